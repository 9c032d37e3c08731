/// The table of `generator`.
///
/// Authority: CPython, Objects/genobject.c: `gen_methods`, `gen_getsetlist`.
extension World {
  static let generatorEntries: [NativeEntry] = [
    .special(.iter) { $0.owned($1[0]) },
    .special(.next) { $0.generatorSend($1[0], .none) },
    .special(.repr) { world, arguments in
      let name = world.text(world.generator(arguments[0]).pointee.qualifiedName)
      let address = world.addressText(arguments[0])
      return world.makeStr("<generator object \(name) at \(address)>")
    },
    .special(.delete) { $0.closeGenerator($1[0]) ? $0.owned(.none) : .null },
    .method("send", 1) { $0.generatorSend($1[0], $1[1]) },
    .method("throw", 1, 3) { $0.generatorThrow($1) }.packing(until: 10),
    .method("close") { $0.closeGenerator($1[0]) ? $0.owned(.none) : .null },
    .getter("gi_frame", { $0.generatorFrame($1[0]) }),
    .getter(
      "gi_running",
      { world, arguments in
        let isRunning = world.generator(arguments[0]).pointee.state == .running
        return world.owned(.bool(isRunning))
      }),
    .getter(
      "gi_suspended",
      { world, arguments in
        if world.level < .python311 {
          return world.raise(
            .attributeError, "'generator' object has no attribute 'gi_suspended'")
        }
        let isSuspended = world.generator(arguments[0]).pointee.state == .suspended
        return world.owned(.bool(isSuspended))
      }),
    .getter("gi_code", { $0.generatorCode($1[0]) }),
    .getter(
      "gi_yieldfrom",
      { world, arguments in
        let inner = world.delegate(of: arguments[0])
        return world.owned(inner.isNull ? .none : inner)
      }),
    .getter(
      "__name__", { $0.owned($0.generator($1[0]).pointee.name) },
      setter: { $0.generatorSetName($1, "__name__", \.name) }),
    .getter(
      "__qualname__", { $0.owned($0.generator($1[0]).pointee.qualifiedName) },
      setter: { $0.generatorSetName($1, "__qualname__", \.qualifiedName) }),
  ]

  /// `generator.send(value)`: StopIteration is pending at the end.
  private mutating func generatorSend(_ object: Ref, _ value: Ref) -> Ref {
    var returned = Ref.null
    let result = sendGenerator(object, value, returned: &returned)
    return generatorResult(result, returned)
  }

  private mutating func generatorResult(_ result: Ref, _ returned: Ref) -> Ref {
    if !result.isNull || returned.isNull { return result }
    if returned == .none {
      raise(.stopIteration, arguments: owned(.emptyTuple))
    } else {
      raise(.stopIteration, value: returned)
    }
    disown(returned)
    return .null
  }

  /// `generator.throw(type[, value[, traceback]])`.
  private mutating func generatorThrow(_ arguments: Arguments) -> Ref {
    let given = arguments[1]
    if arguments.count > 2, level >= .python312 {
      let text =
        "the (type, exc, tb) signature of throw() is deprecated, "
        + "use the single-arg signature instead."
      if !issueWarning(.deprecationWarning, text) { return .null }
    }
    let value = arguments.count > 2 ? arguments[2] : Ref.none
    let traceback = arguments.count > 3 ? arguments[3] : Ref.none
    if traceback != .none, rows[traceback].layout != .traceback {
      return raise(.typeError, "throw() third argument must be a traceback object")
    }
    let exception = thrownException(given, value)
    if exception.isNull { return .null }
    if traceback != .none {
      let old = exceptionBody(exception).pointee.traceback
      exceptionBody(exception).pointee.traceback = owned(traceback)
      disownIfAny(old)
    }
    var returned = Ref.null
    let result = throwIntoGenerator(arguments[0], exception, returned: &returned)
    return generatorResult(result, returned)
  }

  /// The exception that a class or an instance and a value mean, owned; null with TypeError.
  private mutating func thrownException(_ given: Ref, _ value: Ref) -> Ref {
    if rows[given].layout == .exception {
      if value != .none {
        return raise(.typeError, "instance exception may not have a separate value")
      }
      return owned(given)
    }
    guard isExceptionClass(given) else {
      return raise(
        .typeError,
        "exceptions must be classes or instances deriving from BaseException, "
          + "not \(typeName(given))")
    }
    if rows[value].layout == .exception, isSubtype(rows[value].type, given) {
      return owned(value)
    }
    let made: Ref
    if value == .none {
      made = call(given)
    } else if rows[value].layout == .tuple {
      made = call(given, (0..<tupleCount(value)).map { tupleItems(value)[$0] })
    } else {
      made = call(given, value)
    }
    // What goes wrong on the way is thrown in its place.
    if made.isNull { return takePending() }
    if rows[made].layout == .exception { return made }
    let shown = reprText(given)
    let kind = typeName(made)
    disown(made)
    raise(
      .typeError,
      "calling \(shown) should have returned an instance of BaseException, not \(kind)")
    return takePending()
  }

  /// `gi_frame`: None when the generator has ended.
  mutating func generatorFrame(_ object: Ref) -> Ref {
    let body = generator(object)
    switch body.pointee.state {
    case .completed, .finished: return owned(.none)
    case .running:
      for index in stride(from: frameCount - 1, through: 0, by: -1)
      where frames[index].kind == .generator && frames[index].subject == object {
        return frameObject(of: frames + index)
      }
      return owned(.none)
    case .created, .suspended:
      let place =
        UnsafeMutableRawPointer(body) + (MemoryLayout<GeneratorBody>.offset(of: \.frame) ?? 0)
      let frame = frameObject(of: place.assumingMemoryBound(to: Frame.self))
      rows[frame].body(FrameBody.self).pointee.index = -1
      rows[frame].body(FrameBody.self).pointee.instruction = Int32(body.pointee.frame.instruction)
      return frame
    }
  }

  mutating func generatorCode(_ object: Ref) -> Ref {
    let code = generator(object).pointee.frame.codeObject
    return owned(code.isNull || rows[code].layout != .code ? .none : code)
  }

  private mutating func generatorSetName(
    _ arguments: Arguments, _ name: String, _ path: WritableKeyPath<GeneratorBody, Ref>
  ) -> Ref {
    let value = arguments[1]
    guard !value.isNull, rows[value].layout == .str else {
      return raise(.typeError, "\(name) must be set to a string object")
    }
    let body = generator(arguments[0])
    let old = body.pointee[keyPath: path]
    body.pointee[keyPath: path] = owned(value)
    disown(old)
    return owned(.none)
  }
}
