import BigInt
import Glibc

/// The module `math`: functions of floats.
///
/// Authority: CPython, Modules/mathmodule.c.
extension World {
  static let mathFunctions: [NativeEntry] =
    mathOneArgument + mathTwoArguments + mathIntegers + mathOthers

  /// The constants of the module.
  mutating func fillMath(_ dict: Ref) {
    for (name, value) in [
      ("pi", Double.pi), ("e", M_E), ("tau", 2 * Double.pi), ("inf", Double.infinity),
      ("nan", Double.nan),
    ] {
      let number = makeFloat(value)
      setStartup(dict, name, number)
      disown(number)
    }
  }

  private static func one(
    _ name: String, _ function: @escaping @Sendable (Double) -> Double
  ) -> NativeEntry {
    .function(name, 1) { world, arguments in
      guard let x = world.asDouble(arguments[0]) else { return .null }
      return world.mathResult(function(x), isFinite: x.isFinite, isNaN: x.isNaN)
    }
  }

  private static func two(
    _ name: String, _ function: @escaping @Sendable (Double, Double) -> Double
  ) -> NativeEntry {
    .function(name, 2) { world, arguments in
      guard let x = world.asDouble(arguments[0]) else { return .null }
      guard let y = world.asDouble(arguments[1]) else { return .null }
      return world.mathResult(
        function(x, y), isFinite: x.isFinite && y.isFinite, isNaN: x.isNaN || y.isNaN)
    }
  }

  /// NaN from numbers is a domain error, infinity from finite numbers a range error.
  private mutating func mathResult(_ value: Double, isFinite: Bool, isNaN: Bool) -> Ref {
    if value.isNaN, !isNaN { return raise(.valueError, "math domain error") }
    if value.isInfinite, isFinite { return raise(.overflowError, "math range error") }
    return makeFloat(value)
  }

  private static let mathOneArgument: [NativeEntry] = [
    one("acos", acos), one("acosh", acosh), one("asin", asin), one("asinh", asinh),
    one("atan", atan), one("cos", cos), one("cosh", cosh), one("degrees", { $0 * 180 / .pi }),
    one("erf", erf), one("erfc", erfc), one("exp", exp), one("expm1", expm1),
    one("fabs", { $0.magnitude }), one("radians", { $0 * .pi / 180 }), one("sin", sin),
    one("sinh", sinh), one("sqrt", { $0.squareRoot() }), one("tan", tan), one("tanh", tanh),
    one("exp2", exp2), one("cbrt", cbrt), pole("atanh", atanh), pole("gamma", tgamma),
    pole("lgamma", lgamma), pole("log1p", log1p),
  ]

  /// A function with poles, where CPython reports a domain error.
  private static func pole(
    _ name: String, _ function: @escaping @Sendable (Double) -> Double
  ) -> NativeEntry {
    .function(name, 1) { world, arguments in
      guard let x = world.asDouble(arguments[0]) else { return .null }
      let value = function(x)
      let isPole = value.isInfinite && x.isFinite && (name != "gamma" && name != "lgamma" || x <= 0)
      let isDomain = x.isFinite && x <= 0 && x == x.rounded(.down) && name.hasSuffix("gamma")
      if isPole || isDomain { return world.raise(.valueError, "math domain error") }
      return world.mathResult(value, isFinite: x.isFinite, isNaN: x.isNaN)
    }
  }

  private static let mathTwoArguments: [NativeEntry] = [
    two("atan2", atan2), two("copysign", { Double(signOf: $1, magnitudeOf: $0) }),
    two("fmod", fmod), two("remainder", remainder), two("nextafter", nextafter),
    .function("pow", 2) { $0.mathPower($1[0], $1[1]) },
    .function("ldexp", 2) { world, arguments in
      guard let x = world.asDouble(arguments[0]) else { return .null }
      guard world.rows[arguments[1]].layout == .int else {
        return world.raise(.typeError, "Expected an int as second argument to ldexp.")
      }
      let big = world.bigValue(arguments[1])
      let exponent = Int(big.clamped(to: -100_000...100_000))
      let value = scalbn(x, exponent)
      if value.isInfinite, x.isFinite {
        return world.raise(.overflowError, "math range error")
      }
      return world.makeFloat(value)
    },
    .function("log", 1, 2) { $0.mathLogarithm($1) },
    .function("log2", 1) { $0.mathLogarithm($1[0], log2) },
    .function("log10", 1) { $0.mathLogarithm($1[0], log10) },
  ]

  private mutating func mathPower(_ base: Ref, _ exponent: Ref) -> Ref {
    guard let x = asDouble(base) else { return .null }
    guard let y = asDouble(exponent) else { return .null }
    let value = pow(x, y)
    if x == 0, y < 0, y.isFinite { return raise(.valueError, "math domain error") }
    return mathResult(value, isFinite: x.isFinite && y.isFinite, isNaN: x.isNaN || y.isNaN)
  }

  private mutating func mathLogarithm(_ arguments: Arguments) -> Ref {
    let natural = mathLogarithm(arguments[0], log)
    if natural.isNull || arguments.count == 1 { return natural }
    let base = mathLogarithm(arguments[1], log)
    if base.isNull {
      disown(natural)
      return .null
    }
    let result = binary(.trueDivide, natural, base)
    disown(natural)
    disown(base)
    return result
  }

  /// A logarithm, also of ints beyond the floats.
  private mutating func mathLogarithm(_ value: Ref, _ function: (Double) -> Double) -> Ref {
    if rows[value].layout == .int {
      let number = bigValue(value)
      if number <= 0 { return raise(.valueError, "math domain error") }
      let bits = number.bitWidth - 1
      if bits > 1000 {
        let shift = bits - 64
        let mantissa = Double(number >> shift)
        return makeFloat(function(mantissa) + function(2) * Double(shift))
      }
    }
    guard let x = asDouble(value) else { return .null }
    if x <= 0 { return raise(.valueError, "math domain error") }
    return makeFloat(function(x))
  }
}

extension BigInt {
  /// The value, or the nearer end of a range.
  fileprivate func clamped(to range: ClosedRange<Int>) -> BigInt {
    Swift.min(Swift.max(self, BigInt(range.lowerBound)), BigInt(range.upperBound))
  }
}
