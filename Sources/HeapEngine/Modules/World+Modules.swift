/// The modules that are there from the start: `builtins`, `sys`, `gc` and `__main__`.
extension World {
  /// Makes them; called once, after the types.
  mutating func setUpModules() {
    modules = makeStartupDict()
    builtins = makeStartupDict()
    addModule("builtins", builtins)
    for entry in Registry.functions { addFunction(entry, to: builtins) }
    for type in Registry.namedTypes {
      dictSet(builtins, record(.type(type)).pointee.name, .type(type))
    }
    for kind in BuiltinException.allCases where level >= kind.since {
      dictSet(builtins, record(.exception(kind)).pointee.name, .exception(kind))
    }
    for (alias, kind) in [("EnvironmentError", BuiltinException.osError), ("IOError", .osError)] {
      setStartup(builtins, alias, .exception(kind))
    }
    for (name, value) in [
      ("None", Ref.none), ("True", .trueObject), ("False", .falseObject), ("Ellipsis", .ellipsis),
      ("NotImplemented", .notImplemented), ("__debug__", .trueObject),
    ] { setStartup(builtins, name, value) }
    sysDict = makeStartupDict()
    addModule("sys", sysDict)
    fillSys(sysDict)
    setUpMain()
    noteGetSets()
  }

  /// Adds a module object over a dict to `sys.modules`; borrowed.
  @discardableResult
  mutating func addModule(_ name: String, _ dict: Ref) -> Ref {
    let module = makeStartup(.type(.module), .module)
    rows[module].flags.insert(.collectable)
    let text = internedStr(name)
    rows[module].field0 = owned(dict)
    rows[module].field1 = text
    dictSet(dict, .name(.name), text)
    dictSet(dict, .name(.doc), .none)
    dictSet(modules, text, module)
    return module
  }

  /// Adds a built-in function to a module's dict.
  mutating func addFunction(_ entry: NativeEntry, to dict: Ref) {
    let name = dictGet(dict, name: .name(.name))
    let module = name.isNull ? Ref.null : dictGet(modules, name: name)
    let function = makeNativeFunction(entry, module: ownIfAny(module))
    if !name.isNull, text(name) != "builtins" {
      nativeModules[Int(rows[function].b)] = text(name)
    }
    dictSet(dict, rows[function].field1, function)
    disown(function)
  }

  /// Sets a name of a module of start-up.
  mutating func setStartup(_ dict: Ref, _ name: String, _ value: Ref) {
    let key = internedStr(name)
    dictSet(dict, key, value)
    disown(key)
  }

  /// The main module, as it is when a script begins: its dict holds `__name__` and its kin.
  private mutating func setUpMain() {
    mainGlobals = makeStartupDict()
    let module = addModule("__main__", mainGlobals)
    rows[module].flags.insert(.collectable)
    if level < .python313 {
      // Only from 3.13 on is it the interned string.
      let name = makeStr("__main__")
      dictSet(mainGlobals, .name(.name), name)
      disown(rows[module].field1)
      rows[module].field1 = name
    }
    setStartup(mainGlobals, "__package__", .none)
    setStartup(mainGlobals, "__loader__", .none)
    setStartup(mainGlobals, "__spec__", .none)
    let annotations = makeStartupDict()
    setStartup(mainGlobals, "__annotations__", annotations)
    disown(annotations)
    if let builtinsModule = Optional(dictGet(modules, name: .name(.builtins))),
      !builtinsModule.isNull
    {
      dictSet(mainGlobals, .name(.builtins), builtinsModule)
    } else {
      let name = internedStr("builtins")
      dictSet(mainGlobals, .name(.builtins), dictGet(modules, name: name))
      disown(name)
    }
    untrackStartup()
    // It is made last, after start-up's collections.
    track(mainGlobals)
  }

  /// Takes what start-up has tracked out of the lists: it counts only as a number there
  /// (`CollectorState.startupObjects`).
  mutating func untrackStartup() {
    var objects: [Ref] = []
    forEach(in: .generation0) { objects.append($0) }
    for object in objects { untrack(object) }
  }

  /// Registers the natives behind `__dict__` and `__weakref__` of classes.
  private mutating func noteGetSets() {
    getSetIndexes.dict = addNative(
      .getter(
        "__dict__",
        { world, arguments in
          if world.rows[arguments[0]].layout == .type {
            return world.makeMappingProxy(world.record(arguments[0]).pointee.dict)
          }
          let dict = world.instanceDict(arguments[0])
          if !dict.isNull { return world.owned(dict) }
          return world.raise(
            .attributeError,
            "'\(world.typeName(arguments[0]))' object has no attribute '__dict__'")
        },
        setter: { $0.setInstanceDict($1[0], $1[1]) }))
    getSetIndexes.weakref = addNative(
      .getter(
        "__weakref__",
        { world, arguments in
          let head = world.weakHeads[arguments[0].raw] ?? .null
          return world.owned(head.isNull ? .none : head)
        }))
  }

  /// `object.__dict__ = dict`.
  mutating func setInstanceDict(_ object: Ref, _ value: Ref) -> Ref {
    if rows[object].layout == .type || rows[object].layout == .module {
      return raise(
        .attributeError,
        "attribute '__dict__' of '\(typeName(object))' objects is not writable")
    }
    if value.isNull, rows[object].layout == .exception || dictSlot(of: object) == nil {
      return raise(.typeError, "cannot delete __dict__")
    }
    // Inline values belong to a dict from here on, even if the new one is refused.
    if level == .python311 || level == .python312 { _ = instanceDict(object) }
    guard value.isNull || rows[value].layout == .dict else {
      return raise(
        .typeError, "__dict__ must be set to a dictionary, not a '\(typeName(value))'")
    }
    if level >= .python313, let store = store(of: object), store.pointee.valueCapacity > 0 {
      giveUpAttributes(store)
    } else {
      _ = instanceDict(object)
    }
    guard let slot = dictSlot(of: object) else {
      return raise(.attributeError, "This object has no __dict__")
    }
    put(value.isNull ? .null : owned(value), into: slot)
    return owned(.none)
  }
}
