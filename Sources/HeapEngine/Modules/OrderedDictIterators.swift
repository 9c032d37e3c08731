/// What an iterator over an OrderedDict gives.
enum OrderedKind: UInt8 {
  case keys, values, items
}

/// The body of an iterator over an OrderedDict.
struct OrderedIteratorBody {
  /// The OrderedDict; null when it is exhausted.
  var over: Ref
  /// The key it stands at; null at the end.
  var current: Ref
  /// The pair that the iterator over items uses again.
  var result: Ref
  let kind: OrderedKind
  let isReversed: Bool
  /// The size that the OrderedDict must have; -1 once it had not.
  var size: Int
  /// The changes that its chain has seen.
  let changes: Int
}

/// Iterators over OrderedDicts: `a` points to a body.
///
/// Authority: CPython, Objects/odictobject.c: `odictiter_new`, `odictiter_nextkey`,
/// `odictiter_iternext`, `odictiter_reduce`.
extension World {
  static let orderedIteratorBytes = 80

  static let orderedIteratorEntries: [NativeEntry] =
    plainIteratorEntries + [.method("__reduce__") { $0.reduceOrderedIterator($1[0]) }]

  static let orderedViewEntries: [NativeEntry] = [
    .special(.iter) { $0.makeViewIterator($1[0], isReversed: false) },
    .method("__reversed__") { $0.makeViewIterator($1[0], isReversed: true) },
  ]

  func orderedIterator(_ object: Ref) -> UnsafeMutablePointer<OrderedIteratorBody> {
    rows[object].body(OrderedIteratorBody.self)
  }

  /// An iterator over an OrderedDict (borrowed).
  mutating func makeOrderedIterator(
    _ object: Ref, _ kind: OrderedKind, isReversed: Bool = false
  ) -> Ref {
    let iterator = makeCollectable(
      .type(.orderedIterator), .orderedIterator, bytes: World.orderedIteratorBytes)
    var result = Ref.null
    if kind == .items { result = makeTuple(consuming: [owned(.none), owned(.none)]) }
    let body = ordered(object)
    let node = isReversed ? body.pointee.last : body.pointee.first
    setOrderedIterator(
      iterator,
      OrderedIteratorBody(
        over: owned(object), current: ownIfAny(node?.pointee.key ?? .null), result: result,
        kind: kind, isReversed: isReversed, size: dictCount(object),
        changes: body.pointee.changes))
    return iterator
  }

  private mutating func setOrderedIterator(_ iterator: Ref, _ body: OrderedIteratorBody) {
    let memory = payload.allocate(MemoryLayout<OrderedIteratorBody>.size)
      .bindMemory(to: OrderedIteratorBody.self, capacity: 1)
    memory.initialize(to: body)
    rows[iterator].a = UInt64(UInt(bitPattern: memory))
    track(iterator)
  }

  /// The next key, value or item; null at the end, or with an exception pending.
  mutating func orderedIteratorNext(_ iterator: Ref) -> Ref {
    let key = orderedNextKey(iterator)
    if key.isNull { return .null }
    let body = orderedIterator(iterator)
    if body.pointee.kind == .keys { return key }
    let value = dictGet(body.pointee.over, key)
    if value.isNull {
      if pending.isNull { raise(.keyError, value: key) }
      disown(key)
      endOrderedIterator(iterator)
      return .null
    }
    own(value)
    if body.pointee.kind == .items { return pairAgain(body.pointee.result, key, value) }
    disown(key)
    return value
  }

  private mutating func orderedNextKey(_ iterator: Ref) -> Ref {
    let body = orderedIterator(iterator)
    let over = body.pointee.over
    if over.isNull { return .null }
    if body.pointee.current.isNull {
      endOrderedIterator(iterator)
      return .null
    }
    if ordered(over).pointee.changes != body.pointee.changes {
      raise(.runtimeError, "OrderedDict mutated during iteration")
      endOrderedIterator(iterator)
      return .null
    }
    if body.pointee.size != dictCount(over) {
      body.pointee.size = -1
      return raise(.runtimeError, "OrderedDict changed size during iteration")
    }
    let key = body.pointee.current
    let hash = keyHash(key)
    guard hash != -1, let node = orderedNode(over, key, hash) else {
      if pending.isNull { raise(.keyError, value: key) }
      endOrderedIterator(iterator)
      return .null
    }
    let following = body.pointee.isReversed ? node.pointee.previous : node.pointee.next
    body.pointee.current = ownIfAny(following?.pointee.key ?? .null)
    return key
  }

  private mutating func endOrderedIterator(_ iterator: Ref) {
    let over = orderedIterator(iterator).pointee.over
    orderedIterator(iterator).pointee.over = .null
    disownIfAny(over)
  }

  /// `(iter, ([the items left],))`; the iterator itself stays where it is.
  private mutating func reduceOrderedIterator(_ iterator: Ref) -> Ref {
    let body = orderedIterator(iterator).pointee
    let copy = makeCollectable(
      .type(.orderedIterator), .orderedIterator, bytes: World.orderedIteratorBytes)
    var state = body
    state.over = ownIfAny(body.over)
    state.current = ownIfAny(body.current)
    state.result = ownIfAny(body.result)
    setOrderedIterator(copy, state)
    let list = makeList()
    let done = listExtend(list, copy)
    disown(copy)
    if !done {
      disown(list)
      return .null
    }
    let name = internedStr("iter")
    let function = dictGet(builtins, name, hash: strHash(name))
    disown(name)
    let given = makeTuple(consuming: [list])
    return makeTuple(consuming: [orNone(function), given])
  }

  /// Calls `visit` with what an iterator holds; the collector does not see the pair.
  func forEachInOrderedIterator(_ object: Ref, isComplete: Bool, _ visit: (Ref) -> Void) {
    guard rows[object].a != 0 else { return }
    let body = orderedIterator(object).pointee
    for part in [body.over, body.current, isComplete ? body.result : .null] where !part.isNull {
      visit(part)
    }
  }

  mutating func destroyOrderedIterator(_ object: Ref) {
    untrack(object)
    let body = orderedIterator(object).pointee
    disownIfAny(body.over)
    disownIfAny(body.current)
    disownIfAny(body.result)
    payload.free(orderedIterator(object), MemoryLayout<OrderedIteratorBody>.size)
    freeObject(object, bytes: World.orderedIteratorBytes)
  }
}
