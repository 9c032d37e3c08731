import BigInt

/// Ints as text.
extension World {
  /// `repr(a)` of an int.
  @inline(__always)
  mutating func intRepr(_ a: Ref) -> Ref {
    guard isSmall(a) else { return largeRepr(a) }
    let value = smallValue(a)
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { buffer in
      var index = 20
      var rest = value.magnitude
      repeat {
        index -= 1
        buffer[index] = 48 + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      } while rest != 0
      if value < 0 {
        index -= 1
        buffer[index] = UInt8(ascii: "-")
      }
      guard let base = buffer.baseAddress else { return .null }
      // One digit, too, is written into a new object (`long_to_decimal_string`).
      return makeFreshStr(latin1: base + index, 20 - index)
    }
  }

  @inline(never)
  private mutating func largeRepr(_ a: Ref) -> Ref {
    guard let digits = decimalDigits(a) else { return .null }
    return makeStr(String(decoding: digits, as: UTF8.self))
  }

  /// The decimal text of an int with its sign; nil with ValueError pending where it is too long.
  mutating func decimalDigits(_ a: Ref) -> [UInt8]? {
    if isSmall(a) { return Array(String(smallValue(a)).utf8) }
    let limit = intDigitLimit
    // log10(2) is above 0.30102: shorter values cannot pass the limit.
    let least = Int(Double(bitCount(a) - 1) * 0.30102)
    guard limit == 0 || least <= limit else { return raiseDigits() }
    guard charge(max(1, least / 8)) else { return nil }
    let text = Array(String(bigValue(a)).utf8)
    let count = text.count - (intIsNegative(a) ? 1 : 0)
    guard limit == 0 || count <= limit else { return raiseDigits() }
    return text
  }

  private mutating func raiseDigits() -> [UInt8]? {
    raise(
      .valueError,
      "Exceeds the limit (\(shownLimit)) for integer string conversion; "
        + "use sys.set_int_max_str_digits() to increase the limit")
    return nil
  }

  /// ValueError for a text of too many digits.
  mutating func raiseDigits(count: Int) -> Ref {
    raise(
      .valueError,
      "Exceeds the limit (\(shownLimit)) for integer string conversion: value has "
        + "\(count) digits; use sys.set_int_max_str_digits() to increase the limit")
  }

  private var shownLimit: String {
    level >= .python311 ? "\(intDigitLimit) digits" : "\(intDigitLimit)"
  }

  /// The magnitude's digits in a base of 2, 8 or 16 (lower case); nil where a limit is met.
  mutating func magnitudeDigits(_ a: Ref, base: Int) -> [UInt8]? {
    if isSmall(a) { return Array(String(smallValue(a).magnitude, radix: base).utf8) }
    let bits = bitCount(a)
    guard charge(bits / 64) else { return nil }
    let step = base == 2 ? 1 : base == 8 ? 3 : 4
    let words = Array(bigValue(a).magnitude.words)
    var result: [UInt8] = []
    var place = (bits + step - 1) / step * step
    while place > 0 {
      place -= step
      var digit = 0
      for bit in 0..<step {
        let at = place + bit
        if at / 64 < words.count, words[at / 64] >> UInt(at % 64) & 1 != 0 { digit |= 1 << bit }
      }
      result.append(digit < 10 ? 48 + UInt8(digit) : 87 + UInt8(digit))
    }
    return result
  }

  /// `bin`, `oct` or `hex` of an object that is an index.
  mutating func prefixedDigits(_ object: Ref, base: Int, prefix: String) -> Ref {
    let index = indexObject(object)
    if index.isNull { return .null }
    defer { disown(index) }
    guard let digits = magnitudeDigits(index, base: base) else { return .null }
    return makeStr(
      (intIsNegative(index) ? "-" : "") + prefix + String(decoding: digits, as: UTF8.self))
  }
}
