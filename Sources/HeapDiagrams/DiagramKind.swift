import HeapTrace

/// A kind of picture, by the name that authors write.
///
/// To add one: a case here, a file in `Kinds/`, and a row in each of the switches below; the
/// golden drawing of the new kind is then recorded, and fails once.
public enum DiagramKind: String, CaseIterable, Sendable {
  /// Frames and names at the left, objects at the right, arrows and counts.
  case heap
  /// Arenas, pools and blocks to scale.
  case pools

  /// The drawing of a run.
  func draw(_ steps: [Step], options: DrawingOptions) -> Drawing {
    switch self {
    case .heap: HeapDiagram.draw(steps, options: options)
    case .pools: PoolsDiagram.draw(steps)
    }
  }

  /// Whether the picture of a step differs from that of the step before.
  func differs(_ state: HeapState, from previous: HeapState) -> Bool {
    switch self {
    case .heap: HeapDiagram.differs(state, from: previous)
    case .pools: state.arenas != previous.arenas
    }
  }

  /// The text twin of a picture.
  func table(_ step: Step, previous: Step?) -> TextTable {
    switch self {
    case .heap: HeapTable.table(step, previous: previous)
    case .pools: PoolsTable.table(step)
    }
  }
}
