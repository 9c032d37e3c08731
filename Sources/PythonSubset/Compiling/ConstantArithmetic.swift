import BigInt
import Glibc

/// Arithmetic on constants, within the limits of CPython's folding; nil where it folds nothing.
enum ConstantArithmetic {
  static func unary(_ sign: UnaryOperator, _ value: Constant) -> Constant? {
    switch (sign, value) {
    case (.not, _): .bool(!value.isTrue)
    case (.negative, .float(let number)): .float(-number)
    case (.positive, .float): value
    case (.negative, .complex(let real, let imaginary)): .complex(-real, -imaginary)
    case (.positive, .complex): value
    default:
      value.integer.map { number in
        switch sign {
        case .negative: .int(-number)
        case .invert: .int(-number - 1)
        default: .int(number)
        }
      }
    }
  }

  static func binary(_ left: Constant, _ binary: BinaryOperator, _ right: Constant) -> Constant? {
    if case .bool(let first) = left, case .bool(let second) = right {
      switch binary {
      case .and: return .bool(first && second)
      case .or: return .bool(first || second)
      case .xor: return .bool(first != second)
      default: break
      }
    }
    if let first = left.integer, let second = right.integer {
      return integers(first, binary, second)
    }
    if let first = left.real, let second = right.real { return reals(first, binary, second) }
    if let first = left.complexParts, let second = right.complexParts {
      return complexes(first, binary, second)
    }
    return sequences(left, binary, right)
  }

  private static func integers(
    _ left: BigInt, _ binary: BinaryOperator, _ right: BigInt
  ) -> Constant? {
    switch binary {
    case .add: return .int(left + right)
    case .subtract: return .int(left - right)
    case .multiply:
      return left.magnitude.bitWidth + right.magnitude.bitWidth > 128 ? nil : .int(left * right)
    case .floorDivide: return right == 0 ? nil : .int(floorDivision(left, right).quotient)
    case .remainder: return right == 0 ? nil : .int(floorDivision(left, right).remainder)
    case .trueDivide: return quotient(left, right)
    case .power: return power(left, right)
    case .leftShift:
      guard right >= 0, right <= 128, Int(right) + left.magnitude.bitWidth <= 128 else {
        return left == 0 && right >= 0 ? .int(0) : nil
      }
      return .int(left << Int(right))
    case .rightShift:
      guard right >= 0 else { return nil }
      let count = right > BigInt(left.magnitude.bitWidth) ? left.magnitude.bitWidth + 1 : Int(right)
      return .int(floorDivision(left, BigInt(1) << count).quotient)
    case .and: return .int(left & right)
    case .or: return .int(left | right)
    case .xor: return .int(left ^ right)
    case .matrixMultiply: return nil
    }
  }

  /// Division that rounds towards minus infinity.
  private static func floorDivision(
    _ left: BigInt, _ right: BigInt
  ) -> (quotient: BigInt, remainder: BigInt) {
    let (quotient, remainder) = left.quotientAndRemainder(dividingBy: right)
    if remainder != 0, (remainder < 0) != (right < 0) {
      return (quotient - 1, remainder + right)
    }
    return (quotient, remainder)
  }

  /// A true quotient, only where both sides are exact doubles.
  private static func quotient(_ left: BigInt, _ right: BigInt) -> Constant? {
    guard right != 0, left.magnitude.bitWidth <= 53, right.magnitude.bitWidth <= 53 else {
      return nil
    }
    return .float(Double(Int(left)) / Double(Int(right)))
  }

  private static func power(_ left: BigInt, _ right: BigInt) -> Constant? {
    if right < 0 {
      guard left != 0, left.magnitude.bitWidth <= 53, right.magnitude.bitWidth <= 53 else {
        return nil
      }
      return .float(pow(Double(Int(left)), Double(Int(right))))
    }
    let bits = left.magnitude.bitWidth
    guard bits > 0 || right > 0 else { return .int(1) }
    guard right <= 128 || bits == 0, bits * Int(min(right, 1000)) <= 128 else { return nil }
    return .int(left.power(Int(min(right, 1000))))
  }

  private static func reals(
    _ left: Double, _ binary: BinaryOperator, _ right: Double
  ) -> Constant? {
    switch binary {
    case .add: return .float(left + right)
    case .subtract: return .float(left - right)
    case .multiply: return .float(left * right)
    case .trueDivide: return right == 0 ? nil : .float(left / right)
    case .power:
      let result = pow(left, right)
      let isOrdinary = left.isFinite && right.isFinite && result.isFinite
      return isOrdinary && !(left == 0 && right < 0) ? .float(result) : nil
    case .floorDivide, .remainder:
      guard right != 0, left.isFinite, right.isFinite else { return nil }
      var remainder = fmod(left, right)
      var quotient = (left - remainder) / right
      if remainder != 0, (right < 0) != (remainder < 0) {
        remainder += right
        quotient -= 1
      }
      if binary == .remainder {
        return .float(remainder == 0 ? copysign(0, right) : remainder)
      }
      if quotient == 0 { return .float(copysign(0, left / right)) }
      let whole = floor(quotient)
      return .float(quotient - whole > 0.5 ? whole + 1 : whole)
    default: return nil
    }
  }

  private static func complexes(
    _ left: (Double, Double), _ binary: BinaryOperator, _ right: (Double, Double)
  ) -> Constant? {
    switch binary {
    case .add: .complex(left.0 + right.0, left.1 + right.1)
    case .subtract: .complex(left.0 - right.0, left.1 - right.1)
    case .multiply:
      .complex(left.0 * right.0 - left.1 * right.1, left.0 * right.1 + left.1 * right.0)
    default: nil
    }
  }
}

extension Constant {
  /// The value of an int or bool.
  var integer: BigInt? {
    switch self {
    case .int(let value): value
    case .bool(let value): value ? 1 : 0
    default: nil
    }
  }

  /// The value of a float, or of an int that a double holds exactly.
  var real: Double? {
    if case .float(let value) = self { return value }
    guard let value = integer, value.magnitude.bitWidth <= 53 else { return nil }
    return Double(Int(value))
  }

  /// The parts of a complex number, or of a real one.
  var complexParts: (Double, Double)? {
    if case .complex(let real, let imaginary) = self { return (real, imaginary) }
    return real.map { ($0, 0) }
  }
}
