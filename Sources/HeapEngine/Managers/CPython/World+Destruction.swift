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
  var emptiesTrash: Bool {
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
        world.disownIfAny(row.field1)
        world.disownIfAny(row.field0)
        world.freeCallable(object)
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

  mutating func destroyOther(_ object: Ref) {
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
      disownIfAny(row.field0)
      freeObject(object, bytes: 40)
    case .native:
      clearWeakrefs(object)
      disownIfAny(row.field0)
      disownIfAny(row.field1)
      freeCallable(object)
    case .methodWrapper:
      disownIfAny(row.field1)
      disownIfAny(row.field0)
      freeObject(object, bytes: 48)
    case .getset, .member, .methodDescriptor:
      freeObject(object, bytes: row.layout == .getset ? 64 : 72)
      disownIfAny(row.field0)
      disownIfAny(row.field1)
    case .code: destroyCode(object)
    case .generator: destroyGenerator(object)
    case .weakref, .weakProxy: destroyWeakref(object)
    case .property: destroyProperty(object)
    case .staticMethod, .classMethod:
      freeFields(object, bytes: 48)
    case .superObject: freeFields(object, bytes: 56)
    case .mappingProxy: freeFields(object, bytes: 40)
    case .module: destroyModule(object)
    case .bytearray: destroyBytearray(object)
    case .array: destroyArray(object)
    case .deque: destroyDeque(object)
    case .iteratorTool: destroyIteratorTool(object)
    case .callableTool: destroyCallableTool(object)
    case .orderedIterator: destroyOrderedIterator(object)
    case .frameProxy: freeFields(object, bytes: World.frameProxyBytes)
    case .memoryview: destroyMemoryView(object)
    case .managedBuffer: destroyManagedBuffer(object)
    default: destroyIterator(object)
    }
  }

  /// Frees an object that holds up to four references.
  mutating func freeFields(_ object: Ref, bytes: Int) {
    let row = rows[object]
    for field in [row.field0, row.field1, row.field2, row.field3] { disownIfAny(field) }
    freeObject(object, bytes: ownBytes(object, else: bytes))
  }

  private mutating func destroyPlain(_ object: Ref) {
    guard rows[object].layout == .instance, rows[object].a != 0 else {
      freeObject(object, bytes: 16)
      return
    }
    // A `types.SimpleNamespace` (Objects/namespaceobject.c: `namespace_dealloc`).
    let bytes = instanceBytes(of: object)
    let body = rows[object].body(InstanceBody.self)
    let dict = body.pointee.dict
    body.pointee.dict = .null
    disownIfAny(dict)
    freeInstanceBody(body)
    freeObject(object, bytes: bytes)
  }

  // MARK: Containers

  /// Runs a destruction, or puts it off when destructions are nested too deep.
  mutating func inTrashcan(
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
  mutating func emptyTrash() {
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
}
