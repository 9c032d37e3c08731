import PythonSubset

/// `eval` and `exec`: source text or code objects run in given namespaces.
///
/// Authority: CPython, Python/bltinmodule.c: `builtin_eval_impl`, `builtin_exec_impl`,
/// `source_as_string`; Python/ceval.c: `PyEval_EvalCode`.
extension World {
  static let evalFunctions: [NativeEntry] = [
    .function("eval", 1, 3, keywords: true) { $0.evalFunction($1) },
    .function("exec", 1, 3, keywords: true) { $0.execFunction($1) },
    .function("compile", 0, 6, keywords: true) { $0.compileFunction($1) },
  ]

  private mutating func evalFunction(_ arguments: Arguments) -> Ref {
    guard let values = evalArguments(arguments, "eval", ["source", "globals", "locals"]) else {
      return .null
    }
    if values[2] != .none, !isMapping(values[2]) {
      return raise(.typeError, "locals must be a mapping")
    }
    if values[1] != .none, layout(values[1]) != .dict {
      return raise(
        .typeError,
        isMapping(values[1])
          ? "globals must be a real dict; try eval(code, {}, mapping)"
          : "globals must be a dict")
    }
    guard let spaces = namespaces(values[1], values[2]) else { return .null }
    defer { release(spaces) }
    let source = values[0]
    if layout(source) == .code {
      if codeBody(source).pointee.freeCount > 0 {
        return raise(.typeError, "code object passed to eval() may not contain free variables")
      }
      return runCode(source, spaces, closure: .null)
    }
    guard var text = sourceBytes(source, "eval", "string, bytes or code") else { return .null }
    text.removeFirst(text.prefix { $0 == 32 || $0 == 9 }.count)
    return runSource(text, .expression, spaces)
  }

  private mutating func execFunction(_ arguments: Arguments) -> Ref {
    let names =
      level >= .python311
      ? ["source", "globals", "locals", "closure"] : ["source", "globals", "locals"]
    guard let values = evalArguments(arguments, "exec", names) else { return .null }
    if values[1] != .none, layout(values[1]) != .dict {
      return raise(.typeError, "exec() globals must be a dict, not \(typeName(values[1]))")
    }
    if values[2] != .none, !isMapping(values[2]) {
      return raise(
        .typeError, "locals must be a mapping or None, not \(typeName(values[2]))")
    }
    guard let spaces = namespaces(values[1], values[2]) else { return .null }
    defer { release(spaces) }
    let closure = values.count > 3 && values[3] != .none ? values[3] : .null
    let result = execSource(values[0], spaces, closure)
    if result.isNull { return .null }
    disown(result)
    return owned(.none)
  }

  private mutating func execSource(
    _ source: Ref, _ spaces: Namespaces, _ closure: Ref
  ) -> Ref {
    if layout(source) == .code {
      guard checkClosure(source, closure) else { return .null }
      return runCode(source, spaces, closure: closure)
    }
    if !closure.isNull {
      return raise(
        .typeError, "closure argument can only be used if source is a code object")
    }
    guard let text = sourceBytes(source, "exec", "string, bytes or code") else { return .null }
    return runSource(text, .module, spaces)
  }

  private mutating func checkClosure(_ code: Ref, _ closure: Ref) -> Bool {
    let count = Int(codeBody(code).pointee.freeCount)
    if count == 0 {
      if closure.isNull { return true }
      raise(.typeError, "cannot use a closure with this code object")
      return false
    }
    if level < .python311 || closure.isNull && level < .python311 {
      raise(.typeError, "code object passed to exec() may not contain free variables")
      return false
    }
    let fits =
      !closure.isNull && layout(closure) == .tuple && tupleCount(closure) == count
      && (0..<count).allSatisfy { layout(tupleItems(closure)[$0]) == .cell }
    if !fits { raise(.typeError, "code object requires a closure of exactly length \(count)") }
    return fits
  }

  // MARK: Arguments

  /// The arguments, None where one is missing; only the names behind the positional ones may be
  /// given by keyword, `globals` and `locals` from 3.13 on.
  private mutating func evalArguments(
    _ arguments: Arguments, _ function: String, _ names: [String]
  ) -> [Ref]? {
    var values = [Ref](repeating: .none, count: names.count)
    for index in 0..<arguments.count { values[index] = arguments[index] }
    guard !arguments.names.isNull else { return values }
    for index in 0..<tupleCount(arguments.names) {
      let name = text(tupleItems(arguments.names)[index])
      let first = level >= .python313 ? 1 : 3
      guard let place = names.firstIndex(of: name), place >= first else {
        raise(
          .typeError,
          names.count < 4 && level < .python313
            ? "\(function)() takes no keyword arguments"
            : "'\(name)' is an invalid keyword argument for \(function)()")
        return nil
      }
      values[place] = arguments[arguments.count + index]
    }
    return values
  }

  /// What has `__getitem__`, as C sees a mapping.
  mutating func isMapping(_ object: Ref) -> Bool {
    !lookupSpecial(object, .getItem).isNull
  }

  /// The namespaces of a run; all are owned.
  struct Namespaces {
    var globals, locals, builtins: Ref
  }

  private mutating func release(_ spaces: Namespaces) {
    disown(spaces.locals)
    disown(spaces.globals)
    disown(spaces.builtins)
  }

  /// The given namespaces, or those of the frame that calls.
  private mutating func namespaces(_ globals: Ref, _ locals: Ref) -> Namespaces? {
    guard frameCount > 0 else {
      raise(.systemError, "globals and locals cannot be NULL")
      return nil
    }
    let caller = frames + (frameCount - 1)
    var space = Namespaces(globals: globals, locals: locals, builtins: caller.pointee.builtins)
    if globals == .none {
      space.globals = caller.pointee.globals
      if locals == .none { space.locals = callersLocals(caller) }
    } else if locals == .none {
      space.locals = globals
    }
    own(space.globals)
    if level >= .python313, globals == .none, locals == .none,
      caller.pointee.code.pointee.isOptimized
    {
      // What is stored there is lost (PEP 667).
      space.locals = currentLocals()
    } else {
      own(space.locals)
    }
    own(space.builtins)
    let key = KnownName.builtins
    let found = dictGet(space.globals, name: .name(key))
    if found.isNull {
      // As CPython, which puts the module's dict here.
      dictSet(space.globals, .name(key), space.builtins)
    } else {
      let chosen = layout(found) == .module ? rows[found].field0 : found
      put(owned(chosen), into: &space.builtins)
    }
    return space
  }

  private mutating func put(_ value: Ref, into place: inout Ref) {
    let old = place
    place = value
    disown(old)
  }

  private mutating func callersLocals(_ frame: UnsafeMutablePointer<Frame>) -> Ref {
    fastLocals(of: frame)
  }

  // MARK: Running

  /// Runs a code object as a module is run; the result is owned, null with an exception pending.
  mutating func runCode(_ code: Ref, _ spaces: Namespaces, closure: Ref) -> Ref {
    guard recursionDepth < recursionLimit, nativeDepth < 40_000 else {
      return raiseTooDeep()
    }
    let top = stackTop
    pushNamespaceFrame(
      code, globals: spaces.globals, locals: spaces.locals, builtins: spaces.builtins)
    if !closure.isNull {
      let frame = frames + (frameCount - 1)
      let count = tupleCount(closure)
      let first = Int(frame.pointee.code.pointee.slotCount) - count
      for index in 0..<count {
        frame.pointee.base[first + index] = owned(tupleItems(closure)[index])
      }
    }
    nativeDepth += 1
    let result = execute(downTo: frameCount - 1)
    nativeDepth -= 1
    stackTop = top
    return result
  }
}
