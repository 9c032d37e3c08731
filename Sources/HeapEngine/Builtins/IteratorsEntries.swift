/// Going on, and the tables of iterators.
extension World {
  /// The next item of an iterator of one of the layouts below; null, with nothing pending, at its
  /// end and for any other object.
  @inline(__always)
  mutating func nextFast(_ iterator: Ref) -> Ref {
    switch rows[iterator].layout {
    case .listIterator: return listIteratorNext(iterator)
    case .rangeIterator: return rangeIteratorNext(iterator)
    case .tupleIterator: return tupleIteratorNext(iterator)
    case .dictIterator: return dictIteratorNext(iterator)
    default: return nextSlowly(iterator)
    }
  }

  private mutating func nextSlowly(_ iterator: Ref) -> Ref {
    switch rows[iterator].layout {
    case .enumerate: return enumerateNext(iterator)
    case .zip: return zipNext(iterator)
    case .setIterator: return setIteratorNext(iterator)
    case .strIterator: return strIteratorNext(iterator)
    case .map: return mapNext(iterator)
    case .filter: return filterNext(iterator)
    case .reversed: return reversedNext(iterator)
    case .sequenceIterator: return sequenceIteratorNext(iterator)
    case .callableIterator: return callableIteratorNext(iterator)
    case .dequeIterator: return dequeIteratorNext(iterator)
    case .orderedIterator: return orderedIteratorNext(iterator)
    case .iteratorTool: return iteratorToolNext(iterator)
    default: return .null
    }
  }

  /// The next item; null with StopIteration pending at the end.
  mutating func nextOrStop(_ iterator: Ref) -> Ref {
    let item = nextFast(iterator)
    if item.isNull, pending.isNull {
      return raise(.stopIteration, arguments: owned(.emptyTuple))
    }
    return item
  }

  /// How many items an iterator says are left.
  mutating func remainingItems(_ iterator: Ref) -> Ref {
    let row = rows[iterator]
    if row.layout == .rangeIterator { return rangeIteratorRest(iterator) }
    if row.field0.isNull { return makeInt(0) }
    let rest: Int
    switch row.layout {
    case .listIterator: rest = listCount(row.field0) - Int(truncatingIfNeeded: row.b)
    case .tupleIterator: rest = tupleCount(row.field0) - Int(truncatingIfNeeded: row.b)
    case .setIterator:
      rest = Int(row.field1.raw) == setCount(row.field0) ? Int(row.field3.raw) : 0
    case .dictIterator:
      let body = dictIterator(iterator).pointee
      rest = body.expected == dictCount(row.field0) ? body.remaining : 0
    default:
      let count = length(row.field0)
      if count < 0 { return row.layout == .reversed ? .null : lengthUnknown() }
      let index = Int(Int64(bitPattern: row.b))
      if row.layout == .reversed { return makeInt(count < index + 1 ? 0 : index + 1) }
      rest = count - index
    }
    return makeInt(max(rest, 0))
  }

  /// The hint of a sequence without `__len__`.
  private mutating func lengthUnknown() -> Ref {
    if !matchesPending(.typeError) { return .null }
    clearPending()
    return owned(.notImplemented)
  }

  /// The table of the iterators that know how many items are left: over lists (both directions),
  /// tuples, ranges, sets, dicts, sequences.
  static let indexedIteratorEntries = countedIteratorEntries + indexedStateEntries
  static let callableIteratorEntries = plainIteratorEntries + callableStateEntries
  static let countedIteratorEntries: [NativeEntry] =
    plainIteratorEntries + [.method("__length_hint__") { $0.remainingItems($1[0]) }]

  /// The table of iterators that do not: `callable_iterator`.
  static let plainIteratorEntries: [NativeEntry] = [
    .special(.iter) { $0.owned($1[0]) },
    .special(.next) { $0.nextOrStop($1[0]) },
  ]

  static let enumerateEntries: [NativeEntry] =
    plainIteratorEntries + enumerateStateEntries + [
      .staticMethod("__new__", 1, 255, keywords: true) { $0.enumerateNew($1) }
    ]
  static let zipEntries: [NativeEntry] =
    plainIteratorEntries + zipStateEntries
    + [.staticMethod("__new__", 1, 255, keywords: true) { $0.zipNew($1) }]
  static let mapEntries: [NativeEntry] =
    plainIteratorEntries + mapStateEntries
    + [.staticMethod("__new__", 1, 255, keywords: true) { $0.mapNew($1) }]
  static let filterEntries: [NativeEntry] =
    plainIteratorEntries + filterStateEntries
    + [.staticMethod("__new__", 1, 255, keywords: true) { $0.filterNew($1) }]
  static let reversedEntries: [NativeEntry] =
    indexedIteratorEntries + [
      .staticMethod("__new__", 1, 255, keywords: true) { $0.reversedNew($1) }
    ]
}
