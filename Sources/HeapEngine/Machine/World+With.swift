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
  mutating func isSequencePattern(_ subject: Ref) -> Bool {
    switch rows[subject].layout {
    case .list, .tuple, .range, .deque, .array: true
    default: hasPatternFlag(subject, 1 << 5)
    }
  }

  /// Whether a subject matches mapping patterns.
  mutating func isMappingPattern(_ subject: Ref) -> Bool {
    let layout = rows[subject].layout
    return layout == .dict || layout == .mappingProxy || hasPatternFlag(subject, 1 << 6)
  }

  /// Whether an instance's class derives from `collections.abc.Sequence` or `Mapping`, which carry
  /// a flag for it.
  private mutating func hasPatternFlag(_ subject: Ref, _ flag: Int) -> Bool {
    guard rows[subject].layout == .instance else { return false }
    let name = internedStr("__abc_tpflags__")
    let flags = lookup(rows[subject].type, name)
    disown(name)
    return !flags.isNull && (intValue(flags) ?? 0) & flag != 0
  }
}
