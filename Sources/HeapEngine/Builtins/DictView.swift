import PythonSubset

/// The views of dicts: `field0` is the dict.
///
/// Authority: CPython, Objects/dictobject.c: `dictview_new`, `dictviews_sub` and others.
extension World {
  static let dictViewBytes = 40

  /// A view of a dict (borrowed) of one of the three types.
  mutating func makeDictView(_ object: Ref, _ type: BuiltinType) -> Ref {
    let view = makeCollectable(.type(type), .dictView, bytes: World.dictViewBytes)
    rows[view].field0 = owned(object)
    track(view)
    return view
  }

  /// An iterator over a view.
  mutating func makeViewIterator(_ view: Ref, isReversed: Bool) -> Ref {
    let object = rows[view].field0
    switch rows[view].type {
    case .type(.orderedKeys): return makeOrderedIterator(object, .keys, isReversed: isReversed)
    case .type(.orderedValues): return makeOrderedIterator(object, .values, isReversed: isReversed)
    case .type(.orderedItems): return makeOrderedIterator(object, .items, isReversed: isReversed)
    case .type(.dictKeys):
      return makeDictIterator(object, isReversed ? .dictReverseKeys : .dictKeyIterator)
    case .type(.dictValues):
      return makeDictIterator(object, isReversed ? .dictReverseValues : .dictValueIterator)
    default:
      return makeDictIterator(object, isReversed ? .dictReverseItems : .dictItemIterator)
    }
  }

  /// Whether something is a view that acts as a set: of keys or of items.
  private func isSetView(_ object: Ref) -> Bool {
    rows[object].type == .type(.dictItems) || rows[object].type == .type(.orderedItems)
      || isKeysView(object)
  }

  private func isKeysView(_ object: Ref) -> Bool {
    rows[object].type == .type(.dictKeys) || rows[object].type == .type(.orderedKeys)
  }

  /// The number of elements of a set or view.
  private func elementCount(_ object: Ref) -> Int {
    isAnySet(object) ? setCount(object) : dictCount(rows[object].field0)
  }

  /// `value in view` or in a set: 1, 0, -1 with an exception pending.
  mutating func viewContains(_ view: Ref, _ value: Ref) -> Int {
    if isAnySet(view) { return setContainsItem(view, value) }
    if isKeysView(view) { return dictContains(rows[view].field0, value) }
    guard rows[value].layout == .tuple, tupleCount(value) == 2 else { return 0 }
    let key = tupleItems(value)[0]
    let hash = keyHash(key)
    if hash == -1 { return -1 }
    let found = dictGet(rows[view].field0, key, hash: hash)
    if found.isNull { return pending.isNull ? 0 : -1 }
    own(found)
    let equal =
      level >= .python39
      ? richEqual(found, tupleItems(value)[1]) : richEqual(tupleItems(value)[1], found)
    disown(found)
    return equal
  }

  /// Whether all elements of one are in the other: 1, 0, -1 with an exception pending.
  private mutating func isContained(_ left: Ref, in right: Ref) -> Int {
    let iterator = iterate(left)
    if iterator.isNull { return -1 }
    defer { disown(iterator) }
    while true {
      let item = next(iterator)
      if item.isNull { return pending.isNull ? 1 : -1 }
      let found = viewContains(right, item)
      disown(item)
      if found != 1 { return found }
    }
  }

  /// `view == other`, `view < other` and the like.
  mutating func viewCompare(_ view: Ref, _ other: Ref, _ operation: ComparisonOperator) -> Ref {
    guard isAnySet(other) || isSetView(other) else { return owned(.notImplemented) }
    let left = elementCount(view)
    let right = elementCount(other)
    let answer: Int
    switch operation {
    case .equal: answer = left == right ? isContained(view, in: other) : 0
    case .notEqual:
      let equal = left == right ? isContained(view, in: other) : 0
      answer = equal < 0 ? equal : 1 - equal
    case .less: answer = left < right ? isContained(view, in: other) : 0
    case .lessOrEqual: answer = left <= right ? isContained(view, in: other) : 0
    case .greater: answer = left > right ? isContained(other, in: view) : 0
    case .greaterOrEqual: answer = left >= right ? isContained(other, in: view) : 0
    }
    return verdict(answer)
  }

  /// `view.__repr__`.
  mutating func viewRepr(_ object: Ref) -> Ref {
    if !enterRepr(object) { return pending.isNull ? makeStr("...") : .null }
    defer { leaveRepr(object) }
    let list = makeList()
    guard listExtend(list, object) else {
      disown(list)
      return .null
    }
    var builder = StrBuilder()
    builder.append(typeName(object))
    builder.append("([")
    let done = reprItems(list, into: &builder)
    disown(list)
    if !done { return .null }
    builder.append("])")
    return finish(&builder)
  }

  // MARK: Set operations

  /// A set operation with a view on one side.
  mutating func viewOperation(_ operation: SetOperator, _ left: Ref, _ right: Ref) -> Ref {
    if operation == .and, level >= .python39 { return viewIntersection(left, right) }
    let source =
      level >= .python39 && rows[left].type == .type(.dictKeys) ? rows[left].field0 : left
    let result = makeSet(.type(.set), from: source)
    if result.isNull { return .null }
    let done: Bool
    switch operation {
    case .and: done = setIntersectionUpdate(result, right)
    case .or: done = setUpdate(result, right)
    case .subtract: done = setDifferenceUpdate(result, right)
    case .xor: done = setSymmetricUpdate(result, right)
    }
    if done { return result }
    disown(result)
    return .null
  }

  private mutating func viewIntersection(_ left: Ref, _ right: Ref) -> Ref {
    var view = left
    var other = right
    if !isSetView(view) { swap(&view, &other) }
    let count = dictCount(rows[view].field0)
    if rows[other].type == .type(.set), count <= setCount(other) {
      return setIntersection(other, view)
    }
    if isSetView(other), dictCount(rows[other].field0) > count { swap(&view, &other) }
    let result = makeSet()
    let iterator = iterate(other)
    if iterator.isNull {
      disown(result)
      return .null
    }
    while true {
      let item = next(iterator)
      if item.isNull { break }
      let found = viewContains(view, item)
      let failed = found < 0 || found == 1 && !setAdd(result, item)
      disown(item)
      if failed { break }
    }
    disown(iterator)
    if pending.isNull { return result }
    disown(result)
    return .null
  }

  /// `view.isdisjoint(other)`.
  mutating func viewIsDisjoint(_ view: Ref, _ other: Ref) -> Ref {
    if view == other { return owned(.bool(elementCount(view) == 0)) }
    var walked = other
    var asked = view
    if isAnySet(other) || isSetView(other), elementCount(other) > elementCount(view) {
      walked = view
      asked = other
    }
    let iterator = iterate(walked)
    if iterator.isNull { return .null }
    defer { disown(iterator) }
    while true {
      let item = next(iterator)
      if item.isNull { return pending.isNull ? owned(.trueObject) : .null }
      let found = viewContains(asked, item)
      disown(item)
      if found != 0 { return found < 0 ? .null : owned(.falseObject) }
    }
  }

  // MARK: Tables

  /// What views have from 3.10 on.
  static let viewLateEntries: [NativeEntry] = [
    .getter("mapping", { $0.makeMappingProxy($0.rows[$1[0]].field0) })
  ]

  static let dictKeysEntries = sharedViewEntries + setViewEntries
  static let dictItemsEntries = sharedViewEntries + setViewEntries
  static let dictValuesEntries = sharedViewEntries

  private static let sharedViewEntries: [NativeEntry] = [
    .special(.length) { world, args in
      let count = world.dictCount(world.rows[args[0]].field0)
      return world.makeInt(count)
    },
    .special(.iter) { $0.makeViewIterator($1[0], isReversed: false) },
    .method("__reversed__") { $0.makeViewIterator($1[0], isReversed: true) },
    .special(.repr) { $0.viewRepr($1[0]) },
  ]

  private static let setViewEntries: [NativeEntry] = [
    .special(.contains, 1) { $0.verdict($0.viewContains($1[0], $1[1])) },
    .special(.equal, 1) { $0.viewCompare($1[0], $1[1], .equal) },
    .special(.notEqual, 1) { $0.viewCompare($1[0], $1[1], .notEqual) },
    .special(.less, 1) { $0.viewCompare($1[0], $1[1], .less) },
    .special(.lessOrEqual, 1) { $0.viewCompare($1[0], $1[1], .lessOrEqual) },
    .special(.greater, 1) { $0.viewCompare($1[0], $1[1], .greater) },
    .special(.greaterOrEqual, 1) { $0.viewCompare($1[0], $1[1], .greaterOrEqual) },
    .special(.and, 1) { $0.viewOperation(.and, $1[0], $1[1]) },
    .special(.or, 1) { $0.viewOperation(.or, $1[0], $1[1]) },
    .special(.subtract, 1) { $0.viewOperation(.subtract, $1[0], $1[1]) },
    .special(.xor, 1) { $0.viewOperation(.xor, $1[0], $1[1]) },
    .special(.reflectedAnd, 1) { $0.viewOperation(.and, $1[1], $1[0]) },
    .special(.reflectedOr, 1) { $0.viewOperation(.or, $1[1], $1[0]) },
    .special(.reflectedSubtract, 1) { $0.viewOperation(.subtract, $1[1], $1[0]) },
    .special(.reflectedXor, 1) { $0.viewOperation(.xor, $1[1], $1[0]) },
    .method("isdisjoint", 1) { $0.viewIsDisjoint($1[0], $1[1]) },
  ]
}
