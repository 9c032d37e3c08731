import BigInt

/// Ranges: `field0` to `field3` are start, stop, step and length, all ints.
///
/// Authority: CPython, Objects/rangeobject.c.
extension World {
  static let rangeBytes = 48

  /// A range of three ints, which it takes over.
  mutating func makeRange(consuming start: Ref, _ stop: Ref, _ step: Ref) -> Ref {
    let length: Ref
    if let first = intValue(start), let last = intValue(stop), let stride = intValue(step),
      let count = World.rangeCount(first, last, stride)
    {
      length = makeLength(count, first, last, stride)
    } else {
      length = makeInt(World.rangeCount(bigValue(start), bigValue(stop), bigValue(step)))
    }
    let range = makeAtomic(.type(.range), .range, bytes: World.rangeBytes)
    rows[range].field0 = start
    rows[range].field1 = stop
    rows[range].field2 = step
    rows[range].field3 = length
    return range
  }

  /// The length as an object. Up to 3.11 it is computed with int objects, whose blocks lie between.
  ///
  /// Authority: CPython 3.11, Objects/rangeobject.c: `compute_range_length`.
  private mutating func makeLength(_ count: Int, _ start: Int, _ stop: Int, _ step: Int) -> Ref {
    // Small ints take no blocks.
    guard level < .python312, count > 257 else { return makeInt(count) }
    let distance = makeInt(step > 0 ? stop &- start : start &- stop)
    let last = makeInt((step > 0 ? stop &- start : start &- stop) &- 1)
    let quotient = makeInt(count - 1)
    let length = makeInt(count)
    for temporary in [quotient, last, distance] { disown(temporary) }
    return length
  }

  /// The number of items; nil when it is beyond a machine word.
  static func rangeCount(_ start: Int, _ stop: Int, _ step: Int) -> Int? {
    let isUp = step > 0
    if isUp ? start >= stop : start <= stop { return 0 }
    let (distance, overflow) =
      isUp
      ? stop.subtractingReportingOverflow(start) : start.subtractingReportingOverflow(stop)
    if overflow { return nil }
    return Int((distance.magnitude - 1) / step.magnitude) + 1
  }

  static func rangeCount(_ start: BigInt, _ stop: BigInt, _ step: BigInt) -> BigInt {
    let isUp = step > 0
    if isUp ? start >= stop : start <= stop { return 0 }
    let distance = isUp ? stop - start : start - stop
    return (distance - 1) / BigInt(step.magnitude) + 1
  }

  /// `range(stop)`, `range(start, stop[, step])`.
  mutating func rangeNew(_ args: Arguments) -> Ref {
    let given = args.count - 1
    if given == 0 {
      let least = level >= .python39 ? "at least " : ""
      return raise(.typeError, "range expected \(least)1 argument, got 0")
    }
    if given > 3 { return raise(.typeError, "range expected at most 3 arguments, got \(given)") }
    if given == 1 {
      let stop = rangeBound(args[1])
      if stop.isNull { return .null }
      return makeRange(consuming: owned(.smallInt(0)), stop, owned(.smallInt(1)))
    }
    let start = rangeBound(args[1])
    if start.isNull { return .null }
    let stop = rangeBound(args[2])
    if stop.isNull {
      disown(start)
      return .null
    }
    let step = given == 3 ? rangeBound(args[3]) : owned(.smallInt(1))
    if !step.isNull, intValue(step) != 0 { return makeRange(consuming: start, stop, step) }
    if !step.isNull { raise(.valueError, "range() arg 3 must not be zero") }
    disownIfAny(step)
    disown(start)
    disown(stop)
    return .null
  }

  /// An index as an exact int (3.10+).
  private mutating func rangeBound(_ object: Ref) -> Ref {
    let index = indexObject(object)
    return level >= .python310 ? exactInt(index) : index
  }

  /// Start, stop, step and length as numbers of any size.
  func rangeValues(_ range: Ref) -> (start: BigInt, stop: BigInt, step: BigInt, count: BigInt) {
    let row = rows[range]
    return (
      bigValue(row.field0), bigValue(row.field1), bigValue(row.field2), bigValue(row.field3)
    )
  }

  /// `range[key]`, owned.
  mutating func rangeSubscript(_ range: Ref, _ key: Ref) -> Ref {
    if rows[key].layout == .slice { return rangeSlice(range, key) }
    if rows[key].layout != .int, lookupSpecial(key, .index).isNull {
      return raise(
        .typeError, "range indices must be integers or slices, not \(typeName(key))")
    }
    let object = indexObject(key)
    if object.isNull { return .null }
    defer { disown(object) }
    if let index = intValue(object), let item = rangeItem(range, index) { return makeInt(item) }
    let values = rangeValues(range)
    var index = bigValue(object)
    if index < 0 { index += values.count }
    if index < 0 || index >= values.count {
      return raise(.indexError, "range object index out of range")
    }
    return makeInt(values.start + index * values.step)
  }

  /// The item at an index when all is within machine words.
  private func rangeItem(_ range: Ref, _ index: Int) -> Int? {
    guard let count = intValue(rows[range].field3), let start = intValue(rows[range].field0),
      let step = intValue(rows[range].field2)
    else { return nil }
    let place = index < 0 ? index + count : index
    guard place >= 0, place < count else { return nil }
    let (offset, overflow) = place.multipliedReportingOverflow(by: step)
    if overflow { return nil }
    let (item, beyond) = start.addingReportingOverflow(offset)
    return beyond ? nil : item
  }

  private mutating func rangeSlice(_ range: Ref, _ key: Ref) -> Ref {
    if let slice = smallRangeSlice(range, key) { return slice }
    let values = rangeValues(range)
    guard let bounds = bigSlice(key, values.count) else { return .null }
    let start = makeInt(values.start + bounds.start * values.step)
    let stop = makeInt(values.start + bounds.stop * values.step)
    let step = makeInt(values.step * bounds.step)
    return makeRange(consuming: start, stop, step)
  }

  /// A slice without a step of a range of small numbers; nil for others.
  private mutating func smallRangeSlice(_ range: Ref, _ key: Ref) -> Ref? {
    let slice = rows[key]
    guard slice.field2 == .none, let start = modestValue(rows[range].field0),
      let step = modestValue(rows[range].field2), let count = modestValue(rows[range].field3),
      let first = slice.field0 == .none ? 0 : modestValue(slice.field0),
      let last = slice.field1 == .none ? count : modestValue(slice.field1)
    else { return nil }
    let low = first < 0 ? max(first + count, 0) : min(first, count)
    let high = last < 0 ? max(last + count, 0) : min(last, count)
    let newStart = makeInt(start + low * step)
    let newStop = makeInt(start + high * step)
    return makeRange(consuming: newStart, newStop, owned(rows[range].field2))
  }

  /// An int whose products with another such int fit a machine word; nil for others.
  private func modestValue(_ object: Ref) -> Int? {
    guard let value = intValue(object), value.magnitude < 1 << 30 else { return nil }
    return value
  }

  /// The bounds of a slice of something of any length; nil with an exception pending.
  private mutating func bigSlice(
    _ slice: Ref, _ count: BigInt
  ) -> (start: BigInt, stop: BigInt, step: BigInt)? {
    guard let step = bigBound(rows[slice].field2) else { return nil }
    let stride = step.value ?? 1
    if stride == 0 {
      raise(.valueError, "slice step cannot be zero")
      return nil
    }
    let low: BigInt = stride < 0 ? -1 : 0
    let high = stride < 0 ? count - 1 : count
    guard let first = bigBound(rows[slice].field0), let last = bigBound(rows[slice].field1) else {
      return nil
    }
    func clip(_ bound: BigInt?, _ fallback: BigInt) -> BigInt {
      guard let bound else { return fallback }
      return bound < 0 ? max(bound + count, low) : min(bound, high)
    }
    return (
      clip(first.value, stride < 0 ? high : low), clip(last.value, stride < 0 ? low : high),
      stride
    )
  }

  private mutating func bigBound(_ field: Ref) -> (value: BigInt?, Void)? {
    if field == .none { return (nil, ()) }
    if rows[field].layout != .int, lookupSpecial(field, .index).isNull {
      raise(.typeError, "slice indices must be integers or None or have an __index__ method")
      return nil
    }
    let object = indexObject(field)
    if object.isNull { return nil }
    defer { disown(object) }
    return (bigValue(object), ())
  }
}
