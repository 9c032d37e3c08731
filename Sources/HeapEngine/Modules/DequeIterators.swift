/// Iterators over deques, in both directions: `field0` is the deque, `field1` the number of its
/// changes when the iterator was made, `b` the items left.
///
/// Authority: CPython, Modules/_collectionsmodule.c: `dequeiter_next`, `dequereviter_next`.
extension World {
  static let dequeIteratorBytes = 72

  static let dequeIteratorEntries: [NativeEntry] =
    plainIteratorEntries + [
      .method("__length_hint__") { world, args in
        let left = Int(truncatingIfNeeded: world.rows[args[0]].b)
        return world.makeInt(left)
      }
    ]

  /// An iterator over a deque (borrowed).
  mutating func makeDequeIterator(_ deque: Ref, _ type: BuiltinType) -> Ref {
    let iterator = makeCollectable(.type(type), .dequeIterator, bytes: World.dequeIteratorBytes)
    rows[iterator].field0 = owned(deque)
    rows[iterator].field1 = Ref(dequeBody(deque).pointee.changes)
    rows[iterator].b = UInt64(dequeCount(deque))
    track(iterator)
    return iterator
  }

  /// The next item; null at the end, or with RuntimeError pending.
  mutating func dequeIteratorNext(_ iterator: Ref) -> Ref {
    let deque = rows[iterator].field0
    let left = Int(truncatingIfNeeded: rows[iterator].b)
    if rows[iterator].field1.raw != dequeBody(deque).pointee.changes {
      rows[iterator].b = 0
      return raise(.runtimeError, "deque mutated during iteration")
    }
    if left == 0 { return .null }
    rows[iterator].b = UInt64(left - 1)
    let isReversed = rows[iterator].type == .type(.dequeReverse)
    let index = isReversed ? left - 1 : dequeCount(deque) - left
    return owned(dequePlace(deque, index).pointee)
  }
}
