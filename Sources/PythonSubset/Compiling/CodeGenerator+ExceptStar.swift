extension CodeGenerator {
  /// A `try` statement with `except*` clauses.
  ///
  /// While it runs, the stack holds the handled exception before it, the exception as it came, the
  /// list of what is to be raised in the end, and the part that no clause has taken yet.
  ///
  /// Authority: CPython, Python/compile.c: `compiler_try_star_except`.
  func tryStar(
    _ body: [Statement], _ handlers: [Handler], _ orElse: [Statement], at position: CodePosition
  ) throws(PythonSyntaxError) {
    let except = unit.newLabel()
    let end = unit.newLabel()
    unit.protect(except, pushesInstruction: false, at: position)
    try pushBlock(.tryExcept, protections: 1, at: position)
    try visit(body)
    popBlock()
    unit.protection.removeLast()
    try visit(orElse)
    unit.emit(.jump, end, .label, at: position)
    unit.place(except)
    let cleanup = beginHandler(at: position)
    unit.emit(.copy, 1, at: position)
    unit.emit(.buildList, 0, at: position)
    unit.emit(.swap, 2, at: position)
    for handler in handlers { try starHandler(handler) }
    unit.emit(.listAppend, 1, at: position)
    intrinsic(.prepareReraise, at: position)
    let raising = unit.newLabel()
    unit.emit(.copy, 1, at: position)
    unit.emit(.popJumpIfNotNone, raising, .label, at: position)
    let outer = unit.protection
    unit.emit(.popTop, at: position)
    unit.protection.removeLast()
    unit.emit(.popExcept, at: position)
    unit.emit(.jump, end, .label, at: position)
    unit.place(raising)
    unit.emit(.swap, 2, at: position)
    unit.emit(.popExcept, at: position)
    unit.emit(.reraise, 0, at: position)
    unit.protection = outer
    endHandler(cleanup, at: position)
    unit.place(end)
  }

  /// One clause: `orig list rest -- orig list rest`.
  private func starHandler(_ handler: Handler) throws(PythonSyntaxError) {
    let position = handler.position
    let next = unit.newLabel()
    let unmatched = unit.newLabel()
    let failed = unit.newLabel()
    guard let type = handler.type else { return }
    try visit(type)
    intrinsic(.matchGroup, at: type.position)
    unit.emit(.copy, 1, at: position)
    unit.emit(.popJumpIfNone, unmatched, .label, at: position)
    if let name = handler.name {
      self.name(name, .store, at: position)
    } else {
      unit.emit(.popTop, at: position)
    }
    markHead(handler.headLines, of: handler.body, at: position)
    unit.protect(failed, pushesInstruction: true, at: position)
    try pushBlock(.exceptStar, protections: 1, at: position)
    try visit(handler.body)
    popBlock()
    unit.protection.removeLast()
    if let name = handler.name { unbind(name, at: position) }
    unit.emit(.jump, next, .label, at: position)
    unit.place(failed)
    if let name = handler.name { unbind(name, at: position) }
    unit.emit(.listAppend, 3, at: position)
    unit.emit(.popTop, at: position)
    unit.emit(.jump, next, .label, at: position)
    unit.place(unmatched)
    unit.emit(.popTop, at: position)
    unit.place(next)
  }
}
