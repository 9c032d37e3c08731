import HeapTrace
import PythonSubset

/// Queries about frames and scopes: `names(f)`, `resolves(n)`.
extension World {
  /// The variables that are bound in a frame: of the module, or of the innermost running call of a
  /// function.
  mutating func namesQuery(_ argument: QueryExpression?) throws(QueryFault) -> QueryValue {
    guard let argument else { return .list(boundNames(in: mainGlobals).map { .text($0) }) }
    let name = try word(argument)
    if name == "module" { return .list(boundNames(in: mainGlobals).map { .text($0) }) }
    for index in (0..<frameCount).reversed() {
      let compiled = codes[Int(frames[index].code.pointee.index)]
      guard compiled.name == name, compiled.filename == observer?.filename else { continue }
      return .list(boundNames(inFrame: index).map { .text($0) })
    }
    throw .unresolved("no call of '\(name)' is running here")
  }

  private func boundNames(in dict: Ref) -> [String] {
    var names: [String] = []
    var position = 0
    while let entry = dictNext(dict, &position) {
      guard rows[entry.key].layout == .str else { continue }
      let name = text(entry.key)
      if !(name.hasPrefix("__") && name.hasSuffix("__")) { names.append(name) }
    }
    return names
  }

  private func boundNames(inFrame index: Int) -> [String] {
    let frame = frames[index]
    if !frame.locals.isNull { return boundNames(in: frame.locals) }
    let compiled = codes[Int(frame.code.pointee.index)]
    return compiled.localNames.enumerated().filter { slot, name in
      let value = frame.base[slot]
      if value.isNull || name.hasPrefix(".") { return false }
      return
        !(isCellSlot(compiled, slot) && rows[value].layout == .cell && rows[value].field0.isNull)
    }.map(\.element)
  }

  /// The scope in which a name is found now: `local`, `enclosing`, `class`, `global`, `built-in`.
  ///
  /// Authority: the language reference, 4.2.2 "Resolution of names".
  mutating func resolvesQuery(_ argument: QueryExpression?) throws(QueryFault) -> QueryValue {
    guard let argument else { throw .unknown("resolves()") }
    let name = try word(argument)
    if let scope = scopeInFrame(of: name) { return .text(scope) }
    if isBound(name, in: mainGlobals) { return .text("global") }
    if isBound(name, in: builtins) { return .text("built-in") }
    throw .unresolved("name '\(name)' is found in no scope here")
  }

  private func scopeInFrame(of name: String) -> String? {
    for index in (0..<frameCount).reversed() {
      let frame = frames[index]
      let compiled = codes[Int(frame.code.pointee.index)]
      guard compiled.filename == observer?.filename else { continue }
      if !frame.locals.isNull {
        let isClassBody = frame.locals != mainGlobals
        return isClassBody && isBound(name, in: frame.locals) ? "class" : nil
      }
      guard let slot = compiled.localNames.firstIndex(of: name) else { return nil }
      let value = frame.base[slot]
      if value.isNull || isCellSlot(compiled, slot) && rows[value].field0.isNull { return nil }
      return slot >= compiled.localNames.count - compiled.freeCount ? "enclosing" : "local"
    }
    return nil
  }

  private func isBound(_ name: String, in dict: Ref) -> Bool {
    var position = 0
    while let entry = dictNext(dict, &position) {
      if rows[entry.key].layout == .str, text(entry.key) == name { return true }
    }
    return false
  }

  /// A name given as a name or as a text.
  private func word(_ argument: QueryExpression) throws(QueryFault) -> String {
    switch argument.kind {
    case .name(let name): return name
    case .constant(.str(let scalars)):
      return String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init)))
    default: throw .unknown("a name is needed here")
    }
  }
}
