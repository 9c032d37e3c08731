/// Destruction: what happens when the last reference to an object goes.
///
/// Authority: CPython: the types' `tp_dealloc`; Objects/typeobject.c: `subtype_dealloc`; the
/// trashcan of Include/cpython/object.h (nesting limit 50).
extension World {
  /// How deep destructions may be nested: 50, or what is left of the C stack's budget of 10,000
  /// less a head room of 50 (3.13).
  var trashLimit: Int { level >= .python313 ? 9_946 : 50 }

  /// At which depth what has been put off is destroyed: outside of all, or with twice the head room
  /// left (3.13).
  private var emptiesTrash: Bool {
    !trash.isEmpty && (trashDepth == 0 || level >= .python313 && trashDepth < trashLimit - 50)
  }

  /// Destroys an object whose count has fallen to zero.
  mutating func destroy(_ object: Ref) {
    let type = rows[object].type
    if type == .type(.int), rows[object].b == 0 {
      freeObject(object, bytes: intBytes(smallValue(object)))
      return
    }
    if type == .type(.float), freeLists.float.count < FreeLists.floatLimit,
      !rows[object].flags.contains(.isStatic)
    {
      freeLists.float.append(rows[object].address)
      freeRow(object)
      return
    }
    if record(rows[object].type).pointee.isHeapType || rows[object].layout == .type {
      destroyInstance(object)
    } else {
      destroyBuiltin(object)
    }
  }

  /// Destroys an object of a built-in type.
  private mutating func destroyBuiltin(_ object: Ref) {
    switch rows[object].layout {
    case .float:
      if freeLists.float.count < FreeLists.floatLimit, !rows[object].flags.contains(.isStatic) {
        freeLists.float.append(rows[object].address)
        freeRow(object)
      } else {
        freeObject(object, bytes: World.floatBytes)
      }
    case .int:
      let bytes = intBytes(bits: bitCount(object))
      freeInt(object)
      freeObject(object, bytes: bytes)
    case .str: destroyStr(object)
    case .tuple: inTrashcan(object) { $0.destroyTuple($1) }
    case .list: inTrashcan(object) { $0.destroyList($1) }
    case .dict: inTrashcan(object) { $0.destroyDict($1) }
    case .set: inTrashcan(object) { $0.destroySet($1) }
    case .method:
      inTrashcan(object) { world, object in
        world.clearWeakrefs(object)
        let row = world.rows[object]
        world.freeObject(object, bytes: 64)
        world.disownIfAny(row.field1)
        world.disownIfAny(row.field0)
      }
    case .traceback:
      inTrashcan(object) { world, object in
        let row = world.rows[object]
        world.disownIfAny(row.field0)
        world.disownIfAny(row.field1)
        world.freeObject(object, bytes: 56)
      }
    case .frame: inTrashcan(object) { $0.destroyFrame($1) }
    case .exception: inTrashcan(object) { $0.destroyException($1) }
    default: destroyOther(object)
    }
  }

  private mutating func destroyOther(_ object: Ref) {
    untrack(object)
    let row = rows[object]
    switch row.layout {
    case .bytes:
      payload.free(
        UnsafeMutableRawPointer(bitPattern: UInt(row.a)).unsafelyUnwrapped,
        BytesBody.headerBytes + Int(row.b))
      let born = bornBytes.removeValue(forKey: object.raw)
      freeObject(object, bytes: born ?? 33 + Int(row.b))
    case .complex: freeObject(object, bytes: 32)
    case .opaque, .instance: destroyPlain(object)
    case .function: destroyFunction(object)
    case .cell:
      freeObject(object, bytes: 40)
      disownIfAny(row.field0)
    case .native:
      clearWeakrefs(object)
      freeObject(object, bytes: 72)
      disownIfAny(row.field0)
      disownIfAny(row.field1)
    case .methodWrapper:
      freeObject(object, bytes: 48)
      disownIfAny(row.field1)
      disownIfAny(row.field0)
    case .getset, .member, .methodDescriptor:
      freeObject(object, bytes: row.layout == .getset ? 64 : 72)
      disownIfAny(row.field0)
      disownIfAny(row.field1)
    case .code: destroyCode(object)
    case .generator: destroyGenerator(object)
    case .weakref, .weakProxy: destroyWeakref(object)
    case .property:
      freeFields(object, bytes: profile.propertyBytes)
    case .staticMethod, .classMethod:
      freeFields(object, bytes: 48)
    case .superObject: freeFields(object, bytes: 56)
    case .mappingProxy: freeFields(object, bytes: 40)
    case .module: destroyModule(object)
    case .bytearray: destroyBytearray(object)
    case .array: destroyArray(object)
    default: destroyIterator(object)
    }
  }

  /// Frees an object that holds up to four references.
  mutating func freeFields(_ object: Ref, bytes: Int) {
    let row = rows[object]
    for field in [row.field0, row.field1, row.field2, row.field3] { disownIfAny(field) }
    freeObject(object, bytes: bytes)
  }

  private mutating func destroyPlain(_ object: Ref) {
    if rows[object].layout == .instance, rows[object].a != 0 {
      freeInstanceBody(rows[object].body(InstanceBody.self))
    }
    freeObject(object, bytes: 16)
  }

  // MARK: Containers

  /// Runs a destruction, or puts it off when destructions are nested too deep.
  private mutating func inTrashcan(
    _ object: Ref, _ destroy: (inout World, Ref) -> Void
  ) {
    untrack(object)
    if trashDepth >= trashLimit {
      trash.append(object)
      return
    }
    trashDepth += 1
    destroy(&self, object)
    trashDepth -= 1
    if emptiesTrash { emptyTrash() }
  }

  /// Destroys what has been put off, last first.
  private mutating func emptyTrash() {
    trashDepth += 1
    while let object = trash.popLast() {
      if record(rows[object].type).pointee.isHeapType || rows[object].layout == .type {
        trashDepth += 1
        destroyInstanceNow(object)
        trashDepth -= 1
      } else {
        destroyBuiltin(object)
      }
    }
    trashDepth -= 1
  }

  private mutating func destroyStr(_ object: Ref) {
    let body = str(object)
    if body.pointee.isInterned { forgetInterned(object) }
    let count = strCount(object)
    let bytes = strBytes(count, width: body.pointee.width, isASCII: body.pointee.isASCII)
    freeStrPayload(object)
    freeObject(object, bytes: bytes)
  }

  private mutating func destroyTuple(_ object: Ref) {
    let count = tupleCount(object)
    giveUpItems(object)
    let limit = level >= .python311 ? 20 : 19
    if count > 0, count <= limit, freeLists.tuples[count].count < FreeLists.tupleLimit,
      rows[object].type == .type(.tuple), !rows[object].flags.contains(.isStatic)
    {
      freeLists.tuples[count].append(rows[object].address)
      freeRow(object)
    } else {
      freeObject(object, bytes: World.tupleBytes(count))
    }
  }

  /// Gives up a tuple's items, last first, and frees its payload.
  private mutating func giveUpItems(_ object: Ref) {
    let items = tupleItems(object)
    var index = tupleCount(object)
    let count = index
    while index > 0 {
      index -= 1
      disownIfAny(items[index])
    }
    payload.free(items, max(count, 1) * 4)
  }

  private mutating func destroyList(_ object: Ref) {
    clearList(object)
    if freeLists.list.count < FreeLists.listLimit, rows[object].type == .type(.list),
      !rows[object].flags.contains(.isStatic)
    {
      freeLists.list.append(rows[object].address)
      freeRow(object)
    } else {
      freeObject(object, bytes: World.listBytes)
    }
  }

  private mutating func destroyDict(_ object: Ref) {
    freeDictContents(object)
    if freeLists.dict.count < FreeLists.dictLimit, rows[object].type == .type(.dict),
      !rows[object].flags.contains(.isStatic)
    {
      freeLists.dict.append(rows[object].address)
      freeRow(object)
    } else {
      freeObject(object, bytes: World.dictBytes)
    }
  }

  private mutating func freeDictContents(_ object: Ref) {
    let body = dict(object)
    if let values = body.pointee.values {
      for index in 0..<Int(body.pointee.valueCapacity) { disownIfAny(values[index]) }
      freeValues(body)
    }
    if let keys = body.pointee.keys { releaseKeys(keys) }
    payload.free(body, MemoryLayout<DictBody>.size)
  }

  private mutating func destroySet(_ object: Ref) {
    clearWeakrefs(object)
    freeSet(object)
    freeObject(object, bytes: 216)
  }

  // MARK: Functions and modules

  private mutating func destroyFunction(_ object: Ref) {
    clearWeakrefs(object)
    let body = rows[object].body(FunctionBody.self)
    let saved = body.pointee
    body.pointee = FunctionBody()
    for part in [
      saved.dict, saved.globals, saved.builtins, saved.module, saved.defaults,
      saved.keywordDefaults, saved.documentation, saved.name, saved.closure, saved.annotations,
      saved.qualifiedName, saved.code,
    ] { disownIfAny(part) }
    payload.free(body, MemoryLayout<FunctionBody>.stride)
    freeObject(object, bytes: profile.functionBytes)
  }

  private mutating func destroyModule(_ object: Ref) {
    clearWeakrefs(object)
    let row = rows[object]
    disownIfAny(row.field0)
    disownIfAny(row.field1)
    freeObject(object, bytes: 72)
  }

  private mutating func destroyException(_ object: Ref) {
    clearException(object)
    payload.free(exceptionBody(object), MemoryLayout<ExceptionBody>.size)
    freeObject(object, bytes: exceptionBytes(rows[object].type))
  }

  /// Gives up what an exception refers to.
  ///
  /// Authority: Objects/exceptions.c, `BaseException_clear`.
  mutating func clearException(_ object: Ref) {
    let body = exceptionBody(object)
    let saved = body.pointee
    body.pointee = ExceptionBody()
    for part in [
      saved.extra0, saved.extra1, saved.extra2, saved.dict, saved.args, saved.traceback,
      saved.cause, saved.context,
    ] { disownIfAny(part) }
  }

  private mutating func destroyGenerator(_ object: Ref) {
    clearWeakrefs(object)
    let body = generator(object)
    if body.pointee.state == .suspended || body.pointee.state == .created {
      if !finalizeGenerator(object) { return }
    }
    if body.pointee.state != .finished { finishUnstarted(object) }
    let saved = body.pointee
    payload.free(saved.values, max(Int(saved.valueCapacity), 1) * 4)
    payload.free(body, MemoryLayout<GeneratorBody>.stride)
    freeObject(object, bytes: generatorBytesOfFinished(saved.frame.code))
    disownIfAny(saved.handled)
    disown(saved.name)
    disown(saved.qualifiedName)
  }

  private func generatorBytesOfFinished(_ code: UnsafeMutablePointer<CodeBody>) -> Int {
    generatorBytes(code)
  }

  /// Closes a generator that is dropped. False: it lives on.
  mutating func finalizeGenerator(_ object: Ref) -> Bool {
    let body = generator(object)
    guard body.pointee.state == .suspended, !rows[object].flags.contains(.finalized) else {
      return true
    }
    rows[object].flags.insert(.finalized)
    rows[object].count += 1
    let saved = takePending()
    if !closeGenerator(object) { writeUnraisable(object) }
    pending = saved
    rows[object].count -= 1
    return rows[object].count == 0
  }

  // MARK: Instances

  /// Destroys an instance of a class: `__del__`, weak references, slots, attributes, memory, type.
  ///
  /// Authority: `subtype_dealloc`.
  private mutating func destroyInstance(_ object: Ref) {
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

  private mutating func destroyInstanceNow(_ object: Ref) {
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
    rows[object].count -= 1
    return rows[object].count == 0
  }

  /// Calls `__del__`; its exceptions are reported and dropped.
  mutating func callFinalizer(_ object: Ref) {
    rows[object].flags.insert(.finalized)
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

  private mutating func freeInstanceBody(_ body: UnsafeMutablePointer<InstanceBody>) {
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
    case .int:
      let bytes = nativeBytes(object)
      freeInt(object)
      freeObject(object, bytes: bytes)
    case .str:
      let bytes = nativeBytes(object)
      freeStrPayload(object)
      freeObject(object, bytes: bytes)
    case .float, .complex: freeObject(object, bytes: nativeBytes(object))
    case .list:
      let bytes = nativeBytes(object)
      clearList(object)
      freeObject(object, bytes: bytes)
    case .tuple:
      let bytes = nativeBytes(object)
      giveUpItems(object)
      freeObject(object, bytes: bytes)
    case .dict:
      let bytes = nativeBytes(object)
      freeDictContents(object)
      freeObject(object, bytes: bytes)
    case .set:
      let bytes = nativeBytes(object)
      freeSet(object)
      freeObject(object, bytes: bytes)
    case .exception:
      let bytes = nativeBytes(object)
      clearException(object)
      payload.free(exceptionBody(object), MemoryLayout<ExceptionBody>.size)
      freeObject(object, bytes: bytes)
    default:
      destroyOther(object)
    }
  }

  /// The bytes that an instance of a subclass of a built-in type was requested with.
  mutating func nativeBytes(_ object: Ref) -> Int {
    bornBytes.removeValue(forKey: object.raw) ?? 16
  }

  // MARK: Classes

  private mutating func destroyClass(_ type: Ref) {
    let record = record(type)
    let saved = record.pointee
    if !saved.bases.isNull {
      for index in 0..<tupleCount(saved.bases) {
        let base = tupleItems(saved.bases)[index]
        removeSubclass(type, from: base)
        let key = UInt64(base.raw) << 32 | UInt64(type.raw)
        if let reference = registryReferences.removeValue(forKey: key) { disown(reference) }
      }
    }
    if let registry = registryDicts.removeValue(forKey: type.raw) { disown(registry) }
    typeChanged(type)
    forgetMethods(of: type)
    record.pointee.dict = .null
    record.pointee.mro = .null
    record.pointee.bases = .null
    if let keys = saved.sharedKeys { releaseKeys(keys) }
    disownIfAny(saved.base)
    disownIfAny(saved.dict)
    disownIfAny(saved.bases)
    disownIfAny(saved.mro)
    disownIfAny(saved.slotNames)
    disownIfAny(saved.name)
    disownIfAny(saved.qualifiedName)
    payload.free(saved.slots, 4 * KnownName.slotCount)
    payload.free(record, MemoryLayout<TypeRecord>.stride)
    let meta = rows[type].type
    freeObject(type, bytes: heapTypeOwnBytes)
    disown(meta)
  }

  private mutating func forgetMethods(of type: Ref) {
    for index in 0..<World.methodCacheSize where methodCache[index].value == type {
      methodCache[index] = MethodCacheEntry()
    }
  }
}
