import HeapTrace
import PythonSubset

/// Which names a line looks up, and where each is found, noted before the instruction that does it.
///
/// Authority: the language reference, 4.2.2 "Resolution of names". The compiler has decided already
/// whether a name is local, enclosing or global; the scopes before that one are told as missed.
extension World {
  /// Notes what an instruction that is about to run looks up.
  mutating func noteLookup(
    _ opcode: Opcode, _ operand: Int, _ frame: UnsafeMutablePointer<Frame>
  ) {
    let compiled = codes[Int(frame.pointee.code.pointee.index)]
    let search: (name: String, missed: [NameLookup.Scope], found: NameLookup.Scope?, value: Ref)
    switch opcode {
    case .loadFast, .loadFastCheck, .loadDeref, .loadClassDeref:
      let name = compiled.localNames[operand]
      if name.hasPrefix(".") { return }
      var value = frame.pointee.base[operand]
      if isCellSlot(compiled, operand), !value.isNull, rows[value].layout == .cell {
        value = rows[value].field0
      }
      let isFree = operand >= compiled.localNames.count - compiled.freeCount
      let scope: NameLookup.Scope = isFree ? .enclosing : .local
      let outer: NameLookup.Scope = opcode == .loadClassDeref ? .classBody : .local
      let missed = isFree ? [outer] : []
      search = (name, value.isNull ? missed + [scope] : missed, value.isNull ? nil : scope, value)
    case .loadName, .loadGlobal:
      search = searchNamespaces(operand, frame, compiled, isGlobal: opcode == .loadGlobal)
    default: return
    }
    let lookup = NameLookup(
      name: search.name, frame: Int(frame.pointee.id), missed: search.missed, found: search.found,
      value: search.value.isNull ? .unbound : quietValue(search.value))
    observer?.add(lookup)
  }

  private mutating func searchNamespaces(
    _ operand: Int, _ frame: UnsafeMutablePointer<Frame>, _ compiled: CodeObject, isGlobal: Bool
  ) -> (name: String, missed: [NameLookup.Scope], found: NameLookup.Scope?, value: Ref) {
    let name = compiled.names[operand]
    let key = frame.pointee.code.pointee.names[operand]
    var missed: [NameLookup.Scope] = []
    let locals = frame.pointee.locals
    if !isGlobal, !locals.isNull, locals != frame.pointee.globals {
      let value = rows[locals].layout == .dict ? dictGet(locals, name: key) : .null
      if !value.isNull { return (name, missed, .classBody, value) }
      missed.append(.classBody)
    } else if locals.isNull {
      missed.append(.local)
      if compiled.flags.contains(.nested) { missed.append(.enclosing) }
    }
    for (scope, dict) in [
      (NameLookup.Scope.global, frame.pointee.globals), (.builtin, frame.pointee.builtins),
    ] {
      let value = dictGet(dict, name: key)
      if !value.isNull { return (name, missed, scope, value) }
      missed.append(scope)
    }
    return (name, missed, nil, .null)
  }

  /// A value as a picture shows it; nothing new is numbered.
  mutating func quietValue(_ value: Ref) -> SlotValue {
    if let number = displayNumber(value) { return .object(number) }
    if let atom = atomText(value) { return .atom(atom) }
    return .atom(hiddenKind(value).map { "\($0.kind) \($0.name)" } ?? plainTypeName(value))
  }

  /// The lookups of a frame's line, and of frames that have ended without a line of their own.
  mutating func takeLookups(_ frame: UnsafeMutablePointer<Frame>?) -> [NameLookup] {
    guard observer?.lookups.isEmpty == false else { return [] }
    guard let frame else {
      defer { observer?.lookups = [] }
      return observer?.lookups ?? []
    }
    var running: Set<Int> = []
    for index in 0..<frameCount { running.insert(Int(frames[index].id)) }
    running.remove(Int(frame.pointee.id))
    let taken = observer?.lookups.filter { !running.contains($0.frame) } ?? []
    observer?.lookups.removeAll { !running.contains($0.frame) }
    return taken
  }
}

extension Observer {
  /// So many different lookups of a step are kept.
  private static let lookupLimit = 100

  /// Adds a lookup, unless the same one has just been made.
  func add(_ lookup: NameLookup) {
    if lookups.count < Observer.lookupLimit, !lookups.contains(lookup) { lookups.append(lookup) }
  }
}
