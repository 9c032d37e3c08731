import BigInt

/// The body of an iterator over a range within machine words (`b` is 0).
struct RangeIteratorBody {
  var current: Int
  var step: Int
  var remaining: Int
}

/// The body of an iterator over a larger range (`b` is 1): ints, owned.
struct LongRangeIteratorBody {
  var start: Ref
  var step: Ref
  var length: Ref
  /// Items made so far (up to 3.11; null later, when start and length move instead).
  var index: Ref
}

/// Iterators over ranges: `a` points to a body of one of the two kinds.
///
/// Authority: CPython, Objects/rangeobject.c: `rangeiter_next`, `longrangeiter_next`.
extension World {
  /// An iterator over a range (borrowed).
  mutating func makeRangeIterator(_ range: Ref) -> Ref {
    let row = rows[range]
    if let start = intValue(row.field0), let stop = intValue(row.field1),
      let step = intValue(row.field2), let count = World.rangeCount(start, stop, step)
    {
      return makeRangeIterator(start, step, count)
    }
    return makeLongRangeIterator(
      consuming: owned(row.field0), owned(row.field2), owned(row.field3))
  }

  /// An iterator over `count` numbers from `start` on.
  mutating func makeRangeIterator(_ start: Int, _ step: Int, _ count: Int) -> Ref {
    let iterator = makeAtomic(
      .type(.rangeIterator), .rangeIterator, bytes: profile.rangeIteratorBytes)
    let memory = payload.allocate(MemoryLayout<RangeIteratorBody>.size)
    memory.storeBytes(
      of: RangeIteratorBody(current: start, step: step, remaining: count),
      as: RangeIteratorBody.self)
    rows[iterator].a = UInt64(UInt(bitPattern: memory))
    return iterator
  }

  private mutating func makeLongRangeIterator(
    consuming start: Ref, _ step: Ref, _ length: Ref
  ) -> Ref {
    let iterator = makeAtomic(
      .type(.longRangeIterator), .rangeIterator, bytes: profile.rangeIteratorBytes)
    let memory = payload.allocate(MemoryLayout<LongRangeIteratorBody>.size)
    memory.storeBytes(
      of: LongRangeIteratorBody(
        start: start, step: step, length: length,
        index: level < .python312 ? owned(.smallInt(0)) : .null),
      as: LongRangeIteratorBody.self)
    rows[iterator].a = UInt64(UInt(bitPattern: memory))
    rows[iterator].b = 1
    return iterator
  }

  /// `reversed(range)`.
  mutating func makeReversedRange(_ range: Ref) -> Ref {
    let row = rows[range]
    if let start = intValue(row.field0), let stop = intValue(row.field1),
      let step = intValue(row.field2), step != .min, stop != .min, stop != .max,
      let count = World.rangeCount(start, stop, step)
    {
      return makeRangeIterator(start &+ (count &- 1) &* step, -step, count)
    }
    let values = rangeValues(range)
    let start = makeInt(values.start + (values.count - 1) * values.step)
    let step = makeInt(-values.step)
    return makeLongRangeIterator(consuming: start, step, owned(row.field3))
  }

  /// The next number; null, with nothing pending, at the end.
  @inline(__always)
  mutating func rangeIteratorNext(_ iterator: Ref) -> Ref {
    if rows[iterator].b != 0 { return longRangeNext(iterator) }
    let body = rows[iterator].body(RangeIteratorBody.self)
    let remaining = body.pointee.remaining
    if remaining <= 0 { return .null }
    let value = body.pointee.current
    body.pointee.current = value &+ body.pointee.step
    body.pointee.remaining = remaining &- 1
    return makeInt(value)
  }

  private mutating func longRangeNext(_ iterator: Ref) -> Ref {
    let body = rows[iterator].body(LongRangeIteratorBody.self)
    let start = bigValue(body.pointee.start)
    let step = bigValue(body.pointee.step)
    let length = bigValue(body.pointee.length)
    if body.pointee.index.isNull {
      if length <= 0 { return .null }
      let shorter = makeInt(length - 1)
      let further = makeInt(start + step)
      let value = body.pointee.start
      let old = body.pointee.length
      body.pointee.start = further
      body.pointee.length = shorter
      disown(old)
      return value
    }
    let index = bigValue(body.pointee.index)
    if index >= length { return .null }
    let following = makeInt(index + 1)
    let value = makeInt(start + index * step)
    let old = body.pointee.index
    body.pointee.index = following
    disown(old)
    return value
  }

  /// How many numbers are left.
  mutating func rangeIteratorRest(_ iterator: Ref) -> Ref {
    if rows[iterator].b == 0 {
      let remaining = rows[iterator].body(RangeIteratorBody.self).pointee.remaining
      return makeInt(remaining)
    }
    let body = rows[iterator].body(LongRangeIteratorBody.self).pointee
    let index = body.index.isNull ? 0 : bigValue(body.index)
    return makeInt(bigValue(body.length) - index)
  }

  /// Frees the body of a range iterator.
  mutating func freeRangeIterator(_ iterator: Ref) {
    if rows[iterator].b == 0 {
      payload.free(
        rows[iterator].body(RangeIteratorBody.self), MemoryLayout<RangeIteratorBody>.size)
      return
    }
    let body = rows[iterator].body(LongRangeIteratorBody.self)
    let values = body.pointee
    disownIfAny(values.index)
    disown(values.start)
    disown(values.step)
    disown(values.length)
    payload.free(body, MemoryLayout<LongRangeIteratorBody>.size)
  }
}
