import PythonSubset

/// What happens when an exception is pending: handlers are looked for, frames left.
///
/// Authority: CPython 3.12, Python/ceval.c: `exception_unwind`.
extension World {
  /// Finds the handler of the pending exception, leaving frames on the way. False when it has left
  /// a frame that returns to native code. `frame` becomes the frame that goes on, its
  /// `instruction` the one before the handler.
  mutating func unwind(
    _ frame: inout UnsafeMutablePointer<Frame>, isReraise: Bool
  ) -> Bool {
    var isReraise = isReraise
    while true {
      if isObserved, !isReraise { observeException(frame) }
      if stopped == nil {
        if !isReraise { addTraceback(frame) }
        if enterHandler(frame) {
          restoreStackTop(frame)
          reraisedInstruction = -1
          return true
        }
      }
      if isReraise, reraisedInstruction >= 0 { frame.pointee.instruction = reraisedInstruction }
      reraisedInstruction = -1
      isReraise = false
      let toNative = frame.pointee.returnsToNative
      leaveFrame(frame)
      if toNative { return false }
      frame = frames + (frameCount - 1)
      restoreStackTop(frame)
    }
  }

  /// Notes the instruction that a handler was entered from (3.10+).
  ///
  /// Authority: Python/ceval.c: `RERAISE`.
  mutating func noteReraise(_ instruction: Ref) {
    guard level >= .python310, !instruction.isNull, rows[instruction].layout == .int else { return }
    reraisedInstruction = intValue(instruction) ?? -1
  }

  /// Cuts the stack back for the innermost handler of the instruction that failed.
  private mutating func enterHandler(_ frame: UnsafeMutablePointer<Frame>) -> Bool {
    let code = frame.pointee.code
    let index = frame.pointee.instruction
    let table = codes[Int(code.pointee.index)].exceptionTable
    guard let entry = table.first(where: { $0.start <= index && index < $0.end }) else {
      return false
    }
    let floor = frame.pointee.base + Int(code.pointee.slotCount) + entry.depth
    while frame.pointee.top > floor {
      frame.pointee.top -= 1
      let value = frame.pointee.top.pointee
      disownIfAny(value)
    }
    if entry.pushesInstruction {
      frame.pointee.top.pointee = makeInt(
        reraisedInstruction >= 0 ? reraisedInstruction : index)
      frame.pointee.top += 1
    }
    frame.pointee.top.pointee = takePending()
    frame.pointee.top += 1
    frame.pointee.instruction = entry.target - 1
    return true
  }

  /// Leaves a frame because of the pending exception.
  private mutating func leaveFrame(_ frame: UnsafeMutablePointer<Frame>) {
    let exception = takePending()
    switch frame.pointee.kind {
    case .ordinary: popFrame()
    case .constructor, .movedConstructor:
      let instance = frame.pointee.subject
      let held = frame.pointee.callersHandled
      popFrame()
      disownIfAny(held)
      disown(instance)
    case .generator:
      finishGenerator()
      setPending(exception)
      convertStopIteration()
      return
    }
    setPending(exception)
  }

  /// A StopIteration that leaves a generator becomes a RuntimeError (PEP 479).
  private mutating func convertStopIteration() {
    guard matchesPending(.stopIteration), stopped == nil else { return }
    let cause = takePending()
    let message = makeStr("generator raised StopIteration")
    let error = makeException(
      .exception(.runtimeError), arguments: makeTuple(consuming: [message]))
    let body = exceptionBody(error)
    body.pointee.context = owned(cause)
    body.pointee.cause = cause
    body.pointee.suppressesContext = true
    setPending(error)
  }

  /// The end of the region of the data stack that a frame may use.
  @inline(__always)
  mutating func restoreStackTop(_ frame: UnsafeMutablePointer<Frame>) {
    stackTop =
      frame.pointee.base + Int(frame.pointee.code.pointee.slotCount)
      + Int(frame.pointee.code.pointee.stackSize)
  }

  /// Gives up a call's values from the top of the stack down to `bottom`; the new stack pointer.
  @inline(__always)
  mutating func dropArguments(
    _ sp: UnsafeMutablePointer<Ref>, to bottom: UnsafeMutablePointer<Ref>
  ) -> UnsafeMutablePointer<Ref> {
    var sp = sp
    while sp > bottom {
      sp -= 1
      let value = sp.pointee
      if !value.isNull { disown(value) }
    }
    return bottom
  }

  /// Gives up what a call of anything but a function has left on the stack: from 3.11 on the
  /// callable goes first and the last argument last, before that the other way round.
  ///
  /// Authority: CPython, Python/ceval.c: `CALL` (3.11+), `call_function`.
  @inline(__always)
  mutating func dropCall(
    _ sp: UnsafeMutablePointer<Ref>, to bottom: UnsafeMutablePointer<Ref>
  ) -> UnsafeMutablePointer<Ref> {
    movesArguments ? dropInOrder(sp, to: bottom) : dropArguments(sp, to: bottom)
  }

  /// Gives up values of the stack from `bottom` up; the new stack pointer is `bottom`.
  ///
  /// Authority: Python/ceval.c: `CALL_FUNCTION_EX`, which gives up the callable, then the tuple,
  /// then the dict.
  mutating func dropInOrder(
    _ sp: UnsafeMutablePointer<Ref>, to bottom: UnsafeMutablePointer<Ref>
  ) -> UnsafeMutablePointer<Ref> {
    var place = bottom
    while place < sp {
      let value = place.pointee
      place.pointee = .null
      if !value.isNull { disown(value) }
      place += 1
    }
    return bottom
  }

  /// Gives up the arguments that the caller kept during a call: to 3.10, and of a constructor.
  mutating func dropCallArguments(
    _ frame: UnsafeMutablePointer<Frame>, _ sp: UnsafeMutablePointer<Ref>
  ) -> UnsafeMutablePointer<Ref> {
    let word = frame.pointee.code.pointee.instructions[frame.pointee.instruction]
    let isKeyword = UInt8(truncatingIfNeeded: word) == Opcode.callKw.rawValue
    return dropCall(sp, to: sp - (Int(word >> 8) + 2 + (isKeyword ? 1 : 0)))
  }

  /// Up to 3.10 the handled exception's traceback is held beside it (`exc_info`).
  mutating func holdTraceback(_ exception: Ref) {
    heldTracebacks.append(ownIfAny(exceptionBody(exception).pointee.traceback))
  }

  /// Before an instruction at which the loop is to stop: at the step limit, or at each one when
  /// instructions are checked or recorded. True when the limit is met, with MemoryError pending.
  mutating func meetStep(
    _ word: UInt32, _ frame: UnsafeMutablePointer<Frame>, _ sp: UnsafeMutablePointer<Ref>,
    _ pc: Int
  ) -> Bool {
    let before = frame.pointee.instruction
    frame.pointee.top = sp
    if stepsLeft <= 0 {
      frame.pointee.instruction = pc &- 1
      stop("\(grouped(limits.steps)) steps")
      if pending.isNull { raise(.memoryError, arguments: owned(.emptyTuple)) }
      return true
    }
    let opcode = unsafeBitCast(UInt8(truncatingIfNeeded: word), to: Opcode.self)
    if stress != nil { stressInstruction(frame, opcode) }
    if isObserved { observeInstruction(opcode, Int(word >> 8), frame, pc &- 1) }
    frame.pointee.instruction = before
    return false
  }

  /// Looks at what the evaluation breaker was set for. False: an exception is pending.
  mutating func handleBreaker() -> Bool {
    breaker = false
    if stopped != nil {
      if pending.isNull { raise(.memoryError, arguments: owned(.emptyTuple)) }
      return false
    }
    if collector.isDue {
      collector.isDue = false
      collectAutomatically()
    }
    return true
  }
}
