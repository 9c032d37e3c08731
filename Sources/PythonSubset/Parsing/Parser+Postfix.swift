extension Parser {
  /// An atom with its attributes, calls and subscripts.
  mutating func postfix() throws(PythonSyntaxError) -> Expression {
    let start = index
    var node = try atom()
    if !moments.isEmpty { attachMoments(to: node) }
    while case .punctuator(let punctuator) = token.kind {
      switch punctuator {
      case .dot:
        advance()
        let name = try expectName()
        node = make(.attribute(node, name), position(from: start))
      case .leftParenthesis:
        let (arguments, keywords) = try arguments()
        node = make(.call(node, arguments, keywords), position(from: start))
      case .leftBracket:
        let key = try subscriptKey()
        node = make(.subscript(node, key), position(from: start))
      default: return node
      }
      if !moments.isEmpty { attachMoments(to: node) }
    }
    return node
  }

  /// Gives a node the moments between its last token and the next one.
  private mutating func attachMoments(to node: Expression) {
    switch node.kind {
    case .name, .attribute, .call, .subscript: break
    default: return
    }
    while let first = moments.first, first.range.lowerBound >= tokens[index - 1].end,
      first.range.upperBound <= token.start
    {
      attached[ObjectIdentifier(node), default: []].append(first)
      moments.removeFirst()
    }
  }

  /// The arguments of a call or of a class, with their parentheses.
  @inline(never)
  mutating func arguments() throws(PythonSyntaxError) -> ([Expression], [KeywordArgument]) {
    try expect(.leftParenthesis)
    var arguments: [Expression] = []
    var keywords: [KeywordArgument] = []
    while !at(.rightParenthesis) {
      let start = index
      if accept(.doubleStar) {
        let value = try expression()
        keywords.append(
          KeywordArgument(name: nil, value: value, position: position(from: start)))
      } else if nameText != nil, kind(after: 1) == .punctuator(.assign) {
        keywords.append(try keywordArgument(keywords))
      } else if accept(.star) {
        let value = try expression()
        let node = make(.starred(value), position(from: start))
        if keywords.contains(where: { $0.name == nil }) {
          throw PythonSyntaxError(
            "iterable argument unpacking follows keyword argument unpacking",
            at: tokens[start].position)
        }
        arguments.append(node)
      } else {
        arguments.append(try positionalArgument(arguments, keywords))
      }
      guard accept(.comma) else { break }
    }
    guard accept(.rightParenthesis) else {
      if let last = arguments.last, keywords.isEmpty { throw missingComma(after: last) }
      throw invalidSyntax()
    }
    return (arguments, keywords)
  }

  @inline(never)
  private mutating func keywordArgument(
    _ earlier: [KeywordArgument]
  ) throws(PythonSyntaxError) -> KeywordArgument {
    let start = index
    let name = try expectName()
    advance()
    if at(.comma) || at(.rightParenthesis) {
      throw PythonSyntaxError("expected argument value expression", at: position(from: start))
    }
    let value = try expression()
    if at(.for) {
      throw PythonSyntaxError(
        "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", at: position(from: start))
    }
    if earlier.contains(where: { $0.name == name }) {
      throw PythonSyntaxError("keyword argument repeated: \(name)", at: position(from: start))
    }
    return KeywordArgument(name: name, value: value, position: position(from: start))
  }

  @inline(never)
  private mutating func positionalArgument(
    _ earlier: [Expression], _ keywords: [KeywordArgument]
  ) throws(PythonSyntaxError) -> Expression {
    let start = index
    let value = try namedExpression()
    if at(.for) || at(.async) {
      let clauses = try comprehensionClauses()
      let isOnly = earlier.isEmpty && keywords.isEmpty
      if !isOnly || at(.comma) && kind(after: 1) != .punctuator(.rightParenthesis) {
        throw PythonSyntaxError(
          "Generator expression must be parenthesized", at: position(from: start))
      }
      let comprehension = Comprehension(
        kind: .generator, element: value, value: nil, clauses: clauses)
      var range = position(from: start)
      // A lone generator's range takes in the call's parentheses.
      if at(.rightParenthesis) {
        range = span(tokens[start - 1].position, token.position)
      }
      return make(.comprehension(comprehension), range)
    }
    if at(.assign) {
      let isKeyword = description(value)
      throw PythonSyntaxError(
        ["True", "False", "None"].contains(isKeyword)
          ? "cannot assign to \(isKeyword)"
          : "expression cannot contain assignment, perhaps you meant \"==\"?",
        at: span(value.position, token.position))
    }
    if !keywords.isEmpty {
      let isUnpacking = keywords.contains { $0.name == nil }
      throw PythonSyntaxError(
        isUnpacking
          ? "positional argument follows keyword argument unpacking"
          : "positional argument follows keyword argument", at: token.position)
    }
    return value
  }

  @inline(never)
  private mutating func subscriptKey() throws(PythonSyntaxError) -> Expression {
    advance()
    let start = index
    let first = try subscriptItem()
    var key = first
    if at(.comma) {
      var items = [first]
      while accept(.comma), !at(.rightBracket) { items.append(try subscriptItem()) }
      key = make(.tuple(items), position(from: start))
    } else if case .starred = first.kind {
      key = make(.tuple([first]), position(from: start))
    }
    guard accept(.rightBracket) else { throw missingComma(after: key) }
    return key
  }

  @inline(never)
  private mutating func subscriptItem() throws(PythonSyntaxError) -> Expression {
    let start = index
    if at(.star) { return try starExpression() }
    var parts: [Expression?] = [nil, nil, nil]
    if !at(.colon) {
      let value = try namedExpression()
      guard at(.colon) else { return value }
      parts[0] = value
    }
    var place = 0
    while place < 2, accept(.colon) {
      place += 1
      if !at(.colon), !at(.comma), !at(.rightBracket) { parts[place] = try expression() }
    }
    return make(.slice(parts[0], parts[1], parts[2]), position(from: start))
  }
}
