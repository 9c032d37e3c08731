import Diagnostics

extension Document {
  /// A whole file as a document. Every text is one; faults are in `diagnostics`.
  public init(parsing file: SourceFile) {
    let (frontMatter, first) = FrontMatter.separate(file)
    var lines = file.lines[first...].map { MappedBytes(file, $0) }
    // What follows the last line ending is a line only if it holds something.
    if lines.last?.count == 0 { lines.removeLast() }
    let (blocks, findings) = DocumentBuilder.blocks(lines, in: file)
    self.init(
      frontMatter: frontMatter, blocks: blocks,
      diagnostics: (file.encodingFaults + findings).sorted())
  }

  /// A part of a file as a document: the lines of a fence, each with its place in the file.
  public init(parsing lines: [LocatedText], in file: SourceFile) {
    let (blocks, findings) = DocumentBuilder.blocks(lines.map { MappedBytes($0) }, in: file)
    self.init(frontMatter: nil, blocks: blocks, diagnostics: findings.sorted())
  }
}

extension LocatedText {
  /// A part of a file as text; bytes that are not UTF-8 become U+001A, one each.
  public init(_ file: SourceFile, _ range: Range<Int>) {
    self = MappedBytes(file, range.clamped(to: 0..<file.bytes.count)).located(in: file)
  }

  /// A part of the text, given as offsets in its UTF-8, which must lie on scalars' bounds.
  public func part(utf8 part: Range<Int>, in file: SourceFile) -> LocatedText {
    MappedBytes(self).slice(part.clamped(to: 0..<text.utf8.count)).located(in: file)
  }
}

extension FrontMatter {
  /// The front matter of a file, and the index of the first line behind it.
  static func separate(_ file: SourceFile) -> (FrontMatter?, Int) {
    guard isRule(file, 0),
      let close = file.lines.indices.dropFirst().first(where: { isRule(file, $0) })
    else { return (nil, 0) }
    let bytes = file.lines[1].lowerBound..<file.lines[close].lowerBound
    let whole = file.lines[0].lowerBound..<file.lines[close].upperBound
    let matter = FrontMatter(
      yaml: file.text(bytes), firstLine: 2, content: file.range(bytes), range: file.range(whole))
    return (matter, close + 1)
  }

  /// Whether a line is `---`, blanks behind it allowed.
  private static func isRule(_ file: SourceFile, _ line: Int) -> Bool {
    let bytes = file.bytes[file.lines[line]]
    return bytes.starts(with: [0x2D, 0x2D, 0x2D])
      && bytes.dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }
}
