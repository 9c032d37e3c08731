import CommonMark
import Diagnostics
import Runtimes

/// A reference to a scenario as an author writes it: `pair`, `other.md#pair`, or nothing.
struct ScenarioReference: Equatable, Sendable {
  /// The page's file; nil for this page.
  var page: String?
  /// The scenario's id; nil for the last one above.
  var id: String?
}

/// A computed value within running text: `{heap pair@cut} refcount(b) = 1`.
struct InlineValue: Sendable {
  /// The scenario that is asked, as it is written.
  var reference = ScenarioReference()
  /// The last scenario above in the page, by its index; nil without one.
  var above: Int?
  /// The moment.
  var moment: Moment?
  /// The bytes of scenario and moment.
  var targetRange: Range<Int>
  /// The runtime that is named.
  var runtime: Runtime?
  /// The query and its bytes.
  var query: LocatedText
  /// The value that the page says, and its bytes; nil for a computed one.
  var pin: LocatedText?
  /// The bytes of the whole span, which name the value in its page.
  var range: Range<Int>
}

extension InlineValue {
  /// Whether a code span is meant as a value.
  static func isValue(_ text: String) -> Bool {
    text.hasPrefix("{heap") && [" ", "}"].contains(text.dropFirst(5).prefix(1))
  }

  /// The beginning of a code span that is nearly a value's: `{heep pair@cut}`; nil for other code.
  static func suspect(_ text: String) -> String? {
    guard text.hasPrefix("{"), let close = text.firstIndex(of: "}") else { return nil }
    let word = text.dropFirst().prefix { $0 != " " && $0 != "}" && $0 != "@" }
    let isQuery = text[text.index(after: close)...].contains { $0.isLetter }
    guard isQuery, nearest(to: word.lowercased(), among: ["heap"]) != nil else { return nil }
    return String(text[...close])
  }

  /// The value in a code span; nil, with a finding, for one that is not well formed.
  init?(_ span: CodeSpan, above: Int?, in file: SourceFile, findings: inout [Diagnostic]) {
    let bytes = Array(span.content.text.utf8)
    range = span.range.bytes
    self.above = above
    guard let close = bytes.firstIndex(of: UInt8(ascii: "}")) else {
      let place = span.content.range.bytes
      findings.append(
        file.finding(
          .valueUnresolved, "`{heap` has no `}`", at: place,
          hint: "write {heap pair@cut} refcount(b)"))
      return nil
    }
    if close + 1 < bytes.count, bytes[close + 1] != 0x20 {
      let place = span.content.range(ofUTF8: (close + 1)..<bytes.count).bytes
      findings.append(
        file.finding(.valueUnresolved, "a blank is missing behind `}`", at: place))
      return nil
    }
    let (body, pinned) = Self.splitPin(bytes, from: close + 1)
    query = span.content.part(utf8: body, in: file)
    pin = pinned.map { span.content.part(utf8: $0, in: file) }
    targetRange = span.content.range(ofUTF8: 1..<close).bytes
    guard !body.isEmpty else {
      findings.append(file.finding(.queryUnknown, "a value needs a query", at: range))
      return nil
    }
    for word in Self.words(bytes, 5..<close) {
      let text = String(decoding: bytes[word], as: UTF8.self)
      let place = span.content.range(ofUTF8: word).bytes
      guard readTarget(text, at: place, in: file, findings: &findings) else { return nil }
    }
  }

  private mutating func readTarget(
    _ text: String, at place: Range<Int>, in file: SourceFile, findings: inout [Diagnostic]
  ) -> Bool {
    if let runtime = Runtime(rawValue: text) {
      self.runtime = runtime
      return true
    }
    guard let target = PictureTarget(text), reference == ScenarioReference() else {
      findings.append(
        file.finding(
          .valueUnresolved, "`\(text)` is neither SCENARIO@MOMENT nor a runtime", at: place,
          hint: Moment.phaseHint(text)))
      return false
    }
    let looksLikeRuntime =
      target.moment == nil && target.reference.page == nil && text.contains(".")
    if looksLikeRuntime || text.hasPrefix("cpython-") || text.hasPrefix("anaconda-") {
      findings.append(
        file.unknownName(
          .runtimeUnknown, "runtime", text, at: place, known: RuntimeList.names))
      return false
    }
    (reference, moment, targetRange) = (target.reference, target.moment, place)
    return true
  }

  /// The query's and the pin's bytes: the pin follows the last ` = ` outside quotes and brackets.
  static func splitPin(_ bytes: [UInt8], from start: Int) -> (Range<Int>, Range<Int>?) {
    var (depth, quote) = (0, UInt8(0))
    var last: Int?
    for (index, byte) in bytes.enumerated().dropFirst(start) {
      if quote != 0 {
        if byte == quote { quote = 0 }
        continue
      }
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "\""): quote = byte
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: "=") where depth == 0 && isAlone(bytes, index): last = index
      default: break
      }
    }
    guard let last else { return (CommentParts.trimmed(bytes, start..<bytes.count), nil) }
    return (
      CommentParts.trimmed(bytes, start..<last),
      CommentParts.trimmed(bytes, (last + 1)..<bytes.count)
    )
  }

  /// Whether a sign stands between blanks (the end of the text counts as one).
  private static func isAlone(_ bytes: [UInt8], _ index: Int) -> Bool {
    index > 0 && bytes[index - 1] == 0x20 && (index + 1 == bytes.count || bytes[index + 1] == 0x20)
  }

  private static func words(_ bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    bytes[range].split(separator: 0x20).map { $0.startIndex..<$0.endIndex }
  }
}

/// What a picture or a value names: `pair@cut`, `pair`, `@cut`, `file.md#pair@cut`.
struct PictureTarget: Equatable, Sendable {
  var reference: ScenarioReference
  var moment: Moment?

  init?(_ text: String) {
    var name = Substring(text)
    if let sign = text.firstIndex(of: "@") {
      guard let moment = Moment(String(text[text.index(after: sign)...])) else { return nil }
      self.moment = moment
      name = text[..<sign]
    }
    reference = ScenarioReference()
    if let hash = name.firstIndex(of: "#") {
      reference.page = String(name[..<hash])
      name = name[name.index(after: hash)...]
      guard !name.isEmpty else { return nil }
    }
    reference.id = name.isEmpty ? nil : String(name)
  }
}
