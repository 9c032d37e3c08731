import HeapTrace

/// What a kind of picture knows to do with a run.
protocol Diagram {
  /// The drawing of the whole run.
  static func draw(_ run: DrawnRun, options: DrawingOptions) -> Drawing
  /// Whether the picture of a step differs from that of the step before.
  static func differs(_ run: DrawnRun, at index: Int) -> Bool
  /// The text twin of a step's picture.
  static func table(_ run: DrawnRun, at index: Int) -> TextTable
  /// The text twins of all steps' pictures.
  static func tables(_ run: DrawnRun) -> StepTables
  /// What the step has done, as far as this picture shows it; nil for the words of the heap.
  static func sentence(_ run: DrawnRun, at index: Int) -> String?
  /// The rows of the legend.
  static var legend: [LegendEntry] { get }
  /// What a recording must hold beyond the states of its steps.
  static var needs: DiagramNeeds { get }
}

extension Diagram {
  static func differs(_ run: DrawnRun, at index: Int) -> Bool { true }
  static func tables(_ run: DrawnRun) -> StepTables {
    StepTables(run.steps.indices.map { table(run, at: $0) })
  }
  static func sentence(_ run: DrawnRun, at index: Int) -> String? { nil }
  static var needs: DiagramNeeds { [] }
}

/// What a kind of picture wants of a recording, beyond the states of its steps.
public struct DiagramNeeds: OptionSet, Sendable {
  /// The bits.
  public let rawValue: Int

  /// A set by its bits.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Arenas, pools and blocks.
  public static let pools = DiagramNeeds(rawValue: 1)
  /// What happened within each step: requests with the layer that served them, frees.
  public static let events = DiagramNeeds(rawValue: 2)
  /// Which names were looked up, and in which scopes.
  public static let lookups = DiagramNeeds(rawValue: 4)
  /// The program's code objects, and which of them each frame runs.
  public static let code = DiagramNeeds(rawValue: 8)
  /// Sums over the process at each step: bytes, objects, counters, sizes of frames and tables.
  public static let figures = DiagramNeeds(rawValue: 16)
  /// Samples of the whole run.
  public static let timeline = DiagramNeeds(rawValue: 32)
  /// The same program under all its runtimes.
  public static let others = DiagramNeeds(rawValue: 64)
  /// All steps up to the one that is shown, not that one alone.
  public static let history = DiagramNeeds(rawValue: 128)
  /// The step before the one that is shown, too.
  public static let before = DiagramNeeds(rawValue: 256)
  /// Sums in place of objects where there are too many to draw.
  public static let folding = DiagramNeeds(rawValue: 512)
  /// The collector's counters and lists.
  public static let collector = DiagramNeeds(rawValue: 1024)

  /// Whether the run must be recorded from its beginning, whatever is shown.
  public var isWhole: Bool { !isDisjoint(with: [.history, .before]) }
}
