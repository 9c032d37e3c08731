/// `__build_class__`: what a class statement calls.
///
/// Authority: CPython, Python/bltinmodule.c: `builtin___build_class__`, `update_bases`.
extension World {
  mutating func buildClass(_ arguments: Arguments) -> Ref {
    guard arguments.count >= 2 else {
      return raise(.typeError, "__build_class__: not enough arguments")
    }
    guard layout(arguments[0]) == .function else {
      return raise(.typeError, "__build_class__: func must be a function")
    }
    guard layout(arguments[1]) == .str else {
      return raise(.typeError, "__build_class__: name is not a string")
    }
    let original = restTuple(arguments, skip: 2)
    defer { disown(original) }
    let bases = resolveBases(original)
    if bases.isNull { return .null }
    defer { disown(bases) }
    guard let plan = classPlan(arguments, bases) else { return .null }
    defer { disown(plan.meta) }
    let namespace = prepareNamespace(arguments[1], bases, plan)
    if namespace.isNull { return .null }
    defer { disown(namespace) }
    let cell = runClassBody(arguments[0], namespace: namespace)
    if cell.isNull { return .null }
    defer { disown(cell) }
    if bases != original {
      let key = internedStr("__orig_bases__")
      let done = setItem(namespace, key, original)
      disown(key)
      if !done { return .null }
    }
    let type = call(plan.meta, [arguments[1], bases, namespace], keywords: plan.keywords)
    if type.isNull || layout(type) != .type || layout(cell) != .cell { return type }
    return checkClassCell(cell, type, arguments[1])
  }

  /// The metaclass (owned) and the other keyword arguments (borrowed) of a class statement.
  private struct ClassPlan {
    var meta: Ref
    var keywords: [(Ref, Ref)]
  }

  private mutating func classPlan(_ arguments: Arguments, _ bases: Ref) -> ClassPlan? {
    var keywords: [(Ref, Ref)] = []
    var meta = Ref.null
    let count = arguments.names.isNull ? 0 : tupleCount(arguments.names)
    for index in 0..<count {
      let name = tupleItems(arguments.names)[index]
      let value = arguments[arguments.count + index]
      if text(name) == "metaclass" {
        meta = value
      } else {
        keywords.append((name, value))
      }
    }
    if meta.isNull {
      meta = tupleCount(bases) > 0 ? rows[tupleItems(bases)[0]].type : .type(.type)
    } else if layout(meta) != .type {
      return ClassPlan(meta: owned(meta), keywords: keywords)
    }
    guard let winner = winningMetaclass(meta, bases) else { return nil }
    return ClassPlan(meta: owned(winner), keywords: keywords)
  }

  /// The most derived metaclass of a class's bases; nil with TypeError pending.
  ///
  /// Authority: Objects/typeobject.c, `_PyType_CalculateMetaclass`.
  mutating func winningMetaclass(_ meta: Ref, _ bases: Ref) -> Ref? {
    var winner = meta
    for index in 0..<tupleCount(bases) {
      let type = rows[tupleItems(bases)[index]].type
      if isSubtype(winner, type) { continue }
      if isSubtype(type, winner) {
        winner = type
        continue
      }
      raise(
        .typeError,
        "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass "
          + "of the metaclasses of all its bases")
      return nil
    }
    return winner
  }

  /// Replaces bases that are no classes by what their `__mro_entries__` says; owned.
  private mutating func resolveBases(_ bases: Ref) -> Ref {
    var result: [Ref]?
    for index in 0..<tupleCount(bases) {
      let base = tupleItems(bases)[index]
      let hook =
        layout(base) == .type ? Ref.null : getAttributeIfAny(base, .name(.mroEntries))
      if hook.isNull {
        if !pending.isNull { return giveUp(result ?? []) }
        result?.append(owned(base))
        continue
      }
      let entries = call(hook, bases)
      disown(hook)
      if entries.isNull { return giveUp(result ?? []) }
      guard layout(entries) == .tuple else {
        disown(entries)
        raise(.typeError, "__mro_entries__ must return a tuple")
        return giveUp(result ?? [])
      }
      if result == nil { result = (0..<index).map { owned(tupleItems(bases)[$0]) } }
      for place in 0..<tupleCount(entries) { result?.append(owned(tupleItems(entries)[place])) }
      disown(entries)
    }
    return result.map { makeTuple(consuming: $0) } ?? owned(bases)
  }

  private mutating func giveUp(_ values: [Ref]) -> Ref {
    for value in values { disown(value) }
    return .null
  }

  private mutating func prepareNamespace(
    _ name: Ref, _ bases: Ref, _ plan: ClassPlan
  ) -> Ref {
    if plan.meta == .type(.type) { return makeDict() }
    let prepare = getAttributeIfAny(plan.meta, .name(.prepare))
    if prepare.isNull { return pending.isNull ? makeDict() : .null }
    let namespace = call(prepare, [name, bases], keywords: plan.keywords)
    disown(prepare)
    if namespace.isNull || layout(namespace) == .dict { return namespace }
    if !lookupSpecial(namespace, .getItem).isNull { return namespace }
    let owner = layout(plan.meta) == .type ? nameOfType(plan.meta) : "<metaclass>"
    let shown = typeName(namespace)
    disown(namespace)
    return raise(.typeError, "\(owner).__prepare__() must return a mapping, not \(shown)")
  }

  /// Sees that the `__class__` cell of a class body holds the class that was made of it.
  private mutating func checkClassCell(_ cell: Ref, _ type: Ref, _ name: Ref) -> Ref {
    let held = rows[cell].field0
    if held == type { return type }
    let shownName = reprText(name)
    let shownType = reprText(type)
    if held.isNull {
      disown(type)
      return raise(
        .runtimeError,
        "__class__ not set defining \(shownName) as \(shownType). "
          + "Was __classcell__ propagated to type.__new__?")
    }
    let shownHeld = reprText(held)
    disown(type)
    return raise(
      .typeError, "__class__ set to \(shownHeld) defining \(shownName) as \(shownType)")
  }
}
