/// Assigning to and deleting slices of lists.
///
/// Authority: CPython, Objects/listobject.c: `list_ass_slice`, `list_ass_subscript`.
extension World {
  /// Replaces the items from `start` up to `end` by those of an iterable (null: by none). The old
  /// items go from the last to the first, after the list has its new form.
  mutating func listReplace(
    _ list: Ref, from start: Int, to end: Int, with value: Ref
  ) -> Bool {
    var sequence = Ref.null
    if value == list {
      sequence = listSlice(list, from: 0, to: listCount(list))
      if sequence.isNull { return false }
    } else if !value.isNull {
      let message = level >= .python313 ? extendedMessage : "can only assign an iterable"
      sequence = fastSequence(value, message)
      if sequence.isNull { return false }
    }
    let source: (UnsafeMutablePointer<Ref>?, Int) =
      sequence.isNull ? (nil, 0) : sequenceItems(sequence)
    let first = min(max(start, 0), listCount(list))
    let last = min(max(end, first), listCount(list))
    listReplace(list, first, last, source.0, source.1)
    disownIfAny(sequence)
    return true
  }

  private var extendedMessage: String { "must assign iterable to extended slice" }

  private mutating func listReplace(
    _ list: Ref, _ first: Int, _ last: Int, _ source: UnsafeMutablePointer<Ref>?, _ added: Int
  ) {
    let removed = last - first
    let count = listCount(list)
    if count + added - removed == 0 {
      clearList(list)
      return
    }
    var block: UInt32 = 0
    if removed > 8 { block = request(8 * removed) }
    let garbage = payload.allocate(max(removed, 1) * 4).bindMemory(
      to: Ref.self, capacity: max(removed, 1))
    if removed > 0 { garbage.update(from: listItems(list) + first, count: removed) }
    let change = added - removed
    if change < 0 {
      let items = listItems(list)
      (items + last + change).update(from: items + last, count: count - last)
      resizeList(list, count + change)
    } else if change > 0 {
      resizeList(list, count + change)
      let items = listItems(list)
      (items + last + change).update(from: items + last, count: count - last)
    }
    if let source, added > 0 {
      let items = listItems(list) + first
      for index in 0..<added { items[index] = owned(source[index]) }
    }
    var index = removed
    while index > 0 {
      index -= 1
      disown(garbage[index])
    }
    payload.free(garbage, max(removed, 1) * 4)
    if removed > 8 { giveBack(block, 8 * removed) }
  }

  /// `del list[start::step]`: the items go in their order.
  mutating func listDeleteStepped(
    _ list: Ref, _ first: Int, _ step: Int, _ count: Int
  ) -> Bool {
    if count <= 0 { return true }
    let start = step < 0 ? first + step * (count - 1) : first
    let stride = step < 0 ? -step : step
    let length = listCount(list)
    let block = request(8 * count)
    let garbage = payload.allocate(count * 4).bindMemory(to: Ref.self, capacity: count)
    let items = listItems(list)
    var target = start
    var taken = 0
    for place in start..<length {
      if taken < count, place == start + taken * stride {
        garbage[taken] = items[place]
        taken += 1
      } else {
        items[target] = items[place]
        target += 1
      }
    }
    setListCount(list, target)
    resizeList(list, target)
    for index in 0..<count { disown(garbage[index]) }
    payload.free(garbage, count * 4)
    giveBack(block, 8 * count)
    return true
  }

  /// `list[start::step] = value`: as many items as there are places.
  mutating func listAssignStepped(
    _ list: Ref, _ value: Ref, _ start: Int, _ step: Int, _ count: Int
  ) -> Bool {
    let sequence =
      value == list
      ? listSlice(list, from: 0, to: listCount(list)) : fastSequence(value, extendedMessage)
    if sequence.isNull { return false }
    defer { disown(sequence) }
    let source = sequenceItems(sequence)
    if source.1 != count {
      raise(
        .valueError,
        "attempt to assign sequence of size \(source.1) to extended slice of size \(count)")
      return false
    }
    guard count > 0, let new = source.0 else { return true }
    let block = request(8 * count)
    let garbage = payload.allocate(count * 4).bindMemory(to: Ref.self, capacity: count)
    let items = listItems(list)
    for index in 0..<count {
      let place = start + index * step
      garbage[index] = items[place]
      items[place] = owned(new[index])
    }
    for index in 0..<count { disown(garbage[index]) }
    payload.free(garbage, count * 4)
    giveBack(block, 8 * count)
    return true
  }
}
