import HeapTrace
import PythonSubset

/// Every counted reference to an object, by the place that holds it: what a count is made of.
extension World {
  /// The references to an object: names first, then slots of objects in the order of the table,
  /// then the rest. What cannot be found (a built-in at work holds it) is told as `interpreter`.
  func references(to object: Ref) -> [Reference] {
    let owners = attributeDicts()
    var names: [Reference] = []
    var slots: [Reference] = []
    var rest: [Reference] = []
    for row in 1..<Int(rowCount) where rows[row].layout != .none && rows[row].count != 0 {
      let holder = Ref(UInt32(row))
      if holder == mainGlobals { continue }
      forEachOwned(holder) { target, place in
        if target == object { slots.append(reference(place, of: holder, owners)) }
      }
    }
    var position = 0
    while let entry = dictNext(mainGlobals, &position) {
      if entry.value == object, rows[entry.key].layout == .str {
        names.append(Reference(.name(text(entry.key), frame: nil)))
      }
      if entry.key == object { rest.append(Reference(.rest("name of the main module"))) }
    }
    forEachRoot(isExact: true) { target, place in
      guard target == object else { return }
      let found = reference(place)
      if case .name = found.holder { names.append(found) } else { rest.append(found) }
    }
    let count = Int(rows[object].count)
    if count < 0 { return names + slots }
    let all = Array((names + slots + rest).prefix(count))
    let missing = count - all.count
    return all + Array(repeating: Reference(.rest("interpreter")), count: max(0, missing))
  }

  /// The instance whose attributes each dict holds.
  private func attributeDicts() -> [UInt32: Ref] {
    var owners: [UInt32: Ref] = [:]
    for row in Int(Ref.firstFree)..<Int(rowCount) where rows[row].layout != .none {
      let object = Ref(UInt32(row))
      if rows[row].count == 0 { continue }
      if let store = store(of: object), !store.pointee.dict.isNull {
        owners[store.pointee.dict.raw] = object
      }
    }
    return owners
  }

  /// A slot of an object; a value in an instance's dict is that instance's attribute.
  private func reference(
    _ place: OwnedPlace, of holder: Ref, _ owners: [UInt32: Ref]
  ) -> Reference {
    if case .value(let key) = place, let owner = owners[holder.raw] {
      return Reference(.slot(shown(.attribute(key), of: owner), of: name(of: owner)))
    }
    if rows[holder].layout == .cell { return Reference(.rest("closure cell")) }
    if let kind = hiddenKind(holder) {
      return Reference(.rest("\(shown(place, of: holder)) of \(kind.kind) \(kind.name)"))
    }
    if isIterator(holder) { return Reference(.rest("loop iterator")) }
    return Reference(.slot(shown(place, of: holder), of: name(of: holder)))
  }

  func isIterator(_ object: Ref) -> Bool {
    switch rows[object].layout {
    case .listIterator, .tupleIterator, .setIterator, .dictIterator, .sequenceIterator,
      .rangeIterator, .callableIterator, .enumerate, .zip, .reversed, .map, .filter, .dequeIterator,
      .iteratorTool, .orderedIterator:
      true
    default: false
    }
  }

  private func reference(_ place: RootPlace) -> Reference {
    switch place {
    case .local(let frame, let slot):
      let compiled = codes[Int(frames[frame].code.pointee.index)]
      let names = compiled.localNames
      guard slot < names.count, !names[slot].hasPrefix(".") else {
        return Reference(.rest("loop iterator"))
      }
      return Reference(.name(names[slot], frame: "\(compiled.name)()"))
    case .stack(let frame, let depth):
      let value = (frames[frame].base + Int(frames[frame].code.pointee.slotCount))[depth]
      if isIterator(value) { return Reference(.rest("loop iterator")) }
      return Reference(.rest(frame + 1 < frameCount ? "argument" : "evaluation stack"))
    case .frame(_, let what), .interpreter(let what): return Reference(.rest("\(what)"))
    }
  }

  /// A place in an object, in words.
  func shown(_ place: OwnedPlace, of holder: Ref) -> String {
    switch place {
    case .item(let index): return "item \(index)"
    case .element: return "element"
    case .key: return "key"
    case .value(let key): return "value \(keyText(key))"
    case .attribute(let name): return "attribute \(rows[name].layout == .str ? text(name) : "?")"
    case .slot(let index): return "attribute \(slotName(index, of: holder))"
    case .local(let index): return "variable \(localName(index, of: holder))"
    case .type: return "type"
    case .field(let name): return "\(name)"
    }
  }

  private func keyText(_ key: Ref) -> String {
    switch rows[key].layout {
    case .str: "'\(text(key))'"
    case .int where isSmall(key): "\(smallValue(key))"
    default: "under a \(plainTypeName(key))"
    }
  }

  private func slotName(_ index: Int, of object: Ref) -> String {
    var type = rows[object].type
    while !type.isNull, record(type).pointee.isHeapType {
      var position = 0
      while let entry = dictNext(record(type).pointee.dict, &position) {
        if rows[entry.value].layout == .member, Int(rows[entry.value].b) == index {
          return text(entry.key)
        }
      }
      type = record(type).pointee.base
    }
    return "\(index)"
  }

  private func localName(_ index: Int, of object: Ref) -> String {
    let code: Int
    switch rows[object].layout {
    case .generator: code = Int(generator(object).pointee.frame.code.pointee.index)
    case .frame:
      code = Int(
        rows[rows[object].body(FrameBody.self).pointee.code].body(CodeBody.self)
          .pointee.index)
    default: return "\(index)"
    }
    let names = codes[code].localNames
    return index < names.count ? names[index] : "\(index)"
  }
}
