extension CodeGenerator {
  func tryFinally(
    _ body: [Statement], _ handlers: [Handler], _ orElse: [Statement], _ final: [Statement],
    isStar: Bool, at position: CodePosition
  ) throws(PythonSyntaxError) {
    let handler = unit.newLabel()
    let exit = unit.newLabel()
    unit.protect(handler, pushesInstruction: false, at: position)
    try pushBlock(.finallyTry(final), protections: 1, at: position)
    if handlers.isEmpty {
      try visit(body)
    } else if isStar {
      try tryStar(body, handlers, orElse, at: position)
    } else {
      try tryExcept(body, handlers, orElse, at: position)
    }
    popBlock()
    unit.protection.removeLast()
    try visit(final)
    unit.emit(.jump, exit, .label, at: final.last?.position ?? position)
    unit.place(handler)
    let cleanup = beginHandler(at: position)
    try pushBlock(.finallyEnd, protections: 1, at: position)
    try visit(final)
    popBlock()
    unit.emit(.reraise, 0, at: final.last?.position ?? position)
    endHandler(cleanup, at: position)
    unit.place(exit)
  }

  /// Begins a handler: the exception is the one being handled until `endHandler`.
  func beginHandler(at position: CodePosition) -> Int {
    let cleanup = unit.newLabel()
    unit.protect(cleanup, pushesInstruction: true, at: position)
    unit.emit(.pushExcInfo, at: position)
    return cleanup
  }

  /// Ends a handler: an exception out of it restores the one handled before.
  func endHandler(_ cleanup: Int, at position: CodePosition) {
    unit.protection.removeLast()
    unit.place(cleanup)
    unit.emit(.copy, 3, at: position)
    unit.emit(.popExcept, at: position)
    unit.emit(.reraise, 1, at: position)
  }

  func tryExcept(
    _ body: [Statement], _ handlers: [Handler], _ orElse: [Statement], at position: CodePosition
  ) throws(PythonSyntaxError) {
    let except = unit.newLabel()
    let end = unit.newLabel()
    unit.protect(except, pushesInstruction: false, at: position)
    // The block has nothing to do but to take the protection off.
    try pushBlock(.tryExcept, protections: 1, at: position)
    try visit(body)
    popBlock()
    unit.protection.removeLast()
    // Up to 3.10 the `else` lies behind the handlers, which the order of names shows.
    let isElseLast = level <= .python310 && !orElse.isEmpty
    let elseStart = isElseLast ? unit.newLabel() : end
    if !isElseLast { try visit(orElse) }
    unit.emit(.jump, elseStart, .label, at: position)
    unit.place(except)
    let cleanup = beginHandler(at: position)
    for handler in handlers { try self.handler(handler, end: end) }
    unit.emit(.reraise, 0, at: handlers.last?.position ?? position)
    endHandler(cleanup, at: position)
    if isElseLast {
      unit.place(elseStart)
      try visit(orElse)
    }
    unit.place(end)
  }

  private func handler(_ handler: Handler, end: Int) throws(PythonSyntaxError) {
    let position = handler.position
    let next = unit.newLabel()
    if let type = handler.type {
      try visit(type)
      unit.emit(.checkExcMatch, at: type.position)
      unit.emit(.popJumpIfFalse, next, .label, at: type.position)
    }
    let outer = unit.protection
    if let name = handler.name {
      self.name(name, .store, at: position)
      markHead(handler.headLines, of: handler.body, at: position)
      let cleanup = unit.newLabel()
      unit.protect(cleanup, pushesInstruction: true, at: position)
      try pushBlock(.handlerCleanup(name: name), protections: 2, at: position)
      try visit(handler.body)
      popBlock()
      // Both protections are off while the handler is left.
      unit.protection.removeLast(2)
      unit.emit(.popExcept, at: position)
      unbind(name, at: position)
      unit.emit(.jump, end, .label, at: position)
      unit.protection = outer
      unit.place(cleanup)
      unbind(name, at: position)
      unit.emit(.reraise, 1, at: position)
    } else {
      unit.emit(.popTop, at: position)
      markHead(handler.headLines, of: handler.body, at: position)
      try pushBlock(.handlerCleanup(name: nil), protections: 1, at: position)
      try visit(handler.body)
      popBlock()
      unit.protection.removeLast()
      unit.emit(.popExcept, at: position)
      unit.emit(.jump, end, .label, at: position)
      unit.protection = outer
    }
    unit.place(next)
  }

  /// A `with` statement, its first item outermost.
  func with(
    _ items: ArraySlice<WithItem>, _ body: [Statement], _ statement: Statement
  ) throws(PythonSyntaxError) {
    guard let item = items.first else {
      markHead(statement.headLines, of: body, at: statement.position)
      return try visit(body)
    }
    let position = item.context.position
    let failed = unit.newLabel()
    let exit = unit.newLabel()
    try visit(item.context)
    let isOfStatement = level == .python311 || level == .python312
    unit.emit(.beforeWith, at: isOfStatement ? statement.position : position)
    unit.protect(failed, pushesInstruction: true, dropping: 1, at: position)
    try pushBlock(.with(position), protections: 1, at: position)
    if let target = item.target { try store(target) } else { unit.emit(.popTop, at: position) }
    try with(items.dropFirst(), body, statement)
    popBlock()
    unit.protection.removeLast()
    callExit(at: position)
    unit.emit(.popTop, at: position)
    unit.emit(.jump, exit, .label, at: position)
    unit.place(failed)
    let cleanup = beginHandler(at: position)
    unit.emit(.withExceptStart, at: position)
    let suppressed = unit.newLabel()
    unit.emit(.popJumpIfTrue, suppressed, .label, at: position)
    unit.emit(.reraise, 2, at: position)
    unit.place(suppressed)
    unit.emit(.popTop, at: position)
    let outer = unit.protection
    unit.protection.removeLast()
    unit.emit(.popExcept, at: position)
    unit.emit(.popTop, at: position)
    unit.emit(.popTop, at: position)
    unit.emit(.jump, exit, .label, at: position)
    unit.protection = outer
    endHandler(cleanup, at: position)
    unit.place(exit)
  }
}
