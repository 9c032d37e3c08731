import Diagnostics
import HeapTrace
import Runtimes

/// What became of an inline value before anything ran.
enum ValueOutcome: Sendable {
  /// It is a figure of a runtime and needs no run.
  case figure(QueryValue, Runtime)
  /// It is asked of that scenario.
  case asked(ScenarioID, ValueAsk, Moment)
  /// It was reported.
  case failed
}

/// A computed value as its page shows it.
struct ShownValue: Equatable, Sendable {
  /// The text in the sentence: the pin as written, or the value.
  var text: String
  /// Where and how it was computed, for those who point at it.
  var explanation: String
}
