import Diagnostics

extension InlineReader {
  mutating func readText(_ event: SyntaxEvent) {
    let start = cursor
    if let end = frames.last?.autolinkEnd {
      cursor = end
    } else if let end = literalEnd(event.literal) {
      cursor = end
    } else {
      misses += 1
      cursor =
        content.firstIndex(of: event.literal, from: cursor).map { $0 + event.literal.count }
        ?? cursor
    }
    let text = String(decoding: event.literal, as: UTF8.self)
    append(.text(TextRun(text: text, range: range(start..<cursor))))
  }

  /// Behind a text at the cursor whose punctuation may be escaped, or written as entities.
  private func literalEnd(_ literal: [UInt8]) -> Int? {
    var index = cursor
    var read = 0
    while read < literal.count {
      if let (end, decoded) = entity(at: index), literal[read...].starts(with: decoded) {
        index = end
        read += decoded.count
        continue
      }
      if content[index] == 0x5C, LinkSyntax.isPunctuation(content[index + 1]) { index += 1 }
      guard index < content.count, content[index] == literal[read] else { return nil }
      index += 1
      read += 1
    }
    return index
  }

  /// Behind the entity at an index, and the text it stands for. libcmark knows the names: it is
  /// asked, by a parse of the entity alone.
  private func entity(at start: Int) -> (end: Int, decoded: [UInt8])? {
    guard content[start] == 0x26 else { return nil }
    let limit = min(content.count, start + 40)
    guard let close = content.bytes[start..<limit].firstIndex(of: 0x3B) else { return nil }
    let written = Array(content.bytes[start...close])
    guard written.dropFirst().dropLast().allSatisfy(isNamePart) else { return nil }
    let decoded = syntaxEvents(of: written).filter { $0.kind == .text }.flatMap(\.literal)
    return decoded == written || decoded.isEmpty ? nil : (close + 1, decoded)
  }

  private func isNamePart(_ byte: UInt8) -> Bool {
    byte == 0x23 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
  }

  mutating func readBreak(_ event: SyntaxEvent) {
    let syntax = LinkSyntax(text: content)
    let start = cursor
    var end = syntax.blanks(start)
    let isEscaped = event.kind == .lineBreak && content[end] == 0x5C
    if isEscaped { end += 1 }
    guard content[end] == 0x0A else {
      misses += 1
      return append(wrap(event, range(start..<start)))
    }
    // libcmark keeps the indentation behind a break that is a backslash, if the line has any.
    cursor = isEscaped ? end + 1 : syntax.blanks(end + 1)
    append(wrap(event, range(start..<end)))
  }

  private func wrap(_ event: SyntaxEvent, _ range: SourceRange) -> Inline {
    event.kind == .lineBreak ? .lineBreak(range) : .softBreak(range)
  }

  mutating func readHTML(_ event: SyntaxEvent) {
    let start = cursor
    if let end = rawEnd(event.literal) { cursor = end } else { misses += 1 }
    let text = String(decoding: event.literal, as: UTF8.self)
    append(.html(TextRun(text: text, range: range(start..<cursor))))
  }

  private func rawEnd(_ literal: [UInt8]) -> Int? {
    let end = cursor + literal.count
    guard end <= content.count, content.bytes[cursor..<end].elementsEqual(literal) else {
      return nil
    }
    return end
  }
}

extension MappedBytes {
  /// The index at which some bytes begin, at `start` or later.
  func firstIndex(of part: [UInt8], from start: Int) -> Int? {
    guard !part.isEmpty, start + part.count <= count else { return nil }
    return (start...(count - part.count)).first { index in
      bytes[index..<index + part.count].elementsEqual(part)
    }
  }
}
