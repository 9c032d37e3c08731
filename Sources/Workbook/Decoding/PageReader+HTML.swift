import CommonMark
import Diagnostics

/// Raw HTML, which pages leave out: an author who does not know it loses text.
extension PageReader {
  /// Reads a tag in running text.
  mutating func read(_ tag: TextRun) {
    if tag.text.hasPrefix("<!--") { return }
    report(tag.text, at: tag.range.bytes, "`\(Self.shown(tag.text))` is left out of the page")
  }

  /// Reads a block of HTML.
  mutating func read(_ block: HTMLBlock) {
    let place = block.range.bytes
    guard block.text.hasPrefix("<!--") else {
      let tag = block.text.prefix { $0 != ">" && !$0.isNewline } + ">"
      let message = "a block of HTML is left out of the page, with its text"
      return report(String(tag), at: place, message)
    }
    guard let end = firstEnd(ofCommentIn: place) else {
      findings.append(
        file.finding(
          .htmlDropped, "the comment is never closed: what follows is left out of the page",
          at: place, hint: "close it with -->"))
      return
    }
    let rest = CommentParts.trimmed(file.bytes, end..<place.upperBound)
    if !rest.isEmpty {
      findings.append(
        file.finding(
          .htmlDropped, "what follows a comment in its last line is left out of the page",
          at: rest, hint: "begin a new line"))
    }
  }

  /// Where the first comment of a range ends.
  private func firstEnd(ofCommentIn range: Range<Int>) -> Int? {
    let sign = Array("-->".utf8)
    let last = range.upperBound - sign.count
    guard range.lowerBound + 4 <= last else { return nil }
    return ((range.lowerBound + 4)...last).first { place in
      file.bytes[place..<(place + sign.count)].elementsEqual(sign)
    }.map { $0 + sign.count }
  }

  private mutating func report(_ tag: String, at place: Range<Int>, _ message: String) {
    let isEnd = tag.hasPrefix("</")
    let name = tag.dropFirst(isEnd ? 2 : 1).prefix { $0.isLetter || $0.isNumber || $0 == "-" }
      .lowercased()
    if isEnd, tags.contains(name) { return }
    tags.insert(name)
    findings.append(
      file.finding(
        .htmlDropped, message, at: place,
        hint: "write Markdown; for the sign itself `\\<`, or backticks around the text"))
  }

  private static func shown(_ tag: String) -> String {
    let line = tag.split(whereSeparator: \.isNewline).first.map(String.init) ?? tag
    return line.count > 40 ? line.prefix(39) + "…" : line
  }
}
