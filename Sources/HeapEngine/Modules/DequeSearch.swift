import PythonSubset

/// Searching and comparing deques; a comparison may change the deque, which ends the search.
///
/// Authority: CPython, Modules/_collectionsmodule.c.
extension World {
  private mutating func raiseMutated() -> Int {
    raise(.runtimeError, "deque mutated during iteration")
    return -2
  }

  private mutating func itemEqual(_ item: Ref, _ value: Ref, borrows: Bool) -> Int {
    let isHeld = !borrows || mustHold(item, value)
    if isHeld { own(item) }
    let equal = richEqual(item, value)
    if isHeld { disown(item) }
    return equal
  }

  /// The place of an item equal to a value from `start` to before `stop`; -1: none, -2: an
  /// exception is pending.
  private mutating func dequeFind(
    _ deque: Ref, _ value: Ref, _ start: Int, _ stop: Int, borrows: Bool = false
  ) -> Int {
    let changes = dequeBody(deque).pointee.changes
    var index = start
    while index < stop {
      let item = dequePlace(deque, index).pointee
      let equal = itemEqual(item, value, borrows: borrows)
      if equal < 0 { return -2 }
      if equal > 0 { return index }
      if dequeBody(deque).pointee.changes != changes { return raiseMutated() }
      index += 1
    }
    return -1
  }

  mutating func dequeContains(_ deque: Ref, _ value: Ref) -> Ref {
    let place = dequeFind(deque, value, 0, dequeCount(deque))
    return place == -2 ? .null : owned(.bool(place >= 0))
  }

  mutating func dequeCountOf(_ deque: Ref, _ value: Ref) -> Ref {
    var found = 0
    var place = -1
    while true {
      place = dequeFind(deque, value, place + 1, dequeCount(deque))
      if place == -2 { return .null }
      if place < 0 { return makeInt(found) }
      found += 1
    }
  }

  mutating func dequeIndexOf(_ args: Arguments) -> Ref {
    guard var start = searchBound(args, 2, 0), var stop = searchBound(args, 3, .max) else {
      return .null
    }
    // `__index__` of a bound may have changed the deque.
    let count = dequeCount(args[0])
    if start < 0 { start = max(0, start &+ count) }
    if stop < 0 { stop = max(0, stop &+ count) }
    let place = dequeFind(
      args[0], args[1], start, min(stop, count), borrows: level < .python313)
    if place == -2 { return .null }
    return place >= 0 ? makeInt(place) : raiseNotIn(args[1], "deque")
  }

  mutating func dequeRemove(_ deque: Ref, _ value: Ref) -> Ref {
    let count = dequeCount(deque)
    for place in 0..<count {
      let item = dequePlace(deque, place).pointee
      let equal = itemEqual(item, value, borrows: level < .python310)
      if equal < 0 { return .null }
      if dequeCount(deque) != count {
        return raise(.indexError, "deque mutated during remove().")
      }
      if equal > 0 { return dequeDelete(deque, place) ? owned(.none) : .null }
    }
    if level >= .python310 { return raiseNotIn(value, "deque") }
    return raise(.valueError, "deque.remove(x): x not in deque")
  }

  mutating func dequeCompare(_ args: Arguments, _ operation: ComparisonOperator) -> Ref {
    let one = args[0]
    let other = args[1]
    guard rows[other].layout == .deque else { return owned(.notImplemented) }
    let isEquality = operation == .equal || operation == .notEqual
    if isEquality, one == other { return owned(.bool(operation == .equal)) }
    if isEquality, dequeCount(one) != dequeCount(other) {
      return owned(.bool(operation == .notEqual))
    }
    var index = 0
    while index < dequeCount(one), index < dequeCount(other) {
      let left = owned(dequePlace(one, index).pointee)
      let right = owned(dequePlace(other, index).pointee)
      defer {
        disown(left)
        disown(right)
      }
      let equal = richEqual(left, right)
      if equal < 0 { return .null }
      if equal == 0 {
        if isEquality { return owned(.bool(operation == .notEqual)) }
        return compare(left, right, operation)
      }
      index += 1
    }
    return owned(.bool(World.holds(operation, dequeCount(one), dequeCount(other))))
  }
}
