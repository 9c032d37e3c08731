/// The attributes of classes that are computed.
///
/// Authority: CPython, Objects/typeobject.c: `type_getsets`, `type_members`.
extension World {
  static let typeGetters: [NativeEntry] = [
    .getter(
      "__name__",
      { world, arguments in
        let name = world.shortName(of: arguments[0])
        return world.record(arguments[0]).pointee.isHeapType
          ? world.owned(world.record(arguments[0]).pointee.name) : world.internedStr(name)
      }, setter: { $0.setTypeName($1, "__name__", \.name) }),
    .getter(
      "__qualname__",
      { world, arguments in
        let name = world.shortName(of: arguments[0])
        return world.record(arguments[0]).pointee.isHeapType
          ? world.owned(world.record(arguments[0]).pointee.qualifiedName)
          : world.internedStr(name)
      }, setter: { $0.setTypeName($1, "__qualname__", \.qualifiedName) }),
    .getter(
      "__module__", { $0.typeModule($1[0]) }, setter: { $0.setTypeEntry($1, .module) }),
    .getter(
      "__bases__", { $0.owned($0.record($1[0]).pointee.bases) }, setter: { $0.setBases($1) }),
    .getter("__base__", { $0.orNone($0.record($1[0]).pointee.base) }),
    .getter("__mro__", { $0.orNone($0.record($1[0]).pointee.mro) }),
    .getter("__dict__", { $0.makeMappingProxy($0.record($1[0]).pointee.dict) }),
    .getter("__doc__", { $0.typeDoc($1[0]) }, setter: { $0.setTypeEntry($1, .doc) }),
    .getter(
      "__basicsize__",
      { world, arguments in
        world.makeInt(Int(world.record(arguments[0]).pointee.basicSize))
      }),
    .getter("__itemsize__", { $0.makeInt(Int($0.record($1[0]).pointee.itemSize)) }),
    .getter("__dictoffset__", { $0.makeInt(Int($0.record($1[0]).pointee.dictOffset)) }),
    .getter("__weakrefoffset__", { $0.makeInt(Int($0.record($1[0]).pointee.weakrefOffset)) }),
    .getter(
      "__dictoffset__",
      { world, arguments in
        let offset = world.dictOffset(arguments[0])
        return world.makeInt(offset)
      }),
    .getter(
      "__weakrefoffset__",
      { world, arguments in
        let offset = world.weakrefOffset(arguments[0])
        return world.makeInt(offset)
      }),
    .getter(
      "__flags__",
      { world, arguments in
        let flags = world.typeFlags(arguments[0])
        return world.makeInt(flags)
      }),
    .getter(
      "__annotations__", { $0.typeAnnotations($1[0]) },
      setter: { $0.setTypeEntry($1, .annotations) }),
    .getter(
      "__abstractmethods__",
      { world, arguments in
        let found = world.dictGet(
          world.record(arguments[0]).pointee.dict, name: .name(.isAbstract))
        if found.isNull || arguments[0] == .type(.type) {
          return world.raise(.attributeError, "__abstractmethods__")
        }
        return world.owned(found)
      }, setter: { $0.setTypeEntry($1, .isAbstract) }),
  ]

  private func typeFlags(_ type: Ref) -> Int {
    let record = record(type)
    var flags = 1 << 12
    if record.pointee.hasManagedWeakrefs { flags |= 1 << 3 }
    if record.pointee.hasManagedDict { flags |= 1 << 4 }
    if record.pointee.isHeapType { flags |= 1 << 9 }
    if !record.pointee.isHeapType, level >= .python310 { flags |= 1 << 8 }
    if record.pointee.isSubclassable { flags |= 1 << 10 }
    if record.pointee.isCollectable { flags |= 1 << 14 }
    let sequence = level >= .python310 ? 1 << 5 : 0
    switch record.pointee.layout {
    case .int: flags |= 1 << 24
    case .list: flags |= 1 << 25 | sequence
    case .tuple: flags |= 1 << 26 | sequence
    case .range: flags |= sequence
    case .bytes: flags |= 1 << 27
    case .str: flags |= 1 << 28
    case .dict: flags |= 1 << 29 | sequence << 1
    case .mappingProxy: flags |= sequence << 1
    case .exception: flags |= 1 << 30
    case .type: flags |= 1 << 31
    default: break
    }
    return flags
  }

  private mutating func typeModule(_ type: Ref) -> Ref {
    if !record(type).pointee.isHeapType { return internedStr(builtinModule(of: type)) }
    let module = dictGet(record(type).pointee.dict, name: .name(.module))
    return module.isNull ? raise(.attributeError, "__module__") : owned(module)
  }

  private mutating func typeDoc(_ type: Ref) -> Ref {
    let doc = dictGet(record(type).pointee.dict, name: .name(.doc))
    if doc.isNull || !record(type).pointee.isHeapType { return owned(.none) }
    return bind(doc, to: .null, type)
  }

  private mutating func typeAnnotations(_ type: Ref) -> Ref {
    let name = Ref.name(.annotations)
    if level < .python310 {
      let found = lookup(type, name)
      return found.isNull || layout(found) == .getset ? raiseNoAttribute(type, name) : owned(found)
    }
    let dict = record(type).pointee.dict
    let found = record(type).pointee.isHeapType ? dictGet(dict, name: name) : .null
    if !found.isNull { return owned(found) }
    guard record(type).pointee.isHeapType else { return raiseNoAttribute(type, name) }
    let fresh = makeDict()
    dictSet(dict, name, fresh)
    return fresh
  }

  // MARK: Setters

  /// Whether a class can be changed; otherwise TypeError is pending.
  private mutating func isMutable(_ arguments: Arguments, _ name: String) -> Bool {
    let shown = nameOfType(arguments[0])
    if arguments[1].isNull {
      raise(
        .typeError,
        level >= .python310
          ? "cannot delete '\(name)' attribute of immutable type '\(shown)'"
          : "can't delete \(shown).\(name)")
      return false
    }
    if record(arguments[0]).pointee.isHeapType { return true }
    raise(
      .typeError,
      level >= .python310
        ? "cannot set '\(name)' attribute of immutable type '\(shown)'"
        : "can't set \(shown).\(name)")
    return false
  }

  private mutating func setTypeName(
    _ arguments: Arguments, _ name: String, _ path: WritableKeyPath<TypeRecord, Ref>
  ) -> Ref {
    guard isMutable(arguments, name) else { return .null }
    guard layout(arguments[1]) == .str else {
      let shown = nameOfType(arguments[0])
      return raise(
        .typeError,
        "can only assign string to \(shown).\(name), not '\(typeName(arguments[1]))'")
    }
    put(owned(arguments[1]), into: field(record(arguments[0]), path))
    return owned(.none)
  }

  /// Sets an attribute that lies in the class's dict.
  private mutating func setTypeEntry(_ arguments: Arguments, _ name: KnownName) -> Ref {
    let type = arguments[0]
    let dict = record(type).pointee.dict
    if arguments[1].isNull, name == .isAbstract || name == .annotations {
      guard dictRemove(dict, .name(name), hash: strHash(.name(name))) else {
        return raise(.attributeError, name.rawValue)
      }
    } else {
      guard isMutable(arguments, name.rawValue) else { return .null }
      if !dictSet(dict, .name(name), arguments[1]) { return .null }
    }
    typeChanged(type)
    return owned(.none)
  }

  private mutating func setBases(_ arguments: Arguments) -> Ref {
    guard isMutable(arguments, "__bases__") else { return .null }
    let type = arguments[0]
    let bases = arguments[1]
    let shown = nameOfType(type)
    guard layout(bases) == .tuple else {
      return raise(
        .typeError, "can only assign tuple to \(shown).__bases__, not \(typeName(bases))")
    }
    guard tupleCount(bases) > 0 else {
      return raise(
        .typeError, "can only assign non-empty tuple to \(shown).__bases__, not ()")
    }
    for index in 0..<tupleCount(bases) {
      let base = tupleItems(bases)[index]
      guard layout(base) == .type else {
        return raise(
          .typeError,
          "\(shown).__bases__ must be tuple of classes, not '\(typeName(base))'")
      }
      if isSubtype(base, type) || isInBaseChain(type, of: base) {
        return raise(.typeError, "a __bases__ item causes an inheritance cycle")
      }
    }
    guard let best = bestBase(bases),
      areExchangeable(record(type).pointee.base, best, "__bases__")
    else { return .null }
    return rebase(type, bases, best) ? owned(.none) : .null
  }

  /// Whether a type is in another's chain of first bases (which may be newer than its MRO).
  private func isInBaseChain(_ type: Ref, of other: Ref) -> Bool {
    var current = other
    while !current.isNull {
      if current == type { return true }
      current = record(current).pointee.base
    }
    return false
  }
}
