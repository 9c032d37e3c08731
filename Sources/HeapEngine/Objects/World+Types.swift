/// Types: their records, special methods and the cache of method lookups.
///
/// Authority: CPython, Objects/typeobject.c: `_PyType_Lookup`, `PyType_Modified`.
extension World {
  static let methodCacheSize = 4096

  /// The attribute that `name` finds along a type's MRO; borrowed, null when there is none.
  @inline(__always)
  mutating func lookup(_ type: Ref, _ name: Ref) -> Ref {
    let version = record(type).pointee.version
    if version != 0 {
      let slot = Int((version &* 31 ^ name.raw) & UInt32(World.methodCacheSize - 1))
      let entry = methodCache[slot]
      if entry.version == version, entry.name == name { return entry.value }
    }
    return lookupSlowly(type, name)
  }

  private mutating func lookupSlowly(_ type: Ref, _ name: Ref) -> Ref {
    let found = search(type, name)
    guard str(name).pointee.isInterned else { return found }
    let version = validVersion(type)
    let slot = Int((version &* 31 ^ name.raw) & UInt32(World.methodCacheSize - 1))
    methodCache[slot] = MethodCacheEntry(version: version, name: name, value: found)
    return found
  }

  /// The version of a type, made anew if it has changed.
  mutating func validVersion(_ type: Ref) -> UInt32 {
    let record = record(type)
    if record.pointee.version == 0 {
      typeVersions &+= 1
      record.pointee.version = typeVersions
    }
    return record.pointee.version
  }

  /// Searches the dicts along the MRO.
  private mutating func search(_ type: Ref, _ name: Ref) -> Ref {
    let mro = record(type).pointee.mro
    guard !mro.isNull else { return .null }
    let items = tupleItems(mro)
    for index in 0..<tupleCount(mro) {
      let dict = record(items[index]).pointee.dict
      if dict.isNull { continue }
      if self.dict(dict).pointee.keys?.pointee.kind == .general {
        return searchWithCare(mro, from: index, name)
      }
      let found = dictGet(dict, name: name)
      if !found.isNull { return found }
    }
    return .null
  }

  /// As `search`, where keys that are no strings may run `__eq__`, which may change the MRO.
  private mutating func searchWithCare(_ mro: Ref, from start: Int, _ name: Ref) -> Ref {
    own(mro)
    defer { disown(mro) }
    let saved = takePending()
    defer { if !saved.isNull { setPending(saved) } }
    for index in start..<tupleCount(mro) {
      let dict = record(tupleItems(mro)[index]).pointee.dict
      if dict.isNull { continue }
      let found = dictGet(dict, name, hash: strHash(name))
      if !found.isNull { return found }
      if !pending.isNull { clearPending() }
    }
    return .null
  }

  /// Forgets what is cached about a type and its subclasses.
  mutating func typeChanged(_ type: Ref) {
    var work = [type]
    while let current = work.popLast() {
      let record = record(current)
      record.pointee.version = 0
      record.pointee.slots.update(repeating: TypeRecord.unknown, count: KnownName.slotCount)
      if let list = record.pointee.subclasses {
        for index in 0..<Int(list.pointee.count) { work.append(list.pointee.refs[index]) }
      }
    }
  }

  /// A special method of a type; borrowed, null when there is none.
  @inline(__always)
  mutating func special(of type: Ref, _ name: KnownName) -> Ref {
    let found = record(type).pointee.slots[name.index]
    if found != TypeRecord.unknown { return found }
    let value = lookup(type, .name(name))
    record(type).pointee.slots[name.index] = value
    return value
  }

  /// A special method of an object's type; borrowed, null when there is none.
  @inline(__always)
  mutating func lookupSpecial(_ object: Ref, _ name: KnownName) -> Ref {
    special(of: rows[object].type, name)
  }

  /// The name of an object's type.
  func typeName(_ object: Ref) -> String { nameOfType(rows[object].type) }

  /// The name of a type.
  func nameOfType(_ type: Ref) -> String { text(record(type).pointee.name) }

  /// The name in messages about an argument: `None` is called by its name.
  ///
  /// Authority: Python/getargs.c: `_PyArg_BadArgument`.
  func argumentTypeName(_ object: Ref) -> String {
    object == .none ? "None" : typeName(object)
  }

  // MARK: Subclass lists

  mutating func addSubclass(_ type: Ref, to base: Ref) {
    let record = record(base)
    let list: UnsafeMutablePointer<SubclassList>
    if let existing = record.pointee.subclasses {
      list = existing
    } else {
      list = payload.allocate(MemoryLayout<SubclassList>.size)
        .bindMemory(to: SubclassList.self, capacity: 1)
      let refs = payload.allocate(16).bindMemory(to: Ref.self, capacity: 4)
      list.initialize(to: SubclassList(refs: refs, count: 0, capacity: 4))
      record.pointee.subclasses = list
    }
    if list.pointee.count == list.pointee.capacity {
      let capacity = Int(list.pointee.capacity)
      let grown = payload.allocate(capacity * 8).bindMemory(to: Ref.self, capacity: capacity * 2)
      grown.update(from: list.pointee.refs, count: capacity)
      payload.free(list.pointee.refs, capacity * 4)
      list.pointee.refs = grown
      list.pointee.capacity *= 2
    }
    list.pointee.refs[Int(list.pointee.count)] = type
    list.pointee.count += 1
  }

  mutating func removeSubclass(_ type: Ref, from base: Ref) {
    guard let list = record(base).pointee.subclasses else { return }
    var kept: Int32 = 0
    for index in 0..<Int(list.pointee.count) where list.pointee.refs[index] != type {
      list.pointee.refs[Int(kept)] = list.pointee.refs[index]
      kept += 1
    }
    list.pointee.count = kept
  }
}

/// An entry of the cache of method lookups.
struct MethodCacheEntry {
  var version: UInt32 = 0
  var name = Ref.null
  /// What was found, borrowed; null when there is none.
  var value = Ref.null
}
