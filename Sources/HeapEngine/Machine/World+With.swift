/// `with` statements and structural patterns.
extension World {
  /// `BEFORE_WITH`: in place of the manager on top come its `__exit__` and what `__enter__` gave.
  mutating func enterContext(_ sp: UnsafeMutablePointer<Ref>) -> Bool {
    let manager = sp[-1]
    let enter = bindSpecial(manager, .enter)
    if enter.isNull { return raiseNoContext(manager, .enter) }
    let exit = bindSpecial(manager, .exit)
    if exit.isNull {
      disown(enter)
      return raiseNoContext(manager, .exit)
    }
    // The manager is given up before its `__enter__` runs: the two methods hold it.
    sp[-1] = exit
    disown(manager)
    let result = call(enter)
    disown(enter)
    if result.isNull { return false }
    sp[0] = result
    return true
  }

  /// A special method bound to its object, owned; null when there is none.
  mutating func bindSpecial(_ object: Ref, _ name: KnownName) -> Ref {
    let method = lookupSpecial(object, name)
    if method.isNull { return .null }
    return bind(method, to: object, rows[object].type)
  }

  private mutating func raiseNoContext(_ manager: Ref, _ name: KnownName) -> Bool {
    if !pending.isNull { return false }
    if level < .python311 {
      raise(.attributeError, name.rawValue)
    } else {
      raise(
        .typeError,
        "'\(typeName(manager))' object does not support the context manager protocol"
          + (name == .exit ? " (missed __exit__ method)" : ""))
    }
    return false
  }

  /// Calls `exit(type, exception, traceback)`.
  mutating func callExit(_ exit: Ref, _ exception: Ref) -> Ref {
    let traceback = exceptionBody(exception).pointee.traceback
    // Up to 3.10 the traceback lies on the stack beside the exception.
    let held = level < .python311 ? ownIfAny(traceback) : .null
    defer { disownIfAny(held) }
    return call(
      exit, [rows[exception].type, exception, traceback.isNull ? .none : traceback])
  }

  // MARK: Patterns

  /// Whether a subject matches sequence patterns: not str, bytes or bytearray.
  func isSequencePattern(_ subject: Ref) -> Bool {
    switch rows[subject].layout {
    case .list, .tuple, .range, .deque, .array: true
    default: false
    }
  }

  /// Whether a subject matches mapping patterns.
  func isMappingPattern(_ subject: Ref) -> Bool {
    rows[subject].layout == .dict || rows[subject].layout == .mappingProxy
  }

  /// The values of keys in a mapping as a tuple, or None when one is missing; owned.
  mutating func matchKeys(_ subject: Ref, _ keys: Ref) -> Ref {
    var values: [Ref] = []
    for index in 0..<tupleCount(keys) {
      let key = tupleItems(keys)[index]
      let found = contains(subject, key)
      let value = found == 1 ? getItem(subject, key) : .null
      if value.isNull {
        for value in values { disown(value) }
        return pending.isNull ? owned(.none) : .null
      }
      values.append(value)
    }
    return makeTuple(consuming: values)
  }

  /// The attributes of a class pattern as a tuple, or None; owned. `base`: subject, class, names.
  mutating func matchClass(_ base: UnsafeMutablePointer<Ref>, _ positional: Int) -> Ref {
    let subject = base[0]
    let type = base[1]
    guard rows[type].layout == .type else {
      return raise(.typeError, "called match pattern must be a class")
    }
    let matches = isInstance(subject, of: type)
    if matches < 0 { return .null }
    if matches == 0 { return owned(.none) }
    var names: [Ref] = []
    if positional > 0 {
      let builtin = builtinBase(type)
      let selfMatching: [Ref] = [
        .type(.bool), .type(.bytes), .type(.dict), .type(.float), .type(.int), .type(.list),
        .type(.set), .type(.str), .type(.tuple), .type(.frozenset), .type(.bytearray),
      ]
      let args = getAttributeIfAny(type, .name(.matchArgs))
      if args.isNull, pending.isNull, positional == 1, selfMatching.contains(builtin) {
        return matchAttributes(subject, base[2], first: owned(subject))
      }
      let allowed = args.isNull || rows[args].layout != .tuple ? 0 : tupleCount(args)
      if allowed < positional {
        disownIfAny(args)
        return raise(
          .typeError,
          "\(nameOfType(type))() accepts \(allowed) positional sub-pattern"
            + "\(allowed == 1 ? "" : "s") (\(positional) given)")
      }
      names = (0..<positional).map { tupleItems(args)[$0] }
      disown(args)
    }
    return matchAttributes(subject, base[2], first: .null, positional: names)
  }

  private mutating func matchAttributes(
    _ subject: Ref, _ names: Ref, first: Ref, positional: [Ref] = []
  ) -> Ref {
    var values: [Ref] = first.isNull ? [] : [first]
    for name in positional + (0..<tupleCount(names)).map({ tupleItems(names)[$0] }) {
      let value = getAttributeIfAny(subject, name)
      if value.isNull {
        for value in values { disown(value) }
        return pending.isNull ? owned(.none) : .null
      }
      values.append(value)
    }
    return makeTuple(consuming: values)
  }
}
