/// The module `atexit`.
///
/// Authority: CPython, Modules/atexitmodule.c.
extension World {
  static let exitEntries: [NativeEntry] = [
    .function("register", 0, 255, keywords: true) { $0.registerExit($1) },
    .function("unregister", 1) { $0.unregisterExit($1[0]) },
    .function("_clear") { world, _ in
      let functions = world.exitFunctions
      world.exitFunctions = []
      for function in functions { world.disown(function) }
      return world.owned(.none)
    },
    .function("_run_exitfuncs") { world, _ in
      world.runExitFinalizers()
      return world.owned(.none)
    },
    .function("_ncallbacks") { world, _ in
      let count = world.exitFunctions.count
      return world.makeInt(count)
    },
  ]

  /// Keeps the function with its arguments: a tuple of function, positional and keyword ones.
  private mutating func registerExit(_ arguments: Arguments) -> Ref {
    guard arguments.count > 0 else {
      return raise(.typeError, "register() takes at least 1 argument (0 given)")
    }
    let function = arguments[0]
    guard isCallable(function) else {
      return raise(.typeError, "the first argument must be callable")
    }
    let positional = makeTuple(UnsafePointer(arguments.base + 1), arguments.count - 1)
    var keywords = owned(.none)
    if !arguments.names.isNull {
      disown(keywords)
      keywords = makeDict()
      for index in 0..<tupleCount(arguments.names) {
        let name = tupleItems(arguments.names)[index]
        dictSet(keywords, name, arguments[arguments.count + index])
      }
    }
    exitFunctions.append(makeTuple(consuming: [owned(function), positional, keywords]))
    return owned(function)
  }

  private mutating func unregisterExit(_ function: Ref) -> Ref {
    var index = 0
    while index < exitFunctions.count {
      let entry = owned(exitFunctions[index])
      let equal = richEqual(tupleItems(entry)[0], function)
      if equal < 0 {
        disown(entry)
        return .null
      }
      if equal == 1, index < exitFunctions.count, exitFunctions[index] == entry {
        exitFunctions.remove(at: index)
        disown(entry)
      } else {
        index += 1
      }
      disown(entry)
    }
    return owned(.none)
  }

  /// Calls what `atexit` has registered, the last one first; errors are reported and dropped.
  ///
  /// `weakref.finalize` registers its own run of the objects still alive here.
  mutating func runExitFinalizers() {
    while let entry = exitFunctions.popLast() {
      if stopped != nil {
        disown(entry)
        continue
      }
      let function = tupleItems(entry)[0]
      let positional = tupleItems(entry)[1]
      let values = (0..<tupleCount(positional)).map { tupleItems(positional)[$0] }
      let given = tupleItems(entry)[2]
      let result = call(
        function, positional: values, keywordDict: given == .none ? .null : given)
      if result.isNull {
        writeExitError(function)
      } else {
        disown(result)
      }
      disown(entry)
    }
  }

  /// Authority: 3.9 prints "Error in atexit._run_exitfuncs:" and the traceback; later ones use the
  /// hook for unraisable exceptions.
  private mutating func writeExitError(_ function: Ref) {
    if level >= .python310 || stopped != nil {
      writeUnraisable(function)
      return
    }
    let exception = takePending()
    writeText("Error in atexit._run_exitfuncs:\n", toError: true)
    printTraceback(exception)
    disown(exception)
  }
}
