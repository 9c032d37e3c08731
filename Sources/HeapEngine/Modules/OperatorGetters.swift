/// `operator.itemgetter`, `attrgetter` and `methodcaller`.
///
/// Authority: CPython, Modules/_operator.c.
extension World {
  static let itemgetterEntries: [NativeEntry] = [
    .staticMethod("__new__", 0, 255, keywords: true) { $0.itemgetterNew($1) },
    .special(.call, 0, 255, keywords: true) { world, args in
      guard world.takesOne(args, "itemgetter") else { return .null }
      let body = world.callableTool(args[0]).pointee
      if body.count == 1 { return world.getItem(args[1], body.first) }
      return world.collect(body.first) { $0.getItem(args[1], $1) }
    },
    .special(.repr) { $0.getterRepr($1[0], "itemgetter") },
    .method("__reduce__") { $0.getterReduce($1[0]) },
  ]

  static let attrgetterEntries: [NativeEntry] = [
    .staticMethod("__new__", 0, 255, keywords: true) { $0.attrgetterNew($1) },
    .special(.call, 0, 255, keywords: true) { world, args in
      guard world.takesOne(args, "attrgetter") else { return .null }
      let body = world.callableTool(args[0]).pointee
      if body.count == 1 {
        return world.getPath(args[1], world.tupleItems(body.first)[0])
      }
      return world.collect(body.first) { $0.getPath(args[1], $1) }
    },
    .special(.repr) { $0.getterRepr($1[0], "attrgetter") },
    .method("__reduce__") { $0.getterReduce($1[0]) },
  ]

  static let methodcallerEntries: [NativeEntry] = [
    .staticMethod("__new__", 0, 255, keywords: true) { $0.methodcallerNew($1) },
    .special(.call, 0, 255, keywords: true) { $0.methodcallerCall($1) },
    .special(.repr) { $0.methodcallerRepr($1[0]) },
    .method("__reduce__") { $0.methodcallerReduce($1[0]) },
  ]

  // MARK: Making

  private mutating func itemgetterNew(_ args: Arguments) -> Ref {
    guard takesGetterArguments(args, "itemgetter") else { return .null }
    let items =
      args.count == 2 ? owned(args[1]) : makeTuple(UnsafePointer(args.base + 1), args.count - 1)
    return makeCallableTool(
      args[0], .itemgetter, .itemgetter, [items], count: args.count - 1)
  }

  private mutating func attrgetterNew(_ args: Arguments) -> Ref {
    guard takesGetterArguments(args, "attrgetter") else { return .null }
    for index in 1..<args.count where layout(args[index]) != .str {
      return raise(.typeError, "attribute name must be a string")
    }
    let paths = makeTuple(UnsafePointer(args.base + 1), args.count - 1)
    return makeCallableTool(
      args[0], .attrgetter, .attrgetter, [paths], count: args.count - 1)
  }

  private mutating func takesGetterArguments(_ args: Arguments, _ name: String) -> Bool {
    if refusesKeywords(args, name) { return false }
    if args.count > 1 { return true }
    raise(.typeError, "\(name) expected 1 argument, got 0")
    return false
  }

  private mutating func methodcallerNew(_ args: Arguments) -> Ref {
    guard args.count > 1 else {
      return raise(
        .typeError, "methodcaller needs at least one argument, the method name")
    }
    guard layout(args[1]) == .str else {
      return raise(.typeError, "method name must be a string")
    }
    let given = makeTuple(UnsafePointer(args.base + 2), args.count - 2)
    var names = Ref.null
    if !args.names.isNull, tupleCount(args.names) > 0 {
      names = makeDict()
      for index in 0..<tupleCount(args.names) {
        dictSet(names, tupleItems(args.names)[index], args[args.count + index])
      }
    }
    return makeCallableTool(
      args[0], .methodcaller, .methodcaller, [owned(args[1]), given, names])
  }

  // MARK: Calling

  private mutating func takesOne(_ args: Arguments, _ name: String) -> Bool {
    if refusesKeywords(args, name) { return false }
    if args.count == 2 { return true }
    raise(.typeError, "\(name) expected 1 argument, got \(args.count - 1)")
    return false
  }

  /// A tuple of what is got for each item of a tuple.
  private mutating func collect(_ keys: Ref, _ get: (inout World, Ref) -> Ref) -> Ref {
    own(keys)
    defer { disown(keys) }
    var values: [Ref] = []
    for index in 0..<tupleCount(keys) {
      let value = get(&self, tupleItems(keys)[index])
      if value.isNull {
        for value in values { disown(value) }
        return .null
      }
      values.append(value)
    }
    return makeTuple(consuming: values)
  }

  /// `object.a.b.c`.
  ///
  /// Authority: `dotted_getattr`.
  private mutating func getPath(_ object: Ref, _ path: Ref) -> Ref {
    let parts = text(path).split(separator: ".", omittingEmptySubsequences: false)
    if parts.count == 1 { return getAttribute(object, path) }
    var current = owned(object)
    for part in parts {
      let name = internedStr(String(part))
      let value = getAttribute(current, name)
      disown(name)
      disown(current)
      if value.isNull { return .null }
      current = value
    }
    return current
  }

  private mutating func methodcallerCall(_ args: Arguments) -> Ref {
    guard takesOne(args, "methodcaller") else { return .null }
    let body = callableTool(args[0]).pointee
    let positional = (0..<tupleCount(body.second)).map { tupleItems(body.second)[$0] }
    if level >= .python313 { return callMethodDirectly(args[1], body, positional) }
    let method = getAttribute(args[1], body.first)
    if method.isNull { return .null }
    defer { disown(method) }
    return call(method, positional: positional, keywordDict: body.third)
  }

  /// Authority: CPython 3.13, Modules/_operator.c: `methodcaller_vectorcall`.
  private mutating func callMethodDirectly(
    _ object: Ref, _ body: CallableToolBody, _ positional: [Ref]
  ) -> Ref {
    var keywords: [(Ref, Ref)] = []
    var position = 0
    while !body.third.isNull, let entry = dictNext(body.third, &position) {
      keywords.append((entry.key, entry.value))
    }
    return callMethod(object, body.first, positional, keywords: keywords)
  }

  // MARK: Showing and taking apart

  private mutating func getterRepr(_ object: Ref, _ name: String) -> Ref {
    guard enterRepr(object) else { return makeStr("operator.\(name)(...)") }
    defer { leaveRepr(object) }
    let body = callableTool(object).pointee
    let isOne = body.count == 1
    let shown = isOne && body.tool == .attrgetter ? tupleItems(body.first)[0] : body.first
    guard let text = shownText(shown) else { return .null }
    return makeStr("operator.\(name)" + (isOne ? "(\(text))" : text))
  }

  private mutating func methodcallerRepr(_ object: Ref) -> Ref {
    guard enterRepr(object) else { return makeStr("operator.methodcaller(...)") }
    defer { leaveRepr(object) }
    let body = callableTool(object).pointee
    guard let name = shownText(body.first) else { return .null }
    var parts = [name]
    for index in 0..<tupleCount(body.second) {
      guard let shown = shownText(tupleItems(body.second)[index]) else { return .null }
      parts.append(shown)
    }
    var position = 0
    while !body.third.isNull, let entry = dictNext(body.third, &position) {
      guard let shown = shownText(entry.value) else { return .null }
      parts.append("\(text(entry.key))=\(shown)")
    }
    return makeStr("operator.methodcaller(\(parts.joined(separator: ", ")))")
  }

  private mutating func getterReduce(_ object: Ref) -> Ref {
    let body = callableTool(object).pointee
    let isSingle = body.tool == .itemgetter && body.count == 1
    let given = isSingle ? makeTuple(consuming: [owned(body.first)]) : owned(body.first)
    return makeTuple(consuming: [owned(rows[object].type), given])
  }

  private mutating func methodcallerReduce(_ object: Ref) -> Ref {
    let body = callableTool(object).pointee
    let positional = (0..<tupleCount(body.second)).map { tupleItems(body.second)[$0] }
    let parts = makeTuple(consuming: ([body.first] + positional).map { owned($0) })
    guard !body.third.isNull else {
      return makeTuple(consuming: [owned(rows[object].type), parts])
    }
    disown(parts)
    let function = call(
      .type(.partial), positional: [rows[object].type, body.first], keywordDict: body.third)
    if function.isNull { return .null }
    return makeTuple(consuming: [function, owned(body.second)])
  }
}
