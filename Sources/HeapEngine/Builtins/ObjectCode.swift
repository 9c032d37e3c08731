import PythonSubset

/// Code objects, frames and cells, as programs see them.
///
/// Authority: CPython, Objects/codeobject.c, Objects/frameobject.c, Objects/cellobject.c.
extension World {
  /// The payload of a code object.
  func codeBody(_ code: Ref) -> UnsafeMutablePointer<CodeBody> { rows[code].body(CodeBody.self) }

  private func compiled(_ code: Ref) -> CodeObject { codes[Int(codeBody(code).pointee.index)] }

  static let codeEntries: [NativeEntry] = [
    .special(.repr) { world, arguments in
      let code = world.compiled(arguments[0])
      return world.makeStr(
        "<code object \(code.name) at \(world.addressText(arguments[0])), "
          + "file \"\(code.filename)\", line \(code.firstLine)>")
    },
    .getter("co_name", { $0.owned($0.codeBody($1[0]).pointee.name) }),
    .getter("co_filename", { $0.owned($0.codeBody($1[0]).pointee.filename) }),
    .getter("co_consts", { $0.owned($0.codeBody($1[0]).pointee.constantTuple) }),
    number("co_argcount", \.argumentCount), number("co_posonlyargcount", \.positionalOnlyCount),
    number("co_kwonlyargcount", \.keywordOnlyCount), number("co_nlocals", \.variableNames.count),
    number("co_stacksize", \.declaredStackSize), number("co_firstlineno", \.firstLine),
    .getter(
      "co_flags",
      { world, arguments in
        let code = world.compiled(arguments[0])
        let isPlain = code.freeCount == 0 && code.cellSlots.isEmpty
        let noFree = isPlain && world.level < .python311 ? 0x40 : 0
        return world.makeInt(code.flags.rawValue | noFree)
      }),
    nameTuple("co_names", \.names), nameTuple("co_varnames", \.variableNames),
    nameTuple("co_cellvars", \.cellNames), nameTuple("co_freevars", \.freeNames),
  ]

  private static func number(_ name: String, _ path: KeyPath<CodeObject, Int>) -> NativeEntry {
    nonisolated(unsafe) let path = path
    return .getter(
      name, { world, arguments in world.makeInt(world.compiled(arguments[0])[keyPath: path]) })
  }

  private static func nameTuple(
    _ name: String, _ path: KeyPath<CodeObject, [String]>
  ) -> NativeEntry {
    nonisolated(unsafe) let path = path
    return .getter(
      name,
      { world, arguments in
        let names = world.compiled(arguments[0])[keyPath: path]
        let values = names.map { world.internedStr($0) }
        return world.makeTuple(consuming: values)
      })
  }

  /// `co_positions()`: for each instruction first line, last line, first column, last column.
  mutating func codePositions(_ code: Ref) -> Ref {
    var items: [Ref] = []
    for position in compiled(code).positions {
      let numbers = [position.line, position.endLine, position.column, position.endColumn]
      items.append(makeIntTuple(numbers.map(Int.init)))
    }
    let list = makeList(consuming: items)
    let iterator = iterate(list)
    disown(list)
    return iterator
  }

  // MARK: Frames

  static let frameEntries: [NativeEntry] = [
    .special(.repr) { world, arguments in
      let body = world.frameBody(arguments[0])
      let code = world.compiled(body.pointee.code)
      let line = world.frameLine(arguments[0])
      return world.makeStr(
        "<frame at \(world.addressText(arguments[0])), file '\(code.filename)', "
          + "line \(line), code \(code.name)>")
    },
    .getter("f_code", { $0.owned($0.frameBody($1[0]).pointee.code) }),
    .getter("f_globals", { $0.owned($0.frameBody($1[0]).pointee.globals) }),
    .getter("f_builtins", { $0.owned($0.frameBody($1[0]).pointee.builtins) }),
    .getter(
      "f_locals",
      { world, arguments in
        if world.hasFrameProxy(arguments[0]) { return world.makeFrameProxy(arguments[0]) }
        let locals = world.frameLocals(arguments[0])
        return world.owned(locals)
      }),
    .getter(
      "f_lineno",
      { world, arguments in
        let line = world.frameLine(arguments[0])
        return world.makeInt(line)
      }),
    .getter(
      "f_lasti",
      { world, arguments in
        let index = world.frameInstruction(arguments[0])
        return world.makeInt(2 * index)
      }),
    .getter("f_back", { $0.frameBack($1[0]) }),
    .getter("f_trace", { world, _ in world.owned(.none) }),
    .method("clear") { $0.frameClear($1[0]) },
  ]

  private func frameBody(_ frame: Ref) -> UnsafeMutablePointer<FrameBody> {
    rows[frame].body(FrameBody.self)
  }

  private func frameInstruction(_ frame: Ref) -> Int {
    let body = frameBody(frame)
    return body.pointee.index >= 0
      ? frames[Int(body.pointee.index)].instruction : Int(body.pointee.instruction)
  }

  private func frameLine(_ frame: Ref) -> Int {
    line(codeBody(frameBody(frame).pointee.code), frameInstruction(frame))
  }

  private mutating func frameBack(_ frame: Ref) -> Ref {
    let body = frameBody(frame)
    if body.pointee.index > 0 { return frameObject(of: frames + Int(body.pointee.index) - 1) }
    return body.pointee.index == 0 ? owned(.none) : orNone(body.pointee.back)
  }

  private mutating func frameClear(_ frame: Ref) -> Ref {
    let body = frameBody(frame)
    if body.pointee.index >= 0 {
      return raise(.runtimeError, "cannot clear an executing frame")
    }
    if !body.pointee.generator.isNull {
      let generator = body.pointee.generator
      if level >= .python313, self.generator(generator).pointee.state == .suspended {
        return raise(.runtimeError, "cannot clear a suspended frame")
      }
      // Objects/frameobject.c: `frame_clear` (`_PyGen_Finalize`).
      if !closeGenerator(generator) { writeUnraisable(generator) }
    }
    clearFrameValues(body)
    let locals = body.pointee.locals
    // From 3.11 on a dict that was made stays as it is.
    if level < .python311, !body.pointee.isLive, !locals.isNull,
      codeBody(body.pointee.code).pointee.isOptimized
    {
      body.pointee.locals = .null
      disown(locals)
    }
    return owned(.none)
  }

  // MARK: Cells: field0 is the content

  /// A comparison of cells: of what they hold, an empty one before all others.
  ///
  /// Authority: Objects/cellobject.c: `cell_richcompare`.
  private static func cellComparison(_ op: ComparisonOperator) -> NativeEntry {
    .special(.comparison(op), 1) { world, arguments in
      guard world.layout(arguments[1]) == .cell else { return world.owned(.notImplemented) }
      let one = world.rows[arguments[0]].field0
      let other = world.rows[arguments[1]].field0
      if !one.isNull, !other.isNull { return world.compare(one, other, op) }
      let verdict = World.holds(op, one.isNull ? 0 : 1, other.isNull ? 0 : 1)
      return world.owned(.bool(verdict))
    }
  }

  static let cellEntries: [NativeEntry] = [
    cellComparison(.less), cellComparison(.lessOrEqual), cellComparison(.equal),
    cellComparison(.notEqual), cellComparison(.greater), cellComparison(.greaterOrEqual),
    .staticMethod("__new__", 0, 1) { world, arguments in
      world.makeCell(consuming: arguments.count > 1 ? world.owned(arguments[1]) : .null)
    },
    .special(.repr) { world, arguments in
      let content = world.rows[arguments[0]].field0
      let place = world.addressText(arguments[0])
      if content.isNull { return world.makeStr("<cell at \(place): empty>") }
      return world.makeStr(
        "<cell at \(place): \(world.typeName(content)) object at \(world.addressText(content))>")
    },
    .getter(
      "cell_contents",
      { world, arguments in
        let content = world.rows[arguments[0]].field0
        return content.isNull
          ? world.raise(.valueError, "Cell is empty") : world.owned(content)
      },
      setter: { world, arguments in
        let old = world.rows[arguments[0]].field0
        world.rows[arguments[0]].field0 =
          arguments[1].isNull ? .null : world.owned(arguments[1])
        world.disownIfAny(old)
        return world.owned(.none)
      }),
  ]
}

extension CodeObject {
  /// `co_varnames`: arguments and plain locals.
  var variableNames: [String] { Array(localNames.prefix(localCount)) }

  /// `co_cellvars`.
  var cellNames: [String] { cellSlots.map { localNames[$0] } }

  /// `co_freevars`.
  var freeNames: [String] { Array(localNames.suffix(freeCount)) }
}
