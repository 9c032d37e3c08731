/// How links and definitions are written, as far as it takes to find where they end.
///
/// Follows cmark 0.30, inlines.c: `manual_scan_link_url`, `link_label` and
/// `cmark_parse_reference_inline`. Every function takes an index and gives the one behind.
struct LinkSyntax {
  let text: MappedBytes

  /// Behind blanks and line endings.
  func spaces(_ start: Int) -> Int {
    var index = start
    while Self.isSpace(text[index]) { index += 1 }
    return index
  }

  /// Behind blanks with one line ending among them at most.
  func spacesAndLine(_ start: Int) -> Int {
    let index = blanks(start)
    return text[index] == 0x0A ? blanks(index + 1) : index
  }

  /// Behind blanks.
  func blanks(_ start: Int) -> Int {
    var index = start
    while LineCursor.isBlank(text[index]) { index += 1 }
    return index
  }

  /// Behind a destination, `<a b>` or bare. Only a definition's may end with the text.
  func destination(_ start: Int, mayEndText: Bool = false) -> Int? {
    if text[start] == 0x3C { return angleDestination(start + 1) }
    var index = start
    var depth = 0
    while index < text.count {
      let byte = text[index]
      if byte == 0x5C, Self.isPunctuation(text[index + 1]) {
        index += 2
        continue
      }
      if byte == 0x28 { depth += 1 }
      if byte == 0x29 {
        if depth == 0 { break }
        depth -= 1
      }
      if Self.isSpace(byte) || depth > 32 { break }
      index += 1
    }
    return depth == 0 && (mayEndText || index < text.count) ? index : nil
  }

  private func angleDestination(_ start: Int) -> Int? {
    var index = start
    while index < text.count {
      switch text[index] {
      case 0x3E: return index + 1
      case 0x0A, 0x3C: return nil
      case 0x5C: index += 2
      default: index += 1
      }
    }
    return nil
  }

  /// Behind a title in quotes or parentheses.
  ///
  /// As cmark's scanner does, which takes the longest match of a pattern in which a backslash is
  /// also a plain character: a mark behind one ends the title only if no later mark does.
  func title(_ start: Int) -> Int? {
    let close: UInt8
    switch text[start] {
    case 0x22, 0x27: close = text[start]
    case 0x28: close = 0x29
    default: return nil
    }
    var candidate: Int?
    for index in start + 1..<max(text.count, start + 1) {
      let byte = text[index]
      let isEscaped = index > start + 1 && text[index - 1] == 0x5C
      if byte == close {
        candidate = index + 1
        if !isEscaped { break }
      }
      if byte == 0x28, close == 0x29, !isEscaped { break }
    }
    return candidate
  }

  /// Behind a label `[text]`; its text may be empty.
  func label(_ start: Int) -> Int? {
    guard text[start] == 0x5B else { return nil }
    var index = start + 1
    while index < text.count, index - start <= 1001 {
      switch text[index] {
      case 0x5D: return index + 1
      case 0x5B: return nil
      case 0x5C: index += Self.isPunctuation(text[index + 1]) ? 2 : 1
      default: index += 1
      }
    }
    return nil
  }

  /// Behind what follows a link's `]`, and where its destination or label is written.
  func tail(_ start: Int) -> (end: Int, destination: Range<Int>?) {
    if text[start] == 0x28, let inline = inlineTail(start + 1) { return inline }
    if let end = label(start) {
      let inner = start + 1..<end - 1
      return (end, text.bytes[inner].allSatisfy(Self.isSpace) ? nil : inner)
    }
    return (start, nil)
  }

  private func inlineTail(_ start: Int) -> (end: Int, destination: Range<Int>?)? {
    let first = spaces(start)
    guard let last = destination(first) else { return nil }
    let afterSpace = spaces(last)
    let afterTitle = afterSpace == last ? last : title(afterSpace) ?? afterSpace
    let end = spaces(afterTitle)
    guard text[end] == 0x29 else { return nil }
    let isAngled = text[first] == 0x3C && last - first >= 2
    return (end + 1, isAngled ? first + 1..<last - 1 : first..<last)
  }

  /// Behind the reference definitions that a paragraph begins with.
  func definitions() -> Int {
    var index = 0
    while let end = definition(index) { index = end }
    return index
  }

  private func definition(_ start: Int) -> Int? {
    guard let label = label(start), text[label] == 0x3A,
      !text.bytes[start + 1..<label - 1].allSatisfy(Self.isSpace)
    else { return nil }
    let first = spacesAndLine(label + 1)
    guard let last = destination(first, mayEndText: true), last > first else { return nil }
    let beforeTitle = spacesAndLine(last)
    if beforeTitle > last, let title = title(beforeTitle), let end = lineEnd(title) { return end }
    return lineEnd(last)
  }

  /// Behind the line's ending, where only blanks come before it.
  private func lineEnd(_ start: Int) -> Int? {
    let index = blanks(start)
    if index >= text.count { return text.count }
    return text[index] == 0x0A ? index + 1 : nil
  }

  /// Whether a byte is white space of C.
  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  /// Whether a byte is punctuation of ASCII, and can be escaped.
  static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }
}
