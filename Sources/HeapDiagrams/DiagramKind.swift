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
  /// As `heap`, with the collector's lists: a collection phase by phase.
  case gc
  /// CPython's three lists with their counters and thresholds.
  case generations

  /// The drawing of a run.
  func draw(_ steps: [Step], options: DrawingOptions) -> Drawing {
    switch self {
    case .heap: HeapDiagram.draw(steps, options: options)
    case .pools: PoolsDiagram.draw(steps)
    case .gc: HeapDiagram.draw(steps, options: options, withLists: true)
    case .generations: GenerationsDiagram.draw(steps)
    }
  }

  /// Whether the picture of a step differs from that of the step before.
  func differs(_ state: HeapState, from previous: HeapState) -> Bool {
    switch self {
    case .heap: HeapDiagram.differs(state, from: previous)
    case .pools: state.arenas != previous.arenas
    case .gc:
      HeapDiagram.differs(state, from: previous)
        || state.collector?.lists != previous.collector?.lists
    case .generations: state.collector != previous.collector
    }
  }

  /// The text twin of a picture.
  func table(_ step: Step, previous: Step?) -> TextTable {
    switch self {
    case .heap: HeapTable.table(step, previous: previous)
    case .pools: PoolsTable.table(step)
    case .gc: CollectionTable.table(step, previous: previous)
    case .generations: GenerationsTable.table(step)
    }
  }
}
