/// Key-sharing dicts: instances of a class keep their values beside one table of names.
///
/// Authority: CPython, Objects/dictobject.c: `insertdict`, `_PyObjectDict_SetItem`,
/// `make_keys_shared` (to 3.10), `insert_into_dictkeys` (3.11+).
extension World {
  /// Sets an item of a dict that shares its keys; key and value are consumed.
  mutating func setShared(
    _ object: Ref, _ key: Ref, _ value: Ref, hash: Int, found: Lookup
  ) {
    maintainTracking(object, key, value)
    let body = dict(object)
    let values = body.pointee.values.unsafelyUnwrapped
    if case .found(let index) = found, index < Int(body.pointee.valueCapacity) {
      let old = values[index]
      let inOrder = level >= .python311 || Int(body.pointee.used) == index
      if !old.isNull || inOrder {
        values[index] = value
        if old.isNull {
          noteSet(values, Int(body.pointee.valueCapacity), index)
          body.pointee.used += 1
        }
        body.pointee.version &+= 1
        disown(key)
        disownIfAny(old)
        return
      }
    } else if let index = addShared(body, key, hash: hash) {
      values[index] = value
      noteSet(values, Int(body.pointee.valueCapacity), index)
      body.pointee.used += 1
      body.pointee.version &+= 1
      disown(key)
      return
    }
    growDict(object, general: rows[key].type != .type(.str))
    insert(object, key, value, hash: hash)
  }

  /// Adds a name to the shared table if the rules allow it; its index.
  private mutating func addShared(
    _ body: UnsafeMutablePointer<DictBody>, _ key: Ref, hash: Int
  ) -> Int? {
    let keys = body.pointee.keys.unsafelyUnwrapped
    guard rows[key].type == .type(.str), keys.pointee.usable > 0 else { return nil }
    if level < .python311, body.pointee.used != keys.pointee.entryCount { return nil }
    guard keys.pointee.entryCount < body.pointee.valueCapacity else { return nil }
    return addName(keys, key, hash: hash)
  }

  /// Adds a name to a shared table with room; its index.
  mutating func addName(
    _ keys: UnsafeMutablePointer<DictKeys>, _ key: Ref, hash: Int
  ) -> Int {
    let index = keys.pointee.entryCount
    keys.indices[freeSlot(keys, hash)] = index
    keys.entries[Int(index)] = DictEntry(hash: hash, key: owned(key), value: .null)
    keys.pointee.entryCount += 1
    keys.pointee.usable -= 1
    return Int(index)
  }

  /// A new dict that shares a table, with values of its own.
  mutating func makeSharedDict(_ keys: UnsafeMutablePointer<DictKeys>) -> Ref {
    let capacity = Int(keys.pointee.usable + keys.pointee.entryCount)
    let bytes = valuesBytes(capacity)
    let address = request(bytes)
    let object = makeDict()
    let body = dict(object)
    keys.pointee.owners += 1
    body.pointee.keys = keys
    body.pointee.values = makeValues(capacity)
    body.pointee.valueCapacity = Int32(capacity)
    body.pointee.valuesAddress = address
    body.pointee.valuesBytes = Int32(bytes)
    return object
  }

  /// A copy of a dict that shares its keys; it shares them too.
  ///
  /// Authority: `PyDict_Copy`, the branch for split tables.
  mutating func copySharedDict(_ object: Ref) -> Ref {
    let source = dict(object)
    let capacity = Int(source.pointee.valueCapacity)
    let keys = source.pointee.keys.unsafelyUnwrapped
    let values = source.pointee.values.unsafelyUnwrapped
    let bytes = valuesBytes(capacity)
    let address = request(bytes)
    let copy = makeDict()
    let body = dict(copy)
    keys.pointee.owners += 1
    body.pointee.keys = keys
    body.pointee.values = makeValues(capacity)
    body.pointee.values.unsafelyUnwrapped.update(from: values, count: capacity)
    UnsafeMutableRawPointer(orderBytes(body.pointee.values.unsafelyUnwrapped, capacity)).copyMemory(
      from: orderBytes(values, capacity), byteCount: capacity + 1)
    for index in 0..<capacity where !values[index].isNull { own(values[index]) }
    body.pointee.used = source.pointee.used
    body.pointee.valueCapacity = Int32(capacity)
    body.pointee.valuesAddress = address
    body.pointee.valuesBytes = Int32(bytes)
    if rows[object].flags.contains(.tracked) { track(copy) }
    return copy
  }

  /// Sets or deletes (null value) an attribute in an instance's dict, keeping the class's table.
  ///
  /// Authority: `_PyObjectDict_SetItem`, to 3.10. False: the key was absent.
  mutating func setInstanceItem(
    _ type: Ref, _ slot: UnsafeMutablePointer<Ref>, _ name: Ref, _ value: Ref
  ) -> Bool {
    let record = record(type)
    if slot.pointee.isNull {
      if let keys = record.pointee.sharedKeys {
        slot.pointee = makeSharedDict(keys)
      } else {
        slot.pointee = makeDict()
      }
    }
    let object = owned(slot.pointee)
    defer { disown(object) }
    if value.isNull {
      let removed = dictRemove(object, name, hash: strHash(name))
      // The class shares its keys no longer, even when there was nothing to delete.
      if let keys = record.pointee.sharedKeys {
        record.pointee.sharedKeys = nil
        releaseKeys(keys)
      }
      return removed
    }
    let cached = record.pointee.sharedKeys
    let wasShared = cached != nil && dict(object).pointee.keys == cached
    if let cached { cached.pointee.owners += 1 }
    dictSet(object, name, value)
    if let cached { cached.pointee.owners -= 1 }
    if wasShared, let cached, dict(object).pointee.keys != cached {
      record.pointee.sharedKeys = cached.pointee.owners == 1 ? shareKeys(of: object) : nil
      releaseKeys(cached)
    }
    return true
  }

  /// Splits a dict again, so that its keys can be shared.
  ///
  /// Authority: `make_keys_shared`.
  private mutating func shareKeys(of object: Ref) -> UnsafeMutablePointer<DictKeys>? {
    let body = dict(object)
    guard let keys = body.pointee.keys, keys.pointee.kind == .unicode else { return nil }
    let capacity = Int(keys.pointee.capacity)
    let bytes = 8 * capacity
    let address = request(bytes)
    let values = makeValues(capacity)
    for index in 0..<Int(keys.pointee.entryCount) {
      values[index] = keys.entries[index].value
      keys.entries[index].value = .null
      noteSet(values, capacity, index)
    }
    keys.pointee.kind = .shared
    keys.pointee.owners += 1
    body.pointee.values = values
    body.pointee.valueCapacity = Int32(capacity)
    body.pointee.valuesAddress = address
    body.pointee.valuesBytes = Int32(bytes)
    return keys
  }
}
