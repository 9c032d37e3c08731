/// Raising exceptions from built-ins.
extension World {
  /// Makes an exception with a message pending; returns null for `return raise(...)`.
  @discardableResult
  mutating func raise(_ kind: BuiltinException, _ message: String) -> Ref {
    let text = makeStr(message)
    let result = raise(kind, value: text)
    disown(text)
    return result
  }

  /// Makes an exception pending whose `args` is `(value,)`.
  @discardableResult
  mutating func raise(_ kind: BuiltinException, value: Ref) -> Ref {
    own(value)
    return raise(kind, arguments: makeTuple(consuming: [value]))
  }

  /// Makes an exception pending with a tuple of arguments, which is consumed.
  @discardableResult
  mutating func raise(_ kind: BuiltinException, arguments: Ref) -> Ref {
    let exception = makeException(.exception(kind), arguments: arguments)
    return raiseConsuming(exception)
  }

  /// Makes an existing exception pending (borrowed).
  @discardableResult
  mutating func raiseExisting(_ exception: Ref) -> Ref {
    raiseConsuming(owned(exception))
  }

  /// Makes an exception pending, consuming it; the handled one becomes its context.
  ///
  /// Authority: CPython, Python/errors.c: `_PyErr_SetObject`.
  @discardableResult
  mutating func raiseConsuming(_ exception: Ref) -> Ref {
    let context = topHandled()
    if !context.isNull, context != exception { setContext(exception, context) }
    setPending(exception)
    return .null
  }

  /// Replaces the pending exception, consuming the new one.
  mutating func setPending(_ exception: Ref) {
    let old = pending
    pending = exception
    if !old.isNull { disown(old) }
  }

  /// Sets `__context__`, breaking a circle of contexts.
  private mutating func setContext(_ exception: Ref, _ context: Ref) {
    var current = context
    var steps = 0
    while steps < 10_000 {
      let next = exceptionBody(current).pointee.context
      if next.isNull { break }
      if next == exception {
        exceptionBody(current).pointee.context = .null
        disown(next)
        break
      }
      current = next
      steps += 1
    }
    let old = exceptionBody(exception).pointee.context
    exceptionBody(exception).pointee.context = owned(context)
    disownIfAny(old)
  }

  /// The exception being handled in this or an outer frame; borrowed, may be null.
  func topHandled() -> Ref {
    if !handled.isNull { return handled }
    var index = frameCount
    while index > 0 {
      index -= 1
      if frames[index].kind == .generator, !frames[index].callersHandled.isNull {
        return frames[index].callersHandled
      }
    }
    return .null
  }

  /// The payload of an exception.
  @inline(__always)
  func exceptionBody(_ exception: Ref) -> UnsafeMutablePointer<ExceptionBody> {
    rows[exception].body(ExceptionBody.self)
  }

  /// A new exception of a class (built in, or of that layout) with its arguments, consumed.
  mutating func makeException(_ type: Ref, arguments: Ref) -> Ref {
    let exception: Ref
    if type == .exception(.memoryError), let address = freeLists.memoryErrors.popLast() {
      exception = makeRecycled(type, .exception, at: address)
      track(exception)
    } else {
      exception = makeNative(type, .exception, bytes: exceptionBytes(type))
    }
    setExceptionPayload(exception, arguments)
    return exception
  }

  /// Gives a new row an exception's body.
  mutating func setExceptionPayload(_ exception: Ref, _ arguments: Ref) {
    let memory = payload.allocate(MemoryLayout<ExceptionBody>.size)
      .bindMemory(to: ExceptionBody.self, capacity: 1)
    memory.initialize(to: ExceptionBody(args: arguments))
    rows[exception].a = UInt64(UInt(bitPattern: memory))
  }

  /// Bytes of an instance of an exception class, with the collector's header.
  func exceptionBytes(_ type: Ref) -> Int {
    let hasPreHeader = type == .exception(.exceptionGroup) && level >= .python312
    return Int(nativeBase(record(type)).pointee.basicSize) + (hasPreHeader ? 32 : 16)
  }

  /// Whether the pending exception is an instance of a built-in class.
  func matchesPending(_ kind: BuiltinException) -> Bool {
    !pending.isNull && isSubtype(rows[pending].type, .exception(kind))
  }

  /// Drops the pending exception.
  mutating func clearPending() {
    let old = pending
    pending = .null
    disownIfAny(old)
  }

  /// Takes the pending exception away, owned.
  mutating func takePending() -> Ref {
    let exception = pending
    pending = .null
    return exception
  }

  /// Charges a built-in's work against the step limit before it is done.
  mutating func charge(_ cost: Int) -> Bool {
    if stepsLeft == .max || limits.steps == .max { return chargeHost(cost) }
    stepsLeft -= min(cost, stepsLeft)
    if stepsLeft > 0 { return stopped == nil }
    stop("\(grouped(limits.steps)) steps")
    raise(.memoryError, "")
    return false
  }

  /// Without a step limit, work is bounded by the memory that its result would take.
  private mutating func chargeHost(_ cost: Int) -> Bool {
    guard cost > limits.heapBytes else { return true }
    raise(.memoryError, arguments: owned(.emptyTuple))
    return false
  }

  /// Enters a native recursion; false with RecursionError pending when it is too deep.
  ///
  /// Authority: `Py_EnterRecursiveCall`: one counter with Python calls up to 3.11, a limit of its
  /// own (1,500) in 3.12.
  mutating func enterRecursion(_ place: String) -> Bool {
    nativeDepth += 1
    if level < .python312 {
      recursionDepth += 1
      if recursionDepth <= recursionLimit { return true }
      recursionDepth -= 1
    } else if nativeDepth <= nativeLimit {
      return true
    }
    nativeDepth -= 1
    raiseTooDeep(place)
    return false
  }

  /// Raises RecursionError; where only the run's own limit stands in the way, the run stops.
  @discardableResult
  mutating func raiseTooDeep(_ place: String = "") -> Ref {
    if recursionDepth >= limits.recursion, askedRecursionLimit > limits.recursion {
      stop("\(grouped(limits.recursion)) calls within calls")
    }
    return raise(.recursionError, "maximum recursion depth exceeded" + place)
  }

  /// How many frames there is room for.
  static let frameRoom = 1 << 20

  /// How deep C may recurse from 3.12 on.
  ///
  /// Authority: CPython, Include/cpython/pystate.h: `Py_C_RECURSION_LIMIT`.
  var nativeLimit: Int { level >= .python313 ? 10_000 : 1500 }

  /// Leaves a native recursion.
  mutating func leaveRecursion() {
    nativeDepth -= 1
    if level < .python312 { recursionDepth -= 1 }
  }
}
