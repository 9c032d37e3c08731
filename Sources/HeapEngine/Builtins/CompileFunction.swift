import PythonSubset

/// `compile`, and how an error of the compiler becomes an exception of the program.
///
/// Authority: CPython, Python/bltinmodule.c: `builtin_compile_impl`, `source_as_string`;
/// Parser/pegen_errors.c: `_PyPegen_raise_error_known_location`.
extension World {
  mutating func compileFunction(_ arguments: Arguments) -> Ref {
    guard
      let values = parse(
        arguments, function: "compile",
        ["source", "filename", "mode", "flags", "dont_inherit", "optimize"], required: 3, skip: 0)
    else { return .null }
    guard let filename = filenameText(values[1]) else { return .null }
    guard layout(values[2]) == .str else {
      return raise(
        .typeError, "compile() argument 'mode' must be str, not \(argumentTypeName(values[2]))")
    }
    var flags = 0
    if !values[3].isNull {
      guard let given = indexValue(values[3]) else { return .null }
      flags = given
    }
    if flags & ~0x1FF_FE00 & ~0x10 != 0 {
      return raise(.valueError, "compile(): unrecognised flags")
    }
    if !values[5].isNull {
      guard let optimize = indexValue(values[5]) else { return .null }
      if optimize < -1 || optimize > 2 {
        return raise(.valueError, "compile(): invalid optimize value")
      }
    }
    let mode: CompileMode
    switch text(values[2]) {
    case "exec": mode = .module
    case "eval": mode = .expression
    case "single": mode = .interactive
    default: return raise(.valueError, "compile() mode must be 'exec', 'eval' or 'single'")
    }
    if flags & 0x400 != 0 { return unsupported("compile() to a syntax tree") }
    guard let source = sourceBytes(values[0], "compile", "string, bytes or AST") else {
      return .null
    }
    return compileSource(source, filename, mode)
  }

  private mutating func filenameText(_ value: Ref) -> String? {
    switch layout(value) {
    case .str: return text(value)
    case .bytes: return String(decoding: bytes(value), as: UTF8.self)
    default:
      raise(.typeError, "expected str, bytes or os.PathLike object, not \(typeName(value))")
      return nil
    }
  }

  /// The bytes of a source given as str, bytes or bytearray; nil with an exception pending.
  mutating func sourceBytes(_ source: Ref, _ function: String, _ kinds: String) -> [UInt8]? {
    let result: [UInt8]
    if layout(source) == .str {
      guard let encoded = utf8(source) else { return nil }
      result = encoded
    } else if isBytesLike(source) {
      let view = view(source)
      result = (0..<view.count).map { UInt8(truncatingIfNeeded: view[$0]) }
    } else {
      raise(.typeError, "\(function)() arg 1 must be a \(kinds) object")
      return nil
    }
    if result.contains(0) {
      raise(
        level >= .python311 ? .syntaxError : .valueError,
        "source code string cannot contain null bytes")
      return nil
    }
    return result
  }

  /// The code object of a source text, owned; null with SyntaxError pending.
  mutating func compileSource(_ source: [UInt8], _ filename: String, _ mode: CompileMode) -> Ref {
    var pool = ConstantPool()
    defer { release(&pool) }
    return compileSource(source, filename, mode, &pool)
  }

  /// Compiles a source text and runs it, as `eval` and `exec` do: the parser's arena holds the
  /// constants until the run is over.
  ///
  /// Authority: CPython, Python/pythonrun.c: `PyRun_StringFlags`.
  mutating func runSource(
    _ source: [UInt8], _ mode: CompileMode, _ spaces: Namespaces
  ) -> Ref {
    var pool = ConstantPool()
    let code = compileSource(source, "<string>", mode, &pool)
    let held = parserHolds.count
    parserHolds += pool.all
    let result = code.isNull ? .null : runCode(code, spaces, closure: .null)
    disownIfAny(code)
    parserHolds.removeSubrange(held...)
    release(&pool)
    return result
  }

  private mutating func compileSource(
    _ source: [UInt8], _ filename: String, _ mode: CompileMode, _ pool: inout ConstantPool
  ) -> Ref {
    guard charge(source.count) else { return .null }
    let compiled: CodeObject
    var warnings: [SyntaxWarning] = []
    do {
      compiled = try Compiler.compile(
        source: source, filename: filename, level: level, mode: mode, marks: false, &warnings)
    } catch {
      return raiseSyntax(error, source, filename, mode)
    }
    if !warnings.isEmpty, !issue(warnings, source, filename, mode) { return .null }
    return makeCode(compiled, &pool)
  }

  /// Gives the compiler's warnings to the module `warnings` where the program has imported it.
  /// False: a filter has made one an error.
  ///
  /// Authority: CPython, Python/compile.c: `compiler_warn`.
  private mutating func issue(
    _ warnings: [SyntaxWarning], _ source: [UInt8], _ filename: String, _ mode: CompileMode
  ) -> Bool {
    let name = internedStr("warnings")
    let module = dictGet(modules, name: name)
    disown(name)
    if module.isNull || module == .none {
      let known = sources[filename].map { Array($0.joined(separator: [10])) }
      tell(warnings, filename, known)
      return true
    }
    let key = internedStr("warn_explicit")
    let function = getAttribute(module, key)
    disown(key)
    if function.isNull { return false }
    defer { disown(function) }
    for warning in warnings {
      let kind: BuiltinException = warning.isDeprecation ? .deprecationWarning : .syntaxWarning
      let arguments = [
        makeStr(warning.message), .exception(kind), makeStr(filename), makeInt(warning.line),
      ]
      let result = call(function, arguments)
      for place in [0, 2, 3] { disown(arguments[place]) }
      if result.isNull {
        guard matchesPending(kind) else { return false }
        clearPending()
        let error = PythonSyntaxError(warning.message, at: warning.position)
        _ = raiseSyntax(error, source, filename, mode)
        return false
      }
      disown(result)
    }
    return true
  }

  /// Makes a compiler's error pending as an exception.
  private mutating func raiseSyntax(
    _ error: PythonSyntaxError, _ source: [UInt8], _ filename: String, _ mode: CompileMode
  ) -> Ref {
    if error.kind == .unsupported { return unsupported(error.message) }
    var report = error.report(level: level, source: source)
    if level < .python310, mode == .expression, report.message == "invalid syntax",
      report.offset > report.text?.unicodeScalars.count ?? 0
    {
      report.message = "unexpected EOF while parsing"
      report.offset -= 1
    }
    let details = [
      makeStr(filename), makeInt(report.line), makeInt(report.offset),
      report.text.map { makeStr($0 + (mode == .expression ? "" : report.ending)) } ?? owned(.none),
    ]
    let ends =
      level >= .python310 ? [makeInt(report.endLine), makeInt(report.endOffset)] : []
    let kind: BuiltinException =
      switch error.errorClass {
      case .syntaxError: .syntaxError
      case .indentationError: .indentationError
      case .tabError: .tabError
      }
    let place = makeTuple(consuming: details + ends)
    let message = makeStr(report.message)
    let arguments = makeTuple(consuming: [message, place])
    let exception = makeException(.exception(kind), arguments: arguments)
    setField(exception, \.extra0, message)
    setField(exception, \.extra1, place)
    return raiseConsuming(exception)
  }
}
