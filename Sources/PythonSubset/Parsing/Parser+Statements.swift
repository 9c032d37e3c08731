extension Parser {
  /// A whole module.
  mutating func module() throws(PythonSyntaxError) -> SyntaxTree {
    var statements: [Statement] = []
    while token.kind != .end {
      if token.kind == .newline {
        advance()
        continue
      }
      try statement(into: &statements)
    }
    if openBracket != nil { throw failure("invalid syntax") }
    tree.statements = statements
    return tree
  }

  /// A lone expression, as `eval` takes it.
  mutating func expressionInput() throws(PythonSyntaxError) -> SyntaxTree {
    while token.kind == .newline { advance() }
    if token.kind == .end { throw nothingToRead() }
    tree.expression = try starExpressions()
    while token.kind == .newline { advance() }
    guard token.kind == .end else { throw invalidSyntax() }
    return tree
  }

  private func nothingToRead() -> PythonSyntaxError {
    PythonSyntaxError(
      level < .python310 ? "unexpected EOF while parsing" : "invalid syntax",
      at: CodePosition(line: 0, column: -1, endLine: 0, endColumn: -1))
  }

  /// One interactive statement: a line of simple ones, or a compound one with its closing newline.
  mutating func interactiveInput() throws(PythonSyntaxError) -> SyntaxTree {
    var statements: [Statement] = []
    while token.kind == .newline { advance() }
    if token.kind == .end { throw nothingToRead() }
    try statement(into: &statements)
    while token.kind == .newline { advance() }
    guard token.kind == .end else {
      throw PythonSyntaxError(
        "multiple statements found while compiling a single statement",
        at: statements[statements.count - 1].position)
    }
    if openBracket != nil { throw failure("invalid syntax") }
    tree.statements = statements
    return tree
  }

  /// A compound statement, or a line of simple ones.
  mutating func statement(into statements: inout [Statement]) throws(PythonSyntaxError) {
    if let compound = try compoundStatement() {
      statements.append(compound)
      return
    }
    repeat {
      if token.kind == .newline { break }
      statements.append(try simpleStatement())
    } while accept(.semicolon)
    guard token.kind == .newline else { throw strayToken(after: statements.last) }
    advance()
  }

  /// Whether an expression can be read from here.
  private mutating func isExpressionHere() -> Bool {
    let saved = index
    defer { index = saved }
    return (try? expression()) != nil
  }

  /// The error for something behind a statement on its line.
  private mutating func strayToken(after last: Statement?) -> PythonSyntaxError {
    guard case .expression(let node)? = last?.kind, case .name(let name) = node.kind,
      name == "print" || name == "exec", startsExpression || at(.leftBrace), isExpressionHere()
    else {
      if at(.walrus) || at(.colon) || at(.assign) { return failure("invalid syntax") }
      return invalidSyntax()
    }
    let message =
      "Missing parentheses in call to '\(name)'. Did you mean \(name)(...)?"
    var end = index
    while tokens[end].kind != .newline, tokens[end].kind != .end { end += 1 }
    return PythonSyntaxError(message, at: span(node.position, tokens[end - 1].position))
  }

  func statement(_ kind: Statement.Kind, from start: Int, head: ClosedRange<Int>? = nil)
    -> Statement
  {
    Statement(kind, position(from: start), headLines: head ?? lines(from: start))
  }

  private mutating func simpleStatement() throws(PythonSyntaxError) -> Statement {
    let start = index
    guard case .keyword(let keyword) = token.kind else {
      if let alias = try typeAlias(from: start) { return alias }
      return try expressionStatement(from: start)
    }
    switch keyword {
    case .pass, .break, .continue:
      advance()
      let kind: Statement.Kind =
        keyword == .pass ? .pass : keyword == .break ? .break : .continue
      return statement(kind, from: start)
    case .return:
      advance()
      let value = canStartExpression ? try starExpressions() : nil
      return statement(.return(value), from: start)
    case .raise: return try raiseStatement(from: start)
    case .global, .nonlocal:
      advance()
      var names = [try expectName()]
      while accept(.comma) { names.append(try expectName()) }
      return statement(keyword == .global ? .global(names) : .nonlocal(names), from: start)
    case .del: return try deleteStatement(from: start)
    case .assert:
      advance()
      let test = try expression()
      let message = accept(.comma) ? try expression() : nil
      return statement(.assert(test, message), from: start)
    case .import, .from: return try importStatement(from: start)
    default: return try expressionStatement(from: start)
    }
  }

  private mutating func raiseStatement(from start: Int) throws(PythonSyntaxError) -> Statement {
    advance()
    guard canStartExpression else {
      return statement(.raise(nil, cause: nil), from: start)
    }
    let value = try expression()
    let cause = accept(.from) ? try expression() : nil
    return statement(.raise(value, cause: cause), from: start)
  }

  private mutating func deleteStatement(from start: Int) throws(PythonSyntaxError) -> Statement {
    advance()
    var targets: [Expression] = []
    repeat {
      if token.kind == .newline || at(.semicolon) { break }
      targets.append(try starExpression())
    } while accept(.comma)
    if targets.isEmpty { throw invalidSyntax() }
    for target in targets { try checkTarget(target, .deletion) }
    return statement(.delete(targets), from: start)
  }

  private static let augmented: [Punctuator: BinaryOperator] = [
    .plusAssign: .add, .minusAssign: .subtract, .starAssign: .multiply,
    .slashAssign: .trueDivide, .doubleSlashAssign: .floorDivide, .percentAssign: .remainder,
    .atAssign: .matrixMultiply, .ampersandAssign: .and, .barAssign: .or, .caretAssign: .xor,
    .leftShiftAssign: .leftShift, .rightShiftAssign: .rightShift, .doubleStarAssign: .power,
  ]

  /// An expression, assignment, annotated or augmented assignment.
  private mutating func expressionStatement(from start: Int) throws(PythonSyntaxError) -> Statement
  {
    let first = at(.yield) ? try yield() : try starExpressions()
    guard case .punctuator(let punctuator) = token.kind else {
      try refuseBareStar(first)
      return statement(.expression(first), from: start)
    }
    if punctuator == .colon { return try annotated(first, from: start) }
    if let binary = Self.augmented[punctuator] {
      switch first.kind {
      case .name, .attribute, .subscript: try checkTarget(first, .assignment)
      default:
        throw PythonSyntaxError(
          "'\(description(first))' is an illegal expression for augmented assignment",
          at: first.position)
      }
      advance()
      let value = at(.yield) ? try yield() : try starExpressions()
      return statement(.augmented(first, binary, value), from: start)
    }
    guard punctuator == .assign else {
      try refuseBareStar(first)
      return statement(.expression(first), from: start)
    }
    var targets: [Expression] = []
    var value = first
    while accept(.assign) {
      targets.append(value)
      value = at(.yield) ? try yield() : try starExpressions()
    }
    for (place, target) in targets.enumerated() {
      if case .starred = target.kind {
        throw PythonSyntaxError(
          "starred assignment target must be in a list or tuple", at: target.position)
      }
      try checkTarget(target, place == 0 ? .assignment : .laterAssignment)
    }
    try refuseBareStar(value)
    return statement(.assign(targets, value), from: start)
  }

  private func refuseBareStar(_ node: Expression) throws(PythonSyntaxError) {
    if case .starred = node.kind {
      throw PythonSyntaxError("can't use starred expression here", at: node.position)
    }
  }

  private mutating func annotated(
    _ target: Expression, from start: Int
  ) throws(PythonSyntaxError) -> Statement {
    var isSimple = false
    switch target.kind {
    case .name: isSimple = !target.isParenthesized
    case .attribute, .subscript: break
    case .tuple:
      throw PythonSyntaxError(
        "only single target (not tuple) can be annotated", at: target.position)
    case .list:
      throw PythonSyntaxError(
        "only single target (not list) can be annotated", at: target.position)
    default:
      throw startsStatement(target)
        ? failure("invalid syntax")
        : PythonSyntaxError("illegal target for annotation", at: target.position)
    }
    try checkTarget(target, .assignment)
    advance()
    let annotation = try expression()
    var value: Expression?
    if accept(.assign) { value = at(.yield) ? try yield() : try starExpressions() }
    return statement(.annotated(target, annotation, value, isSimple: isSimple), from: start)
  }

  private func startsStatement(_ node: Expression) -> Bool {
    if case .name = node.kind { true } else { false }
  }
}
