/// The built-in functions about objects, names and classes.
///
/// Authority: CPython, Python/bltinmodule.c.
extension World {
  static let coreFunctions: [NativeEntry] = [
    .function("print", 0, 255, keywords: true) { $0.print($1) },
    .function("isinstance", 2) { world, arguments in
      let found = world.isInstance(arguments[0], of: arguments[1])
      return found < 0 ? .null : world.owned(.bool(found == 1))
    },
    .function("issubclass", 2) { world, arguments in
      let found = world.isSubclass(arguments[0], of: arguments[1])
      return found < 0 ? .null : world.owned(.bool(found == 1))
    },
    .function("getattr", 2, 3) { $0.getAttributeFunction($1) },
    .function("setattr", 3) { $0.setAttributeFunction($1[0], $1[1], $1[2]) },
    .function("delattr", 2) { $0.setAttributeFunction($1[0], $1[1], .null) },
    .function("hasattr", 2) { $0.hasAttributeFunction($1[0], $1[1]) },
    .function("id", 1) { world, arguments in
      let address = world.addressOf(arguments[0])
      return world.makeInt(address)
    },
    .function("callable", 1) { world, arguments in
      let callable = world.isCallable(arguments[0])
      return world.owned(.bool(callable))
    },
    .function("dir", 0, 1) { $0.dirFunction($1) }.packing(except: 12),
    .function("vars", 0, 1) { $0.varsFunction($1) }.packing(except: 12),
    .function("globals") { world, _ in
      world.frameCount == 0
        ? world.owned(.none) : world.owned(world.frames[world.frameCount - 1].globals)
    },
    .function("locals") { world, _ in world.localsFunction() },
    .function("repr", 1) { $0.repr($1[0]) },
    .function("hash", 1) { world, arguments in
      let hash = world.hashOf(arguments[0])
      return hash == -1 ? .null : world.makeInt(hash)
    },
    .function("input", 0, 1) { $0.inputFunction($1) },
    .function("open", 0, 255, keywords: true) { world, _ in world.unsupported("open()") },
    .function("breakpoint", 0, 255, keywords: true) { world, _ in
      world.unsupported("breakpoint()")
    },
    .function("__build_class__", 0, 255, keywords: true) { $0.buildClass($1) },
    .function("__import__", 1, 5, keywords: true) { $0.importFunction($1) },
  ]

  /// Stops the run because the program uses what heapbook does not model.
  mutating func unsupported(_ what: String) -> Ref {
    if stopped == nil { stop("unsupported: \(what)") }
    return raise(.memoryError, "")
  }

  // MARK: Addresses

  /// What `id` shows: the address behind the headers of an object's block.
  ///
  /// Authority: facts 2.1.
  func addressOf(_ object: Ref) -> Int {
    let row = rows[object]
    var address = World.addressBase + Int(row.address) * 16
    if row.flags.contains(.isStatic) { return address }
    if row.flags.contains(.collectable) { address += 16 }
    return address + preHeaderBytes(record(row.type))
  }

  /// Where the simulated address space begins, so that addresses have twelve digits.
  static let addressBase = 0x7F00_0000_0000

  /// An address as `repr` shows it.
  func addressText(_ object: Ref) -> String { "0x" + String(addressOf(object), radix: 16) }

  /// The hash of an object that compares by identity.
  ///
  /// Authority: Python/pyhash.c, `_Py_HashPointer`.
  func identityHash(_ object: Ref) -> Int {
    let address = UInt(bitPattern: addressOf(object))
    let hash = Int(bitPattern: address >> 4 | address << 60)
    return hash == -1 ? -2 : hash
  }

  /// Whether an object can be called.
  mutating func isCallable(_ object: Ref) -> Bool {
    switch layout(object) {
    case .function, .native, .method, .type, .methodDescriptor, .methodWrapper: true
    default: !lookupSpecial(object, .call).isNull
    }
  }

  // MARK: The rest

  private mutating func importFunction(_ arguments: Arguments) -> Ref {
    guard
      let values = parse(
        arguments, function: "__import__", ["name", "globals", "locals", "fromlist", "level"],
        required: 1, skip: 0)
    else { return .null }
    guard layout(values[0]) == .str else {
      return raise(
        .typeError,
        level >= .python311
          ? "module name must be a string"
          : "__import__() argument 1 must be str, not \(argumentTypeName(values[0]))")
    }
    let name = intern(owned(values[0]))
    defer { disown(name) }
    return importModule(name, fromList: values[3].isNull ? .none : values[3])
  }

  private mutating func inputFunction(_ arguments: Arguments) -> Ref {
    if arguments.count > 0 {
      let prompt = strOf(arguments[0])
      if prompt.isNull { return .null }
      let done = writeText(prompt, toError: false)
      disown(prompt)
      if !done { return .null }
    }
    return raise(.eofError, "EOF when reading a line")
  }

  private mutating func localsFunction() -> Ref {
    if frameCount == 0 { return raise(.systemError, "frame does not exist") }
    return currentLocals()
  }

  private mutating func varsFunction(_ arguments: Arguments) -> Ref {
    if arguments.count == 0 { return localsFunction() }
    let dict = getAttributeIfAny(arguments[0], .name(.dict))
    if dict.isNull, pending.isNull {
      return raise(.typeError, "vars() argument must have __dict__ attribute")
    }
    return dict
  }
}
