/// Iterators over lists, tuples, sets, and over anything with `__getitem__`: `field0` is what they
/// go through, null when it is exhausted; `b` is the next index. For sets `field1` to `field3`
/// are numbers: the expected size (`UInt32.max`: it has changed), the next slot, what is left.
///
/// Authority: CPython, Objects/listobject.c, tupleobject.c, setobject.c, iterobject.c.
extension World {
  static let smallIteratorBytes = 48
  static let setIteratorBytes = 64

  @inline(__always)
  private mutating func makeIndexIterator(
    _ type: BuiltinType, _ layout: Layout, _ object: Ref, _ index: Int
  ) -> Ref {
    let iterator = makeCollectable(.type(type), layout, bytes: World.smallIteratorBytes)
    rows[iterator].field0 = owned(object)
    rows[iterator].b = UInt64(bitPattern: Int64(index))
    track(iterator)
    return iterator
  }

  /// An iterator over a list (borrowed).
  mutating func makeListIterator(_ list: Ref) -> Ref {
    makeIndexIterator(.listIterator, .listIterator, list, 0)
  }

  /// A `list_reverseiterator`: layout `reversed`, its index runs down.
  mutating func makeReversed(of list: Ref) -> Ref {
    makeIndexIterator(.listReverse, .reversed, list, listCount(list) - 1)
  }

  /// An iterator over a tuple (borrowed).
  mutating func makeTupleIterator(_ tuple: Ref) -> Ref {
    makeIndexIterator(.tupleIterator, .tupleIterator, tuple, 0)
  }

  /// An iterator over anything with `__getitem__` (borrowed).
  mutating func makeSequenceIterator(_ sequence: Ref) -> Ref {
    makeIndexIterator(.sequenceIterator, .sequenceIterator, sequence, 0)
  }

  /// An iterator over a set (borrowed).
  mutating func makeSetIterator(_ set: Ref) -> Ref {
    let iterator = makeCollectable(
      .type(.setIterator), .setIterator, bytes: World.setIteratorBytes)
    let count = UInt32(truncatingIfNeeded: setCount(set))
    rows[iterator].field0 = owned(set)
    rows[iterator].field1 = Ref(count)
    rows[iterator].field3 = Ref(count)
    track(iterator)
    return iterator
  }

  /// `iter(callable, sentinel)`: `field0` and `field1`, null when it is exhausted.
  mutating func makeCallableIterator(_ callable: Ref, _ sentinel: Ref) -> Ref {
    let iterator = makeCollectable(
      .type(.callableIterator), .callableIterator, bytes: World.smallIteratorBytes)
    rows[iterator].field0 = owned(callable)
    rows[iterator].field1 = owned(sentinel)
    track(iterator)
    return iterator
  }

  /// An iterator over an exact built-in container; nil for anything else.
  @inline(__always)
  mutating func makeIterator(_ object: Ref) -> Ref? {
    switch rows[object].type {
    case .type(.list): return makeListIterator(object)
    case .type(.tuple): return makeTupleIterator(object)
    case .type(.range): return makeRangeIterator(object)
    case .type(.dict): return makeDictIterator(object, .dictKeyIterator)
    case .type(.set), .type(.frozenset): return makeSetIterator(object)
    case .type(.dictKeys), .type(.dictValues), .type(.dictItems):
      return makeViewIterator(object, isReversed: false)
    default: return nil
    }
  }

  // MARK: Next

  @inline(__always)
  mutating func listIteratorNext(_ iterator: Ref) -> Ref {
    let list = rows[iterator].field0
    if list.isNull { return .null }
    let index = Int(truncatingIfNeeded: rows[iterator].b)
    if index < listCount(list) {
      rows[iterator].b = UInt64(truncatingIfNeeded: index &+ 1)
      return owned(listItems(list)[index])
    }
    rows[iterator].field0 = .null
    disown(list)
    return .null
  }

  @inline(__always)
  mutating func tupleIteratorNext(_ iterator: Ref) -> Ref {
    let tuple = rows[iterator].field0
    if tuple.isNull { return .null }
    let index = Int(truncatingIfNeeded: rows[iterator].b)
    if index < tupleCount(tuple) {
      rows[iterator].b = UInt64(truncatingIfNeeded: index &+ 1)
      return owned(tupleItems(tuple)[index])
    }
    rows[iterator].field0 = .null
    disown(tuple)
    return .null
  }

  mutating func setIteratorNext(_ iterator: Ref) -> Ref {
    let set = rows[iterator].field0
    if set.isNull { return .null }
    if Int(rows[iterator].field1.raw) != setCount(set) {
      rows[iterator].field1 = Ref(.max)
      return raise(.runtimeError, "Set changed size during iteration")
    }
    var position = Int(rows[iterator].field2.raw)
    if let key = setNext(set, &position) {
      rows[iterator].field2 = Ref(UInt32(truncatingIfNeeded: position))
      rows[iterator].field3 = Ref(rows[iterator].field3.raw &- 1)
      return owned(key)
    }
    rows[iterator].field0 = .null
    disown(set)
    return .null
  }

  mutating func sequenceIteratorNext(_ iterator: Ref) -> Ref {
    let sequence = rows[iterator].field0
    if sequence.isNull { return .null }
    let index = Int(truncatingIfNeeded: rows[iterator].b)
    if index == .max { return raise(.overflowError, "iter index too large") }
    let item = sequenceGetItem(sequence, index)
    if !item.isNull {
      rows[iterator].b = UInt64(index + 1)
      return item
    }
    guard clearEndOfSequence() else { return .null }
    if rows[iterator].field0 == sequence {
      rows[iterator].field0 = .null
      disown(sequence)
    }
    return .null
  }

  /// Drops a pending IndexError or StopIteration; false when another exception is pending.
  mutating func clearEndOfSequence() -> Bool {
    guard matchesPending(.indexError) || matchesPending(.stopIteration) else { return false }
    clearPending()
    return true
  }

  /// The item at an index by `__getitem__`, owned.
  mutating func sequenceGetItem(_ sequence: Ref, _ index: Int) -> Ref {
    if rows[sequence].type == .type(.list) { return listGetItem(sequence, index) }
    if rows[sequence].type == .type(.tuple) { return tupleGetItem(sequence, index) }
    let number = makeInt(index)
    let item = getItem(sequence, number)
    disown(number)
    return item
  }

  /// Calls something with one argument, without an array.
  mutating func callOne(_ callable: Ref, _ argument: Ref) -> Ref {
    let base = stackTop
    base[1] = argument
    stackTop = base + 2
    let result = vectorcall(callable, Arguments(base + 1, 1))
    stackTop = base
    return result
  }

  mutating func callableIteratorNext(_ iterator: Ref) -> Ref {
    let callable = rows[iterator].field0
    if callable.isNull { return .null }
    let result = call(callable)
    if result.isNull {
      if matchesPending(.stopIteration) {
        clearPending()
        endCallable(iterator)
      }
      return .null
    }
    if rows[iterator].field1.isNull {
      disown(result)
      return .null
    }
    let equal = richEqual(rows[iterator].field1, result)
    if equal == 0 { return result }
    disown(result)
    if equal > 0 { endCallable(iterator) }
    return .null
  }

  private mutating func endCallable(_ iterator: Ref) {
    let callable = rows[iterator].field0
    let sentinel = rows[iterator].field1
    rows[iterator].a = 0
    disownIfAny(callable)
    disownIfAny(sentinel)
  }

  /// The next item of a `reversed` or `list_reverseiterator` object.
  mutating func reversedNext(_ iterator: Ref) -> Ref {
    let sequence = rows[iterator].field0
    if sequence.isNull { return .null }
    let index = Int(Int64(bitPattern: rows[iterator].b))
    if index >= 0 {
      if rows[iterator].type == .type(.listReverse) {
        if index < listCount(sequence) {
          rows[iterator].b = UInt64(bitPattern: Int64(index - 1))
          return owned(listItems(sequence)[index])
        }
      } else {
        let item = sequenceGetItem(sequence, index)
        if !item.isNull {
          rows[iterator].b = UInt64(bitPattern: Int64(index - 1))
          return item
        }
        guard clearEndOfSequence() else { return .null }
      }
    }
    rows[iterator].b = UInt64.max
    if rows[iterator].field0 == sequence {
      rows[iterator].field0 = .null
      disown(sequence)
    }
    return .null
  }
}
