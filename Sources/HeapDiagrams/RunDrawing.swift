import HeapTrace

/// A run that is laid out once and can be written as a stepped drawing and as still ones.
public struct RunDrawing: Sendable {
  let drawing: Drawing
  let options: DrawingOptions
  private let changes: [Bool]

  /// Lays out a run: every object gets one place for its whole life.
  public init(_ run: DrawnRun, kind: DiagramKind, options: DrawingOptions) {
    let diagram = kind.diagram
    drawing = diagram.draw(run, options: options)
    self.options = options
    changes = run.steps.indices.map { $0 == 0 || diagram.differs(run, at: $0) }
  }

  /// Lays out the steps of a run of which nothing more is known.
  public init(_ steps: [Step], kind: DiagramKind, options: DrawingOptions) {
    self.init(DrawnRun(steps), kind: kind, options: options)
  }

  /// The whole run in one SVG.
  public var stepped: SteppedDrawing {
    var writer = SVGWriter(drawing, options: options)
    return SteppedDrawing(
      svg: writer.stepped(), width: drawing.width, height: drawing.height, changes: changes)
  }

  /// One step in the same places; `idPrefix` must differ from that of other drawings of the page.
  public func still(at index: Int, idPrefix: String? = nil) -> String {
    var options = options
    options.idPrefix = idPrefix ?? options.idPrefix
    var writer = SVGWriter(drawing, options: options)
    return writer.still(at: index)
  }
}

/// One SVG holding a whole run; see `SteppedDrawing` for how steps are shown.
public func drawStepped(
  _ steps: [Step], kind: DiagramKind, options: DrawingOptions
) -> SteppedDrawing {
  RunDrawing(steps, kind: kind, options: options).stepped
}

/// A static drawing of one step, in the same places as in the stepped one.
public func drawStill(
  _ steps: [Step], at index: Int, kind: DiagramKind, options: DrawingOptions
) -> String {
  RunDrawing(steps, kind: kind, options: options).still(at: index)
}

/// The text twin of a picture: the same state as a table.
public func describe(_ step: Step, previous: Step?, kind: DiagramKind) -> TextTable {
  let run = DrawnRun(previous.map { [$0, step] } ?? [step])
  return run.table(at: run.steps.count - 1, kind: kind)
}
