import Runtimes

/// The functions of `sys`.
///
/// Authority: CPython, Python/sysmodule.c.
extension World {
  static let sysFunctions: [NativeEntry] = [
    .function("getrefcount", 1) { world, arguments in
      let count = world.referenceCount(arguments[0])
      return world.makeInt(count)
    },
    .function("getsizeof", 0, 255, keywords: true) { $0.getSizeFunction($1) }.packing(),
    .function("intern", 1) { $0.internFunction($1[0]) },
    .function("getrecursionlimit") { world, _ in
      let limit = world.askedRecursionLimit
      return world.makeInt(limit)
    },
    .function("setrecursionlimit", 1) { $0.setRecursionLimit($1[0]) },
    .function("exc_info") { world, _ in world.excInfo() },
    .function("_getframe", 0, 1) { $0.getFrameFunction($1) },
    .function("getallocatedblocks") { world, _ in
      let blocks = world.profile.startBlocks + world.blocksInUse
      return world.makeInt(blocks)
    },
    .function("_debugmallocstats") { world, _ in
      let report = world.mallocReport()
      return world.writeText(report, toError: true) ? world.owned(.none) : .null
    },
    .function("exit", 0, 1) { $0.exitFunction($1) },
    .function("getswitchinterval") { world, _ in world.makeFloat(0.005) },
    .function("setswitchinterval", 1) { world, _ in world.owned(.none) },
    .function("getdefaultencoding") { world, _ in world.internedStr("utf-8") },
    .function("getfilesystemencoding") { world, _ in world.internedStr("utf-8") },
    .function("getfilesystemencodeerrors") { world, _ in world.internedStr("surrogateescape") },
    .function("is_finalizing") { world, _ in world.owned(.falseObject) },
    .function("gettrace") { world, _ in world.owned(.none) },
    .function("getprofile") { world, _ in world.owned(.none) },
    .function("settrace", 1) { $0.refuseHook($1[0], "sys.settrace()") },
    .function("setprofile", 1) { $0.refuseHook($1[0], "sys.setprofile()") },
    .function("get_int_max_str_digits") { world, _ in
      let digits = world.intDigitLimit
      return world.makeInt(digits)
    },
    .function("set_int_max_str_digits", 1) { $0.setDigitLimit($1[0]) },
    .function("unraisablehook", 1) { $0.unraisableHookFunction($1[0]) },
    .function("excepthook", 3) { $0.excepthookFunction($1) },
    .function("displayhook", 1) { $0.displayHookFunction($1[0]) },
    .function("_clear_type_cache") { world, _ in world.owned(.none) },
  ]

  /// Functions of `sys` that came with 3.11.
  static let sysLateFunctions: [NativeEntry] = [
    .function("exception") { world, _ in world.orNone(world.topHandled()) }
  ]

  /// `sys.getrefcount`: the count as it stands, the caller's own reference included.
  func referenceCount(_ object: Ref) -> Int {
    let count = Int(rows[object].count)
    return count < 0 ? 4_294_967_295 : count
  }

  private mutating func refuseHook(_ hook: Ref, _ name: String) -> Ref {
    hook == .none ? owned(.none) : unsupported(name)
  }

  private mutating func getSizeFunction(_ arguments: Arguments) -> Ref {
    guard
      let values = parse(
        arguments, function: "getsizeof", ["object", "default"], required: 1, skip: 0)
    else { return .null }
    let size = getSize(values[0])
    if size >= 0 { return makeInt(size) }
    if !values[1].isNull, matchesPending(.typeError) {
      clearPending()
      return owned(values[1])
    }
    return .null
  }

  /// `sys.getsizeof`; -1 with an exception pending.
  mutating func getSize(_ object: Ref) -> Int {
    let method = lookupSpecial(object, .sizeof)
    if method.isNull {
      raise(.typeError, "Type \(typeName(object)) doesn't define __sizeof__")
      return -1
    }
    if method == special(of: .type(.object), .sizeof) { return sizeOf(object) + headerSize(object) }
    let bound = bind(method, to: object, rows[object].type)
    if bound.isNull { return -1 }
    let result = call(bound)
    disown(bound)
    if result.isNull { return -1 }
    defer { disown(result) }
    guard layout(result) == .int else {
      raise(.typeError, "an integer is required")
      return -1
    }
    guard let size = intValue(result) else {
      raise(.overflowError, "Python int too large to convert to C ssize_t")
      return -1
    }
    if size < 0 {
      raise(.valueError, "__sizeof__() should return >= 0")
      return -1
    }
    return size + headerSize(object)
  }

  private mutating func internFunction(_ str: Ref) -> Ref {
    guard layout(str) == .str else {
      return raise(.typeError, "intern() argument must be str, not \(argumentTypeName(str))")
    }
    guard type(of: str) == .type(.str) else {
      return raise(.typeError, "can't intern \(typeName(str))")
    }
    return intern(owned(str))
  }

  private mutating func setRecursionLimit(_ value: Ref) -> Ref {
    guard let limit = cIntInRange(value) else { return .null }
    if limit < 1 {
      return raise(.valueError, "recursion limit must be greater or equal than 1")
    }
    if recursionDepth >= limit {
      return raise(
        .recursionError,
        "cannot set the recursion limit to \(limit) at the recursion depth \(recursionDepth): "
          + "the limit is too low")
    }
    askedRecursionLimit = limit
    recursionLimit = min(limit, limits.recursion)
    return owned(.none)
  }

  private mutating func excInfo() -> Ref {
    let exception = topHandled()
    if exception.isNull { return makeTuple(consuming: [owned(.none), owned(.none), owned(.none)]) }
    let parts = [
      owned(rows[exception].type), owned(exception),
      orNone(exceptionBody(exception).pointee.traceback),
    ]
    return makeTuple(consuming: parts)
  }

  private mutating func getFrameFunction(_ arguments: Arguments) -> Ref {
    var depth = 0
    if arguments.count > 0 {
      guard let given = indexValue(arguments[0]) else { return .null }
      depth = max(given, 0)
    }
    guard depth < frameCount else {
      return raise(.valueError, "call stack is not deep enough")
    }
    return frameObject(of: frames + (frameCount - 1 - depth))
  }

  private mutating func exitFunction(_ arguments: Arguments) -> Ref {
    let exception = makeException(
      .exception(.systemExit), arguments: restTuple(arguments, skip: 0))
    if arguments.count > 0 { setField(exception, \.extra0, arguments[0]) }
    return raiseConsuming(exception)
  }

  private mutating func setDigitLimit(_ value: Ref) -> Ref {
    guard let digits = indexValue(value) else { return .null }
    if digits != 0, digits < 640 {
      return raise(.valueError, "maxdigits must be 0 or larger than 640")
    }
    intDigitLimit = digits
    return owned(.none)
  }

  // MARK: Hooks

  private mutating func unraisableHookFunction(_ info: Ref) -> Ref {
    guard rows[info].type == .type(.unraisableInfo), tupleCount(info) == 5 else {
      return raise(
        .typeError, "sys.unraisablehook argument type must be UnraisableHookArgs")
    }
    let items = tupleItems(info)
    if layout(items[1]) == .exception { writeUnraisableText(items[1], items[4]) }
    return owned(.none)
  }

  private mutating func excepthookFunction(_ arguments: Arguments) -> Ref {
    let exception = arguments[1]
    guard layout(exception) == .exception else {
      let shown = typeName(exception)
      let text =
        "TypeError: print_exception(): Exception expected for value, \(shown) found\n"
      return writeText(text, toError: true) ? owned(.none) : .null
    }
    if layout(arguments[2]) == .traceback, exceptionBody(exception).pointee.traceback.isNull {
      setField(exception, \.traceback, arguments[2])
    }
    printTraceback(exception)
    return owned(.none)
  }

  private mutating func displayHookFunction(_ value: Ref) -> Ref {
    if value == .none { return owned(.none) }
    let shown = repr(value)
    if shown.isNull { return .null }
    let done = writeText(shown, toError: false) && writeText("\n", toError: false)
    disown(shown)
    return done ? owned(.none) : .null
  }
}
