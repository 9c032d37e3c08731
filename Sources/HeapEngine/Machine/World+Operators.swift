import PythonSubset

/// Operators: built-in fast paths, then special methods in Python's order.
///
/// Authority: CPython, Objects/abstract.c: `binary_op1`, `binary_iop1`, `PyNumber_Add`;
/// Objects/object.c: `do_richcompare`.
extension World {
  /// `BINARY_OP` for the loop: exact ints and floats without any lookup.
  @inline(__always)
  mutating func binaryFast(
    _ left: Ref, _ right: Ref, _ operand: Int, _ sp: UnsafeMutablePointer<Ref>,
    _ frame: UnsafeMutablePointer<Frame>, _ pc: Int
  ) -> Ref {
    let op = unsafeBitCast(UInt8(truncatingIfNeeded: operand & 15), to: BinaryOperator.self)
    let leftType = rows[left].type
    if leftType == .type(.int), rows[right].type == .type(.int) {
      if rows[left].b | rows[right].b == 0 {
        let x = smallValue(left)
        let y = smallValue(right)
        if op == .add {
          let (sum, overflow) = x.addingReportingOverflow(y)
          if !overflow { return makeInt(sum) }
        } else if op == .subtract {
          let (difference, overflow) = x.subtractingReportingOverflow(y)
          if !overflow { return makeInt(difference) }
        }
      }
      return intBinary(op, left, right)
    }
    if leftType == .type(.float) {
      if rows[right].type == .type(.float) {
        return floatBinary(op, floatValue(left), floatValue(right))
      }
      if rows[right].type == .type(.int), isSmall(right) {
        return mixedBinary(op, floatValue(left), Double(smallValue(right)), left, right)
      }
    } else if leftType == .type(.int), rows[right].type == .type(.float), isSmall(left) {
      return mixedBinary(op, Double(smallValue(left)), floatValue(right), left, right)
    }
    if leftType == .type(.str), op == .add, rows[right].type == leftType {
      return strAdd(left, right, frame, next: pc)
    }
    return operand & BinaryOperator.inPlace != 0
      ? inPlace(op, left, right) : binary(op, left, right)
  }

  /// Arithmetic of a float and an int; powers go the long way.
  @inline(never)
  private mutating func mixedBinary(
    _ op: BinaryOperator, _ x: Double, _ y: Double, _ left: Ref, _ right: Ref
  ) -> Ref {
    switch op {
    case .add, .subtract, .multiply: return floatBinary(op, x, y)
    case .trueDivide where y != 0: return floatBinary(op, x, y)
    default: return binary(op, left, right)
    }
  }

  /// Gives up the operands of a binary operation, the left one first; `-` and `%` the right one
  /// to 3.10.
  @inline(__always)
  mutating func dropOperands(_ left: Ref, _ right: Ref, _ operand: Int) {
    if level < .python311, givesUpRightFirst(operand) {
      disown(right)
      disown(left)
    } else {
      disown(left)
      disown(right)
    }
  }

  @inline(never)
  private func givesUpRightFirst(_ operand: Int) -> Bool {
    operand == Int(BinaryOperator.subtract.rawValue)
      || operand == Int(BinaryOperator.remainder.rawValue)
  }

  /// `left op right`, owned; null with an exception pending.
  mutating func binary(_ op: BinaryOperator, _ left: Ref, _ right: Ref) -> Ref {
    let result = tryBinary(op, left, right)
    if result != .notImplemented { return result }
    return raiseOperands(op, left, right, symbol: op.symbol)
  }

  /// `left op= right`.
  mutating func inPlace(_ op: BinaryOperator, _ left: Ref, _ right: Ref) -> Ref {
    if let result = callSpecial(left, KnownName.inPlace(op), right) {
      if result != .notImplemented { return result }
    }
    let result = tryBinary(op, left, right)
    if result != .notImplemented { return result }
    return raiseOperands(op, left, right, symbol: op.symbol + "=")
  }

  /// The result of the operands' methods, or NotImplemented.
  private mutating func tryBinary(_ op: BinaryOperator, _ left: Ref, _ right: Ref) -> Ref {
    let leftType = rows[left].type
    let rightType = rows[right].type
    let forward = special(of: leftType, KnownName.forward(op))
    let reflected =
      leftType == rightType ? .null : special(of: rightType, KnownName.reflected(op))
    if !reflected.isNull {
      let overrides =
        isSubtype(rightType, leftType)
        && reflected != special(of: leftType, KnownName.reflected(op))
      if overrides || isSequence(op, leftType) && !isSequence(op, rightType) {
        let result = callMethodOf(rightType, reflected, right, left)
        if result != .notImplemented { return result }
        if forward.isNull { return .notImplemented }
        return callMethodOf(leftType, forward, left, right)
      }
    }
    if !forward.isNull {
      let result = callMethodOf(leftType, forward, left, right)
      if result != .notImplemented { return result }
    }
    if reflected.isNull { return .notImplemented }
    return callMethodOf(rightType, reflected, right, left)
  }

  /// Whether the left type's method is a sequence's (`sq_concat`, `sq_repeat`), which is tried
  /// after the number methods of both.
  private func isSequence(_ op: BinaryOperator, _ type: Ref) -> Bool {
    guard op == .add || op == .multiply else { return false }
    switch record(type).pointee.layout {
    case .str, .list, .tuple, .bytes, .bytearray: return !record(type).pointee.isHeapType
    default: return false
    }
  }

  private mutating func raiseOperands(
    _ op: BinaryOperator, _ left: Ref, _ right: Ref, symbol: String
  ) -> Ref {
    if op == .multiply {
      for (one, other) in [(left, right), (right, left)] where isSequence(op, rows[one].type) {
        return raise(
          .typeError, "can't multiply sequence by non-int of type '\(typeName(other))'")
      }
    }
    let name = op == .power && symbol == "**" ? "** or pow()" : symbol
    return raise(
      .typeError,
      "unsupported operand type(s) for \(name): '\(typeName(left))' and '\(typeName(right))'")
  }

  /// `-x`, `+x`, `~x`.
  mutating func unary(_ opcode: Opcode, _ value: Ref) -> Ref {
    let name: KnownName =
      opcode == .unaryNegative ? .negative : opcode == .unaryPositive ? .positive : .invert
    if let result = callSpecial(value, name) { return result }
    let symbol = opcode == .unaryNegative ? "-" : opcode == .unaryPositive ? "+" : "~"
    return raise(.typeError, "bad operand type for unary \(symbol): '\(typeName(value))'")
  }

  // MARK: Comparison

  /// `COMPARE_OP` of two ints or floats; nil for other objects.
  @inline(__always)
  func compareQuickly(_ left: Ref, _ right: Ref, _ op: ComparisonOperator) -> Bool? {
    let type = rows[left].type
    guard type == rows[right].type else { return nil }
    if type == .type(.int) {
      guard rows[left].b | rows[right].b == 0 else { return nil }
      let x = smallValue(left)
      let y = smallValue(right)
      switch op {
      case .less: return x < y
      case .lessOrEqual: return x <= y
      case .equal: return x == y
      case .notEqual: return x != y
      case .greater: return x > y
      case .greaterOrEqual: return x >= y
      }
    }
    if type == .type(.float) {
      return World.floatCompare(op, floatValue(left), floatValue(right))
    }
    if type == .type(.str), op == .equal { return strEqual(left, right) }
    return nil
  }

  /// `left op right` by `__eq__` and its kin; owned, null with an exception pending.
  mutating func compare(_ left: Ref, _ right: Ref, _ op: ComparisonOperator) -> Ref {
    guard enterRecursion(" in comparison") else { return .null }
    defer { leaveRecursion() }
    let leftType = rows[left].type
    let rightType = rows[right].type
    let swapped = KnownName.comparison(op.reflected)
    var triedRight = false
    if leftType != rightType, isSubtype(rightType, leftType) {
      let method = special(of: rightType, swapped)
      if !method.isNull,
        method != special(of: leftType, swapped) || record(rightType).pointee.isHeapType
      {
        triedRight = true
        let result = callComparison(rightType, method, right, left)
        if result != .notImplemented { return result }
      }
    }
    let method = special(of: leftType, KnownName.comparison(op))
    if !method.isNull {
      let result = callComparison(leftType, method, left, right)
      if result != .notImplemented { return result }
    }
    if !triedRight {
      let reflected = special(of: rightType, swapped)
      if !reflected.isNull {
        let result = callComparison(rightType, reflected, right, left)
        if result != .notImplemented { return result }
      }
    }
    switch op {
    case .equal: return owned(.bool(left == right))
    case .notEqual: return owned(.bool(left != right))
    default:
      return raise(
        .typeError,
        "'\(op.symbol)' not supported between instances of '\(typeName(left))' and "
          + "'\(typeName(right))'")
    }
  }

  /// Calls a comparison method. One that cannot be bound counts as absent.
  ///
  /// Authority: Objects/typeobject.c: `slot_tp_richcompare`.
  @inline(__always)
  private mutating func callComparison(
    _ type: Ref, _ method: Ref, _ object: Ref, _ other: Ref
  ) -> Ref {
    switch rows[method].layout {
    case .function: return callMethodOf(type, method, object, other)
    case .methodDescriptor:
      // A class with comparisons of its own calls the inherited ones by their names.
      return record(type).pointee.isHeapType && comparesByName(type)
        ? call(method, [object, other]) : callMethodOf(type, method, object, other)
    default: break
    }
    let bound = bind(method, to: object, type)
    if bound.isNull {
      clearPending()
      return owned(.notImplemented)
    }
    let result = call(bound, other)
    disown(bound)
    return result
  }

  /// Whether a class has a comparison that is no slot of a built-in type.
  private mutating func comparesByName(_ type: Ref) -> Bool {
    let names: [KnownName] = [.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual]
    for name in names {
      let method = special(of: type, name)
      if !method.isNull, rows[method].layout != .methodDescriptor { return true }
    }
    return false
  }

  /// Whether two objects are equal, identity first: 1, 0, or -1 with an exception pending.
  @inline(__always)
  mutating func richEqual(_ left: Ref, _ right: Ref) -> Int {
    if left == right { return 1 }
    let type = rows[left].type
    if type == rows[right].type {
      if type == .type(.str) { return strEqual(left, right) ? 1 : 0 }
      if type == .type(.int), rows[left].b | rows[right].b == 0 {
        return rows[left].a == rows[right].a ? 1 : 0
      }
    }
    let result = compare(left, right, .equal)
    if result.isNull { return -1 }
    let truth = truth(result)
    disown(result)
    return truth
  }

  // MARK: Truth and hash

  /// Whether an object counts as true: 1, 0, or -1 with an exception pending.
  @inline(__always)
  mutating func truth(_ object: Ref) -> Int {
    if object == .trueObject { return 1 }
    if object == .falseObject || object == .none { return 0 }
    return truthOfOther(object)
  }

  /// The truth of an operand of `and` or `or`; 3.12 and later test a copy of the reference.
  @inline(__always)
  mutating func truthOfOperand(_ object: Ref) -> Int {
    if object == .trueObject { return 1 }
    if object == .falseObject || object == .none { return 0 }
    guard level >= .python312 else { return truthOfOther(object) }
    own(object)
    defer { disown(object) }
    return truthOfOther(object)
  }

  private mutating func truthOfOther(_ object: Ref) -> Int {
    let type = rows[object].type
    if !record(type).pointee.isHeapType {
      switch rows[object].layout {
      case .int: return rows[object].a != 0 || rows[object].b != 0 ? 1 : 0
      case .float: return floatValue(object) != 0 ? 1 : 0
      case .str: return strCount(object) != 0 ? 1 : 0
      case .list: return listCount(object) != 0 ? 1 : 0
      case .tuple: return tupleCount(object) != 0 ? 1 : 0
      case .dict: return dictCount(object) != 0 ? 1 : 0
      default: break
      }
    }
    if let result = callSpecial(object, .bool) { return truthOfBool(result) }
    if lookupSpecial(object, .length).isNull { return 1 }
    let count = length(object)
    return count < 0 ? -1 : count > 0 ? 1 : 0
  }

  private mutating func truthOfBool(_ result: Ref) -> Int {
    if result.isNull { return -1 }
    defer { disown(result) }
    if result == .trueObject { return 1 }
    if result == .falseObject { return 0 }
    raise(.typeError, "__bool__ should return bool, returned \(typeName(result))")
    return -1
  }

  /// The hash of an object, or -1 with an exception pending.
  @inline(__always)
  mutating func hashOf(_ object: Ref) -> Int {
    let type = rows[object].type
    if type == .type(.str) { return strHash(object) }
    if type == .type(.int), isSmall(object) {
      let value = smallValue(object)
      if value > -1 && value < 1 << 60 { return value }
    }
    return hashOfOther(object)
  }

  private mutating func hashOfOther(_ object: Ref) -> Int {
    switch rows[object].type {
    case .type(.tuple): return tupleHash(object)
    case .type(.int), .type(.bool): return intHash(object)
    case .type(.float): return floatHash(object)
    default: break
    }
    let method = lookupSpecial(object, .hash)
    if method.isNull || method == .none {
      raise(.typeError, "unhashable type: '\(typeName(object))'")
      return -1
    }
    let result = callMethodOf(rows[object].type, method, object)
    if result.isNull { return -1 }
    defer { disown(result) }
    guard rows[result].layout == .int else {
      raise(.typeError, "__hash__ method should return an integer")
      return -1
    }
    let hash = isSmall(result) ? smallValue(result) : intHash(result)
    return hash == -1 ? -2 : hash
  }
}

extension ComparisonOperator {
  /// The operator with its operands exchanged.
  var reflected: ComparisonOperator {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    case .equal, .notEqual: self
    }
  }
}

extension KnownName {
  /// The special method of an operator, its reflected and its in-place form: the three runs of
  /// cases stand in `BinaryOperator`'s order.
  static func forward(_ op: BinaryOperator) -> KnownName { at(KnownName.add, op) }
  static func reflected(_ op: BinaryOperator) -> KnownName { at(KnownName.reflectedAdd, op) }
  static func inPlace(_ op: BinaryOperator) -> KnownName { at(KnownName.inPlaceAdd, op) }

  private static func at(_ first: KnownName, _ op: BinaryOperator) -> KnownName {
    unsafeBitCast(UInt8(first.index + Int(op.rawValue)), to: KnownName.self)
  }

  /// The special method of a comparison.
  static func comparison(_ op: ComparisonOperator) -> KnownName {
    unsafeBitCast(UInt8(KnownName.less.index + Int(op.rawValue)), to: KnownName.self)
  }
}
