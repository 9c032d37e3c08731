import Glibc
import PythonSubset

/// Arithmetic of floats.
///
/// Authority: CPython, Objects/floatobject.c.
extension World {
  /// `x op y`; owned, or null with an error pending.
  @inline(__always)
  mutating func floatBinary(_ op: BinaryOperator, _ x: Double, _ y: Double) -> Ref {
    switch op {
    case .add: return makeFloat(x + y)
    case .subtract: return makeFloat(x - y)
    case .multiply: return makeFloat(x * y)
    case .trueDivide:
      if y == 0 { return raise(.zeroDivisionError, "float division by zero") }
      return makeFloat(x / y)
    default: return rareFloatBinary(op, x, y)
    }
  }

  @inline(never)
  private mutating func rareFloatBinary(_ op: BinaryOperator, _ x: Double, _ y: Double) -> Ref {
    switch op {
    case .floorDivide:
      if y == 0 {
        return raise(
          .zeroDivisionError,
          level >= .python39 ? "float floor division by zero" : "float divmod()")
      }
      return makeFloat(World.floorDivision(x, y).quotient)
    case .remainder:
      if y == 0 {
        return raise(
          .zeroDivisionError, level >= .python313 ? "float modulo by zero" : "float modulo")
      }
      return makeFloat(World.floatRemainder(x, y))
    case .power: return floatPower(x, y)
    default: return raiseUnsupported(op, "float")
    }
  }

  /// `x % y` with the sign of `y` (not 0).
  static func floatRemainder(_ x: Double, _ y: Double) -> Double {
    let rest = fmod(x, y)
    if rest == 0 { return copysign(0, y) }
    return (y < 0) != (rest < 0) ? rest + y : rest
  }

  /// `x // y` and `x % y` (`y` not 0).
  ///
  /// Authority: CPython, `_float_div_mod`.
  static func floorDivision(_ x: Double, _ y: Double) -> (quotient: Double, rest: Double) {
    var rest = fmod(x, y)
    var quotient = (x - rest) / y
    if rest != 0 {
      if (y < 0) != (rest < 0) {
        rest += y
        quotient -= 1
      }
    } else {
      rest = copysign(0, y)
    }
    guard quotient != 0 else { return (copysign(0, x / y), rest) }
    var floored = quotient.rounded(.down)
    if quotient - floored > 0.5 { floored += 1 }
    return (floored, rest)
  }

  /// `divmod(x, y)`.
  mutating func floatDivmod(_ x: Double, _ y: Double) -> Ref {
    if y == 0 { return raise(.zeroDivisionError, "float divmod()") }
    let both = World.floorDivision(x, y)
    let quotient = makeFloat(both.quotient)
    let rest = makeFloat(both.rest)
    return makeTuple(consuming: [quotient, rest])
  }

  /// `x ** y`: complex for a negative `x` and a fraction `y`.
  ///
  /// Authority: CPython, `float_pow`.
  mutating func floatPower(_ x: Double, _ y: Double) -> Ref {
    if y == 0 || x == 1 { return makeFloat(1) }
    if x.isNaN || y.isNaN { return makeFloat(.nan) }
    let isWhole = y == y.rounded(.down)
    if x.isFinite, y.isFinite {
      if x == 0, y < 0 {
        return raise(.zeroDivisionError, "0.0 cannot be raised to a negative power")
      }
      if x < 0, !isWhole { return complexPower((x, 0), (y, 0)) }
    }
    let result = pow(x, y)
    if result.isInfinite, x.isFinite, y.isFinite {
      return raiseRange()
    }
    return makeFloat(result)
  }

  /// `OverflowError(34, 'Numerical result out of range')`.
  mutating func raiseRange() -> Ref {
    let number = makeInt(34)
    let text = makeStr("Numerical result out of range")
    let arguments = makeTuple(consuming: [number, text])
    return raise(.overflowError, arguments: arguments)
  }

  /// The value of a float or int operand; nil for another object (nothing pending) or for an int
  /// that is too large (OverflowError pending).
  @inline(__always)
  mutating func floatOperand(_ object: Ref) -> Double? {
    if layout(object) == .float { return floatValue(object) }
    if layout(object) == .int { return intToDouble(object) }
    return nil
  }

  /// A binary operation of which an operand is a float: NotImplemented for foreign operands.
  mutating func floatSpecial(_ op: BinaryOperator, _ a: Ref, _ b: Ref) -> Ref {
    guard let x = floatOperand(a), let y = floatOperand(b) else { return notImplemented() }
    return floatBinary(op, x, y)
  }

  /// NotImplemented, or null where an error is pending.
  mutating func notImplemented() -> Ref {
    pending.isNull ? owned(.notImplemented) : .null
  }

  // MARK: Comparison

  /// `a op b` where each is a float or an int, exact.
  ///
  /// Authority: CPython, `float_richcompare`.
  func numberCompare(_ op: ComparisonOperator, _ a: Ref, _ b: Ref) -> Bool {
    let leftIsInt = layout(a) == .int
    let rightIsInt = layout(b) == .int
    if leftIsInt && rightIsInt { return intCompare(op, a, b) }
    if !leftIsInt && !rightIsInt {
      return World.floatCompare(op, floatValue(a), floatValue(b))
    }
    let value = floatValue(leftIsInt ? b : a)
    if value.isNaN { return op == .notEqual }
    let order = intOrder(leftIsInt ? a : b, value)
    return World.holds(op, leftIsInt ? order : -order)
  }

  /// `x op y` of two floats.
  @inline(__always)
  static func floatCompare(_ op: ComparisonOperator, _ x: Double, _ y: Double) -> Bool {
    switch op {
    case .less: x < y
    case .lessOrEqual: x <= y
    case .equal: x == y
    case .notEqual: x != y
    case .greater: x > y
    case .greaterOrEqual: x >= y
    }
  }

  /// The order of an int and a float that is a number: -1, 0 or 1.
  private func intOrder(_ a: Ref, _ value: Double) -> Int {
    if value.isInfinite { return value > 0 ? -1 : 1 }
    let whole = value.rounded(.towardZero)
    let order: Int
    if isSmall(a), whole.magnitude < 0x1p63 {
      let x = smallValue(a)
      let y = Int(whole)
      order = x < y ? -1 : x == y ? 0 : 1
    } else {
      order = World.order(bigValue(a), whole)
    }
    if order != 0 || whole == value { return order }
    return value > whole ? -1 : 1
  }
}
