import PythonSubset

/// Code objects: compiled values brought into the world, constants and names as objects.
extension World {
  /// A code object for compiled code; the same constants of one compilation are one object.
  mutating func makeCode(_ compiled: CodeObject, _ shared: inout ConstantPool) -> Ref {
    let constants = compiled.constants.map { makeConstant($0, &shared) }
    let object = makeAtomic(.type(.code), .code, bytes: profile.codeBytes)
    let body = payload.allocate(MemoryLayout<CodeBody>.stride)
      .bindMemory(to: CodeBody.self, capacity: 1)
    let instructions = copyOut(compiled.instructions.map(\.raw))
    let caches = copyOut([UInt64](repeating: 0, count: compiled.instructions.count))
    let names = copyOut(compiled.names.map { internedStr($0) })
    for name in compiled.localNames { disown(internedStr(name)) }
    codes.append(compiled)
    body.initialize(
      to: CodeBody(
        instructions: instructions, constants: copyOut(constants), names: names, caches: caches,
        instructionCount: Int32(compiled.instructions.count),
        constantCount: Int32(constants.count), nameCount: Int32(compiled.names.count),
        argumentCount: Int32(compiled.argumentCount), simpleCount: simpleCount(compiled),
        keywordOnlyCount: Int32(compiled.keywordOnlyCount),
        slotCount: Int32(compiled.localNames.count), localCount: Int32(compiled.localCount),
        freeCount: Int32(compiled.freeCount), stackSize: Int32(compiled.stackSize + 2),
        declaredStack: Int32(compiled.declaredStackSize),
        isGenerator: compiled.flags.contains(.generator),
        hasVarArgs: compiled.flags.contains(.varArgs),
        hasVarKeywords: compiled.flags.contains(.varKeywords),
        isOptimized: compiled.flags.contains(.optimized),
        isSelfInCell: compiled.cellSlots.contains(0), classSlot: classSlot(compiled),
        name: internedStr(compiled.name), qualifiedName: internedStr(compiled.qualifiedName),
        filename: internedStr(compiled.filename), constantTuple: .null,
        index: Int32(codes.count - 1), idleFrame: 0))
    rows[object].a = UInt64(UInt(bitPattern: body))
    body.pointee.constantTuple = sharedConstantTuple(constants, &shared)
    return object
  }

  private func classSlot(_ code: CodeObject) -> Int32 {
    let free = code.localNames.indices.suffix(code.freeCount)
    return Int32(free.first { code.localNames[$0] == "__class__" } ?? -1)
  }

  private func simpleCount(_ code: CodeObject) -> Int32 {
    let isBound =
      code.keywordOnlyCount > 0 || code.flags.contains(.varArgs)
      || code.flags.contains(.varKeywords)
    return isBound ? -1 : Int32(code.argumentCount)
  }

  /// A code's constants: equal tuples of one compilation are one object.
  ///
  /// Authority: Python/compile.c, `merge_const_one`.
  private mutating func sharedConstantTuple(
    _ constants: [Ref], _ pool: inout ConstantPool
  ) -> Ref {
    let key = constants.map(\.raw)
    if let known = pool.tuples[key] {
      for constant in constants { disown(constant) }
      return owned(known)
    }
    let made = makeConstantTuple(constants)
    if !constants.isEmpty { pool.tuples[key] = made }
    return made
  }

  /// A tuple of constants, which owns them.
  private mutating func makeConstantTuple(_ constants: [Ref]) -> Ref {
    if constants.isEmpty { return owned(.emptyTuple) }
    let tuple = makeCollectable(
      .type(.tuple), .tuple, bytes: World.tupleBytes(constants.count))
    setTuplePayload(tuple, constants.count)
    for (index, constant) in constants.enumerated() { tupleItems(tuple)[index] = constant }
    track(tuple)
    return tuple
  }

  /// A copy of an array in payload memory.
  private mutating func copyOut<Value>(_ values: [Value]) -> UnsafeMutablePointer<Value> {
    let bytes = MemoryLayout<Value>.stride * max(values.count, 1)
    let memory = payload.allocate(bytes).bindMemory(to: Value.self, capacity: max(values.count, 1))
    for (index, value) in values.enumerated() { memory[index] = value }
    return memory
  }

  /// Frees a code object.
  mutating func destroyCode(_ object: Ref) {
    let body = rows[object].body(CodeBody.self)
    if body.pointee.idleFrame != 0 {
      giveBack(body.pointee.idleFrame, frameBlockBytes(body))
    }
    disown(body.pointee.constantTuple)
    for index in 0..<Int(body.pointee.nameCount) { disown(body.pointee.names[index]) }
    disown(body.pointee.name)
    disown(body.pointee.qualifiedName)
    disown(body.pointee.filename)
    let count = Int(body.pointee.instructionCount)
    payload.free(body.pointee.instructions, max(count, 1) * 4)
    payload.free(body.pointee.caches, max(count, 1) * 8)
    payload.free(body.pointee.constants, max(Int(body.pointee.constantCount), 1) * 4)
    payload.free(body.pointee.names, max(Int(body.pointee.nameCount), 1) * 4)
    payload.free(body, MemoryLayout<CodeBody>.stride)
    freeObject(object, bytes: profile.codeBytes)
  }

  // MARK: Constants

  /// The objects of one compilation unit's constants, so that equal ones are one object.
  struct ConstantPool {
    var objects: [(Constant, Ref)] = []
    var byText: [[UInt32]: Ref] = [:]
    var byInt: [Int: Ref] = [:]
    /// The constants of code objects by their items; borrowed.
    var tuples: [[UInt32]: Ref] = [:]
    /// The code objects by their first lines; borrowed.
    var codes: [Int: [(CodeObject, Ref)]] = [:]
    /// All of them in order of creation; the pool owns one reference each.
    var all: [Ref] = []
  }

  /// The object of a constant, owned.
  private mutating func makeConstant(_ constant: Constant, _ pool: inout ConstantPool) -> Ref {
    switch constant {
    case .none: return owned(.none)
    case .ellipsis: return owned(.ellipsis)
    case .bool(let value): return owned(.bool(value))
    case .code(let code): return makeCodeConstant(code, &pool)
    case .str(let scalars):
      if let known = pool.byText[scalars] { return owned(known) }
      let made = makeTextConstant(scalars)
      pool.byText[scalars] = made
      pool.all.append(made)
      return owned(made)
    default:
      if case .int(let value) = constant, let small = Int(exactly: value) {
        if let known = pool.byInt[small] { return owned(known) }
        let made = makeInt(small)
        pool.byInt[small] = made
        pool.all.append(made)
        return owned(made)
      }
      if let known = pool.objects.first(where: { same($0.0, constant) }) { return owned(known.1) }
      let made = makeOther(constant, &pool)
      pool.objects.append((constant, made))
      pool.all.append(made)
      // From 3.12 on the parser keeps a bytes literal twice.
      if level >= .python312, case .bytes = constant { pool.all.append(owned(made)) }
      return owned(made)
    }
  }

  /// A code object within another, owned: equal ones of one compilation are one object.
  ///
  /// Authority: Objects/codeobject.c, `_PyCode_ConstantKey`.
  private mutating func makeCodeConstant(_ code: CodeObject, _ pool: inout ConstantPool) -> Ref {
    let known = pool.codes[code.firstLine]?.first { same(.code($0.0), .code(code)) }
    if let known { return owned(known.1) }
    let made = makeCode(code, &pool)
    pool.codes[code.firstLine, default: []].append((code, made))
    return made
  }

  /// Whether two constants are the same object: floats by their bits.
  private func same(_ left: Constant, _ right: Constant) -> Bool {
    switch (left, right) {
    case (.float(let one), .float(let other)): one.bitPattern == other.bitPattern
    case (.complex(let a, let b), .complex(let c, let d)):
      a.bitPattern == c.bitPattern && b.bitPattern == d.bitPattern
    case (.tuple(let one), .tuple(let other)), (.frozenset(let one), .frozenset(let other)):
      one.count == other.count && zip(one, other).allSatisfy { same($0, $1) }
    case (.code(let one), .code(let other)):
      one.isLike(other, at: level)
        && zip(one.constants, other.constants).allSatisfy { same($0, $1) }
    default: left == right
    }
  }

  /// Strings that look like names are interned.
  private mutating func makeTextConstant(_ scalars: [UInt32]) -> Ref {
    let made = makeStr(scalars: scalars)
    let isName = scalars.allSatisfy {
      $0 == 95 || $0 >= 48 && $0 <= 57 || $0 >= 65 && $0 <= 90 || $0 >= 97 && $0 <= 122
    }
    return isName ? intern(made) : made
  }

  private mutating func makeOther(_ constant: Constant, _ pool: inout ConstantPool) -> Ref {
    switch constant {
    case .int(let value): return makeInt(value)
    case .float(let value): return makeFloat(value)
    case .complex(let real, let imaginary): return makeComplex(real, imaginary)
    case .bytes(let bytes): return makeBytes(bytes)
    case .tuple(let items):
      let values = items.map { makeConstant($0, &pool) }
      return makeConstantTuple(values)
    case .frozenset(let items):
      let values = items.map { makeConstant($0, &pool) }
      // The compiler makes a constant set once more, of its elements as they lie in the first
      // (Objects/codeobject.c: `intern_constants`; Python/compile.c: `merge_consts_recursive`).
      let first = makeFrozenset(consuming: values)
      defer { disown(first) }
      let body = setBody(first)
      let table = (0...body.pointee.mask).map { body.pointee.table[$0].key }
      return makeFrozenset(consuming: table.filter { !$0.isNull }.map { owned($0) })
    default: return owned(.none)
    }
  }

  /// Gives up the pool's own references once the main program is done: the parser's hold.
  mutating func release(_ pool: inout ConstantPool) {
    for object in pool.all { disown(object) }
    pool = ConstantPool()
  }
}
