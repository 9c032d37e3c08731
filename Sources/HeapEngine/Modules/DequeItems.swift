import PythonSubset

/// What methods of deques do.
///
/// Authority: CPython, Modules/_collectionsmodule.c.
extension World {
  /// Appends an item (borrowed) at an end; what is too many leaves at the other.
  mutating func dequeAppend(_ deque: Ref, _ item: Ref, atLeft: Bool) {
    if atLeft { dequePushLeft(deque, owned(item)) } else { dequePush(deque, owned(item)) }
    let body = dequeBody(deque)
    if body.pointee.maximum >= 0, body.pointee.count > body.pointee.maximum {
      disown(atLeft ? dequeTake(deque) : dequeTakeLeft(deque))
    } else {
      body.pointee.changes &+= 1
    }
  }

  mutating func dequePop(_ deque: Ref, atLeft: Bool) -> Ref {
    guard dequeCount(deque) > 0 else { return raise(.indexError, "pop from an empty deque") }
    return atLeft ? dequeTakeLeft(deque) : dequeTake(deque)
  }

  /// `extend`, `extendleft`; false with an exception pending.
  mutating func dequeExtend(_ deque: Ref, _ iterable: Ref, atLeft: Bool) -> Bool {
    if iterable == deque {
      let items = dequeList(deque)
      defer { disown(items) }
      return dequeExtend(deque, items, atLeft: atLeft)
    }
    let body = dequeBody(deque)
    let iterator = iterate(iterable)
    if iterator.isNull { return false }
    defer { disown(iterator) }
    // An empty deque is filled from the end of a block, which saves one.
    if body.pointee.maximum != 0, body.pointee.count == 0 {
      body.pointee.left = atLeft ? DequeBody.places - 1 : 1
    }
    while true {
      let item = next(iterator)
      if item.isNull { return pending.isNull }
      if body.pointee.maximum != 0 { dequeAppend(deque, item, atLeft: atLeft) }
      disown(item)
    }
  }

  /// The items as a new list.
  mutating func dequeList(_ deque: Ref) -> Ref {
    makeList(consuming: (0..<dequeCount(deque)).map { owned(dequePlace(deque, $0).pointee) })
  }

  /// `copy`: an instance of the same class, made as the class makes one.
  mutating func dequeCopy(_ deque: Ref) -> Ref {
    let type = rows[deque].type
    let maximum = dequeBody(deque).pointee.maximum
    if type == .type(.deque) {
      let copy = makeDeque(type)
      dequeBody(copy).pointee.maximum = maximum
      if dequeExtend(copy, deque, atLeft: false) { return copy }
      disown(copy)
      return .null
    }
    let limit = maximum < 0 ? Ref.null : makeInt(maximum)
    let copy = call(type, limit.isNull ? [deque] : [deque, limit])
    disownIfAny(limit)
    if copy.isNull || layout(copy) == .deque { return copy }
    let names = (shortName(of: type), typeName(copy))
    disown(copy)
    return raise(.typeError, "\(names.0)() must return a deque, not \(names.1)")
  }

  // MARK: Places

  /// Moves items from an end to the other, by so many places to the right.
  ///
  /// Authority: `_deque_rotate`.
  mutating func dequeRotate(_ deque: Ref, _ places: Int) -> Bool {
    let count = dequeCount(deque)
    if count <= 1 { return true }
    var places = places
    let half = count / 2
    if places > half || places < -half {
      places %= count
      if places > half { places -= count }
      if places < -half { places += count }
    }
    guard charge(abs(places)) else { return false }
    while places > 0 {
      let item = dequeTake(deque)
      dequePushLeft(deque, item)
      places -= 1
    }
    while places < 0 {
      let item = dequeTakeLeft(deque)
      dequePush(deque, item)
      places += 1
    }
    return true
  }

  /// An index argument from 0 to before the end; nil with IndexError or TypeError pending.
  private mutating func dequeIndex(_ deque: Ref, _ index: Ref) -> Int? {
    guard rows[index].layout == .int || !lookupSpecial(index, .index).isNull else {
      raise(.typeError, "sequence index must be integer, not '\(typeName(index))'")
      return nil
    }
    guard var place = countArgument(index) else { return nil }
    if place < 0 { place += dequeCount(deque) }
    if place >= 0, place < dequeCount(deque) { return place }
    raise(.indexError, "deque index out of range")
    return nil
  }

  mutating func dequeGetItem(_ deque: Ref, _ index: Ref) -> Ref {
    guard let place = dequeIndex(deque, index) else { return .null }
    return owned(dequePlace(deque, place).pointee)
  }

  /// Assigns to an item, or deletes it (`value` null).
  mutating func dequeSetItem(_ deque: Ref, _ index: Ref, _ value: Ref) -> Ref {
    guard let place = dequeIndex(deque, index) else { return .null }
    if value.isNull { return dequeDelete(deque, place) ? owned(.none) : .null }
    let slot = dequePlace(deque, place)
    let old = slot.pointee
    slot.pointee = owned(value)
    disown(old)
    return owned(.none)
  }

  /// Deletes an item by turning it to the front.
  mutating func dequeDelete(_ deque: Ref, _ place: Int) -> Bool {
    guard dequeRotate(deque, -place) else { return false }
    let item = dequeTakeLeft(deque)
    let done = dequeRotate(deque, place)
    disown(item)
    return done
  }

  mutating func dequeInsert(_ deque: Ref, _ index: Ref, _ value: Ref) -> Ref {
    guard let place = countArgument(index) else { return .null }
    let body = dequeBody(deque).pointee
    if body.count == body.maximum {
      return raise(.indexError, "deque already at its maximum size")
    }
    if place >= body.count {
      dequeAppend(deque, value, atLeft: false)
    } else if place <= -body.count || place == 0 {
      dequeAppend(deque, value, atLeft: true)
    } else {
      guard dequeRotate(deque, -place) else { return .null }
      dequeAppend(deque, value, atLeft: place > 0)
      guard dequeRotate(deque, place) else { return .null }
    }
    return owned(.none)
  }

  func dequeReverse(_ deque: Ref) {
    var low = 0
    var high = dequeCount(deque) - 1
    while low < high {
      let one = dequePlace(deque, low)
      let other = dequePlace(deque, high)
      swap(&one.pointee, &other.pointee)
      low += 1
      high -= 1
    }
  }

  // MARK: Repeating

  mutating func dequeRepeat(_ deque: Ref, _ times: Int) -> Bool {
    let body = dequeBody(deque)
    let count = body.pointee.count
    if count == 0 || times == 1 { return true }
    if times <= 0 {
      clearDeque(deque)
      return true
    }
    var times = times
    let maximum = body.pointee.maximum
    if maximum >= 0,
      times.multipliedReportingOverflow(by: count).overflow || times * count > maximum
    {
      times = (maximum + count - 1) / count
    }
    guard !times.multipliedReportingOverflow(by: count * 8).overflow else {
      raise(.memoryError, arguments: owned(.emptyTuple))
      return false
    }
    guard charge(times * count) else { return false }
    let items = dequeList(deque)
    defer { disown(items) }
    for _ in 1..<max(times, 1) {
      guard dequeExtend(deque, items, atLeft: false) else { return false }
    }
    return true
  }

  mutating func dequeConcatenate(_ deque: Ref, _ other: Ref) -> Ref {
    guard rows[other].layout == .deque else {
      return raise(
        .typeError, "can only concatenate deque (not \"\(typeName(other))\") to deque")
    }
    let copy = dequeCopy(deque)
    if copy.isNull { return .null }
    if dequeExtend(copy, other, atLeft: false) { return copy }
    disown(copy)
    return .null
  }
}
