extension CodeGenerator {
  /// More instructions than this in one code are refused: nested `finally` suites, which are
  /// copied for each way out, would otherwise grow without bound.
  static let instructionLimit = 1 << 21

  func visit(_ statements: [Statement]) throws(PythonSyntaxError) {
    var first: Int?
    for (index, statement) in statements.enumerated() {
      let lines = (first ?? statement.headLines.lowerBound)...statement.headLines.upperBound
      // Statements with `;` between them are one line, which has run when the last of them has.
      let next = index + 1 < statements.count ? statements[index + 1] : nil
      let goesOn = next?.firstLine == statement.headLines.upperBound
      first = goesOn ? lines.lowerBound : nil
      try visit(statement, marking: goesOn ? nil : lines)
    }
  }

  /// - Parameter lines: what has run when it has; nil where more stands in its last line.
  private func visit(
    _ statement: Statement, marking lines: ClosedRange<Int>?
  ) throws(PythonSyntaxError) {
    let position = statement.position
    if let line = beginning, units.count == 1, statement.firstLine >= line {
      markBeginning(at: position)
    }
    if unit.instructions.count > Self.instructionLimit {
      throw PythonSyntaxError("the program is too large", at: position, kind: .unsupported)
    }
    switch statement.kind {
    case .return(let value):
      return try returnStatement(value, statement, lines ?? statement.headLines)
    case .break, .continue: return try leaveLoop(statement, lines ?? statement.headLines)
    case .raise(let value, let cause):
      // What raises anew is not seen when it leaves, since it left there before.
      if value == nil {
        mark(lines, at: position)
      } else if marks, !isUnmarked, let lines {
        note(lines, at: position)
      }
      if let value { try visit(value) }
      if let cause { try visit(cause) }
      unit.emit(.raiseVarargs, value == nil ? 0 : cause == nil ? 1 : 2, at: position)
    case .function(let definition):
      try function(definition, at: position)
      mark(statement.headLines, at: position)
    case .class(let definition):
      let outer = isUnmarked
      isUnmarked = outer || isOneLine(definition.body, statement.headLines)
      defer { isUnmarked = outer }
      try classDefinition(definition, at: position)
      isUnmarked = outer
      mark(statement.headLines, at: position)
    case .typeAlias(let definition):
      try typeAlias(definition, at: position)
      mark(statement.headLines, at: position)
    case .if(let branches, let orElse): try ifStatement(branches, orElse)
    case .while(let test, let body, let orElse):
      try whileStatement(test, body, orElse, statement)
    case .for(let target, let iterable, let body, let orElse):
      try forStatement(target, iterable, body, orElse, statement)
    case .try(let body, let handlers, let orElse, let final, let isStar):
      if final.isEmpty, isStar {
        try tryStar(body, handlers, orElse, at: position)
      } else if final.isEmpty {
        try tryExcept(body, handlers, orElse, at: position)
      } else {
        try tryFinally(body, handlers, orElse, final, isStar: isStar, at: position)
      }
    case .with(let items, let body): try with(items[...], body, statement)
    case .match(let subject, let cases): try match(subject, cases, statement)
    default:
      try simple(statement)
      mark(lines, at: position)
    }
  }

  private func simple(_ statement: Statement) throws(PythonSyntaxError) {
    let position = statement.position
    switch statement.kind {
    case .expression(let value):
      let isShown = isInteractive && units.count == 1
      // A constant is not even loaded.
      if value.constant != nil, !isShown { return }
      try visit(value)
      if isShown { intrinsic(.showValue, at: position) }
      unit.emit(.popTop, at: position)
    case .assign(let targets, let value):
      try visit(value)
      for (place, target) in targets.enumerated() {
        if place + 1 < targets.count { unit.emit(.copy, 1, at: position) }
        try store(target)
      }
    case .augmented(let target, let binary, let value):
      try augmented(target, binary, value, at: position)
    case .annotated(let target, let annotation, let value, let isSimple):
      try annotated(target, annotation, value, isSimple: isSimple, at: position)
    case .delete(let targets): for target in targets { try delete(target) }
    case .assert(let test, let message): try assert(test, message, at: position)
    case .import(let aliases): importModules(aliases, at: position)
    case .importFrom(let module, let aliases, let level):
      importNames(module, aliases, level: level, at: position)
    default: break
    }
  }

  private func assert(
    _ test: Expression, _ message: Expression?, at position: CodePosition
  ) throws(PythonSyntaxError) {
    let end = unit.newLabel()
    warnAboutAssert(test, at: position)
    try jump(to: end, if: true, test)
    // 3.11 and 3.13 point to the test, the others to the statement.
    let position = level == .python311 || level >= .python313 ? test.position : position
    // In 3.8 it is an ordinary global name.
    if level == .python38 { _ = unit.name("AssertionError") }
    unit.emit(.loadAssertionError, at: position)
    if let message {
      try visit(message)
      unit.emit(.call, 0, at: position)
    }
    // 3.11 points at the condition.
    unit.emit(.raiseVarargs, 1, at: level == .python311 ? test.position : position)
    unit.place(end)
  }

  private func returnStatement(
    _ value: Expression?, _ statement: Statement, _ lines: ClosedRange<Int>
  ) throws(PythonSyntaxError) {
    let position = statement.position
    let keepsValue = value != nil && value?.constant == nil
    if let value, keepsValue { try visit(value) }
    mark(lines, at: position)
    let outer = surroundings
    defer { surroundings = outer }
    try unwind(keepsValue: keepsValue, at: position)
    if !keepsValue { load(value?.constant ?? .none, at: value?.position ?? position) }
    unit.emit(.returnValue, at: position)
  }

  private func leaveLoop(
    _ statement: Statement, _ lines: ClosedRange<Int>
  ) throws(PythonSyntaxError) {
    let position = statement.position
    mark(lines, at: position)
    var isBreak = false
    if case .break = statement.kind { isBreak = true }
    let outer = surroundings
    defer { surroundings = outer }
    let loop = try unwindToLoop(at: position, leavesLoop: isBreak)
    guard let loop else {
      throw PythonSyntaxError(
        isBreak ? "'break' outside loop" : "'continue' not properly in loop", at: position)
    }
    if isBreak {
      unit.emit(.jump, loop.end, .label, at: position)
    } else {
      unit.emit(.jumpBackward, loop.start, .label, at: position)
    }
  }

  private func ifStatement(
    _ branches: [Branch], _ orElse: [Statement]
  ) throws(PythonSyntaxError) {
    let end = unit.newLabel()
    for branch in branches {
      // Up to 3.9 what a constant test excludes is not even compiled.
      if level <= .python39, let isTrue = branch.test.constant?.isTrue {
        guard isTrue else {
          mark(branch.headLines, at: branch.position)
          continue
        }
        markHead(branch.headLines, of: branch.body, at: branch.position)
        try visit(branch.body)
        return unit.place(end)
      }
      let next = unit.newLabel()
      try jump(to: next, if: false, branch.test)
      markHead(branch.headLines, of: branch.body, at: branch.position)
      try visit(branch.body)
      unit.emit(.jump, end, .label, at: branch.body.last?.position ?? branch.position)
      unit.place(next)
      mark(branch.headLines, at: branch.position)
    }
    try visit(orElse)
    unit.place(end)
  }

  private func whileStatement(
    _ test: Expression, _ body: [Statement], _ orElse: [Statement], _ statement: Statement
  ) throws(PythonSyntaxError) {
    let position = statement.position
    if level <= .python39, test.constant?.isTrue == false {
      mark(statement.headLines, at: position)
      return try visit(orElse)
    }
    let start = unit.newLabel()
    let exhausted = unit.newLabel()
    let end = unit.newLabel()
    unit.place(start)
    try pushBlock(.whileLoop(start: start, end: end), at: position)
    try jump(to: exhausted, if: false, test)
    markHead(statement.headLines, of: body, at: position)
    try visit(body)
    unit.emit(.jumpBackward, start, .label, at: test.position)
    popBlock()
    unit.place(exhausted)
    mark(statement.headLines, at: position)
    try visit(orElse)
    unit.place(end)
  }

  private func forStatement(
    _ target: Expression, _ iterable: Expression, _ body: [Statement], _ orElse: [Statement],
    _ statement: Statement
  ) throws(PythonSyntaxError) {
    let position = statement.position
    let start = unit.newLabel()
    let exhausted = unit.newLabel()
    let end = unit.newLabel()
    try pushBlock(.forLoop(start: start, end: end), at: position)
    try visitIterable(iterable)
    // Up to 3.12 an error of the iterator belongs to the whole statement.
    let place = level >= .python313 ? iterable.position : position
    unit.emit(.getIter, at: place)
    unit.place(start)
    unit.emit(.forIter, exhausted, .label, at: place)
    try store(target)
    markHead(statement.headLines, of: body, at: position)
    try visit(body)
    unit.emit(.jumpBackward, start, .label, at: iterable.position)
    popBlock()
    unit.place(exhausted)
    try visit(orElse)
    unit.place(end)
  }
}
