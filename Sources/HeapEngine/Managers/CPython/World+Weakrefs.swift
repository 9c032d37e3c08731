/// Weak references: field0 the referent (not owned), field1 the callback, field2 and field3 the
/// next and the previous reference to the same object.
///
/// Authority: CPython, Objects/weakrefobject.c.
extension World {
  /// Whether an object's type allows weak references.
  func allowsWeakrefs(_ object: Ref) -> Bool {
    record(rows[object].type).pointee.hasWeakrefs || rows[object].layout == .weakref && false
  }

  /// `weakref.ref(object)` without or with a callback; one without is shared.
  mutating func makeWeakref(_ object: Ref, callback: Ref) -> Ref {
    if callback.isNull, let shared = sharedWeakref(object, type: .type(.weakref)) {
      return owned(shared)
    }
    return newWeakref(.type(.weakref), .weakref, object, callback: callback)
  }

  /// The reference of a type without callback that an object already has.
  func sharedWeakref(_ object: Ref, type: Ref) -> Ref? {
    guard rows[object].flags.contains(.weaklyReferenced) else { return nil }
    var current = weakHeads[object.raw] ?? .null
    while !current.isNull, rows[current].field1.isNull {
      if rows[current].type == type, rows[current].count > 0 { return current }
      current = rows[current].field2
    }
    return nil
  }

  /// A new reference object of a class.
  mutating func newWeakref(_ type: Ref, _ layout: Layout, _ object: Ref, callback: Ref) -> Ref {
    let reference = makeNative(type, layout, bytes: profile.weakrefBytes)
    rows[reference].field0 = object
    rows[reference].field1 = ownIfAny(callback)
    link(reference, to: object)
    return reference
  }

  /// References without callback stand first (the plain one, then a proxy); one with a callback is
  /// put before the others with callbacks.
  private mutating func link(_ reference: Ref, to object: Ref) {
    rows[object].flags.insert(.weaklyReferenced)
    var previous = Ref.null
    var next = weakHeads[object.raw] ?? .null
    let isPlain = rows[reference].field1.isNull && rows[reference].type == .type(.weakref)
    if !isPlain {
      while !next.isNull, rows[next].field1.isNull, !record(rows[next].type).pointee.isHeapType {
        previous = next
        next = rows[next].field2
      }
    }
    rows[reference].field2 = next
    rows[reference].field3 = previous
    if !next.isNull { rows[next].field3 = reference }
    if previous.isNull {
      weakHeads[object.raw] = reference
    } else {
      rows[previous].field2 = reference
    }
  }

  /// Takes a reference out of its object's list; it refers to nothing any more.
  mutating func detachWeakref(_ reference: Ref) {
    let object = rows[reference].field0
    guard !object.isNull else { return }
    let next = rows[reference].field2
    let previous = rows[reference].field3
    if previous.isNull {
      weakHeads[object.raw] = next.isNull ? nil : next
      if next.isNull { rows[object].flags.remove(.weaklyReferenced) }
    } else {
      rows[previous].field2 = next
    }
    if !next.isNull { rows[next].field3 = previous }
    rows[reference].field0 = .null
    rows[reference].field2 = .null
    rows[reference].field3 = .null
  }

  /// `_PyWeakref_ClearRef`: the reference is dead, its callback stays.
  mutating func clearWeakref(_ reference: Ref) { detachWeakref(reference) }

  /// Clears the references to an object that dies and calls their callbacks, newest first.
  ///
  /// Authority: `PyObject_ClearWeakRefs`.
  mutating func clearWeakrefs(_ object: Ref) {
    guard rows[object].flags.contains(.weaklyReferenced) else { return }
    var toCall: [Ref] = []
    while let reference = weakHeads[object.raw], !reference.isNull {
      detachWeakref(reference)
      if !rows[reference].field1.isNull, rows[reference].count > 0 {
        toCall.append(owned(reference))
      }
    }
    guard !toCall.isEmpty else { return }
    let saved = takePending()
    for reference in toCall {
      let callback = rows[reference].field1
      rows[reference].field1 = .null
      if !callback.isNull, stopped == nil {
        let result = call(callback, reference)
        if result.isNull { writeUnraisable(callback) } else { disown(result) }
      }
      disownIfAny(callback)
      disown(reference)
    }
    pending = saved
  }

  /// Frees a weak reference.
  mutating func destroyWeakref(_ object: Ref) {
    let callback = rows[object].field1
    detachWeakref(object)
    weakHashes[object.raw] = nil
    rows[object].field1 = .null
    disownIfAny(callback)
    freeObject(object, bytes: bornBytes.removeValue(forKey: object.raw) ?? profile.weakrefBytes)
  }

  /// What a reference refers to; borrowed, null when it is dead.
  func referent(_ reference: Ref) -> Ref {
    let object = rows[reference].field0
    return object.isNull || rows[object].count == 0 ? .null : object
  }

  // MARK: Proxies

  /// The object behind a proxy; borrowed, null with ReferenceError pending.
  mutating func proxied(_ proxy: Ref) -> Ref {
    let object = referent(proxy)
    if object.isNull {
      raise(.referenceError, "weakly-referenced object no longer exists")
    }
    return object
  }

  mutating func getProxyAttribute(_ proxy: Ref, _ name: Ref) -> Ref {
    let object = proxied(proxy)
    if object.isNull { return .null }
    own(object)
    defer { disown(object) }
    return getAttribute(object, name)
  }

  mutating func setProxyAttribute(_ proxy: Ref, _ name: Ref, _ value: Ref) -> Bool {
    let object = proxied(proxy)
    if object.isNull { return false }
    own(object)
    defer { disown(object) }
    return setAttribute(object, name, value)
  }
}
