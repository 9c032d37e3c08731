/// Items of lists by index and slice, as the dispatch loop reads and writes them.
///
/// Authority: CPython, Objects/listobject.c: `list_subscript`, `list_ass_subscript`.
extension World {
  /// The item at an index, which may count from the end; owned, null with IndexError pending.
  @inline(__always)
  mutating func listGetItem(_ list: Ref, _ index: Int) -> Ref {
    let count = listCount(list)
    let place = index < 0 ? index &+ count : index
    if place >= 0 && place < count { return owned(listItems(list)[place]) }
    return raise(.indexError, "list index out of range")
  }

  /// `list[key]`, owned.
  @inline(__always)
  mutating func listSubscript(_ list: Ref, _ key: Ref) -> Ref {
    if rows[key].layout == .int, isSmall(key) { return listGetItem(list, smallValue(key)) }
    return listSubscriptSlowly(list, key)
  }

  private mutating func listSubscriptSlowly(_ list: Ref, _ key: Ref) -> Ref {
    if rows[key].layout == .slice {
      guard let range = sliceRange(key, of: list) else { return .null }
      if range.step == 1 {
        return listSlice(list, from: range.start, to: range.start + range.count)
      }
      if !charge(range.count) { return .null }
      let result = makeList(capacity: range.count)
      if range.count == 0 { return result }
      let target = listItems(result)
      let items = listItems(list)
      for index in 0..<range.count {
        target[index] = owned(items[range.start + index * range.step])
      }
      setListCount(result, range.count)
      return result
    }
    guard let index = subscriptIndex(key, "list") else { return .null }
    return listGetItem(list, index)
  }

  /// The index that a subscript stands for; nil with TypeError or IndexError pending.
  mutating func subscriptIndex(_ key: Ref, _ kind: String) -> Int? {
    if let small = intValue(key) { return small }
    if rows[key].layout != .int, lookupSpecial(key, .index).isNull {
      raise(.typeError, "\(kind) indices must be integers or slices, not \(typeName(key))")
      return nil
    }
    return indexValue(key)
  }

  /// The items from one index up to another, clipped to the list; a list without slack.
  mutating func listSlice(_ list: Ref, from start: Int, to end: Int) -> Ref {
    let first = min(max(start, 0), listCount(list))
    let count = min(max(end, first), listCount(list)) - first
    if !charge(count) { return .null }
    let result = makeList(capacity: count)
    if count == 0 { return result }
    let target = listItems(result)
    let items = listItems(list) + first
    for index in 0..<count { target[index] = owned(items[index]) }
    setListCount(result, count)
    return result
  }

  // MARK: Writing

  /// `list[index] = value` (borrowed). False: IndexError is pending.
  @inline(__always)
  mutating func listSetItem(_ list: Ref, _ index: Int, _ value: Ref) -> Bool {
    let count = listCount(list)
    let place = index < 0 ? index &+ count : index
    if place < 0 || place >= count {
      raise(.indexError, "list assignment index out of range")
      return false
    }
    own(value)
    put(value, into: listItems(list) + place)
    return true
  }

  /// `list[key] = value` (borrowed). False: an exception is pending.
  @inline(__always)
  mutating func listSetItem(_ list: Ref, _ key: Ref, _ value: Ref) -> Bool {
    if rows[key].layout == .int, isSmall(key) {
      return listSetItem(list, smallValue(key), value)
    }
    return listAssign(list, key, value)
  }

  /// `list[key] = value`, or its deletion for a null value. False: an exception is pending.
  mutating func listAssign(_ list: Ref, _ key: Ref, _ value: Ref) -> Bool {
    if rows[key].layout == .slice { return listAssignSlice(list, key, value) }
    guard let index = subscriptIndex(key, "list") else { return false }
    if !value.isNull { return listSetItem(list, index, value) }
    let place = index < 0 ? index &+ listCount(list) : index
    if place < 0 || place >= listCount(list) {
      raise(.indexError, "list assignment index out of range")
      return false
    }
    if level >= .python313 {
      closeGap(list, at: place)
      return true
    }
    return listReplace(list, from: place, to: place + 1, with: .null)
  }

  /// `del list[index]` of 3.13, after which the block stays as large as it was.
  ///
  /// Authority: CPython 3.13, Objects/listobject.c: `list_ass_item_lock_held`.
  private mutating func closeGap(_ list: Ref, at place: Int) {
    let items = listItems(list)
    let item = items[place]
    let last = listCount(list) - 1
    for index in place..<last { items[index] = items[index + 1] }
    setListCount(list, last)
    disown(item)
  }

  private mutating func listAssignSlice(_ list: Ref, _ key: Ref, _ value: Ref) -> Bool {
    guard let range = sliceRange(key, of: list) else { return false }
    if range.step == 1 {
      return listReplace(list, from: range.start, to: range.start + range.count, with: value)
    }
    if value.isNull { return listDeleteStepped(list, range.start, range.step, range.count) }
    return listAssignStepped(list, value, range.start, range.step, range.count)
  }

  /// A list or tuple of the items of an iterable, owned; null with an exception pending.
  ///
  /// Authority: `PySequence_Fast`.
  mutating func fastSequence(_ value: Ref, _ message: String) -> Ref {
    let type = rows[value].type
    if type == .type(.list) || type == .type(.tuple) { return owned(value) }
    let iterator = iterate(value)
    if iterator.isNull {
      if !message.isEmpty, matchesPending(.typeError) {
        clearPending()
        raise(.typeError, message)
      }
      return .null
    }
    let list = makeList()
    let done = listExtend(list, iterator)
    disown(iterator)
    if done { return list }
    disown(list)
    return .null
  }

  /// The items and the length of an exact list or tuple.
  @inline(__always)
  func sequenceItems(_ sequence: Ref) -> (UnsafeMutablePointer<Ref>?, Int) {
    if rows[sequence].layout == .tuple {
      return (UnsafeMutablePointer(bitPattern: UInt(rows[sequence].a)), tupleCount(sequence))
    }
    return (UnsafeMutablePointer(bitPattern: UInt(rows[sequence].a)), listCount(sequence))
  }
}
