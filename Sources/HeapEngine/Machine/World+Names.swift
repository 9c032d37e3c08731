import PythonSubset

/// Names at run time: locals, globals, built-ins, cells.
extension World {
  /// A name of a module or class body: its namespace, then globals, then built-ins; owned.
  mutating func loadName(_ frame: UnsafeMutablePointer<Frame>, _ name: Ref) -> Ref {
    let locals = frame.pointee.locals
    if !locals.isNull {
      if rows[locals].type == .type(.dict) {
        let found = dictGet(locals, name: name)
        if !found.isNull { return owned(found) }
      } else {
        let found = getItem(locals, name)
        if !found.isNull { return found }
        guard matchesPending(.keyError) else { return .null }
        clearPending()
      }
    }
    return loadGlobal(frame, name)
  }

  /// A global or built-in name; owned.
  @inline(__always)
  mutating func loadGlobal(_ frame: UnsafeMutablePointer<Frame>, _ name: Ref) -> Ref {
    let globals = frame.pointee.globals
    if rows[globals].type == .type(.dict) {
      let found = dictGet(globals, name: name)
      if !found.isNull { return owned(found) }
    } else {
      let found = getItem(globals, name)
      if !found.isNull { return found }
      guard matchesPending(.keyError) else { return .null }
      clearPending()
    }
    guard rows[frame.pointee.builtins].type == .type(.dict) else {
      return loadFromMapping(frame.pointee.builtins, name)
    }
    let builtin = dictGet(frame.pointee.builtins, name: name)
    if !builtin.isNull { return owned(builtin) }
    return raiseNotDefined(name)
  }

  /// `__build_class__` of the built-ins, owned.
  mutating func buildClassFunction(_ builtins: Ref) -> Ref {
    if rows[builtins].type == .type(.dict) {
      let function = dictGet(builtins, name: .name(.buildClass))
      if !function.isNull { return owned(function) }
    } else {
      let function = getItem(builtins, .name(.buildClass))
      if !function.isNull { return function }
      guard matchesPending(.keyError) else { return .null }
      clearPending()
    }
    return raise(.nameError, "__build_class__ not found")
  }

  /// A name of a `__builtins__` that is no plain dict.
  ///
  /// Authority: CPython, Python/bytecodes.c: `LOAD_GLOBAL`, "namespace 2: builtins".
  @inline(never)
  private mutating func loadFromMapping(_ builtins: Ref, _ name: Ref) -> Ref {
    let found = getItem(builtins, name)
    if !found.isNull { return found }
    guard matchesPending(.keyError) else { return .null }
    clearPending()
    return raiseNotDefined(name)
  }

  mutating func storeName(
    _ frame: UnsafeMutablePointer<Frame>, _ name: Ref, _ value: Ref
  ) -> Bool {
    let locals = frame.pointee.locals
    if locals.isNull {
      raise(.systemError, "no locals found when storing '\(text(name))'")
      return false
    }
    return rows[locals].type == .type(.dict)
      ? dictSet(locals, name, value) : setItem(locals, name, value)
  }

  mutating func deleteName(_ frame: UnsafeMutablePointer<Frame>, _ name: Ref) -> Bool {
    let locals = frame.pointee.locals
    if rows[locals].type == .type(.dict) {
      if dictRemove(locals, name, hash: strHash(name)) { return true }
    } else if deleteItem(locals, name) {
      return true
    } else if matchesPending(.keyError) {
      clearPending()
    }
    raiseNotDefined(name)
    return false
  }

  @discardableResult
  mutating func raiseNotDefined(_ name: Ref) -> Ref {
    raise(.nameError, "name '\(text(name))' is not defined")
    if level >= .python310, !pending.isNull {
      exceptionBody(pending).pointee.extra0 = owned(name)
    }
    return .null
  }

  /// The error for a local or cell that is not bound.
  mutating func raiseUnbound(_ code: UnsafeMutablePointer<CodeBody>, _ slot: Int) {
    let compiled = codes[Int(code.pointee.index)]
    let name = compiled.localNames[slot]
    let isFree = slot >= compiled.localNames.count - compiled.freeCount
    if isFree {
      raise(
        .nameError,
        level >= .python311
          ? "cannot access free variable '\(name)' where it is not associated with a value in "
            + "enclosing scope"
          : "free variable '\(name)' referenced before assignment in enclosing scope")
      if level >= .python310 { exceptionBody(pending).pointee.extra0 = internedStr(name) }
    } else {
      raise(
        .unboundLocalError,
        level >= .python311
          ? "cannot access local variable '\(name)' where it is not associated with a value"
          : "local variable '\(name)' referenced before assignment")
    }
  }

  /// In a class body: the class's namespace, then the enclosing function's cell.
  mutating func loadClassDeref(_ frame: UnsafeMutablePointer<Frame>, _ slot: Int) -> Ref {
    let compiled = codes[Int(frame.pointee.code.pointee.index)]
    let name = internedStr(compiled.localNames[slot])
    defer { disown(name) }
    let found = dictGet(frame.pointee.locals, name: name)
    if !found.isNull { return owned(found) }
    let value = rows[frame.pointee.base[slot]].field0
    if value.isNull {
      raiseUnbound(frame.pointee.code, slot)
      return .null
    }
    return owned(value)
  }

  /// A new cell that takes over a value (or nothing).
  mutating func makeCell(consuming value: Ref) -> Ref {
    let cell = makeCollectable(.type(.cell), .cell, bytes: 40)
    rows[cell].field0 = value
    track(cell)
    return cell
  }

  /// Puts the function's closure cells into the last slots.
  mutating func copyFreeVariables(_ frame: UnsafeMutablePointer<Frame>, _ count: Int) {
    guard !frame.pointee.function.isNull else { return }
    let closure = rows[frame.pointee.function].body(FunctionBody.self).pointee.closure
    guard !closure.isNull else { return }
    let first = Int(frame.pointee.code.pointee.slotCount) - count
    for index in 0..<count {
      frame.pointee.base[first + index] = owned(tupleItems(closure)[index])
    }
  }

  /// `LOAD_METHOD`: puts a function and its self in place of the owner on the stack, or null and
  /// the attribute.
  mutating func loadMethod(_ sp: UnsafeMutablePointer<Ref>, _ name: Ref) -> Bool {
    let owner = sp[-1]
    let type = rows[owner].type
    let record = record(type)
    let isPlain =
      !record.pointee.customGetAttribute && rows[owner].layout != .type
      && rows[owner].layout != .module && rows[owner].layout != .superObject
      && rows[owner].layout != .weakProxy
    if isPlain {
      let method = lookup(type, name)
      if !method.isNull, isPlainMethod(method) {
        if instanceValue(owner, name).isNull {
          own(method)
          sp[-1] = method
          sp[0] = owner
          return true
        }
      }
    }
    let value = getAttribute(owner, name)
    if value.isNull { return false }
    sp[-1] = .null
    sp[0] = value
    disown(owner)
    return true
  }

  @inline(__always)
  private func isPlainMethod(_ method: Ref) -> Bool {
    rows[method].layout == .function
      || rows[method].layout == .methodDescriptor
        && rows[method].type != .type(.classMethodDescriptor)
  }

  /// Makes a function from what `MAKE_FUNCTION` finds on the stack; the new stack pointer.
  mutating func makeFunction(
    _ stack: UnsafeMutablePointer<Ref>, _ flags: Int, _ frame: UnsafeMutablePointer<Frame>
  ) -> UnsafeMutablePointer<Ref> {
    var sp = stack - 1
    let code = sp.pointee
    let function = newFunction(
      code: code, globals: frame.pointee.globals, builtins: frame.pointee.builtins)
    let body = rows[function].body(FunctionBody.self)
    if flags & 8 != 0 {
      sp -= 1
      body.pointee.closure = sp.pointee
    }
    if flags & 4 != 0 {
      sp -= 1
      body.pointee.annotations = sp.pointee
    }
    if flags & 2 != 0 {
      sp -= 1
      body.pointee.keywordDefaults = sp.pointee
    }
    if flags & 1 != 0 {
      sp -= 1
      body.pointee.defaults = sp.pointee
    }
    sp.pointee = function
    return sp + 1
  }

  /// A new function; consumes the code object.
  mutating func newFunction(code: Ref, globals: Ref, builtins: Ref) -> Ref {
    let function = makeCollectable(
      .type(.function), .function, bytes: profile.functionBytes)
    let memory = payload.allocate(MemoryLayout<FunctionBody>.stride)
      .bindMemory(to: FunctionBody.self, capacity: 1)
    let compiled = rows[code].body(CodeBody.self)
    let constants = rows[compiled.pointee.constantTuple]
    var doc = Ref.none
    if compiled.pointee.isOptimized, constants.b > 0 {
      let first = compiled.pointee.constants[0]
      if rows[first].layout == .str { doc = first }
    }
    memory.initialize(
      to: FunctionBody(
        code: code, globals: owned(globals), builtins: owned(builtins),
        name: owned(compiled.pointee.name), qualifiedName: owned(compiled.pointee.qualifiedName),
        documentation: owned(doc),
        module: ownIfAny(dictGet(globals, name: .name(.name)))))
    rows[function].a = UInt64(UInt(bitPattern: memory))
    track(function)
    return function
  }
}
