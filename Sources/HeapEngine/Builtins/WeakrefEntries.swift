import PythonSubset

/// The table of `weakref.ref`.
///
/// Authority: CPython, Objects/weakrefobject.c: `weakref___new__` to `weakref_richcompare`.
extension World {
  static let weakrefEntries: [NativeEntry] = [
    .staticMethod("__new__", 1, 2, keywords: true) { $0.weakrefNew($1) },
    .special(.initialize, 1, 2, keywords: true) { world, arguments in
      world.refusesKeywords(arguments, "ref") ? .null : world.owned(.none)
    },
    .special(.call, 0, 255, keywords: true) { $0.weakrefCall($1) },
    .special(.hash) { $0.weakrefHash($1[0]) },
    .special(.equal, 1) { $0.weakrefCompare($1[0], $1[1], .equal) },
    .special(.notEqual, 1) { $0.weakrefCompare($1[0], $1[1], .notEqual) },
    .special(.repr) { $0.weakrefRepr($1[0]) },
    .getter(
      "__callback__",
      { world, arguments in
        let callback = world.rows[arguments[0]].field1
        return world.owned(callback.isNull ? .none : callback)
      }),
  ]

  private mutating func weakrefNew(_ arguments: Arguments) -> Ref {
    let type = arguments[0]
    let object = arguments[1]
    guard admitsWeakref(object) else { return .null }
    let given = arguments.count > 2 ? arguments[2] : Ref.none
    let callback = given == .none ? Ref.null : given
    if type == .type(.weakref) { return makeWeakref(object, callback: callback) }
    return newWeakref(type, .weakref, object, callback: callback)
  }

  /// Whether an object can be referred to weakly; otherwise TypeError is pending.
  private mutating func admitsWeakref(_ object: Ref) -> Bool {
    if allowsWeakrefs(object) { return true }
    raise(.typeError, "cannot create weak reference to '\(typeName(object))' object")
    return false
  }

  private mutating func weakrefCall(_ arguments: Arguments) -> Ref {
    let given = arguments.count - 1
    if given > 0 {
      return raise(
        .typeError,
        level >= .python310
          ? "weakref expected 0 arguments, got \(given)"
          : "__call__() takes at most 0 arguments (\(given) given)")
    }
    let object = referent(arguments[0])
    return owned(object.isNull ? .none : object)
  }

  /// The referent's hash, kept so that it outlives the referent.
  private mutating func weakrefHash(_ reference: Ref) -> Ref {
    if let known = weakHashes[reference.raw] { return makeInt(known) }
    let object = referent(reference)
    if object.isNull { return raise(.typeError, "weak object has gone away") }
    own(object)
    let hash = hashOf(object)
    disown(object)
    if hash == -1 { return .null }
    weakHashes[reference.raw] = hash
    return makeInt(hash)
  }

  /// By referent while both live, else by identity.
  private mutating func weakrefCompare(
    _ left: Ref, _ right: Ref, _ op: ComparisonOperator
  ) -> Ref {
    guard rows[right].layout == .weakref else { return owned(.notImplemented) }
    let one = referent(left)
    let other = referent(right)
    if one.isNull || other.isNull {
      return owned(.bool((left == right) == (op == .equal)))
    }
    own(one)
    own(other)
    let result = compare(one, other, op)
    disown(one)
    disown(other)
    return result
  }

  /// A class's name with its module, unless that is the main one or the built-ins.
  ///
  /// Authority: CPython 3.13, Objects/typeobject.c: `PyType_GetFullyQualifiedName`.
  private mutating func fullName(_ type: Ref) -> String {
    record(type).pointee.isHeapType
      ? shownClass(type) : text(record(type).pointee.qualifiedName)
  }

  private mutating func weakrefRepr(_ reference: Ref) -> Ref {
    let place = addressText(reference)
    let object = referent(reference)
    if object.isNull { return makeStr("<weakref at \(place); dead>") }
    own(object)
    defer { disown(object) }
    let name = weakrefShownName(object)
    if name.isNull, !pending.isNull { return .null }
    var shown = ""
    if !name.isNull, rows[name].layout == .str { shown = " (\(text(name)))" }
    disownIfAny(name)
    let type = level >= .python313 ? fullName(rows[object].type) : typeName(object)
    return makeStr("<weakref at \(place); to '\(type)' at \(addressText(object))\(shown)>")
  }

  /// `__name__` of a referent: from 3.11 on only its type is asked. May be null.
  private mutating func weakrefShownName(_ object: Ref) -> Ref {
    if level < .python311 { return getAttributeIfAny(object, .name(.name)) }
    let type = rows[object].type
    let found = lookup(type, .name(.name))
    if found.isNull { return .null }
    let name = bind(found, to: object, type)
    if name.isNull { clearPending() }
    return name
  }

  // MARK: The module's functions

  static let weakrefFunctions: [NativeEntry] = [
    .function("proxy", 1, 2) { $0.makeProxy($1) },
    .function("getweakrefcount", 1) { world, arguments in
      let count = world.weakrefs(of: arguments[0]).count
      return world.makeInt(count)
    },
    .function("getweakrefs", 1) { world, arguments in
      let references = world.weakrefs(of: arguments[0])
      for reference in references { world.own(reference) }
      return world.makeList(consuming: references)
    },
    .function("_remove_dead_weakref", 2) { $0.removeDeadWeakref($1[0], $1[1]) },
  ]

  /// The references to an object in list order, borrowed.
  private func weakrefs(of object: Ref) -> [Ref] {
    guard rows[object].flags.contains(.weaklyReferenced) else { return [] }
    var references: [Ref] = []
    var current = weakHeads[object.raw] ?? .null
    while !current.isNull {
      references.append(current)
      current = rows[current].field2
    }
    return references
  }

  private mutating func makeProxy(_ arguments: Arguments) -> Ref {
    let object = arguments[0]
    guard admitsWeakref(object) else { return .null }
    let callback = arguments.count > 1 && arguments[1] != .none ? arguments[1] : Ref.null
    let type: Ref = isCallable(object) ? .type(.weakCallableProxy) : .type(.weakProxy)
    if callback.isNull, let shared = sharedWeakref(object, type: type) { return owned(shared) }
    return newWeakref(type, .weakProxy, object, callback: callback)
  }

  /// Deletes an item whose value is a dead reference; a living one stays.
  private mutating func removeDeadWeakref(_ dict: Ref, _ key: Ref) -> Ref {
    guard rows[dict].layout == .dict else {
      return raise(
        .typeError,
        "_remove_dead_weakref() argument 1 must be dict, not \(typeName(dict))")
    }
    let hash = hashOf(key)
    if hash == -1 { return .null }
    let value = dictGet(dict, key, hash: hash)
    if value.isNull { return pending.isNull ? owned(.none) : .null }
    guard rows[value].layout == .weakref || rows[value].layout == .weakProxy else {
      return raise(.typeError, "not a weakref")
    }
    if referent(value).isNull { _ = dictRemove(dict, key, hash: hash) }
    return pending.isNull ? owned(.none) : .null
  }
}
