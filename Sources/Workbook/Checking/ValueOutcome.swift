import Diagnostics
import HeapTrace
import Runtimes

/// What became of an inline value before anything ran.
enum ValueOutcome: Sendable {
  /// It is a figure of a runtime and needs no run.
  case figure(QueryValue, Runtime)
  /// It is asked of that scenario.
  case asked(ScenarioID, ValueAsk, Moment)
  /// It is a figure of a trace of allocations, at that moment.
  case trace(QueryValue, AllocationFence, Moment)
  /// It was reported.
  case failed
}

/// A computed value as its page shows it.
struct ShownValue: Equatable, Sendable {
  /// The text in the sentence: the pin as written, or the value.
  var text: String
  /// Where and how it was computed, for those who point at it.
  var explanation: String
  /// The step at which it was computed, where a stepped figure shows that.
  var step: ShownStep?
}

/// A step of a scenario's figure.
struct ShownStep: Equatable, Sendable {
  /// The scenario whose figure it is.
  var scenario: ScenarioID
  /// The number that the figure shows for it.
  var number: Int
}
