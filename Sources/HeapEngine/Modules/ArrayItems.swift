import PythonSubset

/// Items of arrays: reading, storing, searching, joining.
extension World {
  @inline(__always)
  mutating func arraySubscript(_ array: Ref, _ key: Ref) -> Ref {
    if let small = intValue(key) {
      let count = arrayCount(array)
      let place = small < 0 ? small &+ count : small
      if place >= 0, place < count { return arrayItem(array, place) }
      return raise(.indexError, "array index out of range")
    }
    if layout(key) == .slice {
      guard let range = sliceRange(key, arrayCount(array)) else { return .null }
      return arraySlice(array, range.start, range.step, range.count)
    }
    guard let place = arrayIndex(array, key, "array index out of range") else { return .null }
    return arrayItem(array, place)
  }

  private mutating func arrayIndex(_ array: Ref, _ key: Ref, _ message: String) -> Int? {
    if layout(key) != .int, lookupSpecial(key, .index).isNull {
      raise(.typeError, "array indices must be integers")
      return nil
    }
    guard let given = indexValue(key) else { return nil }
    let count = arrayCount(array)
    let place = given < 0 ? given &+ count : given
    if place >= 0, place < count { return place }
    raise(.indexError, message)
    return nil
  }

  /// `array[key] = value`; a null value deletes.
  mutating func arrayAssign(_ array: Ref, _ key: Ref, _ value: Ref) -> Ref {
    if layout(key) == .slice { return arrayAssignSlice(array, key, value) }
    guard let place = arrayIndex(array, key, "array assignment index out of range") else {
      return .null
    }
    if value.isNull {
      guard mayResize(array) else { return .null }
      arrayReplace(array, place, place + 1, .null)
      return owned(.none)
    }
    guard let bits = arrayValue(arrayBody(array).pointee.kind, value) else { return .null }
    guard place < arrayCount(array) else {
      return raise(.indexError, "array assignment index out of range")
    }
    storeArray(array, place, bits)
    return owned(.none)
  }

  private mutating func arrayAssignSlice(_ array: Ref, _ key: Ref, _ given: Ref) -> Ref {
    if !given.isNull {
      guard layout(given) == .array else {
        return raise(
          .typeError, "can only assign array (not \"\(typeName(given))\") to array slice")
      }
      guard arrayBody(given).pointee.kind == arrayBody(array).pointee.kind else {
        return raise(.typeError, "bad argument type for built-in operation")
      }
    }
    guard let range = sliceRange(key, arrayCount(array)) else { return .null }
    let value = given == array ? arraySlice(array, 0, 1, arrayCount(array)) : ownIfAny(given)
    defer { disownIfAny(value) }
    if value.isNull || arrayCount(value) != range.count {
      guard mayResize(array) else { return .null }
    }
    if range.step == 1 {
      arrayReplace(array, range.start, range.start + range.count, value)
      return owned(.none)
    }
    let size = arrayBody(array).pointee.kind.bytes
    if value.isNull {
      let gone = Set((0..<range.count).map { range.start + $0 * range.step })
      var next = 0
      for index in 0..<arrayCount(array) where !gone.contains(index) {
        let data = arrayData(array)
        (data + next * size).copyMemory(from: data + index * size, byteCount: size)
        next += 1
      }
      resizeArray(array, next)
      return owned(.none)
    }
    guard arrayCount(value) == range.count else {
      return raise(
        .valueError,
        "attempt to assign array of size \(arrayCount(value)) to extended slice of size "
          + "\(range.count)")
    }
    for index in 0..<range.count {
      (arrayData(array) + (range.start + index * range.step) * size).copyMemory(
        from: arrayData(value) + index * size, byteCount: size)
    }
    return owned(.none)
  }

  /// Puts the items of another array in the place of some; none of a null one.
  private mutating func arrayReplace(_ array: Ref, _ start: Int, _ end: Int, _ other: Ref) {
    let size = arrayBody(array).pointee.kind.bytes
    let old = arrayCount(array)
    let added = other.isNull ? 0 : arrayCount(other)
    let count = old - (end - start) + added
    if count > old { resizeArray(array, count) }
    let data = arrayData(array)
    (data + (start + added) * size).copyMemory(
      from: data + end * size, byteCount: (old - end) * size)
    if added > 0 {
      (data + start * size).copyMemory(from: arrayData(other), byteCount: added * size)
    }
    if count < old { resizeArray(array, count) }
  }

  /// The place of the first equal item, or the number of equal ones; -1 for none, -2 with an
  /// exception pending.
  mutating func arrayFind(_ array: Ref, _ value: Ref, counting: Bool) -> Int {
    var found = 0
    var index = 0
    while index < arrayCount(array) {
      let item = arrayItem(array, index)
      let equal = richEqual(item, value)
      disown(item)
      if equal < 0 { return -2 }
      if equal == 1 {
        if !counting { return index }
        found += 1
      }
      index += 1
    }
    return counting ? found : -1
  }

  // MARK: Growing and shrinking

  mutating func arrayInsert(_ array: Ref, _ place: Int, _ value: Ref) -> Ref {
    guard mayResize(array) else { return .null }
    guard let bits = arrayValue(arrayBody(array).pointee.kind, value) else { return .null }
    let count = arrayCount(array)
    let start = min(max(place < 0 ? place + count : place, 0), count)
    resizeArray(array, count + 1)
    let size = arrayBody(array).pointee.kind.bytes
    let data = arrayData(array)
    (data + (start + 1) * size).copyMemory(
      from: data + start * size, byteCount: (count - start) * size)
    storeArray(array, start, bits)
    return owned(.none)
  }

  mutating func arrayExtend(_ array: Ref, _ source: Ref, anyKind: Bool = false) -> Bool {
    guard mayResize(array) else { return false }
    let kind = arrayBody(array).pointee.kind
    if layout(source) == .array, !anyKind || arrayBody(source).pointee.kind == kind {
      guard arrayBody(source).pointee.kind == kind else {
        raise(.typeError, "can only extend with array of same kind")
        return false
      }
      let old = arrayCount(array)
      let added = arrayCount(source)
      resizeArray(array, old + added)
      (arrayData(array) + old * kind.bytes).copyMemory(
        from: arrayData(source), byteCount: added * kind.bytes)
      return true
    }
    let iterator = iterate(source)
    if iterator.isNull { return false }
    defer { disown(iterator) }
    while true {
      let value = nextOf(iterator)
      if value.isNull { return pending.isNull }
      let done = arrayInsert(array, .max, value)
      disown(value)
      if done.isNull { return false }
      disown(done)
    }
  }

  mutating func arrayFromList(_ array: Ref, _ list: Ref) -> Ref {
    guard mayResize(array) else { return .null }
    guard layout(list) == .list else { return raise(.typeError, "arg must be list") }
    let old = arrayCount(array)
    let kind = arrayBody(array).pointee.kind
    var index = 0
    while index < listCount(list) {
      guard let bits = arrayValue(kind, listItems(list)[index]) else {
        resizeArray(array, old)
        return .null
      }
      resizeArray(array, old + index + 1)
      storeArray(array, old + index, bits)
      index += 1
    }
    return owned(.none)
  }

  mutating func arrayFromBytes(_ array: Ref, _ source: Ref) -> Ref {
    guard mayResize(array) else { return .null }
    guard isBytesLike(source) else {
      return raise(.typeError, "a bytes-like object is required, not '\(typeName(source))'")
    }
    let view = view(source)
    let size = arrayBody(array).pointee.kind.bytes
    guard view.count % size == 0 else {
      return raise(.valueError, "bytes length not a multiple of item size")
    }
    let old = arrayCount(array)
    resizeArray(array, old + view.count / size)
    (arrayData(array) + old * size).copyMemory(from: view.data, byteCount: view.count)
    return owned(.none)
  }

  mutating func arrayPop(_ args: Arguments) -> Ref {
    guard mayResize(args[0]) else { return .null }
    var place = -1
    if args.count > 1 {
      guard let given = countArgument(args[1]) else { return .null }
      place = given
    }
    let count = arrayCount(args[0])
    if count == 0 { return raise(.indexError, "pop from empty array") }
    if place < 0 { place += count }
    guard place >= 0, place < count else {
      return raise(.indexError, "pop index out of range")
    }
    let item = arrayItem(args[0], place)
    arrayReplace(args[0], place, place + 1, .null)
    return item
  }

  mutating func arrayRemove(_ array: Ref, _ value: Ref) -> Ref {
    guard mayResize(array) else { return .null }
    let place = arrayFind(array, value, counting: false)
    if place == -2 { return .null }
    if place < 0 { return raise(.valueError, "array.remove(x): x not in array") }
    arrayReplace(array, place, place + 1, .null)
    return owned(.none)
  }

  mutating func arrayReverse(_ array: Ref) -> Ref {
    let copy = arraySlice(array, arrayCount(array) - 1, -1, arrayCount(array))
    arrayReplace(array, 0, arrayCount(array), copy)
    disown(copy)
    return owned(.none)
  }

  mutating func arrayByteSwap(_ array: Ref) -> Ref {
    let size = arrayBody(array).pointee.kind.bytes
    for index in 0..<arrayCount(array) {
      var item = UnsafeMutableRawBufferPointer(
        start: arrayData(array) + index * size, count: size)
      item.reverse()
    }
    return owned(.none)
  }

  // MARK: Operators

  mutating func arrayAdd(_ array: Ref, _ other: Ref) -> Ref {
    guard layout(other) == .array else {
      return raise(.typeError, "can only append array (not \"\(typeName(other))\") to array")
    }
    guard arrayBody(other).pointee.kind == arrayBody(array).pointee.kind else {
      return raise(.typeError, "bad argument type for built-in operation")
    }
    let kind = arrayBody(array).pointee.kind
    let first = arrayCount(array)
    let second = arrayCount(other)
    guard charge((first + second) * kind.bytes) else { return .null }
    let result = makeArray(kind, first + second)
    let data = arrayData(result)
    data.copyMemory(from: arrayData(array), byteCount: first * kind.bytes)
    (data + first * kind.bytes).copyMemory(
      from: arrayData(other), byteCount: second * kind.bytes)
    return result
  }

  mutating func arrayMultiply(_ array: Ref, _ times: Ref) -> Ref {
    guard let given = timesArgument(times) else { return .null }
    let kind = arrayBody(array).pointee.kind
    let count = arrayCount(array)
    let (total, overflows) = count.multipliedReportingOverflow(by: max(given, 0))
    if overflows { return raise(.memoryError, arguments: owned(.emptyTuple)) }
    guard charge(total * kind.bytes) else { return .null }
    let result = makeArray(kind, total)
    var place = 0
    while place < total {
      (arrayData(result) + place * kind.bytes).copyMemory(
        from: arrayData(array), byteCount: count * kind.bytes)
      place += count
    }
    return result
  }

  mutating func arrayRepeat(_ array: Ref, _ times: Ref) -> Ref {
    guard mayResize(array) else { return .null }
    let result = arrayMultiply(array, times)
    if result.isNull { return .null }
    let kind = arrayBody(array).pointee.kind
    resizeArray(array, arrayCount(result))
    arrayData(array).copyMemory(
      from: arrayData(result), byteCount: arrayCount(result) * kind.bytes)
    disown(result)
    return owned(array)
  }

  mutating func arrayCompare(_ args: Arguments, _ op: ComparisonOperator) -> Ref {
    guard layout(args[1]) == .array else { return owned(.notImplemented) }
    let left = args[0]
    let right = args[1]
    var index = 0
    while index < min(arrayCount(left), arrayCount(right)) {
      let one = arrayItem(left, index)
      let other = arrayItem(right, index)
      let equal = richEqual(one, other)
      if equal == 0, op != .equal, op != .notEqual {
        let result = compare(one, other, op)
        disown(one)
        disown(other)
        return result
      }
      disown(one)
      disown(other)
      if equal < 0 { return .null }
      if equal == 0 { return owned(.bool(op == .notEqual)) }
      index += 1
    }
    let first = arrayCount(left)
    let second = arrayCount(right)
    let result =
      switch op {
      case .less: first < second
      case .lessOrEqual: first <= second
      case .equal: first == second
      case .notEqual: first != second
      case .greater: first > second
      case .greaterOrEqual: first >= second
      }
    return owned(.bool(result))
  }
}
