/// Frame objects: what `sys._getframe()` and tracebacks refer to.
///
/// Authority: CPython 3.12, Python/frame.c: `_PyFrame_MakeAndSetFrameObject`, `take_ownership`.
extension World {
  /// The frame object of a running frame, made if need be; owned.
  mutating func frameObject(of frame: UnsafeMutablePointer<Frame>) -> Ref {
    if !frame.pointee.object.isNull { return owned(frame.pointee.object) }
    let object: Ref
    let code = frame.pointee.code
    // A generator that waits has its frame elsewhere.
    let isRunning = frame >= frames && frame < frames + frameCount
    if level >= .python311 {
      object = makeCollectable(.type(.frame), .frame, bytes: frameObjectBytes(code))
    } else {
      // The heap frame is there already; the object is another view of it.
      object = place(.type(.frame), .frame, at: frame.pointee.address, flags: [.collectable])
    }
    let body = payload.allocate(MemoryLayout<FrameBody>.stride)
      .bindMemory(to: FrameBody.self, capacity: 1)
    body.initialize(
      to: FrameBody(
        code: frame.pointee.codeObject, globals: frame.pointee.globals,
        builtins: frame.pointee.builtins, locals: frame.pointee.locals,
        back: .null, values: nil, valueCount: 0, index: isRunning ? Int32(frame - frames) : -1,
        generator: frame.pointee.kind == .generator ? frame.pointee.subject : .null,
        // The running frame owns its function; the object takes it over when the frame ends.
        function: .null,
        instruction: 0))
    rows[object].a = UInt64(UInt(bitPattern: body))
    // A frame is tracked when its call has ended.
    frame.pointee.object = owned(object)
    return object
  }

  /// Bytes of a frame object with the collector's header: it holds the frame from 3.11 on.
  func frameObjectBytes(_ code: UnsafeMutablePointer<CodeBody>) -> Int {
    level >= .python311
      ? 16 + Int(record(.type(.frame)).pointee.basicSize)
        + 8 * Int(code.pointee.slotCount + code.pointee.declaredStack)
      : frameBlockBytes(code)
  }

  /// Parts a frame that ends from its object: when others hold the object, it keeps the values.
  ///
  /// Authority: `take_ownership`.
  mutating func detachFrameObject(_ frame: UnsafeMutablePointer<Frame>) {
    let object = frame.pointee.object
    frame.pointee.object = .null
    let body = rows[object].body(FrameBody.self)
    own(body.pointee.code)
    body.pointee.locals = ownIfAny(frame.pointee.locals)
    body.pointee.index = -1
    body.pointee.instruction = Int32(frame.pointee.instruction)
    body.pointee.generator = .null
    if rows[object].count == 1 {
      if level < .python311 { rows[object].flags.insert(.isStatic) }
      own(body.pointee.globals)
      own(body.pointee.builtins)
      disown(object)
      return
    }
    if level < .python311 { frame.pointee.address = 0 }
    if movesArguments {
      body.pointee.function = frame.pointee.function
      frame.pointee.function = .null
    }
    if body.pointee.ownsNamespaces {
      own(body.pointee.globals)
      own(body.pointee.builtins)
    }
    if !rows[object].flags.contains(.tracked) { track(object) }
    let count = Int(frame.pointee.code.pointee.slotCount)
    let values = payload.allocate(max(count, 1) * 4).bindMemory(to: Ref.self, capacity: count)
    // A generator that was closed has given its variables up already (3.13).
    let held = frame.pointee.top - frame.pointee.base
    for index in 0..<count {
      values[index] = index < held ? frame.pointee.base[index] : .null
      if index < held { frame.pointee.base[index] = .null }
    }
    body.pointee.values = values
    body.pointee.valueCount = Int32(count)
    let index = frame - frames
    // Up to 3.11 a generator's frame forgets who resumed it (Objects/genobject.c).
    let forgetsCaller = level < .python312 && frame.pointee.kind == .generator
    if forgetsCaller {
      disownIfAny(body.pointee.back)
      body.pointee.back = .null
    } else if index > 0, body.pointee.back.isNull {
      body.pointee.back = frameObject(of: frames + (index - 1))
    }
    disown(object)
  }

  /// The line that a frame has come to.
  func line(of frame: UnsafeMutablePointer<Frame>) -> Int {
    line(frame.pointee.code, frame.pointee.instruction)
  }

  /// The line of an instruction.
  func line(_ code: UnsafeMutablePointer<CodeBody>, _ instruction: Int) -> Int {
    let compiled = codes[Int(code.pointee.index)]
    guard instruction >= 0, instruction < compiled.positions.count else {
      return compiled.firstLine
    }
    return Int(compiled.positions[instruction].line)
  }

  /// Frees a frame object.
  mutating func destroyFrame(_ object: Ref) {
    let body = rows[object].body(FrameBody.self)
    let code = rows[body.pointee.code].body(CodeBody.self)
    let bytes = frameObjectBytes(code)
    clearFrameValues(body)
    let saved = body.pointee
    payload.free(body, MemoryLayout<FrameBody>.stride)
    freeObject(object, bytes: bytes)
    disownIfAny(saved.locals)
    disownIfAny(saved.extraLocals)
    disownIfAny(saved.back)
    if saved.ownsNamespaces {
      disown(saved.globals)
      disown(saved.builtins)
    }
    disownIfAny(saved.function)
    disown(saved.code)
  }

  /// Gives up the values that a frame object keeps.
  mutating func clearFrameValues(_ body: UnsafeMutablePointer<FrameBody>) {
    guard let values = body.pointee.values else { return }
    let count = Int(body.pointee.valueCount)
    body.pointee.values = nil
    for index in 0..<count { disownIfAny(values[index]) }
    payload.free(values, max(count, 1) * 4)
  }
}
