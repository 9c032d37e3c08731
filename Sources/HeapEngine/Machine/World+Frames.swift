/// Frames: a call's slots and evaluation stack on the data stack.
///
/// Authority: CPython, Python/ceval.c: `_PyEvalFramePushAndInit`, `initialize_locals`.
extension World {
  /// Pushes a frame for a function. With `moved`, the arguments lie at the end of the caller's
  /// stack, are owned, and become the callee's first slots (3.11+); otherwise they are borrowed
  /// and copied. False: an exception is pending (moved arguments have been given up).
  @inline(__always)
  mutating func pushFrame(
    _ function: Ref, _ arguments: Arguments, at moved: UnsafeMutablePointer<Ref>?
  ) -> Bool {
    let body = rows[function].body(FunctionBody.self)
    let code = rows[body.pointee.code].body(CodeBody.self)
    let slots = Int(code.pointee.slotCount)
    let base = moved ?? stackTop
    if arguments.names.isNull, arguments.count == Int(code.pointee.simpleCount) {
      let count = arguments.count
      if moved == nil {
        for index in 0..<count { base[index] = owned(arguments[index]) }
      }
      var index = count
      while index < slots {
        base[index] = .null
        index &+= 1
      }
    } else if !bindArguments(function, body, code, arguments, base, isMoved: moved != nil) {
      return false
    }
    if recursionDepth >= recursionLimit {
      return refuseFrame(base, slots)
    }
    recursionDepth &+= 1
    let frame = frames + frameCount
    frameCount &+= 1
    frameIds &+= 1
    frame.pointee = Frame(
      code: code, codeObject: owned(body.pointee.code),
      // Up to 3.10 the callable stays on the caller's stack, which holds it.
      function: movesArguments ? owned(function) : function,
      globals: body.pointee.globals, builtins: body.pointee.builtins, locals: .null, base: base,
      top: base + slots, instruction: -1, subject: .null, object: .null, callersHandled: .null,
      id: Int32(truncatingIfNeeded: frameIds), address: 0,
      kind: .ordinary, returnsToNative: false)
    stackTop = base + slots + Int(code.pointee.stackSize)
    if level < .python311 { takeFrameBlock(frame) }
    return true
  }

  private mutating func refuseFrame(_ base: UnsafeMutablePointer<Ref>, _ slots: Int) -> Bool {
    for index in 0..<slots {
      let value = base[index]
      base[index] = .null
      disownIfAny(value)
    }
    raiseTooDeep()
    return false
  }

  /// Pushes the frame of a module, of a class body or of `exec`.
  mutating func pushNamespaceFrame(_ code: Ref, globals: Ref, locals: Ref, builtins: Ref) {
    let body = rows[code].body(CodeBody.self)
    let base = stackTop
    let slots = Int(body.pointee.slotCount)
    base.update(repeating: .null, count: slots)
    recursionDepth += 1
    frameIds += 1
    frames[frameCount] = Frame(
      code: body, codeObject: owned(code), function: .null, globals: globals, builtins: builtins,
      locals: owned(locals), base: base, top: base + slots, instruction: -1, subject: .null,
      object: .null, callersHandled: .null, id: Int32(truncatingIfNeeded: frameIds), address: 0,
      kind: .ordinary, returnsToNative: true)
    frameCount += 1
    stackTop = base + slots + Int(body.pointee.stackSize)
    if level < .python311 { takeFrameBlock(frames + (frameCount - 1)) }
  }

  /// The simulated block of a heap frame (to 3.10): the code's idle one, one of the free list, or
  /// a new one.
  private mutating func takeFrameBlock(_ frame: UnsafeMutablePointer<Frame>) {
    let code = frame.pointee.code
    if code.pointee.idleFrame != 0 {
      frame.pointee.address = code.pointee.idleFrame
      code.pointee.idleFrame = 0
      return
    }
    let bytes = frameBlockBytes(code)
    if let free = freeLists.frames.popLast() {
      frame.pointee.address =
        free.bytes == bytes ? free.address : resize(free.address, from: free.bytes, to: bytes)
      return
    }
    frame.pointee.address = request(bytes)
    countAllocation()
  }

  private mutating func releaseFrameBlock(
    _ code: UnsafeMutablePointer<CodeBody>, _ address: UInt32
  ) {
    let bytes = frameBlockBytes(code)
    if code.pointee.idleFrame == 0 {
      code.pointee.idleFrame = address
    } else if freeLists.frames.count < FreeLists.frameLimit {
      freeLists.frames.append((address, bytes))
    } else {
      giveBack(address, bytes)
      if collector.count0 > 0 { collector.count0 -= 1 }
    }
  }

  /// Bytes of a heap frame with the collector's header.
  func frameBlockBytes(_ code: UnsafeMutablePointer<CodeBody>) -> Int {
    16 + profile.frameBytes + 8 * Int(code.pointee.slotCount + code.pointee.declaredStack)
  }

  /// Pops the innermost frame: its values are given up in slot order, or kept by its frame object.
  ///
  /// Authority: `_PyFrame_ClearExceptCode` (3.11+), `frame_dealloc` (to 3.10).
  @inline(__always)
  mutating func popFrame() {
    frameCount &-= 1
    recursionDepth &-= 1
    let frame = frames + frameCount
    if !frame.pointee.object.isNull { detachFrameObject(frame) }
    // Finalizers that run below use the record of this frame for their own.
    let function = frame.pointee.function
    let codeObject = frame.pointee.codeObject
    let code = frame.pointee.code
    let address = frame.pointee.address
    let locals = frame.pointee.locals
    let end = frame.pointee.top
    var slot = frame.pointee.base
    while slot < end {
      let value = slot.pointee
      if !value.isNull {
        slot.pointee = .null
        disown(value)
      }
      slot += 1
    }
    if address != 0 { releaseFrameBlock(code, address) }
    if !locals.isNull { disown(locals) }
    if !function.isNull, movesArguments { disown(function) }
    disown(codeObject)
  }
}
