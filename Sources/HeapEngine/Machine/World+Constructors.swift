import Runtimes

/// Calling a class: `__new__`, then `__init__`.
///
/// Authority: CPython, Objects/typeobject.c: `type_call`.
extension World {
  /// Calls a class from native code.
  mutating func callType(_ type: Ref, _ arguments: Arguments) -> Ref {
    let meta = rows[type].type
    if meta != .type(.type) {
      let hook = special(of: meta, .call)
      if rows[hook].layout != .methodDescriptor {
        let extra = arguments.names.isNull ? 0 : tupleCount(arguments.names)
        let values = (0..<arguments.count + extra).map { arguments[$0] }
        let bound = bind(hook, to: type, meta)
        if bound.isNull { return .null }
        let held = packArguments(arguments)
        defer { dropPacked(held) }
        let base = stackTop
        for (index, value) in values.enumerated() { base[index + 1] = value }
        stackTop = base + values.count + 1
        let result = vectorcall(
          bound, Arguments(base + 1, arguments.count, names: arguments.names))
        stackTop = base
        disown(bound)
        return result
      }
    }
    return construct(type, arguments)
  }

  /// `type.__call__`: makes an instance and initialises it.
  mutating func construct(_ type: Ref, _ arguments: Arguments) -> Ref {
    if type == .type(.type), arguments.count == 1, arguments.names.isNull {
      // Only from 3.10 on is the type of an object found without a tuple.
      if level < .python310 { dropPacked(packArguments(arguments)) }
      return owned(rows[arguments[0]].type)
    }
    guard enterRecursion(" while calling a Python object") else { return .null }
    defer { leaveRecursion() }
    // `type.__call__` by its name has its arguments in a tuple already.
    let isPacked =
      holds(slotTuple, arguments) || arguments.count == 0 && !slotKeywords.isNull
    withdrawOffer()
    let held = isPacked || takesVector(type) ? PackedArguments() : packArguments(arguments)
    defer { dropPacked(held) }
    let object = callNew(type, arguments)
    if object.isNull || !isSubtype(rows[object].type, type) { return object }
    let initialiser = lookupSpecial(object, .initialize)
    if isNativeObjectMethod(initialiser, .initialize), acceptsNoArguments(type, arguments) {
      return object
    }
    // The tuple that an exception has taken over stays the call's as well.
    let isException = rows[object].layout == .exception && rows[initialiser].layout == .function
    let taken = isException ? ownIfAny(exceptionBody(object).pointee.args) : .null
    defer { disownIfAny(taken) }
    let result = callWithPrefix(initialiser, object, arguments)
    if result.isNull {
      disown(object)
      return .null
    }
    if result != .none, rows[initialiser].layout == .function {
      raise(.typeError, "__init__() should return None, not '\(typeName(result))'")
      disown(result)
      disown(object)
      return .null
    }
    disown(result)
    return object
  }

  /// Whether a built-in type is called without a tuple of its arguments (`tp_vectorcall`).
  func takesVector(_ type: Ref) -> Bool {
    // An exception takes the tuple over as its `args`.
    if record(type).pointee.layout == .exception { return true }
    let since: LanguageLevel
    switch type {
    case .type(.range), .type(.list), .type(.tuple), .type(.dict), .type(.set), .type(.frozenset):
      since = .python39
    case .type(.bool), .type(.float), .type(.map), .type(.filter),
      .type(.reversed):
      since = .python310
    case .type(.enumerate), .type(.superType): since = .python311
    case .type(.int), .type(.str): since = .python313
    default: return false
    }
    return level >= since
  }

  private func acceptsNoArguments(_ type: Ref, _ arguments: Arguments) -> Bool {
    arguments.count == 0 && arguments.names.isNull
  }

  /// Whether a method is the built-in one of `object`.
  mutating func isNativeObjectMethod(_ method: Ref, _ name: KnownName) -> Bool {
    method == special(of: .type(.object), name)
  }

  private mutating func callNew(_ type: Ref, _ arguments: Arguments) -> Ref {
    let new = special(of: type, .new)
    if new.isNull { return raise(.typeError, "cannot create '\(nameOfType(type))' instances") }
    if isNativeObjectMethod(new, .new), isPlainClass(type), acceptsNoArguments(type, arguments) {
      return makeInstance(type)
    }
    let function = bind(new, to: .null, type)
    if function.isNull { return .null }
    // A bound method (of a classmethod) gets the class once more.
    let result: Ref
    if rows[function].layout == .method {
      let again = makeMethod(function, type)
      let extra = arguments.names.isNull ? 0 : tupleCount(arguments.names)
      let base = stackTop
      (base + 1).update(from: arguments.base, count: arguments.count + extra)
      stackTop = base + 1 + arguments.count + extra
      result = vectorcall(again, Arguments(base + 1, arguments.count, names: arguments.names))
      stackTop = base
      disown(again)
    } else if rows[function].layout == .native {
      result = callNativeNew(function, type, arguments)
    } else {
      result = callWithPrefix(function, type, arguments)
    }
    disown(function)
    return result
  }

  /// Calls `tp_new` of a built-in type itself, without the wrapper that `T.__new__` is.
  private mutating func callNativeNew(
    _ function: Ref, _ type: Ref, _ arguments: Arguments
  ) -> Ref {
    let base = stackTop
    let extra = arguments.names.isNull ? 0 : tupleCount(arguments.names)
    base[0] = type
    (base + 1).update(from: arguments.base, count: arguments.count + extra)
    stackTop = base + 1 + arguments.count + extra
    let result = invoke(
      Int(rows[function].b), Arguments(base, arguments.count + 1, names: arguments.names), skip: 1)
    stackTop = base
    return result
  }

  /// Whether instances are made by `makeInstance`: a class statement's class over `object`.
  func isPlainClass(_ type: Ref) -> Bool {
    record(type).pointee.isHeapType && record(type).pointee.layout == .instance
      && dictGet(record(type).pointee.dict, name: .name(.isAbstract)).isNull
  }

  /// Calls with one more argument in front.
  mutating func callWithPrefix(
    _ callable: Ref, _ first: Ref, _ arguments: Arguments
  ) -> Ref {
    own(callable)
    let base = stackTop
    let extra = arguments.names.isNull ? 0 : tupleCount(arguments.names)
    base[1] = first
    (base + 2).update(from: arguments.base, count: arguments.count + extra)
    stackTop = base + 2 + arguments.count + extra
    let result: Ref
    let bound = Arguments(base + 1, arguments.count + 1, names: arguments.names)
    // With keywords the function gets an array of its own, which holds all of the arguments.
    let isCopied = extra > 0 && rows[callable].layout == .function
    let copies = isCopied ? (0..<bound.count + extra).map { owned(bound[$0]) } : []
    defer { for value in copies { disown(value) } }
    switch rows[callable].layout {
    case .function, .native: result = vectorcall(callable, bound)
    case .methodDescriptor: result = callDescriptor(callable, bound)
    default:
      let method = bind(callable, to: first, rows[first].type)
      if method.isNull {
        result = .null
      } else {
        result = vectorcall(
          method, Arguments(base + 2, arguments.count, names: arguments.names))
        disown(method)
      }
    }
    stackTop = base
    disown(callable)
    return result
  }

  // MARK: From the loop

  /// Makes an instance of a plain class and pushes the frame of its Python `__init__`. False when
  /// the class must be called the long way, or (with an exception pending) when it failed.
  mutating func enterConstructor(_ type: Ref, _ arguments: Arguments) -> Bool {
    guard arguments.names.isNull, isPlainClass(type),
      isNativeObjectMethod(special(of: type, .new), .new)
    else { return false }
    let initialiser = special(of: type, .initialize)
    guard rows[initialiser].layout == .function,
      !rows[rows[initialiser].body(FunctionBody.self).pointee.code].body(CodeBody.self).pointee
        .isGenerator
    else { return false }
    // `type_call` has the arguments in a tuple while `__init__` runs.
    let held = packArguments(arguments).positional
    let object = makeInstance(type)
    let base = stackTop
    base[0] = object
    (base + 1).update(from: arguments.base, count: arguments.count)
    stackTop = base + 1 + arguments.count
    recursionDepth += 1
    let entered = pushFrame(
      initialiser, Arguments(base, arguments.count + 1, names: arguments.names), at: nil)
    if !entered {
      recursionDepth -= 1
      stackTop = base
      disown(object)
      disownIfAny(held)
      return false
    }
    frames[frameCount - 1].kind = .constructor
    frames[frameCount - 1].subject = object
    frames[frameCount - 1].callersHandled = held
    return true
  }

  /// As `enterConstructor` at a call that has run before (3.13): the arguments, which end at `end`
  /// on the caller's stack with the class below them, move into the frame of `__init__`.
  ///
  /// Authority: Python/specialize.c, `specialize_class_call`; `_CREATE_INIT_FRAME`: only for a
  /// class with inline values whose `__init__` takes exactly these positional arguments.
  mutating func enterMovedConstructor(_ type: Ref, _ first: UnsafeMutablePointer<Ref>, _ count: Int)
    -> Bool
  {
    guard isPlainClass(type), record(type).pointee.basicSize == 16,
      isNativeObjectMethod(special(of: type, .new), .new)
    else { return false }
    let initialiser = special(of: type, .initialize)
    guard rows[initialiser].layout == .function else { return false }
    let code = rows[rows[initialiser].body(FunctionBody.self).pointee.code].body(CodeBody.self)
    guard !code.pointee.isGenerator, Int(code.pointee.argumentCount) == count + 1,
      code.pointee.keywordOnlyCount == 0, !code.pointee.hasVarArgs, !code.pointee.hasVarKeywords,
      recursionDepth + 2 < recursionLimit
    else { return false }
    let object = makeInstance(type)
    first[-1] = owned(object)
    disown(type)
    recursionDepth += 1
    guard pushFrame(initialiser, Arguments(first - 1, count + 1), at: first - 1) else {
      recursionDepth -= 1
      disown(object)
      return false
    }
    frames[frameCount - 1].kind = .movedConstructor
    frames[frameCount - 1].subject = object
    return true
  }

  /// Ends a constructor's frame: the instance, owned, or null with TypeError pending.
  mutating func finishConstructor(_ result: Ref) -> Ref {
    let object = frames[frameCount - 1].subject
    let held = frames[frameCount - 1].callersHandled
    popFrame()
    recursionDepth -= 1
    disownIfAny(held)
    if result == .none {
      disown(result)
      return object
    }
    raise(.typeError, "__init__() should return None, not '\(typeName(result))'")
    disown(result)
    disown(object)
    return .null
  }

  /// Whether a call `str(x)` has run before: then 3.12 makes no tuple of the argument
  /// (`CALL_NO_KW_STR_1`).
  func repeatsStr(_ frame: UnsafeMutablePointer<Frame>, _ instruction: Int) -> Bool {
    guard level == .python312 else { return false }
    let cache = frame.pointee.code.pointee.caches + instruction
    defer { cache.pointee = 1 }
    return cache.pointee != 0
  }

  /// Whether a call instruction of a class runs for the second time or later (3.13), when it is
  /// specialised; notes that it has run.
  @inline(__always)
  func repeatsCall(_ frame: UnsafeMutablePointer<Frame>, _ instruction: Int) -> Bool {
    guard level >= .python313 else { return false }
    let cache = frame.pointee.code.pointee.caches + instruction
    defer { cache.pointee = 1 }
    return cache.pointee != 0
  }
}
