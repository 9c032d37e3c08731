import BigInt
import PythonSubset

/// Arithmetic of ints: machine words first, large values out of line.
///
/// Authority: CPython, Objects/longobject.c.
extension World {
  /// `a op b` of two objects of layout `.int`; owned, or null with an error pending.
  @inline(__always)
  mutating func intBinary(_ op: BinaryOperator, _ a: Ref, _ b: Ref) -> Ref {
    guard isSmall(a), isSmall(b) else { return largeBinary(op, a, b) }
    let x = smallValue(a)
    let y = smallValue(b)
    switch op {
    case .add:
      let (sum, overflowed) = x.addingReportingOverflow(y)
      if !overflowed { return makeInt(sum) }
    case .subtract:
      let (difference, overflowed) = x.subtractingReportingOverflow(y)
      if !overflowed { return makeInt(difference) }
    case .multiply:
      let (product, overflowed) = x.multipliedReportingOverflow(by: y)
      if !overflowed { return makeInt(product) }
    case .floorDivide, .remainder:
      if y > 0 {
        if x >= 0 { return makeInt(op == .remainder ? x % y : x / y) }
        let rest = x % y
        if op == .remainder { return makeInt(rest < 0 ? rest + y : rest) }
        return makeInt(rest < 0 ? x / y - 1 : x / y)
      }
    case .and, .or, .xor: return smallBits(op, a, b)
    case .leftShift, .rightShift: return smallShift(op, a, b)
    default: break
    }
    return otherBinary(op, a, b)
  }

  /// `& | ^` of machine words: of two bools, a bool.
  @inline(__always)
  private mutating func smallBits(_ op: BinaryOperator, _ a: Ref, _ b: Ref) -> Ref {
    let x = smallValue(a)
    let y = smallValue(b)
    let result = op == .and ? x & y : op == .or ? x | y : x ^ y
    if isBool(a), isBool(b) { return owned(.bool(result != 0)) }
    return makeInt(result)
  }

  /// Whether an object is True or False.
  @inline(__always)
  func isBool(_ object: Ref) -> Bool { object == .trueObject || object == .falseObject }

  @inline(__always)
  private mutating func smallShift(_ op: BinaryOperator, _ a: Ref, _ b: Ref) -> Ref {
    let x = smallValue(a)
    let y = smallValue(b)
    guard y >= 0 else { return raise(.valueError, "negative shift count") }
    if op == .rightShift { return makeInt(x >> min(y, Int.bitWidth - 1)) }
    if y < Int.bitWidth - 1, (x << y) >> y == x { return makeInt(x << y) }
    return largeShift(op, a, b)
  }

  /// What the fast path leaves: overflow, negative divisors, rarer operators.
  @inline(never)
  private mutating func otherBinary(_ op: BinaryOperator, _ a: Ref, _ b: Ref) -> Ref {
    switch op {
    case .trueDivide: return intDivide(a, b)
    case .power: return intPower(a, b)
    case .floorDivide, .remainder:
      let x = smallValue(a)
      let y = smallValue(b)
      guard y != 0 else { return raiseIntDivision(op) }
      guard y != -1 else { return op == .remainder ? makeInt(0) : intNegative(a) }
      let (quotient, rest) = x.quotientAndRemainder(dividingBy: y)
      let isInexact = rest != 0 && (rest < 0) != (y < 0)
      if op == .remainder { return makeInt(isInexact ? rest + y : rest) }
      return makeInt(isInexact ? quotient - 1 : quotient)
    case .matrixMultiply: return raiseUnsupported(op, "int")
    default: return largeBinary(op, a, b)
    }
  }

  /// ZeroDivisionError of `//` or `%`.
  private mutating func raiseIntDivision(_ op: BinaryOperator) -> Ref {
    let isModulo = op == .remainder && level >= .python311
    return raise(
      .zeroDivisionError,
      isModulo ? "integer modulo by zero" : "integer division or modulo by zero")
  }

  /// TypeError for an operator that two numbers of a type do not have.
  mutating func raiseUnsupported(_ op: BinaryOperator, _ type: String) -> Ref {
    raise(
      .typeError, "unsupported operand type(s) for \(op.symbol): '\(type)' and '\(type)'")
  }

  /// Arithmetic of which an operand or the result is large.
  @inline(never)
  private mutating func largeBinary(_ op: BinaryOperator, _ a: Ref, _ b: Ref) -> Ref {
    switch op {
    case .trueDivide: return intDivide(a, b)
    case .power: return intPower(a, b)
    case .leftShift, .rightShift: return largeShift(op, a, b)
    case .matrixMultiply: return raiseUnsupported(op, "int")
    default: break
    }
    guard chargeLarge(op, a, b) else { return .null }
    switch op {
    case .add: return largeSum(a, b, isDifference: false)
    case .subtract: return largeSum(a, b, isDifference: true)
    case .multiply: return largeProduct(a, b)
    case .and: return makeInt(bigValue(a) & bigValue(b))
    case .or: return makeInt(bigValue(a) | bigValue(b))
    case .xor: return makeInt(bigValue(a) ^ bigValue(b))
    default:
      if intIsZero(b) { return raiseIntDivision(op) }
      return largeDivision(a, b, op == .remainder ? .rest : .quotient)
    }
  }

  /// Charges an operation on large values by its work in words.
  private mutating func chargeLarge(_ op: BinaryOperator, _ a: Ref, _ b: Ref) -> Bool {
    let left = bitCount(a) / 64 + 1
    let right = bitCount(b) / 64 + 1
    switch op {
    case .multiply: return chargeProduct(left, right)
    case .floorDivide, .remainder:
      return left < right || charge((left - right) * right / World.wordsAStep + left)
    default: return left + right < 64 || charge(max(left, right))
    }
  }

  /// Products of words that take as long as a step of the machine, about.
  static let wordsAStep = 32

  /// Charges a product of two values of so many words: the products of words that it takes,
  /// schoolbook up to the library's limit and Karatsuba's above.
  mutating func chargeProduct(_ left: Int, _ right: Int) -> Bool {
    if left + right < 64 { return true }
    var few = min(left, right)
    let pieces = max(left, right) / max(few, 1)
    var products = 1
    while few > BigUInt.directMultiplicationLimit {
      few /= 2
      products *= 3
    }
    return charge(pieces * products * (few * few / World.wordsAStep) + left + right)
  }

  /// Quotient rounded down, and the remainder with the divisor's sign (`divisor` not 0).
  static func floorDivision(_ x: BigInt, _ y: BigInt) -> (quotient: BigInt, rest: BigInt) {
    let (quotient, rest) = x.quotientAndRemainder(dividingBy: y)
    if !rest.isZero, (rest.sign == .minus) != (y.sign == .minus) {
      return (quotient - 1, rest + y)
    }
    return (quotient, rest)
  }

  // MARK: Shifts

  @inline(never)
  private mutating func largeShift(_ op: BinaryOperator, _ a: Ref, _ b: Ref) -> Ref {
    if intIsNegative(b) { return raise(.valueError, "negative shift count") }
    let value = bigValue(a)
    if value.isZero { return makeInt(0) }
    if op == .rightShift {
      guard isSmall(b) else { return makeInt(value.sign == .minus ? -1 : 0) }
      guard charge(bitCount(a) / 64) else { return .null }
      return makeInt(World.shiftedDown(value, smallValue(b)))
    }
    guard isSmall(b) else { return raise(.overflowError, "too many digits in integer") }
    let (bits, overflowed) = smallValue(b).addingReportingOverflow(bitCount(a))
    guard !overflowed, admitBits(bits) else { return raiseMemoryErrorIfNone() }
    return makeInt(value << smallValue(b))
  }

  /// A value shifted right, rounding down.
  static func shiftedDown(_ value: BigInt, _ bits: Int) -> BigInt {
    if value.sign == .plus { return BigInt(value.magnitude >> bits) }
    // ~(~x >> n): the magnitude less one, shifted, plus one.
    return -BigInt(((value.magnitude - 1) >> bits) + 1)
  }

  /// Charges for an int of so many bits; false (perhaps with an error pending) where it is too
  /// large to be made.
  mutating func admitBits(_ bits: Int) -> Bool {
    if bits / 8 >= min(limits.heapBytes, 1 << 32) { return false }
    return bits < 4096 || charge(bits / 64)
  }

  /// MemoryError, unless something else is pending already.
  mutating func raiseMemoryErrorIfNone() -> Ref {
    if !pending.isNull || stopped != nil { return .null }
    return raise(.memoryError, arguments: owned(.emptyTuple))
  }
}
