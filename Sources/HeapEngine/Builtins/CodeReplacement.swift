import PythonSubset

/// `code.replace` and the equality of code objects.
///
/// Authority: CPython, Objects/codeobject.c: `code_replace_impl`, `code_richcompare`, `code_hash`.
extension World {
  static let codeReplacementEntries: [NativeEntry] = [
    .method("replace", 0, 0, keywords: true) { $0.codeReplace($1) },
    .special(.equal, 1) { $0.codeEqual($1[0], $1[1], negated: false) },
    .special(.notEqual, 1) { $0.codeEqual($1[0], $1[1], negated: true) },
    .special(.hash) { world, args in
      let body = world.codeBody(args[0]).pointee
      let parts = [world.hashOf(body.name), world.hashOf(body.constantTuple)]
      if parts.contains(-1) { return .null }
      let hash = parts[0] ^ parts[1] ^ Int(body.argumentCount) ^ Int(body.instructionCount)
      return world.makeInt(hash == -1 ? -2 : hash)
    },
  ]

  private func compiledCode(_ code: Ref) -> CodeObject { codes[Int(codeBody(code).pointee.index)] }

  /// `code.replace(**fields)`: names, constants, file and first line can be others; what would be
  /// other instructions is outside the model unless it is the same.
  private mutating func codeReplace(_ args: Arguments) -> Ref {
    var change = CodeObject.Change()
    var constants = Ref.null
    let count = args.names.isNull ? 0 : tupleCount(args.names)
    for index in 0..<count {
      let name = text(tupleItems(args.names)[index])
      let value = args[args.count + index]
      switch name {
      case "co_name", "co_filename", "co_qualname":
        guard layout(value) == .str else { return raiseField(name, "str", value) }
        if name == "co_name" { change.name = text(value) }
        if name == "co_filename" { change.filename = text(value) }
        if name == "co_qualname" { change.qualifiedName = text(value) }
      case "co_firstlineno":
        guard let line = countArgument(value) else { return .null }
        change.firstLine = line
      case "co_consts", "co_names", "co_varnames":
        guard layout(value) == .tuple else { return raiseField(name, "tuple", value) }
        if name == "co_consts" {
          constants = value
        } else {
          guard let texts = textItems(value) else {
            return raise(.typeError, "name tuples must contain only strings, not 'int'")
          }
          if name == "co_names" { change.names = texts } else { change.variables = texts }
        }
      default:
        guard let isSame = isSameField(args[0], tupleItems(args.names)[index], value) else {
          return .null
        }
        guard isSame else { return unsupported("code.replace(\(name)=..) with another value") }
      }
    }
    return makeReplacement(args[0], change, constants)
  }

  private mutating func raiseField(_ name: String, _ kind: String, _ value: Ref) -> Ref {
    raise(
      .typeError, "replace() argument '\(name)' must be \(kind), not \(typeName(value))")
  }

  private func textItems(_ tuple: Ref) -> [String]? {
    var texts: [String] = []
    for index in 0..<tupleCount(tuple) {
      guard layout(tupleItems(tuple)[index]) == .str else { return nil }
      texts.append(text(tupleItems(tuple)[index]))
    }
    return texts
  }

  /// Whether a field has the value already; nil with an exception pending.
  private mutating func isSameField(_ code: Ref, _ name: Ref, _ value: Ref) -> Bool? {
    let known = getAttributeIfAny(code, name)
    if known.isNull {
      if !pending.isNull { return nil }
      let shown = text(name)
      raise(
        .typeError,
        level >= .python313
          ? "replace() got an unexpected keyword argument '\(shown)'"
          : "'\(shown)' is an invalid keyword argument for replace()")
      return nil
    }
    defer { disown(known) }
    let equal = richEqual(known, value)
    return equal < 0 ? nil : equal == 1
  }

  private mutating func makeReplacement(
    _ code: Ref, _ change: CodeObject.Change, _ constants: Ref
  ) -> Ref {
    let old = compiledCode(code)
    let given = constants.isNull ? codeBody(code).pointee.constantTuple : constants
    guard change.fits(old), tupleCount(given) >= Int(codeBody(code).pointee.constantCount) else {
      return unsupported("code.replace() with fewer names or constants")
    }
    var pool = ConstantPool()
    let made = makeCode(old.changed(change), &pool)
    release(&pool)
    let body = codeBody(made)
    // The constants are those of the tuple, not new objects.
    for index in 0..<Int(body.pointee.constantCount) {
      body.pointee.constants[index] = tupleItems(given)[index]
    }
    put(owned(given), into: field(body, \.constantTuple))
    return made
  }

  private mutating func codeEqual(_ left: Ref, _ right: Ref, negated: Bool) -> Ref {
    guard layout(right) == .code else { return owned(.notImplemented) }
    if left == right { return bool(!negated) }
    guard compiledCode(left).isLike(compiledCode(right), at: level) else { return bool(negated) }
    let constants = [left, right].map { codeBody($0).pointee.constantTuple }
    for index in 0..<tupleCount(constants[0]) {
      let one = tupleItems(constants[0])[index]
      let other = tupleItems(constants[1])[index]
      let equal = rows[one].type == rows[other].type ? richEqual(one, other) : 0
      if equal < 0 { return .null }
      if equal == 0 { return bool(negated) }
    }
    return bool(!negated)
  }
}
