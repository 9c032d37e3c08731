import HeapTrace

/// What a picture of the code area shows at a step: a part of a code object, what of it has run,
/// and the evaluation stack.
struct CodeView: Equatable, Sendable {
  /// The code object, by its index in the run.
  var code: Int
  /// The instructions that are shown, and those of them that have run, as places in the listing.
  var page: Range<Int>
  var ran: [Int]
  /// The evaluation stack, the top last.
  var stack: [SlotValue]
  /// How many values of the stack, from the bottom, are as in the step before.
  var kept: Int

  /// A listing up to this length is shown whole; a longer one in pages of fewer rows.
  private static let whole = 28
  private static let pageLength = 20

  /// The view of a step; nil where the run's code was not recorded.
  init?(_ run: DrawnRun, at index: Int) {
    let step = run.steps[index]
    guard let code = step.instruction?.code ?? step.state.frames.last?.code,
      run.code.indices.contains(code)
    else { return nil }
    self.code = code
    let instructions = run.code[code].instructions
    if let mark = step.instruction {
      ran = instructions.indices.filter { instructions[$0].index == mark.index }
    } else {
      let lines = step.line...max(step.line, step.endLine)
      ran = instructions.indices.filter { lines.contains(instructions[$0].line) }
    }
    page = instructions.indices
    if instructions.count > Self.whole {
      let start = (ran.first ?? 0) / Self.pageLength * Self.pageLength
      page = start..<min(instructions.count, start + Self.pageLength)
    }
    let frame = step.state.frames.last { $0.code == code }
    stack = frame?.stack ?? []
    let old = run.previous(index)?.state.frames.first { $0.id == frame?.id }?.stack
    kept = zip(stack, old ?? []).prefix { $0 == $1 }.count
  }

  /// Whether any step of a run has an evaluation stack to show.
  static func hasStack(_ run: DrawnRun) -> Bool {
    run.steps.contains { $0.instruction != nil || $0.state.frames.contains { !$0.stack.isEmpty } }
  }
}
