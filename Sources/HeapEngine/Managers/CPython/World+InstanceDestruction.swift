/// Destruction of instances of classes, of subclasses of built-in types too.
extension World {
  /// Destroys an instance of a class: `__del__`, weak references, slots, attributes, memory, type.
  ///
  /// Authority: `subtype_dealloc`.
  mutating func destroyInstance(_ object: Ref) {
    if rows[object].flags.contains(.tracked) {
      untrack(object)
      if trashDepth >= trashLimit {
        trash.append(object)
        return
      }
    }
    trashDepth += 1
    destroyInstanceNow(object)
    trashDepth -= 1
    if emptiesTrash { emptyTrash() }
  }

  mutating func destroyInstanceNow(_ object: Ref) {
    var type = rows[object].type
    if !special(of: type, .delete).isNull, !rows[object].flags.contains(.finalized) {
      if rows[object].flags.contains(.collectable) { track(object) }
      if !finalize(object) { return }
      untrack(object)
      // The finalizer may have assigned to `__class__`.
      type = rows[object].type
    }
    if rows[object].flags.contains(.weaklyReferenced) { clearWeakrefs(object) }
    if rows[object].layout == .type {
      destroyClass(object)
      return
    }
    if let store = store(of: object) { giveUpStore(object, store) }
    if rows[object].layout == .instance {
      let bytes = instanceBytes(of: object)
      if rows[object].a != 0 { freeInstanceBody(rows[object].body(InstanceBody.self)) }
      freeObject(object, bytes: bytes)
    } else {
      destroyNativePart(object)
    }
    disown(type)
  }

  /// Runs `__del__` once. False: the object was resurrected.
  ///
  /// Authority: Objects/object.c: `PyObject_CallFinalizerFromDealloc`.
  private mutating func finalize(_ object: Ref) -> Bool {
    rows[object].count = 1
    callFinalizer(object)
    // An object outside the collector's reach has no such mark: it is finalized at each death.
    if rows[object].flags.contains(.collectable) { rows[object].flags.insert(.finalized) }
    rows[object].count -= 1
    return rows[object].count == 0
  }

  /// Calls `__del__`; its exceptions are reported and dropped.
  mutating func callFinalizer(_ object: Ref) {
    guard stopped == nil else { return }
    let saved = takePending()
    if let result = callSpecial(object, .delete) {
      if result.isNull {
        let method = lookupSpecial(object, .delete)
        writeUnraisable(method.isNull ? object : method)
      } else {
        disown(result)
      }
    }
    pending = saved
  }

  /// Gives up slots (subclass's first), then attribute values or the dict.
  private mutating func giveUpStore(
    _ object: Ref, _ store: UnsafeMutablePointer<InstanceBody>
  ) {
    giveUpSlots(rows[object].type, store)
    giveUpAttributes(store)
  }

  private mutating func giveUpSlots(
    _ type: Ref, _ store: UnsafeMutablePointer<InstanceBody>
  ) {
    var current = type
    while !current.isNull, record(current).pointee.isHeapType {
      let base = record(current).pointee.base
      let first = Int(record(base).pointee.slotCount)
      let end = min(Int(record(current).pointee.slotCount), Int(store.pointee.slotCount))
      var index = first
      while index < end {
        let value = slotsOf(store)[index]
        slotsOf(store)[index] = .null
        disownIfAny(value)
        index += 1
      }
      current = base
    }
  }

  mutating func freeInstanceBody(_ body: UnsafeMutablePointer<InstanceBody>) {
    payload.free(
      body,
      World.instanceHostBytes(Int(body.pointee.bornCapacity), Int(body.pointee.slotCount)))
  }

  /// Frees the native payload of an instance of a subclass of a built-in type.
  private mutating func destroyNativePart(_ object: Ref) {
    if rows[object].flags.contains(.hasSideStore), let store = sideStores[object.raw] {
      sideStores[object.raw] = nil
      freeInstanceBody(store)
    }
    switch rows[object].layout {
    case .int: freeInt(object)
    case .str: freeStrPayload(object)
    case .float, .complex: break
    case .list: clearList(object)
    case .tuple: giveUpItems(object)
    case .dict: freeDictContents(object)
    case .set: freeSet(object)
    case .exception:
      clearException(object)
      payload.free(exceptionBody(object), MemoryLayout<ExceptionBody>.size)
    default:
      destroyOther(object)
      return
    }
    freeObject(object, bytes: nativeBytes(object))
  }

  /// The bytes of an object whose type may be a subclass of a built-in one, which adds a
  /// pre-header; `bytes` for the built-in type itself.
  mutating func ownBytes(_ object: Ref, else bytes: Int) -> Int {
    guard record(rows[object].type).pointee.isHeapType else { return bytes }
    return bornBytes.removeValue(forKey: object.raw) ?? bytes
  }

  /// The bytes that an instance of a subclass of a built-in type was requested with.
  mutating func nativeBytes(_ object: Ref) -> Int {
    bornBytes.removeValue(forKey: object.raw) ?? 16
  }
}
