/// Python functions and bound methods.
///
/// Authority: CPython, Objects/funcobject.c, Objects/classobject.c.
extension World {
  static let functionEntries: [NativeEntry] = [
    .staticMethod("__new__", 0, 5, keywords: true) { $0.functionNew($1) },
    .special(.repr) { world, arguments in
      let name = world.text(world.functionBody(arguments[0]).pointee.qualifiedName)
      return world.makeStr("<function \(name) at \(world.addressText(arguments[0]))>")
    },
    .special(.call, 0, 255, keywords: true) { $0.vectorcall($1[0], $1.dropFirst()) },
    .special(.get, 1, 2) { $0.descriptorGet($1) },
    .getter(
      "__name__", { $0.owned($0.functionBody($1[0]).pointee.name) },
      setter: { $0.setFunctionName($1, "__name__", \.name) }),
    .getter(
      "__qualname__", { $0.owned($0.functionBody($1[0]).pointee.qualifiedName) },
      setter: { $0.setFunctionName($1, "__qualname__", \.qualifiedName) }),
    .getter(
      "__code__", { $0.owned($0.functionBody($1[0]).pointee.code) },
      setter: { $0.setFunctionCode($1) }),
    .getter(
      "__defaults__", { $0.orNone($0.functionBody($1[0]).pointee.defaults) },
      setter: { $0.setFunctionField($1, "__defaults__", \.defaults, .tuple, "tuple") }),
    .getter(
      "__kwdefaults__", { $0.orNone($0.functionBody($1[0]).pointee.keywordDefaults) },
      setter: { $0.setFunctionField($1, "__kwdefaults__", \.keywordDefaults, .dict, "dict") }),
    .getter(
      "__annotations__", { $0.functionAnnotations($1[0]) },
      setter: { $0.setFunctionField($1, "__annotations__", \.annotations, .dict, "dict") }),
    .getter(
      "__closure__", { $0.orNone($0.functionBody($1[0]).pointee.closure) },
      setter: { $0.readOnly($1) }),
    .getter(
      "__globals__", { $0.owned($0.functionBody($1[0]).pointee.globals) },
      setter: { $0.readOnly($1) }),
    .getter("__dict__", { $0.owned($0.instanceDict($1[0])) }, setter: { $0.setDictAttribute($1) }),
    .getter(
      "__doc__", { $0.orNone($0.functionBody($1[0]).pointee.documentation) },
      setter: { $0.setFunctionAny($1, \.documentation) }),
    .getter(
      "__module__", { $0.orNone($0.functionBody($1[0]).pointee.module) },
      setter: { $0.setFunctionAny($1, \.module) }),
  ]

  /// The payload of a function.
  func functionBody(_ function: Ref) -> UnsafeMutablePointer<FunctionBody> {
    rows[function].body(FunctionBody.self)
  }

  /// The setter of an attribute that cannot be set.
  mutating func readOnly(_ arguments: Arguments) -> Ref {
    raise(.attributeError, "readonly attribute")
  }

  /// `descriptor.__get__(object, type)` of what the machine binds itself.
  mutating func descriptorGet(_ arguments: Arguments) -> Ref {
    let object = arguments[1]
    let hasType = arguments.count > 2 && arguments[2] != .none
    if object == .none, !hasType {
      return raise(.typeError, "__get__(None, None) is invalid")
    }
    let type = hasType ? arguments[2] : rows[object].type
    let isNone = object == .none && type != .type(.none)
    guard isFitting(arguments[0], isNone ? .null : object, type) else { return .null }
    return bind(arguments[0], to: isNone ? .null : object, type)
  }

  /// Whether a descriptor of a built-in type takes an object of that type; otherwise TypeError is
  /// pending.
  ///
  /// Authority: Objects/descrobject.c: `descr_check`, `classmethod_get`.
  private mutating func isFitting(_ descriptor: Ref, _ object: Ref, _ type: Ref) -> Bool {
    switch layout(descriptor) {
    case .methodDescriptor, .getset, .member: break
    default: return true
    }
    let owner = rows[descriptor].field0
    let name = text(rows[descriptor].field1)
    if rows[descriptor].type == .type(.classMethodDescriptor) {
      guard layout(type) == .type else {
        raise(
          .typeError,
          "descriptor '\(name)' for type '\(nameOfType(owner))' needs a type, "
            + "not a '\(typeName(type))' as arg 2")
        return false
      }
      if isSubtype(type, owner) { return true }
      raise(
        .typeError,
        "descriptor '\(name)' requires a subtype of '\(nameOfType(owner))' "
          + "but received '\(nameOfType(type))'")
      return false
    }
    if object.isNull || isSubtype(rows[object].type, owner) { return true }
    raise(
      .typeError,
      "descriptor '\(name)' for '\(nameOfType(owner))' objects doesn't apply to a "
        + "'\(typeName(object))' object")
    return false
  }

  /// The built-ins of a globals dict: what `__builtins__` says, or those of the caller; borrowed.
  ///
  /// Authority: CPython, Python/ceval.c: `_PyEval_BuiltinsFromGlobals`.
  private func builtinsOf(_ globals: Ref) -> Ref {
    let found = dictGet(globals, name: .name(.builtins))
    if found.isNull { return frameCount > 0 ? frames[frameCount - 1].builtins : builtins }
    return layout(found) == .module ? rows[found].field0 : found
  }

  private mutating func functionNew(_ arguments: Arguments) -> Ref {
    guard
      let values = parse(
        arguments, function: "function", ["code", "globals", "name", "argdefs", "closure"],
        required: 2, skip: 1)
    else { return .null }
    guard layout(values[0]) == .code else {
      return raise(
        .typeError, "function() argument 'code' must be code, not \(typeName(values[0]))")
    }
    guard layout(values[1]) == .dict else {
      return raise(
        .typeError, "function() argument 'globals' must be dict, not \(typeName(values[1]))")
    }
    let free = Int(codeBody(values[0]).pointee.freeCount)
    let closure = values[4].isNull || values[4] == .none ? Ref.null : values[4]
    let given = closure.isNull || layout(closure) != .tuple ? 0 : tupleCount(closure)
    if given != free {
      let name = text(codeBody(values[0]).pointee.name)
      return raise(.valueError, "\(name) requires closure of length \(free), not \(given)")
    }
    let function = newFunction(
      code: owned(values[0]), globals: values[1], builtins: builtinsOf(values[1]))
    let body = functionBody(function)
    if !values[2].isNull, layout(values[2]) == .str {
      put(owned(values[2]), into: field(body, \.name))
    }
    if !values[3].isNull, layout(values[3]) == .tuple { body.pointee.defaults = owned(values[3]) }
    body.pointee.closure = ownIfAny(closure)
    return function
  }

  // MARK: Setters

  private mutating func setFunctionAny(
    _ arguments: Arguments, _ path: WritableKeyPath<FunctionBody, Ref>
  ) -> Ref {
    let value = arguments[1].isNull || arguments[1] == .none ? Ref.none : arguments[1]
    put(owned(value), into: field(functionBody(arguments[0]), path))
    return owned(.none)
  }

  private mutating func setFunctionName(
    _ arguments: Arguments, _ name: String, _ path: WritableKeyPath<FunctionBody, Ref>
  ) -> Ref {
    guard !arguments[1].isNull, layout(arguments[1]) == .str else {
      return raise(.typeError, "\(name) must be set to a string object")
    }
    put(owned(arguments[1]), into: field(functionBody(arguments[0]), path))
    return owned(.none)
  }

  private mutating func setFunctionField(
    _ arguments: Arguments, _ name: String, _ path: WritableKeyPath<FunctionBody, Ref>,
    _ wanted: Layout, _ shown: String
  ) -> Ref {
    let value = arguments[1] == .none ? Ref.null : arguments[1]
    guard value.isNull || layout(value) == wanted else {
      return raise(.typeError, "\(name) must be set to a \(shown) object")
    }
    put(value.isNull ? .null : owned(value), into: field(functionBody(arguments[0]), path))
    return owned(.none)
  }

  private mutating func setFunctionCode(_ arguments: Arguments) -> Ref {
    guard !arguments[1].isNull, layout(arguments[1]) == .code else {
      return raise(.typeError, "__code__ must be set to a code object")
    }
    let body = functionBody(arguments[0])
    let free = Int(codeBody(arguments[1]).pointee.freeCount)
    let cells = body.pointee.closure.isNull ? 0 : tupleCount(body.pointee.closure)
    guard free == cells else {
      return raise(
        .valueError,
        "\(text(body.pointee.name))() requires a code object with \(cells) free vars, not \(free)")
    }
    put(owned(arguments[1]), into: field(body, \.code))
    return owned(.none)
  }

  /// The dict of annotations; what the compiler left as a tuple of pairs becomes one now.
  private mutating func functionAnnotations(_ function: Ref) -> Ref {
    let slot = field(functionBody(function), \.annotations)
    if slot.pointee.isNull {
      slot.pointee = makeDict()
    } else if layout(slot.pointee) == .tuple {
      let pairs = slot.pointee
      let dict = makeDict()
      for index in stride(from: 0, to: tupleCount(pairs) - 1, by: 2) {
        dictSet(dict, tupleItems(pairs)[index], tupleItems(pairs)[index + 1])
      }
      slot.pointee = dict
      disown(pairs)
    }
    return owned(slot.pointee)
  }

  // MARK: Bound methods: field0 is self, field1 the function

  static let methodEntries: [NativeEntry] = [
    .staticMethod("__new__", 2) { $0.methodNew($1) },
    .special(.repr) { $0.methodRepr($1[0]) },
    .special(.call, 0, 255, keywords: true) { $0.callBoundMethod($1[0], $1.dropFirst()) },
    .special(.equal, 1) { $0.methodEqual($1[0], $1[1], negated: false) },
    .special(.notEqual, 1) { $0.methodEqual($1[0], $1[1], negated: true) },
    .special(.hash) { $0.methodHash($1[0]) },
    .special(.get, 1, 2) { $0.owned($1[0]) },
    .special(.getAttribute, 1) { world, arguments in
      let found = world.getMethodAttribute(arguments[0], arguments[1])
      return found.isNull && world.pending.isNull
        ? world.raiseNoAttribute(arguments[0], arguments[1]) : found
    },
    .getter("__self__", { $0.owned($0.rows[$1[0]].field0) }),
    .getter("__func__", { $0.owned($0.rows[$1[0]].field1) }),
    .getter("__doc__", { $0.getAttribute($0.rows[$1[0]].field1, .name(.doc)) }),
  ]

  /// An attribute of a bound method: its own, or its function's.
  mutating func getMethodAttribute(_ method: Ref, _ name: Ref) -> Ref {
    let attribute = lookup(rows[method].type, name)
    if !attribute.isNull { return bind(attribute, to: method, rows[method].type) }
    let function = owned(rows[method].field1)
    defer { disown(function) }
    return getAttribute(function, name)
  }

  private mutating func methodNew(_ arguments: Arguments) -> Ref {
    if !isCallable(arguments[1]) {
      return raise(.typeError, "first argument must be callable")
    }
    if arguments[2] == .none {
      return raise(
        .typeError, level >= .python312 ? "instance must not be None" : "self must not be None")
    }
    return makeMethod(arguments[1], arguments[2])
  }

  private mutating func methodRepr(_ method: Ref) -> Ref {
    let function = rows[method].field1
    var name = getAttributeIfAny(function, .name(.qualifiedName))
    if name.isNull { name = getAttributeIfAny(function, .name(.name)) }
    if !pending.isNull { return .null }
    let shown = name.isNull || layout(name) != .str ? "?" : text(name)
    disownIfAny(name)
    let object = repr(rows[method].field0)
    if object.isNull { return .null }
    defer { disown(object) }
    return join("<bound method \(shown) of ", object, ">")
  }

  private mutating func methodEqual(_ left: Ref, _ right: Ref, negated: Bool) -> Ref {
    guard layout(right) == .method else { return owned(.notImplemented) }
    var equal = richEqual(rows[left].field1, rows[right].field1)
    if equal == 1 { equal = rows[left].field0 == rows[right].field0 ? 1 : 0 }
    return equal < 0 ? .null : owned(.bool((equal == 1) != negated))
  }

  private mutating func methodHash(_ method: Ref) -> Ref {
    let own = identityHash(rows[method].field0)
    let function = hashOf(rows[method].field1)
    if function == -1 { return .null }
    let hash = own ^ function
    return makeInt(hash == -1 ? -2 : hash)
  }
}
