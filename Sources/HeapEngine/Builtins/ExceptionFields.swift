/// The exceptions with fields of their own: `OSError`, `SyntaxError`.
///
/// Authority: CPython, Objects/exceptions.c: `oserror_parse_args`, `SyntaxError_init`.
extension World {
  static let osErrorEntries: [NativeEntry] = [
    .staticMethod("__new__", 0, 255, keywords: true) { $0.osErrorNew($1) },
    .special(.initialize, 0, 255, keywords: true) { world, arguments in
      world.refusesKeywords(arguments, world.typeName(arguments[0])) ? .null : world.owned(.none)
    },
    .special(.str) { $0.osErrorStr($1[0]) },
    .getter(
      "errno", { $0.orNone($0.exceptionBody($1[0]).pointee.extra0) },
      setter: { $0.setExtra($1, \.extra0) }),
    .getter(
      "strerror", { $0.orNone($0.exceptionBody($1[0]).pointee.extra1) },
      setter: { $0.setExtra($1, \.extra1) }),
    .getter(
      "filename", { $0.orNone($0.exceptionBody($1[0]).pointee.extra2) },
      setter: { $0.setExtra($1, \.extra2) }),
    .getter("filename2", { world, _ in world.owned(.none) }),
  ]

  private mutating func osErrorNew(_ arguments: Arguments) -> Ref {
    let given = arguments.count - 1
    var type = arguments[0]
    if type == .exception(.osError), given >= 2, let number = intValue(arguments[1]) {
      if let kind = World.errorOfNumber[number] { type = .exception(kind) }
    }
    let hasFields = given >= 2 && given <= 5
    let hasFile = hasFields && given >= 3 && arguments[3] != .none
    let args = makeTuple(
      UnsafePointer(arguments.base + 1), hasFile ? 2 : max(given, 0))
    let exception = makeException(type, arguments: args)
    if hasFields {
      setField(exception, \.extra0, arguments[1])
      setField(exception, \.extra1, arguments[2])
      if hasFile { setField(exception, \.extra2, arguments[3]) }
    }
    return exception
  }

  /// The class of `OSError` for a number of Linux's `errno`.
  private static let errorOfNumber: [Int: BuiltinException] = [
    1: .permissionError, 2: .fileNotFoundError, 3: .processLookupError, 4: .interruptedError,
    10: .childProcessError, 11: .blockingIOError, 13: .permissionError, 17: .fileExistsError,
    20: .notADirectoryError, 21: .isADirectoryError, 32: .brokenPipeError,
    103: .connectionAbortedError, 104: .connectionResetError, 108: .brokenPipeError,
    110: .timeoutError, 111: .connectionRefusedError, 114: .blockingIOError,
    115: .blockingIOError,
  ]

  private mutating func osErrorStr(_ exception: Ref) -> Ref {
    let body = exceptionBody(exception)
    guard !body.pointee.extra0.isNull, !body.pointee.extra1.isNull else {
      return exceptionStr(exception)
    }
    let number = strOf(body.pointee.extra0)
    if number.isNull { return .null }
    defer { disown(number) }
    let message = strOf(body.pointee.extra1)
    if message.isNull { return .null }
    defer { disown(message) }
    let start = "[Errno \(text(number))] "
    if body.pointee.extra2.isNull { return join(start, message, "") }
    let file = repr(body.pointee.extra2)
    if file.isNull { return .null }
    defer { disown(file) }
    return join("\(start)\(text(message)): ", file, "")
  }

  // MARK: SyntaxError: extra0 is the message, extra1 the tuple of details

  private static let syntaxFields = [
    "filename", "lineno", "offset", "text", "end_lineno", "end_offset",
  ]

  static let syntaxErrorEntries: [NativeEntry] =
    [
      .special(.initialize, 0, 255, keywords: true) { $0.syntaxErrorInit($1) },
      .special(.str) { $0.syntaxErrorStr($1[0]) },
      .getter("msg", { $0.syntaxMessage($1[0]) }, setter: { $0.setExtra($1, \.extra0) }),
      .getter("print_file_and_line", { world, _ in world.owned(.none) }),
    ]
    + syntaxFields.enumerated().map { index, name in
      .getter(
        name, { $0.orNone($0.syntaxDetail($1[0], index)) },
        setter: { $0.setSyntaxDetail($1, index) })
    }

  private mutating func syntaxErrorInit(_ arguments: Arguments) -> Ref {
    if refusesKeywords(arguments, typeName(arguments[0])) { return .null }
    setExceptionArguments(arguments)
    if arguments.count > 1 { setField(arguments[0], \.extra0, arguments[1]) }
    if arguments.count == 3 {
      guard let items = collectItems(arguments[2]) else { return .null }
      let details = makeTuple(consuming: items)
      setField(arguments[0], \.extra1, details)
      disown(details)
      let most = level >= .python310 ? 6 : 4
      guard items.count >= 4, items.count <= most, items.count != 5 else {
        return raise(.typeError, "function takes exactly 4 arguments (\(items.count) given)")
      }
    }
    return owned(.none)
  }

  func syntaxMessage(_ exception: Ref) -> Ref {
    let body = exceptionBody(exception)
    if !body.pointee.extra0.isNull { return owned(body.pointee.extra0) }
    return owned(tupleCount(body.pointee.args) > 0 ? tupleItems(body.pointee.args)[0] : .none)
  }

  /// A detail of a SyntaxError by its place; borrowed, null when absent.
  func syntaxDetail(_ exception: Ref, _ index: Int) -> Ref {
    var details = exceptionBody(exception).pointee.extra1
    if details.isNull {
      let args = exceptionBody(exception).pointee.args
      guard tupleCount(args) == 2, layout(tupleItems(args)[1]) == .tuple else { return .null }
      details = tupleItems(args)[1]
    }
    return index < tupleCount(details) ? tupleItems(details)[index] : .null
  }

  private mutating func setSyntaxDetail(_ arguments: Arguments, _ index: Int) -> Ref {
    let values = (0..<6).map { place in
      orNone(place == index ? arguments[1] : syntaxDetail(arguments[0], place))
    }
    let details = makeTuple(consuming: values)
    setField(arguments[0], \.extra1, details)
    disown(details)
    return owned(.none)
  }

  private mutating func syntaxErrorStr(_ exception: Ref) -> Ref {
    let message = syntaxMessage(exception)
    let shown = strOf(message)
    disown(message)
    if shown.isNull { return .null }
    let file = syntaxDetail(exception, 0)
    let line = syntaxDetail(exception, 1)
    let number = line.isNull ? nil : intValue(line)
    let name = file.isNull || layout(file) != .str ? nil : text(file)
    if name == nil, number == nil { return shown }
    defer { disown(shown) }
    let base = name.map { String($0.split(separator: "/").last ?? "") }
    switch (base, number) {
    case (let base?, let number?): return join("", shown, " (\(base), line \(number))")
    case (let base?, nil): return join("", shown, " (\(base))")
    default: return join("", shown, " (line \(number ?? 0))")
    }
  }
}
