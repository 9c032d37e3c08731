extension CodeGenerator {
  /// The deepest nesting of loops, `try` and `with`, as CPython's `CO_MAXBLOCKS`.
  private static let blockLimit = 20

  /// Enters a statement that must be left in an orderly way; the innermost `protections` handlers
  /// are its own.
  func pushBlock(
    _ kind: FrameBlock.Kind, protections: Int = 0, at position: CodePosition
  ) throws(PythonSyntaxError) {
    if unit.blocks.count >= Self.blockLimit {
      throw PythonSyntaxError("too many statically nested blocks", at: position)
    }
    unit.blocks.append(FrameBlock(kind: kind, protections: protections))
  }

  func popBlock() { unit.blocks.removeLast() }

  /// The statements around a place and their handlers.
  struct Surroundings {
    var blocks: [FrameBlock]
    var protection: [Int]
  }

  /// What surrounds the code being emitted; after leaving, it is set back for the code behind.
  var surroundings: Surroundings {
    get { Surroundings(blocks: unit.blocks, protection: unit.protection) }
    set {
      unit.blocks = newValue.blocks
      unit.protection = newValue.protection
    }
  }

  /// Emits what leaving all statements needs (`return`).
  func unwind(keepsValue: Bool, at position: CodePosition) throws(PythonSyntaxError) {
    while let block = unit.blocks.popLast() {
      try leave(block, keepsValue: keepsValue, at: position)
    }
  }

  /// Emits what leaving the statements inside the innermost loop needs; nil without a loop.
  func unwindToLoop(
    at position: CodePosition, leavesLoop: Bool
  ) throws(PythonSyntaxError) -> (start: Int, end: Int)? {
    while let block = unit.blocks.popLast() {
      switch block.kind {
      case .whileLoop(let start, let end): return (start, end)
      case .forLoop(let start, let end):
        if leavesLoop { unit.emit(.popTop, at: position) }
        return (start, end)
      default: try leave(block, keepsValue: false, at: position)
      }
    }
    return nil
  }

  private func leave(
    _ block: FrameBlock, keepsValue: Bool, at position: CodePosition
  ) throws(PythonSyntaxError) {
    func swap() { if keepsValue { unit.emit(.swap, 2, at: position) } }
    switch block.kind {
    case .whileLoop: break
    case .tryExcept: unit.protection.removeLast(block.protections)
    case .exceptStar:
      throw PythonSyntaxError(
        "'break', 'continue' and 'return' cannot appear in an except* block", at: position)
    case .forLoop, .popValue:
      swap()
      unit.emit(.popTop, at: position)
    case .finallyTry(let final):
      unit.protection.removeLast(block.protections)
      if keepsValue { try pushBlock(.popValue, at: position) }
      try visit(final)
      if keepsValue { popBlock() }
    case .finallyEnd:
      swap()
      unit.emit(.popTop, at: position)
      swap()
      unit.protection.removeLast(block.protections)
      unit.emit(.popExcept, at: position)
    case .with(let place):
      unit.protection.removeLast(block.protections)
      swap()
      callExit(at: place)
      unit.emit(.popTop, at: place)
    case .handlerCleanup(let name):
      swap()
      unit.protection.removeLast(block.protections)
      unit.emit(.popExcept, at: position)
      if let name { unbind(name, at: position) }
    }
  }

  /// Calls the `__exit__` on top with three None.
  func callExit(at position: CodePosition) {
    for _ in 0..<3 { load(.none, at: position) }
    unit.emit(.call, 2, at: position)
  }

  /// Emits `name = None; del name`.
  func unbind(_ name: String, at position: CodePosition) {
    load(.none, at: position)
    self.name(name, .store, at: position)
    self.name(name, .delete, at: position)
  }
}
