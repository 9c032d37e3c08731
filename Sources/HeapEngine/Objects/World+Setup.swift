/// The objects that exist before a program: singletons, names, types, modules.
extension World {
  /// Fills the fixed rows; called once by `init`.
  mutating func setUp() {
    for head in 1...8 {
      let ref = Ref(UInt32(head))
      gc[ref].next = ref.raw
      gc[ref].previous = ref.raw
    }
    setUpTexts()
    setUpSingletons()
    setUpTypes()
    setUpExceptions()
    addEntries()
    setUpModules()
    collector.start(profile)
    freeLists = FreeLists()
    // Start-up has used a slice, whose block waits; a full collection leaves it there.
    freeLists.slice.append(request(World.sliceBytes))
    // Objects/exceptions.c: `preallocate_memerrors`.
    for _ in 0..<FreeLists.memoryErrorLimit {
      freeLists.memoryErrors.append(request(exceptionBytes(.exception(.memoryError))))
    }
    objectMemory.sealStartup(pools: profile.startPools)
    payload.endStartup()
    // The program's blocks are counted from here; start-up's are figures of the profile.
    blocksInUse = 0
    bytesInUse = 0
    peakBytes = 0
    peakTrigger = 0
  }

  private mutating func setUpTexts() {
    for code in 0..<256 {
      let ref = makeStatic(.type(.str), .str, at: .character(UInt8(code)))
      setStrPayload(ref, count: 1, width: 1, isASCII: code < 128)
      strData(ref).storeBytes(of: UInt8(code), as: UInt8.self)
      let byte = makeStatic(.type(.bytes), .bytes, at: .byte(UInt8(code)))
      setBytesPayload(byte, [UInt8(code)])
    }
    let empty = makeStatic(.type(.str), .str, at: .emptyStr)
    setStrPayload(empty, count: 0, width: 1, isASCII: true)
    setBytesPayload(makeStatic(.type(.bytes), .bytes, at: .emptyBytes), [])
    _ = intern(.emptyStr)
    for code in profile.strayLetters.utf8 {
      let stray = makeStatic(.type(.str), .str)
      setStrPayload(stray, count: 1, width: 1, isASCII: true)
      strData(stray).storeBytes(of: code, as: UInt8.self)
      _ = intern(stray)
    }
    for code in 0..<128 where !profile.strayLetters.utf8.contains(UInt8(code)) {
      _ = intern(.character(UInt8(code)))
    }
    for name in KnownName.allCases {
      let text = Array(name.rawValue.utf8)
      let ref = makeStatic(.type(.str), .str, at: .name(name))
      setStrPayload(ref, count: text.count, width: 1, isASCII: true)
      strData(ref).copyMemory(from: text, byteCount: text.count)
      _ = intern(ref)
    }
  }

  private mutating func setUpSingletons() {
    _ = makeStatic(.type(BuiltinType.none), .opaque, at: Ref.none)
    rows[makeStatic(.type(.bool), .int, at: .trueObject)].a = 1
    _ = makeStatic(.type(.bool), .int, at: .falseObject)
    _ = makeStatic(.type(.notImplemented), .opaque, at: .notImplemented)
    _ = makeStatic(.type(.ellipsis), .opaque, at: .ellipsis)
    setTuplePayload(makeStatic(.type(.tuple), .tuple, at: .emptyTuple), 0)
    setSetPayload(makeStatic(.type(.frozenset), .set, at: .emptyFrozenset))
    rows[.emptyFrozenset].flags.formUnion([.collectable, .frozen])
    for value in -5...256 {
      let ref = makeStatic(.type(.int), .int, at: .smallInt(value))
      rows[ref].a = UInt64(bitPattern: Int64(value))
    }
  }

  // MARK: Types

  private mutating func setUpTypes() {
    for type in BuiltinType.allCases { placeType(.type(type)) }
    for type in BuiltinType.allCases { nameType(.type(type), type.name(level)) }
    for type in BuiltinType.allCases {
      let facts = BuiltinFacts.of(type, profile)
      let record = record(.type(type))
      record.pointee.layout = facts.layout
      record.pointee.isSubclassable = facts.isSubclassable
      record.pointee.isCollectable = facts.isCollectable
      record.pointee.basicSize = Int32(facts.basicSize)
      record.pointee.hasWeakrefs = facts.hasWeakrefs
      record.pointee.itemSize = BuiltinFacts.itemSize(type, level)
      record.pointee.dictOffset = BuiltinFacts.dictOffset(type, level)
      record.pointee.weakrefOffset = BuiltinFacts.weakrefOffset(type, level)
      record.pointee.isMetaclass = type == .type
      record.pointee.hasDict = [.partial, .cacheWrapper, .orderedDict].contains(type)
      finishType(.type(type), base: type == .object ? .null : .type(facts.base))
    }
  }

  private mutating func setUpExceptions() {
    for kind in BuiltinException.allCases {
      let type = Ref.exception(kind)
      placeType(type)
      nameType(type, kind.rawValue)
      let record = record(type)
      record.pointee.layout = .exception
      record.pointee.isException = true
      record.pointee.hasDict = true
      record.pointee.dictOffset = 16
      record.pointee.basicSize = Int32(BuiltinFacts.exceptionBasicSize(kind, profile))
      finishType(type, base: kind.base.map(Ref.exception) ?? .type(.object))
    }
    setUpGroups()
  }

  /// `ExceptionGroup` is the one built-in class with two bases.
  private mutating func setUpGroups() {
    let record = record(.exception(.exceptionGroup))
    let bases: [Ref] = [.exception(.baseExceptionGroup), .exception(.exception)]
    record.pointee.bases = makeStartupTuple(bases)
    record.pointee.mro = makeStartupTuple(
      [.exception(.exceptionGroup)] + bases + [.exception(.baseException), .type(.object)])
    record.pointee.hasWeakrefs = true
    record.pointee.hasManagedWeakrefs = level >= .python312
    addSubclass(.exception(.exceptionGroup), to: .exception(.exception))
  }

  private mutating func placeType(_ type: Ref) {
    _ = makeStatic(.type(.type), .type, at: type)
    let record = payload.allocate(MemoryLayout<TypeRecord>.stride)
      .bindMemory(to: TypeRecord.self, capacity: 1)
    record.initialize(to: TypeRecord(slots: makeSlots()))
    rows[type].a = UInt64(UInt(bitPattern: record))
  }

  private mutating func nameType(_ type: Ref, _ name: String) {
    let record = record(type)
    record.pointee.name = internedStr(name)
    record.pointee.qualifiedName = owned(record.pointee.name)
  }

  /// A table of special methods, nothing looked up yet.
  mutating func makeSlots() -> UnsafeMutablePointer<Ref> {
    let slots = payload.allocate(4 * KnownName.slotCount)
      .bindMemory(to: Ref.self, capacity: KnownName.slotCount)
    slots.initialize(repeating: TypeRecord.unknown, count: KnownName.slotCount)
    return slots
  }

  private mutating func finishType(_ type: Ref, base: Ref) {
    let record = record(type)
    record.pointee.base = base
    record.pointee.dict = makeStartupDict()
    var order = [type]
    var current = base
    while !current.isNull {
      order.append(current)
      current = self.record(current).pointee.base
    }
    record.pointee.mro = makeStartupTuple(order)
    record.pointee.bases = base.isNull ? .emptyTuple : makeStartupTuple([base])
    if !base.isNull { addSubclass(type, to: base) }
  }

  /// A dict of the interpreter's own.
  mutating func makeStartupDict() -> Ref {
    let dict = makeStartup(.type(.dict), .dict)
    rows[dict].flags.insert(.collectable)
    setDictPayload(dict)
    return dict
  }

  /// A tuple of the interpreter's own, of immortal or borrowed values.
  mutating func makeStartupTuple(_ values: [Ref]) -> Ref {
    let tuple = makeStartup(.type(.tuple), .tuple)
    rows[tuple].flags.insert(.collectable)
    setTuplePayload(tuple, values.count)
    for (index, value) in values.enumerated() { tupleItems(tuple)[index] = value }
    return tuple
  }

  // MARK: Built-in functions

  private mutating func addEntries() {
    for (type, entries) in Registry.types {
      for entry in entries where !World.isMissing(type, entry.name, in: level) {
        addEntry(entry, to: .type(type))
      }
    }
    for (kind, entries) in Registry.exceptions {
      for entry in entries where !World.isMissing(kind, entry.name, in: level) {
        addEntry(entry, to: .exception(kind))
      }
    }
    for late in World.lateEntries where level >= late.since {
      for entry in late.entries { addEntry(entry, to: late.type) }
    }
    for type in [
      BuiltinType.list, .dict, .set, .bytearray, .array, .deque, .namespace, .dictKeys, .dictItems,
      .keyWrapper, .frameProxy, .defaultDict, .orderedDict, .orderedKeys, .orderedItems,
    ] {
      dictSet(record(.type(type)).pointee.dict, .name(.hash), .none)
    }
    for type in [BuiltinType.partial, .cacheWrapper] {
      dictSet(record(.type(type)).pointee.dict, .name(.doc), .none)
    }
    if level < .python312 {
      dictSet(record(.type(.mappingProxy)).pointee.dict, .name(.hash), .none)
    }
    for type in BuiltinType.allCases { inheritHooks(.type(type)) }
    for kind in BuiltinException.allCases { inheritHooks(.exception(kind)) }
  }

  /// Adds a row of a table of built-ins to a type.
  mutating func addEntry(_ entry: NativeEntry, to type: Ref) {
    let name = internedStr(entry.name)
    let index = addNative(entry)
    let object: Ref
    switch entry.kind {
    case .method, .special, .classMethod:
      let kind: BuiltinType =
        entry.kind == .method || entry.isMethod
        ? .methodDescriptor : entry.kind == .special ? .wrapper : .classMethodDescriptor
      object = makeStartup(.type(kind), .methodDescriptor)
    case .getter:
      let isMember = entry.isMember || MemberFacts.isMember(type, entry.name, in: level)
      object = makeStartup(.type(isMember ? .member : .getset), .getset)
    case .staticMethod, .function:
      object = makeStartup(.type(.builtin), .native)
    }
    rows[object].flags.insert(.collectable)
    rows[object].field0 = entry.kind == .function ? .null : type
    rows[object].field1 = name
    rows[object].b = UInt64(index)
    dictSet(record(type).pointee.dict, name, object)
  }

  /// Sees which attribute hooks a class has of its own, now or after a change.
  mutating func inheritHooks(_ type: Ref) {
    var work = [type]
    while let current = work.popLast() {
      let record = record(current)
      record.pointee.customGetAttribute =
        !isNativeHook(special(of: current, .getAttribute), .getAttribute)
      let getAttr = special(of: current, .getAttr)
      record.pointee.customGetAttr = !getAttr.isNull
      record.pointee.customSetAttr =
        !isNativeHook(special(of: current, .setAttr), .setAttr)
        || !isNativeHook(special(of: current, .deleteAttr), .deleteAttr)
      if let list = record.pointee.subclasses {
        for index in 0..<Int(list.pointee.count) { work.append(list.pointee.refs[index]) }
      }
    }
  }

  /// Whether a hook is a built-in one for this purpose (not `__setattr__ = dict.__setitem__`).
  private func isNativeHook(_ hook: Ref, _ name: KnownName) -> Bool {
    hook.isNull || rows[hook].layout == .methodDescriptor && rows[hook].field1 == .name(name)
  }
}
