import BigInt

/// Powers of ints.
extension World {
  /// `a ** b` of two ints: a float where `b` is negative.
  mutating func intPower(_ a: Ref, _ b: Ref) -> Ref {
    if intIsNegative(b) {
      guard let x = intToDouble(a), let y = intToDouble(b) else { return .null }
      return floatBinary(.power, x, y)
    }
    if isSmall(a), isSmall(b), let result = World.smallPower(smallValue(a), smallValue(b)) {
      return makeInt(result)
    }
    let base = bigValue(a)
    if base.isZero || base == 1 { return makeInt(intIsZero(b) ? 1 : base) }
    if base == -1 { return makeInt(bigValue(b).magnitude.words.first.map { $0 & 1 } == 1 ? -1 : 1) }
    guard isSmall(b) else { return raiseMemoryErrorIfNone() }
    let exponent = smallValue(b)
    let (bits, overflowed) = exponent.multipliedReportingOverflow(by: bitCount(a))
    guard !overflowed, admitBits(bits) else { return raiseMemoryErrorIfNone() }
    guard let result = raised(base, to: exponent) else { return .null }
    return makeInt(result)
  }

  /// A power by squaring from the exponent's highest bit on, so that the factor stays small and
  /// the last product is the last square; nil with an exception pending where the work is too much.
  private mutating func raised(_ base: BigInt, to exponent: Int) -> BigInt? {
    var result: BigInt = 1
    var bit = exponent == 0 ? 0 : 1 << (Int.bitWidth - 1 - exponent.leadingZeroBitCount)
    while bit != 0 {
      guard chargeProduct(result.magnitude.words.count, result.magnitude.words.count) else {
        return nil
      }
      result *= result
      if exponent & bit != 0 { result *= base }
      bit >>= 1
    }
    return result
  }

  /// A power that fits a word; nil where it does not.
  private static func smallPower(_ base: Int, _ exponent: Int) -> Int? {
    var result = 1
    var square = base
    var rest = exponent
    while true {
      if rest & 1 != 0 {
        let (product, overflowed) = result.multipliedReportingOverflow(by: square)
        if overflowed { return nil }
        result = product
      }
      rest >>= 1
      if rest == 0 { return result }
      let (product, overflowed) = square.multipliedReportingOverflow(by: square)
      if overflowed { return nil }
      square = product
    }
  }

  /// `pow(a, b, modulus)` of three ints.
  mutating func intPower(_ a: Ref, _ b: Ref, modulus: Ref) -> Ref {
    if intIsZero(modulus) { return raise(.valueError, "pow() 3rd argument cannot be 0") }
    let bits = bitCount(modulus)
    let words = bits / 64 + 1
    guard charge(bitCount(b) * words * words / 8 + bitCount(a) / 64) else { return .null }
    let wanted = bigValue(modulus)
    let positive = BigInt(wanted.magnitude)
    var base = World.floorDivision(bigValue(a), positive).rest
    var exponent = bigValue(b)
    if exponent.sign == .minus {
      guard let inverse = World.inverse(base, positive) else {
        return raise(.valueError, "base is not invertible for the given modulus")
      }
      base = inverse
      exponent = -exponent
    }
    let result = BigInt(base.magnitude.power(exponent.magnitude, modulus: positive.magnitude))
    if wanted.sign == .minus, !result.isZero { return makeInt(result + wanted) }
    return makeInt(result)
  }

  /// The inverse of a value modulo a positive modulus; nil where there is none.
  private static func inverse(_ value: BigInt, _ modulus: BigInt) -> BigInt? {
    if modulus == 1 { return 0 }
    var (old, current) = (value, modulus)
    var (oldFactor, factor) = (BigInt(1), BigInt(0))
    while !current.isZero {
      let (quotient, rest) = floorDivision(old, current)
      (old, current) = (current, rest)
      (oldFactor, factor) = (factor, oldFactor - quotient * factor)
    }
    guard old == 1 else { return nil }
    return floorDivision(oldFactor, modulus).rest
  }
}
