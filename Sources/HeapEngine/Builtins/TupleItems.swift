/// Items of tuples, and tuples made of others.
///
/// Authority: CPython, Objects/tupleobject.c.
extension World {
  /// `tuple[key]`, owned; null with an exception pending.
  @inline(__always)
  mutating func tupleSubscript(_ tuple: Ref, _ key: Ref) -> Ref {
    if rows[key].layout == .int, isSmall(key) {
      return tupleGetItem(tuple, smallValue(key))
    }
    return tupleSubscriptSlowly(tuple, key)
  }

  /// The item at an index, which may count from the end; owned.
  @inline(__always)
  mutating func tupleGetItem(_ tuple: Ref, _ index: Int) -> Ref {
    let count = tupleCount(tuple)
    let place = index < 0 ? index &+ count : index
    if place >= 0 && place < count { return owned(tupleItems(tuple)[place]) }
    return raise(.indexError, "tuple index out of range")
  }

  private mutating func tupleSubscriptSlowly(_ tuple: Ref, _ key: Ref) -> Ref {
    guard rows[key].layout == .slice else {
      guard let index = subscriptIndex(key, "tuple") else { return .null }
      return tupleGetItem(tuple, index)
    }
    guard let range = sliceRange(key, tupleCount(tuple)) else { return .null }
    if range.count == 0 { return owned(.emptyTuple) }
    if range.step == 1, range.count == tupleCount(tuple), rows[tuple].type == .type(.tuple) {
      return owned(tuple)
    }
    if !charge(range.count) { return .null }
    let result = makeTuple(count: range.count)
    let items = tupleItems(tuple)
    let target = tupleItems(result)
    for index in 0..<range.count { target[index] = owned(items[range.start + index * range.step]) }
    return result
  }

  /// `tuple + other`, owned; null with TypeError pending.
  mutating func tupleConcat(_ tuple: Ref, _ other: Ref) -> Ref {
    let left = tupleCount(tuple)
    if left == 0, rows[other].type == .type(.tuple) { return owned(other) }
    guard rows[other].layout == .tuple else {
      if definesReflected(other, .reflectedAdd) { return owned(.notImplemented) }
      return raise(
        .typeError, "can only concatenate tuple (not \"\(typeName(other))\") to tuple")
    }
    let right = tupleCount(other)
    if right == 0, rows[tuple].type == .type(.tuple) { return owned(tuple) }
    if !charge(left + right) { return .null }
    let result = makeTuple(count: left + right)
    if left + right == 0 { return result }
    let items = tupleItems(result)
    for index in 0..<left { items[index] = owned(tupleItems(tuple)[index]) }
    for index in 0..<right { items[left + index] = owned(tupleItems(other)[index]) }
    return result
  }

  /// `tuple * other` in both orders.
  mutating func tupleMultiply(_ tuple: Ref, _ other: Ref) -> Ref {
    if rows[other].layout != .int, definesReflected(other, .reflectedMultiply) {
      return owned(.notImplemented)
    }
    guard let times = timesArgument(other) else { return .null }
    let count = tupleCount(tuple)
    if count == 0 || times == 1, rows[tuple].type == .type(.tuple) { return owned(tuple) }
    guard let total = repeatedCount(count, times) else { return .null }
    let result = makeTuple(count: total)
    if total == 0 { return result }
    fillRepeating(tupleItems(result), total, tupleItems(tuple), count)
    return result
  }

  /// The hash of a tuple; -1 with an exception pending.
  ///
  /// Authority: `tuplehash` of 3.8+ (a simplified xxHash).
  mutating func tupleHash(_ tuple: Ref) -> Int {
    let count = tupleCount(tuple)
    let items = tupleItems(tuple)
    var state = World.hashPrime5
    for index in 0..<count {
      let item = items[index]
      let hash = rows[item].type == .type(.str) ? strHash(item) : hashOf(item)
      if hash == -1 { return -1 }
      World.mix(hash, into: &state)
    }
    state &+= UInt(count) ^ (World.hashPrime5 ^ 3_527_539)
    return state == UInt.max ? 1_546_275_796 : Int(bitPattern: state)
  }

  static let hashPrime5: UInt = 2_870_177_450_012_600_261

  /// Mixes a hash into the state of a tuple's hash.
  @inline(__always)
  static func mix(_ hash: Int, into state: inout UInt) {
    state &+= UInt(bitPattern: hash) &* 14_029_467_366_897_019_727
    state = (state << 31) | (state >> 33)
    state &*= 11_400_714_785_074_694_791
  }

  // MARK: Making

  /// `tuple.__new__`.
  mutating func tupleNew(_ args: Arguments) -> Ref {
    guard takesNoKeywords(args, "tuple", .tuple, isClass: true) else { return .null }
    let isExact = args[0] == .type(.tuple)
    if args.count > 2 {
      return raise(.typeError, "tuple expected at most 1 argument, got \(args.count - 1)")
    }
    let iterable = args.count > 1 ? args[1] : .null
    let plain = iterable.isNull ? owned(.emptyTuple) : makeTuple(from: iterable)
    if plain.isNull || isExact { return plain }
    let count = tupleCount(plain)
    let result = makeNative(args[0], .tuple, bytes: World.tupleBytes(count))
    setTuplePayload(result, count)
    for index in 0..<count { tupleItems(result)[index] = owned(tupleItems(plain)[index]) }
    disown(plain)
    return result
  }

  /// A tuple of the items of any iterable; an exact tuple is returned itself.
  ///
  /// Authority: Objects/abstract.c, `PySequence_Tuple`.
  mutating func makeTuple(from iterable: Ref) -> Ref {
    if rows[iterable].type == .type(.tuple) { return owned(iterable) }
    if rows[iterable].type == .type(.list) { return makeTuple(fromList: iterable) }
    let iterator = iterate(iterable)
    if iterator.isNull { return .null }
    guard var room = guessedLength(iterable, default: 10), charge(room) else {
      disown(iterator)
      return .null
    }
    var tuple = makeTuple(count: room)
    // Only the filled places are visible while more items are made.
    if room > 0 { rows[tuple].b = 0 }
    var count = 0
    while true {
      let item = next(iterator)
      if item.isNull { break }
      if count >= room {
        let wanted = room + 10
        let larger = wanted + wanted >> 2
        tuple = resizeTuple(tuple, from: room, filled: count, to: larger)
        room = larger
      }
      tupleItems(tuple)[count] = item
      count += 1
      rows[tuple].b = UInt64(count)
    }
    let failed = !pending.isNull
    disown(iterator)
    if failed {
      dropPartialTuple(tuple, room)
      return .null
    }
    return room == count ? tuple : resizeTuple(tuple, from: room, filled: count, to: count)
  }

  private mutating func makeTuple(fromList list: Ref) -> Ref {
    let count = listCount(list)
    if !charge(count) { return .null }
    let tuple = makeTuple(count: count)
    if count == 0 { return tuple }
    let items = tupleItems(tuple)
    for index in 0..<count { items[index] = owned(listItems(list)[index]) }
    return tuple
  }

  /// Gives a tuple that nobody else knows room for another number of items.
  ///
  /// Authority: `_PyTuple_Resize`.
  private mutating func resizeTuple(
    _ tuple: Ref, from old: Int, filled: Int, to new: Int
  ) -> Ref {
    if old == 0 || new == 0 {
      if old > 0 { dropPartialTuple(tuple, old) } else { disown(tuple) }
      let fresh = makeTuple(count: new)
      if new > 0 { rows[fresh].b = 0 }
      return fresh
    }
    rows[tuple].address = resize(
      rows[tuple].address, from: World.tupleBytes(old), to: World.tupleBytes(new))
    let items = payload.allocate(new * 4).bindMemory(to: Ref.self, capacity: new)
    items.initialize(repeating: .null, count: new)
    items.update(from: tupleItems(tuple), count: filled)
    payload.free(tupleItems(tuple), old * 4)
    rows[tuple].a = UInt64(UInt(bitPattern: items))
    rows[tuple].b = UInt64(filled)
    untrack(tuple)
    track(tuple)
    return tuple
  }

  /// Destroys a tuple that is filled in part: the free places get None.
  private mutating func dropPartialTuple(_ tuple: Ref, _ room: Int) {
    for index in tupleCount(tuple)..<room { tupleItems(tuple)[index] = owned(.none) }
    if room > 0 { rows[tuple].b = UInt64(room) }
    disown(tuple)
  }
}
