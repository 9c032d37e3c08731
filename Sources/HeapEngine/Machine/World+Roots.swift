/// A place outside the heap that owns a reference.
enum RootPlace {
  /// A fast local of a running frame, a value of its evaluation stack (0 is the lowest).
  case local(frame: Int, slot: Int)
  case stack(frame: Int, depth: Int)
  /// What else a running frame holds.
  case frame(Int, StaticString)
  /// Something that the interpreter holds.
  case interpreter(StaticString)
}

/// The references that running frames and the interpreter own.
extension World {
  /// Calls `visit` with each of them; the innermost frame must have stored its stack's top.
  ///
  /// A frame that waits for a built-in may have popped, and given up, values that still lie below
  /// the top that it has stored. `isExact` says that the innermost frame is between two
  /// instructions; the stacks of frames of which this is not known are left out.
  func forEachRoot(isExact: Bool, _ visit: (Ref, RootPlace) -> Void) {
    for index in 0..<frameCount {
      let waits = index + 1 < frameCount ? frames[index + 1].returnsToNative : !isExact
      forEachRoot(ofFrame: index, withStack: !waits, visit)
    }
    func hold(_ value: Ref, _ name: StaticString) {
      if !value.isNull { visit(value, .interpreter(name)) }
    }
    hold(pending, "exception on its way")
    hold(handled, "exception being handled")
    for traceback in heldTracebacks { hold(traceback, "traceback being handled") }
    hold(modules, "sys.modules")
    hold(builtins, "builtins")
    if stress?.hasGivenUpMain != true { hold(mainGlobals, "main module") }
    hold(sysDict, "sys")
    hold(gcCallbacks, "gc.callbacks")
    hold(gcGarbage, "gc.garbage")
    for function in exitFunctions { hold(function, "atexit") }
    for held in parserHolds { hold(held, "parser's hold on constants") }
    for entry in registryEntries.values {
      hold(entry.key, "registry of subclasses")
      hold(entry.reference, "registry of subclasses")
    }
    for registry in registryDicts.values { hold(registry, "registry of subclasses") }
  }

  private func forEachRoot(
    ofFrame index: Int, withStack: Bool, _ visit: (Ref, RootPlace) -> Void
  ) {
    let frame = frames[index]
    func hold(_ value: Ref, _ name: StaticString) {
      if !value.isNull { visit(value, .frame(index, name)) }
    }
    let slots = Int(frame.code.pointee.slotCount)
    let count = withStack ? frame.top - frame.base : min(slots, frame.top - frame.base)
    for place in 0..<count where !frame.base[place].isNull {
      visit(
        frame.base[place],
        place < slots
          ? .local(frame: index, slot: place) : .stack(frame: index, depth: place - slots))
    }
    hold(frame.codeObject, "running code")
    hold(frame.locals, "namespace")
    hold(frame.object, "frame object")
    if profile.movesArguments { hold(frame.function, "running function") }
    switch frame.kind {
    case .constructor, .movedConstructor:
      hold(frame.subject, "call of __init__")
      hold(frame.callersHandled, "tuple of arguments")
    case .generator: hold(frame.callersHandled, "exception being handled")
    case .ordinary: break
    }
  }
}
