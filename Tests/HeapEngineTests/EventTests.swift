import HeapEngine
import HeapTrace
import PythonSubset
import Runtimes
import Testing

/// Events between lines, steps by instruction, and queries about allocation and scopes.
@Suite struct EventTests {
  static func record(
    _ program: String, _ runtime: Runtime = .cpython312, grain: StepGrain = .line
  ) throws -> Recording {
    try run(
      RunRequest(
        source: Array(program.utf8), filename: "events.py", runtime: runtime, limits: .book,
        window: StepWindow(withPools: false, grain: grain, withEvents: true)))
  }

  static func answer(_ query: String, _ program: String, line: Int? = nil) throws -> QueryValue {
    let moment = line.map { AskMoment.line($0, visit: nil, phase: nil) } ?? .end
    let recording = try run(
      RunRequest(
        source: Array(program.utf8), filename: "q.py", runtime: .cpython312, limits: .book,
        asks: [Ask(try QueryParser.parse(query, level: .python312), at: moment)]))
    return try #require(recording.answers[0].last).value.get()
  }

  @Test func `a freed list's block serves the next list from the free list`() throws {
    let recording = try Self.record("a = [1, 2]\ndel a\nb = [3]\n")
    let last = try #require(recording.steps.last)
    var told: [String] = []
    for case .allocated(let name, let bytes, _, let layer, let reuses) in last.events {
      told.append("\(name.shown) \(bytes) \(layer.rawValue) \(reuses?.shown ?? "-")")
    }
    #expect(told == ["#2 56 free list #1"])
    let freed = recording.steps[1].events
    #expect(
      freed.contains { if case .freed(let name, .count) = $0 { name.number == 1 } else { false } })
  }

  @Test func `a request over 512 bytes goes to the raw allocator`() throws {
    let recording = try Self.record("a = 'x'.join(['ab'] * 400)\n")
    let layers = recording.steps[0].events.compactMap { event -> AllocationLayer? in
      if case .allocated(_, let bytes, _, let layer, _) = event, bytes > 512 { return layer }
      return nil
    }
    #expect(layers.contains(.raw))
  }

  @Test func `an empty class of pools gets a fresh pool`() throws {
    let recording = try Self.record("a = [bytes(400) for i in range(50)]\n")
    let layers = recording.steps[0].events.compactMap { event -> AllocationLayer? in
      if case .allocated(let name, _, _, let layer, _) = event, name.type == "bytes" {
        return layer
      }
      return nil
    }
    #expect(layers.contains(.freshPool))
    #expect(layers.contains(.pool))
  }

  @Test func `recording changes nothing that a program can see`() throws {
    let program = """
      import gc, sys
      class A: pass
      ids = []
      for i in range(5):
          a = A()
          a.x = [i] * i
          ids.append(id(a) == id(a.x))
      print(ids, gc.get_count()[0] > 0, sys.getsizeof(a.x))

      """
    let plain = try run(
      RunRequest(
        source: Array(program.utf8), filename: "p.py", runtime: .cpython312, limits: .book))
    for grain in StepGrain.allCases {
      #expect(try Self.record(program, grain: grain).output == plain.output)
    }
  }

  @Test func `an instruction is a step with its evaluation stack`() throws {
    let recording = try Self.record("a = 1\nb = a + 2\n", grain: .instruction)
    let add = try #require(recording.steps.first { $0.instruction?.name == "BINARY_OP" })
    #expect(add.line == 2)
    #expect(add.state.frames[0].stack == [.atom("3")])
  }

  @Test func `layers and tallies can be asked`() throws {
    let program = "class N: pass\nx = [N() for i in range(3)]\ndel x[0]\ny = 2.5 * 3\n"
    #expect(try Self.answer("allocated(N)", program) == .integer("3"))
    #expect(try Self.answer("freed(N)", program) == .integer("1"))
    #expect(try Self.answer("layer(x)", program) == .text("pool"))
  }

  @Test func `scopes can be asked`() throws {
    let program = """
      g = 1
      def outer():
          e = 2
          def inner():
              l = 3
              return e + l
          return inner()
      outer()

      """
    for (name, scope) in [("l", "local"), ("e", "enclosing"), ("g", "global"), ("len", "built-in")]
    {
      #expect(try Self.answer("resolves(\(name))", program, line: 5) == .text(scope))
    }
    #expect(try Self.answer("names(inner)", program, line: 5) == .list([.text("l"), .text("e")]))
  }

  @Test func `references name the slots that make a count`() throws {
    let program = "a = []\nb = [a, a]\nd = {'k': a}\nclass N: pass\nn = N()\nn.x = a\n"
    #expect(
      try Self.answer("references(a)", program)
        == .list(
          ["name a", "item 0 of #2", "item 1 of #2", "value 'k' of #3", "attribute x of #4"]
            .map { .text($0) }))
    #expect(try Self.answer("refcount(a)", program) == .integer("5"))
  }

  @Test func `a repr in an answer runs no code of the program`() throws {
    let program =
      "class N:\n    def __repr__(self):\n        print('called')\n        return 'x'\nn = N()\n"
    let value = try Self.answer("n", program)
    guard case .object(_, let shown) = value else {
      Issue.record("\(value)")
      return
    }
    #expect(shown == "<__main__.N object>")
  }
}
