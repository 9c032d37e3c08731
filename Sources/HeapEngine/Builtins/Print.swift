/// `print`, and the text files behind `sys.stdout`, `sys.stderr` and `sys.stdin`.
///
/// Authority: CPython, Python/bltinmodule.c: `builtin_print`.
extension World {
  mutating func print(_ arguments: Arguments) -> Ref {
    if printParser.isNull { preparePrint(arguments) }
    guard let options = printOptions(arguments) else { return .null }
    var file = options.file
    if file.isNull || file == .none {
      file = sysDict.isNull ? .null : dictGet(sysDict, name: .name(.stdout))
      if file.isNull { return raise(.runtimeError, "lost sys.stdout") }
      if file == .none { return owned(.none) }
    }
    // From 3.11 on the arguments are gathered in a tuple (Argument Clinic's `*args`).
    let held =
      level >= .python311 ? makeTuple(UnsafePointer(arguments.base), arguments.count) : .null
    defer { disownIfAny(held) }
    if let toError = streamOf(file) { return printDirectly(arguments, options, toError) }
    own(file)
    defer { disown(file) }
    return printThrough(file, arguments, options)
  }

  /// Makes the tuple of names with which keywords are parsed: at the first call with keywords, in
  /// 3.11 at the first of all; from 3.12 on it is there from the start. It stays for good.
  ///
  /// Authority: CPython 3.11, Python/getargs.c: `parser_init`.
  private mutating func preparePrint(_ arguments: Arguments) {
    guard level < .python312, level == .python311 || !arguments.names.isNull else { return }
    printParser = makeTuple(consuming: ["sep", "end", "file", "flush"].map { internedStr($0) })
    rows[printParser].flags.insert(.startup)
  }

  /// The keyword arguments of `print`, borrowed; null where not given.
  private struct PrintOptions {
    var sep = Ref.null
    var end = Ref.null
    var file = Ref.null
    var flush = Ref.null
  }

  private mutating func printOptions(_ arguments: Arguments) -> PrintOptions? {
    var options = PrintOptions()
    let count = arguments.names.isNull ? 0 : tupleCount(arguments.names)
    for index in 0..<count {
      let value = arguments[arguments.count + index]
      let name = tupleItems(arguments.names)[index]
      switch text(name) {
      case "sep": options.sep = value
      case "end": options.end = value
      case "file": options.file = value
      case "flush": options.flush = value
      default:
        raise(.typeError, "'\(text(name))' is an invalid keyword argument for print()")
        return nil
      }
    }
    if options.sep == .none { options.sep = .null }
    if options.end == .none { options.end = .null }
    for (name, value) in [("sep", options.sep), ("end", options.end)]
    where !value.isNull && layout(value) != .str {
      raise(.typeError, "\(name) must be None or a string, not \(typeName(value))")
      return nil
    }
    return options
  }

  /// Whether a file is one of ours: false for standard output, true for standard error.
  func streamOf(_ file: Ref) -> Bool? {
    guard rows[file].type == .type(.textFile), rows[file].b != 0 else { return nil }
    return rows[file].b == 2
  }

  private mutating func printDirectly(
    _ arguments: Arguments, _ options: PrintOptions, _ toError: Bool
  ) -> Ref {
    for index in 0..<arguments.count {
      if index > 0 {
        let sep = options.sep.isNull ? Ref.character(32) : options.sep
        if !writePiece(sep, toError) { return .null }
      }
      if !writePiece(arguments[index], toError) { return .null }
    }
    let end = options.end.isNull ? Ref.character(10) : options.end
    return writePiece(end, toError) ? owned(.none) : .null
  }

  /// Writes the text of an object; the stream's bound `write`, an object of the collector's, lives
  /// while it does.
  ///
  /// Authority: Objects/fileobject.c: `PyFile_WriteObject`.
  private mutating func writePiece(_ object: Ref, _ toError: Bool) -> Bool {
    let writer = makeCallable()
    track(writer)
    defer { disown(writer) }
    let shown = strOf(object)
    if shown.isNull { return false }
    let done = writeText(shown, toError: toError)
    disown(shown)
    return done
  }

  private mutating func printThrough(
    _ file: Ref, _ arguments: Arguments, _ options: PrintOptions
  ) -> Ref {
    for index in 0..<arguments.count {
      if index > 0, !write(options.sep.isNull ? .character(32) : options.sep, to: file) {
        return .null
      }
      if !write(arguments[index], to: file) { return .null }
    }
    if !write(options.end.isNull ? .character(10) : options.end, to: file) { return .null }
    if !options.flush.isNull {
      let wanted = truth(options.flush)
      if wanted < 0 { return .null }
      if wanted == 1 {
        let done = callMethod(file, .name(.flush), [])
        if done.isNull { return .null }
        disown(done)
      }
    }
    return owned(.none)
  }

  /// Calls a file's `write` with the text of an object.
  private mutating func write(_ object: Ref, to file: Ref) -> Bool {
    let writer = getAttribute(file, .name(.write))
    if writer.isNull { return false }
    defer { disown(writer) }
    let shown = strOf(object)
    if shown.isNull { return false }
    let result = call(writer, shown)
    disown(shown)
    if result.isNull { return false }
    disown(result)
    return true
  }

  // MARK: Text files: `b` is 1 for stdout, 2 for stderr, 0 for stdin

  static let textFileEntries: [NativeEntry] = [
    .method("write", 1) { $0.textFileWrite($1) },
    .method("writelines", 1) { $0.textFileWriteLines($1) },
    .method("flush") { world, _ in world.owned(.none) },
    .method("isatty") { world, _ in world.owned(.falseObject) },
    .method("writable") { world, arguments in
      world.owned(.bool(world.rows[arguments[0]].b != 0))
    },
    .method("readable") { world, arguments in
      world.owned(.bool(world.rows[arguments[0]].b == 0))
    },
    .method("fileno") { world, arguments in world.makeInt(Int(world.rows[arguments[0]].b)) },
    .method("read", 0, 1) { world, _ in world.owned(.emptyStr) },
    .method("readline", 0, 1) { world, _ in world.owned(.emptyStr) },
    .special(.iter) { $0.owned($1[0]) },
    .special(.next) { world, _ in .null },
    .getter("name", { world, arguments in world.makeStr(world.streamName(arguments[0])) }),
    .getter("encoding", { world, _ in world.makeStr("utf-8") }),
    .getter(
      "errors",
      { world, arguments in
        world.makeStr(world.rows[arguments[0]].b == 2 ? "backslashreplace" : "strict")
      }),
    .getter("mode", { world, arguments in world.makeStr(world.streamMode(arguments[0])) }),
    .getter("closed", { world, _ in world.owned(.falseObject) }),
    .special(.repr) { world, arguments in
      let name = world.streamName(arguments[0])
      let mode = world.streamMode(arguments[0])
      return world.makeStr("<_io.TextIOWrapper name='\(name)' mode='\(mode)' encoding='utf-8'>")
    },
  ]

  private func streamName(_ file: Ref) -> String {
    ["<stdin>", "<stdout>", "<stderr>"][Int(rows[file].b)]
  }

  private func streamMode(_ file: Ref) -> String { rows[file].b == 0 ? "r" : "w" }

  private mutating func textFileWrite(_ arguments: Arguments) -> Ref {
    guard layout(arguments[1]) == .str else {
      return raise(
        .typeError, "write() argument must be str, not \(argumentTypeName(arguments[1]))")
    }
    guard let toError = streamOf(arguments[0]) else {
      return raise(.osError, "not writable")
    }
    if !writeText(arguments[1], toError: toError) { return .null }
    return makeInt(strCount(arguments[1]))
  }

  private mutating func textFileWriteLines(_ arguments: Arguments) -> Ref {
    guard let lines = collectItems(arguments[1]) else { return .null }
    defer { for line in lines { disown(line) } }
    guard let toError = streamOf(arguments[0]) else {
      return raise(.osError, "not writable")
    }
    for line in lines {
      guard layout(line) == .str else {
        return raise(.typeError, "write() argument must be str, not \(argumentTypeName(line))")
      }
      if !writeText(line, toError: toError) { return .null }
    }
    return owned(.none)
  }
}
