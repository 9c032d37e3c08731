import HeapTrace
import Testing

@testable import HeapDiagrams

@Suite struct GoldenTests {
  @Test(arguments: Scene.allCases) func `the stepped drawing is as recorded`(scene: Scene) throws {
    let options = DrawingOptions(idPrefix: "fig", title: scene.rawValue, description: "A run.")
    let drawing = drawStepped(scene.steps, kind: .heap, options: options)
    try expectGolden(drawing.svg, "heap-\(scene.rawValue).svg")
  }

  @Test(arguments: Scene.allCases) func `the tables are as recorded`(scene: Scene) throws {
    let steps = scene.steps
    let tables = steps.indices.map { index in
      describe(steps[index], previous: index > 0 ? steps[index - 1] : nil, kind: .heap).text
    }
    try expectGolden(tables.joined(separator: "\n"), "heap-\(scene.rawValue).txt")
  }

  @Test(arguments: Scene.allCases) func `the sentences are as recorded`(scene: Scene) throws {
    let steps = scene.steps
    let narrator = Narrator()
    let source = scene == .cycle ? Scene.cycleSource : []
    let sentences = steps.indices.map { index in
      narrator.sentence(
        for: steps[index], previous: index > 0 ? steps[index - 1] : nil, source: source)
    }
    try expectGolden(sentences.joined(separator: "\n") + "\n", "say-\(scene.rawValue).txt")
  }

  @Test func `a still drawing that stands alone is as recorded`() throws {
    let options = DrawingOptions(
      idPrefix: "fig", showsGenerations: true, standalone: true, title: "T", description: "D")
    let svg = drawStill(Scene.cycle.steps, at: 8, kind: .heap, options: options)
    try expectGolden(svg, "heap-cycle-still.svg")
  }

  @Test func `the picture of a collection and its table are as recorded`() throws {
    let options = DrawingOptions(idPrefix: "fig", title: "gc", description: "A collection.")
    let steps = Scene.collection.steps
    try expectGolden(drawStepped(steps, kind: .gc, options: options).svg, "gc.svg")
    let tables = steps.indices.map { index in
      describe(steps[index], previous: index > 0 ? steps[index - 1] : nil, kind: .gc).text
    }
    try expectGolden(tables.joined(separator: "\n"), "gc.txt")
  }

  @Test func `the pools picture and its table are as recorded`() throws {
    let options = DrawingOptions(idPrefix: "fig", title: "pools", description: "Blocks.")
    let steps = poolSteps()
    try expectGolden(drawStepped(steps, kind: .pools, options: options).svg, "pools.svg")
    let tables = steps.map { describe($0, previous: nil, kind: .pools).text }
    try expectGolden(tables.joined(separator: "\n"), "pools.txt")
  }

  @Test func `the trace table and its text are as recorded`() throws {
    try expectKind(.table, DrawnRun(Scene.calls.steps), "table-calls")
    try expectKind(.table, DrawnRun(Scene.collection.steps), "table-collection")
  }

  @Test func `the scopes of names are as recorded`() throws {
    try expectKind(.names, KindScene.names, "names")
  }

  @Test func `the layers are as recorded`() throws {
    try expectKind(.layers, KindScene.layers, "layers")
  }

  @Test func `the memory of a process is as recorded`() throws {
    try expectKind(.memory, KindScene.memory, "memory")
  }

  @Test func `the timeline is as recorded`() throws {
    try expectKind(.timeline, KindScene.timeline, "timeline")
  }

  @Test func `the code area is as recorded`() throws {
    try expectKind(.bytecode, KindScene.bytecode, "bytecode")
  }

  @Test func `the comparison is as recorded`() throws {
    try expectKind(.compare, KindScene.compare, "compare")
  }

  /// The stepped drawing of a run, its tables and its sentences.
  private func expectKind(_ kind: DiagramKind, _ run: DrawnRun, _ name: String) throws {
    let options = DrawingOptions(idPrefix: "fig", title: kind.rawValue, description: kind.summary())
    let drawing = RunDrawing(run, kind: kind, options: options)
    try expectGolden(drawing.stepped.svg, "\(name).svg")
    let texts = run.steps.indices.map { index in
      run.table(at: index, kind: kind).text + run.sentence(at: index, kind: kind) + "\n"
    }
    try expectGolden(texts.joined(separator: "\n"), "\(name).txt")
  }

  @Test(arguments: DiagramKind.allCases) func `the legend is as recorded`(kind: DiagramKind) throws
  {
    try expectGolden(legend(kind: kind), "legend-\(kind.rawValue).html")
  }
}
