/// A way to write a whole number into a sentence.
enum NumberStyle: Equatable {
  /// `262144`
  case plain
  /// `two`, `Two`
  case word(isCapital: Bool)
  /// `262,144`, by the sign between the groups of three
  case grouped(Character)
  /// `0x10`, `0xFF`
  case hexadecimal(isUpper: Bool)
  /// `256 KiB`: the unit with the blank before it, and the bytes of one
  case unit(String, bytes: Int)

  /// The style of a written number; nil where the text shows none.
  init?(of written: String) {
    let text = String(written.trimmingBlanks())
    guard PinnedValue.wholeNumber(text) != nil else { return nil }
    if PinnedValue.words.contains(text.lowercased()) {
      self = .word(isCapital: text.first?.isUppercase ?? false)
    } else if text.hasPrefix("0x") || text.hasPrefix("-0x") {
      self = .hexadecimal(isUpper: text.contains { ("A"..."F").contains($0) })
    } else if let unit = PinnedValue.units.first(where: { text.hasSuffix($0.name) }) {
      let amount = text.dropLast(unit.name.count)
      let blanks = amount[
        amount.index(after: amount.lastIndex(where: \.isNumber) ?? amount.startIndex)...]
      self = .unit(String(blanks) + unit.name, bytes: 1 << unit.shift)
    } else if let sign = text.first(where: { !$0.isNumber && $0 != "-" }) {
      self = .grouped(sign)
    } else {
      self = .plain
    }
  }

  /// A number in this style; in plain digits where the style has no words for it.
  func write(_ digits: String) -> String {
    let isNegative = digits.hasPrefix("-")
    let amount = isNegative ? String(digits.dropFirst()) : digits
    let sign = isNegative ? "-" : ""
    switch self {
    case .plain: return digits
    case .word(let isCapital):
      guard !isNegative, let number = Int(amount), PinnedValue.words.indices.contains(number)
      else { return digits }
      let word = PinnedValue.words[number]
      return isCapital ? word.prefix(1).uppercased() + word.dropFirst() : word
    case .grouped(let separator): return sign + Self.groups(amount, separator)
    case .hexadecimal(let isUpper):
      guard let number = Int(amount) else { return digits }
      return sign + "0x" + String(number, radix: 16, uppercase: isUpper)
    case .unit(let unit, let bytes):
      guard let number = Int(amount), number % bytes == 0 else { return digits }
      return sign + "\(number / bytes)\(unit)"
    }
  }

  private static func groups(_ digits: String, _ separator: Character) -> String {
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result.append(separator) }
      result.append(digit)
    }
    return result
  }
}
