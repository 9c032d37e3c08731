/// What an object refers to, in the order in which CPython's `tp_traverse` visits it.
extension World {
  /// Calls `visit` with each reference that an object owns and the collector can see.
  func forEachReference(_ object: Ref, _ visit: (Ref) -> Void) {
    func each(_ value: Ref) { if !value.isNull { visit(value) } }
    let row = rows[object]
    // subtype_traverse visits what the class adds before it calls the base's.
    if record(row.type).pointee.isHeapType { forEachOfInstance(object, each) }
    switch row.layout {
    case .list:
      // list_traverse runs from the last item to the first.
      var index = listCount(object)
      while index > 0 {
        index -= 1
        each(listItems(object)[index])
      }
    case .tuple:
      var index = tupleCount(object)
      while index > 0 {
        index -= 1
        each(tupleItems(object)[index])
      }
    case .dict: forEachInDict(object, each)
    case .set: forEachInSet(object, each)
    case .instance:
      // Of the built-in types, only `types.SimpleNamespace` has attributes as instances do.
      if !record(row.type).pointee.isHeapType, row.a != 0, let store = store(of: object) {
        each(store.pointee.dict)
      }
    default: forEachOther(object, each)
    }
  }

  private func forEachInDict(_ object: Ref, _ visit: (Ref) -> Void) {
    let body = dict(object)
    if level >= .python312, rows[object].type == .type(.defaultDict) { visit(rows[object].type) }
    visit(body.pointee.factory)
    if body.pointee.isOrdered { forEachInOrder(object) { key, _ in visit(key) } }
    if let values = body.pointee.values {
      // Values inside an instance are the instance's to visit.
      guard body.pointee.owner.isNull else { return }
      for index in 0..<Int(body.pointee.valueCapacity) { visit(values[index]) }
      return
    }
    guard let keys = body.pointee.keys else { return }
    let onlyValues = keys.pointee.kind != .general
    for index in 0..<Int(keys.pointee.entryCount) {
      let entry = keys.entries[index]
      if entry.value.isNull { continue }
      visit(entry.value)
      if !onlyValues { visit(entry.key) }
    }
  }

  private func forEachInSet(_ object: Ref, _ visit: (Ref) -> Void) {
    var position = 0
    while let key = setNext(object, &position) { visit(key) }
  }

  /// Slots, attribute values or dict, then the type.
  private func forEachOfInstance(_ object: Ref, _ visit: (Ref) -> Void) {
    let type = rows[object].type
    if rows[object].layout == .type {
      visit(type)
      return
    }
    if let store = store(of: object) {
      for index in 0..<Int(store.pointee.slotCount) { visit(slotsOf(store)[index]) }
      let capacity = Int(store.pointee.valueCapacity)
      let values = inlineValuesOf(store)
      for index in 0..<capacity { visit(values[index]) }
      if capacity == 0 { visit(store.pointee.dict) }
    }
    visit(type)
  }

  private func forEachOther(_ object: Ref, _ visit: (Ref) -> Void) {
    let row = rows[object]
    switch row.layout {
    case .function:
      let body = row.body(FunctionBody.self).pointee
      for part in [
        body.code, body.globals, level >= .python310 ? body.builtins : .null, body.module,
        body.defaults, body.keywordDefaults, body.documentation, body.name, body.dict,
        body.closure, body.annotations, body.typeParameters, body.qualifiedName,
      ] { visit(part) }
    case .type:
      let record = record(object).pointee
      for part in [record.dict, record.mro, record.bases, record.base] { visit(part) }
    case .exception:
      let body = row.body(ExceptionBody.self).pointee
      // The message of an ImportError comes before name and path.
      if isSubtype(row.type, .exception(.importError)) { visit(body.extra2) }
      for part in [
        body.extra0, body.extra1,
        isSubtype(row.type, .exception(.importError)) ? .null : body.extra2, body.dict, body.args,
        body.traceback, body.cause,
        body.context,
      ] { visit(part) }
    case .generator: forEachInGenerator(object, visit)
    case .frame: forEachInFrame(object, visit)
    case .method:
      visit(row.field1)
      visit(row.field0)
    case .cell, .mappingProxy: visit(row.field0)
    case .traceback, .staticMethod, .classMethod:
      visit(row.field0)
      visit(row.field1)
    case .methodWrapper:
      visit(row.field1)
      visit(row.field0)
    case .native:
      visit(row.field0)
      // A function of a module knows the module's name too.
      if !row.field0.isNull, rows[row.field0].layout == .module { visit(rows[row.field0].field1) }
    case .getset, .member, .methodDescriptor, .module: visit(row.field0)
    case .superObject:
      visit(row.field1)
      visit(row.field0)
      visit(row.field2)
    case .property:
      for part in [row.field0, row.field1, row.field2, row.field3] { visit(part) }
      visit(givenName(object))
    case .weakref, .weakProxy: visit(row.field1)
    case .deque:
      if level >= .python312, !record(row.type).pointee.isHeapType { visit(row.type) }
      for index in 0..<dequeCount(object) { visit(dequePlace(object, index).pointee) }
    case .iteratorTool:
      if level >= .python312, !record(row.type).pointee.isHeapType { visit(row.type) }
      forEachInIteratorTool(object, visit)
    case .frameProxy, .strIterator: visit(row.field0)
    case .array:
      if level >= .python310, !record(row.type).pointee.isHeapType { visit(row.type) }
    case .orderedIterator: forEachInOrderedIterator(object, isComplete: false, visit)
    case .memoryview: visit(memoryBody(object).pointee.buffer)
    case .managedBuffer: visit(row.field0)
    case .callableTool:
      let visitsType = level >= .python310 && !record(row.type).pointee.isHeapType
      let isLast = row.type == .type(.attrgetter) || row.type == .type(.methodcaller)
      if visitsType, !isLast { visit(row.type) }
      forEachInCallableTool(object, visit)
      if visitsType, isLast { visit(row.type) }
    case .int, .float, .complex, .str, .bytes, .bytearray, .code, .opaque, .none: break
    default: forEachIteratorReference(object, visit)
    }
  }

  private func forEachInGenerator(_ object: Ref, _ visit: (Ref) -> Void) {
    let body = generator(object)
    if level >= .python311 {
      if level == .python311 { visit(body.pointee.frame.codeObject) }
      visit(body.pointee.name)
      visit(body.pointee.qualifiedName)
    }
    if level < .python311, !body.pointee.state.isOver {
      forEachFrameValue(body, visit)
    } else if body.pointee.state.holdsFrame {
      forEachFrameValue(body, visit)
    }
    visit(body.pointee.handled)
  }

  private func forEachFrameValue(
    _ body: UnsafeMutablePointer<GeneratorBody>, _ visit: (Ref) -> Void
  ) {
    let frame = body.pointee.frame
    if body.pointee.state == .running { return }
    visit(frame.object)
    visit(frame.locals)
    visit(frame.function)
    visit(frame.codeObject)
    for index in 0..<Int(body.pointee.valueCount) { visit(body.pointee.values[index]) }
  }

  private func forEachInFrame(_ object: Ref, _ visit: (Ref) -> Void) {
    let body = rows[object].body(FrameBody.self)
    if level >= .python311, body.pointee.isLive {
      return visit(body.pointee.extraLocals)
    }
    visit(body.pointee.back)
    if level < .python311 { visit(body.pointee.code) }
    if level < .python311 || body.pointee.ownsNamespaces {
      visit(body.pointee.builtins)
      visit(body.pointee.globals)
    }
    visit(body.pointee.locals)
    visit(body.pointee.extraLocals)
    visit(body.pointee.function)
    if level >= .python311 { visit(body.pointee.code) }
    if let values = body.pointee.values {
      for index in 0..<Int(body.pointee.valueCount) { visit(values[index]) }
    }
  }
}
