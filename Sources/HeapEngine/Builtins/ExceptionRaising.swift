/// The statements about exceptions: `raise`, `except`.
///
/// Authority: CPython, Python/ceval.c: `do_raise`, `check_except_type_valid`;
/// Python/errors.c: `PyErr_GivenExceptionMatches`.
extension World {
  /// Whether an exception is caught by a class or a tuple of classes: 1, 0; -1 with TypeError.
  mutating func exceptionMatches(_ exception: Ref, _ type: Ref) -> Int {
    if layout(type) == .tuple {
      for index in 0..<tupleCount(type) where !isExceptionClass(tupleItems(type)[index]) {
        return raiseNotCatchable()
      }
    } else if !isExceptionClass(type) {
      return raiseNotCatchable()
    }
    return givenMatches(exception, type) ? 1 : 0
  }

  private mutating func raiseNotCatchable() -> Int {
    raise(
      .typeError, "catching classes that do not inherit from BaseException is not allowed")
    return -1
  }

  private func givenMatches(_ exception: Ref, _ type: Ref) -> Bool {
    if layout(type) == .tuple {
      return (0..<tupleCount(type)).contains { givenMatches(exception, tupleItems(type)[$0]) }
    }
    return isSubtype(rows[exception].type, type)
  }

  /// Whether an object is a class that derives from `BaseException`.
  func isExceptionClass(_ object: Ref) -> Bool {
    rows[object].layout == .type && record(object).pointee.isException
  }

  /// `raise` with 0, 1 or 2 operands, which are consumed. True: it is a re-raise, which adds no
  /// line to the traceback.
  mutating func raiseStatement(_ base: UnsafeMutablePointer<Ref>, _ count: Int) -> Bool {
    if count == 0 {
      let current = topHandled()
      if current.isNull {
        raise(.runtimeError, "No active exception to reraise")
        return false
      }
      setPending(owned(current))
      return true
    }
    let exception = exceptionToRaise(base[0])
    disown(base[0])
    if exception.isNull {
      if count == 2 { disown(base[1]) }
      return false
    }
    if count == 2 {
      let done = attachCause(exception, base[1])
      disown(base[1])
      if !done {
        disown(exception)
        return false
      }
    }
    raiseConsuming(exception)
    return false
  }

  /// The exception that an operand of `raise` means, owned; null with TypeError pending.
  private mutating func exceptionToRaise(_ value: Ref) -> Ref {
    if isExceptionClass(value) {
      let made = call(value)
      if made.isNull || layout(made) == .exception { return made }
      let shown = reprText(value)
      let kind = reprText(rows[made].type)
      disown(made)
      return raise(
        .typeError,
        "calling \(shown) should have returned an instance of BaseException, not \(kind)")
    }
    if layout(value) == .exception { return owned(value) }
    return raise(.typeError, "exceptions must derive from BaseException")
  }

  private mutating func attachCause(_ exception: Ref, _ value: Ref) -> Bool {
    var cause = Ref.null
    if isExceptionClass(value) {
      cause = call(value)
      if cause.isNull { return false }
      if layout(cause) != .exception {
        let shown = reprText(value)
        let kind = reprText(rows[cause].type)
        disown(cause)
        raise(
          .typeError,
          "calling \(shown) should have returned an instance of BaseException, not \(kind)")
        return false
      }
    } else if layout(value) == .exception {
      cause = owned(value)
    } else if value != .none {
      raise(.typeError, "exception causes must derive from BaseException")
      return false
    }
    let body = exceptionBody(exception)
    let old = body.pointee.cause
    body.pointee.cause = cause
    body.pointee.suppressesContext = true
    disownIfAny(old)
    return true
  }

  /// `repr` as Swift text for a message; `?` when it fails.
  mutating func reprText(_ object: Ref) -> String {
    let shown = repr(object)
    if shown.isNull {
      clearPending()
      return "?"
    }
    defer { disown(shown) }
    return text(shown)
  }

  /// The value of a pending StopIteration, which is cleared; None when nothing is pending. Owned.
  mutating func takeStopValue() -> Ref {
    if pending.isNull { return owned(.none) }
    let value = stopValue(pending)
    clearPending()
    return value
  }
}
