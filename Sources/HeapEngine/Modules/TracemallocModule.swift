import PythonSubset

/// The module `_tracemalloc`.
///
/// Authority: CPython, Modules/_tracemalloc.c.
extension World {
  static let tracemallocFunctions: [NativeEntry] = [
    .function("start", 0, 1) { $0.startTracing($1) },
    .function("stop") { world, _ in
      world.isTracing = false
      world.traces.clear()
      world.settlePeakTrigger()
      return world.owned(.none)
    },
    .function("is_tracing") { world, _ in world.owned(.bool(world.isTracing)) },
    .function("get_traced_memory") { world, _ in
      world.makeIntTuple([world.traces.bytes, world.traces.peak])
    },
    .function("reset_peak") { world, _ in
      world.traces.peak = world.traces.bytes
      return world.owned(.none)
    },
    .function("clear_traces") { world, _ in
      world.traces.clear()
      return world.owned(.none)
    },
    .function("get_traceback_limit") { world, _ in world.makeInt(world.traces.limit) },
    .function("get_tracemalloc_memory") { world, _ in
      let entries = world.traces.blocks.count
      return world.makeInt(entries * MemoryLayout<AllocationTraces.Trace>.stride)
    },
    .function("_get_traces") { world, _ in
      world.untraced { world in
        let rows = world.traces.inOrder.map { world.traceRow($0) }
        return world.makeList(consuming: rows)
      }
    },
    .function("_get_object_traceback", 1) { world, arguments in
      let address = world.rows[arguments[0]].address
      guard let trace = world.traces.blocks[address] else { return world.owned(.none) }
      return world.untraced { $0.placesTuple(trace) }
    },
  ]

  private mutating func startTracing(_ arguments: Arguments) -> Ref {
    var limit = 1
    if arguments.count > 0 {
      guard let given = cIntArgument(arguments[0]) else { return .null }
      let most = level < .python39 ? 178_956_969 : 65_535
      guard given >= 1, given <= most else {
        return raise(.valueError, "the number of frames must be in range [1; \(most)]")
      }
      limit = given
    }
    if isTracing { return owned(.none) }
    traces.clear()
    traces.limit = limit
    isTracing = true
    settlePeakTrigger()
    return owned(.none)
  }

  /// Makes an object without recording its blocks.
  private mutating func untraced(_ make: (inout World) -> Ref) -> Ref {
    let wasTracing = isTracing
    isTracing = false
    defer {
      isTracing = wasTracing
      settlePeakTrigger()
    }
    return make(&self)
  }

  /// `(domain, size, places, number of frames)`.
  private mutating func traceRow(_ trace: AllocationTraces.Trace) -> Ref {
    let domain = owned(Ref.smallInt(0))
    let size = makeInt(trace.bytes)
    let places = placesTuple(trace)
    let depth = makeInt(trace.depth)
    return makeTuple(consuming: [domain, size, places, depth])
  }

  /// `((filename, line), ..)`, the innermost first.
  private mutating func placesTuple(_ trace: AllocationTraces.Trace) -> Ref {
    let places = trace.places.map { place in
      let name = makeStr(codes[place.code].filename)
      let line = makeInt(place.line)
      return makeTuple(consuming: [name, line])
    }
    return makeTuple(consuming: places)
  }
}
