import PythonSubset

/// The module `_functools`: `partial`, `reduce`, `cmp_to_key`.
///
/// Authority: CPython, Modules/_functoolsmodule.c.
extension World {
  mutating func fillFunctools(_ dict: Ref) {
    setStartup(dict, "partial", .type(.partial))
    setStartup(dict, "_lru_cache_wrapper", .type(.cacheWrapper))
  }

  static let functoolsFunctions: [NativeEntry] = [
    .function("reduce", 2, 3) { $0.reduce($1) },
    .function("cmp_to_key", 0, 255, keywords: true) { world, args in
      guard
        let values = world.parse(
          args, function: "cmp_to_key", ["mycmp"], required: 1, skip: 0)
      else { return .null }
      return world.makeCallableTool(
        .type(.keyWrapper), .keyWrapper, .keyWrapper, [world.owned(values[0])])
    },
  ]

  /// `reduce(function, iterable[, initial])`: both arguments of a call lie in a tuple.
  private mutating func reduce(_ args: Arguments) -> Ref {
    let iterator = iterate(args[1])
    if iterator.isNull {
      if matchesPending(.typeError) {
        clearPending()
        raise(.typeError, "reduce() arg 2 must support iteration")
      }
      return .null
    }
    defer { disown(iterator) }
    var total = args.count > 2 ? owned(args[2]) : Ref.null
    var pair = makeTuple(consuming: [owned(.none), owned(.none)])
    defer { disown(pair) }
    while true {
      if rows[pair].count > 1 {
        disown(pair)
        pair = makeTuple(consuming: [owned(.none), owned(.none)])
      }
      let item = next(iterator)
      if item.isNull { break }
      if total.isNull {
        total = item
        continue
      }
      put(total, into: tupleItems(pair))
      put(item, into: tupleItems(pair) + 1)
      total = call(args[0], [tupleItems(pair)[0], tupleItems(pair)[1]])
      if total.isNull { return .null }
    }
    if !pending.isNull {
      disownIfAny(total)
      return .null
    }
    if !total.isNull { return total }
    let what = level >= .python310 ? "iterable" : "sequence"
    return raise(.typeError, "reduce() of empty \(what) with no initial value")
  }

  // MARK: partial

  static let partialEntries: [NativeEntry] = [
    .staticMethod("__new__", 0, 255, keywords: true) { $0.partialNew($1) },
    .special(.call, 0, 255, keywords: true) { $0.partialCall($1) },
    .special(.repr) { $0.partialRepr($1[0]) },
    .member("func") { $0.owned($0.callableTool($1[0]).pointee.first) },
    .member("args") { $0.owned($0.callableTool($1[0]).pointee.second) },
    .member("keywords") { $0.owned($0.callableTool($1[0]).pointee.third) },
    .getter("__dict__", { $0.owned($0.instanceDict($1[0])) }, setter: { $0.setDictAttribute($1) }),
    .method("__reduce__") { world, args in
      let body = world.callableTool(args[0]).pointee
      let type = world.owned(world.rows[args[0]].type)
      let given = world.makeTuple(consuming: [world.owned(body.first)])
      let state = world.makeTuple(consuming: [
        world.owned(body.first), world.owned(body.second), world.owned(body.third),
        world.orNone(body.dict),
      ])
      return world.makeTuple(consuming: [type, given, state])
    },
    .method("__setstate__", 1) { $0.partialSetState($1[0], $1[1]) },
  ]

  /// `partial(function, *args, **keywords)`: a partial without attributes is taken apart.
  private mutating func partialNew(_ args: Arguments) -> Ref {
    guard args.count > 1 else {
      return raise(.typeError, "type 'partial' takes at least one argument")
    }
    var function = args[1]
    guard isCallable(function) else {
      return raise(.typeError, "the first argument must be callable")
    }
    var earlier = Ref.null
    var keywords = Ref.null
    if layout(function) == .callableTool,
      callableTool(function).pointee.tool == .partial,
      callableTool(function).pointee.dict.isNull
    {
      let body = callableTool(function).pointee
      function = body.first
      earlier = body.second
      keywords = body.third
    }
    var positional = earlier.isNull ? [] : (0..<tupleCount(earlier)).map { tupleItems(earlier)[$0] }
    for index in 2..<max(2, args.count) { positional.append(args[index]) }
    let given = makeTuple(consuming: positional.map { owned($0) })
    let names = makeDict()
    if !keywords.isNull, !copyEntries(names, keywords) {
      disown(given)
      disown(names)
      return .null
    }
    if !args.names.isNull {
      for index in 0..<tupleCount(args.names) {
        dictSet(names, tupleItems(args.names)[index], args[args.count + index])
      }
    }
    return makeCallableTool(args[0], .partial, .partial, [owned(function), given, names])
  }

  /// Copies the entries of an exact dict. False: an exception is pending.
  private mutating func copyEntries(_ dict: Ref, _ source: Ref) -> Bool {
    var position = 0
    while let entry = dictNext(source, &position) {
      guard dictSet(dict, entry.key, entry.value) else { return false }
    }
    return true
  }

  /// The call: keywords of the call replace those given before.
  private mutating func partialCall(_ args: Arguments) -> Ref {
    let body = callableTool(args[0]).pointee
    let function = owned(body.first)
    let earlier = owned(body.second)
    defer {
      disown(earlier)
      disown(function)
    }
    var positional = (0..<tupleCount(earlier)).map { tupleItems(earlier)[$0] }
    for index in 1..<max(1, args.count) { positional.append(args[index]) }
    let given = args.names.isNull ? 0 : tupleCount(args.names)
    let packed = hasVectorcall(args[0]) ? Ref.null : joinedArguments(args, earlier)
    defer { disownIfAny(packed) }
    if dictCount(body.third) == 0, hasVectorcall(args[0]) || given == 0 {
      let names = (0..<given).map { (tupleItems(args.names)[$0], args[args.count + $0]) }
      return call(function, positional, keywords: names)
    }
    if dictCount(body.third) == 0 {
      let keywords = keywordsOfCall(args)
      defer { disownIfAny(keywords) }
      return call(function, positional: positional, keywordDict: keywords)
    }
    let names = makeDict()
    defer { disown(names) }
    guard copyEntries(names, body.third) else { return .null }
    for index in 0..<given {
      guard dictSet(names, tupleItems(args.names)[index], args[args.count + index]) else {
        return .null
      }
    }
    return call(function, positional: positional, keywordDict: names)
  }

  /// The tuple of the earlier and the new arguments, where there are both (3.9+); owned.
  ///
  /// Authority: Modules/_functoolsmodule.c: `partial_call`.
  private mutating func joinedArguments(_ args: Arguments, _ earlier: Ref) -> Ref {
    if level < .python39 || args.count < 2 || tupleCount(earlier) == 0 { return .null }
    let items = (0..<tupleCount(earlier)).map { owned(tupleItems(earlier)[$0]) }
    return makeTuple(consuming: items + (1..<args.count).map { owned(args[$0]) })
  }

  private mutating func partialRepr(_ object: Ref) -> Ref {
    guard enterRepr(object) else { return makeStr("...") }
    defer { leaveRepr(object) }
    let body = callableTool(object).pointee
    let type = rows[object].type
    var name = nameOfType(type)
    if level >= .python313, record(type).pointee.isHeapType {
      name = "\(moduleOf(type)).\(text(record(type).pointee.qualifiedName))"
    }
    let held = [owned(body.first), owned(body.second), owned(body.third)]
    defer { for part in held { disown(part) } }
    guard let function = shownText(held[0]) else { return .null }
    var parts = [function]
    for index in 0..<tupleCount(held[1]) {
      guard let shown = shownText(tupleItems(held[1])[index]) else { return .null }
      parts.append(shown)
    }
    var position = 0
    while let entry = dictNext(held[2], &position) {
      let key = strOf(entry.key)
      if key.isNull { return .null }
      defer { disown(key) }
      guard let shown = shownText(entry.value) else { return .null }
      parts.append("\(text(key))=\(shown)")
    }
    return makeStr("\(name)(\(parts.joined(separator: ", ")))")
  }

  /// `__module__` of a class.
  private mutating func moduleOf(_ type: Ref) -> String {
    let module = getAttribute(type, .name(.module))
    if module.isNull {
      clearPending()
      return "builtins"
    }
    defer { disown(module) }
    return layout(module) == .str ? text(module) : "builtins"
  }

  private mutating func partialSetState(_ object: Ref, _ state: Ref) -> Ref {
    guard layout(state) == .tuple, tupleCount(state) == 4,
      isCallable(tupleItems(state)[0]), layout(tupleItems(state)[1]) == .tuple,
      tupleItems(state)[2] == .none || layout(tupleItems(state)[2]) == .dict
    else { return raise(.typeError, "invalid partial state") }
    let parts = (0..<4).map { owned(tupleItems(state)[$0]) }
    let isPlain = rows[parts[1]].type == .type(.tuple)
    let positional = isPlain ? owned(parts[1]) : makeTuple(from: parts[1])
    let keywords = makeDict()
    if parts[2] != .none { _ = copyEntries(keywords, parts[2]) }
    let body = callableTool(object)
    let old = body.pointee
    body.pointee.first = owned(parts[0])
    body.pointee.second = positional
    body.pointee.third = keywords
    body.pointee.dict = parts[3] == .none ? .null : owned(parts[3])
    for part in [old.first, old.second, old.third, old.dict] + parts { disownIfAny(part) }
    return owned(.none)
  }

  // MARK: cmp_to_key

  static let keyWrapperEntries: [NativeEntry] =
    [
      .special(.call, 0, 255, keywords: true) { world, args in
        guard
          let values = world.parse(args, function: "K", ["obj"], required: 1, skip: 1)
        else { return .null }
        let function = world.owned(world.callableTool(args[0]).pointee.first)
        return world.makeCallableTool(
          .type(.keyWrapper), .keyWrapper, .keyWrapper, [function, world.owned(values[0])])
      },
      .member(
        "obj",
        { world, args in
          let object = world.callableTool(args[0]).pointee.second
          return object.isNull ? world.raise(.attributeError, "obj") : world.owned(object)
        },
        setter: { world, args in
          let old = world.callableTool(args[0]).pointee.second
          world.callableTool(args[0]).pointee.second = world.ownIfAny(args[1])
          world.disownIfAny(old)
          return world.owned(.none)
        }),
    ]
    + [
      (KnownName.less, ComparisonOperator.less), (.lessOrEqual, .lessOrEqual), (.equal, .equal),
      (.notEqual, .notEqual), (.greater, .greater), (.greaterOrEqual, .greaterOrEqual),
    ].map { name, op in
      .special(name, 1) { $0.keyCompare($1[0], $1[1], op) }
    }

  /// Calls the function with both objects and compares what it returns with 0.
  ///
  /// Authority: `keyobject_richcompare`.
  private mutating func keyCompare(_ left: Ref, _ right: Ref, _ op: ComparisonOperator) -> Ref {
    guard rows[right].type == .type(.keyWrapper) else {
      return raise(.typeError, "other argument must be K instance")
    }
    let body = callableTool(left).pointee
    let other = callableTool(right).pointee.second
    if body.second.isNull || other.isNull { return raise(.attributeError, "object") }
    let answer = call(body.first, [body.second, other])
    if answer.isNull { return .null }
    defer { disown(answer) }
    return compare(answer, .smallInt(0), op)
  }
}
