import HeapTrace
import Testing

@testable import HeapDiagrams

/// What must hold in pictures of every kind, asked of the drawing's rectangles.
@Suite struct KindInvariantTests {
  static let options = DrawingOptions(idPrefix: "t")
  /// The kinds whose every text and box is a mark of its own.
  static let kinds = DiagramKind.allCases.filter { $0 != .heap && $0 != .pools }

  static func runs() -> [DrawnRun] {
    (1...6).map { DrawnRun(randomSteps(seed: $0, count: 40, most: 9)) }
      + [
        KindScene.names, KindScene.layers, KindScene.memory, KindScene.timeline,
        KindScene.bytecode, KindScene.compare,
      ]
  }

  @Test(arguments: kinds) func `no two texts overlap and all lie inside`(kind: DiagramKind) {
    for run in Self.runs() {
      let drawing = kind.diagram.draw(run, options: Self.options)
      let frame = Rect(x: 0, y: 0, width: drawing.width, height: drawing.height)
      for step in run.steps.indices {
        let marks = drawing.marks(at: step)
        let texts = marks.filter { if case .text = $0.shape { true } else { false } }
        let bounds = texts.compactMap(\.bounds)
        for (index, one) in bounds.enumerated() {
          #expect(one.x >= 0 && one.y >= 0 && one.maxX <= frame.maxX && one.maxY <= frame.maxY)
          for (later, other) in zip(texts, bounds).dropFirst(index + 1) {
            #expect(!one.overlaps(other), "\(later) over \(texts[index]) at \(step)")
          }
        }
      }
    }
  }

  @Test(arguments: [DiagramKind.names, .layers, .memory, .timeline, .bytecode])
  func `it fits a phone`(kind: DiagramKind) {
    for run in Self.runs() {
      #expect(kind.diagram.draw(run, options: Self.options).width <= 328)
    }
  }

  @Test(arguments: kinds) func `the same run gives the same bytes`(kind: DiagramKind) {
    let run = Self.runs()[0]
    let first = RunDrawing(run, kind: kind, options: Self.options).stepped
    #expect(RunDrawing(run, kind: kind, options: Self.options).stepped == first)
  }

  @Test(arguments: DiagramKind.allCases) func `a run without steps makes an empty picture`(
    kind: DiagramKind
  ) {
    let drawing = RunDrawing(DrawnRun([]), kind: kind, options: Self.options).stepped
    #expect(drawing.changes.isEmpty)
    #expect(drawing.svg.hasSuffix("</svg>\n"))
  }
}
