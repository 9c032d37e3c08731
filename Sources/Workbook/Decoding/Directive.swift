/// One claim or mark in a comment of a program, as it is written.
struct Directive: Equatable, Sendable {
  /// The words that make a comment a claim or a mark.
  enum Keyword: String, CaseIterable, Sendable {
    case expect, prints, error, mark, hide, vary
  }

  /// What it is.
  var keyword: Keyword
  /// The text in brackets: runtimes.
  var runtimes: (text: String, range: Range<Int>)?
  /// The visit behind `#`.
  var visit: Int?
  /// The text behind the colon, and where it stands in the file.
  var text: String
  var range: Range<Int>

  static func == (left: Directive, right: Directive) -> Bool {
    left.keyword == right.keyword && left.range == right.range && left.visit == right.visit
  }
}

/// A comment of a program, taken apart into claims and what remains.
struct CommentParts {
  /// The claims and marks in order.
  var directives: [Directive] = []
  /// The ordinary part before the first of them, with its `#`; nil without one.
  var ordinary: Range<Int>?
  /// A word that is nearly a claim's, as in `# expct: x`.
  var suspect: Range<Int>?

  /// The comment in a byte range of the file, which begins with `#`.
  init(_ bytes: [UInt8], in range: Range<Int>) {
    var heads: [DirectiveHead] = []
    for index in range where bytes[index] == UInt8(ascii: "#") {
      let isFirst = index == range.lowerBound
      guard isFirst || bytes[index - 1] == 0x20 || bytes[index - 1] == 0x09 else { continue }
      if let head = DirectiveHead(bytes, at: index, end: range.upperBound) { heads.append(head) }
    }
    let firstHead = heads.first?.start ?? range.upperBound
    if firstHead > range.lowerBound {
      ordinary = Self.trimmed(bytes, range.lowerBound..<firstHead)
      suspect = ordinary.flatMap { DirectiveHead.suspect(bytes, in: $0) }
    }
    for (index, head) in heads.enumerated() {
      let end = index + 1 < heads.count ? heads[index + 1].start : range.upperBound
      let text = Self.trimmed(bytes, head.textStart..<max(end, head.textStart))
      directives.append(
        Directive(
          keyword: head.keyword, runtimes: head.runtimes, visit: head.visit,
          text: String(decoding: bytes[text], as: UTF8.self), range: text))
    }
  }

  static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0D }
    while start < end, isBlank(bytes[start]) { start += 1 }
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return start..<end
  }
}

/// The beginning of a directive: `# expect[cpython-3.9]#2:`.
struct DirectiveHead {
  var keyword: Directive.Keyword
  var start: Int
  var textStart: Int
  var visit: Int?
  var runtimes: (text: String, range: Range<Int>)?

  init?(_ bytes: [UInt8], at start: Int, end: Int) {
    let word = Self.word(bytes, after: start, end: end)
    guard let keyword = Directive.Keyword(rawValue: String(decoding: bytes[word], as: UTF8.self))
    else { return nil }
    self.keyword = keyword
    self.start = start
    var index = word.upperBound
    while index < end, bytes[index] == UInt8(ascii: "#") || bytes[index] == UInt8(ascii: "[") {
      if bytes[index] == UInt8(ascii: "[") {
        guard let close = bytes[index..<end].firstIndex(of: UInt8(ascii: "]")) else { return nil }
        let inner = (index + 1)..<close
        runtimes = (String(decoding: bytes[inner], as: UTF8.self), inner)
        index = close + 1
      } else {
        var stop = index + 1
        while stop < end, bytes[stop] >= 0x30, bytes[stop] <= 0x39 { stop += 1 }
        guard let number = Int(String(decoding: bytes[(index + 1)..<stop], as: UTF8.self)),
          number >= 1
        else { return nil }
        visit = number
        index = stop
      }
    }
    if index < end, bytes[index] == UInt8(ascii: ":") {
      textStart = index + 1
    } else {
      guard keyword == .hide || keyword == .vary, visit == nil, runtimes == nil else { return nil }
      guard Self.endsDirective(bytes, from: index, end: end) else { return nil }
      textStart = index
    }
  }

  /// A word before a colon that is a claim's but for one letter.
  static func suspect(_ bytes: [UInt8], in range: Range<Int>) -> Range<Int>? {
    let word = word(bytes, after: range.lowerBound, end: range.upperBound)
    guard word.upperBound < range.upperBound, bytes[word.upperBound] == UInt8(ascii: ":")
    else { return nil }
    let text = String(decoding: bytes[word], as: UTF8.self)
    let near = ["expects", "expct", "exepct", "expcet", "except", "print", "pirnts", "errors"]
    return near.contains(text) ? word : nil
  }

  /// Whether nothing but blanks stands before the end or the next `#`.
  private static func endsDirective(_ bytes: [UInt8], from start: Int, end: Int) -> Bool {
    var index = start
    while index < end, bytes[index] == 0x20 || bytes[index] == 0x09 || bytes[index] == 0x0D {
      index += 1
    }
    return index == end || bytes[index] == UInt8(ascii: "#")
  }

  private static func word(_ bytes: [UInt8], after hash: Int, end: Int) -> Range<Int> {
    var start = hash + 1
    while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    var stop = start
    while stop < end, bytes[stop] >= 0x61, bytes[stop] <= 0x7A { stop += 1 }
    return start..<stop
  }
}
