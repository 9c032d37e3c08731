/// `__reduce__` and `__setstate__` of iterators: how `copy` takes them apart.
///
/// Authority: CPython, Objects/listobject.c: `listiter_reduce_general`, Objects/iterobject.c:
/// `iter_reduce`, Python/bltinmodule.c: `map_reduce`, `filter_reduce`, `zip_reduce`.
extension World {
  /// The entries of iterators that go by an index.
  static let indexedStateEntries: [NativeEntry] = [
    .method("__reduce__") { $0.reduceIndexed($1[0]) },
    .method("__setstate__", 1) { $0.setIndexState($1[0], $1[1]) },
  ]

  static let callableStateEntries: [NativeEntry] = [
    .method("__reduce__") { world, arguments in
      let row = world.rows[arguments[0]]
      return world.reduced(
        by: "iter",
        row.field0.isNull
          ? [.emptyTuple] : [row.field0, row.field1])
    }
  ]

  static let enumerateStateEntries: [NativeEntry] = [
    .method("__reduce__") { world, arguments in
      let body = world.enumerateBody(arguments[0])
      let index =
        body.pointee.longIndex.isNull
        ? world.makeInt(body.pointee.index) : world.owned(body.pointee.longIndex)
      let type = world.rows[arguments[0]].type
      let result = world.reduced(type, [body.pointee.iterator, index])
      world.disown(index)
      return result
    }
  ]

  static let zipStateEntries: [NativeEntry] = [
    .method("__reduce__") { world, arguments in
      let row = world.rows[arguments[0]]
      if row.field0.isNull { return world.reduced(row.type, []) }
      let items = world.owned(row.field0)
      return world.makeTuple(consuming: [world.owned(row.type), items])
    }
  ]

  static let mapStateEntries: [NativeEntry] = [
    .method("__reduce__") { world, arguments in
      let row = world.rows[arguments[0]]
      let count = world.tupleCount(row.field0)
      let iterators = (0..<count).map { world.tupleItems(row.field0)[$0] }
      return world.reduced(row.type, [row.field1] + iterators)
    }
  ]

  static let filterStateEntries: [NativeEntry] = [
    .method("__reduce__") { world, arguments in
      let row = world.rows[arguments[0]]
      return world.reduced(row.type, [row.field0, row.field1])
    }
  ]

  /// `(callable, arguments)`; both borrowed.
  private mutating func reduced(_ callable: Ref, _ arguments: [Ref]) -> Ref {
    let tuple = makeTuple(consuming: arguments.map { owned($0) })
    return makeTuple(consuming: [owned(callable), tuple])
  }

  /// The same with a function of `builtins`, as it is there now.
  private mutating func reduced(by name: String, _ arguments: [Ref], state: Int? = nil) -> Ref {
    let key = internedStr(name)
    defer { disown(key) }
    let function = dictGet(builtins, key, hash: strHash(key))
    if function.isNull {
      return pending.isNull ? raise(.attributeError, value: key) : .null
    }
    own(function)
    let tuple = makeTuple(consuming: arguments.map { owned($0) })
    guard let state else { return makeTuple(consuming: [function, tuple]) }
    let index = makeInt(state)
    return makeTuple(consuming: [function, tuple, index])
  }

  private mutating func reduceIndexed(_ iterator: Ref) -> Ref {
    let isReversed = rows[iterator].layout == .reversed
    if isReversed, rows[iterator].type != .type(.listReverse) {
      let row = rows[iterator]
      if row.field0.isNull { return reduced(row.type, [.emptyTuple]) }
      let arguments = makeTuple(consuming: [owned(row.field0)])
      let index = makeInt(Int(Int64(bitPattern: row.b)))
      return makeTuple(consuming: [owned(row.type), arguments, index])
    }
    if isReversed, !rows[iterator].field0.isNull {
      let index = Int(Int64(bitPattern: rows[iterator].b))
      return reduced(by: "reversed", [rows[iterator].field0], state: index)
    }
    let key = internedStr("iter")
    defer { disown(key) }
    // Looking the function up may run code that exhausts the iterator.
    let function = dictGet(builtins, key, hash: strHash(key))
    if function.isNull {
      return pending.isNull ? raise(.attributeError, value: key) : .null
    }
    own(function)
    let row = rows[iterator]
    if !row.field0.isNull {
      let arguments = makeTuple(consuming: [owned(row.field0)])
      let index = makeInt(Int(Int64(bitPattern: row.b)))
      return makeTuple(consuming: [function, arguments, index])
    }
    let rest: Ref
    switch row.layout {
    case .listIterator, .reversed: rest = makeList()
    case .strIterator
    where row.type == .type(.strIterator) || row.type == .type(.strASCIIIterator):
      rest = owned(.emptyStr)
    default: rest = owned(.emptyTuple)
    }
    let arguments = makeTuple(consuming: [rest])
    return makeTuple(consuming: [function, arguments])
  }

  private mutating func setIndexState(_ iterator: Ref, _ state: Ref) -> Ref {
    guard let given = countArgument(state) else { return .null }
    let source = rows[iterator].field0
    if source.isNull { return owned(.none) }
    var index = max(given, 0)
    switch rows[iterator].layout {
    case .listIterator: index = min(index, listCount(source))
    case .tupleIterator: index = min(index, tupleCount(source))
    case .strIterator, .reversed:
      let count = length(source)
      if count < 0 { return .null }
      index =
        rows[iterator].layout == .reversed ? min(max(given, -1), count - 1) : min(index, count)
    default: break
    }
    rows[iterator].b = UInt64(bitPattern: Int64(index))
    return owned(.none)
  }
}
