import HeapTrace
import PythonSubset

/// The slots of objects as pictures show them, in the order in which authors write them.
extension World {
  /// An object's slots.
  mutating func captureSlots(_ object: Ref, _ walk: inout StateWalk) -> [Slot] {
    var slots: [Slot] = []
    switch rows[object].layout {
    case .list:
      for index in 0..<listCount(object) {
        let value = slotValue(listItems(object)[index], &walk)
        slots.append(Slot(name: "\(index)", value: value))
      }
    case .tuple:
      for index in 0..<tupleCount(object) {
        let value = slotValue(tupleItems(object)[index], &walk)
        slots.append(Slot(name: "\(index)", value: value))
      }
    case .deque:
      for index in 0..<dequeCount(object) {
        let value = slotValue(dequePlace(object, index).pointee, &walk)
        slots.append(Slot(name: "\(index)", value: value))
      }
    case .dict: slots = captureItems(object, &walk)
    case .set:
      var position = 0
      while let key = setNext(object, &position) {
        slots.append(Slot(name: "\(slots.count)", value: slotValue(key, &walk)))
      }
    case .weakref, .weakProxy:
      let target = referent(object)
      let value = target.isNull ? SlotValue.atom("dead") : weakValue(target, &walk)
      slots.append(Slot(name: "object", value: value, isWeak: true))
      if !rows[object].field1.isNull {
        slots.append(Slot(name: "callback", value: slotValue(rows[object].field1, &walk)))
      }
    case .generator: slots = captureGenerator(object, &walk)
    case .exception: slots = captureException(object, &walk)
    default: slots = captureFields(object, &walk)
    }
    if let store = store(of: object) { slots += captureAttributes(object, store, &walk) }
    return slots
  }

  /// What a weak reference shows; it leads nowhere else, so its object is walked apart.
  private mutating func weakValue(_ object: Ref, _ walk: inout StateWalk) -> SlotValue {
    let number = walk.queue.count
    let value = slotValue(object, &walk)
    if walk.queue.count > number { walk.weak.append(walk.queue.removeLast()) }
    return value
  }

  private mutating func captureItems(_ object: Ref, _ walk: inout StateWalk) -> [Slot] {
    var slots: [Slot] = []
    var position = 0
    while let entry = dictNext(object, &position) {
      let name: String
      if let atom = atomText(entry.key) {
        name = atom
      } else {
        name = "[\(slots.count)]"
        slots.append(Slot(name: "key \(name)", value: slotValue(entry.key, &walk)))
      }
      slots.append(Slot(name: name, value: slotValue(entry.value, &walk)))
    }
    return slots
  }

  private mutating func captureAttributes(
    _ object: Ref, _ store: UnsafeMutablePointer<InstanceBody>, _ walk: inout StateWalk
  ) -> [Slot] {
    var slots: [Slot] = []
    var type = rows[object].type
    var names: [(Int, String)] = []
    while !type.isNull, record(type).pointee.isHeapType {
      var position = 0
      while let entry = dictNext(record(type).pointee.dict, &position) {
        if rows[entry.value].layout == .member {
          names.append((Int(rows[entry.value].b), text(entry.key)))
        }
      }
      type = record(type).pointee.base
    }
    for (index, name) in names.sorted(by: { $0.0 < $1.0 })
    where index < Int(store.pointee.slotCount) && !slotsOf(store)[index].isNull {
      slots.append(Slot(name: name, value: slotValue(slotsOf(store)[index], &walk)))
    }
    let capacity = Int(store.pointee.valueCapacity)
    if capacity > 0, let keys = record(rows[object].type).pointee.sharedKeys {
      let values = inlineValuesOf(store)
      let order = orderBytes(values, capacity)
      for place in 0..<Int(order[capacity]) {
        let index = Int(order[place])
        let name = text(keys.entries[index].key)
        slots.append(Slot(name: name, value: slotValue(values[index], &walk)))
      }
    } else if !store.pointee.dict.isNull {
      var position = 0
      while let entry = dictNext(store.pointee.dict, &position) {
        let name = rows[entry.key].layout == .str ? text(entry.key) : "?"
        slots.append(Slot(name: name, value: slotValue(entry.value, &walk)))
      }
    }
    return slots
  }

  private mutating func captureGenerator(_ object: Ref, _ walk: inout StateWalk) -> [Slot] {
    let body = generator(object)
    guard body.pointee.state == .created || body.pointee.state == .suspended else { return [] }
    let compiled = codes[Int(body.pointee.frame.code.pointee.index)]
    var slots: [Slot] = []
    for index in 0..<Int(body.pointee.valueCount) {
      var value = body.pointee.values[index]
      if value.isNull { continue }
      let isLocal = index < compiled.localNames.count
      if isLocal, isCellSlot(compiled, index), rows[value].layout == .cell {
        value = rows[value].field0
        if value.isNull { continue }
      }
      let name = isLocal ? compiled.localNames[index] : "stack \(index - compiled.localNames.count)"
      slots.append(Slot(name: name, value: slotValue(value, &walk)))
    }
    return slots
  }

  private mutating func captureException(_ object: Ref, _ walk: inout StateWalk) -> [Slot] {
    let body = exceptionBody(object).pointee
    var slots: [Slot] = []
    for (name, value) in [
      ("args", body.args), ("traceback", body.traceback), ("context", body.context),
      ("cause", body.cause),
    ] where !value.isNull { slots.append(Slot(name: name, value: slotValue(value, &walk))) }
    return slots
  }

  private mutating func captureFields(_ object: Ref, _ walk: inout StateWalk) -> [Slot] {
    let names: [String]
    switch rows[object].layout {
    case .method: names = ["self", "function"]
    case .cell: names = ["contents"]
    case .traceback: names = ["next", "frame"]
    case .property: names = ["getter", "setter", "deleter"]
    case .staticMethod, .classMethod: names = ["function"]
    case .listIterator, .tupleIterator, .strIterator: names = ["over"]
    case .mappingProxy: names = ["mapping"]
    default: return []
    }
    let row = rows[object]
    let fields = [row.field0, row.field1, row.field2]
    var slots: [Slot] = []
    for (name, value) in zip(names, fields) where !value.isNull {
      slots.append(Slot(name: name, value: slotValue(value, &walk)))
    }
    return slots
  }
}
