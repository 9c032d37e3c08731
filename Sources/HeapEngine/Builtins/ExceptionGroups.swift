/// `BaseExceptionGroup` and `ExceptionGroup` (3.11+): extra0 is the message, extra1 the tuple of
/// exceptions.
///
/// Authority: CPython 3.12, Objects/exceptions.c: `BaseExceptionGroup_new` to
/// `exception_group_projection`.
extension World {
  static let groupEntries: [NativeEntry] = [
    .staticMethod("__new__", 0, 255, keywords: true) { $0.groupNew($1) },
    .special(.initialize, 0, 255, keywords: true) { world, arguments in
      if world.refusesKeywords(arguments, world.typeName(arguments[0])) { return .null }
      world.setExceptionArguments(arguments)
      return world.owned(.none)
    },
    .special(.str) { $0.groupStr($1[0]) },
    .method("derive", 1) { $0.groupDerive($1[0], $1[1]) },
    .method("split", 1) { $0.groupSplit($1[0], $1[1], wantsRest: true) },
    .method("subgroup", 1) { $0.groupSplit($1[0], $1[1], wantsRest: false) },
    .getter("message", { $0.orNone($0.exceptionBody($1[0]).pointee.extra0) }),
    .getter("exceptions", { $0.orNone($0.exceptionBody($1[0]).pointee.extra1) }),
  ]

  /// What the `args` of a group that the machine makes hold beside the message.
  enum GroupArguments {
    case tuple, list
  }

  /// A group made by the machine, of exceptions in a tuple (borrowed): an `ExceptionGroup` where
  /// all are `Exception`s.
  mutating func makeGroup(
    _ type: Ref, message: Ref, _ exceptions: Ref, args: GroupArguments = .tuple
  ) -> Ref {
    let all = (0..<tupleCount(exceptions)).map { tupleItems(exceptions)[$0] }
    let second =
      args == .tuple ? owned(exceptions) : makeList(consuming: all.map { owned($0) })
    let isPlain = all.allSatisfy { isSubtype(rows[$0].type, .exception(.exception)) }
    return newGroup(
      isPlain ? .exception(.exceptionGroup) : .exception(.baseExceptionGroup), message, exceptions,
      arguments: makeTuple(consuming: [owned(message), second]))
  }

  /// The object itself; the arguments are consumed.
  private mutating func newGroup(
    _ type: Ref, _ message: Ref, _ exceptions: Ref, arguments: Ref
  ) -> Ref {
    let group = makeException(type, arguments: arguments)
    setField(group, \.extra0, message)
    setField(group, \.extra1, exceptions)
    return group
  }

  private mutating func groupNew(_ arguments: Arguments) -> Ref {
    let given = arguments.count - 1
    guard given == 2 else {
      return raise(
        .typeError,
        "BaseExceptionGroup.__new__() takes exactly 2 arguments (\(given) given)")
    }
    guard layout(arguments[1]) == .str else {
      return raise(
        .typeError,
        "BaseExceptionGroup.__new__() argument 1 must be str, not \(argumentTypeName(arguments[1]))"
      )
    }
    guard layout(arguments[2]) != .dict, !lookupSpecial(arguments[2], .getItem).isNull else {
      return raise(.typeError, "second argument (exceptions) must be a sequence")
    }
    guard let items = collectItems(arguments[2]) else { return .null }
    let exceptions = makeTuple(consuming: items)
    defer { disown(exceptions) }
    if items.isEmpty {
      return raise(
        .valueError, "second argument (exceptions) must be a non-empty sequence")
    }
    for (index, item) in items.enumerated() where layout(item) != .exception {
      return raise(
        .valueError, "Item \(index) of second argument (exceptions) is not an exception")
    }
    guard let type = groupClass(arguments[0], items) else { return .null }
    return newGroup(type, arguments[1], exceptions, arguments: restTuple(arguments))
  }

  /// The class of a new group: plain exceptions make an `ExceptionGroup`.
  private mutating func groupClass(_ type: Ref, _ items: [Ref]) -> Ref? {
    let isPlain = items.allSatisfy { isSubtype(rows[$0].type, .exception(.exception)) }
    if type == .exception(.baseExceptionGroup) {
      return isPlain ? .exception(.exceptionGroup) : type
    }
    if isPlain || !isSubtype(type, .exception(.exception)) { return type }
    raise(
      .typeError,
      type == .exception(.exceptionGroup)
        ? "Cannot nest BaseExceptions in an ExceptionGroup"
        : "Cannot nest BaseExceptions in '\(nameOfType(type))'")
    return nil
  }

  private mutating func groupStr(_ group: Ref) -> Ref {
    let body = exceptionBody(group)
    let count = tupleCount(body.pointee.extra1)
    return join("", body.pointee.extra0, " (\(count) sub-exception\(count == 1 ? "" : "s"))")
  }

  private mutating func groupDerive(_ group: Ref, _ exceptions: Ref) -> Ref {
    call(.exception(.baseExceptionGroup), [exceptionBody(group).pointee.extra0, exceptions])
  }

  // MARK: Splitting

  /// How the exceptions of a part are chosen.
  private enum Choice {
    case classes(Ref), predicate(Ref), identity(Set<Ref>)
  }

  private mutating func groupSplit(_ group: Ref, _ condition: Ref, wantsRest: Bool) -> Ref {
    guard let choice = choice(condition) else { return .null }
    guard let parts = split(group, choice, wantsRest: wantsRest) else { return .null }
    if wantsRest { return makeTuple(consuming: [parts.match, parts.rest]) }
    disown(parts.rest)
    return parts.match
  }

  private mutating func choice(_ condition: Ref) -> Choice? {
    if isExceptionType(condition) { return .classes(condition) }
    if layout(condition) == .tuple,
      (0..<tupleCount(condition)).allSatisfy({ isExceptionType(tupleItems(condition)[$0]) })
    {
      return .classes(condition)
    }
    if isCallable(condition), layout(condition) != .type || level >= .python313 {
      return .predicate(condition)
    }
    raise(
      .typeError,
      level >= .python313
        ? "expected an exception type, a tuple of exception types, or a callable "
          + "(other than a class)"
        : "expected a function, exception type or tuple of exception types")
    return nil
  }

  private func isExceptionType(_ object: Ref) -> Bool {
    layout(object) == .type && record(object).pointee.isException
  }

  /// Whether an exception is an instance of a class, or of one in a tuple.
  mutating func matchesClass(_ exception: Ref, _ types: Ref) -> Bool {
    exceptionMatches(exception, types) == 1
  }

  private mutating func isChosen(_ exception: Ref, _ choice: Choice) -> Int {
    switch choice {
    case .classes(let types): return matchesClass(exception, types) ? 1 : 0
    case .identity(let chosen):
      return layout(exception) == .exception && chosen.contains(exception) ? 1 : 0
    case .predicate(let function):
      let result = call(function, [exception])
      if result.isNull { return -1 }
      defer { disown(result) }
      return truth(result)
    }
  }

  /// The parts of a group, owned, None for an empty one; nil with an exception pending.
  private mutating func split(
    _ exception: Ref, _ choice: Choice, wantsRest: Bool
  ) -> (match: Ref, rest: Ref)? {
    let chosen = isChosen(exception, choice)
    if chosen < 0 { return nil }
    if chosen == 1 { return (owned(exception), owned(.none)) }
    guard isSubtype(rows[exception].type, .exception(.baseExceptionGroup)) else {
      return (owned(.none), owned(wantsRest ? exception : .none))
    }
    guard enterRecursion(" in exceptiongroup_split_recursive") else { return nil }
    defer { leaveRecursion() }
    var matching: [Ref] = []
    var resting: [Ref] = []
    defer { for item in matching + resting { disown(item) } }
    let items = exceptionBody(exception).pointee.extra1
    for index in 0..<tupleCount(items) {
      guard let parts = split(tupleItems(items)[index], choice, wantsRest: wantsRest) else {
        return nil
      }
      if parts.match == .none { disown(parts.match) } else { matching.append(parts.match) }
      if parts.rest == .none { disown(parts.rest) } else { resting.append(parts.rest) }
    }
    let match = part(of: exception, matching)
    if match.isNull { return nil }
    let rest = part(of: exception, resting)
    if rest.isNull {
      disown(match)
      return nil
    }
    return (match, rest)
  }

  /// A group like another one, of some of its exceptions; None without any.
  private mutating func part(of original: Ref, _ items: [Ref]) -> Ref {
    if items.isEmpty { return owned(.none) }
    let list = makeList(consuming: items.map { owned($0) })
    let name = internedStr("derive")
    let made = callMethod(original, name, [list])
    disown(name)
    disown(list)
    if made.isNull { return .null }
    guard isSubtype(rows[made].type, .exception(.baseExceptionGroup)) else {
      disown(made)
      return raise(.typeError, "derive must return an instance of BaseExceptionGroup")
    }
    let body = exceptionBody(original)
    setField(made, \.traceback, body.pointee.traceback)
    setField(made, \.context, body.pointee.context)
    setField(made, \.cause, body.pointee.cause)
    exceptionBody(made).pointee.suppressesContext = body.pointee.suppressesContext
    return copyNotes(from: original, to: made) ? made : .null
  }

  private mutating func copyNotes(from original: Ref, to made: Ref) -> Bool {
    let notes = getAttributeIfAny(original, .name(.notes))
    if notes.isNull { return pending.isNull }
    defer { disown(notes) }
    guard let items = collectItems(notes) else { return false }
    let copy = makeList(consuming: items)
    defer { disown(copy) }
    return setAttribute(made, .name(.notes), copy)
  }

  /// The part of a group that holds what is in `kept`; None without any.
  mutating func project(_ group: Ref, onto kept: [Ref]) -> Ref {
    var leaves: Set<Ref> = []
    var work = kept
    while let next = work.popLast() {
      if isSubtype(rows[next].type, .exception(.baseExceptionGroup)) {
        let items = exceptionBody(next).pointee.extra1
        work += (0..<tupleCount(items)).map { tupleItems(items)[$0] }
      } else {
        leaves.insert(next)
      }
    }
    guard let parts = split(group, .identity(leaves), wantsRest: false) else { return .null }
    disown(parts.rest)
    return parts.match
  }
}
