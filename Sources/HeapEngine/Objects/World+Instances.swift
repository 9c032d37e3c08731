/// Instances: rows of any class, and their attribute values.
///
/// Authority: CPython, Objects/typeobject.c (`PyType_GenericAlloc`), Objects/dictobject.c
/// (`_PyObject_InitializeDict`, `init_inline_values`), facts 2.6.
extension World {
  /// Bytes in front of an instance with attributes (3.11: dict and values pointers; 3.12: dict and
  /// weak reference list).
  func preHeaderBytes(_ record: UnsafeMutablePointer<TypeRecord>) -> Int {
    record.pointee.hasManagedDict || record.pointee.hasManagedWeakrefs ? 16 : 0
  }

  /// A row of any class with a native layout; the payload is for the caller to set.
  /// - Parameter bytes: what an instance of the built-in class itself is requested with, headers
  ///   included; a subclass adds its slots, pointers and headers.
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
    let total = bytes + bytesAdded(to: nativeBase(record), by: record)
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

  /// The built-in class that gives a class its layout.
  func nativeBase(
    _ record: UnsafeMutablePointer<TypeRecord>
  ) -> UnsafeMutablePointer<TypeRecord> {
    var base = record
    while base.pointee.isHeapType, !base.pointee.base.isNull {
      base = self.record(base.pointee.base)
    }
    return base
  }

  /// Bytes that instances of a subclass have over those of its built-in base. Of a base with items
  /// there is room for one more, as `PyType_GenericAlloc` asks for a sentinel.
  private func bytesAdded(
    to base: UnsafeMutablePointer<TypeRecord>, by record: UnsafeMutablePointer<TypeRecord>
  ) -> Int {
    let slots = Int(record.pointee.basicSize - base.pointee.basicSize)
    let header = record.pointee.isCollectable && !base.pointee.isCollectable ? 16 : 0
    return slots + header + preHeaderBytes(record) + Int(base.pointee.itemSize)
  }

  /// A new instance of a plain class, with room for its attribute values.
  @inline(__always)
  mutating func makeInstance(_ type: Ref) -> Ref {
    let record = record(type)
    own(type)
    var bytes = instanceBytes(record)
    var room = 0
    var values = 0
    if profile.hasInlineValues, record.pointee.hasDict {
      if level < .python313 {
        values = inlineValues(record)
      } else if record.pointee.basicSize == 16 {
        room = sharedKeysSize(record)
        values = inlineValues(record)
        bytes += valuesBytes(room)
      }
    }
    let object = makeCollectable(type, .instance, bytes: bytes)
    let body = makeInstanceBody(record, values: values)
    body.pointee.blockCapacity = UInt16(room)
    if values > 0, room == 0 { body.pointee.valuesAddress = request(valuesBytes(values)) }
    rows[object].a = UInt64(UInt(bitPattern: body))
    track(object)
    return object
  }

  /// Bytes of an instance of a plain class with all its headers, without inline values.
  func instanceBytes(_ record: UnsafeMutablePointer<TypeRecord>) -> Int {
    Int(record.pointee.basicSize) + 16 + preHeaderBytes(record)
  }

  /// Bytes that a plain instance was requested with.
  func instanceBytes(of object: Ref) -> Int {
    let room =
      rows[object].a == 0 ? 0 : Int(rows[object].body(InstanceBody.self).pointee.blockCapacity)
    return instanceBytes(record(rows[object].type)) + (room > 0 ? valuesBytes(room) : 0)
  }

  /// Bytes of values and the order in which they were set.
  ///
  /// Authority: pycore_dict.h, `_dictvalues`: 3.11 and 3.12 put the order in front; 3.13 puts a
  /// header of eight bytes there and the order behind; to 3.10 there are only the values.
  func valuesBytes(_ count: Int) -> Int {
    if level >= .python313 { return 8 + (count + 7) & ~7 + 8 * count }
    return level >= .python311 ? (count + 2 + 7) & ~7 + 8 * count : 8 * count
  }

  /// The table of names that the instances of a class share, made if need be.
  private mutating func sharedKeys(
    _ record: UnsafeMutablePointer<TypeRecord>
  ) -> UnsafeMutablePointer<DictKeys> {
    if let keys = record.pointee.sharedKeys { return keys }
    let keys = makeKeys(log2Size: 6, kind: .shared)
    record.pointee.sharedKeys = keys
    return keys
  }

  /// How many names a class's shared table has room for at this moment.
  private mutating func sharedKeysSize(_ record: UnsafeMutablePointer<TypeRecord>) -> Int {
    let keys = sharedKeys(record)
    return Int(keys.pointee.usable + keys.pointee.entryCount)
  }

  /// How many values the next instance of a class gets; each instance takes one spare place away.
  private mutating func inlineValues(_ record: UnsafeMutablePointer<TypeRecord>) -> Int {
    let keys = sharedKeys(record)
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
    case .dict where isOrderedDict(object):
      return field(rows[object].body(OrderedDictBody.self), \.attributes)
    case .callableTool:
      guard record(rows[object].type).pointee.hasDict else { return nil }
      return field(rows[object].body(CallableToolBody.self), \.dict)
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
    if level != .python311, let keys = record(type).pointee.sharedKeys,
      rows[object].layout != .function
    {
      slot.pointee = makeSharedDict(keys)
    } else {
      slot.pointee = makeDict()
    }
    return slot.pointee
  }

  /// Makes the dict of an instance with inline values. It takes the values over (3.11, 3.12), or
  /// refers to them where they are (3.13).
  private mutating func materialise(
    _ object: Ref, _ store: UnsafeMutablePointer<InstanceBody>
  ) -> Ref {
    let new = makeDict()
    let capacity = Int(store.pointee.valueCapacity)
    let values = inlineValuesOf(store)
    let keys = record(rows[object].type).pointee.sharedKeys.unsafelyUnwrapped
    let body = dict(new)
    if level >= .python313 {
      keys.pointee.owners += 1
      body.pointee.keys = keys
      body.pointee.values = values
      body.pointee.valueCapacity = Int32(capacity)
      body.pointee.used = Int32(orderBytes(values, capacity)[capacity])
      body.pointee.owner = object
      store.pointee.dict = new
      trackIfNeeded(new, values, capacity)
      return new
    }
    let copy = makeValues(capacity)
    UnsafeMutableRawPointer(copy).copyMemory(
      from: values, byteCount: World.valuesHostBytes(capacity))
    keys.pointee.owners += 1
    body.pointee.keys = keys
    body.pointee.values = copy
    body.pointee.valueCapacity = Int32(capacity)
    body.pointee.valuesAddress = store.pointee.valuesAddress
    body.pointee.valuesBytes = Int32(valuesBytes(capacity))
    body.pointee.used = Int32(orderBytes(copy, capacity)[capacity])
    store.pointee.valueCapacity = 0
    store.pointee.dict = new
    trackIfNeeded(new, copy, capacity)
    return new
  }

  /// Tracks the dict made for an instance if a value can be in a cycle.
  private mutating func trackIfNeeded(
    _ object: Ref, _ values: UnsafeMutablePointer<Ref>, _ capacity: Int
  ) {
    for index in 0..<capacity where !values[index].isNull && mayBeTracked(values[index]) {
      track(object)
      return
    }
  }

  /// Gives the dict that refers to an instance's inline values a copy of them, and the instance
  /// none (3.13).
  ///
  /// Authority: `_PyDict_DetachFromObject`.
  mutating func detachDict(_ store: UnsafeMutablePointer<InstanceBody>) {
    guard !store.pointee.dict.isNull, store.pointee.valueCapacity > 0 else { return }
    let body = dict(store.pointee.dict)
    let capacity = Int(store.pointee.valueCapacity)
    let bytes = valuesBytes(capacity)
    body.pointee.valuesAddress = request(bytes)
    body.pointee.valuesBytes = Int32(bytes)
    let copy = makeValues(capacity)
    UnsafeMutableRawPointer(copy).copyMemory(
      from: inlineValuesOf(store), byteCount: World.valuesHostBytes(capacity))
    body.pointee.values = copy
    body.pointee.owner = .null
    store.pointee.valueCapacity = 0
  }

  /// Gives up an instance's attributes: the values, in the order of the class's names, or the dict.
  ///
  /// Authority: `PyObject_ClearManagedDict` (3.13), `_PyObject_FreeInstanceAttributes` before.
  mutating func giveUpAttributes(_ store: UnsafeMutablePointer<InstanceBody>) {
    if level >= .python313 { detachDict(store) }
    let capacity = Int(store.pointee.valueCapacity)
    if capacity > 0 {
      let values = inlineValuesOf(store)
      store.pointee.valueCapacity = 0
      for index in 0..<capacity where !values[index].isNull {
        let value = values[index]
        values[index] = .null
        disown(value)
      }
      if store.pointee.blockCapacity == 0 {
        giveBack(store.pointee.valuesAddress, valuesBytes(capacity))
      }
    }
    let dict = store.pointee.dict
    store.pointee.dict = .null
    disownIfAny(dict)
  }

  /// Turns inline values into a dict of its own, because a name does not fit.
  mutating func giveUpInlineValues(_ object: Ref, _ store: UnsafeMutablePointer<InstanceBody>) {
    if level >= .python313 {
      if store.pointee.dict.isNull { _ = materialise(object, store) }
      growDict(store.pointee.dict, general: false)
      return
    }
    growDict(materialise(object, store), general: false)
  }
}
