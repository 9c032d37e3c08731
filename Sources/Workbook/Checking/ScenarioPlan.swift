import Diagnostics
import HeapDiagrams
import HeapEngine
import HeapTrace
import PythonSubset
import Runtimes

/// What an ask of a run is for.
enum AskPurpose: Equatable, Sendable {
  /// The claim of that index holds.
  case claim(Int)
  /// The left side of the claim of that index, for its message.
  case side(Int)
  /// The value of that place in the course.
  case value(ValueID)
  /// How the count of that value is made.
  case reason(ValueID)
}

/// The place of an inline value in a course.
struct ValueID: Hashable, Sendable {
  var page: Int
  var index: Int
}

/// A value that a page asks of a scenario.
struct ValueAsk: Sendable {
  var id: ValueID
  var query: QueryExpression
  /// `references(x)` for `refcount(x)`.
  var reason: QueryExpression?
  var moment: AskMoment
  var runtime: Runtime
}

/// A claim whose text has been read.
struct CheckedClaim: Sendable {
  var claim: Claim
  /// The condition; nil for `== ?`.
  var condition: QueryExpression?
  /// The side before the last `==`.
  var side: QueryExpression?
  /// The text of that side, and of the one behind.
  var sideText = ""
  var otherText = ""
  /// The bytes of what stands behind, where that is a literal that `accept` may replace.
  var literalRange: Range<Int>?
}

/// Everything that is to be asked of one scenario, in one run a runtime.
struct ScenarioPlan: Sendable {
  var scenario: Scenario
  var claims: [CheckedClaim]
  var values: [ValueAsk]
  /// What its pictures need of a recording.
  var needs: DiagramNeeds
  /// Whether any picture is drawn of it.
  var isDrawn: Bool
  var limits: RunLimits
  /// The file, line and column of its fence.
  var place: String
  var fileName: String
  /// The runs of former rounds; nil where each run is made anew.
  var memory: RunMemory?

  /// The runtimes to run under: the scenario's, then those that only values name.
  var runtimes: [Runtime] {
    var runtimes = scenario.runtimes
    for value in values where !runtimes.contains(value.runtime) { runtimes.append(value.runtime) }
    return runtimes
  }

  /// The asks of a run and what each is for.
  func asks(for runtime: Runtime) -> [(ask: Ask, purpose: AskPurpose)] {
    var asks: [(ask: Ask, purpose: AskPurpose)] = []
    if scenario.runtimes.contains(runtime) {
      for (index, checked) in claims.enumerated() where checked.claim.applies(to: runtime) {
        let moment = AskMoment.line(checked.claim.line, visit: checked.claim.visit, phase: nil)
        if let query = checked.condition { asks.append((Ask(query, at: moment), .claim(index))) }
        if let query = checked.side { asks.append((Ask(query, at: moment), .side(index))) }
      }
    }
    for value in values where value.runtime == runtime {
      asks.append((Ask(value.query, at: value.moment), .value(value.id)))
      if let reason = value.reason {
        asks.append((Ask(reason, at: value.moment), .reason(value.id)))
      }
    }
    return asks
  }

  /// The steps to record: all or the chosen ones, under the runtimes that are shown.
  func window(for runtime: Runtime) -> StepWindow? {
    guard isDrawn, isShown(runtime, needs) else { return nil }
    let marks = scenario.marks
    let opensAtStart = scenario.options.at.contains { $0.moment.place == .start }
    var window = StepWindow(
      from: scenario.options.from?.moment.resolved(marks: marks) ?? (opensAtStart ? .start : nil),
      to: scenario.options.to?.moment.resolved(marks: marks), needs: needs, grain: grain)
    window.withAtoms = scenario.options.extras.contains(.numbers)
    return window
  }

  /// A phase that does more than so many things to drawn objects is one step.
  static let mostPerPhase = 24

  /// What a step is: as the author says; else phases where a picture or a moment is of one.
  private var grain: StepGrain {
    let options = scenario.options
    if let steps = options.steps { return steps }
    let moments = options.at + [options.from, options.to].compactMap { $0 }
    let isWithin = moments.contains { $0.moment.phase != nil }
    return isWithin || options.picture == .gc ? .reference : .line
  }

  /// Whether a picture shows the run under a runtime: the first one, or all that are compared.
  func isShown(_ runtime: Runtime, _ needs: DiagramNeeds) -> Bool {
    runtime == scenario.runtimes.first
      || needs.contains(.others) && scenario.runtimes.contains(runtime)
  }

  /// The request of a run.
  func request(for runtime: Runtime, window: StepWindow?, asks: [Ask]) -> RunRequest {
    var printed: Set<Int> = []
    for checked in claims {
      if case .prints = checked.claim.kind { printed.insert(checked.claim.line) }
    }
    var request = RunRequest(
      source: scenario.wholeSource, filename: fileName, runtime: runtime, limits: limits,
      asks: asks, marks: scenario.knownMarks, window: window, printedLines: printed)
    request.earlierLines = scenario.lines.earlier
    return request
  }
}

extension StepWindow {
  /// A window that records what kinds of pictures need.
  init(
    from: AskMoment? = nil, to: AskMoment? = nil, limit: Int = 300, needs: DiagramNeeds,
    grain: StepGrain = .line
  ) {
    self.init(
      from: from, to: to, limit: limit, withPools: needs.contains(.pools), grain: grain,
      withEvents: needs.contains(.events), withCollector: needs.contains(.collector),
      mostPerPhase: ScenarioPlan.mostPerPhase)
    withLookups = needs.contains(.lookups)
    withCode = needs.contains(.code)
    withFigures = needs.contains(.figures)
    withTimeline = needs.contains(.timeline)
  }
}
