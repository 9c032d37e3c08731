/// Sets and frozensets: `a` points to a `SetBody`.
///
/// A table of eight slots lies inside the object; larger ones are blocks of 16 bytes a slot. An
/// empty slot has a null key and hash 0, a removed one ("dummy") a null key and hash -1.
///
/// Authority: CPython, Objects/setobject.c.
extension World {
  /// Bytes of a set with its collector's header and the table inside.
  static let setBytes = 216
  static let smallSetSlots = 8
  /// Neighbouring slots that are looked at before the next jump.
  static let linearProbes = 9

  /// The body of a set or frozenset (or of a subclass).
  @inline(__always)
  func setBody(_ object: Ref) -> UnsafeMutablePointer<SetBody> { rows[object].body(SetBody.self) }

  /// The number of elements.
  @inline(__always)
  func setCount(_ object: Ref) -> Int { setBody(object).pointee.used }

  /// Whether it is a set or frozenset (or of a subclass).
  @inline(__always)
  func isAnySet(_ object: Ref) -> Bool { rows[object].layout == .set }

  /// Whether it is a set or frozenset and of no subclass.
  @inline(__always)
  func isExactSet(_ object: Ref) -> Bool {
    rows[object].type == .type(.set) || rows[object].type == .type(.frozenset)
  }

  // MARK: Making

  /// A new empty, tracked set of a type: `set`, `frozenset` or a subclass.
  mutating func makeSet(_ type: Ref = .type(.set)) -> Ref {
    let isExact = type == .type(.set) || type == .type(.frozenset)
    let object =
      isExact
      ? makeCollectable(type, .set, bytes: World.setBytes)
      : makeNative(type, .set, bytes: World.setBytes)
    if object.isNull { return .null }
    setSetPayload(object)
    if type == .type(.frozenset) || !isExact && isSubtype(type, .type(.frozenset)) {
      rows[object].flags.insert(.frozen)
    }
    trackIfCollectable(object)
    return object
  }

  /// Gives a new row an empty set body.
  mutating func setSetPayload(_ object: Ref) {
    let memory = payload.allocate(MemoryLayout<SetBody>.size)
    let table = makeSetTable(World.smallSetSlots)
    memory.bindMemory(to: SetBody.self, capacity: 1).initialize(
      to: SetBody(
        table: table, mask: World.smallSetSlots - 1, fill: 0, used: 0, hash: -1, finger: 0,
        address: 0, version: 0))
    rows[object].a = UInt64(UInt(bitPattern: memory))
  }

  /// Tracks a new container that the collector should know of.
  @inline(__always)
  mutating func trackIfCollectable(_ object: Ref) {
    let flags = rows[object].flags
    if flags.contains(.collectable), !flags.contains(.tracked) { track(object) }
  }

  // MARK: Reading

  /// The next element at or after slot `position`, borrowed; moves `position` behind it.
  @inline(__always)
  func setNext(_ object: Ref, _ position: inout Int) -> Ref? {
    let body = setBody(object)
    let table = body.pointee.table
    let mask = body.pointee.mask
    while position <= mask {
      let key = table[position].key
      position &+= 1
      if !key.isNull { return key }
    }
    return nil
  }

  /// The slot of a key; a slot with a null key when it is absent; -1 with an exception pending.
  mutating func setSlot(_ object: Ref, _ key: Ref, _ hash: Int) -> Int {
    let body = setBody(object)
    var table = body.pointee.table
    var mask = body.pointee.mask
    var perturb = UInt(bitPattern: hash)
    var index = hash & mask
    while true {
      let last = index &+ World.linearProbes <= mask ? index &+ World.linearProbes : index
      var place = index
      var restarts = false
      while place <= last {
        let entry = table[place]
        if entry.key.isNull {
          if entry.hash == 0 { return place }
        } else if entry.hash == hash {
          if entry.key == key { return place }
          let equal = setKeyEqual(entry.key, key)
          if equal < 0 { return -1 }
          if setMoved(body, table, mask, place, entry.key) {
            restarts = true
            break
          }
          if equal > 0 { return place }
        }
        place &+= 1
      }
      if restarts {
        table = body.pointee.table
        mask = body.pointee.mask
        perturb = UInt(bitPattern: hash)
        index = hash & mask
      } else {
        perturb >>= 5
        index = Int(bitPattern: UInt(bitPattern: index) &* 5 &+ 1 &+ perturb) & mask
      }
    }
  }

  /// Compares a key in the table with another of the same hash; -1 with an exception pending.
  @inline(__always)
  private mutating func setKeyEqual(_ present: Ref, _ key: Ref) -> Int {
    if rows[present].type == .type(.str), rows[key].type == .type(.str) {
      return strEqual(present, key) ? 1 : 0
    }
    own(present)
    let equal = richEqual(present, key)
    disown(present)
    return equal
  }

  /// Whether a comparison has changed the table under a lookup.
  @inline(__always)
  private func setMoved(
    _ body: UnsafeMutablePointer<SetBody>, _ table: UnsafeMutablePointer<SetEntry>, _ mask: Int,
    _ place: Int, _ key: Ref
  ) -> Bool {
    body.pointee.table != table || body.pointee.mask != mask || table[place].key != key
  }

  /// Whether a set has a key of known hash: 1, 0, or -1 with an exception pending.
  mutating func setContains(_ object: Ref, _ key: Ref, hash: Int) -> Int {
    let place = setSlot(object, key, hash)
    if place < 0 { return -1 }
    return setBody(object).pointee.table[place].key.isNull ? 0 : 1
  }

  // MARK: Changing

  /// Adds a borrowed key. False: an exception is pending.
  @discardableResult
  mutating func setAdd(_ object: Ref, _ key: Ref) -> Bool {
    let hash = rows[key].type == .type(.str) ? strHash(key) : hashOf(key)
    if hash == -1 { return false }
    return setAdd(object, key, hash: hash)
  }

  /// Adds a borrowed key whose hash is known. False: an exception is pending.
  ///
  /// A removed slot that was passed is filled again (not in 3.9).
  mutating func setAdd(_ object: Ref, _ key: Ref, hash: Int) -> Bool {
    own(key)
    var place = setPlace(object, key, hash)
    while place == World.restartSearch { place = setPlace(object, key, hash) }
    if place < 0 {
      disown(key)
      return place == World.keyPresent
    }
    let body = setBody(object)
    let wasRemoved = body.pointee.table[place].hash == -1
    body.pointee.table[place] = SetEntry(hash: hash, key: key, state: 0)
    body.pointee.used &+= 1
    body.pointee.version &+= 1
    if wasRemoved { return true }
    body.pointee.fill &+= 1
    if body.pointee.fill &* 5 >= body.pointee.mask &* 3 { growSet(object) }
    return true
  }

  private static let keyPresent = -1
  private static let restartSearch = -2
  private static let searchFailed = -3

  /// The slot for a key to be added, or one of the three negative answers.
  private mutating func setPlace(_ object: Ref, _ key: Ref, _ hash: Int) -> Int {
    let body = setBody(object)
    let table = body.pointee.table
    let mask = body.pointee.mask
    var perturb = UInt(bitPattern: hash)
    var index = hash & mask
    var removed = -1
    while true {
      let last = index &+ World.linearProbes <= mask ? index &+ World.linearProbes : index
      for place in index...last {
        let entry = table[place]
        if entry.key.isNull {
          if entry.hash == 0 { return removed >= 0 ? removed : place }
          if level != .python39 { removed = place }
        } else if entry.hash == hash {
          if entry.key == key { return World.keyPresent }
          let equal = setKeyEqual(entry.key, key)
          if equal > 0 { return World.keyPresent }
          if equal < 0 { return World.searchFailed }
          if setMoved(body, table, mask, place, entry.key) { return World.restartSearch }
        }
      }
      perturb >>= 5
      index = Int(bitPattern: UInt(bitPattern: index) &* 5 &+ 1 &+ perturb) & mask
    }
  }

  /// Removes a key of known hash: 1 removed, 0 absent, -1 with an exception pending.
  mutating func setRemove(_ object: Ref, _ key: Ref, hash: Int) -> Int {
    let place = setSlot(object, key, hash)
    if place < 0 { return -1 }
    let body = setBody(object)
    let old = body.pointee.table[place].key
    if old.isNull { return 0 }
    leaveRemoved(body, place)
    disown(old)
    return 1
  }

  private func leaveRemoved(_ body: UnsafeMutablePointer<SetBody>, _ place: Int) {
    body.pointee.table[place] = SetEntry(hash: -1, key: .null, state: 0)
    body.pointee.used &-= 1
    body.pointee.version &+= 1
  }

  /// Takes an element out of a set that has any, going on where the last call stopped; owned.
  mutating func setPop(_ object: Ref) -> Ref {
    let body = setBody(object)
    let mask = body.pointee.mask
    var place = body.pointee.finger & mask
    while body.pointee.table[place].key.isNull {
      place = place == mask ? 0 : place + 1
    }
    let key = body.pointee.table[place].key
    leaveRemoved(body, place)
    body.pointee.finger = place + 1
    return key
  }
}
