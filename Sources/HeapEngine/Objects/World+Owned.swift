/// Which place of an object owns a reference.
enum OwnedPlace {
  /// An item of a list or tuple.
  case item(Int)
  /// An element of a set.
  case element
  /// A key of a dict, and the value under a key.
  case key
  case value(Ref)
  /// An attribute among an instance's inline values, a `__slots__` value by its index.
  case attribute(Ref)
  case slot(Int)
  /// A value of a suspended generator or of a frame that its object keeps.
  case local(Int)
  /// The type of an instance of a class.
  case type
  /// Anything else, by name.
  case field(StaticString)
}

/// Every reference that an object owns: what makes the counts of others, whether the collector
/// sees it or not. The order is that of the slots.
extension World {
  /// Calls `visit` with each reference that an object owns. Names of attributes that instances
  /// share are owned by the table (`forEachName(in:_:)`).
  func forEachOwned(_ object: Ref, _ visit: (Ref, OwnedPlace) -> Void) {
    let row = rows[object]
    switch row.layout {
    case .none, .int, .float, .complex, .str, .bytes, .bytearray, .opaque: break
    case .list:
      for index in 0..<listCount(object) { own(listItems(object)[index], .item(index), visit) }
    case .tuple:
      if row.a == 0 { break }
      for index in 0..<tupleCount(object) { own(tupleItems(object)[index], .item(index), visit) }
    case .dict: if row.a != 0 { forEachOwnedOfDict(object, visit) }
    case .set:
      if row.a == 0 { break }
      var position = 0
      while let key = setNext(object, &position) { visit(key, .element) }
    case .deque:
      if row.a == 0 { break }
      for index in 0..<dequeCount(object) {
        visit(dequePlace(object, index).pointee, .item(index))
      }
    case .type: forEachOwnedOfType(object, visit)
    case .function: if row.a != 0 { forEachOwnedOfFunction(object, visit) }
    case .exception: if row.a != 0 { forEachOwnedOfException(object, visit) }
    case .code: if row.a != 0 { forEachOwnedOfCode(object, visit) }
    case .generator: if row.a != 0 { forEachOwnedOfGenerator(object, visit) }
    case .frame: if row.a != 0 { forEachOwnedOfFrame(object, visit) }
    default: forEachOwnedField(object, visit)
    }
    // Of the built-in types, only `types.SimpleNamespace` has attributes as instances do.
    guard record(row.type).pointee.isHeapType || row.layout == .instance else { return }
    if record(row.type).pointee.isHeapType { visit(row.type, .type) }
    if let store = store(of: object) { forEachOwnedOfStore(object, store, visit) }
  }

  private func own(_ value: Ref, _ place: OwnedPlace, _ visit: (Ref, OwnedPlace) -> Void) {
    if !value.isNull { visit(value, place) }
  }

  private func forEachOwnedOfDict(_ object: Ref, _ visit: (Ref, OwnedPlace) -> Void) {
    let body = dict(object)
    own(body.pointee.factory, .field("default_factory"), visit)
    if body.pointee.isOrdered { forEachInOrder(object, visit) }
    guard let keys = body.pointee.keys else { return }
    if let values = body.pointee.values {
      // Values inside an instance are the instance's own (3.13).
      guard body.pointee.owner.isNull else { return }
      let known = min(Int(keys.pointee.entryCount), Int(body.pointee.valueCapacity))
      for index in 0..<known { own(values[index], .value(keys.entries[index].key), visit) }
      return
    }
    for index in 0..<Int(keys.pointee.entryCount) {
      let entry = keys.entries[index]
      own(entry.value, .value(entry.key), visit)
      if keys.pointee.kind != .shared, !entry.value.isNull { own(entry.key, .key, visit) }
    }
  }

  /// Calls `visit` with the names that a shared table of attribute names owns.
  func forEachName(in keys: UnsafeMutablePointer<DictKeys>, _ visit: (Ref) -> Void) {
    for index in 0..<Int(keys.pointee.entryCount) where !keys.entries[index].key.isNull {
      visit(keys.entries[index].key)
    }
  }

  private func forEachOwnedOfStore(
    _ object: Ref, _ store: UnsafeMutablePointer<InstanceBody>,
    _ visit: (Ref, OwnedPlace) -> Void
  ) {
    for index in 0..<Int(store.pointee.slotCount) {
      own(slotsOf(store)[index], .slot(index), visit)
    }
    let capacity = Int(store.pointee.valueCapacity)
    if capacity > 0, let keys = record(rows[object].type).pointee.sharedKeys {
      let values = inlineValuesOf(store)
      for index in 0..<capacity where !values[index].isNull {
        visit(values[index], .attribute(keys.entries[index].key))
      }
    }
    own(store.pointee.dict, .field("__dict__"), visit)
  }

  private func forEachOwnedOfType(_ object: Ref, _ visit: (Ref, OwnedPlace) -> Void) {
    let record = record(object).pointee
    own(record.dict, .field("__dict__"), visit)
    own(record.mro, .field("__mro__"), visit)
    own(record.bases, .field("__bases__"), visit)
    own(record.base, .field("__base__"), visit)
    own(record.slotNames, .field("__slots__"), visit)
    own(record.name, .field("__name__"), visit)
    own(record.qualifiedName, .field("__qualname__"), visit)
  }

  private func forEachOwnedOfFunction(_ object: Ref, _ visit: (Ref, OwnedPlace) -> Void) {
    let body = rows[object].body(FunctionBody.self).pointee
    own(body.code, .field("__code__"), visit)
    own(body.globals, .field("__globals__"), visit)
    own(body.builtins, .field("__builtins__"), visit)
    own(body.defaults, .field("__defaults__"), visit)
    own(body.keywordDefaults, .field("__kwdefaults__"), visit)
    own(body.closure, .field("__closure__"), visit)
    own(body.name, .field("__name__"), visit)
    own(body.qualifiedName, .field("__qualname__"), visit)
    own(body.documentation, .field("__doc__"), visit)
    own(body.module, .field("__module__"), visit)
    own(body.dict, .field("__dict__"), visit)
    own(body.annotations, .field("__annotations__"), visit)
    own(body.typeParameters, .field("__type_params__"), visit)
  }

  private func forEachOwnedOfException(_ object: Ref, _ visit: (Ref, OwnedPlace) -> Void) {
    let body = exceptionBody(object).pointee
    own(body.args, .field("args"), visit)
    own(body.traceback, .field("__traceback__"), visit)
    own(body.context, .field("__context__"), visit)
    own(body.cause, .field("__cause__"), visit)
    own(body.dict, .field("__dict__"), visit)
    for extra in [body.extra0, body.extra1, body.extra2] { own(extra, .field("value"), visit) }
  }

  private func forEachOwnedOfCode(_ object: Ref, _ visit: (Ref, OwnedPlace) -> Void) {
    let body = rows[object].body(CodeBody.self)
    own(body.pointee.constantTuple, .field("co_consts"), visit)
    for index in 0..<Int(body.pointee.nameCount) {
      own(body.pointee.names[index], .field("co_names"), visit)
    }
    own(body.pointee.name, .field("co_name"), visit)
    own(body.pointee.qualifiedName, .field("co_qualname"), visit)
    own(body.pointee.filename, .field("co_filename"), visit)
  }

  private func forEachOwnedOfGenerator(_ object: Ref, _ visit: (Ref, OwnedPlace) -> Void) {
    let body = generator(object)
    own(body.pointee.name, .field("__name__"), visit)
    own(body.pointee.qualifiedName, .field("__qualname__"), visit)
    own(body.pointee.handled, .field("exception being handled"), visit)
    if holdsCodeTwice || body.pointee.state != .running {
      own(body.pointee.frame.codeObject, .field("gi_code"), visit)
    }
    guard body.pointee.state.holdsFrame else { return }
    if holdsCodeTwice { own(body.pointee.frame.codeObject, .field("f_code"), visit) }
    for index in 0..<Int(body.pointee.valueCount) {
      own(body.pointee.values[index], .local(index), visit)
    }
    let frame = body.pointee.frame
    own(frame.object, .field("gi_frame"), visit)
    own(frame.locals, .field("f_locals"), visit)
    if profile.movesArguments { own(frame.function, .field("function"), visit) }
  }

  private func forEachOwnedOfFrame(_ object: Ref, _ visit: (Ref, OwnedPlace) -> Void) {
    let body = rows[object].body(FrameBody.self)
    if !body.pointee.isLive {
      own(body.pointee.code, .field("f_code"), visit)
      own(body.pointee.locals, .field("f_locals"), visit)
    }
    if body.pointee.ownsNamespaces {
      own(body.pointee.globals, .field("f_globals"), visit)
      own(body.pointee.builtins, .field("f_builtins"), visit)
    }
    own(body.pointee.extraLocals, .field("f_locals"), visit)
    own(body.pointee.back, .field("f_back"), visit)
    own(body.pointee.function, .field("function"), visit)
    guard let values = body.pointee.values else { return }
    for index in 0..<Int(body.pointee.valueCount) { own(values[index], .local(index), visit) }
  }

  /// Objects that keep up to four references in their row, or a small body.
  private func forEachOwnedField(_ object: Ref, _ visit: (Ref, OwnedPlace) -> Void) {
    let row = rows[object]
    switch row.layout {
    case .instance: break
    case .cell: own(row.field0, .field("contents"), visit)
    case .strIterator: own(row.field0, .field("over"), visit)
    case .method:
      own(row.field0, .field("__self__"), visit)
      own(row.field1, .field("__func__"), visit)
    case .weakref, .weakProxy: own(row.field1, .field("callback"), visit)
    case .traceback:
      own(row.field0, .field("tb_next"), visit)
      own(row.field1, .field("tb_frame"), visit)
    case .native, .getset, .member, .methodDescriptor, .methodWrapper, .module:
      own(row.field0, .field("__self__"), visit)
      own(row.field1, .field("__name__"), visit)
    case .property, .superObject, .staticMethod, .classMethod, .mappingProxy:
      for field in [row.field0, row.field1, row.field2, row.field3] {
        own(field, .field("function"), visit)
      }
      if row.layout == .property { own(givenName(object), .field("__name__"), visit) }
    case .orderedIterator:
      forEachInOrderedIterator(object, isComplete: true) { visit($0, .field("over")) }
    case .frameProxy: own(row.field0, .field("frame"), visit)
    case .memoryview: own(memoryBody(object).pointee.buffer, .field("mbuf"), visit)
    case .managedBuffer: own(row.field0, .field("obj"), visit)
    case .callableTool: forEachOwnedByCallableTool(object) { visit($0, .field("function")) }
    default: forEachIteratorReference(object) { visit($0, .field("over")) }
    }
  }
}
