import PythonSubset

/// The class `collections.deque`.
///
/// Authority: CPython, Modules/_collectionsmodule.c.
extension World {
  /// Puts the class into the module `_collections`.
  mutating func fillDeque(_ dict: Ref) {
    setStartup(dict, "deque", .type(.deque))
    setStartup(dict, "defaultdict", .type(.defaultDict))
    setStartup(dict, "OrderedDict", .type(.orderedDict))
    setStartup(dict, "_deque_iterator", .type(.dequeIterator))
    setStartup(dict, "_deque_reverse_iterator", .type(.dequeReverse))
    for entry in World.countFunctions { addFunction(entry, to: dict) }
  }

  static let dequeEntries: [NativeEntry] = dequeSpecials + dequeComparisons + dequeMethods

  private static let dequeSpecials: [NativeEntry] = [
    .staticMethod("__new__", 1, 255, keywords: true) { $0.makeDeque($1[0]) },
    .special(.initialize, 0, 255, keywords: true) { $0.dequeInitialize($1) },
    .special(.length) { world, args in
      let count = world.dequeCount(args[0])
      return world.makeInt(count)
    },
    .special(.getItem, 1) { $0.dequeGetItem($1[0], $1[1]) },
    .special(.setItem, 2) { $0.dequeSetItem($1[0], $1[1], $1[2]) },
    .special(.deleteItem, 1) { $0.dequeSetItem($1[0], $1[1], .null) },
    .special(.contains, 1) { $0.dequeContains($1[0], $1[1]) },
    .special(.iter) { $0.makeDequeIterator($1[0], .dequeIterator) },
    .special(.reversed) { $0.makeDequeIterator($1[0], .dequeReverse) }.coexisting(),
    .special(.repr) { $0.dequeRepr($1[0]) },
    .special(.add, 1) { $0.dequeConcatenate($1[0], $1[1]) },
    .special(.multiply, 1) { $0.dequeMultiply($1[0], $1[1]) },
    .special(.reflectedMultiply, 1) { $0.dequeMultiply($1[0], $1[1]) },
    .special(.inPlaceAdd, 1) {
      $0.dequeExtend($1[0], $1[1], atLeft: false) ? $0.owned($1[0]) : .null
    },
    .special(.inPlaceMultiply, 1) {
      guard let times = $0.timesArgument($1[1]) else { return .null }
      return $0.dequeRepeat($1[0], times) ? $0.owned($1[0]) : .null
    },
  ]

  private static let dequeComparisons: [NativeEntry] = [
    .special(.equal, 1) { $0.dequeCompare($1, .equal) },
    .special(.notEqual, 1) { $0.dequeCompare($1, .notEqual) },
    .special(.less, 1) { $0.dequeCompare($1, .less) },
    .special(.lessOrEqual, 1) { $0.dequeCompare($1, .lessOrEqual) },
    .special(.greater, 1) { $0.dequeCompare($1, .greater) },
    .special(.greaterOrEqual, 1) { $0.dequeCompare($1, .greaterOrEqual) },
  ]

  private static let dequeMethods: [NativeEntry] = [
    .method("append", 1) {
      $0.dequeAppend($1[0], $1[1], atLeft: false)
      return $0.owned(.none)
    },
    .method("appendleft", 1) {
      $0.dequeAppend($1[0], $1[1], atLeft: true)
      return $0.owned(.none)
    },
    .method("extend", 1) {
      $0.dequeExtend($1[0], $1[1], atLeft: false) ? $0.owned(.none) : .null
    },
    .method("extendleft", 1) {
      $0.dequeExtend($1[0], $1[1], atLeft: true) ? $0.owned(.none) : .null
    },
    .method("pop") { $0.dequePop($1[0], atLeft: false) },
    .method("popleft") { $0.dequePop($1[0], atLeft: true) },
    .method("clear") {
      $0.clearDeque($1[0])
      return $0.owned(.none)
    },
    .method("copy") { $0.dequeCopy($1[0]) },
    .method("__copy__") { $0.dequeCopy($1[0]) },
    .method("count", 1) { $0.dequeCountOf($1[0], $1[1]) },
    .method("index", 1, 3) { $0.dequeIndexOf($1) },
    .method("insert", 2) { $0.dequeInsert($1[0], $1[1], $1[2]) },
    .method("remove", 1) { $0.dequeRemove($1[0], $1[1]) },
    .method("reverse") {
      $0.dequeReverse($1[0])
      return $0.owned(.none)
    },
    .method("rotate", 0, 1) {
      var places = 1
      if $1.count > 1 {
        guard let given = $0.countArgument($1[1]) else { return .null }
        places = given
      }
      return $0.dequeRotate($1[0], places) ? $0.owned(.none) : .null
    },
    .getter(
      "maxlen",
      { world, args in
        let maximum = world.dequeBody(args[0]).pointee.maximum
        return maximum < 0 ? world.owned(.none) : world.makeInt(maximum)
      }),
    .method("__sizeof__") { world, args in
      let body = world.dequeBody(args[0]).pointee
      let blocks = max(1, (body.left + body.count + DequeBody.places - 1) / DequeBody.places)
      let basic = Int(world.record(world.type(of: args[0])).pointee.basicSize)
      return world.makeInt(basic + blocks * DequeBody.blockBytes)
    },
    .method("__reduce__") { $0.dequeReduce($1[0]) },
  ]

  // MARK: Making

  /// `deque(iterable, maxlen)`.
  private mutating func dequeInitialize(_ args: Arguments) -> Ref {
    guard let given = dequeArguments(args) else { return .null }
    var maximum = -1
    if !given.maximum.isNull, given.maximum != .none {
      guard rows[given.maximum].layout == .int || !lookupSpecial(given.maximum, .index).isNull
      else { return raise(.typeError, "an integer is required") }
      guard let value = countArgument(given.maximum) else { return .null }
      if value < 0 { return raise(.valueError, "maxlen must be non-negative") }
      maximum = value
    }
    dequeBody(args[0]).pointee.maximum = maximum
    clearDeque(args[0])
    if given.iterable.isNull { return owned(.none) }
    return dequeExtend(args[0], given.iterable, atLeft: false) ? owned(.none) : .null
  }

  private mutating func dequeArguments(_ args: Arguments) -> (iterable: Ref, maximum: Ref)? {
    var iterable = args.count > 1 ? args[1] : Ref.null
    var maximum = args.count > 2 ? args[2] : Ref.null
    let named = args.names.isNull ? 0 : tupleCount(args.names)
    guard args.count + named <= 3 else {
      raise(.typeError, "deque() takes at most 2 arguments (\(args.count - 1 + named) given)")
      return nil
    }
    for index in 0..<named {
      let name = text(tupleItems(args.names)[index])
      let value = args[args.count + index]
      if name == "iterable", iterable.isNull {
        iterable = value
      } else if name == "maxlen", maximum.isNull {
        maximum = value
      } else if name == "iterable" || name == "maxlen" {
        let place = name == "iterable" ? 1 : 2
        raise(
          .typeError,
          "argument for deque() given by name ('\(name)') and position (\(place))")
        return nil
      } else {
        raise(
          .typeError,
          level >= .python313
            ? "deque() got an unexpected keyword argument '\(name)'"
            : "'\(name)' is an invalid keyword argument for deque()")
        return nil
      }
    }
    return (iterable, maximum)
  }

  private mutating func dequeMultiply(_ deque: Ref, _ number: Ref) -> Ref {
    guard let times = timesArgument(number) else { return .null }
    let copy = dequeCopy(deque)
    if copy.isNull { return .null }
    if dequeRepeat(copy, times) { return copy }
    disown(copy)
    return .null
  }

  // MARK: Showing

  private mutating func dequeRepr(_ deque: Ref) -> Ref {
    guard enterRepr(deque) else { return makeStr("[...]") }
    defer { leaveRepr(deque) }
    let items = dequeList(deque)
    let shown = repr(items)
    disown(items)
    if shown.isNull { return .null }
    defer { disown(shown) }
    let name = typeName(deque).split(separator: ".").last.map(String.init) ?? "deque"
    let maximum = dequeBody(deque).pointee.maximum
    return makeStr("\(name)(\(text(shown))" + (maximum < 0 ? ")" : ", maxlen=\(maximum))"))
  }

  /// How `copy` and `pickle` take a deque apart: class, arguments, state, iterator of items.
  private mutating func dequeReduce(_ deque: Ref) -> Ref {
    let maximum = dequeBody(deque).pointee.maximum
    var arguments: [Ref] = []
    if maximum >= 0 { arguments = [makeTuple(consuming: []), makeInt(maximum)] }
    let given = makeTuple(consuming: arguments)
    var dict = owned(.none)
    if record(rows[deque].type).pointee.isHeapType {
      let attributes = getAttribute(deque, .name(.dict))
      if attributes.isNull { clearPending() } else { dict = attributes }
    }
    let iterator = makeDequeIterator(deque, .dequeIterator)
    return makeTuple(consuming: [owned(rows[deque].type), given, dict, iterator])
  }
}
