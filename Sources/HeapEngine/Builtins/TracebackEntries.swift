/// Traceback objects: field0 is `tb_next`, field1 the frame; `b` holds the instruction's index (low
/// half) and the line (high half).
///
/// Authority: CPython, Python/traceback.c: `PyTraceBack_Here`, `tb_create_raw`.
extension World {
  static let tracebackEntries: [NativeEntry] = [
    .staticMethod("__new__", 0, 255, keywords: true) { $0.tracebackNew($1) },
    .getter(
      "tb_next", { $0.orNone($0.rows[$1[0]].field0) }, setter: { $0.setNextTraceback($1) }),
    .getter("tb_frame", { $0.orNone($0.rows[$1[0]].field1) }),
    .getter(
      "tb_lineno",
      { world, arguments in
        let line = world.tracebackLine(arguments[0])
        return world.makeInt(line)
      }),
    .getter(
      "tb_lasti",
      { world, arguments in
        let word = UInt32(truncatingIfNeeded: world.rows[arguments[0]].b)
        let offset =
          word & World.givenOffset != 0
          ? Int(word & ~World.givenOffset) : 2 * world.tracebackInstruction(arguments[0])
        return world.makeInt(offset)
      }),
    .special(.dir) { world, _ in
      let names = ["tb_frame", "tb_next", "tb_lasti", "tb_lineno"].map { world.internedStr($0) }
      return world.makeList(consuming: names)
    },
  ]

  static let tracebackBytes = 56

  /// `types.TracebackType(tb_next, tb_frame, tb_lasti, tb_lineno)`.
  ///
  /// Authority: Python/traceback.c: `tb_new_impl`.
  private mutating func tracebackNew(_ arguments: Arguments) -> Ref {
    let names = ["tb_next", "tb_frame", "tb_lasti", "tb_lineno"]
    let function = level >= .python313 ? "traceback" : "TracebackType"
    guard let values = parse(arguments, function: function, names, required: 4, skip: 1)
    else { return .null }
    guard layout(values[1]) == .frame else {
      return raise(
        .typeError,
        "\(function)() argument 'tb_frame' must be frame, not \(typeName(values[1]))")
    }
    guard let index = countArgument(values[2]), let line = countArgument(values[3]) else {
      return .null
    }
    guard values[0] == .none || layout(values[0]) == .traceback else {
      return raise(.typeError, "expected traceback object or None, got '\(typeName(values[0]))'")
    }
    let traceback = makeCollectable(.type(.traceback), .traceback, bytes: World.tracebackBytes)
    rows[traceback].field0 = values[0] == .none ? .null : owned(values[0])
    rows[traceback].field1 = owned(values[1])
    rows[traceback].b =
      UInt64(UInt32(truncatingIfNeeded: line)) << 32
      | UInt64(UInt32(truncatingIfNeeded: index) | World.givenOffset)
    track(traceback)
    return traceback
  }

  /// The line that a traceback entry names.
  func tracebackLine(_ traceback: Ref) -> Int {
    Int(Int32(truncatingIfNeeded: rows[traceback].b >> 32))
  }

  /// The instruction that a traceback entry names.
  func tracebackInstruction(_ traceback: Ref) -> Int {
    let word = UInt32(truncatingIfNeeded: rows[traceback].b)
    return word & World.givenOffset != 0 ? Int(word & ~World.givenOffset) / 2 : Int(word)
  }

  /// Marks a `tb_lasti` that the program has given.
  private static let givenOffset: UInt32 = 1 << 31

  /// Adds a running frame in front of the traceback of the pending exception.
  mutating func addTraceback(_ frame: UnsafeMutablePointer<Frame>) {
    guard stopped == nil, !pending.isNull else { return }
    let exception = takePending()
    addTraceback(frame, to: exception)
    setPending(exception)
  }

  /// Adds a running frame in front of an exception's traceback.
  mutating func addTraceback(_ frame: UnsafeMutablePointer<Frame>, to exception: Ref) {
    let index = max(frame.pointee.instruction, 0)
    let positions = codes[Int(frame.pointee.code.pointee.index)].positions
    let line = index < positions.count ? Int(positions[index].line) : 0
    let object = frameObject(of: frame)
    let traceback = makeCollectable(.type(.traceback), .traceback, bytes: World.tracebackBytes)
    rows[traceback].field0 = exceptionBody(exception).pointee.traceback
    rows[traceback].field1 = object
    rows[traceback].b =
      UInt64(UInt32(truncatingIfNeeded: line)) << 32 | UInt64(UInt32(truncatingIfNeeded: index))
    track(traceback)
    exceptionBody(exception).pointee.traceback = traceback
  }

  private mutating func setNextTraceback(_ arguments: Arguments) -> Ref {
    let value = arguments[1]
    if value.isNull { return raise(.typeError, "can't delete tb_next attribute") }
    guard value == .none || layout(value) == .traceback else {
      return raise(.typeError, "expected traceback object, got '\(typeName(value))'")
    }
    var current = value == .none ? Ref.null : value
    while !current.isNull {
      if current == arguments[0] { return raise(.valueError, "traceback loop detected") }
      current = rows[current].field0
    }
    let old = rows[arguments[0]].field0
    rows[arguments[0]].field0 = value == .none ? .null : owned(value)
    disownIfAny(old)
    return owned(.none)
  }
}
