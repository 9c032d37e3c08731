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

  /// The same run without its steps.
  var withoutSteps: ScenarioRun {
    var run = self
    run.result = result.map { recording in
      var recording = recording
      recording.steps = []
      return recording
    }
    return run
  }

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
        runtime: runtime, result: execute(request), purposes: asks.map(\.purpose))
    }
  }

  /// The runs up to a moment that the recorded steps do not hold, each a run of its own, for a
  /// picture that needs so much, and the step of the first one that is shown.
  func recordings(at moment: Moment, needs: DiagramNeeds) -> ([Recording], Int)? {
    guard let ask = moment.resolved(marks: scenario.marks) else { return nil }
    let isWhole = needs.isWhole
    let window = StepWindow(from: isWhole ? nil : ask, to: ask, limit: 10_000, needs: needs)
    let recordings = scenario.runtimes.filter { isShown($0, needs) }.compactMap { runtime in
      try? execute(request(for: runtime, window: window, asks: [])).get()
    }
    guard let steps = recordings.first?.steps, !steps.isEmpty else { return nil }
    return (recordings, steps.count - 1)
  }

  /// The steps of the last collection of a line, or of the run: nil where there is none.
  func collection(at moment: Moment) -> Recording? {
    guard let runtime = scenario.runtimes.first else { return nil }
    var window = StepWindow(limit: Self.mostSearched, withPools: false)
    window.grain = .reference
    window.mostPerPhase = Self.mostPerPhase
    window.withCollector = true
    if case .line(let line, let visit, _)? = moment.resolved(marks: scenario.marks) {
      window.from = .line(line, visit: visit, phase: Moment.phases.first)
      window.to = .line(line, visit: visit, phase: Moment.phases.last)
    }
    let request = request(for: runtime, window: window, asks: [])
    guard var recording = try? execute(request).get(),
      let last = recording.steps.last(where: { $0.collection != nil })?.collection?.number,
      let start = recording.steps.firstIndex(where: { $0.collection?.number == last }),
      let end = recording.steps.lastIndex(where: { $0.collection?.number == last })
    else { return nil }
    // The lines that finalizers have run stand among the phases.
    recording.steps = Array(recording.steps[start...end])
    return recording
  }

  /// So many steps are looked through for the last collection.
  private static let mostSearched = 3000

  private func execute(_ request: RunRequest) -> Result<Recording, PythonSyntaxError> {
    do throws(PythonSyntaxError) {
      if scenario.earlier != nil {
        // Alone too it is a program: its lines end no statement of those before.
        _ = try Compiler.compile(
          source: Array(scenario.fence.text.utf8), filename: fileName,
          level: request.runtime.level, marks: false)
      }
    } catch {
      return .failure(error)
    }
    let make = {
      HostTimeout.shared.guarding(seconds: limits.seconds, place: place) {
        Result { () throws(PythonSyntaxError) in try run(request) }
      }
    }
    let outcome = memory?.result(of: request, make) ?? make()
    do throws(PythonSyntaxError) {
      return .success(try outcome.get())
    } catch {
      var error = error
      error.position.line = Int32(truncatingIfNeeded: scenario.lines.own(Int(error.position.line)))
      return .failure(error)
    }
  }
}
