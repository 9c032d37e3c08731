import HeapDiagrams
import HeapEngine
import HeapTrace
import PythonSubset
import Runtimes

/// A run of a scenario under one runtime.
struct ScenarioRun: Sendable {
  var runtime: Runtime
  /// What it left behind, or why it could not begin.
  var result: Result<Recording, PythonSyntaxError>
  /// What the answers are for, in their order.
  var purposes: [AskPurpose]

  /// The recording of a run that began.
  var recording: Recording? { try? result.get() }

  /// The answers to what was asked for a purpose.
  func answers(_ purpose: AskPurpose) -> Answers? {
    guard let recording, let index = purposes.firstIndex(of: purpose),
      recording.answers.indices.contains(index)
    else { return nil }
    return recording.answers[index]
  }
}

extension ScenarioPlan {
  /// Runs the scenario under each of its runtimes; none for a skipped one.
  func runs() -> [ScenarioRun] {
    guard scenario.options.skipReason == nil else { return [] }
    return runtimes.map { runtime in
      let asks = asks(for: runtime)
      let request = request(
        for: runtime, window: window(for: runtime), asks: asks.map(\.ask))
      return ScenarioRun(
        runtime: runtime, result: Self.execute(request), purposes: asks.map(\.purpose))
    }
  }

  /// The step at a moment that the recorded steps do not hold, by a run of its own.
  func step(at moment: Moment, _ kind: DiagramKind) -> Step? {
    guard let ask = moment.resolved(marks: scenario.marks) else { return nil }
    var window = StepWindow(from: ask, to: ask, withPools: kind == .pools)
    window.withCollector = kind.showsCollector
    guard moment.phase != nil else { return steps(window).last }
    window.grain = .reference
    window.mostPerPhase = Self.mostPerPhase
    let recorded = RecordedSteps(steps: steps(window), marks: scenario.marks, isPartial: true)
    return recorded.index(of: moment).map { recorded.steps[$0] }
  }

  /// The steps of the last collection of a line, or of the run: nil where there is none.
  func collection(at moment: Moment) -> [Step]? {
    var window = StepWindow(limit: Self.mostSearched, withPools: false)
    window.grain = .reference
    window.mostPerPhase = Self.mostPerPhase
    window.withCollector = true
    if case .line(let line, let visit, _)? = moment.resolved(marks: scenario.marks) {
      window.from = .line(line, visit: visit, phase: Moment.phases.first)
      window.to = .line(line, visit: visit, phase: Moment.phases.last)
    }
    let steps = steps(window)
    guard let last = steps.last(where: { $0.collection != nil })?.collection?.number,
      let start = steps.firstIndex(where: { $0.collection?.number == last }),
      let end = steps.lastIndex(where: { $0.collection?.number == last })
    else { return nil }
    return Array(steps[start...end])
  }

  /// So many steps are looked through for the last collection.
  private static let mostSearched = 3000

  private func steps(_ window: StepWindow) -> [Step] {
    guard let runtime = scenario.runtimes.first else { return [] }
    let result = Self.execute(request(for: runtime, window: window, asks: []))
    return (try? result.get())?.steps ?? []
  }

  private static func execute(_ request: RunRequest) -> Result<Recording, PythonSyntaxError> {
    do {
      return .success(try run(request))
    } catch {
      return .failure(error)
    }
  }
}
