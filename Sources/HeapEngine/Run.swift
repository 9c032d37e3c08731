import HeapTrace
import PythonSubset
import Runtimes

/// Runs a program and returns what it leaves behind.
///
/// The run is deterministic: the same request gives the same recording on every machine. It uses a
/// thread of its own with a large stack, since what recurses through built-ins recurses in Swift.
/// - Throws: `PythonSyntaxError` when the program does not compile; nothing is run then.
public func run(_ request: RunRequest) throws(PythonSyntaxError) -> Recording {
  let observes = request.window != nil || !request.asks.isEmpty || !request.printedLines.isEmpty
  let code = try Compiler.compile(
    source: request.source, filename: request.filename, level: request.runtime.level,
    mode: .module, marks: observes || StressState.isOn || request.limits != .host,
    beginning: request.earlierLines > 0 ? request.earlierLines + 1 : nil)
  return onLargeStack {
    let place = WorldPool.shared.take(request.runtime, request.limits)
    place.world.observer = observes ? Observer(request, code) : nil
    place.world.isObserved = observes
    place.world.sight.showsAtoms = request.window?.withAtoms == true
    let recording = place.world.runMain(code, source: request.source)
    WorldPool.shared.give(place)
    return recording
  }
}

/// Runs a program as `python FILE.py` does: output goes straight to the process's own streams.
/// - Returns: the exit status, and the line and name of a limit if one was met.
/// - Throws: `PythonSyntaxError` when the program does not compile.
public func runScript(
  source: [UInt8], filename: String, runtime: Runtime, limits: RunLimits
) throws(PythonSyntaxError) -> (status: Int, limit: String?) {
  var warnings: [SyntaxWarning] = []
  let code = try Compiler.compile(
    source: source, filename: filename, level: runtime.level, mode: .module,
    marks: StressState.isOn,
    &warnings)
  let told = warnings
  return onLargeStack {
    var world = World(runtime: runtime, limits: limits)
    world.output.passThrough()
    world.tell(told, filename, source)
    let recording = world.runMain(code, source: source)
    world.output.flush()
    switch recording.end {
    case .finished(let status): return (status, nil)
    case .uncaught: return (1, nil)
    case .limit(let limit, let line): return (1, "line \(line): stopped after \(limit)")
    }
  }
}

extension World {
  /// Writes the compiler's warnings to standard error.
  mutating func tell(_ warnings: [SyntaxWarning], _ filename: String, _ source: [UInt8]?) {
    guard !warnings.isEmpty else { return }
    let lines = source?.split(separator: 10, omittingEmptySubsequences: false).map(Array.init)
    for warning in warnings where !warning.isDeprecation {
      writeText(warning.text(filename: filename, source: lines), toError: true)
    }
  }

  /// Runs a compiled program as the main module, then ends the process.
  mutating func runMain(_ compiled: CodeObject, source: [UInt8]) -> Recording {
    mainFilename = compiled.filename
    sources[compiled.filename] = source.split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
    ).map(Array.init)
    setStartup(mainGlobals, "__file__", owned(makeStr(compiled.filename)))
    setStartup(mainGlobals, "__cached__", .none)
    var pool = ConstantPool()
    let code = makeCode(compiled, &pool)
    parserHolds = pool.all + [code]
    blocksInUse = 0
    bytesInUse = 0
    peakBytes = 0
    peakTrigger = 0
    startStress()
    let builtinCount = dictCount(builtins)
    observeStart()
    pushNamespaceFrame(code, globals: mainGlobals, locals: mainGlobals, builtins: builtins)
    let result = execute(downTo: 0)
    stackTop = stack
    let end = finish(result)
    observeEnd(end)
    parserHolds = []
    if stopped == nil {
      release(&pool)
      disown(code)
      shutDown(builtinCount: builtinCount)
    }
    return makeRecording(end)
  }

  /// How the main module ended; an uncaught exception is printed.
  private mutating func finish(_ result: Ref) -> RunEnd {
    if let limit = stopped {
      clearPending()
      return .limit(limit, line: stoppedLine)
    }
    if !result.isNull {
      disown(result)
      return .finished(status: 0)
    }
    let exception = takePending()
    defer { disown(exception) }
    if isSubtype(rows[exception].type, .exception(.systemExit)) {
      exitStatus = statusOfExit(exception)
      return .finished(status: exitStatus)
    }
    let line = lineLeft(exception)
    let shown = strOf(exception)
    let message = shown.isNull ? "" : text(shown)
    disownIfAny(shown)
    clearPending()
    let type = nameOfType(rows[exception].type)
    printTraceback(exception)
    exitStatus = 1
    return .uncaught(type: type, message: message, line: line)
  }

  /// The line of the main module at which an exception left it.
  private func lineLeft(_ exception: Ref) -> Int {
    let traceback = exceptionBody(exception).pointee.traceback
    return traceback.isNull ? 0 : Int(rows[traceback].b >> 32)
  }

  private mutating func statusOfExit(_ exception: Ref) -> Int {
    let code = exitCode(exception)
    defer { disown(code) }
    if code == .none { return 0 }
    if let status = intValue(code) { return status & 0xff }
    let shown = strOf(code)
    if !shown.isNull {
      _ = writeText(shown, toError: true)
      output.write([10], toError: true)
      disown(shown)
    }
    clearPending()
    return 1
  }

  /// Ends the process: exit functions, the main module's names, a last collection.
  ///
  /// Authority: CPython, Python/pylifecycle.c (`Py_FinalizeEx`), Python/import.c
  /// (`finalize_modules`): the main module dies by reference counts if nothing holds it, else by
  /// the collection.
  private mutating func shutDown(builtinCount: Int) {
    freeCause = .exit
    runExitFinalizers()
    clearPending()
    finalizeMain(builtinCount: builtinCount)
    clearPending()
    output.flush()
  }

  /// Drops the main module: when functions or classes of its own hold its namespace, a collection
  /// finds them; otherwise its names go in order.
  private mutating func finalizeMain(builtinCount: Int) {
    if collector.isEnabled {
      // No frame holds the namespace any more: the collector reaches it, by way of its module, after
      // all it had passed, and so puts what hangs on it in the order in which it is found.
      unlink(mainGlobals)
      append(mainGlobals, to: .generation(1))
      _ = collect(2, reason: .exit)
    }
    // The source files cannot be read any more.
    sources = [:]
    let module = dictGet(modules, name: .name(.main))
    let birth = module.isNull ? 0 : gc[module].birth
    // The world's own holds go first.
    stress?.hasGivenUpMain = true
    if !module.isNull, rows[module].count > 1 { rows[module].count -= 1 }
    rows[mainGlobals].count -= 1
    _ = dictRemove(modules, .name(.main), hash: strHash(.name(.main)))
    restoreBuiltins(builtinCount)
    _ = collect(2, reason: .exit)
    // A namespace that something else holds outlives its module, and is not cleared.
    if !module.isNull, rows[module].layout == .module, gc[module].birth == birth {
      // What dies below may hold the namespace's last references.
      let namespace = owned(mainGlobals)
      clearNamespace(namespace)
      disown(namespace)
      _ = collect(2, reason: .exit)
    }
  }

  /// Takes out of the built-in namespace what the program has put there.
  ///
  /// Authority: Python/pylifecycle.c: `finalize_restore_builtins_dict`.
  private mutating func restoreBuiltins(_ builtinCount: Int) {
    var names: [Ref] = []
    var position = 0
    while let entry = dictNext(builtins, &position) { names.append(entry.key) }
    names.removeFirst(min(builtinCount, names.count))
    for name in names { _ = dictRemove(builtins, name, hash: strHash(name)) }
  }

  /// Sets the names of a module to None, those that begin with one underscore first.
  ///
  /// Authority: Objects/moduleobject.c: `_PyModule_ClearDict`.
  private mutating func clearNamespace(_ namespace: Ref) {
    for privateNames in [true, false] {
      var names: [Ref] = []
      var position = 0
      while let entry = dictNext(namespace, &position) {
        guard rows[entry.key].layout == .str, entry.value != .none else { continue }
        let name = text(entry.key)
        let isPrivate = name.hasPrefix("_") && !name.hasPrefix("__")
        if isPrivate == privateNames, name != "__builtins__" { names.append(entry.key) }
      }
      for name in names { dictSet(namespace, name, .none) }
    }
  }
}
