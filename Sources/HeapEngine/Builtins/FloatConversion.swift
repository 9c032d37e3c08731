import BigInt
import Glibc

/// Floats from and to other things.
extension World {
  /// The order of an integer and a whole float.
  static func order(_ value: BigInt, _ whole: Double) -> Int {
    let other = BigInt(whole)
    return value < other ? -1 : value == other ? 0 : 1
  }

  /// `float(x=0)`; the class is `args[0]`.
  mutating func floatNew(_ args: Arguments) -> Ref {
    guard takesNoKeywords(args, "float", .float, isClass: true) else { return .null }
    if args.count > 2 {
      return raise(.typeError, "float expected at most 1 argument, got \(args.count - 1)")
    }
    let isExact = args[0] == .type(.float)
    if isExact, args.count == 2, type(of: args[1]) == .type(.float) { return owned(args[1]) }
    var value = 0.0
    if args.count == 2 {
      guard let number = numberToDouble(args[1]) else { return .null }
      value = number
    }
    if isExact { return makeFloat(value) }
    let object = makeNative(args[0], .float, bytes: World.floatBytes)
    if !object.isNull { rows[object].a = value.bitPattern }
    return object
  }

  /// `repr(x)` of a float.
  mutating func floatRepr(_ object: Ref) -> Ref { makeStr(NumberText.repr(floatValue(object))) }

  /// `hash(x)` of a float object: a NaN's is that of its identity from 3.10.
  func floatHash(_ object: Ref) -> Int {
    let value = floatValue(object)
    if value.isNaN { return level >= .python310 ? identityHash(object) : 0 }
    return World.hash(value)
  }

  /// The hash of a number: its value modulo 2^61 - 1.
  ///
  /// Authority: CPython, `_Py_HashDouble`.
  static func hash(_ value: Double) -> Int {
    if value.isInfinite { return value > 0 ? 314159 : -314159 }
    if value.isNaN { return 0 }
    let modulus: UInt = 1 << 61 - 1
    var exponent: Int32 = 0
    var mantissa = frexp(value.magnitude, &exponent)
    var result: UInt = 0
    while mantissa != 0 {
      result = (result << 28) & modulus | result >> 33
      mantissa *= 0x1p28
      exponent -= 28
      let digit = UInt(mantissa)
      mantissa -= Double(digit)
      result += digit
      if result >= modulus { result -= modulus }
    }
    let shift = exponent >= 0 ? UInt(exponent) % 61 : 60 - UInt(-1 - exponent) % 61
    result = (result << shift) & modulus | result >> (61 - shift)
    let signed = value < 0 ? -Int(result) : Int(result)
    return signed == -1 ? -2 : signed
  }

  /// `round(x, ndigits)`; an int without digits.
  mutating func floatRound(_ object: Ref, _ digits: Ref) -> Ref {
    let value = floatValue(object)
    if digits.isNull || digits == .none { return floatToInt(value.rounded(.toNearestOrEven)) }
    let index = indexObject(digits)
    if index.isNull { return .null }
    let places = intValue(index) ?? (intIsNegative(index) ? -1000 : 1000)
    disown(index)
    if !value.isFinite || places > 323 { return makeFloat(value) }
    if places < -308 { return makeFloat(0 * value) }
    let result = World.round(value, places)
    if result.isInfinite {
      return raise(.overflowError, "rounded value too large to represent")
    }
    return makeFloat(result)
  }

  /// The float nearest to a value rounded to so many decimal places.
  private static func round(_ value: Double, _ places: Int) -> Double {
    if places >= 0 {
      return strtod(
        String(decoding: NumberText.printed(value, places, "%.*f"), as: UTF8.self), nil)
    }
    let magnitude = value.magnitude
    let whole = magnitude.rounded(.down)
    let unit = BigInt(10).power(-places)
    let rounded = nearestMultiple(BigInt(whole), unit, isAbove: whole != magnitude)
    return copysign(double(rounded), value)
  }

  /// `x.as_integer_ratio()`
  mutating func floatRatio(_ object: Ref) -> Ref {
    let value = floatValue(object)
    if value.isInfinite {
      return raise(.overflowError, "cannot convert Infinity to integer ratio")
    }
    if value.isNaN { return raise(.valueError, "cannot convert NaN to integer ratio") }
    var numerator = BigInt(0)
    var denominator = BigInt(1)
    if value != 0 {
      let bits = value.significandBitPattern | (value.isNormal ? 1 << 52 : 0)
      let zeros = bits.trailingZeroBitCount
      let exponent = Int(max(value.exponentBitPattern, 1)) - 1075 + zeros
      numerator = BigInt(bits >> UInt64(zeros))
      if exponent > 0 { numerator <<= exponent } else { denominator <<= -exponent }
      if value < 0 { numerator = -numerator }
    }
    let above = makeInt(numerator)
    let below = makeInt(denominator)
    return makeTuple(consuming: [above, below])
  }
}
