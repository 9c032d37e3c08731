import Glibc

/// `float.hex` and `float.fromhex`.
///
/// Authority: CPython, Objects/floatobject.c (`float_hex`, `float_fromhex_impl`).
extension World {
  /// `x.hex()`
  mutating func floatHex(_ object: Ref) -> Ref {
    let value = floatValue(object)
    if !value.isFinite { return floatRepr(object) }
    let sign = value.sign == .minus ? "-" : ""
    if value == 0 { return makeStr(sign + "0x0.0p+0") }
    let digits = String(value.significandBitPattern, radix: 16)
    let padded = String(repeating: "0", count: 13 - digits.count) + digits
    let exponent = Int(max(value.exponentBitPattern, 1)) - 1023
    let lead = value.isNormal ? "1" : "0"
    return makeStr("\(sign)0x\(lead).\(padded)p\(exponent < 0 ? "-" : "+")\(exponent.magnitude)")
  }

  /// `float.fromhex(string)`; the class is `args[0]`.
  mutating func floatFromHex(_ args: Arguments) -> Ref {
    guard layout(args[1]) == .str else {
      return raise(.typeError, "bad argument type for built-in operation")
    }
    let text = scalars(args[1]).map { $0 < 128 ? UInt8($0) : 255 }
    guard charge(text.count) else { return .null }
    guard let value = NumberText.hexFloat(text) else {
      return raise(.valueError, "invalid hexadecimal floating-point string")
    }
    if value.isInfinite, text.contains(where: NumberText.isDigit) {
      return raise(.overflowError, "hexadecimal value too large to represent as a float")
    }
    let result = makeFloat(value)
    if args[0] == .type(.float) { return result }
    let object = call(args[0], [result])
    disown(result)
    return object
  }
}

extension NumberText {
  /// A hexadecimal floating point literal's value (infinite where it is too large); nil where the
  /// text is none.
  static func hexFloat(_ text: [UInt8]) -> Double? {
    var rest = trimmed(text, isStr: false)
    let word = String(decoding: rest.map { $0 | 0x20 }, as: UTF8.self)
    if !word.contains(where: \.isNumber), let found = leadingFloat(rest),
      found.length == rest.count
    {
      return found.value
    }
    var isNegative = false
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") {
      isNegative = rest.removeFirst() == UInt8(ascii: "-")
    }
    if rest.count > 1, rest[rest.startIndex] == UInt8(ascii: "0"),
      rest[rest.startIndex + 1] | 0x20 == UInt8(ascii: "x")
    {
      rest.removeFirst(2)
    }
    guard isHexNumber(rest) else { return nil }
    let value = hexValue(rest)
    return isNegative ? -value : value
  }

  /// The value of a checked hexadecimal number, rounded once, half to even.
  private static func hexValue(_ text: ArraySlice<UInt8>) -> Double {
    var mantissa: UInt64 = 0
    var exponent = 0
    var isSticky = false
    var isFraction = false
    var rest = text
    while let byte = rest.first, byte | 0x20 != UInt8(ascii: "p") {
      rest.removeFirst()
      if byte == UInt8(ascii: ".") {
        isFraction = true
        continue
      }
      if isFraction { exponent -= 4 }
      if mantissa >> 60 == 0 {
        mantissa = mantissa << 4 | UInt64(digitValue(byte))
      } else {
        exponent += 4
        isSticky = isSticky || digitValue(byte) != 0
      }
    }
    if mantissa == 0 { return 0 }
    // Beyond this every exponent means 0 or infinity, however many digits there are.
    let bound = 1 << 40
    let written = rest.dropFirst().drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    var power = 0
    for byte in written where power < bound { power = power * 10 + digitValue(byte) }
    exponent += rest.dropFirst().first == UInt8(ascii: "-") ? -power : power
    let shift = mantissa.leadingZeroBitCount
    return rounded(mantissa << shift, exponent - shift + 63, isSticky)
  }

  /// `mantissa` with its point behind the first of 64 bits, times 2 to `power`.
  private static func rounded(_ mantissa: UInt64, _ power: Int, _ isSticky: Bool) -> Double {
    if power > 1023 { return .infinity }
    if power < -1076 { return 0 }
    let dropped = 11 + max(0, -1022 - power)
    if dropped > 64 { return 0 }
    let kept = dropped == 64 ? 0 : mantissa >> UInt64(dropped)
    let half: UInt64 = 1 << UInt64(dropped - 1)
    let below = dropped == 64 ? mantissa : mantissa & (half << 1 &- 1)
    let isUp = below > half || below == half && (isSticky || kept & 1 == 1)
    return scalbn(Double(kept + (isUp ? 1 : 0)), power - 63 + dropped)
  }

  /// Whether a text is digits with at most one point, and perhaps `p` and an exponent.
  private static func isHexNumber(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    var digits = 0
    var points = 0
    while let byte = rest.first {
      if digitValue(byte) < 16 {
        digits += 1
      } else if byte == UInt8(ascii: ".") {
        points += 1
      } else {
        break
      }
      rest.removeFirst()
    }
    guard digits > 0, points <= 1 else { return false }
    guard let byte = rest.first else { return true }
    guard byte | 0x20 == UInt8(ascii: "p") else { return false }
    rest.removeFirst()
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    return !rest.isEmpty && rest.allSatisfy(isDigit)
  }
}
