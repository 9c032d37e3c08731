/// Inline caches: one word an instruction (`CodeBody.caches`), zero while empty.
///
/// A cache never decides anything by itself: a hit checks the type's version, or the key in the
/// table, and a miss goes the long way, which fills the cache anew.
///
/// Authority: CPython 3.11+, Python/specialize.c (`LOAD_ATTR_INSTANCE_VALUE`, `LOAD_ATTR_SLOT`,
/// `LOAD_ATTR_METHOD_WITH_VALUES`, `LOAD_GLOBAL_MODULE`, `LOAD_GLOBAL_BUILTIN`).
extension World {
  /// What the cache of an attribute says: type version (low half), place, kind.
  private enum Place {
    static let inlineValue: UInt64 = 1
    static let slot: UInt64 = 2
    /// In the class, and not to be bound; no instance has one of its own.
    static let classValue: UInt64 = 3
    /// Nowhere that a cache can name.
    static let unknown: UInt64 = 4
  }

  @inline(__always)
  private func isCurrent(_ entry: UInt64, _ object: Ref) -> Bool {
    let version = UInt32(truncatingIfNeeded: entry)
    return version != 0 && record(rows[object].type).pointee.version == version
  }

  /// The place that a current cache names; nil when this instance has no such place.
  @inline(__always)
  private func place(_ entry: UInt64, _ object: Ref) -> UnsafeMutablePointer<Ref>? {
    guard entry >> 48 <= Place.slot else { return nil }
    let body = rows[object].body(InstanceBody.self)
    let index = Int(UInt16(truncatingIfNeeded: entry >> 32))
    if entry >> 48 == Place.slot { return slotsOf(body) + index }
    return index < Int(body.pointee.valueCapacity) ? inlineValuesOf(body) + index : nil
  }

  // MARK: Attributes

  /// `LOAD_ATTR`: an attribute, owned; null with an exception pending.
  @inline(__always)
  mutating func loadAttribute(
    _ object: Ref, _ name: Ref, _ cache: UnsafeMutablePointer<UInt64>
  ) -> Ref {
    let entry = cache.pointee
    if isCurrent(entry, object), let place = place(entry, object), !place.pointee.isNull {
      return owned(place.pointee)
    }
    return loadAttributeSlowly(object, name, cache)
  }

  @inline(never)
  private mutating func loadAttributeSlowly(
    _ object: Ref, _ name: Ref, _ cache: UnsafeMutablePointer<UInt64>
  ) -> Ref {
    guard rows[object].layout == .instance else { return getAttribute(object, name) }
    if !isCurrent(cache.pointee, object) {
      cache.pointee =
        record(rows[object].type).pointee.customGetAttribute ? 0 : placeEntry(object, name)
      guard isCurrent(cache.pointee, object) else { return getAttribute(object, name) }
      if let place = place(cache.pointee, object), !place.pointee.isNull {
        return owned(place.pointee)
      }
    }
    if cache.pointee >> 48 == Place.classValue,
      rows[object].body(InstanceBody.self).pointee.valueCapacity > 0
    {
      return owned(lookup(rows[object].type, name))
    }
    return getAttribute(object, name)
  }

  /// `STORE_ATTR` where the cache knows the place: consumes the value. False: nothing was done.
  @inline(__always)
  mutating func storeAttribute(
    _ object: Ref, consuming value: Ref, _ cache: UnsafeMutablePointer<UInt64>
  ) -> Bool {
    let entry = cache.pointee
    guard isCurrent(entry, object), let place = place(entry, object) else { return false }
    let old = place.pointee
    place.pointee = value
    if !old.isNull {
      disown(old)
    } else if entry >> 48 == Place.inlineValue {
      let body = rows[object].body(InstanceBody.self)
      noteSet(
        inlineValuesOf(body), Int(body.pointee.valueCapacity),
        Int(UInt16(truncatingIfNeeded: entry >> 32)))
      noteInDict(body, 1)
    }
    return true
  }

  /// `STORE_ATTR` the long way. False: an exception is pending.
  @inline(never)
  mutating func storeAttributeSlowly(
    _ object: Ref, _ name: Ref, _ value: Ref, _ cache: UnsafeMutablePointer<UInt64>
  ) -> Bool {
    if rows[object].layout == .instance, !isCurrent(cache.pointee, object),
      !record(rows[object].type).pointee.customSetAttr
    {
      // An instruction that sees several classes finds the place of this one in the table.
      cache.pointee = placeEntry(object, name)
      own(value)
      if storeAttribute(object, consuming: value, cache) { return true }
      disown(value)
    }
    let done = setAttribute(object, name, value)
    if rows[object].layout == .instance, !isCurrent(cache.pointee, object) {
      cache.pointee =
        record(rows[object].type).pointee.customSetAttr ? 0 : placeEntry(object, name)
    }
    return done
  }

  /// The cache entry for a name that an instance of a class keeps in a fixed place; 0 for others.
  ///
  /// An instruction that sees several classes finds what was worked out before in a table by
  /// version and name.
  private mutating func placeEntry(_ object: Ref, _ name: Ref) -> UInt64 {
    let type = rows[object].type
    guard record(type).pointee.isHeapType else { return 0 }
    let version = validVersion(type)
    let slot = placeCache + Int((version &* 31 ^ name.raw) & UInt32(World.methodCacheSize - 1))
    if slot.pointee.name == name, UInt32(truncatingIfNeeded: slot.pointee.entry) == version {
      return slot.pointee.entry
    }
    let entry = findPlace(object, name)
    if entry != 0, str(name).pointee.isInterned {
      slot.pointee = PlaceCacheEntry(entry: entry, name: name)
    }
    return entry
  }

  private mutating func findPlace(_ object: Ref, _ name: Ref) -> UInt64 {
    let type = rows[object].type
    let attribute = lookup(type, name)
    let version = UInt64(validVersion(type))
    if !attribute.isNull, rows[attribute].layout == .member {
      guard isSubtype(type, rows[attribute].field0) else { return 0 }
      return version | rows[attribute].b << 32 | Place.slot << 48
    }
    let unknown = version | Place.unknown << 48
    if !attribute.isNull, isDataDescriptor(attribute) { return unknown }
    let body = rows[object].body(InstanceBody.self)
    guard body.pointee.valueCapacity > 0, let keys = record(type).pointee.sharedKeys else {
      return 0
    }
    let index = findString(keys, name, strHash(name))
    guard index < Int(body.pointee.valueCapacity) else { return unknown }
    if index >= 0 { return version | UInt64(index) << 32 | Place.inlineValue << 48 }
    let isValue = !attribute.isNull && isPlainValue(attribute)
    return isValue ? version | Place.classValue << 48 : unknown
  }

  /// Whether a class attribute is read as it is: it has no `__get__`.
  private func isPlainValue(_ attribute: Ref) -> Bool {
    guard !record(rows[attribute].type).pointee.isHeapType else { return false }
    switch rows[attribute].layout {
    case .int, .float, .str, .bytes, .list, .tuple, .dict, .set, .none: return true
    default: return false
    }
  }

  // MARK: Methods

  /// `LOAD_METHOD`: puts a function and its self in place of the owner on the stack, or null and
  /// the attribute. False: an exception is pending.
  @inline(__always)
  mutating func loadMethod(
    _ sp: UnsafeMutablePointer<Ref>, _ name: Ref, _ cache: UnsafeMutablePointer<UInt64>
  ) -> Bool {
    let owner = sp[-1]
    let entry = cache.pointee
    if isCurrent(entry, owner), !mayShadow(owner) {
      let method = Ref(UInt32(truncatingIfNeeded: entry >> 32))
      own(method)
      sp[-1] = method
      sp[0] = owner
      return true
    }
    return loadMethodSlowly(sp, name, cache)
  }

  /// Whether an object whose class has a cached method could have an attribute of that name.
  @inline(__always)
  private func mayShadow(_ object: Ref) -> Bool {
    guard record(rows[object].type).pointee.hasDict else { return false }
    return rows[object].layout != .instance
      || rows[object].body(InstanceBody.self).pointee.valueCapacity == 0
  }

  @inline(never)
  private mutating func loadMethodSlowly(
    _ sp: UnsafeMutablePointer<Ref>, _ name: Ref, _ cache: UnsafeMutablePointer<UInt64>
  ) -> Bool {
    let owner = sp[-1]
    guard loadMethod(sp, name) else { return false }
    let method = sp[-1]
    let type = rows[owner].type
    guard !method.isNull, !mayShadow(owner) else { return true }
    if record(type).pointee.hasDict {
      guard let keys = record(type).pointee.sharedKeys,
        findString(keys, name, strHash(name)) < 0
      else { return true }
    } else if dictSlot(of: owner) != nil {
      return true
    }
    cache.pointee = UInt64(validVersion(type)) | UInt64(method.raw) << 32
    return true
  }

  // MARK: Globals

  /// `LOAD_NAME`: as `loadGlobal` at the top level of a module.
  @inline(__always)
  mutating func loadName(
    _ frame: UnsafeMutablePointer<Frame>, _ name: Ref, _ cache: UnsafeMutablePointer<UInt64>
  ) -> Ref {
    frame.pointee.locals == frame.pointee.globals
      ? loadGlobal(frame, name, cache) : loadName(frame, name)
  }

  /// `STORE_NAME` and `STORE_GLOBAL` over a value that is there: consumes the value. False: nothing
  /// was done. The cache holds the entry's index plus one.
  @inline(__always)
  mutating func replaceGlobal(
    _ namespace: Ref, _ name: Ref, consuming value: Ref, _ cache: UnsafeMutablePointer<UInt64>
  ) -> Bool {
    guard rows[namespace].type == .type(.dict) else { return false }
    let body = dict(namespace)
    let index = Int(truncatingIfNeeded: cache.pointee) &- 1
    guard let keys = body.pointee.keys, body.pointee.values == nil else { return false }
    guard index >= 0, index < Int(keys.pointee.entryCount), keys.entries[index].key == name else {
      if keys.pointee.kind != .general {
        cache.pointee = UInt64(findString(keys, name, strHash(name)) + 1)
      }
      return false
    }
    let entry = keys.entries + index
    let old = entry.pointee.value
    if old.isNull { return false }
    maintainTracking(namespace, name, value)
    entry.pointee.value = value
    body.pointee.version &+= 1
    disown(old)
    return true
  }

  /// `LOAD_GLOBAL`: a global or built-in name, owned; null with an exception pending.
  ///
  /// The cache holds the entry's index plus one, and for a built-in the number of entries and the
  /// serial of the globals' table, in which the name is not.
  @inline(__always)
  mutating func loadGlobal(
    _ frame: UnsafeMutablePointer<Frame>, _ name: Ref, _ cache: UnsafeMutablePointer<UInt64>
  ) -> Ref {
    let entry = cache.pointee
    let index = Int(UInt16(truncatingIfNeeded: entry)) &- 1
    if index >= 0, let keys = dict(frame.pointee.globals).pointee.keys {
      var table = keys
      var isKnown = true
      if entry >> 32 != 0 {
        isKnown =
          keys.pointee.serial == UInt32(truncatingIfNeeded: entry >> 32)
          && keys.pointee.entryCount == Int32(UInt16(truncatingIfNeeded: entry >> 16))
        // The same globals may have been given other built-ins, an empty dict among them.
        if rows[frame.pointee.builtins].layout == .dict,
          let builtins = dict(frame.pointee.builtins).pointee.keys
        {
          table = builtins
        } else {
          isKnown = false
        }
      }
      if isKnown, index < Int(table.pointee.entryCount) {
        let found = table.entries + index
        if found.pointee.key == name, !found.pointee.value.isNull {
          return owned(found.pointee.value)
        }
      }
    }
    return loadGlobalSlowly(frame, name, cache)
  }

  @inline(never)
  private mutating func loadGlobalSlowly(
    _ frame: UnsafeMutablePointer<Frame>, _ name: Ref, _ cache: UnsafeMutablePointer<UInt64>
  ) -> Ref {
    let value = loadGlobal(frame, name)
    cache.pointee = 0
    guard !value.isNull, rows[frame.pointee.globals].type == .type(.dict),
      let globals = dict(frame.pointee.globals).pointee.keys,
      dict(frame.pointee.globals).pointee.values == nil, globals.pointee.kind != .general
    else { return value }
    let index = findString(globals, name, strHash(name))
    if index >= 0 {
      if index < 0xFFFF { cache.pointee = UInt64(index + 1) }
      return value
    }
    guard rows[frame.pointee.builtins].layout == .dict,
      let builtins = dict(frame.pointee.builtins).pointee.keys,
      builtins.pointee.kind != .general, globals.pointee.entryCount <= 0xFFFF
    else { return value }
    let place = findString(builtins, name, strHash(name))
    if place >= 0, place < 0xFFFF {
      cache.pointee =
        UInt64(place + 1) | UInt64(globals.pointee.entryCount) << 16
        | UInt64(globals.pointee.serial) << 32
    }
    return value
  }
}

/// An entry of the table of attributes' places.
struct PlaceCacheEntry {
  /// What an inline cache holds: version, place, kind.
  var entry: UInt64 = 0
  var name = Ref.null
}
