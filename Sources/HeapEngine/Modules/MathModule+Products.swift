import Glibc

/// The module `math`: `prod`, `sumprod` and `fma`.
///
/// Authority: CPython, Modules/mathmodule.c: `math_prod_impl`, `math_sumprod_impl`,
/// `math_fma_impl`.
extension World {
  mutating func mathProduct(_ arguments: Arguments) -> Ref {
    guard let items = collectItems(arguments[0]) else { return .null }
    defer { for item in items { disown(item) } }
    var result = owned(keyword(arguments, "start") ?? .smallInt(1))
    for item in items {
      let next = binary(.multiply, result, item)
      disown(result)
      if next.isNull { return .null }
      result = next
    }
    return result
  }

  /// `sumprod(p, q)` (3.12+). Floats, and ints among them, are added in extended precision
  /// (Ogita, Rump, Oishi: Accurate sum and dot product, 2005); anything else by `*` and `+`.
  mutating func mathSumOfProducts(_ left: Ref, _ right: Ref) -> Ref {
    guard let first = collectItems(left) else { return .null }
    defer { for item in first { disown(item) } }
    guard let second = collectItems(right) else { return .null }
    defer { for item in second { disown(item) } }
    guard first.count == second.count else {
      return raise(.valueError, "Inputs are not the same length")
    }
    var total = owned(.smallInt(0))
    var index = 0
    while index < first.count {
      let run = floatRun(first, second, from: index)
      let term: Ref
      if run.end > index {
        term = makeFloat(run.sum)
        index = run.end
      } else {
        term = binary(.multiply, first[index], second[index])
        index += 1
      }
      if term.isNull {
        disown(total)
        return .null
      }
      let next = binary(.add, total, term)
      disown(term)
      disown(total)
      if next.isNull { return .null }
      total = next
    }
    return total
  }

  /// The longest run of pairs with a float in each, and the sum of their products.
  private mutating func floatRun(
    _ first: [Ref], _ second: [Ref], from start: Int
  ) -> (end: Int, sum: Double) {
    var sum = TripleLengthSum()
    var end = start
    while end < first.count {
      let types = (type(of: first[end]), type(of: second[end]))
      let isFloat: (Ref) -> Bool = { $0 == .type(.float) }
      let isNumber: (Ref) -> Bool = { isFloat($0) || $0 == .type(.int) || $0 == .type(.bool) }
      guard isFloat(types.0) || isFloat(types.1), isNumber(types.0), isNumber(types.1),
        let x = asDouble(first[end]), let y = asDouble(second[end])
      else {
        clearPending()
        break
      }
      guard sum.add(x, y) else { break }
      end += 1
    }
    return (end, sum.value)
  }

  /// `fma(x, y, z)` (3.13+): a NaN or an infinity out of other numbers is an error.
  mutating func mathFusedMultiplyAdd(_ x: Double, _ y: Double, _ z: Double) -> Ref {
    let result = fma(x, y, z)
    if result.isNaN, !x.isNaN, !y.isNaN, !z.isNaN {
      return raise(.valueError, "invalid operation in fma")
    }
    if result.isInfinite, x.isFinite, y.isFinite, z.isFinite {
      return raise(.overflowError, "overflow in fma")
    }
    return makeFloat(result)
  }
}

/// A sum of products in three doubles.
private struct TripleLengthSum {
  private var high = 0.0
  private var low = 0.0
  private var tiny = 0.0

  /// Adds `x * y`; false, and nothing added, where it does not stay finite.
  mutating func add(_ x: Double, _ y: Double) -> Bool {
    let product = x * y
    let rest = fma(x, y, -product)
    let (sum, error) = TripleLengthSum.twoSum(high, product)
    let (second, secondError) = TripleLengthSum.twoSum(low, rest)
    let (third, thirdError) = TripleLengthSum.twoSum(second, error)
    guard sum.isFinite else { return false }
    high = sum
    low = third
    tiny += secondError + thirdError
    return true
  }

  var value: Double {
    let (first, rest) = TripleLengthSum.twoSum(high, low)
    return first + (tiny + rest)
  }

  private static func twoSum(_ a: Double, _ b: Double) -> (Double, Double) {
    let sum = a + b
    let part = sum - a
    return (sum, (a - (sum - part)) + (b - part))
  }
}
