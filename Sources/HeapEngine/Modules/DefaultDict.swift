import PythonSubset

/// `collections.defaultdict`: a dict whose body also holds the factory.
///
/// Authority: CPython, Modules/_collectionsmodule.c: `defdict_missing`, `defdict_init`,
/// `new_defdict`, `defdict_repr`.
extension World {
  static let defaultDictEntries: [NativeEntry] = [
    .staticMethod("__new__", 1, 255, keywords: true) { $0.defaultDictNew($1[0]) },
    .special(.initialize, 0, 255, keywords: true) { $0.defaultDictInitialize($1) },
    .method("__missing__", 1) { $0.defaultDictMissing($1[0], $1[1]) },
    .special(.repr) { $0.defaultDictRepr($1[0]) },
    .special(.or, 1) { $0.defaultDictUnion($1[0], $1[1]) },
    .special(.reflectedOr, 1) { $0.defaultDictUnion($1[1], $1[0]) },
    .method("copy") { $0.defaultDictCopy($1[0], $1[0]) },
    .method("__copy__") { $0.defaultDictCopy($1[0], $1[0]) },
    .method("__reduce__") { world, args in
      let factory = world.dict(args[0]).pointee.factory
      let given = world.makeTuple(consuming: factory.isNull ? [] : [world.owned(factory)])
      let items = world.makeDictIterator(args[0], .dictItemIterator)
      let type = world.owned(world.rows[args[0]].type)
      return world.makeTuple(consuming: [
        type, given, world.owned(.none), world.owned(.none), items,
      ])
    },
    .member(
      "default_factory", { $0.orNone($0.dict($1[0]).pointee.factory) },
      setter: { world, args in
        let body = world.dict(args[0])
        let old = body.pointee.factory
        body.pointee.factory = args[1].isNull ? .null : world.owned(args[1])
        world.disownIfAny(old)
        return world.owned(.none)
      }),
  ]

  /// Bytes of an exact one with the collector's header.
  static let defaultDictBytes = 72

  private mutating func defaultDictNew(_ type: Ref) -> Ref {
    let object = makeNative(type, .dict, bytes: World.defaultDictBytes)
    if object.isNull { return .null }
    setDictPayload(object)
    if level < .python310 {
      dict(object).pointee.keys = makeKeys(log2Size: World.minimumLog2, kind: .unicode)
    }
    return object
  }

  /// `defaultdict(factory=None, *args, **kwargs)`.
  private mutating func defaultDictInitialize(_ args: Arguments) -> Ref {
    var factory = Ref.null
    var rest = args
    if args.count > 1 {
      factory = args[1]
      guard factory == .none || isCallable(factory) else {
        return raise(.typeError, "first argument must be callable or None")
      }
      if factory == .none { factory = .null }
      rest = Arguments(args.base + 1, args.count - 1, names: args.names)
    }
    let body = dict(args[0])
    let old = body.pointee.factory
    body.pointee.factory = ownIfAny(factory)
    disownIfAny(old)
    let given = rest.base[0]
    rest.base[0] = args.base[0]
    let result = dictUpdateMethod(rest, "defaultdict")
    rest.base[0] = given
    return result
  }

  private mutating func defaultDictMissing(_ object: Ref, _ key: Ref) -> Ref {
    let factory = dict(object).pointee.factory
    if factory.isNull || factory == .none {
      let args = makeTuple(consuming: [owned(key)])
      return raise(.keyError, arguments: args)
    }
    own(factory)
    let value = call(factory)
    disown(factory)
    if value.isNull { return .null }
    if setItem(object, key, value) { return value }
    disown(value)
    return .null
  }

  private mutating func defaultDictRepr(_ object: Ref) -> Ref {
    let items = dictRepr(object)
    if items.isNull { return .null }
    defer { disown(items) }
    let factory = dict(object).pointee.factory
    var shown = "None"
    if !factory.isNull {
      if enterRepr(factory) {
        let text = shownText(factory)
        leaveRepr(factory)
        guard let text else { return .null }
        shown = text
      } else {
        shown = "..."
      }
    }
    return makeStr("\(shortName(of: rows[object].type))(\(shown), \(text(items)))")
  }

  /// A new one of the same class and factory, with the items of a dict.
  private mutating func defaultDictCopy(_ model: Ref, _ source: Ref) -> Ref {
    let factory = orNone(dict(model).pointee.factory)
    defer { disown(factory) }
    return call(rows[model].type, [factory, source])
  }

  private mutating func defaultDictUnion(_ left: Ref, _ right: Ref) -> Ref {
    guard level >= .python39, layout(left) == .dict, layout(right) == .dict else {
      return owned(.notImplemented)
    }
    let model = isInstance(left, .defaultDict) ? left : right
    let result = defaultDictCopy(model, left)
    if result.isNull || dictUpdateArgument(result, right) { return result }
    disown(result)
    return .null
  }
}
