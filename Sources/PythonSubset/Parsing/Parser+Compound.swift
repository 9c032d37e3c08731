extension Parser {
  /// A compound statement, if one begins here.
  mutating func compoundStatement() throws(PythonSyntaxError) -> Statement? {
    let start = index
    switch token.kind {
    case .keyword(let keyword):
      switch keyword {
      case .if: return try ifStatement(from: start)
      case .while: return try whileStatement(from: start)
      case .for: return try forStatement(from: start)
      case .try: return try tryStatement(from: start)
      case .with: return try withStatement(from: start)
      case .def: return try functionDefinition([], from: start)
      case .class: return try classDefinition([], from: start)
      case .async: throw asynchronous()
      default: return nil
      }
    case .punctuator(.at): return try decorated(from: start)
    case .name where nameText == "match": return try matchStatement(from: start)
    default: return nil
    }
  }

  private func asynchronous() -> PythonSyntaxError {
    switch kind(after: 1) {
    case .keyword(.def): .unsupported("'async def'", at: token.position)
    case .keyword(.for): .unsupported("'async for'", at: token.position)
    case .keyword(.with): .unsupported("'async with'", at: token.position)
    default: invalidSyntax()
    }
  }

  /// The suite behind a colon that is already passed.
  mutating func suite(
    of owner: String, line: Int
  ) throws(PythonSyntaxError) -> [Statement] {
    try enter()
    defer { leave() }
    var statements: [Statement] = []
    guard token.kind == .newline else {
      // A suite on the line of its colon holds simple statements only.
      if try isCompoundAhead() { throw invalidSyntax() }
      try statement(into: &statements)
      return statements
    }
    advance()
    guard token.kind == .indent else {
      throw PythonSyntaxError(
        "expected an indented block after \(owner) on line \(line)", at: token.position,
        class: .indentationError)
    }
    advance()
    while token.kind != .dedent, token.kind != .end { try statement(into: &statements) }
    if token.kind == .dedent { advance() }
    return statements
  }

  private func isCompoundAhead() throws(PythonSyntaxError) -> Bool {
    switch token.kind {
    case .keyword(let keyword):
      switch keyword {
      case .if, .while, .for, .try, .with, .def, .class: true
      default: false
      }
    case .punctuator(.at): true
    default: false
    }
  }

  private func line(of start: Int) -> Int { Int(tokens[start].position.line) }

  private mutating func ifStatement(from start: Int) throws(PythonSyntaxError) -> Statement {
    var branches: [Branch] = []
    var head: ClosedRange<Int>?
    repeat {
      let first = index
      let owner = at(.if) ? "'if' statement" : "'elif' statement"
      advance()
      let test = try condition()
      try expect(.colon)
      let range = lines(from: first)
      head = head ?? range
      let line = line(of: first)
      let body = try suite(of: owner, line: line)
      branches.append(
        Branch(test: test, body: body, headLines: range, position: position(from: first)))
    } while at(.elif)
    let orElse = try elseSuite()
    return statement(.if(branches, orElse: orElse), from: start, head: head)
  }

  /// The test of `if` or `while`: an `=` in it is the common slip.
  private mutating func condition() throws(PythonSyntaxError) -> Expression {
    let test = try namedExpression()
    if at(.assign) {
      switch test.kind {
      case .name:
        advance()
        let value = try expression()
        throw PythonSyntaxError(
          "invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
          at: span(test.position, value.position))
      default:
        throw PythonSyntaxError(
          "cannot assign to \(description(test)) here. Maybe you meant '==' instead of '='?",
          at: test.position)
      }
    }
    return test
  }

  mutating func elseSuite() throws(PythonSyntaxError) -> [Statement] {
    let start = index
    guard accept(.else) else { return [] }
    try expectColon()
    let line = line(of: start)
    return try suite(of: "'else' statement", line: line)
  }

  private mutating func whileStatement(from start: Int) throws(PythonSyntaxError) -> Statement {
    advance()
    let test = try condition()
    try expect(.colon)
    let head = lines(from: start)
    let body = try suite(of: "'while' statement", line: head.lowerBound)
    let orElse = try elseSuite()
    return statement(.while(test, body, orElse: orElse), from: start, head: head)
  }

  private mutating func forStatement(from start: Int) throws(PythonSyntaxError) -> Statement {
    advance()
    let target = try targetList()
    try expect(.in)
    let iterable = try starExpressions()
    try expect(.colon)
    let head = lines(from: start)
    let body = try suite(of: "'for' statement", line: head.lowerBound)
    let orElse = try elseSuite()
    return statement(.for(target, iterable, body, orElse: orElse), from: start, head: head)
  }

  private mutating func tryStatement(from start: Int) throws(PythonSyntaxError) -> Statement {
    advance()
    try expectColon()
    let head = lines(from: start)
    let body = try suite(of: "'try' statement", line: head.lowerBound)
    var handlers: [Handler] = []
    var isStar = false
    while at(.except) {
      if let last = handlers.last, last.type == nil {
        throw PythonSyntaxError("default 'except:' must be last", at: last.position)
      }
      let isStarHere = kind(after: 1) == .punctuator(.star) && level >= .python311
      if !handlers.isEmpty, isStarHere != isStar { throw mixedHandlers() }
      isStar = isStarHere
      handlers.append(try handler(isStar: isStar))
    }
    let orElse = handlers.isEmpty ? [] : try elseSuite()
    var final: [Statement] = []
    let finalStart = index
    if accept(.finally) {
      try expectColon()
      final = try suite(of: "'finally' statement", line: line(of: finalStart))
    } else if handlers.isEmpty {
      throw failure("expected 'except' or 'finally' block")
    }
    return statement(
      .try(body, handlers, orElse: orElse, finally: final, isStar: isStar), from: start, head: head)
  }

  private func mixedHandlers() -> PythonSyntaxError {
    PythonSyntaxError(
      "cannot have both 'except' and 'except*' on the same 'try'", at: token.position)
  }

  private mutating func handler(isStar: Bool) throws(PythonSyntaxError) -> Handler {
    let start = index
    advance()
    if isStar {
      advance()
      if at(.colon) { throw failure("expected one or more exception types") }
    }
    var type: Expression?
    var name: String?
    if token.kind == .newline { throw failure("expected ':'") }
    if !at(.colon) {
      type = try expression()
      if accept(.as) { name = try expectName() }
      if at(.comma), name == nil {
        var end = index
        while tokens[end].kind != .punctuator(.colon), tokens[end].kind != .newline,
          tokens[end].kind != .end
        { end += 1 }
        throw PythonSyntaxError(
          "multiple exception types must be parenthesized",
          at: span(tokens[start + (isStar ? 2 : 1)].position, tokens[end - 1].position))
      }
    }
    try expect(.colon)
    let head = lines(from: start)
    let body = try suite(
      of: isStar ? "'except*' statement" : "'except' statement", line: head.lowerBound)
    return Handler(
      type: type, name: name, body: body, headLines: head, position: position(from: start))
  }
}
