/// Instances: rows of any class, and their attribute values.
///
/// Authority: CPython, Objects/typeobject.c (`PyType_GenericAlloc`), Objects/dictobject.c
/// (`_PyObject_InitializeDict`, `init_inline_values`), facts 2.6.
extension World {
  /// Bytes in front of an instance with attributes (3.11: dict and values pointers; 3.12: dict and
  /// weak reference list).
  func preHeaderBytes(_ record: UnsafeMutablePointer<TypeRecord>) -> Int {
    if record.pointee.hasDict, record.pointee.isHeapType { return level >= .python311 ? 16 : 0 }
    // Of the built-in exceptions only `ExceptionGroup` is a class made at start-up.
    if record.pointee.hasWeakrefs, record.pointee.isHeapType || record.pointee.isException {
      return level >= .python312 ? 16 : 0
    }
    return 0
  }

  /// A row of any class with a native layout; the payload is for the caller to set.
  mutating func makeNative(_ type: Ref, _ layout: Layout, bytes: Int) -> Ref {
    let record = record(type)
    guard record.pointee.isHeapType else {
      if record.pointee.isCollectable {
        let object = makeCollectable(type, layout, bytes: bytes)
        track(object)
        return object
      }
      return makeAtomic(type, layout, bytes: bytes)
    }
    own(type)
    let object: Ref
    let total = bytes + preHeaderBytes(record)
    if record.pointee.isCollectable {
      object = makeCollectable(type, layout, bytes: total)
      track(object)
    } else {
      object = makeAtomic(type, layout, bytes: total)
    }
    bornBytes[object.raw] = total
    if record.pointee.hasDict || record.pointee.slotCount > 0 {
      let body = makeInstanceBody(record, values: 0)
      sideStores[object.raw] = body
      rows[object].flags.insert(.hasSideStore)
    }
    return object
  }

  /// A new instance of a plain class, with room for its attribute values.
  @inline(__always)
  mutating func makeInstance(_ type: Ref) -> Ref {
    let record = record(type)
    own(type)
    let bytes = instanceBytes(record)
    let object = makeCollectable(type, .instance, bytes: bytes)
    var values = 0
    if profile.hasInlineValues, record.pointee.hasDict { values = inlineValues(record) }
    let body = makeInstanceBody(record, values: values)
    if values > 0 { body.pointee.valuesAddress = request(World.valuesBytes(values)) }
    rows[object].a = UInt64(UInt(bitPattern: body))
    track(object)
    return object
  }

  /// Bytes of an instance of a plain class with all its headers.
  func instanceBytes(_ record: UnsafeMutablePointer<TypeRecord>) -> Int {
    Int(record.pointee.basicSize) + 16 + preHeaderBytes(record)
  }

  /// Bytes of a values block: a prefix, then the values (3.11, 3.12).
  static func valuesBytes(_ count: Int) -> Int { (count + 2 + 7) & ~7 + 8 * count }

  /// How many values the next instance of a class gets; each instance takes one spare place away.
  private mutating func inlineValues(_ record: UnsafeMutablePointer<TypeRecord>) -> Int {
    if record.pointee.sharedKeys == nil {
      record.pointee.sharedKeys = makeKeys(log2Size: 6, kind: .shared)
    }
    let keys = record.pointee.sharedKeys.unsafelyUnwrapped
    if keys.pointee.usable > 1 { keys.pointee.usable -= 1 }
    return Int(keys.pointee.usable + keys.pointee.entryCount)
  }

  /// A new body with null values and slots.
  mutating func makeInstanceBody(
    _ record: UnsafeMutablePointer<TypeRecord>, values: Int
  ) -> UnsafeMutablePointer<InstanceBody> {
    let slots = Int(record.pointee.slotCount)
    let memory = payload.allocate(World.instanceHostBytes(values, slots))
    let body = memory.bindMemory(to: InstanceBody.self, capacity: 1)
    body.initialize(
      to: InstanceBody(
        valueCapacity: UInt16(values), slotCount: UInt16(slots), bornCapacity: UInt16(values)))
    if values > 0 { clearValues(inlineValuesOf(body), values) }
    if slots > 0 { slotsOf(body).initialize(repeating: .null, count: slots) }
    return body
  }

  /// Host bytes of an instance's body: slots first, then values and their order.
  static func instanceHostBytes(_ values: Int, _ slots: Int) -> Int {
    InstanceBody.headerBytes + 4 * slots + (values > 0 ? valuesHostBytes(values) : 0)
  }

  /// The `__slots__` values of an instance.
  @inline(__always)
  func slotsOf(_ body: UnsafeMutablePointer<InstanceBody>) -> UnsafeMutablePointer<Ref> {
    (UnsafeMutableRawPointer(body) + InstanceBody.headerBytes).assumingMemoryBound(to: Ref.self)
  }

  /// The inline values of an instance.
  @inline(__always)
  func inlineValuesOf(_ body: UnsafeMutablePointer<InstanceBody>) -> UnsafeMutablePointer<Ref> {
    slotsOf(body) + Int(body.pointee.slotCount)
  }

  /// The attribute store of an object, if it has one.
  @inline(__always)
  func store(of object: Ref) -> UnsafeMutablePointer<InstanceBody>? {
    if rows[object].layout == .instance { return rows[object].body(InstanceBody.self) }
    if rows[object].flags.contains(.hasSideStore) { return sideStores[object.raw] }
    return nil
  }

  /// Whether instances of an object's class have attributes of their own.
  func hasAttributes(_ object: Ref) -> Bool {
    record(rows[object].type).pointee.hasDict
  }

  /// The place of the dict of an object that has one natively or in its store.
  func dictSlot(of object: Ref) -> UnsafeMutablePointer<Ref>? {
    switch rows[object].layout {
    case .function: return field(rows[object].body(FunctionBody.self), \.dict)
    case .exception: return field(rows[object].body(ExceptionBody.self), \.dict)
    case .staticMethod, .classMethod:
      // The second reference of the row's payload.
      let row = UnsafeMutableRawPointer(rows + Int(object.raw))
      let offset = (MemoryLayout<Row>.offset(of: \.a) ?? 0) + MemoryLayout<Ref>.size
      return (row + offset).assumingMemoryBound(to: Ref.self)
    default:
      guard record(rows[object].type).pointee.hasDict, let store = store(of: object) else {
        return nil
      }
      return field(store, \.dict)
    }
  }

  /// A pointer to a member of a body.
  @inline(__always)
  func field<Body>(
    _ body: UnsafeMutablePointer<Body>, _ path: WritableKeyPath<Body, Ref>
  ) -> UnsafeMutablePointer<Ref> {
    let offset = MemoryLayout<Body>.offset(of: path) ?? 0
    return (UnsafeMutableRawPointer(body) + offset).assumingMemoryBound(to: Ref.self)
  }

  /// The dict of an object that has attributes, made if need be; borrowed. Null: it has none.
  mutating func instanceDict(_ object: Ref) -> Ref {
    if rows[object].layout == .module { return rows[object].field0 }
    guard let slot = dictSlot(of: object) else { return .null }
    if !slot.pointee.isNull { return slot.pointee }
    if let store = store(of: object), store.pointee.valueCapacity > 0 {
      return materialise(object, store)
    }
    let type = rows[object].type
    if level < .python311, let keys = record(type).pointee.sharedKeys,
      rows[object].layout == .instance || rows[object].flags.contains(.hasSideStore)
    {
      slot.pointee = makeSharedDict(keys)
    } else {
      slot.pointee = makeDict()
    }
    return slot.pointee
  }

  /// Makes the dict of an instance with inline values; it takes the values over (3.11, 3.12).
  private mutating func materialise(
    _ object: Ref, _ store: UnsafeMutablePointer<InstanceBody>
  ) -> Ref {
    let new = makeDict()
    let capacity = Int(store.pointee.valueCapacity)
    let values = inlineValuesOf(store)
    let keys = record(rows[object].type).pointee.sharedKeys.unsafelyUnwrapped
    let body = dict(new)
    let copy = makeValues(capacity)
    UnsafeMutableRawPointer(copy).copyMemory(
      from: values, byteCount: World.valuesHostBytes(capacity))
    keys.pointee.owners += 1
    body.pointee.keys = keys
    body.pointee.values = copy
    body.pointee.valueCapacity = Int32(capacity)
    body.pointee.valuesAddress = store.pointee.valuesAddress
    body.pointee.valuesBytes = Int32(World.valuesBytes(capacity))
    body.pointee.used = Int32(orderBytes(copy, capacity)[capacity])
    store.pointee.valueCapacity = 0
    store.pointee.dict = new
    var tracked = false
    for index in 0..<capacity where !copy[index].isNull && mayBeTracked(copy[index]) {
      tracked = true
    }
    if tracked { track(new) }
    return new
  }

  /// Turns inline values into a dict of its own, because a name does not fit.
  mutating func giveUpInlineValues(_ object: Ref, _ store: UnsafeMutablePointer<InstanceBody>) {
    let new = materialise(object, store)
    resizeDict(new, log2Size: log2KeySize(dictCount(new) * 3 / 2 + 2), kind: .unicode)
  }
}
