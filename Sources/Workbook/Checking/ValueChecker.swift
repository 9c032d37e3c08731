import CommonMark
import Diagnostics
import HeapDiagrams
import HeapTrace

/// Compares an inline value with what was computed, and words what is wrong.
struct ValueChecker {
  let file: SourceFile
  let value: InlineValue
  /// The words of the course's language, which a pin may be in.
  var words = Words.english
  /// The pins around it, which show how the page writes its numbers.
  var neighbours: () -> PinNeighbours = { PinNeighbours() }
  /// Whether it stands in a caption, inside quotes.
  var isQuoted = false

  /// The place of findings: the query's first sign.
  private var place: Range<Int> { value.query.range.bytes }

  /// The finding that the page says something else; nil where it is right or says nothing.
  func compare(_ answer: QueryValue, at moment: String) -> Diagnostic? {
    guard let pin = value.pin else { return nil }
    let query = value.query.text
    let isKnown = pin.text != "?"
    if isKnown, PinnedValue.matches(pin.text, answer, words) { return nil }
    let shown = if case .text = answer { answer.literal } else { answer.shown }
    let finding =
      isKnown
      ? file.finding(
        .valueMismatch,
        "\(query) \(moment) is \(shown), the page says \(pin.text.isEmpty ? "nothing" : pin.text)",
        at: place)
      : file.finding(
        .valueUnresolved, "\(query) \(moment) is not known yet: it is \(shown)", at: place)
    let text = AcceptedText.pin(
      answer, like: pin.text, query: query, neighbours: neighbours(), isQuoted: isQuoted,
      words: words)
    return finding.mended(by: text.map { file.fix(pin.range.bytes, $0) })
  }

  /// The finding that the query has no answer.
  func fault(_ fault: QueryFault, of scenario: Scenario) -> Diagnostic {
    file.finding(fault.rule, fault.text, at: place, hint: scenario.hint(for: fault))
  }

  /// The finding that the scenario is not run.
  func skipped(_ scenario: Scenario) -> Diagnostic {
    file.finding(
      .valueUnresolved, "the scenario is skipped, so it has no values", at: value.targetRange)
  }

  /// The finding that the moment never came.
  func unreached(_ moment: Moment, _ scenario: Scenario, _ run: ScenarioRun) -> Diagnostic {
    file.finding(
      .valueUnresolved, "the run never comes to `\(moment.text)`", at: value.targetRange)
  }

  /// The moment in words: ``at `cut` ``.
  func momentText(_ moment: Moment) -> String {
    switch moment.place {
    case .end: "at the end"
    case .start: "at the start"
    case .line(let line) where moment.phase == nil:
      "after line \(line)" + (moment.visit.map { ", time \($0)" } ?? "")
    case .line, .mark: "at `\(moment.text)`"
    }
  }
}
