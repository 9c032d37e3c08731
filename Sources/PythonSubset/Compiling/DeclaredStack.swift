import Runtimes

/// `co_stacksize`: the height of the stack as CPython's own instructions of the version use it.
///
/// The instructions here are those of 3.12 with a few of them split or joined; sizes of frames and
/// generators depend on what CPython declares. Handlers are counted as in 3.11 and later.
///
/// Authority: CPython, Python/compile.c: `stackdepth`, `stack_effect`.
struct DeclaredStack {
  private let drafts: [DraftInstruction]
  private let level: LanguageLevel
  /// The places on the stack, from the lowest, that CPython does not use.
  private var unused: [Int] = []
  private(set) var size = 0

  /// The size for instructions whose heights are known (-1: never reached).
  init(_ drafts: [DraftInstruction], heights: [Int], level: LanguageLevel, isGenerator: Bool) {
    self.drafts = drafts
    self.level = level
    for (index, draft) in drafts.enumerated() where heights[index] >= 0 && draft.kind != .setup {
      add(draft, at: index, height: heights[index])
    }
    // The handler around the body, which turns StopIteration into RuntimeError.
    if isGenerator, level >= .python312 { size = max(size, 2) }
  }

  private mutating func add(_ draft: DraftInstruction, at index: Int, height: Int) {
    while let last = unused.last, last >= height { unused.removeLast() }
    size = max(size, height - unused.count)
    if isUnused(draft, at: index) { unused.append(height) }
    let operand = draft.kind == .plain ? draft.operand : 0
    let use = draft.opcode.stackUse(operand: operand, jumping: false)
    size = max(size, height + use.left - use.taken - unused.count)
    switch draft.opcode {
    // The qualified name is pushed as well.
    case .makeFunction where level <= .python310: size = max(size, height + 1 - unused.count)
    // COPY before the jump.
    case .jumpIfFalseOrPop where level >= .python312, .jumpIfTrueOrPop where level >= .python312:
      size = max(size, height + 1 - unused.count)
    default: break
    }
  }

  /// Whether what an instruction pushes takes no place in CPython: the NULL of a call up to 3.10,
  /// the names of keywords in 3.11 and 3.12, a constant that is returned from 3.12 on.
  private func isUnused(_ draft: DraftInstruction, at index: Int) -> Bool {
    if draft.opcode == .pushNull { return level <= .python310 }
    guard draft.opcode == .loadConst else { return false }
    let next = drafts[(index + 1)...].first { $0.opcode != .nop && $0.opcode != .mark }
    switch next?.opcode {
    case .callKw: return level == .python311 || level == .python312
    case .returnValue: return level >= .python312
    default: return false
    }
  }
}
