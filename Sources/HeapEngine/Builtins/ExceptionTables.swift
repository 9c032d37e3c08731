import Runtimes

/// What single exception classes add to `BaseException`.
///
/// Authority: CPython, Objects/exceptions.c.
extension World {
  static let exceptionTables: [(BuiltinException, [NativeEntry])] = [
    (
      .stopIteration,
      [
        .special(.initialize, 0, 255, keywords: true) { $0.initFirst($1, "StopIteration") },
        .getter(
          "value", { $0.stopValue($1[0]) }, setter: { $0.setExtra($1, \.extra0) }),
      ]
    ),
    (
      .systemExit,
      [
        .special(.initialize, 0, 255, keywords: true) { $0.initExitCode($1) },
        .getter("code", { $0.exitCode($1[0]) }, setter: { $0.setExtra($1, \.extra0) }),
      ]
    ),
    (.keyError, [.special(.str) { $0.keyErrorStr($1[0]) }]),
    (
      .nameError,
      [
        .special(.initialize, 0, 255, keywords: true) {
          $0.initKeywords($1, "NameError", since: .python310, ["name"])
        },
        .getter(
          "name", { $0.lateExtra($1[0], \.extra0, "name") }, setter: { $0.setExtra($1, \.extra0) }),
      ]
    ),
    (
      .attributeError,
      [
        .special(.initialize, 0, 255, keywords: true) {
          $0.initKeywords($1, "AttributeError", since: .python310, ["name", "obj"])
        },
        .getter(
          "name", { $0.lateExtra($1[0], \.extra0, "name") }, setter: { $0.setExtra($1, \.extra0) }),
        .getter(
          "obj", { $0.lateExtra($1[0], \.extra1, "obj") }, setter: { $0.setExtra($1, \.extra1) }),
      ]
    ),
    (
      .importError,
      [
        .special(.initialize, 0, 255, keywords: true) {
          $0.initKeywords($1, "ImportError", since: .python38, ["name", "path"])
        },
        .getter(
          "name", { $0.orNone($0.exceptionBody($1[0]).pointee.extra0) },
          setter: { $0.setExtra($1, \.extra0) }),
        .getter(
          "path", { $0.orNone($0.exceptionBody($1[0]).pointee.extra1) },
          setter: { $0.setExtra($1, \.extra1) }),
        .getter("msg", { $0.importMessage($1[0]) }, setter: { $0.setExtra($1, \.extra2) }),
      ]
    ),
    (.baseExceptionGroup, groupEntries),
    (.osError, osErrorEntries),
    (.syntaxError, syntaxErrorEntries),
    (.unicodeEncodeError, unicodeErrorEntries(.encoding)),
    (.unicodeDecodeError, unicodeErrorEntries(.decoding)),
    (.unicodeTranslateError, unicodeErrorEntries(.translating)),
  ]

  /// Sets a field; deleting leaves None.
  mutating func setExtra(
    _ arguments: Arguments, _ path: WritableKeyPath<ExceptionBody, Ref>
  ) -> Ref {
    setField(arguments[0], path, arguments[1])
    return owned(.none)
  }

  /// A field that came with 3.10.
  private mutating func lateExtra(
    _ exception: Ref, _ path: WritableKeyPath<ExceptionBody, Ref>, _ name: String
  ) -> Ref {
    if level < .python310 {
      return raise(.attributeError, "'\(typeName(exception))' object has no attribute '\(name)'")
    }
    return orNone(exceptionBody(exception).pointee[keyPath: path])
  }

  private mutating func initFirst(_ arguments: Arguments, _ name: String) -> Ref {
    if refusesKeywords(arguments, typeName(arguments[0])) { return .null }
    setExceptionArguments(arguments)
    setField(arguments[0], \.extra0, arguments.count > 1 ? arguments[1] : .none)
    return owned(.none)
  }

  private mutating func initExitCode(_ arguments: Arguments) -> Ref {
    if refusesKeywords(arguments, typeName(arguments[0])) { return .null }
    setExceptionArguments(arguments)
    switch arguments.count {
    case 1: break
    case 2: setField(arguments[0], \.extra0, arguments[1])
    default: setField(arguments[0], \.extra0, exceptionBody(arguments[0]).pointee.args)
    }
    return owned(.none)
  }

  /// `StopIteration.value`, also of one that the machine raised; owned.
  func stopValue(_ exception: Ref) -> Ref {
    let body = exceptionBody(exception)
    if !body.pointee.extra0.isNull { return owned(body.pointee.extra0) }
    return owned(tupleCount(body.pointee.args) > 0 ? tupleItems(body.pointee.args)[0] : .none)
  }

  /// `SystemExit.code`, also of one that the machine raised; owned.
  func exitCode(_ exception: Ref) -> Ref {
    let body = exceptionBody(exception)
    if !body.pointee.extra0.isNull { return owned(body.pointee.extra0) }
    switch tupleCount(body.pointee.args) {
    case 0: return owned(.none)
    case 1: return owned(tupleItems(body.pointee.args)[0])
    default: return owned(body.pointee.args)
    }
  }

  private mutating func keyErrorStr(_ exception: Ref) -> Ref {
    let args = exceptionBody(exception).pointee.args
    if tupleCount(args) == 1 { return repr(tupleItems(args)[0]) }
    return exceptionStr(exception)
  }

  /// `__init__` of classes with keyword arguments that become extra0 and extra1.
  private mutating func initKeywords(
    _ arguments: Arguments, _ name: String, since: LanguageLevel, _ known: [String]
  ) -> Ref {
    if level < since {
      if refusesKeywords(arguments, typeName(arguments[0])) { return .null }
    }
    setExceptionArguments(arguments)
    setField(arguments[0], \.extra0, .null)
    setField(arguments[0], \.extra1, .null)
    setField(arguments[0], \.extra2, .null)
    let keywords = arguments.names.isNull ? 0 : tupleCount(arguments.names)
    for index in 0..<keywords {
      let keyword = text(tupleItems(arguments.names)[index])
      guard let place = known.firstIndex(of: keyword) else {
        return raise(.typeError, "'\(keyword)' is an invalid keyword argument for \(name)()")
      }
      let value = arguments[arguments.count + index]
      setField(arguments[0], place == 0 ? \.extra0 : \.extra1, value)
    }
    if name == "ImportError", arguments.count == 2 {
      setField(arguments[0], \.extra2, arguments[1])
    }
    return owned(.none)
  }

  private func importMessage(_ exception: Ref) -> Ref {
    let body = exceptionBody(exception)
    if !body.pointee.extra2.isNull { return owned(body.pointee.extra2) }
    let args = body.pointee.args
    return owned(tupleCount(args) == 1 ? tupleItems(args)[0] : .none)
  }
}
