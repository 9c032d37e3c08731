import PythonSubset

/// Generators: frames that leave the stack and come back.
///
/// Authority: CPython 3.12, Objects/genobject.c: `gen_send_ex2`, `_gen_throw`, `gen_close`.
extension World {
  /// What became of an attempt to resume a generator.
  enum Entry {
    case entered, exhausted, failed
  }

  /// The body of a generator.
  func generator(_ object: Ref) -> UnsafeMutablePointer<GeneratorBody> {
    rows[object].body(GeneratorBody.self)
  }

  /// Makes the innermost frame, which has just begun, a generator; pops it.
  mutating func makeGenerator() -> Ref {
    let frame = frames + (frameCount - 1)
    let code = frame.pointee.code
    let object = makeCollectable(
      .type(.generator), .generator, bytes: generatorBytes(code))
    let capacity = Int(code.pointee.slotCount + code.pointee.stackSize)
    let values = payload.allocate(max(capacity, 1) * 4)
      .bindMemory(to: Ref.self, capacity: capacity)
    let count = frame.pointee.top - frame.pointee.base
    values.update(from: frame.pointee.base, count: count)
    let body = payload.allocate(MemoryLayout<GeneratorBody>.stride)
      .bindMemory(to: GeneratorBody.self, capacity: 1)
    let function = frame.pointee.function
    let names = function.isNull ? nil : rows[function].body(FunctionBody.self)
    body.initialize(
      to: GeneratorBody(
        frame: frame.pointee, values: values, valueCapacity: Int32(capacity),
        valueCount: Int32(count), state: .created, handled: .null,
        name: owned(names?.pointee.name ?? code.pointee.name),
        qualifiedName: owned(names?.pointee.qualifiedName ?? code.pointee.qualifiedName)))
    body.pointee.frame.kind = .generator
    body.pointee.frame.subject = object
    if !movesArguments { body.pointee.frame.function = .null }
    if holdsCodeTwice { own(body.pointee.frame.codeObject) }
    rows[object].a = UInt64(UInt(bitPattern: body))
    leaveGeneratorFrame()
    track(object)
    return object
  }

  /// Up to 3.11 a generator refers to its code beside what its frame does (`gi_code`).
  var holdsCodeTwice: Bool { level < .python312 }

  /// Bytes of a generator object: with its frame from 3.11 on.
  func generatorBytes(_ code: UnsafeMutablePointer<CodeBody>) -> Int {
    let values = 8 * Int(code.pointee.slotCount + code.pointee.declaredStack)
    switch level {
    case .python38, .python39: return 112
    case .python310: return 104
    case .python311: return 168 + values
    default: return 160 + values
    }
  }

  private mutating func leaveGeneratorFrame() {
    frameCount -= 1
    recursionDepth -= 1
    if frameCount > 0 { restoreStackTop(frames + (frameCount - 1)) }
  }

  /// Brings a generator's frame back on the stack, with the value that it is sent (consumed).
  mutating func enterGenerator(_ object: Ref, sending value: Ref, fromNative: Bool) -> Entry {
    let body = generator(object)
    switch body.pointee.state {
    case .completed, .finished:
      disown(value)
      return .exhausted
    case .running:
      disown(value)
      raise(.valueError, "generator already executing")
      return .failed
    case .created where value != .none:
      disown(value)
      raise(.typeError, "can't send non-None value to a just-started generator")
      return .failed
    default: break
    }
    if recursionDepth >= recursionLimit {
      disown(value)
      raiseTooDeep()
      return .failed
    }
    pushGeneratorFrame(object, body, fromNative: fromNative)
    let frame = frames + (frameCount - 1)
    frame.pointee.top.pointee = value
    frame.pointee.top += 1
    return .entered
  }

  private mutating func pushGeneratorFrame(
    _ object: Ref, _ body: UnsafeMutablePointer<GeneratorBody>, fromNative: Bool
  ) {
    let base = stackTop
    let count = Int(body.pointee.valueCount)
    base.update(from: body.pointee.values, count: count)
    body.pointee.valueCount = 0
    body.pointee.state = .running
    let frame = frames + frameCount
    frame.pointee = body.pointee.frame
    frame.pointee.base = base
    frame.pointee.top = base + count
    frame.pointee.returnsToNative = fromNative
    frame.pointee.callersHandled = handled
    handled = body.pointee.handled
    body.pointee.handled = .null
    frameCount += 1
    recursionDepth += 1
    if !frame.pointee.object.isNull {
      rows[frame.pointee.object].body(FrameBody.self).pointee.index = Int32(frameCount - 1)
    }
    restoreStackTop(frame)
  }

  /// Takes the innermost frame, a generator's, off the stack at a `yield`.
  mutating func suspendGenerator() {
    let frame = frames + (frameCount - 1)
    let body = generator(frame.pointee.subject)
    let count = frame.pointee.top - frame.pointee.base
    body.pointee.values.update(from: frame.pointee.base, count: count)
    body.pointee.valueCount = Int32(count)
    body.pointee.frame = frame.pointee
    body.pointee.state = .suspended
    body.pointee.handled = handled
    handled = frame.pointee.callersHandled
    if !frame.pointee.object.isNull {
      let object = rows[frame.pointee.object].body(FrameBody.self)
      object.pointee.index = -1
      object.pointee.instruction = Int32(frame.pointee.instruction)
    }
    leaveGeneratorFrame()
  }

  /// Ends the generator whose frame is innermost.
  mutating func finishGenerator() {
    let frame = frames + (frameCount - 1)
    let body = generator(frame.pointee.subject)
    let old = handled
    handled = frame.pointee.callersHandled
    body.pointee.state = .finished
    if !holdsCodeTwice { own(frame.pointee.codeObject) }
    popFrame()
    if frameCount > 0 { restoreStackTop(frames + (frameCount - 1)) }
    disownIfAny(old)
  }

  // MARK: From native code

  /// Sends a value (borrowed) to a generator, which the caller holds: what it yields, owned; null
  /// at its end (with `returned` set to its result) or with an exception pending.
  mutating func sendGenerator(_ object: Ref, _ value: Ref, returned: inout Ref) -> Ref {
    let top = stackTop
    switch enterGenerator(object, sending: owned(value), fromNative: true) {
    case .exhausted:
      returned = owned(.none)
      return .null
    case .failed: return .null
    case .entered: break
    }
    return runGenerator(object, top, returned: &returned)
  }

  private mutating func runGenerator(
    _ object: Ref, _ top: UnsafeMutablePointer<Ref>, returned: inout Ref
  ) -> Ref {
    nativeDepth += 1
    let result = execute(downTo: frameCount - 1)
    nativeDepth -= 1
    stackTop = top
    if result.isNull { return .null }
    if generator(object).pointee.state == .finished {
      returned = result
      return .null
    }
    return result
  }

  /// The next value of a generator, owned; null at its end, or with an exception pending.
  mutating func nextOfGenerator(_ object: Ref) -> Ref {
    var returned = Ref.null
    let value = sendGenerator(object, .none, returned: &returned)
    if value.isNull, !returned.isNull {
      if returned != .none { raise(.stopIteration, value: returned) }
      disown(returned)
    }
    return value
  }

  /// Throws an exception (consumed) into a generator; as `sendGenerator`.
  mutating func throwIntoGenerator(
    _ object: Ref, _ exception: Ref, returned: inout Ref
  ) -> Ref {
    let body = generator(object)
    switch body.pointee.state {
    case .running:
      disown(exception)
      return raise(.valueError, "generator already executing")
    case .completed, .finished:
      setPending(exception)
      return .null
    case .created, .suspended: break
    }
    if let result = throwIntoDelegate(object, exception, returned: &returned) { return result }
    let top = stackTop
    pushGeneratorFrame(object, body, fromNative: true)
    setPending(exception)
    chainToHandled()
    return runGenerator(object, top, returned: &returned)
  }

  /// What the generator handles becomes the context of what is thrown into it (3.9+).
  ///
  /// Authority: Python/errors.c: `_PyErr_ChainStackItem`.
  private mutating func chainToHandled() {
    if handled.isNull || level < .python39 { return }
    raiseConsuming(takePending())
  }

  /// The iterator that a suspended `yield from` waits for; null if it is none.
  func delegate(of object: Ref) -> Ref {
    let body = generator(object)
    guard body.pointee.state == .suspended, body.pointee.valueCount > 0 else { return .null }
    let index = body.pointee.frame.instruction
    guard index > 0 else { return .null }
    let before = body.pointee.frame.code.pointee.instructions[index - 1]
    guard UInt8(truncatingIfNeeded: before) == Opcode.send.rawValue else { return .null }
    return body.pointee.values[Int(body.pointee.valueCount) - 1]
  }

  /// Hands an exception on to the iterator of a `yield from`; nil when the generator itself is to
  /// get it.
  private mutating func throwIntoDelegate(
    _ object: Ref, _ exception: Ref, returned: inout Ref
  ) -> Ref? {
    let inner = delegate(of: object)
    if inner.isNull { return nil }
    own(inner)
    defer { disown(inner) }
    let body = generator(object)
    if isSubtype(rows[exception].type, .exception(.generatorExit)) {
      body.pointee.state = .running
      let closed = closeIterator(inner)
      body.pointee.state = .suspended
      if closed { return nil }
      disown(exception)
      return resumeWithPending(object, returned: &returned)
    }
    var innerReturned = Ref.null
    var value = Ref.null
    if rows[inner].layout == .generator {
      let place = enterDelegation(object)
      value = throwIntoGenerator(inner, exception, returned: &innerReturned)
      leaveDelegation(place)
    } else {
      body.pointee.state = .running
      let method = getAttributeIfAny(inner, .name(.throwMethod))
      body.pointee.state = .suspended
      if method.isNull {
        return pending.isNull ? nil : resumeWithPending(object, returned: &returned)
      }
      let place = enterDelegation(object)
      value = call(method, exception)
      leaveDelegation(place)
      disown(method)
      disown(exception)
      if value.isNull, matchesPending(.stopIteration) { innerReturned = takeStopValue() }
    }
    if !value.isNull { return value }
    if innerReturned.isNull { return resumeWithPending(object, returned: &returned) }
    return resumeAfterDelegate(object, innerReturned, returned: &returned)
  }

  /// Puts a generator's frame on the stack while the iterator that it waits for gets an exception,
  /// so that frames are linked as the program sees them; returns the old top of the data stack.
  ///
  /// Authority: Objects/genobject.c: `_gen_throw`.
  private mutating func enterDelegation(_ object: Ref) -> UnsafeMutablePointer<Ref> {
    let top = stackTop
    pushGeneratorFrame(object, generator(object), fromNative: true)
    recursionDepth -= 1
    // What this generator handles stays put away.
    let frame = frames + (frameCount - 1)
    generator(object).pointee.handled = handled
    handled = frame.pointee.callersHandled
    frame.pointee.callersHandled = .null
    return top
  }

  private mutating func leaveDelegation(_ top: UnsafeMutablePointer<Ref>) {
    let frame = frames + (frameCount - 1)
    let body = generator(frame.pointee.subject)
    frame.pointee.callersHandled = handled
    handled = body.pointee.handled
    recursionDepth += 1
    suspendGenerator()
    stackTop = top
  }

  private mutating func resumeWithPending(_ object: Ref, returned: inout Ref) -> Ref {
    let top = stackTop
    pushGeneratorFrame(object, generator(object), fromNative: true)
    chainToHandled()
    return runGenerator(object, top, returned: &returned)
  }

  /// Goes on behind a `yield from` whose iterator has ended with a result (consumed).
  private mutating func resumeAfterDelegate(
    _ object: Ref, _ result: Ref, returned: inout Ref
  ) -> Ref {
    let top = stackTop
    let body = generator(object)
    let sendIndex = body.pointee.frame.instruction - 1
    let target = Int(body.pointee.frame.code.pointee.instructions[sendIndex] >> 8)
    pushGeneratorFrame(object, body, fromNative: true)
    let frame = frames + (frameCount - 1)
    frame.pointee.top.pointee = result
    frame.pointee.top += 1
    frame.pointee.instruction = target - 1
    return runGenerator(object, top, returned: &returned)
  }
}
