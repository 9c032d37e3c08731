/// Tuples: `a` points to the items, `b` is their number. Freed ones go to a stack per length.
///
/// Authority: CPython, Objects/tupleobject.c.
extension World {
  /// The items of a tuple (or of a subclass).
  @inline(__always)
  func tupleItems(_ tuple: Ref) -> UnsafeMutablePointer<Ref> {
    UnsafeMutablePointer(bitPattern: UInt(rows[tuple].a)).unsafelyUnwrapped
  }

  /// The length of a tuple.
  @inline(__always)
  func tupleCount(_ tuple: Ref) -> Int { Int(rows[tuple].b) }

  /// Bytes of a tuple with its collector's header.
  @inline(__always)
  static func tupleBytes(_ count: Int) -> Int { 40 + 8 * count }

  /// A tracked tuple of null items, to be filled before anything else happens.
  mutating func makeTuple(count: Int) -> Ref {
    if count == 0 { return owned(.emptyTuple) }
    let object: Ref
    // 3.11 and 3.12 keep tuples of twenty items, and never look for one there.
    let limit = level >= .python313 ? 20 : 19
    if count <= limit, let address = freeLists.tuples[count].popLast() {
      object = makeRecycled(.type(.tuple), .tuple, at: address)
    } else {
      object = makeCollectable(.type(.tuple), .tuple, bytes: World.tupleBytes(count))
    }
    setTuplePayload(object, count)
    track(object)
    return object
  }

  /// Gives a new row room for so many items, all null.
  mutating func setTuplePayload(_ object: Ref, _ count: Int) {
    let items = payload.allocate(max(count, 1) * 4).bindMemory(to: Ref.self, capacity: count)
    items.initialize(repeating: .null, count: count)
    rows[object].a = UInt64(UInt(bitPattern: items))
    rows[object].b = UInt64(count)
  }

  /// A tuple that owns new references to what it is made from.
  mutating func makeTuple(_ values: UnsafePointer<Ref>, _ count: Int) -> Ref {
    let tuple = makeTuple(count: count)
    if count == 0 { return tuple }
    let items = tupleItems(tuple)
    for index in 0..<count { items[index] = owned(values[index]) }
    return tuple
  }

  /// A tuple of values that it takes over (owned by the caller before).
  mutating func makeTuple(consuming values: [Ref]) -> Ref {
    let tuple = makeTuple(count: values.count)
    if values.isEmpty { return tuple }
    let items = tupleItems(tuple)
    for index in values.indices { items[index] = values[index] }
    return tuple
  }
}
