/// Lists: `a` points to the items, `b` holds the length (low half) and the capacity (high half).
/// The items' simulated block is remembered just before the items.
///
/// Authority: CPython, Objects/listobject.c.
extension World {
  static let listBytes = 56
  private static let listHeader = 8

  /// The items of a list that has any.
  @inline(__always)
  func listItems(_ list: Ref) -> UnsafeMutablePointer<Ref> {
    UnsafeMutablePointer(bitPattern: UInt(rows[list].a)).unsafelyUnwrapped
  }

  /// The length of a list.
  @inline(__always)
  func listCount(_ list: Ref) -> Int { Int(UInt32(truncatingIfNeeded: rows[list].b)) }

  /// The items that a list has room for.
  @inline(__always)
  func listCapacity(_ list: Ref) -> Int { Int(rows[list].b >> 32) }

  /// Sets the length only.
  @inline(__always)
  func setListCount(_ list: Ref, _ count: Int) {
    rows[list].b = rows[list].b & 0xFFFF_FFFF_0000_0000 | UInt64(UInt32(count))
  }

  /// Whether the item pointer is NULL in CPython's words.
  @inline(__always)
  func listHasNoItems(_ list: Ref) -> Bool { rows[list].a == 0 }

  /// The simulated block of the items, in granules.
  func listItemsAddress(_ list: Ref) -> UInt32 {
    rows[list].a == 0
      ? 0 : UnsafeRawPointer(listItems(list)).load(fromByteOffset: -8, as: UInt32.self)
  }

  /// A new tracked list with room for exactly `capacity` items and no item yet.
  mutating func makeList(capacity: Int = 0) -> Ref {
    let object: Ref
    if let address = freeLists.list.popLast() {
      object = makeRecycled(.type(.list), .list, at: address)
    } else {
      object = makeCollectable(.type(.list), .list, bytes: World.listBytes)
    }
    if capacity > 0 { setListCapacity(object, capacity) }
    track(object)
    return object
  }

  /// A list of values that it takes over; no slack.
  mutating func makeList(consuming values: [Ref]) -> Ref {
    let list = makeList(capacity: values.count)
    if values.isEmpty { return list }
    let items = listItems(list)
    for index in values.indices { items[index] = values[index] }
    setListCount(list, values.count)
    return list
  }

  /// Gives a list room for exactly so many items (0: none), moving what it has.
  mutating func setListCapacity(_ list: Ref, _ capacity: Int) {
    let count = listCount(list)
    let oldCapacity = listCapacity(list)
    let old = rows[list].a
    rows[list].flags.remove(.sorting)
    var address: UInt32 = 0
    if capacity > 0 {
      address =
        old == 0
        ? request(8 * capacity)
        : resize(listItemsAddress(list), from: 8 * oldCapacity, to: 8 * capacity)
    } else if old != 0 {
      giveBack(listItemsAddress(list), 8 * oldCapacity)
    }
    var fresh: UInt64 = 0
    if capacity > 0 {
      let memory = payload.allocate(World.listHeader + 4 * capacity)
      memory.storeBytes(of: address, as: UInt32.self)
      let items = (memory + World.listHeader).bindMemory(to: Ref.self, capacity: capacity)
      if count > 0 { items.update(from: listItems(list), count: count) }
      fresh = UInt64(UInt(bitPattern: items))
    }
    if old != 0 { freeListItems(old, capacity: oldCapacity) }
    rows[list].a = fresh
    rows[list].b = UInt64(capacity) << 32 | UInt64(UInt32(count))
  }

  private mutating func freeListItems(_ items: UInt64, capacity: Int) {
    let memory = UnsafeMutableRawPointer(bitPattern: UInt(items)).unsafelyUnwrapped
    payload.free(memory - World.listHeader, World.listHeader + 4 * capacity)
  }

  /// Changes the length with CPython's over-allocation; new places are for the caller to fill.
  ///
  /// Authority: Objects/listobject.c, `list_resize`.
  @inline(__always)
  mutating func resizeList(_ list: Ref, _ count: Int) {
    let allocated = listCapacity(list)
    if allocated >= count && count >= allocated >> 1 && rows[list].a != 0 {
      setListCount(list, count)
    } else {
      growList(list, count)
    }
  }

  /// Shrinks a list to nothing: realloc to no bytes leaves a block of its own, not none at all.
  private mutating func emptyList(_ list: Ref) {
    let old = rows[list].a
    setListCount(list, 0)
    guard old != 0 else { return }
    let address = resize(listItemsAddress(list), from: 8 * listCapacity(list), to: 0)
    freeListItems(old, capacity: listCapacity(list))
    let memory = payload.allocate(World.listHeader)
    memory.storeBytes(of: address, as: UInt32.self)
    rows[list].a = UInt64(UInt(bitPattern: memory + World.listHeader))
    rows[list].b = 0
  }

  private mutating func growList(_ list: Ref, _ count: Int) {
    var capacity: Int
    if count == 0 {
      emptyList(list)
      return
    } else if level == .python38 {
      capacity = count + count >> 3 + (count < 9 ? 3 : 6)
    } else {
      capacity = (count + count >> 3 + 6) & ~3
      if count - listCount(list) > capacity - count { capacity = (count + 3) & ~3 }
    }
    if count < listCount(list) { setListCount(list, count) }
    setListCapacity(list, capacity)
    setListCount(list, count)
  }

  /// Appends a value that the list takes over.
  @inline(__always)
  mutating func append(_ value: Ref, toList list: Ref) {
    let count = listCount(list)
    if count < listCapacity(list) {
      listItems(list)[count] = value
      setListCount(list, count &+ 1)
    } else {
      resizeList(list, count + 1)
      listItems(list)[count] = value
    }
  }

  /// Makes room for `extra` items at the end as `list.extend` of a sequence of known length does.
  ///
  /// Authority: `list_extend`, `list_preallocate_exact` (3.9+ for a list without items: the exact
  /// number up to 3.9, rounded up to even from 3.10 on).
  mutating func extendList(_ list: Ref, by extra: Int) {
    let count = listCount(list)
    if level >= .python310, listHasNoItems(list), extra > 0 {
      setListCapacity(list, (extra + 1) & ~1)
      setListCount(list, extra)
    } else if extra > 0 {
      resizeList(list, count + extra)
    }
  }

  /// Frees the block of items of a list that is empty by now (`clear`, deallocation).
  mutating func dropListItems(_ list: Ref) {
    setListCount(list, 0)
    setListCapacity(list, 0)
  }

  /// Takes the items away from a list and destroys them from the last to the first.
  ///
  /// Authority: `list_clear`, `list_dealloc`.
  mutating func clearList(_ list: Ref) {
    guard rows[list].a != 0 else { return }
    let items = listItems(list)
    let word = rows[list].a
    let capacity = listCapacity(list)
    let address = listItemsAddress(list)
    var index = listCount(list)
    rows[list].a = 0
    rows[list].b = 0
    while index > 0 {
      index -= 1
      disown(items[index])
    }
    giveBack(address, 8 * capacity)
    freeListItems(word, capacity: capacity)
  }
}
