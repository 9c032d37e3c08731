import HeapTrace
import PythonSubset
import Runtimes

/// The bounds of a run; a run that meets one stops there and keeps what it recorded.
public struct RunLimits: Equatable, Sendable {
  /// VM instructions; built-ins charge their cost too.
  public var steps: Int
  /// Bytes of simulated memory that the program may hold.
  public var heapBytes: Int
  /// Bytes of output.
  public var outputBytes: Int
  /// Calls within calls, whatever `sys.setrecursionlimit` allows.
  public var recursion: Int
  /// Events that are kept of a recording; more only end what it tells, never the run.
  public var events: Int
  /// Seconds of the host's time: a net for a fault of heapbook's own, never met by a sound run.
  public var seconds: Int

  /// Bounds on a run.
  public init(
    steps: Int, heapBytes: Int, outputBytes: Int, recursion: Int = 20_000,
    events: Int = 1_000_000, seconds: Int = 120
  ) {
    self.steps = steps
    self.heapBytes = heapBytes
    self.outputBytes = outputBytes
    self.recursion = recursion
    self.events = events
    self.seconds = seconds
  }

  /// The book's limits: a million steps, 64 MiB, 64 KiB of output, 20,000 calls within calls.
  public static let book = RunLimits(
    steps: 1_000_000, heapBytes: 64 << 20, outputBytes: 64 << 10)
  /// `heapbook run`'s: as much as the host gives, 4 GiB of memory, and as many frames as there is
  /// room for.
  public static let host = RunLimits(
    steps: .max, heapBytes: 4 << 30, outputBytes: .max, recursion: World.frameRoom - 8,
    seconds: .max)
}

/// When something is asked: each time that its place is reached.
public enum AskMoment: Equatable, Sendable {
  /// Before the first line.
  case start
  /// After the program's last line, before the process ends its objects.
  case end
  /// After `line` has run: each time, or the given visit only (from 1); inside that line's
  /// collection when a phase is named (`copy`, `subtract`, `move`, ...).
  case line(Int, visit: Int?, phase: String?)
}

extension AskMoment {
  /// The phase of a collection that it names.
  var phase: String? {
    if case .line(_, _, let phase) = self { return phase }
    return nil
  }
}

/// A query to be answered while the program runs, without touching its heap.
public struct Ask: Equatable, Sendable {
  /// What is asked.
  public var query: QueryExpression
  /// When.
  public var moment: AskMoment

  /// A query and its moment.
  public init(_ query: QueryExpression, at moment: AskMoment) {
    self.query = query
    self.moment = moment
  }
}

/// What a step of a recording is.
public enum StepGrain: String, Equatable, Sendable, CaseIterable {
  /// A line that has run.
  case line
  /// A line, and each phase of a collection.
  case phase
  /// As `phase`, and within the phases each reference that is subtracted, each object that is
  /// moved, finalized or cleared.
  case reference
  /// An instruction of the machine that has run.
  case instruction
}

/// Which steps are recorded with their states.
public struct StepWindow: Equatable, Sendable {
  /// First and last moment; nil for the start and the end of the run.
  public var from, to: AskMoment?
  /// At most so many steps are kept (a figure holds 300).
  public var limit: Int
  /// Whether arenas, pools and blocks are recorded too.
  public var withPools: Bool

  /// What a step is.
  public var grain: StepGrain
  /// Whether steps tell what happened in them: allocations with the layer that served them, frees,
  /// what the collector did.
  public var withEvents: Bool
  /// Whether the collector's counters and lists are recorded too.
  public var withCollector: Bool
  /// Where steps are single references: a phase that does more than so many things to drawn
  /// objects is one step.
  public var mostPerPhase: Int
  /// Whether steps tell which names their line has looked up, and where.
  public var withLookups = false
  /// Whether the program's code objects are recorded.
  public var withCode = false
  /// Whether steps carry sums over the process.
  public var withFigures = false
  /// Whether numbers and texts are objects of the states, not only values in their places.
  public var withAtoms = false
  /// Whether the whole run is sampled, inside the window and outside.
  public var withTimeline = false

  /// A window of steps.
  public init(
    from: AskMoment? = nil, to: AskMoment? = nil, limit: Int = 300, withPools: Bool,
    grain: StepGrain = .line, withEvents: Bool = false, withCollector: Bool = false,
    mostPerPhase: Int = .max
  ) {
    self.withCollector = withCollector
    self.mostPerPhase = mostPerPhase
    self.grain = grain
    self.withEvents = withEvents
    self.from = from
    self.to = to
    self.limit = limit
    self.withPools = withPools
  }
}

/// A program and what is wanted of its run.
public struct RunRequest: Equatable, Sendable {
  /// The program's bytes (UTF-8).
  public var source: [UInt8]
  /// The name that tracebacks show.
  public var filename: String
  /// Under which memory manager.
  public var runtime: Runtime
  /// Its bounds.
  public var limits: RunLimits
  /// Queries to answer on the way.
  public var asks: [Ask]
  /// The lines that `# mark:` names.
  public var marks: [String: Int]
  /// The steps to record; nil for none.
  public var window: StepWindow?
  /// Lines for which `Recording.printed` is wanted.
  public var printedLines: Set<Int>
  /// How many lines at the source's beginning are earlier programs of its session. Lines of asks,
  /// marks and steps count from the next one, and what is recorded begins there.
  public var earlierLines = 0

  /// A program to run.
  public init(
    source: [UInt8], filename: String, runtime: Runtime, limits: RunLimits, asks: [Ask] = [],
    marks: [String: Int] = [:], window: StepWindow? = nil, printedLines: Set<Int> = []
  ) {
    self.source = source
    self.filename = filename
    self.runtime = runtime
    self.limits = limits
    self.asks = asks
    self.marks = marks
    self.window = window
    self.printedLines = printedLines
  }
}
// The entry points are `HeapEngine.run(_: RunRequest) throws(PythonSyntaxError) -> Recording` and
// `figure(_:of:)` for the figures of a runtime (`arena_size`), which need no program.
