/// Dicts: making, reading and changing them.
///
/// Authority: CPython, Objects/dictobject.c.
extension World {
  // MARK: Making

  /// A new empty dict without a table; tracked once it holds something that can be in a cycle.
  mutating func makeDict() -> Ref {
    let object: Ref
    if let address = freeLists.dict.popLast() {
      object = makeRecycled(.type(.dict), .dict, at: address)
    } else {
      object = makeCollectable(.type(.dict), .dict, bytes: World.dictBytes)
    }
    setDictPayload(object)
    return object
  }

  /// Gives a new row an empty dict body.
  mutating func setDictPayload(_ object: Ref) {
    let memory = payload.allocate(MemoryLayout<DictBody>.size)
    memory.bindMemory(to: DictBody.self, capacity: 1).initialize(to: DictBody())
    rows[object].a = UInt64(UInt(bitPattern: memory))
  }

  /// A dict with room for `count` items (`_PyDict_NewPresized`): no table up to five items.
  mutating func makeDict(presizedFor count: Int, unicode: Bool) -> Ref {
    let object = makeDict()
    let minimum = level >= .python310 ? 5 : 5
    if count > minimum {
      let log2 = log2KeySize(presizedFor: count)
      dict(object).pointee.keys = makeKeys(
        log2Size: min(log2, 17), kind: unicode ? .unicode : .general)
    }
    return object
  }

  // MARK: Reading

  /// The value of an exact string key, borrowed; null when absent. Never fails.
  @inline(__always)
  func dictGet(_ object: Ref, name: Ref) -> Ref {
    let body = dict(object)
    guard let keys = body.pointee.keys else { return .null }
    if keys.pointee.kind == .general { return dictGetMixed(object, name) }
    let index = findString(keys, name, strHash(name))
    if index < 0 { return .null }
    if let values = body.pointee.values { return values[index] }
    return keys.entries[index].value
  }

  /// As `dictGet(_:name:)` in a table that holds other keys than strings too.
  private func dictGetMixed(_ object: Ref, _ name: Ref) -> Ref {
    guard let keys = dict(object).pointee.keys else { return .null }
    let hash = strHash(name)
    let mask = UInt(1) << UInt(keys.pointee.log2Size) &- 1
    var perturb = UInt(bitPattern: hash)
    var slot = perturb & mask
    while true {
      let index = keys.indices[Int(slot)]
      if index == World.emptyIndex { return .null }
      if index >= 0 {
        let entry = keys.entries[Int(index)]
        if entry.key == name { return entry.value }
        if entry.hash == hash, rows[entry.key].layout == .str, strEqual(entry.key, name) {
          return entry.value
        }
      }
      perturb >>= 5
      slot = (slot &* 5 &+ perturb &+ 1) & mask
    }
  }

  /// The value of any key, borrowed; null when absent, or when an exception is pending.
  mutating func dictGet(_ object: Ref, _ key: Ref) -> Ref {
    let hash = hashOf(key)
    if hash == -1 { return .null }
    return dictGet(object, key, hash: hash)
  }

  /// As `dictGet`, with the hash known.
  mutating func dictGet(_ object: Ref, _ key: Ref, hash: Int) -> Ref {
    guard case .found(let index) = find(object, key, hash) else { return .null }
    return valueAt(object, index)
  }

  /// The value at an entry; null for a shared entry without a value.
  @inline(__always)
  func valueAt(_ object: Ref, _ index: Int) -> Ref {
    let body = dict(object)
    if let values = body.pointee.values {
      return index < Int(body.pointee.valueCapacity) ? values[index] : .null
    }
    return body.pointee.keys.unsafelyUnwrapped.entries[index].value
  }

  /// The next item at or after `position` in the order of iteration, borrowed; moves `position`.
  @inline(__always)
  func dictNext(_ object: Ref, _ position: inout Int) -> DictEntry? {
    let body = dict(object)
    guard let keys = body.pointee.keys else { return nil }
    if let values = body.pointee.values {
      let order = orderBytes(values, Int(body.pointee.valueCapacity))
      let count = Int(order[Int(body.pointee.valueCapacity)])
      guard position < count else { return nil }
      let index = Int(order[position])
      position += 1
      let entry = keys.entries[index]
      return DictEntry(hash: entry.hash, key: entry.key, value: values[index])
    }
    let entries = keys.entries
    let count = Int(keys.pointee.entryCount)
    while position < count {
      let entry = entries[position]
      position += 1
      if !entry.value.isNull { return entry }
    }
    return nil
  }

  // MARK: Changing

  /// Sets an item; both are borrowed, the dict takes its own references. False: pending exception.
  @discardableResult
  mutating func dictSet(_ object: Ref, _ key: Ref, _ value: Ref) -> Bool {
    if rows[key].type == .type(.str) { return dictSet(object, key, value, hash: strHash(key)) }
    // From 3.11 on the dict takes its references before it asks for the hash.
    if level >= .python311 {
      own(key)
      own(value)
      return dictSet(object, taking: key, value)
    }
    let hash = hashOf(key)
    return hash != -1 && dictSet(object, key, value, hash: hash)
  }

  /// Sets an item; consumes key and value, also when it fails (`_PyDict_SetItem_Take2`, 3.11+).
  mutating func dictSet(_ object: Ref, taking key: Ref, _ value: Ref) -> Bool {
    let hash = hashOf(key)
    if hash == -1 {
      disown(key)
      disown(value)
      return false
    }
    return dictSet(object, taking: key, value, hash: hash)
  }

  /// Sets an item whose hash is known.
  mutating func dictSet(_ object: Ref, _ key: Ref, _ value: Ref, hash: Int) -> Bool {
    own(key)
    own(value)
    return dictSet(object, taking: key, value, hash: hash)
  }

  /// The same; consumes key and value.
  @inline(__always)
  private mutating func dictSet(
    _ object: Ref, taking key: Ref, _ value: Ref, hash: Int
  ) -> Bool {
    let found = find(object, key, hash)
    if case .failed = found {
      disown(key)
      disown(value)
      return false
    }
    dictStore(object, key, value, hash: hash, found: found)
    return true
  }

  /// Stores an item where a search has found its key, or not; consumes key and value.
  @inline(__always)
  mutating func dictStore(_ object: Ref, _ key: Ref, _ value: Ref, hash: Int, found: Lookup) {
    if dict(object).pointee.values != nil {
      setShared(object, key, value, hash: hash, found: found)
      return
    }
    maintainTracking(object, key, value)
    if case .found(let index) = found, let keys = dict(object).pointee.keys {
      let old = keys.entries[index].value
      keys.entries[index].value = value
      dict(object).pointee.version &+= 1
      disown(key)
      disown(old)
      return
    }
    insert(object, key, value, hash: hash)
  }

  /// Adds an entry that is not there yet; consumes key and value.
  @inline(__always)
  mutating func insert(_ object: Ref, _ key: Ref, _ value: Ref, hash: Int) {
    let isString = rows[key].type == .type(.str)
    let body = dict(object)
    if let keys = body.pointee.keys {
      let unsuitable = keys.pointee.kind != .general && !isString
      if unsuitable, level < .python311 {
        keys.pointee.kind = .general
        if keys.pointee.usable <= 0 { growDict(object, general: true) }
      } else if keys.pointee.usable <= 0 || unsuitable {
        growDict(object, general: !isString)
      }
    } else {
      body.pointee.keys = makeKeys(
        log2Size: World.minimumLog2, kind: isString ? .unicode : .general)
    }
    let keys = body.pointee.keys.unsafelyUnwrapped
    let index = keys.pointee.entryCount
    keys.indices[freeSlot(keys, hash)] = index
    keys.entries[Int(index)] = DictEntry(hash: hash, key: key, value: value)
    keys.pointee.entryCount = index &+ 1
    keys.pointee.usable &-= 1
    body.pointee.used &+= 1
    body.pointee.version &+= 1
  }

  /// Whether an object could be part of a cycle, as the tracking of dicts and tuples asks.
  @inline(__always)
  func mayBeTracked(_ object: Ref) -> Bool {
    let flags = rows[object].flags
    guard flags.contains(.collectable) else { return false }
    return rows[object].type != .type(.tuple) || flags.contains(.tracked)
  }

  /// Tracks a dict that gets an item which can be in a cycle.
  @inline(__always)
  mutating func maintainTracking(_ object: Ref, _ key: Ref, _ value: Ref) {
    if !rows[object].flags.contains(.tracked), mayBeTracked(key) || mayBeTracked(value) {
      track(object)
    }
  }

  /// Removes a key. False: absent, or an exception is pending.
  mutating func dictRemove(_ object: Ref, _ key: Ref, hash: Int) -> Bool {
    guard case .found(let index) = find(object, key, hash) else { return false }
    guard let value = removeEntry(object, index) else { return false }
    disown(value)
    return true
  }

  /// Removes the entry at an index and returns its value, owned; nil for a shared key without one.
  mutating func removeEntry(_ object: Ref, _ index: Int) -> Ref? {
    let body = dict(object)
    if body.pointee.values != nil {
      if valueAt(object, index).isNull { return nil }
      if level >= .python311 { return removeShared(body, index) }
      resizeDict(
        object, log2Size: Int(body.pointee.keys.unsafelyUnwrapped.pointee.log2Size), kind: .unicode)
      return removeEntry(object, combinedIndex(body, after: index))
    }
    guard let keys = body.pointee.keys, !keys.entries[index].value.isNull else { return nil }
    keys.indices[slot(of: index, in: keys)] = World.dummyIndex
    let entry = keys.entries[index]
    keys.entries[index].key = .null
    keys.entries[index].value = .null
    body.pointee.used -= 1
    body.pointee.version &+= 1
    disown(entry.key)
    return entry.value
  }

  /// Up to 3.10 values are set in the order of the shared keys, so the index stays the same.
  private func combinedIndex(_ body: UnsafeMutablePointer<DictBody>, after index: Int) -> Int {
    index
  }

  /// Takes a value out of a dict that goes on sharing its keys (3.11+).
  private mutating func removeShared(
    _ body: UnsafeMutablePointer<DictBody>, _ index: Int
  ) -> Ref {
    let values = body.pointee.values.unsafelyUnwrapped
    let value = values[index]
    values[index] = .null
    noteUnset(values, Int(body.pointee.valueCapacity), index)
    body.pointee.used -= 1
    body.pointee.version &+= 1
    return value
  }

  /// Empties a dict: the items go in their order, key before value.
  mutating func clearDict(_ object: Ref) {
    let body = dict(object)
    guard let keys = body.pointee.keys else { return }
    let values = body.pointee.values
    let capacity = Int(body.pointee.valueCapacity)
    body.pointee.used = 0
    body.pointee.version &+= 1
    guard let values else {
      body.pointee.keys = nil
      releaseKeys(keys)
      return
    }
    let saved = body.pointee
    if saved.owner.isNull {
      body.pointee.keys = nil
      body.pointee.values = nil
      body.pointee.valueCapacity = 0
      body.pointee.valuesBytes = 0
    }
    orderBytes(values, capacity)[capacity] = 0
    for index in 0..<capacity where !values[index].isNull {
      let value = values[index]
      values[index] = .null
      disown(value)
    }
    guard saved.owner.isNull else { return }
    payload.free(values, World.valuesHostBytes(capacity))
    giveBack(saved.valuesAddress, Int(saved.valuesBytes))
    releaseKeys(keys)
  }
}
