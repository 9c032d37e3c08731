/// Making classes: `type(name, bases, namespace)`.
///
/// Authority: CPython, Objects/typeobject.c: `type_new`, `mro_implementation`, `best_base`.
extension World {
  /// Bytes of the block of a class: its struct and one empty member definition behind it
  /// (`PyType_GenericAlloc` adds one item).
  var heapTypeBlockBytes: Int { heapTypeOwnBytes + 40 }

  /// Bytes of a class's struct, the collector's header included; `sys.getsizeof` leaves the header
  /// out and adds the table of shared names.
  var heapTypeOwnBytes: Int {
    switch level {
    case .python38, .python39: 896
    case .python310: 904
    case .python311: 920
    case .python312: 936
    default: 944
    }
  }

  /// A new class from its name, a tuple of bases and a namespace (borrowed). The metaclass is
  /// `meta`. Runs `__set_name__` and `__init_subclass__` hooks.
  mutating func makeClass(
    _ meta: Ref, _ name: Ref, _ given: Ref, _ namespace: Ref, keywords: Ref
  ) -> Ref {
    guard let best = bestBase(given) else { return .null }
    let bases =
      tupleCount(given) > 0 ? owned(given) : makeTuple(consuming: [owned(.type(.object))])
    defer { disown(bases) }
    let dict = copyDict(namespace)
    let type = makeCollectable(meta, .type, bytes: heapTypeBlockBytes)
    own(meta)
    let record = payload.allocate(MemoryLayout<TypeRecord>.stride)
      .bindMemory(to: TypeRecord.self, capacity: 1)
    record.initialize(to: TypeRecord(slots: makeSlots()))
    rows[type].a = UInt64(UInt(bitPattern: record))
    record.pointee.isHeapType = true
    record.pointee.name = owned(name)
    record.pointee.base = owned(best)
    record.pointee.bases = owned(bases)
    record.pointee.dict = dict
    inheritFacts(type, best)
    track(type)
    guard takeQualifiedName(type, name), takeClassCell(type), addSlots(type, best) else {
      disown(type)
      return .null
    }
    prepareDict(type)
    guard setMRO(type) != .failed else {
      disown(type)
      return .null
    }
    finishClass(type)
    if !runClassHooks(type, keywords) {
      disown(type)
      return .null
    }
    return type
  }

  private mutating func inheritFacts(_ type: Ref, _ best: Ref) {
    let record = record(type)
    let base = self.record(best)
    record.pointee.layout = base.pointee.layout
    record.pointee.isException = base.pointee.isException
    record.pointee.isMetaclass = base.pointee.isMetaclass
    record.pointee.hasDict = base.pointee.hasDict
    record.pointee.hasWeakrefs = base.pointee.hasWeakrefs
    record.pointee.slotCount = base.pointee.slotCount
    record.pointee.basicSize = base.pointee.basicSize
    record.pointee.isCollectable = base.pointee.isCollectable
    record.pointee.itemSize = base.pointee.itemSize
    record.pointee.dictOffset = base.pointee.dictOffset
    record.pointee.weakrefOffset = base.pointee.weakrefOffset
    record.pointee.hasManagedDict = base.pointee.hasManagedDict
    record.pointee.hasManagedWeakrefs = base.pointee.hasManagedWeakrefs
  }

  /// The base whose layout the class extends.
  mutating func bestBase(_ bases: Ref) -> Ref? {
    var winner = Ref.null
    for index in 0..<tupleCount(bases) {
      let base = tupleItems(bases)[index]
      guard rows[base].layout == .type else {
        raise(.typeError, "bases must be types")
        return nil
      }
      guard record(base).pointee.isSubclassable else {
        raise(.typeError, "type '\(nameOfType(base))' is not an acceptable base type")
        return nil
      }
      if winner.isNull {
        winner = base
      } else {
        let old = solidBase(winner)
        let new = solidBase(base)
        if isSubtype(old, new) { continue }
        if isSubtype(new, old) {
          winner = base
        } else {
          raise(.typeError, "multiple bases have instance lay-out conflict")
          return nil
        }
      }
    }
    return winner.isNull ? .type(.object) : winner
  }

  /// The nearest type in the chain of bases that adds to the layout.
  func solidBase(_ type: Ref) -> Ref {
    var current = type
    while record(current).pointee.isHeapType {
      let base = record(current).pointee.base
      if record(current).pointee.slotCount > record(base).pointee.slotCount { return current }
      current = base
    }
    // A built-in class that adds nothing to its base's layout (ValueError) is not solid itself.
    while !record(current).pointee.base.isNull {
      let base = record(current).pointee.base
      guard record(base).pointee.layout == record(current).pointee.layout,
        record(base).pointee.basicSize == record(current).pointee.basicSize
      else { break }
      current = base
    }
    return current
  }

  private mutating func takeQualifiedName(_ type: Ref, _ name: Ref) -> Bool {
    let record = record(type)
    let dict = record.pointee.dict
    let given = dictGet(dict, name: .name(.qualifiedName))
    if given.isNull {
      record.pointee.qualifiedName = owned(name)
      return true
    }
    guard rows[given].layout == .str else {
      raise(.typeError, "type __qualname__ must be a str, not \(typeName(given))")
      return false
    }
    record.pointee.qualifiedName = owned(given)
    return dictRemove(dict, .name(.qualifiedName), hash: strHash(.name(.qualifiedName)))
  }

  // MARK: Finishing

  /// What a class's dict gets before the MRO is known.
  private mutating func prepareDict(_ type: Ref) {
    let dict = record(type).pointee.dict
    if dictGet(dict, name: .name(.module)).isNull, frameCount > 0 {
      let module = dictGet(frames[frameCount - 1].globals, name: .name(.name))
      if !module.isNull { dictSet(dict, .name(.module), module) }
    }
    wrap(dict, .new, as: .staticmethod)
    wrap(dict, .initSubclass, as: .classmethod)
    wrap(dict, .classGetItem, as: .classmethod)
    addGetSets(type)
    if dictGet(dict, name: .name(.doc)).isNull { dictSet(dict, .name(.doc), .none) }
  }

  /// Hands the class to the `__class__` cell of its body's functions. False: TypeError is pending.
  ///
  /// Authority: Objects/typeobject.c: `type_new_set_classcell`.
  private mutating func takeClassCell(_ type: Ref) -> Bool {
    let dict = record(type).pointee.dict
    let cell = dictGet(dict, name: .name(.classCell))
    if cell.isNull { return true }
    guard rows[cell].layout == .cell else {
      let kind = reprText(rows[cell].type)
      raise(.typeError, "__classcell__ must be a nonlocal cell, not \(kind)")
      return false
    }
    let old = rows[cell].field0
    rows[cell].field0 = owned(type)
    disownIfAny(old)
    return dictRemove(dict, .name(.classCell), hash: strHash(.name(.classCell)))
  }

  private mutating func finishClass(_ type: Ref) {
    let record = record(type)
    let dict = record.pointee.dict
    if !dictGet(dict, name: .name(.equal)).isNull, dictGet(dict, name: .name(.hash)).isNull {
      dictSet(dict, .name(.hash), .none)
    }
    let bases = record.pointee.bases
    for index in 0..<tupleCount(bases) { addSubclassReference(type, to: tupleItems(bases)[index]) }
    makeClassKeys(record)
    inheritHooks(type)
  }

  private mutating func makeClassKeys(_ record: UnsafeMutablePointer<TypeRecord>) {
    let hasDict =
      record.pointee.hasDict || record.pointee.layout == .type || record.pointee.layout == .module
    let shares = profile.hasInlineValues ? record.pointee.hasManagedDict : hasDict
    guard shares, record.pointee.sharedKeys == nil else { return }
    let log2 = profile.hasInlineValues ? 6 : 3
    record.pointee.sharedKeys = makeKeys(log2Size: log2, kind: .shared)
  }

  private mutating func wrap(_ dict: Ref, _ name: KnownName, as kind: BuiltinType) {
    let found = dictGet(dict, name: .name(name))
    guard !found.isNull, rows[found].layout == .function else { return }
    let wrapper = makeCollectable(
      .type(kind), kind == .staticmethod ? .staticMethod : .classMethod, bytes: 48)
    rows[wrapper].field0 = owned(found)
    track(wrapper)
    dictSet(dict, .name(name), wrapper)
    disown(wrapper)
  }

  /// The `__dict__` and `__weakref__` descriptors of a class that adds them.
  private mutating func addGetSets(_ type: Ref) {
    let record = record(type)
    let base = self.record(record.pointee.base)
    for (isAdded, name, index) in [
      (record.pointee.hasDict && !base.pointee.hasDict, KnownName.dict, getSetIndexes.dict),
      (record.pointee.hasWeakrefs && !base.pointee.hasWeakrefs, .weakref, getSetIndexes.weakref),
    ] where isAdded {
      if !dictGet(record.pointee.dict, name: .name(name)).isNull { continue }
      let getset = makeCollectable(.type(.getset), .getset, bytes: 64)
      rows[getset].field0 = owned(type)
      rows[getset].field1 = owned(.name(name))
      rows[getset].b = UInt64(index)
      track(getset)
      dictSet(record.pointee.dict, .name(name), getset)
      disown(getset)
    }
  }

  /// `__set_name__` of the attributes, then `__init_subclass__` of the base.
  private mutating func runClassHooks(_ type: Ref, _ keywords: Ref) -> Bool {
    let names = copyDict(record(type).pointee.dict)
    defer { disown(names) }
    var position = 0
    while let entry = dictNext(names, &position) {
      if rows[entry.value].layout == .function { continue }
      let hook = bindSpecial(entry.value, .setName)
      if hook.isNull {
        if pending.isNull { continue }
        return raiseSetName(type, entry)
      }
      let result = call(hook, [type, entry.key])
      disown(hook)
      if result.isNull { return raiseSetName(type, entry) }
      disown(result)
    }
    guard derives(type, from: type) else {
      // The metaclass has made an MRO without the class itself.
      raiseNoSubtype(type, type)
      return false
    }
    let base = superOfClass(type)
    let hook = getAttribute(base, .name(.initSubclass))
    disown(base)
    if hook.isNull { return false }
    let result = call(hook, positional: [], keywordDict: keywords)
    disown(hook)
    if result.isNull { return false }
    disown(result)
    return true
  }

  /// `super(type, type)`; up to 3.10 the call packs its arguments.
  private mutating func superOfClass(_ type: Ref) -> Ref {
    let packed = level < .python311 ? makeTuple(consuming: [owned(type), owned(type)]) : .null
    defer { disownIfAny(packed) }
    return makeSuper(type, type)
  }

  private mutating func raiseSetName(_ type: Ref, _ entry: DictEntry) -> Bool {
    guard level < .python312 else { return false }
    let cause = takePending()
    let shown = repr(entry.key)
    let name = shown.isNull ? "?" : text(shown)
    disownIfAny(shown)
    raise(
      .runtimeError,
      "Error calling __set_name__ on '\(typeName(entry.value))' instance \(name) "
        + "in '\(nameOfType(type))'")
    let body = exceptionBody(pending)
    body.pointee.cause = cause
    disownIfAny(body.pointee.context)
    body.pointee.context = owned(cause)
    body.pointee.suppressesContext = true
    return false
  }
}
