import CommonMark
import Diagnostics

/// A file whose text is a part of a page: the page itself, a file that it takes in, a program.
struct PageSegment: Sendable {
  /// The file's name in the lessons' folder.
  let name: String
  let file: SourceFile
  /// The offset in the page's text of the file's first byte behind its byte order mark.
  let start: Int

  /// The offset in the page's text behind the file's last byte.
  var end: Int { start + file.bytes.count - file.markLength }

  /// The bytes of the file that a range of the page's text stands for.
  func bytes(_ range: Range<Int>) -> Range<Int> {
    let shift = file.markLength - start
    return (range.lowerBound + shift)..<(range.upperBound + shift)
  }
}

/// A page's text with the texts of all files that it takes in behind it, as one file.
///
/// So every byte of a page has one offset, whichever file it is from, and all that is read out
/// of it is told apart by offsets. `Page.located` takes findings back to the files they are in.
struct PageText: Sendable {
  /// The whole text.
  let file: SourceFile
  /// The page's blocks, with those of included files in the place of their quotes.
  let document: Document
  /// The files in order of offset; the first is the page.
  let segments: [PageSegment]
  /// The segments of programs, by the file's name.
  let programs: [String: Int]
  let findings: [Diagnostic]
  /// Whether the text is that of the page's own file, taken as it is.
  let isOfOneFile: Bool

  /// A page's text; a page that takes in nothing is its file.
  init(_ file: SourceFile, name: String, source: CourseSource) {
    let document = Document(parsing: file)
    var composer = PageComposer(file, name: name, source: source)
    composer.gather(document)
    findings = composer.findings
    segments = composer.segments
    programs = composer.programs
    isOfOneFile = segments.count == 1 && composer.includes[0].isEmpty
    if isOfOneFile {
      (self.file, self.document) = (file, document)
    } else {
      let whole = SourceFile(path: file.path, bytes: composer.bytes)
      self.file = whole
      self.document = composer.compose(document, in: whole)
    }
  }
}

/// Collects the files that a page takes in, then reads them as one text.
private struct PageComposer {
  static let depthLimit = 8

  let source: CourseSource
  var bytes: [UInt8]
  var segments: [PageSegment]
  var programs: [String: Int] = [:]
  var findings: [Diagnostic] = []
  /// For each segment the segments that its quotes take in, in their order; nil for a fault.
  var includes: [[Int?]] = [[]]

  init(_ file: SourceFile, name: String, source: CourseSource) {
    self.source = source
    bytes = file.bytes
    segments = [PageSegment(name: name, file: file, start: file.markLength)]
  }

  /// Finds the files of a page and of what it takes in, breadth first.
  mutating func gather(_ document: Document) {
    var open = [(segment: 0, document: document, chain: [segments[0].name])]
    while let (segment, document, chain) = open.first {
      open.removeFirst()
      for block in document.blocks {
        if case .quote(let quote) = block, quote.callout?.kind == .include {
          let added = include(quote, from: segment, chain)
          includes[segment].append(added)
          guard let added else { continue }
          let file = segments[added].file
          open.append((added, Document(parsing: file), chain + [segments[added].name]))
        }
      }
      gatherPrograms(document.blocks, of: segment)
    }
  }

  private mutating func include(_ quote: Quote, from owner: Int, _ chain: [String]) -> Int? {
    guard let argument = quote.callout?.argument else { return nil }
    let file = segments[owner].file
    func fault(_ rule: Rule, _ message: String, hint: String? = nil) -> Int? {
      findings.append(file.finding(rule, message, at: argument.range.bytes, hint: hint))
      return nil
    }
    let name = CoursePath.resolve(argument.text, from: segments[owner].name)
    guard name.hasSuffix(".md"), name.split(separator: "/").last?.hasPrefix("_") ?? false else {
      return fault(
        .includeMissing, "`\(argument.text)` cannot be taken in",
        hint: "an included file's name begins with _ and ends in .md")
    }
    guard let bytes = source.read(name) else {
      let names = source.names.filter { $0.hasSuffix(".md") }
      return fault(
        .includeMissing, "there is no file `\(argument.text)`",
        hint: CoursePath.hint(at: name, among: names, from: segments[owner].name))
    }
    if chain.contains(name) {
      return fault(.includeCycle, "`\(argument.text)` takes itself in")
    }
    guard chain.count <= Self.depthLimit else {
      return fault(.includeCycle, "files are taken in more than \(Self.depthLimit) deep")
    }
    return add(name, bytes)
  }

  /// Adds a file behind the text; nil, with a finding, for one that is not UTF-8.
  private mutating func add(_ name: String, _ bytes: [UInt8]) -> Int? {
    let file = SourceFile(path: source.shown(name), bytes: bytes)
    guard file.encodingFaults.isEmpty else {
      findings += file.encodingFaults
      return nil
    }
    self.bytes.append(0x0A)
    segments.append(PageSegment(name: name, file: file, start: self.bytes.count))
    includes.append([])
    self.bytes += file.bytes[file.markLength...]
    return segments.count - 1
  }

  private mutating func gatherPrograms(_ blocks: [Block], of owner: Int) {
    var open = blocks
    while let block = open.popLast() {
      switch block {
      case .quote(let quote): open += quote.blocks
      case .list(let list): open += list.items.flatMap(\.blocks)
      case .fence(let fence):
        let info = InfoString(segments[owner].file.bytes, in: fence.info.range.bytes)
        guard info.words.prefix(2).contains(where: { $0.isWord("scenario") }),
          let word = info.words.first(where: { $0.name == "file" }), let path = word.value
        else { continue }
        let name = CoursePath.resolve(path, from: segments[owner].name)
        guard programs[name] == nil, name.hasSuffix(".py"), let bytes = source.read(name) else {
          continue
        }
        programs[name] = add(name, bytes)
      default: continue
      }
    }
  }

  /// The page's document, read anew in the whole text.
  func compose(_ page: Document, in whole: SourceFile) -> Document {
    var faults = page.diagnostics.filter { $0.rule == .encoding }
    let documents = segments.indices.map { index -> Document in
      let segment = segments[index]
      guard segment.name.hasSuffix(".md") else {
        return Document(frontMatter: nil, blocks: [], diagnostics: [])
      }
      let first = index == 0 ? page.frontMatter.map(\.range.bytes.upperBound) ?? -1 : -1
      var lines = whole.lines.filter {
        $0.lowerBound >= segment.start && $0.lowerBound <= segment.end && $0.lowerBound > first
      }
      if lines.last?.isEmpty ?? false { lines.removeLast() }
      return Document(parsing: lines.map { LocatedText(whole, $0) }, in: whole)
    }
    faults += documents.flatMap(\.diagnostics)
    // Children come behind their owners, so that going backwards each is whole when it is taken.
    var blocks = documents.map(\.blocks)
    for index in segments.indices.reversed() {
      var taken = includes[index].makeIterator()
      blocks[index] = blocks[index].flatMap { block -> [Block] in
        guard case .quote(let quote) = block, quote.callout?.kind == .include else {
          return [block]
        }
        return (taken.next() ?? nil).map { blocks[$0] } ?? []
      }
    }
    return Document(frontMatter: page.frontMatter, blocks: blocks[0], diagnostics: faults)
  }
}
