/// The tables of sets: making, growth, ending.
///
/// Authority: CPython, Objects/setobject.c: `set_table_resize`, `set_clear_internal`,
/// `set_dealloc`, `set_swap_bodies`.
extension World {
  /// A table of empty slots.
  mutating func makeSetTable(_ slots: Int) -> UnsafeMutablePointer<SetEntry> {
    let memory = payload.allocate(slots * MemoryLayout<SetEntry>.stride)
    let table = memory.bindMemory(to: SetEntry.self, capacity: slots)
    table.initialize(repeating: SetEntry(hash: 0, key: .null, state: 0), count: slots)
    return table
  }

  /// Frees a table and, above eight slots, its block.
  mutating func freeSetTable(
    _ table: UnsafeMutablePointer<SetEntry>, slots: Int, address: UInt32
  ) {
    payload.free(table, slots * MemoryLayout<SetEntry>.stride)
    if slots > World.smallSetSlots { giveBack(address, 16 * slots) }
  }

  // MARK: Growth

  /// Grows after an insertion, or drops removed slots.
  mutating func growSet(_ object: Ref) {
    let used = setCount(object)
    resizeSet(object, above: used > 50_000 ? used * 2 : used * 4)
  }

  /// Moves the elements into a table with more than `minimum` slots.
  mutating func resizeSet(_ object: Ref, above minimum: Int) {
    let body = setBody(object)
    var slots = World.smallSetSlots
    while slots <= minimum { slots <<= 1 }
    let oldSlots = body.pointee.mask + 1
    let isSmall = slots == World.smallSetSlots
    if isSmall, oldSlots == slots, body.pointee.fill == body.pointee.used { return }
    let old = body.pointee.table
    let oldAddress = body.pointee.address
    body.pointee.address = isSmall ? 0 : request(16 * slots)
    body.pointee.table = makeSetTable(slots)
    body.pointee.mask = slots - 1
    body.pointee.fill = body.pointee.used
    body.pointee.version &+= 1
    for place in 0..<oldSlots where !old[place].key.isNull {
      insertClean(body, old[place].key, old[place].hash)
    }
    freeSetTable(old, slots: oldSlots, address: oldAddress)
  }

  /// Puts a key that is not there yet into a table without removed slots.
  func insertClean(_ body: UnsafeMutablePointer<SetBody>, _ key: Ref, _ hash: Int) {
    let table = body.pointee.table
    let mask = body.pointee.mask
    var perturb = UInt(bitPattern: hash)
    var index = hash & mask
    while true {
      let last = index &+ World.linearProbes <= mask ? index &+ World.linearProbes : index
      for place in index...last where table[place].key.isNull {
        table[place] = SetEntry(hash: hash, key: key, state: 0)
        return
      }
      perturb >>= 5
      index = Int(bitPattern: UInt(bitPattern: index) &* 5 &+ 1 &+ perturb) & mask
    }
  }

  // MARK: Ending

  /// Empties a set; the elements go in the order of the table.
  mutating func clearSetItems(_ object: Ref) {
    let body = setBody(object)
    let slots = body.pointee.mask + 1
    if slots == World.smallSetSlots, body.pointee.fill == 0 { return }
    let table = body.pointee.table
    let address = body.pointee.address
    let used = body.pointee.used
    body.pointee.table = makeSetTable(World.smallSetSlots)
    body.pointee.mask = World.smallSetSlots - 1
    body.pointee.fill = 0
    body.pointee.used = 0
    body.pointee.hash = -1
    body.pointee.address = 0
    body.pointee.version &+= 1
    disownElements(table, used)
    freeSetTable(table, slots: slots, address: address)
  }

  private mutating func disownElements(_ table: UnsafeMutablePointer<SetEntry>, _ used: Int) {
    var left = used
    var place = 0
    while left > 0 {
      let key = table[place].key
      place += 1
      if !key.isNull {
        left -= 1
        disown(key)
      }
    }
  }

  /// Gives up the elements of a dying set in the order of the table, and frees its memory; the
  /// row itself is the caller's to free.
  mutating func freeSet(_ object: Ref) {
    let body = setBody(object)
    disownElements(body.pointee.table, body.pointee.used)
    freeSetTable(
      body.pointee.table, slots: body.pointee.mask + 1, address: body.pointee.address)
    payload.free(body, MemoryLayout<SetBody>.size)
  }

  /// Exchanges the contents of two sets.
  func swapSets(_ left: Ref, _ right: Ref) {
    let one = setBody(left)
    let two = setBody(right)
    let kept = one.pointee
    one.pointee.table = two.pointee.table
    one.pointee.mask = two.pointee.mask
    one.pointee.fill = two.pointee.fill
    one.pointee.used = two.pointee.used
    one.pointee.address = two.pointee.address
    one.pointee.version &+= 1
    two.pointee.table = kept.table
    two.pointee.mask = kept.mask
    two.pointee.fill = kept.fill
    two.pointee.used = kept.used
    two.pointee.address = kept.address
    one.pointee.hash = -1
    two.pointee.hash = -1
  }
}
