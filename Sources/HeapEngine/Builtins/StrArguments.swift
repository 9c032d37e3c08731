import BigInt

/// Reading the arguments of the methods of str and bytes.
extension World {
  /// An argument that is read as C's `Py_ssize_t`; nil with an exception pending.
  ///
  /// Authority: Python/getargs.c: `convertsimple`, format `n` (Argument Clinic up to 3.9 refuses a
  /// float before it looks for `__index__`).
  mutating func countArgument(_ value: Ref) -> Int? {
    isRefusedFloat(value) ? nil : wholeNumber(value)
  }

  /// A value with `__index__` that fits in C's `Py_ssize_t`; nil with an exception pending.
  mutating func wholeNumber(_ value: Ref) -> Int? {
    if let small = intValue(value) { return small }
    if rows[value].layout == .int { return tooLargeForC() }
    let result = indexObject(value)
    if result.isNull { return nil }
    defer { disown(result) }
    return isSmall(result) ? smallValue(result) : tooLargeForC()
  }

  private mutating func isRefusedFloat(_ value: Ref) -> Bool {
    guard level < .python310, rows[value].layout == .float else { return false }
    raise(.typeError, "integer argument expected, got float")
    return true
  }

  /// An argument that is read as an `int` of C; nil with an exception pending.
  ///
  /// Authority: Python/getargs.c: `convertsimple`, format `i`.
  mutating func cIntArgument(_ value: Ref) -> Int? {
    if isRefusedFloat(value) { return nil }
    if level < .python310, lookupSpecial(value, .index).isNull {
      raise(
        .typeError,
        rows[value].layout == .complex
          ? "can't convert complex to int"
          : "an integer is required (got type \(typeName(value)))")
      return nil
    }
    guard let size = wholeNumber(value) else {
      if matchesPending(.overflowError) {
        clearPending()
        raise(.overflowError, "Python int too large to convert to C int")
      }
      return nil
    }
    return size
  }

  /// The same, where the value must fit in the C type too.
  mutating func cIntInRange(_ value: Ref) -> Int? {
    guard let number = cIntArgument(value) else { return nil }
    if Int32(exactly: number) == nil {
      raise(.overflowError, "Python int too large to convert to C int")
      return nil
    }
    return number
  }

  private mutating func tooLargeForC() -> Int? {
    raise(.overflowError, "Python int too large to convert to C ssize_t")
    return nil
  }

  /// A bound of a search: `fallback` for None or no argument, clipped to a machine word.
  ///
  /// Authority: CPython, Python/ceval.c: `_PyEval_SliceIndex`.
  mutating func boundArgument(_ value: Ref?, _ fallback: Int) -> Int? {
    guard let value, !value.isNull, value != .none else { return fallback }
    if let small = intValue(value) { return small }
    if rows[value].layout == .int { return bigValue(value).sign == .minus ? .min : .max }
    if lookupSpecial(value, .index).isNull {
      raise(
        .typeError, "slice indices must be integers or None or have an __index__ method")
      return nil
    }
    let result = indexObject(value)
    if result.isNull { return nil }
    defer { disown(result) }
    return intValue(result) ?? (bigValue(result).sign == .minus ? .min : .max)
  }

  /// The arguments `start` and `end` at the third and fourth place, as places in the text that
  /// comes first; `start` may be behind the end. The length is read after all calls out.
  mutating func rangeArguments(_ args: Arguments) -> (Int, Int)? {
    let index = 2
    let first = args.count > index ? args[index] : .null
    let second = args.count > index + 1 ? args[index + 1] : .null
    guard var start = boundArgument(first, 0), var end = boundArgument(second, .max) else {
      return nil
    }
    let count = Int(rows[args[0]].b)
    if end > count { end = count } else if end < 0 { end = max(0, end + count) }
    if start < 0 { start = max(0, start + count) }
    return (start, end)
  }

  /// The number that a str or bytes is multiplied with; nil with an exception pending.
  mutating func timesArgument(_ value: Ref) -> Int? {
    if let small = intValue(value) { return small }
    if rows[value].layout != .int {
      if lookupSpecial(value, .index).isNull {
        let name = typeName(value)
        raise(.typeError, "can't multiply sequence by non-int of type '\(name)'")
        return nil
      }
      let result = indexObject(value)
      if result.isNull { return nil }
      defer { disown(result) }
      if let small = intValue(result) { return small }
    }
    raise(.overflowError, "cannot fit '\(typeName(value))' into an index-sized integer")
    return nil
  }

  /// Start, step and number of the items that a slice object picks out of a str, bytes, tuple or
  /// list, whose length is read after all calls out.
  mutating func sliceRange(
    _ slice: Ref, of object: Ref
  ) -> (start: Int, step: Int, count: Int)? {
    guard let bounds = sliceBounds(slice) else { return nil }
    let isList = rows[object].layout == .list
    return World.fit(bounds, isList ? listCount(object) : Int(rows[object].b))
  }

  /// Start, step and number of the items that a slice object picks out of `count` items, where
  /// no call out can change the count.
  mutating func sliceRange(_ slice: Ref, _ count: Int) -> (start: Int, step: Int, count: Int)? {
    guard let bounds = sliceBounds(slice) else { return nil }
    return World.fit(bounds, count)
  }

  /// The three numbers of a slice, with the largest numbers for None.
  ///
  /// Authority: CPython, Objects/sliceobject.c: `PySlice_Unpack`.
  private mutating func sliceBounds(_ slice: Ref) -> (start: Int, stop: Int, step: Int)? {
    let startField = rows[slice].field0
    let stopField = rows[slice].field1
    guard var step = boundArgument(rows[slice].field2, 1) else { return nil }
    if step == 0 {
      raise(.valueError, "slice step cannot be zero")
      return nil
    }
    step = max(step, -Int.max)
    guard let start = boundArgument(startField, step < 0 ? .max : 0),
      let stop = boundArgument(stopField, step < 0 ? .min : .max)
    else { return nil }
    return (start, stop, step)
  }

  /// Authority: `PySlice_AdjustIndices`.
  private static func fit(
    _ bounds: (start: Int, stop: Int, step: Int), _ count: Int
  ) -> (start: Int, step: Int, count: Int) {
    let step = bounds.step
    let start = clip(bounds.start, count, step)
    let stop = clip(bounds.stop, count, step)
    if step < 0 {
      return (start, step, stop < start ? (start - stop - 1) / -step + 1 : 0)
    }
    return (start, step, start < stop ? (stop - start - 1) / step + 1 : 0)
  }

  private static func clip(_ bound: Int, _ count: Int, _ step: Int) -> Int {
    if bound < 0 {
      let place = bound &+ count
      return bound < -count || place < 0 ? (step < 0 ? -1 : 0) : place
    }
    return bound >= count ? (step < 0 ? count - 1 : count) : bound
  }

  /// Whether an argument is a str; else `message` with the type's name is a pending TypeError.
  mutating func needsText(_ value: Ref, _ message: String) -> Bool {
    if isText(value) { return true }
    raise(.typeError, message + typeName(value))
    return false
  }

  /// The bool object of a fact.
  @inline(__always)
  func bool(_ value: Bool) -> Ref { owned(.bool(value)) }
}
