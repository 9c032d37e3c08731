import Diagnostics

/// `{#id}` at one end of a text, which is as it is written in the file.
struct TrailingID {
  let id: LocatedText
  /// The text without it, and without the blanks between.
  let rest: TextRun

  /// The id that a heading's last text ends with.
  init?(endOf run: TextRun, in file: SourceFile) {
    let text = Array(run.text.utf8)
    guard text.last == 0x7D, let open = text.lastIndex(of: 0x7B) else { return nil }
    let end = run.range.bytes.upperBound
    let start = end - (text.count - open)
    guard start >= run.range.bytes.lowerBound,
      let id = Self.id(Array(text[open...]), at: start, in: file)
    else { return nil }
    var keep = open
    while keep > 0, LineCursor.isBlank(text[keep - 1]) { keep -= 1 }
    self.id = id
    let (first, last) = (run.range.bytes.lowerBound, start - (open - keep))
    self.rest = TextRun(
      text: String(decoding: text[..<keep], as: UTF8.self),
      range: file.range(first..<max(first, last)))
  }

  /// The id that the text behind an image begins with.
  init?(startOf run: TextRun, in file: SourceFile) {
    let text = Array(run.text.utf8)
    let open = text.prefix(while: LineCursor.isBlank).count
    guard let close = text.firstIndex(of: 0x7D), open < close else { return nil }
    let start = run.range.bytes.lowerBound + open
    guard let id = Self.id(Array(text[open...close]), at: start, in: file) else { return nil }
    self.id = id
    let first = start + close + 1 - open
    self.rest = TextRun(
      text: String(decoding: text[(close + 1)...], as: UTF8.self),
      range: file.range(first..<max(first, run.range.bytes.upperBound)))
  }

  private static func id(_ mark: [UInt8], at start: Int, in file: SourceFile) -> LocatedText? {
    let name = mark.dropFirst(2).dropLast()
    guard mark.starts(with: [0x7B, 0x23]), !name.isEmpty,
      !name.contains(where: { $0 <= 0x20 || $0 == 0x7B || $0 == 0x7D }),
      start >= 0, start + mark.count <= file.bytes.count,
      file.bytes[start..<start + mark.count].elementsEqual(mark)
    else { return nil }
    return LocatedText(file, start + 2..<start + mark.count - 1)
  }
}

extension InlineReader {
  /// The inlines with every `{#id}` behind an image made the image's id.
  func attachingImageIDs(_ inlines: [Inline]) -> [Inline] {
    var result: [Inline] = []
    for inline in inlines {
      guard case .text(let run) = inline, case .image(let image)? = result.last,
        let found = TrailingID(startOf: run, in: file)
      else {
        result.append(inline)
        continue
      }
      let end = found.rest.range.bytes.lowerBound
      result[result.count - 1] = .image(
        Image(
          destination: image.destination, title: image.title, children: image.children,
          id: found.id, destinationRange: image.destinationRange,
          range: file.range(image.range.bytes.lowerBound..<max(end, image.range.bytes.upperBound))))
      if !found.rest.text.isEmpty { result.append(.text(found.rest)) }
    }
    return result
  }
}
