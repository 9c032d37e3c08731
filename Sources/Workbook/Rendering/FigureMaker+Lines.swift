import HeapDiagrams
import HeapTrace

/// What a figure says of a step's line; a step may be in an earlier program of the session.
extension FigureMaker {
  /// `Line 16.`, or `Line 17, subtract.`
  func lead(of step: Step, _ scenario: Scenario) -> String {
    if step.line == 0 { return words.text("figure.startLead") }
    let line = shown(step.line, of: scenario)
    if let instruction = step.instruction {
      return words.text(
        "figure.instructionLead", ["line": line, "instruction": instruction.name])
    }
    guard let phase = step.phase else { return words.text("figure.lineLead", ["line": line]) }
    return words.text("figure.phaseLead", ["line": line, "phase": words.term(phase)])
  }

  /// A line's number: `16`, or `3 of pair` in an earlier program.
  func shown(_ line: Int, of scenario: Scenario) -> String {
    guard line < 0, let place = scenario.earlier?.place(ofLine: line) else { return "\(line)" }
    return words.text(
      "figure.earlierLine", ["line": "\(place.line)", "scenario": place.scenario])
  }

  /// What a step did, in a sentence; a step of an earlier line is told by that line's code.
  func sentence(
    at index: Int, of run: DrawnRun, _ scenario: Scenario, _ kind: DiagramKind?
  ) -> String {
    let step = run.steps[index]
    guard let earlier = scenario.earlier, step.line <= 0 else {
      return run.sentence(at: index, kind: kind)
    }
    if step.line == 0, let last = earlier.names.last {
      return words.text("figure.goesOn", ["scenario": "`\(last.id)`"])
    }
    var told = step
    (told.line, told.endLine) = (
      scenario.lines.whole(step.line), scenario.lines.whole(step.endLine)
    )
    return Narrator(templates: words).sentence(
      for: told, previous: index > 0 ? run.steps[index - 1] : nil,
      source: earlier.codeLines + scenario.codeLines)
  }
}
