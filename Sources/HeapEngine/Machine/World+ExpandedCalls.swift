/// Calls with a tuple and a dict: `f(*a, **k)`.
///
/// Authority: CPython, Python/ceval.c: `CALL_FUNCTION_EX`, `do_call_core`,
/// `_PyEvalFramePushAndInit_Ex`.
extension World {
  /// `CALL_FUNCTION_EX`: a call with a tuple and perhaps a dict.
  mutating func callExpanded(_ sp: UnsafeMutablePointer<Ref>, _ flags: Int) -> Ref {
    let end = flags & 1 != 0 ? sp - 1 : sp
    let callable = end[-2]
    if flags & 1 != 0, rows[sp[-1]].type != .type(.dict) {
      // Up to 3.8 a lone mapping is handed over as it is.
      let merged = makeDict()
      let isMerged = mergeKeywords(merged, sp[-1], callable: callable)
      put(merged, into: sp - 1)
      if !isMerged { return .null }
    }
    let keywords = flags & 1 != 0 ? sp[-1] : Ref.null
    var tuple = owned(end[-1])
    if rows[tuple].type != .type(.tuple) {
      guard let items = collectItems(tuple) else {
        if matchesPending(.typeError), lookupSpecial(tuple, .iter).isNull {
          clearPending()
          raise(
            .typeError,
            "\(callableName(callable)) argument after * must be an iterable, not \(typeName(tuple))"
          )
        }
        disown(tuple)
        return .null
      }
      disown(tuple)
      tuple = makeTuple(consuming: items)
    }
    // The tuple takes the iterable's place on the stack.
    put(tuple, into: end - 1)
    if level >= .python312, rows[callable].layout == .function {
      return callMoved(callable, end - 1, keywords.isNull ? nil : end)
    }
    let values = (0..<tupleCount(tuple)).map { tupleItems(tuple)[$0] }
    if packsFirst(callable) { expandedTuple = tuple }
    defer { expandedTuple = .null }
    return call(callable, positional: values, keywordDict: keywords)
  }

  /// Calls a function with the items of a tuple and of a dict, which are given up when it has bound
  /// its arguments, before it runs.
  ///
  /// Authority: Python/ceval.c, `_PyEvalFramePushAndInit_Ex` (3.12+).
  private mutating func callMoved(
    _ function: Ref, _ tuple: UnsafeMutablePointer<Ref>, _ dict: UnsafeMutablePointer<Ref>?
  ) -> Ref {
    let base = stackTop
    let count = tupleCount(tuple.pointee)
    for index in 0..<count { base[index] = owned(tupleItems(tuple.pointee)[index]) }
    var names = Ref.null
    if let dict, dictCount(dict.pointee) > 0 {
      var keys: [Ref] = []
      var position = 0
      while let entry = dictNext(dict.pointee, &position) {
        base[count + keys.count] = owned(entry.value)
        keys.append(owned(entry.key))
      }
      names = makeTuple(consuming: keys)
    }
    stackTop = base + count + (names.isNull ? 0 : tupleCount(names))
    let result = callFunction(
      function, Arguments(base, count, names: names), at: base,
      givingUp: ExpandedArguments(tuple: tuple, dict: dict))
    stackTop = base
    disownIfAny(names)
    return result
  }

  /// The places where `f(*a, **k)` has its tuple and its dict.
  struct ExpandedArguments {
    let tuple: UnsafeMutablePointer<Ref>
    let dict: UnsafeMutablePointer<Ref>?
  }

  /// Gives up the tuple and the dict of a call whose callee has bound its arguments.
  mutating func giveUp(_ expanded: ExpandedArguments) {
    put(.null, into: expanded.tuple)
    if let dict = expanded.dict { put(.null, into: dict) }
  }

  /// A callable's name in messages: `f()`, or the type's name and `object`.
  mutating func callableName(_ callable: Ref) -> String {
    if level < .python39 {
      switch rows[callable].layout {
      case .function:
        return text(rows[callable].body(FunctionBody.self).pointee.name) + "()"
      case .native: return text(rows[callable].field1) + "()"
      default: return typeName(callable) + " object"
      }
    }
    let name = getAttributeIfAny(callable, .name(.qualifiedName))
    guard !name.isNull, rows[name].layout == .str else {
      clearPending()
      disownIfAny(name)
      let shown = strOf(callable)
      defer { disownIfAny(shown) }
      if shown.isNull { clearPending() }
      return shown.isNull ? typeName(callable) + " object" : text(shown)
    }
    defer { disown(name) }
    let module = getAttributeIfAny(callable, .name(.module))
    defer { disownIfAny(module) }
    clearPending()
    let isPlain = module.isNull || rows[module].layout != .str || text(module) == "builtins"
    return (isPlain ? "" : text(module) + ".") + text(name) + "()"
  }
}
