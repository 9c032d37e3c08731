import HeapTrace

@testable import HeapDiagrams

/// Hand-written runs for the kinds that want more of a recording than the states.
enum KindScene {
  /// A call that finds names in every scope, and a line that finds one nowhere.
  static var names: DrawnRun {
    let function = SlotValue.atom("function inner")
    let module = FrameState(
      title: "module", id: 0, line: 7,
      variables: [Slot(name: "inner", value: function), Slot(name: "offset", value: .atom("1"))])
    let call = FrameState(
      title: "inner()", id: 4, line: 4,
      variables: [Slot(name: "x", value: .atom("4")), Slot(name: "factor", value: .atom("10"))],
      enclosing: ["factor"])
    func lookup(
      _ name: String, _ missed: [NameLookup.Scope], _ found: NameLookup.Scope?, _ value: SlotValue,
      frame: Int = 4
    ) -> NameLookup {
      NameLookup(name: name, frame: frame, missed: missed, found: found, value: value)
    }
    let print = SlotValue.atom("builtin print")
    return DrawnRun([
      step(1, [module], lookups: []),
      step(
        2, [module, call],
        lookups: [
          lookup("x", [], .local, .atom("4")), lookup("factor", [.local], .enclosing, .atom("10")),
          lookup("offset", [.local, .enclosing], .global, .atom("1")),
        ]),
      step(
        3, [module],
        lookups: [
          lookup("print", [.global], .builtin, print, frame: 0),
          lookup("len", [.global], .builtin, .atom("builtin len"), frame: 0),
          lookup("inner", [], .global, function, frame: 0),
          lookup("offset", [], .global, .atom("1"), frame: 0),
          lookup("a_name_that_is_much_too_long", [.global, .builtin], nil, .unbound, frame: 0),
        ]),
      step(
        4, [module], lookups: [lookup("missing", [.global, .builtin], nil, .unbound, frame: 0)]),
    ])
  }

  /// Requests that each layer serves, one step a layer, and a step with several.
  static var layers: DrawnRun {
    let list = ObjectName(birth: 9, number: 1, type: "list")
    var served = [0, 3, 0, 0, 0]
    var steps: [Step] = []
    for (place, layer) in AllocationLayer.allCases.enumerated() {
      served[place] += 1
      let bytes = layer == .raw ? 5041 : 72
      var one = step(place + 1, [])
      one.events = [
        .allocated(list, bytes: bytes, address: 0x1000, layer: layer, reuses: nil)
      ]
      one.figures = figures(served: served)
      steps.append(one)
    }
    var several = step(6, [])
    several.events = [
      .allocated(list, bytes: 72, address: 0x1000, layer: .freeList, reuses: nil),
      .requested(bytes: 16, address: 0x2000, layer: .pool),
      .requested(bytes: 32, address: 0x2010, layer: .pool), .freed(list, cause: .count),
    ]
    served[0] += 1
    served[1] += 2
    several.figures = figures(served: served)
    var silent = step(7, [])
    silent.figures = several.figures
    return DrawnRun(steps + [several, silent])
  }

  /// A call that comes and goes, with sizes of frames and tables, and two code objects.
  static var memory: DrawnRun {
    var steps = Scene.calls.steps
    for index in steps.indices {
      let frames = steps[index].state.frames
      let live = steps[index].state.objects.filter { !$0.isFreed }
      for place in frames.indices { steps[index].state.frames[place].code = min(place, 1) }
      steps[index].figures = ProcessFigures(
        objects: live.count, bytes: live.count * 48, counters: [0, 0, 0], collections: [0, 0, 0],
        frameBytes: frames.map { $0.id == 0 ? 168 : 88 },
        tableBytes: frames.map { $0.id == 0 ? 352 : 0 })
    }
    let none = CodeListing.Instruction(index: 0, line: 1, name: "nop", meaning: nil)
    return DrawnRun(
      steps,
      code: [
        CodeListing(title: "module", instructions: [none, none], constants: []),
        CodeListing(title: "f()", instructions: [none], constants: ["None"]),
      ])
  }

  /// A run of 900 lines in samples, of which three are steps; two collections.
  static var timeline: DrawnRun {
    let samples = (0...300).map { place in
      let since = place % 120
      return TimelineSample(
        lines: place * 3, line: place % 7 + 1, objects: 10 + since, bytes: since * 64,
        peakBytes: since * 64 + place % 5 * 8, counters: [since, place / 120, 0],
        collections: [place / 120, 0, 0])
    }
    let steps = [0, 360, 900].enumerated().map { place, lines in
      var one = step(place + 1, [])
      let sample = samples[lines / 3]
      one.figures = ProcessFigures(
        objects: sample.objects, bytes: sample.bytes, counters: sample.counters,
        collections: sample.collections, lines: lines)
      return one
    }
    return DrawnRun(steps, timeline: samples)
  }

  /// Instructions of a module and of a function, with a stack; the last step is a line.
  static var bytecode: DrawnRun {
    func code(_ title: String, _ rows: [(Int, String, String?)], _ constants: [String])
      -> CodeListing
    {
      CodeListing(
        title: title,
        instructions: rows.enumerated().map { index, row in
          CodeListing.Instruction(index: index * 2, line: row.0, name: row.1, meaning: row.2)
        }, constants: constants)
    }
    let module = code(
      "module",
      (1...30).map { ($0, "LOAD_CONST", "'a constant text that is too long for its row \($0)'") }
        + [(31, "RETURN_VALUE", nil)], (1...30).map { "'constant \($0)'" })
    let function = code(
      "f()",
      [
        (3, "LOAD_FAST", "x"), (3, "LOAD_CONST", "1"), (3, "BINARY_OP", "+"),
        (3, "RETURN_VALUE", nil),
      ],
      ["None", "1"])
    func step(_ number: Int, _ index: Int, _ stack: [SlotValue], code: Int = 1) -> Step {
      let frame = FrameState(
        title: "f()", id: 3, line: 3, variables: [], stack: stack, code: 1)
      let outer = FrameState(title: "module", id: 0, line: 30, variables: [], code: 0)
      let name = (code == 1 ? function : module).instructions[index].name
      return Step(
        number: number, line: code == 1 ? 3 : index + 1, endLine: code == 1 ? 3 : index + 1,
        state: HeapState(frames: code == 1 ? [outer, frame] : [outer], objects: []),
        instruction: InstructionMark(index: index * 2, name: name, operand: 0, code: code))
    }
    var line = step(6, 3, [])
    line.instruction = nil
    return DrawnRun(
      [
        step(1, 0, [.atom("4")]), step(2, 1, [.atom("4"), .atom("1")]), step(3, 2, [.atom("5")]),
        step(4, 3, (0..<11).map { .object($0) }), step(5, 24, [], code: 0), line,
      ], code: [module, function])
  }

  /// The same run under three runtimes: other sizes, another state, a step that one lacks.
  static var compare: DrawnRun {
    func run(_ title: String, size: Int, frees: Bool) -> DrawnRun {
      var steps = Scene.cycle.steps
      for index in steps.indices {
        for place in steps[index].state.objects.indices {
          steps[index].state.objects[place].size = size
        }
        if !frees { steps[index].state.objects.removeAll { $0.isFreed } }
      }
      return DrawnRun(frees ? steps : Array(steps.dropLast()), runtime: title)
    }
    var shown = run("CPython 3.8", size: 64, frees: true)
    shown.others = [
      run("CPython 3.11", size: 56, frees: true), run("CPython 3.12", size: 64, frees: false),
    ]
    return shown
  }

  private static func figures(served: [Int]) -> ProcessFigures {
    ProcessFigures(
      objects: 1, bytes: 72, counters: [0, 0, 0], collections: [0, 0, 0], served: served)
  }

  private static func step(
    _ number: Int, _ frames: [FrameState], lookups: [NameLookup] = []
  ) -> Step {
    Step(
      number: number, line: number, endLine: number,
      state: HeapState(frames: frames, objects: []), lookups: lookups)
  }
}
