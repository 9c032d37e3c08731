import HeapDiagrams
import HeapTrace

/// A value as an author writes it into a sentence, compared as a value and shown as written.
enum PinnedValue {
  /// Whether a written value says the same as a computed one.
  ///
  /// Numbers: `262144`, `262,144`, `262 144`, `256 KiB`, `0x10`, `two` (zero to twelve); truths:
  /// `yes`, `no`; texts in quotes; everything else as it is shown or as Python writes it. Numbers
  /// and truths may be in the words of the course's language, too.
  static func matches(
    _ written: String, _ value: QueryValue, _ words: Words = .english
  ) -> Bool {
    let written = String(written.trimmingBlanks())
    switch value {
    case .integer(let digits):
      let named = words.numbers.firstIndex(of: written.lowercased())
      return (named.map { "\($0)" } ?? wholeNumber(written)) == digits
    case .truth(let flag):
      let own = words.text(flag ? "answer.yes" : "answer.no")
      return ([own] + (flag ? ["yes", "true", "True"] : ["no", "false", "False"]))
        .contains(written)
    case .real(let number): return Double(written) == number
    case .text(let text):
      if let quoted = quoted(written) { return quoted == text }
      return false
    case .none: return [words.answer(value), "none", "None"].contains(written)
    case .immortal: return [words.answer(value), "immortal"].contains(written)
    case .object, .list: return written == value.shown || written == value.literal
    }
  }

  /// The text in a pair of quotes, its backslashes read as in Python.
  static func quoted(_ text: String) -> String? {
    guard let quote = text.first, quote == "'" || quote == "\"", text.count >= 2,
      text.last == quote
    else { return nil }
    return PythonText.unescaped(text.dropFirst().dropLast())
  }

  /// The decimal digits of a written whole number, or nil for anything else.
  static func wholeNumber(_ text: String) -> String? {
    if let word = words.firstIndex(of: text.lowercased()) { return "\(word)" }
    var body = Substring(text)
    let isNegative = body.hasPrefix("-")
    if isNegative { body.removeFirst() }
    if body.hasPrefix("0x") {
      guard let number = Int(body.dropFirst(2), radix: 16) else { return nil }
      return signed("\(number)", isNegative)
    }
    for (unit, shift) in units where body.hasSuffix(unit) {
      let amount = String(body.dropLast(unit.count).trimmingBlanks())
      guard let bytes = scaled(amount, shift: shift) else { return nil }
      return signed("\(bytes)", isNegative)
    }
    return grouped(body).map { signed($0, isNegative) }
  }

  /// The words for numbers, in order.
  static let words = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
  ]

  /// The units of memory, the ones that end in another first, with their powers of two.
  static let units: [(name: String, shift: Int)] = [
    ("KiB", 10), ("MiB", 20), ("GiB", 30), ("bytes", 0), ("B", 0),
  ]

  private static func signed(_ digits: String, _ isNegative: Bool) -> String {
    isNegative && digits != "0" ? "-" + digits : digits
  }

  /// `1.5` times a power of two, where that is a whole number.
  private static func scaled(_ amount: String, shift: Int) -> Int? {
    if let digits = grouped(Substring(amount)), let number = Int(digits) {
      let (product, overflow) = number.multipliedReportingOverflow(by: 1 << shift)
      return overflow ? nil : product
    }
    guard let number = Double(amount), number >= 0, number < 1e9 else { return nil }
    let bytes = number * Double(1 << shift)
    return bytes == bytes.rounded() ? Int(bytes) : nil
  }

  /// The digits of a number whose groups of three may stand apart by commas or blanks.
  private static func grouped(_ text: Substring) -> String? {
    let separators: [Character] = [",", " ", "\u{A0}", "\u{202F}", "\u{2009}", "_"]
    let groups = text.split(omittingEmptySubsequences: false) { separators.contains($0) }
    guard groups.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } })
    else { return nil }
    if groups.count > 1 {
      guard let first = groups.first, first.count <= 3,
        groups.dropFirst().allSatisfy({ $0.count == 3 })
      else { return nil }
    }
    let digits = groups.joined().drop { $0 == "0" }
    return digits.isEmpty ? "0" : String(digits)
  }
}

extension Words {
  /// The small numbers from zero on, in words.
  var numbers: [String] { text("answer.numbers").split(separator: " ").map(String.init) }

  /// An answer as a sentence of this language shows it.
  func answer(_ value: QueryValue) -> String {
    switch value {
    case .truth(let flag): text(flag ? "answer.yes" : "answer.no")
    case .none: text("answer.none")
    case .immortal: text("badge.immortal")
    default: value.shown
    }
  }
}
