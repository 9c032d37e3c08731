import BigInt
import PythonSubset

/// Operations on one int.
extension World {
  /// `-a`
  @inline(__always)
  mutating func intNegative(_ a: Ref) -> Ref {
    if isSmall(a), smallValue(a) != .min { return makeInt(-smallValue(a)) }
    return makeInt(-bigValue(a))
  }

  /// `+a`: the value as an exact int.
  @inline(__always)
  mutating func intPositive(_ a: Ref) -> Ref {
    if isInt(a) { return owned(a) }
    return isSmall(a) ? makeInt(smallValue(a)) : makeInt(bigValue(a))
  }

  /// `~a`
  mutating func intInvert(_ a: Ref) -> Ref {
    isSmall(a) ? makeInt(~smallValue(a)) : makeInt(-bigValue(a) - 1)
  }

  /// `~x` of a bool, which 3.12 warns of.
  ///
  /// Authority: Objects/boolobject.c: `bool_invert`.
  static let boolLateEntries: [NativeEntry] = [
    .special(.invert) { world, arguments in
      let removal = world.level >= .python313 ? " and will be removed in Python 3.16" : ""
      let isIssued = world.issueWarning(
        .deprecationWarning,
        "Bitwise inversion '~' on bool is deprecated\(removal). This returns the bitwise inversion "
          + "of the underlying int object and is usually not what you expect from negating a bool. "
          + "Use the 'not' operator for boolean negation or ~int(x) if you really want the bitwise "
          + "inversion of the underlying int.")
      return isIssued ? world.intInvert(arguments[0]) : .null
    }
  ]

  /// `abs(a)`
  mutating func intAbsolute(_ a: Ref) -> Ref {
    intIsNegative(a) ? intNegative(a) : intPositive(a)
  }

  /// Whether an int is below zero.
  @inline(__always)
  func intIsNegative(_ a: Ref) -> Bool {
    isSmall(a) ? smallValue(a) < 0 : Int64(bitPattern: rows[a].b) < 0
  }

  /// Whether an int is zero.
  @inline(__always)
  func intIsZero(_ a: Ref) -> Bool { isSmall(a) && smallValue(a) == 0 }

  /// `hash(a)`: the value modulo 2^61 - 1 with its sign.
  @inline(__always)
  func intHash(_ a: Ref) -> Int {
    if isSmall(a) {
      let value = smallValue(a)
      if value.magnitude < 1 << 61 - 1 { return value == -1 ? -2 : value }
    }
    return largeHash(a)
  }

  @inline(never)
  private func largeHash(_ a: Ref) -> Int {
    let modulus: UInt = 1 << 61 - 1
    var result: UInt = 0
    var room: UInt = isSmall(a) ? smallValue(a).magnitude : 0
    let count = isSmall(a) ? 1 : largeWords(a).count
    for index in stride(from: count - 1, through: 0, by: -1) {
      if !isSmall(a) { room = largeWords(a)[index] }
      let word = room
      // 2^64 is 8 modulo 2^61 - 1.
      let (high, low) = result.multipliedFullWidth(by: 8)
      let (sum, carry) = low.addingReportingOverflow(word)
      let folded = (sum & modulus) + (sum >> 61) + (high + (carry ? 1 : 0)) * 8
      result = folded % modulus
    }
    let value = intIsNegative(a) ? -Int(result) : Int(result)
    return value == -1 ? -2 : value
  }

  /// `divmod(a, b)` of two ints.
  mutating func intDivmod(_ a: Ref, _ b: Ref) -> Ref {
    if intIsZero(b) { return raise(.zeroDivisionError, "integer division or modulo by zero") }
    let quotient: Ref
    let rest: Ref
    if isSmall(a), isSmall(b) {
      quotient = intBinary(.floorDivide, a, b)
      rest = intBinary(.remainder, a, b)
    } else {
      guard charge((bitCount(a) + bitCount(b)) / 64) else { return .null }
      return largeDivision(a, b, .both)
    }
    return makeTuple(consuming: [quotient, rest])
  }

  /// The order of two ints: -1, 0 or 1.
  @inline(__always)
  func intOrder(_ a: Ref, _ b: Ref) -> Int {
    if isSmall(a), isSmall(b) {
      let x = smallValue(a)
      let y = smallValue(b)
      return x < y ? -1 : x == y ? 0 : 1
    }
    return largeOrder(a, b)
  }

  /// `a op b` of two ints.
  @inline(__always)
  func intCompare(_ op: ComparisonOperator, _ a: Ref, _ b: Ref) -> Bool {
    World.holds(op, intOrder(a, b))
  }

  /// Whether a comparison holds for an order of -1, 0 or 1.
  @inline(__always)
  static func holds(_ op: ComparisonOperator, _ order: Int) -> Bool {
    switch op {
    case .less: order < 0
    case .lessOrEqual: order <= 0
    case .equal: order == 0
    case .notEqual: order != 0
    case .greater: order > 0
    case .greaterOrEqual: order >= 0
    }
  }
}
