/// Classes themselves: `type`.
///
/// Authority: CPython, Objects/typeobject.c: `type_new` to `type_methods`.
extension World {
  static let typeEntries: [NativeEntry] =
    [
      .staticMethod("__new__", 0, 255, keywords: true) { $0.typeNew($1) },
      .special(.initialize, 0, 255, keywords: true) { $0.typeInit($1) },
      .special(.call, 0, 255, keywords: true) { $0.construct($1[0], $1.dropFirst()) },
      .special(.repr) { world, arguments in
        let name = world.qualifiedName(of: arguments[0])
        return world.makeStr("<class '\(name)'>")
      },
      .method("mro") { $0.typeMRO($1[0]) },
      .method("__subclasses__") { $0.typeSubclasses($1[0]) },
      .method("__instancecheck__", 1) { world, arguments in
        let found = world.isRealInstance(arguments[1], of: arguments[0])
        return found < 0 ? .null : world.owned(.bool(found == 1))
      },
      .method("__subclasscheck__", 1) { world, arguments in
        let found = world.isRealSubclass(arguments[1], of: arguments[0])
        return found < 0 ? .null : world.owned(.bool(found == 1))
      },
      .classMethod("__prepare__", 0, 255, keywords: true) { world, _ in world.makeDict() },
      .method("__dir__") { $0.typeDir($1[0]) },
      .special(.getAttribute, 1) { $0.typeGetAttribute($1[0], $1[1]) },
      .special(.setAttr, 2) { $0.typeSetAttribute($1[0], $1[1], $1[2]) },
      .special(.deleteAttr, 1) { $0.typeSetAttribute($1[0], $1[1], .null) },
    ] + typeGetters

  private mutating func typeGetAttribute(_ type: Ref, _ given: Ref) -> Ref {
    guard layout(given) == .str else {
      return raise(.typeError, "attribute name must be string, not '\(typeName(given))'")
    }
    let name = intern(owned(given))
    defer { disown(name) }
    let found = getTypeAttribute(type, name)
    return found.isNull && pending.isNull ? raiseNoAttribute(type, name) : found
  }

  private mutating func typeSetAttribute(_ type: Ref, _ given: Ref, _ value: Ref) -> Ref {
    guard layout(given) == .str else {
      return raise(.typeError, "attribute name must be string, not '\(typeName(given))'")
    }
    let name = intern(owned(given))
    defer { disown(name) }
    return setGenericAttribute(type, name, value) ? owned(.none) : .null
  }

  private mutating func typeNew(_ arguments: Arguments) -> Ref {
    let meta = arguments[0]
    let keywords = arguments.names.isNull ? 0 : tupleCount(arguments.names)
    if meta == .type(.type), arguments.count == 2, keywords == 0 {
      return owned(rows[arguments[1]].type)
    }
    guard arguments.count == 4 else {
      return raise(
        .typeError,
        meta == .type(.type) && level >= .python38
          ? "type() takes 1 or 3 arguments"
          : "type.__new__() takes exactly 3 arguments (\(arguments.count - 1) given)")
    }
    let wanted: [(Layout, String)] = [(.str, "str"), (.tuple, "tuple"), (.dict, "dict")]
    for (index, want) in wanted.enumerated() where layout(arguments[index + 1]) != want.0 {
      let given = argumentTypeName(arguments[index + 1])
      return raise(
        .typeError, "type.__new__() argument \(index + 1) must be \(want.1), not \(given)")
    }
    if text(arguments[1]).unicodeScalars.contains("\0") {
      return raise(.valueError, "type name must not contain null characters")
    }
    guard let winner = winningMetaclass(meta, arguments[2]) else { return .null }
    if winner != meta {
      let new = special(of: winner, .new)
      if new != special(of: .type(.type), .new) {
        let function = getAttribute(winner, .name(.new))
        if function.isNull { return .null }
        let result = callWithPrefix(function, winner, arguments.dropFirst())
        disown(function)
        return result
      }
    }
    let named = keywordDict(arguments)
    let type = makeClass(winner, arguments[1], arguments[2], arguments[3], keywords: named)
    disownIfAny(named)
    return type
  }

  /// The keyword arguments as a dict, owned; null without any.
  mutating func keywordDict(_ arguments: Arguments) -> Ref {
    guard !arguments.names.isNull, tupleCount(arguments.names) > 0 else { return .null }
    let dict = makeDict()
    for index in 0..<tupleCount(arguments.names) {
      let name = tupleItems(arguments.names)[index]
      dictSet(dict, name, arguments[arguments.count + index])
    }
    return dict
  }

  private mutating func typeInit(_ arguments: Arguments) -> Ref {
    let hasKeywords = !arguments.names.isNull && tupleCount(arguments.names) > 0
    if hasKeywords, arguments.count == 2 {
      return raise(.typeError, "type.__init__() takes no keyword arguments")
    }
    guard arguments.count == 2 || arguments.count == 4 else {
      return raise(.typeError, "type.__init__() takes 1 or 3 arguments")
    }
    return owned(.none)
  }

  private mutating func typeMRO(_ type: Ref) -> Ref {
    guard let order = linearise(type) else { return .null }
    // The order is made as a tuple, and copied.
    let tuple = makeTuple(consuming: order.map { owned($0) })
    defer { disown(tuple) }
    return makeList(consuming: order.map { owned($0) })
  }

  private mutating func typeSubclasses(_ type: Ref) -> Ref {
    let list = makeList()
    guard let subclasses = record(type).pointee.subclasses else { return list }
    for index in 0..<Int(subclasses.pointee.count) {
      let subclass = subclasses.pointee.refs[index]
      if rows[subclass].count == 0 || rows[subclass].flags.contains(.dying) { continue }
      append(owned(subclass), toList: list)
    }
    return list
  }

  // MARK: Names

  /// The module of a built-in type.
  func builtinModule(of type: Ref) -> String {
    let parts = nameOfType(type).split(separator: ".")
    return parts.count > 1 ? String(parts[0]) : "builtins"
  }

  /// The name of a built-in type without its module.
  func shortName(of type: Ref) -> String {
    let name = nameOfType(type)
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return name }
    return String(name[name.index(after: dot)...])
  }

  /// `type(object).__name__`, which pictures and queries show.
  func plainTypeName(_ object: Ref) -> String {
    let type = rows[object].type
    return record(type).pointee.isHeapType ? nameOfType(type) : shortName(of: type)
  }
}
