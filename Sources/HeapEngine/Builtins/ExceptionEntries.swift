/// What all exceptions have: `BaseException`.
///
/// Authority: CPython, Objects/exceptions.c: `BaseException_new` to `BaseException_getset`.
extension World {
  static let exceptionEntries: [NativeEntry] = [
    .staticMethod("__new__", 0, 255, keywords: true) { $0.exceptionNew($1) },
    .special(.initialize, 0, 255, keywords: true) { $0.exceptionInit($1) },
    .special(.str) { $0.exceptionStr($1[0]) },
    .special(.repr) { $0.exceptionRepr($1[0]) },
    .method("with_traceback", 1) { $0.exceptionWithTraceback($1) },
    .method("__setstate__", 1) { $0.exceptionSetState($1) },
    .method("__reduce__") { $0.exceptionReduce($1[0]) },
    .getter(
      "args", { $0.owned($0.exceptionBody($1[0]).pointee.args) },
      setter: { $0.exceptionSetArgs($1) }),
    .getter(
      "__traceback__", { $0.orNone($0.exceptionBody($1[0]).pointee.traceback) },
      setter: { $0.exceptionSetTraceback($1[0], $1[1]) }),
    .getter(
      "__context__", { $0.orNone($0.exceptionBody($1[0]).pointee.context) },
      setter: { $0.exceptionSetContext($1) }),
    .getter(
      "__cause__", { $0.orNone($0.exceptionBody($1[0]).pointee.cause) },
      setter: { $0.exceptionSetCause($1) }),
    .getter(
      "__suppress_context__",
      { $0.owned(.bool($0.exceptionBody($1[0]).pointee.suppressesContext)) },
      setter: { $0.exceptionSetSuppress($1) }),
    .getter("__dict__", { $0.owned($0.instanceDict($1[0])) }, setter: { $0.setDictAttribute($1) }),
  ]

  /// A new reference to what may be null, which shows as None.
  func orNone(_ object: Ref) -> Ref { owned(object.isNull ? .none : object) }

  /// A tuple of the positional arguments after the first `skip`.
  mutating func restTuple(_ arguments: Arguments, skip: Int = 1) -> Ref {
    makeTuple(UnsafePointer(arguments.base + skip), max(arguments.count - skip, 0))
  }

  private mutating func exceptionNew(_ arguments: Arguments) -> Ref {
    makeException(arguments[0], arguments: restTuple(arguments))
  }

  /// Whether there are keyword arguments; then TypeError is pending in the type's name.
  mutating func refusesKeywords(_ arguments: Arguments, _ name: String) -> Bool {
    guard !arguments.names.isNull, tupleCount(arguments.names) > 0 else { return false }
    raise(.typeError, "\(name)() takes no keyword arguments")
    return true
  }

  private mutating func exceptionInit(_ arguments: Arguments) -> Ref {
    if refusesKeywords(arguments, typeName(arguments[0])) { return .null }
    setExceptionArguments(arguments)
    return owned(.none)
  }

  /// Sets `args` to the arguments; the tuple that `__new__` made stays when it is the same.
  mutating func setExceptionArguments(_ arguments: Arguments) {
    let old = exceptionBody(arguments[0]).pointee.args
    if holds(slotTuple, arguments.dropFirst()) {
      exceptionBody(arguments[0]).pointee.args = owned(slotTuple)
      disownIfAny(old)
      return
    }
    if !old.isNull, rows[old].count == 1, tupleCount(old) == arguments.count - 1,
      (0..<arguments.count - 1).allSatisfy({ tupleItems(old)[$0] == arguments[$0 + 1] })
    {
      return
    }
    let fresh = restTuple(arguments)
    exceptionBody(arguments[0]).pointee.args = fresh
    disownIfAny(old)
  }

  /// `str` of an exception without a form of its own: of the arguments.
  mutating func exceptionStr(_ exception: Ref) -> Ref {
    let args = exceptionBody(exception).pointee.args
    switch tupleCount(args) {
    case 0: return owned(.emptyStr)
    case 1: return strOf(tupleItems(args)[0])
    default: return strOf(args)
    }
  }

  private mutating func exceptionRepr(_ exception: Ref) -> Ref {
    let args = owned(exceptionBody(exception).pointee.args)
    defer { disown(args) }
    let isSingle = tupleCount(args) == 1
    let shown = repr(isSingle ? tupleItems(args)[0] : args)
    if shown.isNull { return .null }
    defer { disown(shown) }
    let name = typeName(exception)
    return join(isSingle ? "\(name)(" : name, shown, isSingle ? ")" : "")
  }

  /// A str of three parts, the middle one a str object.
  mutating func join(_ before: String, _ middle: Ref, _ after: String) -> Ref {
    var builder = StrBuilder()
    builder.append(before)
    builder.append(view(middle))
    builder.append(after)
    return finish(&builder)
  }

  // MARK: Setters

  /// Puts a value into a field of an exception's body; the old one goes last.
  mutating func setField(
    _ exception: Ref, _ path: WritableKeyPath<ExceptionBody, Ref>, _ value: Ref
  ) {
    let slot = field(exceptionBody(exception), path)
    let old = slot.pointee
    slot.pointee = value.isNull ? .null : owned(value)
    disownIfAny(old)
  }

  private mutating func exceptionSetArgs(_ arguments: Arguments) -> Ref {
    if arguments[1].isNull { return raise(.typeError, "args may not be deleted") }
    guard let items = collectItems(arguments[1]) else { return .null }
    let tuple = makeTuple(consuming: items)
    setField(arguments[0], \.args, tuple)
    disown(tuple)
    return owned(.none)
  }

  /// Sets `__traceback__`, checked.
  mutating func exceptionSetTraceback(_ exception: Ref, _ value: Ref) -> Ref {
    if value.isNull { return raise(.typeError, "__traceback__ may not be deleted") }
    guard value == .none || layout(value) == .traceback else {
      return raise(.typeError, "__traceback__ must be a traceback or None")
    }
    setField(exception, \.traceback, value == .none ? .null : value)
    return owned(.none)
  }

  private mutating func exceptionWithTraceback(_ arguments: Arguments) -> Ref {
    let done = exceptionSetTraceback(arguments[0], arguments[1])
    if done.isNull { return .null }
    disown(done)
    return owned(arguments[0])
  }

  private mutating func exceptionSetContext(_ arguments: Arguments) -> Ref {
    let value = arguments[1]
    if value.isNull { return raise(.typeError, "__context__ may not be deleted") }
    guard value == .none || layout(value) == .exception else {
      return raise(.typeError, "exception context must be None or derive from BaseException")
    }
    setField(arguments[0], \.context, value == .none ? .null : value)
    return owned(.none)
  }

  private mutating func exceptionSetCause(_ arguments: Arguments) -> Ref {
    let value = arguments[1]
    if value.isNull { return raise(.typeError, "__cause__ may not be deleted") }
    guard value == .none || layout(value) == .exception else {
      return raise(.typeError, "exception cause must be None or derive from BaseException")
    }
    exceptionBody(arguments[0]).pointee.suppressesContext = true
    setField(arguments[0], \.cause, value == .none ? .null : value)
    return owned(.none)
  }

  private mutating func exceptionSetSuppress(_ arguments: Arguments) -> Ref {
    let value = arguments[1]
    if value.isNull { return raise(.typeError, "can't delete numeric/char attribute") }
    guard type(of: value) == .type(.bool) else {
      return raise(.typeError, "attribute value type must be bool")
    }
    exceptionBody(arguments[0]).pointee.suppressesContext = value == .trueObject
    return owned(.none)
  }

  /// Sets the `__dict__` of an object that has one.
  mutating func setDictAttribute(_ arguments: Arguments) -> Ref {
    let value = arguments[1]
    if value.isNull { return raise(.typeError, "cannot delete __dict__") }
    guard layout(value) == .dict else {
      return raise(
        .typeError, "__dict__ must be set to a dictionary, not a '\(typeName(value))'")
    }
    // Inline values belong to the old dict from here on.
    _ = instanceDict(arguments[0])
    guard let slot = dictSlot(of: arguments[0]) else {
      return raise(.attributeError, "This object has no __dict__")
    }
    put(owned(value), into: slot)
    return owned(.none)
  }

  // MARK: Notes and copies

  mutating func exceptionAddNote(_ arguments: Arguments) -> Ref {
    guard layout(arguments[1]) == .str else {
      return raise(.typeError, "note must be a str, not '\(typeName(arguments[1]))'")
    }
    var notes = getAttributeIfAny(arguments[0], .name(.notes))
    if notes.isNull {
      if !pending.isNull { return .null }
      notes = makeList()
      if !setAttribute(arguments[0], .name(.notes), notes) {
        disown(notes)
        return .null
      }
    }
    defer { disown(notes) }
    guard layout(notes) == .list else {
      return raise(.typeError, "Cannot add note: __notes__ is not a list")
    }
    append(owned(arguments[1]), toList: notes)
    return owned(.none)
  }

  private mutating func exceptionSetState(_ arguments: Arguments) -> Ref {
    guard arguments[1] != .none else { return owned(.none) }
    guard layout(arguments[1]) == .dict else {
      return raise(.typeError, "state is not a dictionary")
    }
    var position = 0
    while let entry = dictNext(arguments[1], &position) {
      // A hash of the key that is Python code may empty the dict.
      own(entry.key)
      own(entry.value)
      let isSet = setAttribute(arguments[0], entry.key, entry.value)
      disown(entry.key)
      disown(entry.value)
      if !isSet { return .null }
    }
    return owned(.none)
  }

  private mutating func exceptionReduce(_ exception: Ref) -> Ref {
    let body = exceptionBody(exception)
    var parts = [owned(type(of: exception)), owned(body.pointee.args)]
    if !body.pointee.dict.isNull { parts.append(owned(body.pointee.dict)) }
    return makeTuple(consuming: parts)
  }
}
