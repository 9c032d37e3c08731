import HeapEngine
import HeapTrace
import PythonSubset
import Runtimes
import Testing

/// What pictures want of a recording besides states: lookups, code, sums, samples.
@Suite struct ObservationTests {
  static func record(
    _ program: String, _ change: (inout StepWindow) -> Void
  ) throws -> Recording {
    var window = StepWindow(withPools: false)
    change(&window)
    return try run(
      RunRequest(
        source: Array(program.utf8), filename: "seen.py", runtime: .cpython312, limits: .book,
        window: window))
  }

  static let scopes = """
    def outer(n):
        factor = 10
        def inner(x):
            return x * factor + offset
        return inner(n)
    offset = 1
    print(outer(4))
    missing
    """

  /// `name scope<missed,..` for each lookup of a step.
  static func told(_ step: Step) -> [String] {
    step.lookups.map { lookup in
      "\(lookup.name) \(lookup.found?.rawValue ?? "-")"
        + (lookup.missed.isEmpty ? "" : "<" + lookup.missed.map(\.rawValue).joined(separator: ","))
    }
  }

  @Test func `a line tells the names it looked up and where each was found`() throws {
    let recording = try Self.record(Self.scopes) { $0.withLookups = true }
    func step(_ line: Int) throws -> Step {
      try #require(recording.steps.last { $0.line == line })
    }
    #expect(
      Self.told(try step(4)) == [
        "x local", "factor enclosing<local", "offset global<local,enclosing",
      ])
    #expect(Self.told(try step(5)) == ["inner local", "n local"])
    #expect(Self.told(try step(7)) == ["print built-in<global", "outer global"])
    #expect(Self.told(try step(8)) == ["missing -<global,built-in"])
    #expect(try step(4).lookups[2].value == .atom("1"))
    #expect(try step(4).state.frames.last?.enclosing == ["factor"])
  }

  @Test func `names of a class body are searched before those of the file`() throws {
    let recording = try Self.record("a = 1\nclass C:\n    b = 2\n    c = a + b\n") {
      $0.withLookups = true
    }
    let step = try #require(recording.steps.first { $0.line == 4 })
    #expect(Self.told(step) == ["a global<class", "b class"])
  }

  @Test func `lookups are told only where they are wanted`() throws {
    let recording = try Self.record(Self.scopes) { _ in }
    #expect(recording.steps.allSatisfy { $0.lookups.isEmpty && $0.figures == nil })
    #expect(recording.code.isEmpty && recording.timeline.isEmpty)
  }

  @Test func `the code of a program is listed without marks, and frames name theirs`() throws {
    let recording = try Self.record(Self.scopes) { $0.withCode = true }
    #expect(recording.code.map(\.title) == ["module", "outer()", "inner()"])
    let names = recording.code.flatMap { $0.instructions.map(\.name) }
    #expect(!names.contains("mark") && !names.contains("skipMark"))
    #expect(recording.code[2].instructions.contains { $0.meaning == "factor" && $0.line == 4 })
    #expect(recording.code[0].constants.contains("<code outer>"))
    let step = try #require(recording.steps.first { $0.line == 4 })
    #expect(step.state.frames.map(\.code) == [0, 1, 2])
  }

  @Test func `an instruction names its code`() throws {
    let recording = try Self.record("def f():\n    return 1\nx = f()\n") {
      $0.withCode = true
      $0.grain = .instruction
    }
    let codes = Set(recording.steps.compactMap { $0.instruction?.code })
    #expect(codes == [0, 1])
    for step in recording.steps {
      let mark = try #require(step.instruction)
      let listing = recording.code[try #require(mark.code)]
      #expect(listing.instructions.contains { $0.index == mark.index && $0.name == mark.name })
    }
  }

  @Test func `sums follow the program`() throws {
    let recording = try Self.record("a = [1, 2]\nb = [a]\ndel a, b\n") {
      $0.withFigures = true
      $0.withEvents = true
    }
    let figures = try recording.steps.map { try #require($0.figures) }
    #expect(figures.map(\.objects) == [1, 2, 0])
    #expect(figures[1].bytes > figures[0].bytes)
    #expect(figures.map(\.lines) == [1, 2, 3])
    #expect(figures[0].served.reduce(0, +) > 0)
    #expect(figures[2].served.reduce(0, +) == figures[1].served.reduce(0, +))
    #expect(figures[0].frameBytes.count == 1)
  }

  @Test func `a long run is sampled from its beginning to its end`() throws {
    let program = "class N:\n    pass\nfor i in range(3000):\n    n = N()\n    n.me = n\n"
    let recording = try Self.record(program) { window in
      window.withTimeline = true
      window.limit = 5
    }
    let samples = recording.timeline
    #expect(samples.count > 200 && samples.count < 512)
    #expect(samples.first?.lines ?? 1 < 40)
    #expect(samples.last?.lines ?? 0 > 8900)
    #expect(zip(samples, samples.dropFirst()).allSatisfy { $0.lines < $1.lines })
    let collections = samples.map { $0.collections[0] }
    #expect(collections == collections.sorted())
    #expect((collections.last ?? 0) > (collections.first ?? 0))
    #expect(samples.allSatisfy { $0.peakBytes >= $0.bytes })
  }

  @Test func `a long text is cut with its length`() throws {
    let recording = try Self.record("s = 'ab' * 5000\nn = 10 ** 2000\n") { _ in }
    let values = try #require(recording.steps.last).state.frames[0].variables.map(\.value)
    let texts = values.compactMap { if case .atom(let text) = $0 { text } else { nil } }
    #expect(texts.count == 2)
    #expect(texts[0].hasPrefix("'abab") && texts[0].hasSuffix("… (10000)"))
    #expect(texts[1].hasPrefix("1000") && texts[1].hasSuffix("… (2001)"))
    #expect(texts.allSatisfy { $0.count < 130 })
  }

  @Test func `what a running expression or a closure holds is not called unreachable`() throws {
    let program = """
      class N:
          def __init__(self):
              self.name = "n"
      items = [N() for i in range(4)]
      def keep():
          box = [1]
          def inside():
              return box
          return inside
      f = keep()
      x = 1
      """
    let recording = try Self.record(program) { _ in }
    for step in recording.steps {
      #expect(step.state.objects.allSatisfy { $0.liveness == .live }, "line \(step.line)")
    }
    let types = recording.steps.last?.state.objects.map(\.type).sorted()
    #expect(types == ["N", "N", "N", "N", "list", "list"])
  }

  @Test func `an object of the interpreter itself keeps its number from step to step`() throws {
    let program = "g = {}\nexec('x = 1', g)\ny = 2\nz = 3\n"
    let recording = try Self.record(program) { _ in }
    let numbers = recording.steps.dropFirst().map { $0.state.objects.map(\.number) }
    #expect(numbers == [[1, 2], [1, 2], [1, 2]])
  }

  @Test func `a weak reference that is dead when it is first shown says so`() throws {
    let program = "import weakref\ndef f(): pass\nr = weakref.ref(f)\ndel f\ng = [r]\n"
    let recording = try Self.record(program) { window in
      window.from = .line(5, visit: nil, phase: nil)
    }
    let objects = try #require(recording.steps.last).state.objects
    let dead = Slot(name: "object", value: .atom("dead"), isWeak: true)
    #expect(objects.first { $0.type == "ReferenceType" }?.slots == [dead])
  }

  @Test func `garbage is called unreachable`() throws {
    let recording = try Self.record("a = []\na.append(a)\ndel a\nx = 1\n") { _ in }
    #expect(recording.steps.last?.state.objects.map(\.liveness) == [.unreachable])
  }

  @Test func `in a heap that is too large to draw nothing reachable is called unreachable`() throws
  {
    let program = """
      class N:
          def __init__(self):
              self.name = "n"
      items = [N() for i in range(700)]
      x = 1
      """
    let recording = try Self.record(program) { window in
      window.from = .line(5, visit: nil, phase: nil)
    }
    let state = try #require(recording.steps.last).state
    #expect(state.objects.allSatisfy { $0.liveness == .live })
    #expect(state.objects.contains { $0.type == "list" })
    #expect(state.objects.count + state.folded.reduce(0) { $0 + $1.number } == 701)
  }
}
