import PythonSubset

/// The built-in functions on iterables: `len iter next sorted min max any all sum`.
///
/// Authority: CPython, Python/bltinmodule.c.
extension World {
  static let sequenceFunctions: [NativeEntry] = [
    .function("len", 1) { world, args in
      let count = world.length(args[0])
      return count < 0 ? .null : world.makeInt(count)
    },
    .function("iter", 1, 2) { $0.iterFunction($1) },
    .function("next", 1, 2) { $0.nextFunction($1) },
    .function("sorted", 0, 255, keywords: true) { $0.sortedFunction($1) },
    .function("min", 0, Int.max, keywords: true) { $0.extreme($1, "min", .less) },
    .function("max", 0, Int.max, keywords: true) { $0.extreme($1, "max", .greater) },
    .function("any", 1) { $0.anyOrAll($1[0], stopsAt: 1) },
    .function("all", 1) { $0.anyOrAll($1[0], stopsAt: 0) },
    .function("sum", 0, 255, keywords: true) { $0.sumFunction($1) },
  ]

  private mutating func iterFunction(_ args: Arguments) -> Ref {
    if args.count == 1 { return iterate(args[0]) }
    if !isCallable(args[0]) {
      return raise(
        .typeError,
        level == .python312
          ? "iter(object, sentinel): object must be callable" : "iter(v, w): v must be callable")
    }
    return makeCallableIterator(args[0], args[1])
  }

  private mutating func nextFunction(_ args: Arguments) -> Ref {
    if lookupSpecial(args[0], .next).isNull, rows[args[0]].layout != .generator {
      return raise(.typeError, "'\(typeName(args[0]))' object is not an iterator")
    }
    let item = nextKeepingResult(args[0])
    if !item.isNull { return item }
    if args.count > 1 {
      if !pending.isNull {
        if !matchesPending(.stopIteration) { return .null }
        clearPending()
      }
      return owned(args[1])
    }
    return pending.isNull ? raise(.stopIteration, arguments: owned(.emptyTuple)) : .null
  }

  private mutating func sortedFunction(_ args: Arguments) -> Ref {
    if args.count != 1 {
      return raise(.typeError, "sorted expected 1 argument, got \(args.count)")
    }
    let list = makeList()
    guard listExtend(list, args[0]), let options = sortOptions(args) else {
      disown(list)
      return .null
    }
    // CPython gets the method bound.
    let sort = getAttribute(list, .name(.sort))
    let isSorted = listSort(list, key: options.key, isReversed: options.isReversed)
    disown(sort)
    if isSorted { return list }
    disown(list)
    return .null
  }

  private mutating func anyOrAll(_ iterable: Ref, stopsAt wanted: Int) -> Ref {
    let iterator = iterate(iterable)
    if iterator.isNull { return .null }
    defer { disown(iterator) }
    while true {
      let item = next(iterator)
      if item.isNull { break }
      let answer = truth(item)
      disown(item)
      if answer < 0 { return .null }
      if answer == wanted { return owned(.bool(wanted == 1)) }
    }
    return pending.isNull ? owned(.bool(wanted == 0)) : .null
  }

  // MARK: min and max

  private mutating func extreme(
    _ args: Arguments, _ name: String, _ operation: ComparisonOperator
  ) -> Ref {
    if args.count == 0 {
      let least = level >= .python39 ? "at least " : ""
      return raise(.typeError, "\(name) expected \(least)1 argument, got 0")
    }
    guard
      let values = parse(
        args, function: name, ["key", "default"], required: 0, skip: args.count)
    else { return .null }
    if args.count > 1, !values[1].isNull {
      return raise(
        .typeError, "Cannot specify a default for \(name)() with multiple positional arguments")
    }
    let key = values[0] == .none ? .null : values[0]
    // Up to 3.12 the arguments come packed, and several of them are iterated over as a tuple.
    let packed = level < .python313 ? packArguments(args) : PackedArguments()
    defer { dropPacked(packed) }
    var items = ExtremeItems(arguments: args)
    if args.count == 1 || level < .python313 {
      items.iterator = iterate(args.count == 1 ? args[0] : packed.positional)
      if items.iterator.isNull { return .null }
    }
    let result = extreme(of: &items, key, operation)
    disownIfAny(items.iterator)
    if !result.isNull || !pending.isNull { return result }
    if !values[1].isNull { return owned(values[1]) }
    return raise(
      .valueError,
      level >= .python312
        ? "\(name)() iterable argument is empty" : "\(name)() arg is an empty sequence")
  }

  /// What `min` and `max` choose from: an iterator (owned), or the arguments themselves.
  private struct ExtremeItems {
    var iterator = Ref.null
    let arguments: Arguments
    var position = 0
  }

  /// The next one, owned; null at the end or with an exception pending.
  private mutating func next(_ items: inout ExtremeItems) -> Ref {
    if !items.iterator.isNull { return next(items.iterator) }
    guard items.position < items.arguments.count else { return .null }
    items.position += 1
    return owned(items.arguments[items.position - 1])
  }

  /// The item whose key is the extreme; null with nothing pending when there is none.
  private mutating func extreme(
    of items: inout ExtremeItems, _ key: Ref, _ operation: ComparisonOperator
  ) -> Ref {
    var best = Ref.null
    var bestKey = Ref.null
    while true {
      let item = next(&items)
      if item.isNull { break }
      let value = key.isNull ? owned(item) : callOne(key, item)
      if value.isNull {
        disown(item)
        break
      }
      let wins = bestKey.isNull ? 1 : compareTruth(value, bestKey, operation)
      if wins < 0 {
        disown(item)
        disown(value)
        break
      }
      if wins == 1 {
        disownIfAny(best)
        disownIfAny(bestKey)
        best = item
        bestKey = value
      } else {
        disown(item)
        disown(value)
      }
    }
    disownIfAny(bestKey)
    if pending.isNull { return best }
    disownIfAny(best)
    return .null
  }

  /// Whether a comparison holds: 1, 0, -1 with an exception pending.
  mutating func compareTruth(_ left: Ref, _ right: Ref, _ operation: ComparisonOperator) -> Int {
    if let one = intValue(left), let two = intValue(right),
      rows[left].type == .type(.int), rows[right].type == .type(.int)
    {
      return World.holds(operation, one, two) ? 1 : 0
    }
    let result = compare(left, right, operation)
    if result.isNull { return -1 }
    let answer = truth(result)
    disown(result)
    return answer
  }
}
