import PythonSubset

/// Calls from built-ins, and the dispatch on what is called.
///
/// Authority: CPython, Objects/call.c: `_PyObject_Vectorcall`, `_PyObject_MakeTpCall`.
extension World {
  /// Calls with positional arguments (borrowed); the result is owned, null with an exception.
  mutating func call(_ callable: Ref, _ arguments: [Ref]) -> Ref {
    call(callable, arguments, names: .null)
  }

  /// Calls with positional and keyword arguments (borrowed).
  mutating func call(_ callable: Ref, _ arguments: [Ref], keywords: [(Ref, Ref)]) -> Ref {
    if keywords.isEmpty { return call(callable, arguments) }
    let names = makeTuple(consuming: keywords.map { owned($0.0) })
    let result = call(callable, arguments + keywords.map(\.1), names: names)
    disown(names)
    return result
  }

  private mutating func call(_ callable: Ref, _ arguments: [Ref], names: Ref) -> Ref {
    let base = stackTop
    for (index, argument) in arguments.enumerated() { base[index + 1] = argument }
    stackTop = base + arguments.count + 1
    let keywords = names.isNull ? 0 : tupleCount(names)
    let result = vectorcall(
      callable, Arguments(base + 1, arguments.count - keywords, names: names))
    stackTop = base
    return result
  }

  /// Calls with keyword arguments from a dict (null or borrowed).
  mutating func call(_ callable: Ref, positional: [Ref], keywordDict: Ref) -> Ref {
    if keywordDict.isNull || dictCount(keywordDict) == 0 { return call(callable, positional) }
    // `_PyStack_UnpackDict` makes an array that owns all of the arguments.
    var keywords: [(Ref, Ref)] = []
    var position = 0
    while let entry = dictNext(keywordDict, &position) {
      keywords.append((owned(entry.key), owned(entry.value)))
    }
    for value in positional { own(value) }
    defer { for value in positional { disown(value) } }
    let result = call(callable, positional, keywords: keywords)
    for (key, value) in keywords {
      disown(key)
      disown(value)
    }
    return result
  }

  /// Calls a method by name.
  mutating func callMethod(
    _ object: Ref, _ name: Ref, _ arguments: [Ref], keywords: [(Ref, Ref)] = []
  ) -> Ref {
    let type = rows[object].type
    let method = lookup(type, name)
    if !method.isNull, rows[method].layout == .function || rows[method].layout == .methodDescriptor,
      !record(type).pointee.customGetAttribute, instanceValue(object, name).isNull
    {
      if keywords.isEmpty { return callMethodOf(type, method, object, arguments) }
      own(method)
      defer { disown(method) }
      return call(method, [object] + arguments, keywords: keywords)
    }
    let bound = getAttribute(object, name)
    if bound.isNull { return .null }
    let result = call(bound, arguments, keywords: keywords)
    disown(bound)
    return result
  }

  // MARK: Dispatch

  /// Calls anything with borrowed arguments on the data stack. The slot below the first argument
  /// is free for a self.
  mutating func vectorcall(_ callable: Ref, _ arguments: Arguments) -> Ref {
    switch rows[callable].layout {
    case .function: return callFunction(callable, arguments)
    case .native: return callNative(callable, arguments)
    case .methodDescriptor where rows[callable].type != .type(.wrapper):
      return callDescriptor(callable, arguments)
    case .methodDescriptor, .methodWrapper: return callWrapper(callable, arguments)
    case .method: return callBoundMethod(callable, arguments)
    case .type: return callType(callable, arguments)
    default: return callObject(callable, arguments)
    }
  }

  /// Runs a function; with `moved`, the arguments lie there, are owned, and become its slots.
  mutating func callFunction(
    _ function: Ref, _ arguments: Arguments, at moved: UnsafeMutablePointer<Ref>? = nil,
    givingUp expanded: ExpandedArguments? = nil
  ) -> Ref {
    guard nativeDepth < (level >= .python312 ? nativeLimit : 40_000) else {
      return raise(.recursionError, "maximum recursion depth exceeded")
    }
    let top = stackTop
    withdrawOffer()
    guard pushFrame(function, arguments, at: moved) else {
      stackTop = top
      return .null
    }
    if let expanded { giveUp(expanded) }
    frames[frameCount - 1].returnsToNative = true
    nativeDepth += 1
    let result = execute(downTo: frameCount - 1)
    nativeDepth -= 1
    stackTop = top
    return result
  }

  /// Puts a bound method's function and self where null and the method lie; the method may die.
  ///
  /// Authority: CPython 3.11+, Python/bytecodes.c: `CALL` ("is_meth").
  mutating func unpackMethod(_ place: UnsafeMutablePointer<Ref>) {
    let method = place[1]
    place[0] = owned(rows[method].field1)
    place[1] = owned(rows[method].field0)
    disown(method)
  }

  mutating func callBoundMethod(_ method: Ref, _ arguments: Arguments) -> Ref {
    let object = rows[method].field0
    let function = rows[method].field1
    let base = stackTop
    let extra = arguments.names.isNull ? 0 : tupleCount(arguments.names)
    base[1] = object
    (base + 2).update(from: arguments.base, count: arguments.count + extra)
    stackTop = base + 2 + arguments.count + extra
    let result = vectorcall(
      function, Arguments(base + 1, arguments.count + 1, names: arguments.names))
    stackTop = base
    return result
  }

  private mutating func callObject(_ callable: Ref, _ arguments: Arguments) -> Ref {
    let method = lookupSpecial(callable, .call)
    if method.isNull {
      return raise(.typeError, "'\(typeName(callable))' object is not callable")
    }
    if hasVectorcall(callable) { return callUncounted(method, callable, arguments) }
    guard enterRecursion(" while calling a Python object") else { return .null }
    defer { leaveRecursion() }
    let held = packArguments(arguments)
    defer { dropPacked(held) }
    if rows[method].layout == .methodDescriptor {
      offer(held, held.positional)
      defer { withdrawOffer() }
      return callWithPrefix(method, callable, arguments)
    }
    if rows[method].layout == .function { return callWithPrefix(method, callable, arguments) }
    let extra = arguments.names.isNull ? 0 : tupleCount(arguments.names)
    let values = (0..<arguments.count + extra).map { arguments[$0] }
    let bound = bind(method, to: callable, rows[callable].type)
    if bound.isNull { return .null }
    let result = call(bound, values, names: arguments.names)
    disown(bound)
    return result
  }

  /// Calls an object that hands its arguments on where they lie. CPython does not count such calls
  /// and ends where they call themselves without end; here that is a RecursionError.
  private mutating func callUncounted(
    _ method: Ref, _ object: Ref, _ arguments: Arguments
  ) -> Ref {
    guard uncountedDepth < 10_000 else { return raiseTooDeep() }
    uncountedDepth += 1
    defer { uncountedDepth -= 1 }
    return callWithPrefix(method, object, arguments)
  }

  // MARK: Built-ins

  /// Whether a call that has run before is one of those whose specialised forms do not look at the
  /// evaluation breaker: `len(x)`, `isinstance(x, C)`, `type(x)` and the statement `l.append(x)`.
  ///
  /// - Parameters:
  ///   - count: its arguments, self included.
  ///   - next: the instruction after it.
  ///
  /// Authority: Python/bytecodes.c (3.12, 3.13): `CALL_LEN`, `CALL_ISINSTANCE`, `CALL_TYPE_1`,
  /// `CALL_LIST_APPEND`.
  @inline(never)
  func isUnchecked(_ callable: Ref, _ hasSelf: Bool, _ count: Int, _ next: Int) -> Bool {
    guard level >= .python312, stopped == nil, rows[callable].flags.contains(.startup) else {
      return false
    }
    if callable == .type(.type) { return count == 1 }
    switch rows[callable].layout {
    case .native:
      let name = natives[Int(rows[callable].b)].name
      return name == "len" && count == 1 || name == "isinstance" && count == 2
    case .methodDescriptor:
      guard hasSelf, count == 2, rows[callable].field0 == .type(.list),
        natives[Int(rows[callable].b)].name == "append"
      else { return false }
      let following = frames[frameCount - 1].code.pointee.instructions[next]
      return UInt8(truncatingIfNeeded: following) == Opcode.popTop.rawValue
    default: return false
    }
  }

  /// Calls a built-in function or bound built-in method.
  @inline(__always)
  mutating func callNative(_ callable: Ref, _ arguments: Arguments) -> Ref {
    let index = Int(rows[callable].b)
    let kind = nativeCalls[index].kind
    if kind == .function { return invoke(index, arguments, skip: 0) }
    if kind == .staticMethod { return callStatic(callable, index, arguments) }
    return callWithSelf(rows[callable].field0, index, arguments)
  }

  /// `T.__new__` and other static built-ins.
  private mutating func callStatic(_ callable: Ref, _ index: Int, _ arguments: Arguments) -> Ref {
    guard natives[index].name == "__new__" else { return invoke(index, arguments, skip: 0) }
    let owner = rows[callable].field0
    guard arguments.count > 0 else {
      return raise(.typeError, "\(nameOfType(owner)).__new__(): not enough arguments")
    }
    let type = arguments[0]
    guard rows[type].layout == .type else {
      return raise(
        .typeError,
        "\(nameOfType(owner)).__new__(X): X is not a type object (\(typeName(type)))")
    }
    guard isSubtype(type, owner) else {
      let shown = nameOfType(type)
      let name = nameOfType(owner)
      return raise(.typeError, "\(name).__new__(\(shown)): \(shown) is not a subtype of \(name)")
    }
    // tp_new_wrapper: all arguments in a tuple, and those behind the class in another.
    let held = packArguments(arguments)
    defer { dropPacked(held) }
    let rest =
      arguments.count > 1 ? makeTuple(arguments.base + 1, arguments.count - 1) : Ref.null
    defer { disownIfAny(rest) }
    return invoke(index, arguments, skip: 1)
  }

  /// Calls a native with a self before its arguments.
  mutating func callWithSelf(_ object: Ref, _ index: Int, _ arguments: Arguments) -> Ref {
    let base = stackTop
    let extra = arguments.names.isNull ? 0 : tupleCount(arguments.names)
    base[0] = object
    (base + 1).update(from: arguments.base, count: arguments.count + extra)
    stackTop = base + 1 + arguments.count + extra
    let result = invoke(
      index, Arguments(base, arguments.count + 1, names: arguments.names), skip: 1)
    stackTop = base
    return result
  }

  /// Checks the number of arguments and calls a native.
  @inline(__always)
  mutating func invoke(_ index: Int, _ arguments: Arguments, skip: Int) -> Ref {
    let native = nativeCalls + index
    let given = Int32(truncatingIfNeeded: arguments.count &- skip)
    if given < native.pointee.least || given > native.pointee.most
      || !arguments.names.isNull && !native.pointee.takesKeywords
    {
      if !acceptsCall(index, arguments, Int(given)) { return .null }
    }
    if native.pointee.packs, given > 0 || !arguments.names.isNull {
      let held = packArguments(arguments, skip: skip)
      defer { dropPacked(held) }
      return native.pointee.function(&self, arguments)
    }
    // A slot of a type is called without being counted.
    if level < .python312, native.pointee.kind != .special {
      recursionDepth += 1
      if recursionDepth > recursionLimit {
        recursionDepth -= 1
        return raiseTooDeep(" while calling a Python object")
      }
      let result = native.pointee.function(&self, arguments)
      recursionDepth -= 1
      return result
    }
    return native.pointee.function(&self, arguments)
  }

  /// Unbound methods: the first argument is self.
  mutating func callDescriptor(_ callable: Ref, _ arguments: Arguments) -> Ref {
    let index = Int(rows[callable].b)
    if rows[callable].layout == .methodWrapper {
      return callWithSelf(rows[callable].field0, index, arguments)
    }
    if rows[callable].type != .type(.classMethodDescriptor) {
      guard arguments.count > 0,
        isSubtype(rows[arguments[0]].type, rows[callable].field0)
      else { return raiseWrongSelf(callable, arguments) }
    }
    return invoke(index, arguments, skip: 1)
  }

  /// TypeError for an unbound method without a self, or with one of another type.
  private mutating func raiseWrongSelf(_ callable: Ref, _ arguments: Arguments) -> Ref {
    let shown = nameOfType(rows[callable].field0)
    let name = text(rows[callable].field1)
    let isWrapper = rows[callable].type == .type(.wrapper)
    guard arguments.count > 0 else {
      return raise(
        .typeError,
        isWrapper
          ? "descriptor '\(name)' of '\(shown)' object needs an argument"
          : "unbound method \(shown).\(name)() needs an argument")
    }
    let given = typeName(arguments[0])
    return raise(
      .typeError,
      isWrapper
        ? "descriptor '\(name)' requires a '\(shown)' object but received a '\(given)'"
        : "descriptor '\(name)' for '\(shown)' objects doesn't apply to a '\(given)' object")
  }
}
