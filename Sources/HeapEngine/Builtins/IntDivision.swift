import BigInt
import Glibc

/// True division, and ints as floats, rounded correctly.
extension World {
  /// `a / b` of two ints.
  mutating func intDivide(_ a: Ref, _ b: Ref) -> Ref {
    if intIsZero(b) { return raise(.zeroDivisionError, "division by zero") }
    let exact = 1 << 53
    if isSmall(a), isSmall(b), smallValue(a).magnitude <= exact, smallValue(b).magnitude <= exact {
      return makeFloat(Double(smallValue(a)) / Double(smallValue(b)))
    }
    guard charge((bitCount(a) + bitCount(b)) / 64) else { return .null }
    guard let quotient = World.quotient(bigValue(a), bigValue(b)) else {
      return raise(.overflowError, "integer division result too large for a float")
    }
    return makeFloat(quotient)
  }

  /// The float nearest to `a / b` (`b` not 0), ties to even; nil where it overflows.
  ///
  /// Authority: CPython, `long_true_divide`.
  static func quotient(_ a: BigInt, _ b: BigInt) -> Double? {
    let isNegative = (a.sign == .minus) != (b.sign == .minus)
    if a.isZero { return isNegative ? -0.0 : 0 }
    let difference = a.magnitude.bitWidth - b.magnitude.bitWidth
    if difference > 1024 { return nil }
    if difference < -1075 { return isNegative ? -0.0 : 0 }
    let shift = max(difference, -1021) - 55
    let numerator = shift < 0 ? a.magnitude << -shift : a.magnitude
    let denominator = shift > 0 ? b.magnitude << shift : b.magnitude
    let (whole, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
    guard let rounded = round(UInt64(whole), isInexact: !rest.isZero, shift) else { return nil }
    return isNegative ? -rounded : rounded
  }

  /// `bits * 2^shift` rounded to a float; nil where it overflows.
  private static func round(_ bits: UInt64, isInexact: Bool, _ shift: Int) -> Double? {
    let width = 64 - bits.leadingZeroBitCount
    let extra = max(width, -1021 - shift) - 53
    var value = bits | (isInexact ? 1 : 0)
    if extra > 0 {
      let mask: UInt64 = 1 << UInt64(extra - 1)
      if value & mask != 0, value & (3 * mask - 1) != 0 { value += mask }
      value &= ~(2 * mask - 1)
    }
    let result = scalbn(Double(value), Int32(shift))
    return result.isInfinite ? nil : result
  }

  /// The float nearest to an integer; infinite where there is none.
  static func double(_ value: BigInt) -> Double {
    let magnitude = value.magnitude
    let width = magnitude.bitWidth
    if width > 1100 { return value.sign == .minus ? -.infinity : .infinity }
    let result: Double
    if width <= 64 {
      result = Double(UInt64(magnitude))
    } else {
      let shift = width - 64
      let top = magnitude >> shift
      let isInexact = (top << shift) != magnitude
      result = scalbn(Double(UInt64(top) | (isInexact ? 1 : 0)), Int32(shift))
    }
    return value.sign == .minus ? -result : result
  }

  /// An int (layout `.int`) as a float; nil with OverflowError pending.
  @inline(__always)
  mutating func intToDouble(_ a: Ref) -> Double? {
    if isSmall(a) { return Double(smallValue(a)) }
    return largeToDouble(a)
  }

  @inline(never)
  private mutating func largeToDouble(_ a: Ref) -> Double? {
    let result = World.double(bigValue(a))
    if result.isFinite { return result }
    raise(.overflowError, "int too large to convert to float")
    return nil
  }
}
