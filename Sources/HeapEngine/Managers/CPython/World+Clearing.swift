/// `tp_clear`: giving up what an object refers to, to break a cycle.
extension World {
  /// Clears an object as its type's `tp_clear` does; types without one stay as they are.
  mutating func clear(_ object: Ref) {
    let row = rows[object]
    switch row.layout {
    case .list: clearList(object)
    case .dict:
      dropFactory(object)
      let isOrdered = isOrderedDict(object)
      if isOrdered { dropAttributes(ofOrdered: object) }
      clearDict(object)
      if isOrdered { clearOrder(object) }
    case .set: clearSetItems(object)
    case .deque: clearDeque(object)
    case .iteratorTool
    where iteratorTool(object).pointee.tool == .tee
      || iteratorTool(object).pointee.tool == .teeData:
      clearIteratorTool(object)
    case .callableTool: clearCallableTool(object)
    case .frameProxy: clearFields(object, [0])
    case .memoryview: clearMemoryView(object)
    case .managedBuffer: releaseBuffer(object)
    case .exception: clearException(object)
    case .function: clearFunction(object)
    case .cell: clearFields(object, [0])
    case .traceback: clearFields(object, [0, 1])
    case .frame: clearFrameValues(rows[object].body(FrameBody.self))
    case .property: clearFields(object, [0, 1, 2, 3])
    case .staticMethod, .classMethod: clearFields(object, [0, 1])
    case .type:
      clearClass(object)
      return
    case .module: break
    case .weakref, .weakProxy:
      detachWeakref(object)
      clearFields(object, [1])
    default: break
    }
    if record(row.type).pointee.isHeapType, let store = store(of: object) {
      clearStore(object, store)
    }
  }

  private mutating func clearFields(_ object: Ref, _ fields: [Int]) {
    for field in fields {
      let row = rows[object]
      let value: Ref
      switch field {
      case 0:
        value = row.field0
        rows[object].field0 = .null
      case 1:
        value = row.field1
        rows[object].field1 = .null
      case 2:
        value = row.field2
        rows[object].field2 = .null
      default:
        value = row.field3
        rows[object].field3 = .null
      }
      disownIfAny(value)
    }
  }

  /// Authority: Objects/funcobject.c, `func_clear`: name, code and qualified name stay usable.
  private mutating func clearFunction(_ object: Ref) {
    let body = rows[object].body(FunctionBody.self)
    let saved = body.pointee
    body.pointee.module = .null
    body.pointee.defaults = .null
    body.pointee.keywordDefaults = .null
    body.pointee.documentation = owned(.none)
    body.pointee.dict = .null
    body.pointee.closure = .null
    body.pointee.annotations = .null
    body.pointee.typeParameters = .null
    for part in [
      saved.module, saved.defaults, saved.keywordDefaults, saved.documentation, saved.dict,
      saved.closure, saved.annotations, saved.typeParameters,
    ] { disownIfAny(part) }
  }

  /// Authority: Objects/typeobject.c, `type_clear`: the dict's contents and the MRO go.
  private mutating func clearClass(_ type: Ref) {
    let record = record(type)
    typeChanged(type)
    if !record.pointee.dict.isNull { clearDict(record.pointee.dict) }
    let mro = record.pointee.mro
    record.pointee.mro = .null
    disownIfAny(mro)
    typeChanged(type)
  }

  /// Authority: Objects/typeobject.c, `subtype_clear`: slots, then attribute values or the dict.
  private mutating func clearStore(
    _ object: Ref, _ store: UnsafeMutablePointer<InstanceBody>
  ) {
    for index in 0..<Int(store.pointee.slotCount) {
      let value = slotsOf(store)[index]
      slotsOf(store)[index] = .null
      disownIfAny(value)
    }
    if level >= .python313 {
      giveUpAttributes(store)
      return
    }
    let capacity = Int(store.pointee.valueCapacity)
    let values = inlineValuesOf(store)
    if capacity > 0 { orderBytes(values, capacity)[capacity] = 0 }
    for index in 0..<capacity where !values[index].isNull {
      let value = values[index]
      values[index] = .null
      disown(value)
    }
    let dict = store.pointee.dict
    store.pointee.dict = .null
    disownIfAny(dict)
  }
}
