import PythonSubset

/// The rare operations behind `Opcode.intrinsic`.
extension World {
  /// Performs one: its operands, owned, lie from `stack` on and are consumed; its results are put
  /// in their place. False: an exception is pending, and nothing is left there.
  mutating func perform(_ which: Intrinsic, _ stack: UnsafeMutablePointer<Ref>) -> Bool {
    switch which {
    case .showValue:
      let value = stack[0]
      let done = showValue(value)
      disown(value)
      stack[0] = owned(.none)
      return done
    case .matchGroup:
      let exception = stack[0]
      let type = stack[1]
      let parts = matchGroup(exception, type)
      disown(type)
      disown(exception)
      guard let parts else { return false }
      stack[0] = parts.rest
      stack[1] = parts.match
      return true
    case .prepareReraise:
      let original = stack[0]
      let list = stack[1]
      let result = prepareReraise(original, list)
      disown(list)
      disown(original)
      stack[0] = result
      return !result.isNull
    default: return performTyping(which, stack)
    }
  }

  /// Calls `sys.displayhook`.
  private mutating func showValue(_ value: Ref) -> Bool {
    let key = internedStr("displayhook")
    let hook = dictGet(sysDict, name: key)
    disown(key)
    guard !hook.isNull else {
      raise(.runtimeError, "lost sys.displayhook")
      return false
    }
    let result = call(hook, [value])
    if result.isNull { return false }
    disown(result)
    return true
  }

  // MARK: except*

  /// Splits an exception for a clause; both parts are owned. Nil: an exception is pending.
  ///
  /// Authority: CPython, Python/ceval.c: `_PyEval_CheckExceptStarTypeValid`,
  /// `_PyEval_ExceptionGroupMatch`.
  private mutating func matchGroup(_ exception: Ref, _ type: Ref) -> (rest: Ref, match: Ref)? {
    guard isStarType(type) else { return nil }
    if exception == .none { return (owned(.none), owned(.none)) }
    let isGroup = isSubtype(rows[exception].type, .exception(.baseExceptionGroup))
    var parts = (rest: Ref.null, match: Ref.null)
    if matchesClass(exception, type) {
      parts = (owned(.none), isGroup ? owned(exception) : wrapped(exception))
    } else if isGroup {
      guard let split = splitByMethod(exception, type) else { return nil }
      parts = (split.rest, split.match)
    } else {
      parts = (owned(exception), owned(.none))
    }
    if parts.match.isNull { return nil }
    if parts.match != .none {
      let old = handled
      handled = owned(parts.match)
      disownIfAny(old)
    }
    return parts
  }

  private mutating func isStarType(_ type: Ref) -> Bool {
    let types =
      layout(type) == .tuple ? (0..<tupleCount(type)).map { tupleItems(type)[$0] } : [type]
    for item in types {
      guard layout(item) == .type, record(item).pointee.isException else {
        raise(
          .typeError, "catching classes that do not inherit from BaseException is not allowed")
        return false
      }
    }
    for item in types where isSubtype(item, .exception(.baseExceptionGroup)) {
      raise(
        .typeError,
        "catching ExceptionGroup with except* is not allowed. Use except instead.")
      return false
    }
    return true
  }

  /// A lone exception as the group that `except*` shows it in.
  private mutating func wrapped(_ exception: Ref) -> Ref {
    let items = makeTuple(consuming: [owned(exception)])
    defer { disown(items) }
    return makeGroup(.exception(.baseExceptionGroup), message: .emptyStr, items)
  }

  private mutating func splitByMethod(_ group: Ref, _ type: Ref) -> (match: Ref, rest: Ref)? {
    let name = internedStr("split")
    let pair = callMethod(group, name, [type])
    disown(name)
    if pair.isNull { return nil }
    defer { disown(pair) }
    guard layout(pair) == .tuple else {
      raise(
        .typeError, "\(typeName(group)).split must return a tuple, not \(typeName(pair))")
      return nil
    }
    guard tupleCount(pair) >= 2 else {
      raise(
        .typeError,
        "\(typeName(group)).split must return a 2-tuple, got tuple of size \(tupleCount(pair))")
      return nil
    }
    return (owned(tupleItems(pair)[0]), owned(tupleItems(pair)[1]))
  }

  /// What an `except*` statement raises: what its clauses raised and what they left.
  ///
  /// Authority: CPython, Objects/exceptions.c: `_PyExc_PrepReraiseStar`.
  private mutating func prepareReraise(_ original: Ref, _ list: Ref) -> Ref {
    let items = (0..<listCount(list)).map { listItems(list)[$0] }
    if items.isEmpty { return owned(.none) }
    guard isSubtype(rows[original].type, .exception(.baseExceptionGroup)) else {
      return owned(items[0])
    }
    var raised: [Ref] = []
    var left: [Ref] = []
    for item in items where item != .none {
      if sharesMetadata(item, original) { left.append(item) } else { raised.append(item) }
    }
    let projection = project(original, onto: left)
    if projection.isNull { return .null }
    if raised.isEmpty { return projection }
    if projection != .none { raised.append(projection) }
    defer { disown(projection) }
    if raised.count == 1 { return owned(raised[0]) }
    let parts = makeTuple(consuming: raised.map { owned($0) })
    defer { disown(parts) }
    return makeGroup(.exception(.exceptionGroup), message: .emptyStr, parts, args: .list)
  }

  /// Whether an exception is a part of the group, and no new one.
  private mutating func sharesMetadata(_ one: Ref, _ other: Ref) -> Bool {
    guard isSubtype(rows[one].type, .exception(.baseExceptionGroup)) else { return false }
    let first = exceptionBody(one).pointee
    let second = exceptionBody(other).pointee
    let notes = getAttributeIfAny(one, .name(.notes))
    let others = getAttributeIfAny(other, .name(.notes))
    clearPending()
    defer {
      disownIfAny(notes)
      disownIfAny(others)
    }
    return notes == others && first.traceback == second.traceback
      && first.cause == second.cause && first.context == second.context
  }
}
