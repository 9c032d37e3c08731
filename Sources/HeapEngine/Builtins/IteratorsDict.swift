/// The body of an iterator over a dict.
struct DictIteratorBody {
  /// The next place in the order of iteration.
  var position: Int
  /// The size that the dict must have; -1 once it had not.
  var expected: Int
  /// Items left.
  var remaining: Int
}

/// Iterators over dicts and their views: `field0` is the dict, null when it is exhausted; `field1`
/// the pair that the iterator over items uses again; `b` points to a body.
///
/// Authority: CPython, Objects/dictobject.c: `dictiter_iternextkey` and others.
extension World {
  static let dictIteratorBytes = 72

  /// The body of an iterator over a dict.
  @inline(__always)
  func dictIterator(_ iterator: Ref) -> UnsafeMutablePointer<DictIteratorBody> {
    UnsafeMutablePointer(bitPattern: UInt(rows[iterator].b)).unsafelyUnwrapped
  }

  /// An iterator of one of the six types over a dict (borrowed).
  mutating func makeDictIterator(_ object: Ref, _ type: BuiltinType) -> Ref {
    let iterator = makeCollectable(.type(type), .dictIterator, bytes: World.dictIteratorBytes)
    rows[iterator].field0 = owned(object)
    let isReversed =
      type == .dictReverseKeys || type == .dictReverseValues || type == .dictReverseItems
    let count = dictCount(object)
    let memory = payload.allocate(MemoryLayout<DictIteratorBody>.size)
    memory.storeBytes(
      of: DictIteratorBody(
        position: isReversed ? dictLastPosition(object) : 0, expected: count, remaining: count),
      as: DictIteratorBody.self)
    rows[iterator].b = UInt64(UInt(bitPattern: memory))
    if type == .dictItemIterator || type == .dictReverseItems {
      let pair = makeTuple(count: 2)
      tupleItems(pair)[0] = owned(.none)
      tupleItems(pair)[1] = owned(.none)
      rows[iterator].field1 = pair
    }
    track(iterator)
    return iterator
  }

  /// The next key, value or item; null at the end, or with RuntimeError pending.
  mutating func dictIteratorNext(_ iterator: Ref) -> Ref {
    let object = rows[iterator].field0
    if object.isNull { return .null }
    let body = dictIterator(iterator)
    if body.pointee.expected != dictCount(object) {
      body.pointee.expected = -1
      return raise(.runtimeError, "dictionary changed size during iteration")
    }
    let type = rows[iterator].type
    var position = body.pointee.position
    let isForward =
      type == .type(.dictKeyIterator) || type == .type(.dictItemIterator)
      || type == .type(.dictValueIterator)
    let entry = isForward ? dictNext(object, &position) : dictPrevious(object, &position)
    guard let entry, !isForward || body.pointee.remaining > 0 else {
      if entry != nil { raise(.runtimeError, "dictionary keys changed during iteration") }
      rows[iterator].field0 = .null
      disown(object)
      return .null
    }
    body.pointee.position = position
    body.pointee.remaining -= 1
    switch type {
    case .type(.dictKeyIterator), .type(.dictReverseKeys): return owned(entry.key)
    case .type(.dictValueIterator), .type(.dictReverseValues): return owned(entry.value)
    default:
      own(entry.key)
      own(entry.value)
      return pairAgain(rows[iterator].field1, entry.key, entry.value)
    }
  }

  /// A pair of two values that it takes over: `old` itself when nobody else holds it, owned.
  mutating func pairAgain(_ old: Ref, _ first: Ref, _ second: Ref) -> Ref {
    guard rows[old].count == 1 else {
      let pair = makeTuple(count: 2)
      tupleItems(pair)[0] = first
      tupleItems(pair)[1] = second
      return pair
    }
    own(old)
    let items = tupleItems(old)
    let oldFirst = items[0]
    let oldSecond = items[1]
    items[0] = first
    items[1] = second
    disown(oldFirst)
    disown(oldSecond)
    trackAgain(old)
    return old
  }

  /// Tracks a result tuple that the collector had given up.
  @inline(__always)
  mutating func trackAgain(_ tuple: Ref) {
    if !rows[tuple].flags.contains(.tracked) { track(tuple) }
  }
}
