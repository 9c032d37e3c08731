import PythonSubset

/// The text of uncaught exceptions, and of those that nobody can catch.
///
/// Authority: CPython 3.9 and 3.12, Python/pythonrun.c: `print_exception_recursive`;
/// Python/errors.c: `write_unraisable_exc_file`.
extension World {
  /// Writes what CPython prints for an uncaught exception to `sys.stderr`.
  mutating func printTraceback(_ exception: Ref) {
    writeReport(exceptionReport(exception))
  }

  /// What the program has put in the place of `sys.stderr`; null while it is the original.
  private func standardErrorOverride() -> Ref {
    let file = sysDict.isNull ? Ref.null : dictGet(sysDict, name: .name(.stderr))
    return file.isNull || streamOf(file) == true ? .null : file
  }

  /// Writes to `sys.stderr`: None swallows it, and exceptions on the way are dropped.
  private mutating func writeReport(_ report: String) {
    let file = standardErrorOverride()
    if file.isNull {
      writeText(report, toError: true)
      return
    }
    if file == .none { return }
    if let toError = streamOf(file) {
      writeText(report, toError: toError)
      return
    }
    own(file)
    let shown = makeStr(report)
    let result = callMethod(file, .name(.write), [shown])
    disown(shown)
    disown(file)
    if result.isNull { clearPending() } else { disown(result) }
  }

  /// The name of an exception's class as tracebacks show it.
  mutating func shownClass(_ type: Ref) -> String {
    let name =
      level >= .python39 ? text(record(type).pointee.qualifiedName) : nameOfType(type)
    let module = getAttributeIfAny(type, .name(.module))
    if module.isNull || layout(module) != .str {
      if !pending.isNull { clearPending() }
      disownIfAny(module)
      return "<unknown>" + (level >= .python312 ? "." : "") + name
    }
    defer { disown(module) }
    let place = text(module)
    let hidesMain = level >= .python311 || reportsForModule
    if place == "builtins" || hidesMain && place == "__main__" { return name }
    return "\(place).\(name)"
  }

  mutating func messageText(_ exception: Ref, isSyntax: Bool, always: Bool) -> String {
    let shown: Ref
    if isSyntax, !always {
      let message = syntaxMessage(exception)
      shown = message.isNull ? .null : strOf(message)
      disownIfAny(message)
    } else {
      shown = strOf(exception)
    }
    if shown.isNull {
      if !pending.isNull { clearPending() }
      return ": <exception str() failed>"
    }
    defer { disown(shown) }
    if strCount(shown) == 0, !always { return "" }
    return ": " + printable(shown)
  }

  /// A str for standard error, where lone surrogates become escapes.
  mutating func printable(_ str: Ref) -> String {
    String(decoding: utf8(str, escapesSurrogates: true) ?? [], as: UTF8.self)
  }

  mutating func notesText(_ exception: Ref) -> String {
    let notes = getAttributeIfAny(exception, .name(.notes))
    if notes.isNull {
      if !pending.isNull { clearPending() }
      return ""
    }
    defer { disown(notes) }
    guard layout(notes) == .list || layout(notes) == .tuple else {
      return reprText(notes) + "\n"
    }
    guard let items = collectItems(notes) else {
      clearPending()
      return ""
    }
    var result = ""
    for item in items {
      let shown = strOf(item)
      disown(item)
      if shown.isNull {
        clearPending()
        result += "<note str() failed>\n"
        continue
      }
      result += printable(shown) + "\n"
      disown(shown)
    }
    return result
  }

  // MARK: SyntaxError

  mutating func syntaxPlace(_ exception: Ref) -> String {
    let line = syntaxDetail(exception, 1)
    guard !line.isNull, let number = intValue(line) else { return "" }
    let file = syntaxDetail(exception, 0)
    let name = file.isNull || file == .none ? "<string>" : printedName(file)
    var result = "  File \"\(name)\", line \(number)\n"
    let source = syntaxDetail(exception, 3)
    guard !source.isNull, layout(source) == .str else { return result }
    let offset = syntaxDetail(exception, 2)
    let endOffset = syntaxDetail(exception, 5)
    let start = offset.isNull ? 0 : intValue(offset) ?? 0
    var end = level < .python310 || endOffset.isNull ? -1 : intValue(endOffset) ?? -1
    let lines = [syntaxDetail(exception, 1), syntaxDetail(exception, 4)]
    if end > 0, lines.allSatisfy({ !$0.isNull }), let first = intValue(lines[0]),
      let last = intValue(lines[1]), last > first
    {
      // Of an error over several lines the rest of the first is marked.
      end = text(source).unicodeScalars.count + 1
    }
    result += SyntaxReport.marked(text(source), start, end)
    return result
  }

  private mutating func printedName(_ file: Ref) -> String {
    let shown = strOf(file)
    if shown.isNull {
      clearPending()
      return ""
    }
    defer { disown(shown) }
    return text(shown)
  }

  // MARK: Exceptions that nobody can catch

  /// Reports the pending exception, which came out of `object` where nothing can catch it, to
  /// `sys.unraisablehook`; nothing is pending after it.
  mutating func writeUnraisable(_ object: Ref) {
    let exception = takePending()
    if exception.isNull { return }
    defer { disown(exception) }
    if stopped != nil { return }
    if exceptionBody(exception).pointee.traceback.isNull, frameCount > 0 {
      addTraceback(frames + (frameCount - 1), to: exception)
    }
    let hook = sysDict.isNull ? .null : dictGet(sysDict, name: .name(.unraisableHook))
    if hook.isNull || isDefaultHook(hook) {
      writeUnraisableText(exception, object)
      return
    }
    own(hook)
    let arguments = makeUnraisable(exception, object)
    let result = call(hook, arguments)
    disown(arguments)
    if result.isNull {
      let second = takePending()
      writeUnraisableText(second, hook)
      disown(second)
    } else {
      disown(result)
    }
    disown(hook)
  }

  private func isDefaultHook(_ hook: Ref) -> Bool {
    layout(hook) == .native && natives[Int(rows[hook].b)].name == KnownName.unraisableHook.rawValue
  }

  /// The argument of an unraisable hook: a structure of five fields.
  private mutating func makeUnraisable(_ exception: Ref, _ object: Ref) -> Ref {
    let values = [
      owned(rows[exception].type), owned(exception),
      orNone(exceptionBody(exception).pointee.traceback), owned(.none), orNone(object),
    ]
    return makeStructure(.unraisableInfo, values)
  }

  /// Writes what the default hook writes.
  mutating func writeUnraisableText(
    _ exception: Ref, _ object: Ref, message: String = "Exception ignored in"
  ) {
    var result = "\(message):"
    if !object.isNull, object != .none {
      let shown = repr(object)
      if shown.isNull {
        clearPending()
        result = "\(message): <object repr() failed>"
      } else {
        result = "\(message): \(printable(shown))"
        disown(shown)
      }
    }
    result +=
      "\n"
      + tracebackText(
        exceptionBody(exception).pointee.traceback, hasMarks: level < .python313)
    result += shownClass(rows[exception].type)
    result += messageText(exception, isSyntax: false, always: true)
    writeReport(result + "\n")
  }
}
