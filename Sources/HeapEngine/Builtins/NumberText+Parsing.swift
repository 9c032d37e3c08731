import BigInt
import Glibc

/// Reading numbers from text.
///
/// Authority: CPython, Objects/longobject.c (`PyLong_FromString`), Objects/floatobject.c
/// (`float_from_string_inner`), Python/pystrtod.c.
extension NumberText {
  /// Characters as ASCII: decimal digits and spaces of all scripts translated, `?` for others.
  static func ascii(_ scalars: [UInt32]) -> [UInt8] {
    scalars.map { scalar in
      if scalar < 128 { return UInt8(scalar) }
      guard let value = Unicode.Scalar(scalar) else { return UInt8(ascii: "?") }
      if value.properties.isWhitespace { return UInt8(ascii: " ") }
      if value.properties.numericType == .decimal, let digit = value.properties.numericValue {
        return UInt8(ascii: "0") + UInt8(digit)
      }
      return UInt8(ascii: "?")
    }
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (byte >= 9 && byte <= 13) }

  /// A text without the spaces around it; the separators 28 to 31 count as spaces in a str.
  static func trimmed(_ text: [UInt8], isStr: Bool = true) -> ArraySlice<UInt8> {
    func isBlank(_ byte: UInt8) -> Bool {
      isSpace(byte) || (isStr && byte >= 28 && byte <= 31)
    }
    var slice = text[...]
    while let first = slice.first, isBlank(first) { slice.removeFirst() }
    while let last = slice.last, isBlank(last) { slice.removeLast() }
    return slice
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

  /// The value of a digit in bases up to 36; 37 for what is none.
  static func digitValue(_ byte: UInt8) -> Int {
    switch byte {
    case 48...57: Int(byte) - 48
    case 65...90: Int(byte) - 55
    case 97...122: Int(byte) - 87
    default: 37
    }
  }

  /// The parts of an int literal.
  struct IntLiteral {
    var isNegative: Bool
    var base: Int
    /// Digits without underscores.
    var digits: [UInt8]
    /// Whether what follows the digits makes the text no literal.
    var hasRest: Bool
    /// Whether only zero may be written so (`007` in base 0).
    var mustBeZero: Bool
  }

  /// An int literal (spaces around allowed) in a base (0 or 2 to 36); nil where it is none.
  static func intLiteral(_ text: [UInt8], base wanted: Int, isStr: Bool) -> IntLiteral? {
    var rest = trimmed(text, isStr: isStr)
    var result = IntLiteral(
      isNegative: false, base: wanted, digits: [], hasRest: false, mustBeZero: false)
    if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
      result.isNegative = sign == UInt8(ascii: "-")
      rest.removeFirst()
    }
    takePrefix(&rest, &result)
    var afterUnderscore = true
    while let byte = rest.first {
      if byte == UInt8(ascii: "_") {
        if afterUnderscore { return nil }
        afterUnderscore = true
      } else if digitValue(byte) < result.base {
        result.digits.append(byte)
        afterUnderscore = false
      } else {
        break
      }
      rest.removeFirst()
    }
    if afterUnderscore { return nil }
    result.hasRest = !rest.isEmpty
    return result
  }

  private static func takePrefix(_ rest: inout ArraySlice<UInt8>, _ result: inout IntLiteral) {
    var named = 0
    if rest.first == UInt8(ascii: "0"), rest.count > 1 {
      switch rest[rest.startIndex + 1] | 0x20 {
      case UInt8(ascii: "x"): named = 16
      case UInt8(ascii: "o"): named = 8
      case UInt8(ascii: "b"): named = 2
      default: break
      }
    }
    if result.base == 0 {
      result.base = named == 0 ? 10 : named
      result.mustBeZero = named == 0 && rest.first == UInt8(ascii: "0")
    }
    guard named != 0, named == result.base else { return }
    rest.removeFirst(2)
    if rest.first == UInt8(ascii: "_") { rest.removeFirst() }
  }

  /// The value of digits in a base.
  static func value(_ digits: [UInt8], base: Int) -> BigInt {
    if digits.count <= 12 {
      var result = 0
      for digit in digits { result = result &* base &+ digitValue(digit) }
      return BigInt(result)
    }
    // The package's own conversion stops at base 35.
    if base == 36 { return BigInt(base36(digits)) }
    return BigInt(BigUInt(String(decoding: digits, as: UTF8.self), radix: base) ?? 0)
  }

  private static func base36(_ digits: [UInt8]) -> BigUInt {
    var result = BigUInt(0)
    var index = 0
    while index < digits.count {
      var chunk: UInt = 0
      var scale: UInt = 1
      while index < digits.count, scale < 4_738_381_338_321_616_896 {
        chunk = chunk &* 36 &+ UInt(digitValue(digits[index]))
        scale &*= 36
        index += 1
      }
      result = result * BigUInt(scale) + BigUInt(chunk)
    }
    return result
  }

  /// The number at the start of a text (decimal, `inf`, `infinity`, `nan`) and its length in
  /// bytes; nil where there is none.
  static func leadingFloat(_ text: ArraySlice<UInt8>) -> (value: Double, length: Int)? {
    var index = text.startIndex
    func at(_ place: Int) -> UInt8 { place < text.endIndex ? text[place] : 0 }
    let isNegative = at(index) == UInt8(ascii: "-")
    if isNegative || at(index) == UInt8(ascii: "+") { index += 1 }
    for (word, value) in [("infinity", Double.infinity), ("inf", .infinity), ("nan", .nan)] {
      let letters = Array(word.utf8)
      if (0..<letters.count).allSatisfy({ at(index + $0) | 0x20 == letters[$0] }) {
        return (isNegative ? -value : value, index + letters.count - text.startIndex)
      }
    }
    let start = index
    while isDigit(at(index)) { index += 1 }
    var digits = index - start
    if at(index) == UInt8(ascii: ".") {
      index += 1
      let fraction = index
      while isDigit(at(index)) { index += 1 }
      digits += index - fraction
    }
    if digits == 0 { return nil }
    if at(index) | 0x20 == UInt8(ascii: "e") {
      var end = index + 1
      if at(end) == UInt8(ascii: "-") || at(end) == UInt8(ascii: "+") { end += 1 }
      if isDigit(at(end)) {
        while isDigit(at(end)) { end += 1 }
        index = end
      }
    }
    let value = strtod(String(decoding: text[start..<index], as: UTF8.self), nil)
    return (isNegative ? -value : value, index - text.startIndex)
  }

  /// A text without underscores that stand between digits; nil where another underscore is.
  static func withoutUnderscores(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    var previous: UInt8 = 0
    for byte in text {
      if byte == UInt8(ascii: "_") {
        if !isDigit(previous) { return nil }
      } else {
        if previous == UInt8(ascii: "_"), !isDigit(byte) { return nil }
        result.append(byte)
      }
      previous = byte
    }
    return previous == UInt8(ascii: "_") ? nil : result
  }

  /// A whole text as a float; nil where it is none.
  static func float(_ text: [UInt8], isStr: Bool) -> Double? {
    guard let clean = withoutUnderscores(trimmed(text, isStr: isStr)),
      let found = leadingFloat(clean[...]), found.length == clean.count
    else { return nil }
    return found.value
  }
}
