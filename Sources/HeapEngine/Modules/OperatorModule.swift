import PythonSubset

/// The functions of the module `_operator`.
///
/// Authority: CPython, Modules/_operator.c.
extension World {
  mutating func fillOperator(_ dict: Ref) {
    for (name, type) in [
      ("itemgetter", BuiltinType.itemgetter), ("attrgetter", .attrgetter),
      ("methodcaller", .methodcaller),
    ] { setStartup(dict, name, .type(type)) }
    if level >= .python311 { addFunction(World.operatorCall, to: dict) }
  }

  private static func comparison(_ name: String, _ op: ComparisonOperator) -> NativeEntry {
    .function(name, 2) { $0.compare($1[0], $1[1], op) }
  }

  private static func binary(_ name: String, _ op: BinaryOperator) -> NativeEntry {
    .function(name, 2) { $0.binary(op, $1[0], $1[1]) }
  }

  private static func inPlace(_ name: String, _ op: BinaryOperator) -> NativeEntry {
    .function(name, 2) { $0.inPlace(op, $1[0], $1[1]) }
  }

  private static func predicate(
    _ name: String, _ count: Int, _ answer: @escaping @Sendable (inout World, Arguments) -> Int
  ) -> NativeEntry {
    .function(name, count) { world, args in
      let result = answer(&world, args)
      return result < 0 ? .null : world.bool(result > 0)
    }
  }

  static let operatorFunctions: [NativeEntry] =
    [
      comparison("lt", .less), comparison("le", .lessOrEqual), comparison("eq", .equal),
      comparison("ne", .notEqual), comparison("ge", .greaterOrEqual), comparison("gt", .greater),
    ]
    + [
      ("add", .add), ("sub", .subtract), ("mul", .multiply), ("matmul", .matrixMultiply),
      ("floordiv", .floorDivide), ("truediv", .trueDivide), ("mod", .remainder), ("pow", .power),
      ("lshift", .leftShift), ("rshift", .rightShift), ("and_", .and), ("or_", .or),
      ("xor", .xor),
    ].map { binary($0, $1) }
    + [
      ("iadd", .add), ("isub", .subtract), ("imul", .multiply), ("imatmul", .matrixMultiply),
      ("ifloordiv", .floorDivide), ("itruediv", .trueDivide), ("imod", .remainder),
      ("ipow", .power), ("ilshift", .leftShift), ("irshift", .rightShift), ("iand", .and),
      ("ior", .or), ("ixor", .xor),
    ].map { inPlace($0, $1) }
    + unaryFunctions + sequenceTools

  private static let unaryFunctions: [NativeEntry] = [
    .function("neg", 1) { $0.unary(.unaryNegative, $1[0]) },
    .function("pos", 1) { $0.unary(.unaryPositive, $1[0]) },
    .function("inv", 1) { $0.unary(.unaryInvert, $1[0]) },
    .function("invert", 1) { $0.unary(.unaryInvert, $1[0]) },
    .function("abs", 1) { world, args in
      world.callSpecial(args[0], .absolute)
        ?? world.raise(.typeError, "bad operand type for abs(): '\(world.typeName(args[0]))'")
    },
    .function("index", 1) { world, args in
      let index = world.indexObject(args[0])
      if index.isNull || world.level < .python310 || world.rows[index].type == .type(.int) {
        return index
      }
      defer { world.disown(index) }
      return world.unary(.unaryPositive, index)
    },
    predicate("not_", 1) { world, args in
      let answer = world.truth(args[0])
      return answer < 0 ? -1 : 1 - answer
    },
    predicate("truth", 1) { $0.truth($1[0]) },
    predicate("is_", 2) { _, args in args[0] == args[1] ? 1 : 0 },
    predicate("is_not", 2) { _, args in args[0] == args[1] ? 0 : 1 },
  ]

  private static let sequenceTools: [NativeEntry] = [
    .function("concat", 2) { $0.concatenate($1[0], $1[1], inPlace: false) },
    .function("iconcat", 2) { $0.concatenate($1[0], $1[1], inPlace: true) },
    predicate("contains", 2) { $0.contains($1[0], $1[1]) },
    .function("countOf", 2) { world, args in
      let (count, _) = world.search(args[0], args[1], stopsAtFirst: false)
      return count < 0 ? .null : world.makeInt(count)
    },
    .function("indexOf", 2) { world, args in
      let (found, place) = world.search(args[0], args[1], stopsAtFirst: true)
      if found < 0 { return .null }
      if found > 0 { return world.makeInt(place) }
      return world.raise(.valueError, "sequence.index(x): x not in sequence")
    },
    .function("getitem", 2) { $0.getItem($1[0], $1[1]) },
    .function("setitem", 3) { $0.setItem($1[0], $1[1], $1[2]) ? $0.owned(.none) : .null },
    .function("delitem", 2) { $0.deleteItem($1[0], $1[1]) ? $0.owned(.none) : .null },
    .function("length_hint", 1, 2) { $0.operatorLengthHint($1) },
  ]

  static let operatorCall: NativeEntry =
    .function("call", 1, 255, keywords: true) { world, args in
      let given = args.names.isNull ? 0 : world.tupleCount(args.names)
      let positional = (1..<max(1, args.count)).map { args[$0] }
      let names = (0..<given).map { (world.tupleItems(args.names)[$0], args[args.count + $0]) }
      return world.call(args[0], positional, keywords: names)
    }

  /// Authority: `PySequence_Concat`.
  private mutating func concatenate(_ left: Ref, _ right: Ref, inPlace: Bool) -> Ref {
    let isSequence =
      !lookupSpecial(left, .getItem).isNull && layout(left) != .dict
      && !(lookupSpecial(left, .add).isNull && lookupSpecial(left, .inPlaceAdd).isNull)
    guard isSequence else {
      return raise(.typeError, "'\(typeName(left))' object can't be concatenated")
    }
    return inPlace ? self.inPlace(.add, left, right) : binary(.add, left, right)
  }

  /// How often an item is found, -1 with an exception pending, and the place of the last one.
  private mutating func search(
    _ iterable: Ref, _ item: Ref, stopsAtFirst: Bool
  ) -> (count: Int, place: Int) {
    let iterator = iterate(iterable)
    if iterator.isNull {
      if matchesPending(.typeError), lookupSpecial(iterable, .iter).isNull {
        clearPending()
        raise(.typeError, "argument of type '\(typeName(iterable))' is not iterable")
      }
      return (-1, 0)
    }
    defer { disown(iterator) }
    var count = 0
    var place = 0
    while true {
      let value = next(iterator)
      if value.isNull { return (pending.isNull ? count : -1, place) }
      let equal = richEqual(value, item)
      disown(value)
      if equal < 0 { return (-1, 0) }
      if equal > 0 {
        count += 1
        if stopsAtFirst { return (count, place) }
      }
      place += 1
    }
  }

  private mutating func operatorLengthHint(_ args: Arguments) -> Ref {
    var fallback = 0
    if args.count > 1 {
      guard layout(args[1]) == .int, let given = countArgument(args[1]) else {
        if !pending.isNull { return .null }
        return raise(
          .typeError, "'\(typeName(args[1]))' object cannot be interpreted as an integer")
      }
      fallback = given
    }
    if !lookupSpecial(args[0], .length).isNull {
      let count = length(args[0])
      if count >= 0 { return makeInt(count) }
      if !matchesPending(.typeError) { return .null }
      clearPending()
    }
    guard let hint = callSpecial(args[0], .lengthHint) else { return makeInt(fallback) }
    if hint.isNull {
      if !matchesPending(.typeError) { return .null }
      clearPending()
      return makeInt(fallback)
    }
    defer { disown(hint) }
    if hint == .notImplemented { return makeInt(fallback) }
    guard layout(hint) == .int else {
      return raise(
        .typeError, "__length_hint__ must be an integer, not \(typeName(hint))")
    }
    guard let count = countArgument(hint) else { return .null }
    if count < 0 { return raise(.valueError, "__length_hint__() should return >= 0") }
    return makeInt(count)
  }
}
