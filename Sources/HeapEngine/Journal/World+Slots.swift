import HeapTrace
import PythonSubset

/// The slots of objects as pictures show them, in the order in which authors write them.
extension World {
  /// A slot's name before it is a text, which only pictures need.
  enum SlotName {
    case index(Int)
    /// A str object; what else names an attribute is shown as `?`.
    case text(Ref)
    /// A key that is an atom, as its literal.
    case atom(Ref)
    case word(String)
    /// A local variable, by its place in the frame.
    case local(Int, String)
  }

  /// Adds a slot, where slots are shown, and queues its object; nothing, where it holds none.
  mutating func show(
    _ name: SlotName, _ value: Ref, in slots: inout [Slot], _ walk: inout StateWalk
  ) {
    if value.isNull { return }
    if walk.isSigning { return addSigns(name, value, &walk) }
    let shown = slotValue(value, &walk)
    if walk.isDrawn { slots.append(Slot(name: slotName(name), value: shown)) }
  }

  private mutating func slotName(_ name: SlotName) -> String {
    switch name {
    case .index(let index): index < World.indices.count ? World.indices[index] : "\(index)"
    case .text(let name): rows[name].layout == .str ? text(name) : "?"
    case .atom(let key): atomText(key) ?? "?"
    case .word(let word), .local(_, let word): word
    }
  }

  /// The first indices as texts.
  private static let indices = (0..<100).map { "\($0)" }

  /// An object's slots.
  mutating func captureSlots(_ object: Ref, _ walk: inout StateWalk) -> [Slot] {
    var slots: [Slot] = []
    switch rows[object].layout {
    case .list:
      for index in 0..<listCount(object) {
        show(.index(index), listItems(object)[index], in: &slots, &walk)
      }
    case .tuple:
      for index in 0..<tupleCount(object) {
        show(.index(index), tupleItems(object)[index], in: &slots, &walk)
      }
    case .deque:
      for index in 0..<dequeCount(object) {
        show(.index(index), dequePlace(object, index).pointee, in: &slots, &walk)
      }
    case .dict: slots = captureItems(object, &walk)
    case .set:
      var position = 0
      while let key = setNext(object, &position) {
        show(.index(slots.count), key, in: &slots, &walk)
      }
    case .weakref, .weakProxy:
      captureReferent(of: object, in: &slots, &walk)
      show(.local(0, "callback"), rows[object].field1, in: &slots, &walk)
    case .generator: slots = captureGenerator(object, &walk)
    case .exception: slots = captureException(object, &walk)
    case _ where isBoxed(object):
      walk.isSure = false
      slots = [Slot(name: "", value: .atom(atomText(object) ?? ""))]
    default: slots = captureFields(object, &walk)
    }
    if let store = store(of: object) { captureAttributes(object, store, in: &slots, &walk) }
    return slots
  }

  /// What a weak reference shows; it leads nowhere else, so its object is walked apart.
  private mutating func captureReferent(
    of object: Ref, in slots: inout [Slot], _ walk: inout StateWalk
  ) {
    let target = referent(object)
    let number = walk.queue.count
    if walk.isSigning {
      if target.isNull { walk.signs.append(4 << 60) } else { addSigns(of: target, &walk) }
    } else {
      let value = target.isNull ? SlotValue.atom("dead") : slotValue(target, &walk)
      slots.append(Slot(name: "object", value: value, isWeak: true))
    }
    if walk.queue.count > number { walk.weak.append(walk.queue.removeLast()) }
  }

  private mutating func captureItems(_ object: Ref, _ walk: inout StateWalk) -> [Slot] {
    var slots: [Slot] = []
    var position = 0
    while let entry = dictNext(object, &position) {
      var name = SlotName.atom(entry.key)
      if !isAtom(entry.key) {
        name = .word("[\(slots.count)]")
        show(.word("key [\(slots.count)]"), entry.key, in: &slots, &walk)
      }
      show(name, entry.value, in: &slots, &walk)
    }
    return slots
  }

  private mutating func captureAttributes(
    _ object: Ref, _ store: UnsafeMutablePointer<InstanceBody>, in slots: inout [Slot],
    _ walk: inout StateWalk
  ) {
    var type = rows[object].type
    var names: [(Int, Ref)] = []
    while store.pointee.slotCount > 0, !type.isNull, record(type).pointee.isHeapType {
      var position = 0
      while let entry = dictNext(record(type).pointee.dict, &position) {
        if rows[entry.value].layout == .member {
          names.append((Int(rows[entry.value].b), entry.key))
        }
      }
      type = record(type).pointee.base
    }
    for (index, name) in names.sorted(by: { $0.0 < $1.0 })
    where index < Int(store.pointee.slotCount) {
      show(.text(name), slotsOf(store)[index], in: &slots, &walk)
    }
    let capacity = Int(store.pointee.valueCapacity)
    if capacity > 0, let keys = record(rows[object].type).pointee.sharedKeys {
      let values = inlineValuesOf(store)
      let order = orderBytes(values, capacity)
      for place in 0..<Int(order[capacity]) {
        let index = Int(order[place])
        show(.text(keys.entries[index].key), values[index], in: &slots, &walk)
      }
    } else if !store.pointee.dict.isNull {
      var position = 0
      while let entry = dictNext(store.pointee.dict, &position) {
        show(.text(entry.key), entry.value, in: &slots, &walk)
      }
    }
  }

  private mutating func captureGenerator(_ object: Ref, _ walk: inout StateWalk) -> [Slot] {
    let body = generator(object)
    guard body.pointee.state.holdsFrame else { return [] }
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
      show(.local(index, name), value, in: &slots, &walk)
    }
    return slots
  }

  private mutating func captureException(_ object: Ref, _ walk: inout StateWalk) -> [Slot] {
    let body = exceptionBody(object).pointee
    var slots: [Slot] = []
    for (place, (name, value)) in [
      ("args", body.args), ("traceback", body.traceback), ("context", body.context),
      ("cause", body.cause),
    ].enumerated() { show(.local(place, name), value, in: &slots, &walk) }
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
    for (place, (name, value)) in zip(names, fields).enumerated() {
      show(.local(place, name), value, in: &slots, &walk)
    }
    return slots
  }
}
