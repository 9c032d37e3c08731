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
  func step(at moment: Moment, withPools: Bool) -> Step? {
    guard let runtime = scenario.runtimes.first,
      let ask = moment.resolved(marks: scenario.marks)
    else { return nil }
    let window = StepWindow(from: ask, to: ask, withPools: withPools)
    let result = Self.execute(request(for: runtime, window: window, asks: []))
    return (try? result.get())?.steps.last
  }

  private static func execute(_ request: RunRequest) -> Result<Recording, PythonSyntaxError> {
    do {
      return .success(try run(request))
    } catch {
      return .failure(error)
    }
  }
}
