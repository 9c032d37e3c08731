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
      page = Self.page(of: ran.first ?? 0, in: instructions)
    }
    let frame = step.state.frames.last { $0.code == code }
    stack = frame?.stack ?? []
    let old = run.previous(index)?.state.frames.first { $0.id == frame?.id }?.stack
    kept = zip(stack, old ?? []).prefix { $0 == $1 }.count
  }

  /// The page on which an instruction stands. A page ends where a line's instructions do, unless
  /// they fill more than one.
  private static func page(of place: Int, in instructions: [CodeListing.Instruction]) -> Range<Int>
  {
    var start = 0
    var lineStart = 0
    for index in instructions.indices {
      if index == 0 || instructions[index].line != instructions[index - 1].line {
        lineStart = index
      }
      guard index - start == pageLength else { continue }
      let next = lineStart > start ? lineStart : index
      if place < next { return start..<next }
      start = next
    }
    return start..<instructions.count
  }

  /// Whether any step of a run has an evaluation stack to show.
  static func hasStack(_ run: DrawnRun) -> Bool {
    run.steps.contains { $0.instruction != nil || $0.state.frames.contains { !$0.stack.isEmpty } }
  }
}
