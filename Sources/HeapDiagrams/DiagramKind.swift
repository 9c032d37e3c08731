/// A kind of picture, by the name that authors write.
///
/// To add one: a case and a row here, and a type in `Kinds/` that is a `Diagram`; its golden
/// drawing and legend are then recorded, and fail once.
public enum DiagramKind: String, CaseIterable, Sendable {
  /// Frames and names at the left, objects at the right, arrows and counts.
  case heap
  /// Arenas, pools and blocks to scale.
  case pools
  /// As `heap`, with the collector's lists: a collection phase by phase.
  case gc
  /// CPython's three lists with their counters and thresholds.
  case generations
  /// What each step changed, a row a step.
  case table
  /// The scopes in which names were looked up, and where each was found.
  case names
  /// Bytes, objects, the collector's counters and collections over the whole run.
  case timeline
  /// The layers of the memory manager, and a request's way down.
  case layers
  /// The process: code, stack, variable and heap areas, inside the RAM.
  case memory
  /// The code area: instructions, constants and the evaluation stack.
  case bytecode
  /// The same moment under several runtimes, differences marked.
  case compare

  /// Who draws it.
  var diagram: any Diagram.Type {
    switch self {
    case .heap: HeapDiagram.self
    case .pools: PoolsDiagram.self
    case .gc: CollectionDiagram.self
    case .generations: GenerationsDiagram.self
    case .table: TraceDiagram.self
    case .names: NamesDiagram.self
    case .timeline: TimelineDiagram.self
    case .layers: LayersDiagram.self
    case .memory: MemoryDiagram.self
    case .bytecode: BytecodeDiagram.self
    case .compare: CompareDiagram.self
    }
  }

  /// What a recording must hold for it.
  public var needs: DiagramNeeds { diagram.needs }

  /// What such a picture shows, for those who cannot see it.
  public func summary(_ words: Words = .english) -> String { words.text("summary.\(rawValue)") }
}
