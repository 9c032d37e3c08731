import BigInt
import PythonSubset

/// Slices: `field0` to `field2` are start, stop and step. One freed slice is kept for the next.
///
/// Authority: CPython, Objects/sliceobject.c.
extension World {
  static let sliceBytes = 56

  /// A new slice of three borrowed bounds.
  mutating func makeSlice(_ start: Ref, _ stop: Ref, _ step: Ref) -> Ref {
    own(start)
    own(stop)
    own(step)
    return makeSlice(consuming: start, stop, step)
  }

  /// A new slice of three bounds, which it takes over.
  mutating func makeSlice(consuming start: Ref, _ stop: Ref, _ step: Ref) -> Ref {
    let slice: Ref
    if let address = freeLists.slice.popLast() {
      slice = makeRecycled(.type(.slice), .slice, at: address)
    } else {
      slice = makeCollectable(.type(.slice), .slice, bytes: World.sliceBytes)
    }
    rows[slice].field0 = start
    rows[slice].field1 = stop
    rows[slice].field2 = step
    track(slice)
    return slice
  }

  /// Start, stop, step and number of the items that a slice picks out of `length` items; nil with
  /// an exception pending.
  mutating func resolveSlice(
    _ slice: Ref, length: Int
  ) -> (start: Int, stop: Int, step: Int, count: Int)? {
    guard let range = sliceRange(slice, length) else { return nil }
    let stop =
      range.count == 0
      ? range.start
      : range.start + (range.count - 1) * range.step
        + (range.step < 0 ? -1 : 1)
    return (range.start, stop, range.step, range.count)
  }

  /// `slice(stop)`, `slice(start, stop[, step])`.
  mutating func sliceNew(_ args: Arguments) -> Ref {
    switch args.count {
    case 1: return raise(.typeError, "slice expected at least 1 argument, got 0")
    case 2: return makeSlice(.none, args[1], .none)
    case 3: return makeSlice(args[1], args[2], .none)
    case 4: return makeSlice(args[1], args[2], args[3])
    default:
      return raise(.typeError, "slice expected at most 3 arguments, got \(args.count - 1)")
    }
  }

  /// `slice.__repr__`.
  mutating func sliceRepr(_ slice: Ref) -> Ref {
    var builder = StrBuilder()
    builder.append("slice(")
    let fields = [rows[slice].field0, rows[slice].field1, rows[slice].field2]
    for (index, field) in fields.enumerated() {
      if index > 0 { builder.append(", ") }
      let shown = repr(field)
      if shown.isNull { return .null }
      builder.append(view(shown))
      disown(shown)
    }
    builder.append(")")
    return finish(&builder)
  }

  /// A tuple of a slice's bounds.
  private mutating func sliceTuple(_ slice: Ref) -> Ref {
    let row = rows[slice]
    return makeTuple(consuming: [owned(row.field0), owned(row.field1), owned(row.field2)])
  }

  /// Slices compare as tuples of their bounds.
  mutating func sliceCompare(_ left: Ref, _ right: Ref, _ operation: ComparisonOperator) -> Ref {
    guard rows[right].layout == .slice else { return owned(.notImplemented) }
    if left == right {
      return owned(.bool(World.holds(operation, 0, 0)))
    }
    let one = sliceTuple(left)
    let two = sliceTuple(right)
    let result = compare(one, two, operation)
    disown(one)
    disown(two)
    return result
  }

  /// `slice.__hash__` (3.12+); -1 with an exception pending.
  mutating func sliceHash(_ slice: Ref) -> Int {
    if level < .python312 {
      raise(.typeError, "unhashable type: 'slice'")
      return -1
    }
    var state = World.hashPrime5
    for field in [rows[slice].field0, rows[slice].field1, rows[slice].field2] {
      let hash = hashOf(field)
      if hash == -1 { return -1 }
      World.mix(hash, into: &state)
    }
    return state == UInt.max ? 1_546_275_796 : Int(bitPattern: state)
  }

  /// `slice.indices(length)`, for numbers of any size.
  ///
  /// Authority: Objects/sliceobject.c: `_PySlice_GetLongIndices`.
  mutating func sliceIndices(_ slice: Ref, _ length: Ref) -> Ref {
    if let fast = smallIndices(slice, length) { return fast }
    guard let count = bigIndex(length, "") else { return .null }
    if count < 0 { return raise(.valueError, "length should not be negative") }
    let step = rows[slice].field2 == .none ? BigInt(1) : bigIndex(rows[slice].field2, "slice")
    guard let step else { return .null }
    if step == 0 { return raise(.valueError, "slice step cannot be zero") }
    let low: BigInt = step < 0 ? -1 : 0
    let high = step < 0 ? count - 1 : count
    guard let start = sliceBound(rows[slice].field0, step < 0 ? high : low, count, low, high),
      let stop = sliceBound(rows[slice].field1, step < 0 ? low : high, count, low, high)
    else { return .null }
    let first = makeInt(start)
    let second = makeInt(stop)
    let third = makeInt(step)
    return makeTuple(consuming: [first, second, third])
  }

  /// The same for plain numbers below 2^31; nil for all others, and for errors.
  private mutating func smallIndices(_ slice: Ref, _ length: Ref) -> Ref? {
    let row = rows[slice]
    var numbers: [Int?] = []
    for field in [length, row.field0, row.field1, row.field2] {
      if field == .none {
        numbers.append(nil)
        continue
      }
      guard rows[field].layout == .int, let number = intValue(field), abs(number) < 1 << 31
      else { return nil }
      numbers.append(number)
    }
    let step = numbers[3] ?? 1
    guard let count = numbers[0], count >= 0, step != 0 else { return nil }
    let low = step < 0 ? -1 : 0
    let high = step < 0 ? count - 1 : count
    func bound(_ given: Int?, _ fallback: Int) -> Int {
      guard let given else { return fallback }
      return given < 0 ? max(given + count, low) : min(given, high)
    }
    let first = makeInt(bound(numbers[1], step < 0 ? high : low))
    let second = makeInt(bound(numbers[2], step < 0 ? low : high))
    let third = makeInt(step)
    return makeTuple(consuming: [first, second, third])
  }

  private mutating func sliceBound(
    _ field: Ref, _ fallback: BigInt, _ count: BigInt, _ low: BigInt, _ high: BigInt
  ) -> BigInt? {
    if field == .none { return fallback }
    guard let bound = bigIndex(field, "slice") else { return nil }
    return bound < 0 ? max(bound + count, low) : min(bound, high)
  }

  /// An index of any size; nil with TypeError pending.
  private mutating func bigIndex(_ object: Ref, _ place: String) -> BigInt? {
    if !place.isEmpty, rows[object].layout != .int, lookupSpecial(object, .index).isNull {
      raise(.typeError, "slice indices must be integers or None or have an __index__ method")
      return nil
    }
    let index = indexObject(object)
    if index.isNull { return nil }
    defer { disown(index) }
    return bigValue(index)
  }

  /// The table of `slice`.
  static let sliceEntries: [NativeEntry] = [
    .staticMethod("__new__", 1, 255) { $0.sliceNew($1) },
    .getter("start") { $0.owned($0.rows[$1[0]].field0) },
    .getter("stop") { $0.owned($0.rows[$1[0]].field1) },
    .getter("step") { $0.owned($0.rows[$1[0]].field2) },
    .method("__reduce__") { world, args in
      let bounds = world.sliceTuple(args[0])
      return world.makeTuple(consuming: [world.owned(.type(.slice)), bounds])
    },
    .method("indices", 1) { $0.sliceIndices($1[0], $1[1]) },
    .special(.repr) { $0.sliceRepr($1[0]) },
    .special(.hash) { world, args in
      let hash = world.sliceHash(args[0])
      return hash == -1 ? .null : world.makeInt(hash)
    },
    .special(.equal, 1) { $0.sliceCompare($1[0], $1[1], .equal) },
    .special(.notEqual, 1) { $0.sliceCompare($1[0], $1[1], .notEqual) },
    .special(.less, 1) { $0.sliceCompare($1[0], $1[1], .less) },
    .special(.lessOrEqual, 1) { $0.sliceCompare($1[0], $1[1], .lessOrEqual) },
    .special(.greater, 1) { $0.sliceCompare($1[0], $1[1], .greater) },
    .special(.greaterOrEqual, 1) { $0.sliceCompare($1[0], $1[1], .greaterOrEqual) },
  ]
}
