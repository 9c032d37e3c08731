/// The tables of dicts: sizes, lookup, growth.
///
/// Authority: CPython, Objects/dictobject.c: `new_keys_object`, `dictresize`, `GROWTH_RATE`.
extension World {
  static let minimumLog2: Int = 3
  static let dictBytes = 64
  static let emptyIndex: Int32 = -1
  static let dummyIndex: Int32 = -2
  /// Names that a class shares among its instances from 3.11 on.
  static let sharedKeysLimit: Int32 = 30

  /// The body of a dict (or of a subclass).
  @inline(__always)
  func dict(_ object: Ref) -> UnsafeMutablePointer<DictBody> { rows[object].body(DictBody.self) }

  /// The number of items.
  @inline(__always)
  func dictCount(_ object: Ref) -> Int { Int(dict(object).pointee.used) }

  /// Bytes of a table, as CPython requests them.
  func keysBytes(log2Size: Int, kind: DictKeysKind) -> Int {
    let size = 1 << log2Size
    let index = size < 256 ? 1 : size < 65536 ? 2 : 4
    let entry = kind != .general && level >= .python311 ? 16 : 24
    // A shared table has room for more entries than it may use (`SHARED_KEYS_MAX_SIZE`).
    let usable = size * 2 / 3
    return profile.dictKeysHeader + size * index + usable * entry
  }

  /// A new empty table. A copy of another takes no block of the free list.
  mutating func makeKeys(
    log2Size: Int, kind: DictKeysKind, isCopy: Bool = false
  ) -> UnsafeMutablePointer<DictKeys> {
    let size = 1 << log2Size
    var usable = size * 2 / 3
    if kind == .shared, level >= .python311 { usable = Int(World.sharedKeysLimit) }
    let bytes = keysBytes(log2Size: log2Size, kind: kind)
    let address: UInt32
    if !isCopy, isRecyclable(log2Size, kind), let recycled = freeLists.dictKeys.popLast() {
      address = recycled
    } else {
      address = request(bytes)
    }
    let memory = payload.allocate(DictKeys.hostBytes(log2Size: log2Size, capacity: usable))
    let keys = memory.bindMemory(to: DictKeys.self, capacity: 1)
    keysSerials &+= 1
    keys.initialize(
      to: DictKeys(
        owners: 1, log2Size: UInt8(log2Size), kind: kind, usable: Int32(usable), entryCount: 0,
        capacity: Int32(usable), address: address, bytes: Int32(truncatingIfNeeded: bytes),
        serial: keysSerials))
    keys.indices.initialize(repeating: World.emptyIndex, count: size)
    return keys
  }

  /// Tables of eight slots go to a free list; from 3.11 on only those for strings.
  private func isRecyclable(_ log2Size: Int, _ kind: DictKeysKind) -> Bool {
    log2Size == World.minimumLog2 && (level < .python311 || kind == .unicode)
  }

  /// Frees a table whose contents have been given up.
  mutating func freeKeys(_ keys: UnsafeMutablePointer<DictKeys>) {
    let log2Size = Int(keys.pointee.log2Size)
    let recyclable = isRecyclable(log2Size, keys.pointee.kind)
    if recyclable, freeLists.dictKeys.count < FreeLists.dictLimit {
      freeLists.dictKeys.append(keys.pointee.address)
    } else {
      giveBack(keys.pointee.address, Int(keys.pointee.bytes))
    }
    payload.free(
      keys, DictKeys.hostBytes(log2Size: log2Size, capacity: Int(keys.pointee.capacity)))
  }

  /// Gives up one owner of a shared table; the last one frees its keys.
  mutating func releaseKeys(_ keys: UnsafeMutablePointer<DictKeys>) {
    keys.pointee.owners -= 1
    guard keys.pointee.owners == 0 else { return }
    for index in 0..<Int(keys.pointee.entryCount) {
      disownIfAny(keys.entries[index].key)
      disownIfAny(keys.entries[index].value)
    }
    freeKeys(keys)
  }

  /// The size that a table grows to for at least so many entries.
  ///
  /// Authority: `calculate_log2_keysize` (3.10+, its bit trick included), the loop before it.
  func log2KeySize(_ minimum: Int) -> Int {
    if level < .python310 {
      var log2 = World.minimumLog2
      while 1 << log2 < minimum { log2 += 1 }
      return log2
    }
    let value = ((minimum | 8) - 1) | 7
    return Int.bitWidth - value.leadingZeroBitCount
  }

  /// The size that a dict presized for `count` items gets.
  ///
  /// Authority: `ESTIMATE_SIZE`, `estimate_log2_keysize`.
  func log2KeySize(presizedFor count: Int) -> Int { log2KeySize((count * 3 + 1) / 2) }

  // MARK: Lookup

  /// The entry of an exact string in a table all of whose keys are exact strings.
  @inline(__always)
  func findString(
    _ keys: UnsafeMutablePointer<DictKeys>, _ key: Ref, _ hash: Int
  ) -> Int {
    let mask = UInt(1) << UInt(keys.pointee.log2Size) &- 1
    let indices = keys.indices
    let entries = keys.entries
    var perturb = UInt(bitPattern: hash)
    var slot = perturb & mask
    while true {
      let index = indices[Int(slot)]
      if index >= 0 {
        let entry = entries[Int(index)]
        if entry.key == key || entry.hash == hash && strEqual(entry.key, key) {
          return Int(index)
        }
      } else if index == World.emptyIndex {
        return -1
      }
      perturb >>= 5
      slot = (slot &* 5 &+ perturb &+ 1) & mask
    }
  }

  /// What a lookup that may run `__eq__` has found.
  enum Lookup {
    case found(Int), absent, failed
  }

  /// The entry of any key; keys are compared by identity first, then by hash and `==`.
  mutating func find(_ object: Ref, _ key: Ref, _ hash: Int) -> Lookup {
    guard let keys = dict(object).pointee.keys else { return .absent }
    if keys.pointee.kind != .general, rows[key].type == .type(.str) {
      let index = findString(keys, key, hash)
      return index < 0 ? .absent : .found(index)
    }
    return findGeneral(object, keys, key, hash)
  }

  private mutating func findGeneral(
    _ object: Ref, _ keys: UnsafeMutablePointer<DictKeys>, _ key: Ref, _ hash: Int
  ) -> Lookup {
    let log2Size = keys.pointee.log2Size
    let mask = UInt(1) << UInt(log2Size) &- 1
    var perturb = UInt(bitPattern: hash)
    var slot = perturb & mask
    while true {
      let index = keys.indices[Int(slot)]
      if index == World.emptyIndex { return .absent }
      if index >= 0 {
        let entry = keys.entries[Int(index)]
        if entry.key == key { return .found(Int(index)) }
        if entry.hash == hash {
          own(entry.key)
          let equal = richEqual(entry.key, key)
          disown(entry.key)
          if equal < 0 { return .failed }
          // The search starts anew only if this entry or the table is another one now.
          guard dict(object).pointee.keys == keys, keys.pointee.log2Size == log2Size,
            keys.entries[Int(index)].key == entry.key
          else { return find(object, key, hash) }
          if equal > 0 { return .found(Int(index)) }
        }
      }
      perturb >>= 5
      slot = (slot &* 5 &+ perturb &+ 1) & mask
    }
  }

  /// The first free slot of a table for a hash.
  @inline(__always)
  func freeSlot(_ keys: UnsafeMutablePointer<DictKeys>, _ hash: Int) -> Int {
    let mask = UInt(1) << UInt(keys.pointee.log2Size) &- 1
    let indices = keys.indices
    var perturb = UInt(bitPattern: hash)
    var slot = perturb & mask
    while indices[Int(slot)] >= 0 {
      perturb >>= 5
      slot = (slot &* 5 &+ perturb &+ 1) & mask
    }
    return Int(slot)
  }

  /// The slot that points to an entry.
  func slot(of index: Int, in keys: UnsafeMutablePointer<DictKeys>) -> Int {
    let mask = UInt(1) << UInt(keys.pointee.log2Size) &- 1
    let hash = keys.entries[index].hash
    var perturb = UInt(bitPattern: hash)
    var slot = perturb & mask
    while keys.indices[Int(slot)] != Int32(index) {
      perturb >>= 5
      slot = (slot &* 5 &+ perturb &+ 1) & mask
    }
    return Int(slot)
  }

  // MARK: Growth

  /// Moves a dict into a table of its own of another size, without deleted entries.
  mutating func resizeDict(_ object: Ref, log2Size: Int, kind: DictKeysKind) {
    let body = dict(object)
    guard let old = body.pointee.keys else {
      body.pointee.keys = makeKeys(log2Size: log2Size, kind: kind)
      return
    }
    let fresh = makeKeys(log2Size: log2Size, kind: kind)
    let target = fresh.entries
    var count = 0
    if body.pointee.values != nil {
      forEachShared(body) { index, value in
        let entry = old.entries[index]
        target[count] = DictEntry(hash: entry.hash, key: owned(entry.key), value: value)
        count += 1
      }
    } else {
      for index in 0..<Int(old.pointee.entryCount) where !old.entries[index].value.isNull {
        target[count] = old.entries[index]
        count += 1
      }
    }
    fresh.pointee.entryCount = Int32(count)
    fresh.pointee.usable -= Int32(count)
    for index in 0..<count {
      fresh.indices[freeSlot(fresh, target[index].hash)] = Int32(index)
    }
    body.pointee.keys = fresh
    if body.pointee.values != nil {
      freeValues(body)
      releaseKeys(old)
    } else {
      freeKeys(old)
    }
    body.pointee.version &+= 1
  }

  /// Makes room for one more entry. `general`: the new key is no exact string.
  mutating func growDict(_ object: Ref, general: Bool) {
    let body = dict(object)
    let wasGeneral = body.pointee.keys?.pointee.kind == .general
    resizeDict(
      object, log2Size: log2KeySize(Int(body.pointee.used) * 3),
      kind: general || wasGeneral ? .general : .unicode)
  }
}
