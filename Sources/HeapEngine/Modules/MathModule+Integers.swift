import BigInt
import Glibc
import PythonSubset

/// The module `math`: functions of integers and of iterables.
///
/// Authority: CPython, Modules/mathmodule.c.
extension World {
  static let mathIntegers: [NativeEntry] = [
    .function("ceil", 1) { $0.mathRounded($1[0], .ceiling) { $0.rounded(.up) } },
    .function("floor", 1) { $0.mathRounded($1[0], .floor) { $0.rounded(.down) } },
    .function("trunc", 1) { $0.mathTruncated($1[0]) },
    .function("gcd", 0, 255) { $0.mathCommonDivisor($1) },
    .function("lcm", 0, 255) {
      $0.mathFold($1, 1) { left, right in
        if left == 0 || right == 0 { return 0 }
        return (left / left.greatestCommonDivisor(with: right) * right).absolute
      }
    },
    .function("factorial", 1) { $0.mathFactorial($1[0]) },
    .function("isqrt", 1) { $0.mathIntegerRoot($1[0]) },
    .function("comb", 2) { $0.mathCombinations($1[0], $1[1]) },
    .function("perm", 1, 2) { $0.mathPermutations($1) },
  ]

  static let mathOthers: [NativeEntry] = [
    .function("isnan", 1) { $0.mathTest($1[0]) { $0.isNaN } },
    .function("isinf", 1) { $0.mathTest($1[0]) { $0.isInfinite } },
    .function("isfinite", 1) { $0.mathTest($1[0]) { $0.isFinite } },
    .function("isclose", 2, 2, keywords: true) { $0.mathIsClose($1) },
    .function("modf", 1) { world, arguments in
      guard let x = world.asDouble(arguments[0]) else { return .null }
      let whole = x.rounded(.towardZero)
      let rest = x.isInfinite ? Double(signOf: x, magnitudeOf: 0) : x - whole
      let items = [world.makeFloat(Double(signOf: x, magnitudeOf: rest)), world.makeFloat(whole)]
      return world.makeTuple(consuming: items)
    },
    .function("frexp", 1) { world, arguments in
      guard let x = world.asDouble(arguments[0]) else { return .null }
      var exponent: Int32 = 0
      let mantissa = Glibc.frexp(x, &exponent)
      let items = [
        world.makeFloat(mantissa), world.makeInt(x.isFinite ? Int(exponent) : 0),
      ]
      return world.makeTuple(consuming: items)
    },
    .function("ulp", 1) { world, arguments in
      guard let x = world.asDouble(arguments[0]) else { return .null }
      return world.makeFloat(x.isInfinite ? .infinity : x.magnitude.ulp)
    },
    .function("hypot", 0, 255) { world, arguments in
      var values: [Double] = []
      for index in 0..<arguments.count {
        guard let x = world.asDouble(arguments[index]) else { return .null }
        values.append(x)
      }
      let length = world.norm(values)
      return world.makeFloat(length)
    },
    .function("dist", 2) { $0.mathDistance($1[0], $1[1]) },
    .function("fsum", 1) { $0.mathSum($1[0]) },
    .function("prod", 1, 1, keywords: true) { $0.mathProduct($1) },
    .function("sumprod", 2) { $0.mathSumOfProducts($1[0], $1[1]) },
    .function("fma", 3) { world, arguments in
      guard let x = world.asDouble(arguments[0]), let y = world.asDouble(arguments[1]),
        let z = world.asDouble(arguments[2])
      else { return .null }
      return world.mathFusedMultiplyAdd(x, y, z)
    },
  ]

  private mutating func mathTest(_ value: Ref, _ test: (Double) -> Bool) -> Ref {
    guard let x = asDouble(value) else { return .null }
    return owned(.bool(test(x)))
  }

  private mutating func mathRounded(
    _ value: Ref, _ name: KnownName, _ rounding: (Double) -> Double
  ) -> Ref {
    if rows[value].type != .type(.float), let result = callBoundSpecial(value, name, []) {
      return result
    }
    guard let x = asDouble(value) else { return .null }
    return floatToInt(rounding(x))
  }

  private mutating func mathTruncated(_ value: Ref) -> Ref {
    if rows[value].type == .type(.float) {
      let number = floatValue(value)
      return floatToInt(number)
    }
    if let result = callBoundSpecial(value, .truncate, []) { return result }
    return raise(.typeError, "type \(typeName(value)) doesn't define __trunc__ method")
  }

  /// An argument as an int of any size; nil with TypeError pending.
  private mutating func mathInt(_ value: Ref) -> BigInt? {
    let object = indexObject(value)
    if object.isNull { return nil }
    defer { disown(object) }
    return bigValue(object)
  }

  /// `gcd` of any number of ints.
  private mutating func mathCommonDivisor(_ arguments: Arguments) -> Ref {
    if level < .python39, arguments.count != 2 {
      return raise(.typeError, "gcd expected 2 arguments, got \(arguments.count)")
    }
    // 3.9 makes the absolute value of a lone argument by its own `__abs__`.
    if level == .python39, arguments.count == 1, layout(arguments[0]) == .int,
      let result = callSpecial(arguments[0], .absolute)
    {
      return result
    }
    var result = makeInt(0)
    for index in 0..<arguments.count {
      let object = indexObject(arguments[index])
      if object.isNull {
        disown(result)
        return .null
      }
      let divisor = intCommonDivisor(result, object)
      disown(result)
      disown(object)
      if divisor.isNull { return .null }
      result = divisor
    }
    return result
  }

  private mutating func mathFold(
    _ arguments: Arguments, _ start: BigInt, _ combine: (BigInt, BigInt) -> BigInt
  ) -> Ref {
    var result = start
    for index in 0..<arguments.count {
      guard let value = mathInt(arguments[index]) else { return .null }
      result = combine(result, value)
    }
    return makeInt(result.absolute)
  }

  private mutating func mathFactorial(_ value: Ref) -> Ref {
    if rows[value].layout == .float {
      return raise(.typeError, "'float' object cannot be interpreted as an integer")
    }
    guard let number = mathInt(value) else { return .null }
    if number < 0 { return raise(.valueError, "factorial() not defined for negative values") }
    guard let count = Int(exactly: number), count < 1 << 20 else {
      return raise(.overflowError, "factorial() argument should not exceed \(Int.max)")
    }
    guard charge(count) else { return .null }
    var result = BigInt(1)
    for factor in stride(from: 2, through: count, by: 1) { result *= BigInt(factor) }
    return makeInt(result)
  }

  private mutating func mathIntegerRoot(_ value: Ref) -> Ref {
    guard let number = mathInt(value) else { return .null }
    if number < 0 { return raise(.valueError, "isqrt() argument must be nonnegative") }
    return makeInt(number.squareRoot())
  }

  private mutating func mathCombinations(_ all: Ref, _ taken: Ref) -> Ref {
    guard let n = mathInt(all), let k = mathInt(taken) else { return .null }
    if n < 0 { return raise(.valueError, "n must be a non-negative integer") }
    if k < 0 { return raise(.valueError, "k must be a non-negative integer") }
    if k > n { return makeInt(0) }
    let fewer = min(k, n - k)
    guard let count = Int(exactly: fewer), count < 1 << 24, charge(count) else {
      return pending.isNull
        ? raise(.overflowError, "min(n - k, k) must not exceed \(Int.max)") : .null
    }
    var result = BigInt(1)
    for index in 0..<count { result = result * (n - BigInt(index)) / BigInt(index + 1) }
    return makeInt(result)
  }

  private mutating func mathPermutations(_ arguments: Arguments) -> Ref {
    if arguments.count == 1 || arguments[1] == .none { return mathFactorial(arguments[0]) }
    guard let n = mathInt(arguments[0]), let k = mathInt(arguments[1]) else { return .null }
    if n < 0 { return raise(.valueError, "n must be a non-negative integer") }
    if k < 0 { return raise(.valueError, "k must be a non-negative integer") }
    if k > n { return makeInt(0) }
    guard let count = Int(exactly: k), count < 1 << 24, charge(count) else {
      return pending.isNull ? raise(.overflowError, "k must not exceed \(Int.max)") : .null
    }
    var result = BigInt(1)
    for index in 0..<count { result *= n - BigInt(index) }
    return makeInt(result)
  }

  // MARK: Iterables

  private mutating func mathIsClose(_ arguments: Arguments) -> Ref {
    var relative = 1e-09
    var absolute = 0.0
    if let given = keyword(arguments, "rel_tol") {
      guard let value = asDouble(given) else { return .null }
      relative = value
    }
    if let given = keyword(arguments, "abs_tol") {
      guard let value = asDouble(given) else { return .null }
      absolute = value
    }
    guard let a = asDouble(arguments[0]), let b = asDouble(arguments[1]) else {
      return .null
    }
    if relative < 0 || absolute < 0 {
      return raise(.valueError, "tolerances must be non-negative")
    }
    if a == b { return owned(.trueObject) }
    if a.isInfinite || b.isInfinite { return owned(.falseObject) }
    let distance = (b - a).magnitude
    let isClose =
      distance <= (relative * b).magnitude || distance <= (relative * a).magnitude
      || distance <= absolute
    return owned(.bool(isClose))
  }

  /// The length of a vector, by version.
  ///
  /// Authority: CPython, Modules/mathmodule.c: `vector_norm`.
  private func norm(_ values: [Double]) -> Double {
    if values.contains(where: \.isInfinite) { return .infinity }
    if values.contains(where: \.isNaN) { return .nan }
    let largest = values.map(\.magnitude).max() ?? 0
    if largest == 0 || values.count <= 1 { return largest }
    if level >= .python310, values.count == 2 { return hypot(values[0], values[1]) }
    // Kahan's summation, with the part that each addition loses on the side.
    var sum = 1.0
    var rest = 0.0
    for value in values {
      let scaled = value.magnitude / largest
      let square = scaled * scaled
      let before = sum
      sum += square
      rest += (before - sum) + square
    }
    return largest * (sum - 1 + rest).squareRoot()
  }

  private mutating func mathDoubles(_ iterable: Ref) -> [Double]? {
    guard let items = collectItems(iterable) else { return nil }
    defer { for item in items { disown(item) } }
    var values: [Double] = []
    for item in items {
      guard let value = asDouble(item) else { return nil }
      values.append(value)
    }
    return values
  }

  private mutating func mathDistance(_ one: Ref, _ other: Ref) -> Ref {
    guard let p = mathDoubles(one), let q = mathDoubles(other) else { return .null }
    guard p.count == q.count else {
      return raise(.valueError, "both points must have the same number of dimensions")
    }
    let length = norm(zip(p, q).map { $0 - $1 })
    return makeFloat(length)
  }

  /// The exact sum, rounded once: Shewchuk's partial sums.
  private mutating func mathSum(_ iterable: Ref) -> Ref {
    guard let values = mathDoubles(iterable) else { return .null }
    if let special = values.first(where: { !$0.isFinite }) {
      let total = values.filter { !$0.isFinite }.reduce(0, +)
      if total.isNaN, !special.isNaN, !values.contains(where: \.isNaN) {
        return raise(.valueError, "-inf + inf in fsum")
      }
      return makeFloat(total)
    }
    var partials: [Double] = []
    for value in values {
      var x = value
      var kept: [Double] = []
      for partial in partials {
        let (large, small) = x.magnitude < partial.magnitude ? (partial, x) : (x, partial)
        let high = large + small
        let low = small - (high - large)
        if low != 0 { kept.append(low) }
        x = high
      }
      partials = kept + [x]
    }
    return makeFloat(World.roundedSum(partials))
  }

  private static func roundedSum(_ partials: [Double]) -> Double {
    var rest = partials
    guard var high = rest.popLast() else { return 0 }
    var low = 0.0
    while let partial = rest.popLast() {
      let x = high
      high = x + partial
      low = partial - (high - x)
      if low != 0 { break }
    }
    if let next = rest.last, low < 0 && next < 0 || low > 0 && next > 0 {
      let doubled = low * 2
      let x = high + doubled
      if doubled == x - high { high = x }
    }
    return high
  }
}

extension BigInt {
  /// The value without its sign.
  fileprivate var absolute: BigInt { BigInt(magnitude) }
}
