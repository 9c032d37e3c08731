/// `getattr` and its kin, `dir`, and the namespaces of frames.
extension World {
  /// Whether a name is a str; otherwise TypeError is pending.
  private mutating func isAttributeName(_ name: Ref, _ function: String) -> Bool {
    if layout(name) == .str { return true }
    if level < .python311, function != "setattr" {
      raise(.typeError, "\(function)(): attribute name must be string")
    } else {
      raise(.typeError, "attribute name must be string, not '\(typeName(name))'")
    }
    return false
  }

  /// An attribute name as the machine's tables want it: interned; owned.
  private mutating func attributeName(_ name: Ref) -> Ref {
    type(of: name) == .type(.str) ? intern(owned(name)) : internedStr(text(name))
  }

  mutating func getAttributeFunction(_ arguments: Arguments) -> Ref {
    guard isAttributeName(arguments[1], "getattr") else { return .null }
    let name = attributeName(arguments[1])
    defer { disown(name) }
    if arguments.count == 2 { return getAttribute(arguments[0], name) }
    let found = getAttributeIfAny(arguments[0], name)
    if !found.isNull || !pending.isNull { return found }
    return owned(arguments[2])
  }

  mutating func hasAttributeFunction(_ object: Ref, _ given: Ref) -> Ref {
    guard isAttributeName(given, "hasattr") else { return .null }
    let name = attributeName(given)
    defer { disown(name) }
    let found = getAttributeIfAny(object, name)
    if found.isNull { return pending.isNull ? owned(.falseObject) : .null }
    disown(found)
    return owned(.trueObject)
  }

  mutating func setAttributeFunction(_ object: Ref, _ given: Ref, _ value: Ref) -> Ref {
    guard isAttributeName(given, "setattr") else { return .null }
    let name = attributeName(given)
    defer { disown(name) }
    return setAttribute(object, name, value) ? owned(.none) : .null
  }

  // MARK: dir

  mutating func dirFunction(_ arguments: Arguments) -> Ref {
    if arguments.count == 1 { return dirOf(arguments[0]) }
    guard frameCount > 0 else { return makeList() }
    let names = keyList(fastLocals(of: frames + (frameCount - 1)))
    return names.isNull ? .null : sorted(names)
  }

  /// `dir(object)`: a sorted list, owned; null with an exception pending.
  mutating func dirOf(_ object: Ref) -> Ref {
    guard let names = callBoundSpecial(object, .dir, []) else {
      return raise(.typeError, "object does not provide __dir__")
    }
    if names.isNull { return .null }
    let items = collectItems(names)
    disown(names)
    guard let items else { return .null }
    return sorted(makeList(consuming: items))
  }

  /// Sorts a list of names, which it consumes and returns.
  private mutating func sorted(_ list: Ref) -> Ref {
    let items = (0..<listCount(list)).map { listItems(list)[$0] }
    if items.allSatisfy({ layout($0) == .str }) {
      let order = items.map { (scalars($0), $0) }.sorted { $0.0.lexicographicallyPrecedes($1.0) }
      for (index, item) in order.enumerated() { listItems(list)[index] = item.1 }
      return list
    }
    let done = callMethod(list, .name(.sort), [])
    if done.isNull {
      disown(list)
      return .null
    }
    disown(done)
    return list
  }

  private mutating func keyList(_ mapping: Ref) -> Ref {
    guard let items = collectItems(mapping) else { return .null }
    return makeList(consuming: items)
  }

  /// `object.__dir__`: the instance's names, then those of its class and bases.
  mutating func objectDir(_ object: Ref) -> Ref {
    let names = makeDict()
    let dict = getAttributeIfAny(object, .name(.dict))
    if !dict.isNull {
      if layout(dict) == .dict { mergeNames(dict, into: names) }
      disown(dict)
    }
    let type = getAttributeIfAny(object, .name(.classAttribute))
    if !type.isNull {
      if layout(type) == .type { mergeClassNames(type, into: names) }
      disown(type)
    }
    if !pending.isNull {
      disown(names)
      return .null
    }
    return takeKeys(names)
  }

  /// `type.__dir__`: the names of a class and its bases.
  mutating func typeDir(_ type: Ref) -> Ref {
    let names = makeDict()
    mergeClassNames(type, into: names)
    return takeKeys(names)
  }

  private mutating func takeKeys(_ names: Ref) -> Ref {
    let list = keyList(names)
    disown(names)
    return list
  }

  private mutating func mergeNames(_ dict: Ref, into names: Ref) {
    var position = 0
    while let entry = dictNext(dict, &position) {
      _ = dictSet(names, entry.key, .none, hash: entry.hash)
    }
  }

  private mutating func mergeClassNames(_ type: Ref, into names: Ref) {
    let mro = record(type).pointee.mro
    if mro.isNull { return }
    for index in 0..<tupleCount(mro) {
      mergeNames(record(tupleItems(mro)[index]).pointee.dict, into: names)
    }
  }

  // MARK: Namespaces of frames

  /// The locals of a running frame: its namespace, or a dict made of its fast slots; borrowed.
  ///
  /// Authority: CPython to 3.12, Objects/frameobject.c, `PyFrame_FastToLocalsWithError`.
  mutating func fastLocals(of frame: UnsafeMutablePointer<Frame>) -> Ref {
    guard frame.pointee.code.pointee.isOptimized else {
      return frame.pointee.locals.isNull ? frame.pointee.globals : frame.pointee.locals
    }
    if frame.pointee.locals.isNull { frame.pointee.locals = makeDict() }
    let count = Int(frame.pointee.code.pointee.slotCount)
    fillLocals(
      frame.pointee.locals, frame.pointee.code, UnsafePointer(frame.pointee.base), count)
    return frame.pointee.locals
  }

  /// What `locals()` returns in the innermost frame, owned: from 3.13 on a function's is a new dict
  /// each time (PEP 667).
  mutating func currentLocals() -> Ref {
    let frame = frames + (frameCount - 1)
    guard level >= .python313, frame.pointee.code.pointee.isOptimized else {
      return owned(fastLocals(of: frame))
    }
    let dict = makeDict()
    fillLocals(
      dict, frame.pointee.code, UnsafePointer(frame.pointee.base),
      Int(frame.pointee.code.pointee.slotCount))
    if !frame.pointee.object.isNull {
      let extra = rows[frame.pointee.object].body(FrameBody.self).pointee.extraLocals
      if !extra.isNull { _ = dictUpdate(dict, extra) }
    }
    return dict
  }

  /// The locals of a frame object, running or ended; borrowed.
  mutating func frameLocals(_ object: Ref) -> Ref {
    let body = rows[object].body(FrameBody.self)
    if body.pointee.index >= 0 {
      body.pointee.locals = fastLocals(of: frames + Int(body.pointee.index))
      return body.pointee.locals
    }
    let code = rows[body.pointee.code].body(CodeBody.self)
    guard code.pointee.isOptimized else {
      return body.pointee.locals.isNull ? body.pointee.globals : body.pointee.locals
    }
    if body.pointee.locals.isNull {
      let made = makeDict()
      body.pointee.locals = made
      if body.pointee.isLive { generator(body.pointee.generator).pointee.frame.locals = made }
    }
    if let values = body.pointee.values {
      fillLocals(
        body.pointee.locals, code, UnsafePointer(values), Int(body.pointee.valueCount))
    } else if !body.pointee.generator.isNull {
      let suspended = generator(body.pointee.generator)
      let count = min(Int(code.pointee.slotCount), Int(suspended.pointee.valueCount))
      fillLocals(body.pointee.locals, code, UnsafePointer(suspended.pointee.values), count)
    }
    return body.pointee.locals
  }

  private mutating func fillLocals(
    _ dict: Ref, _ code: UnsafeMutablePointer<CodeBody>, _ values: UnsafePointer<Ref>, _ count: Int
  ) {
    let compiled = codes[Int(code.pointee.index)]
    let firstFree = compiled.localNames.count - compiled.freeCount
    let slots = 0..<min(count, compiled.localNames.count)
    let isCell = { (index: Int) in index >= firstFree || compiled.cellSlots.contains(index) }
    guard level < .python311 else {
      for index in slots {
        fillLocal(dict, compiled.localNames[index], values[index], isCell: isCell(index))
      }
      return
    }
    // Up to 3.10 cells come behind the plain variables, each kind in alphabetical order; an argument
    // in a cell has an empty place among the variables.
    let arguments =
      Int(code.pointee.argumentCount + code.pointee.keywordOnlyCount)
      + (code.pointee.hasVarArgs ? 1 : 0) + (code.pointee.hasVarKeywords ? 1 : 0)
    for index in slots where !isCell(index) || index < arguments {
      let value = isCell(index) ? Ref.null : values[index]
      fillLocal(dict, compiled.localNames[index], value, isCell: false)
    }
    let cells = slots.filter(isCell).sorted {
      ($0 >= firstFree ? 1 : 0, compiled.localNames[$0])
        < ($1 >= firstFree ? 1 : 0, compiled.localNames[$1])
    }
    for index in cells { fillLocal(dict, compiled.localNames[index], values[index], isCell: true) }
  }

  private mutating func fillLocal(_ dict: Ref, _ plain: String, _ slot: Ref, isCell: Bool) {
    if plain.hasPrefix("."), plain != ".0" { return }
    let isHeld = isCell && !slot.isNull && layout(slot) == .cell
    let value = isHeld ? rows[slot].field0 : slot
    let name = internedStr(plain)
    if value.isNull {
      _ = dictRemove(dict, name, hash: strHash(name))
    } else {
      dictSet(dict, name, value)
    }
    disown(name)
  }
}
