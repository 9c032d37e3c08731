extension Parser {
  mutating func decorated(from start: Int) throws(PythonSyntaxError) -> Statement {
    var decorators: [Expression] = []
    while accept(.at) {
      decorators.append(try namedExpression())
      guard token.kind == .newline else { throw invalidSyntax() }
      advance()
    }
    switch token.kind {
    case .keyword(.def): return try functionDefinition(decorators, from: start)
    case .keyword(.class): return try classDefinition(decorators, from: start)
    case .keyword(.async): throw .unsupported("'async def'", at: token.position)
    default: throw invalidSyntax()
    }
  }

  mutating func functionDefinition(
    _ decorators: [Expression], from start: Int
  ) throws(PythonSyntaxError) -> Statement {
    let first = index
    advance()
    let name = try expectName()
    let typeParameters = try typeParameters()
    guard accept(.leftParenthesis) else { throw failure("expected '('") }
    let parameters = try parameters(until: .rightParenthesis, allowsAnnotations: true)
    try expect(.rightParenthesis)
    let returns = accept(.arrow) ? try expression() : nil
    try expectColon()
    let head = lines(from: start)
    let line = Int(tokens[first].position.line)
    let body = try suite(of: "function definition", line: line)
    let definition = FunctionDefinition(
      name: name, typeParameters: typeParameters, parameters: parameters, body: body,
      decorators: decorators, returns: returns)
    return statement(.function(definition), from: first, head: head)
  }

  mutating func classDefinition(
    _ decorators: [Expression], from start: Int
  ) throws(PythonSyntaxError) -> Statement {
    let first = index
    advance()
    let name = try expectName()
    let typeParameters = try typeParameters()
    var bases: [Expression] = []
    var keywords: [KeywordArgument] = []
    if at(.leftParenthesis) { (bases, keywords) = try arguments() }
    try expect(.colon)
    let head = lines(from: start)
    let line = Int(tokens[first].position.line)
    let body = try suite(of: "class definition", line: line)
    let definition = ClassDefinition(
      name: name, typeParameters: typeParameters, bases: bases, keywords: keywords, body: body,
      decorators: decorators)
    return statement(.class(definition), from: first, head: head)
  }

  mutating func withStatement(from start: Int) throws(PythonSyntaxError) -> Statement {
    advance()
    let items: [WithItem]
    if let parenthesized = try parenthesizedItems() {
      items = parenthesized
    } else {
      var list: [WithItem] = []
      repeat { list.append(try withItem()) } while accept(.comma)
      items = list
    }
    try expect(.colon)
    let head = lines(from: start)
    let body = try suite(of: "'with' statement", line: head.lowerBound)
    return statement(.with(items, body), from: start, head: head)
  }

  /// `(a as b, c):`, tried first; otherwise nothing is consumed.
  private mutating func parenthesizedItems() throws(PythonSyntaxError) -> [WithItem]? {
    guard at(.leftParenthesis), level >= .python39 else { return nil }
    let saved = index
    do {
      advance()
      var items: [WithItem] = []
      repeat {
        if at(.rightParenthesis), !items.isEmpty { break }
        items.append(try withItem())
      } while accept(.comma)
      if accept(.rightParenthesis), at(.colon) { return items }
    } catch {}
    index = saved
    return nil
  }

  private mutating func withItem() throws(PythonSyntaxError) -> WithItem {
    let context = try expression()
    guard accept(.as) else { return WithItem(context: context, target: nil) }
    let target = at(.star) ? try starExpression() : try operators(.bitOr)
    try checkTarget(target, .loop)
    return WithItem(context: context, target: target)
  }
}
