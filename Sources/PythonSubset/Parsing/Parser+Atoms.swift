extension Parser {
  /// A name, literal, display, comprehension or parenthesised expression.
  mutating func atom() throws(PythonSyntaxError) -> Expression {
    let start = index
    let position = token.position
    switch token.kind {
    case .name:
      let name = text(token)
      advance()
      return make(.name(name), position)
    case .number: return try number()
    case .string, .formatStart, .brokenFormat: return try strings()
    case .keyword(.none): return constant(.none)
    case .keyword(.true): return constant(.bool(true))
    case .keyword(.false): return constant(.bool(false))
    case .punctuator(.ellipsis): return constant(.ellipsis)
    case .punctuator(.leftParenthesis): return try group(from: start)
    case .punctuator(.leftBracket): return try listDisplay(from: start)
    case .punctuator(.leftBrace): return try braceDisplay(from: start)
    case .keyword(.await): throw .unsupported("'await'", at: position)
    default: throw invalidSyntax()
    }
  }

  @inline(never)
  private mutating func constant(_ value: Constant) -> Expression {
    let position = token.position
    advance()
    return make(.constant(value), position)
  }

  /// `(..)`: a group, a tuple, a generator expression or a yield.
  @inline(never)
  private mutating func group(from start: Int) throws(PythonSyntaxError) -> Expression {
    advance()
    if accept(.rightParenthesis) { return make(.tuple([]), position(from: start)) }
    if at(.yield) {
      let node = try yield()
      try expect(.rightParenthesis)
      node.isParenthesized = true
      return node
    }
    let first = try displayItem()
    if at(.for) || at(.async) {
      let clauses = try comprehensionClauses()
      try refuseStar(first)
      try expectClose(.rightParenthesis, after: first)
      let value = Comprehension(kind: .generator, element: first, value: nil, clauses: clauses)
      return make(.comprehension(value), position(from: start))
    }
    if at(.comma) {
      var items = [first]
      while accept(.comma), !at(.rightParenthesis) { items.append(try displayItem()) }
      try expectClose(.rightParenthesis, after: items[items.count - 1])
      let node = make(.tuple(items), position(from: start))
      node.isParenthesized = true
      return node
    }
    try expectClose(.rightParenthesis, after: first)
    if case .starred = first.kind {
      throw PythonSyntaxError("cannot use starred expression here", at: first.position)
    }
    first.isParenthesized = true
    return first
  }

  private mutating func displayItem() throws(PythonSyntaxError) -> Expression {
    at(.star) ? try starExpression() : try namedExpression()
  }

  private mutating func expectClose(
    _ punctuator: Punctuator, after last: Expression
  ) throws(PythonSyntaxError) {
    guard accept(punctuator) else { throw missingComma(after: last) }
  }

  private func refuseStar(_ node: Expression) throws(PythonSyntaxError) {
    if case .starred = node.kind {
      throw PythonSyntaxError(
        "iterable unpacking cannot be used in comprehension", at: node.position)
    }
  }

  /// Several elements before a comprehension's `for`.
  private mutating func refuseBareTargets(_ items: [Expression]) throws(PythonSyntaxError) {
    guard at(.for) else { return }
    let plain = invalidSyntax()
    let end = items.count == 1 ? tokens[index - 1].position : items[items.count - 1].position
    guard level >= .python310, (try? comprehensionClauses()) != nil else { throw plain }
    throw PythonSyntaxError(
      "did you forget parentheses around the comprehension target?",
      at: span(items[0].position, end))
  }

  @inline(never)
  private mutating func listDisplay(from start: Int) throws(PythonSyntaxError) -> Expression {
    advance()
    if accept(.rightBracket) { return make(.list([]), position(from: start)) }
    let first = try displayItem()
    if at(.for) || at(.async) {
      let clauses = try comprehensionClauses()
      try refuseStar(first)
      try expectClose(.rightBracket, after: first)
      let value = Comprehension(kind: .list, element: first, value: nil, clauses: clauses)
      return make(.comprehension(value), position(from: start))
    }
    var items = [first]
    while accept(.comma), !at(.rightBracket), !at(.for) { items.append(try displayItem()) }
    try refuseBareTargets(items)
    try expectClose(.rightBracket, after: items[items.count - 1])
    return make(.list(items), position(from: start))
  }

  /// `{..}`: a dictionary, a set or a comprehension.
  @inline(never)
  private mutating func braceDisplay(from start: Int) throws(PythonSyntaxError) -> Expression {
    advance()
    if accept(.rightBrace) {
      return make(.dictionary(keys: [], values: []), position(from: start))
    }
    if at(.doubleStar) { return try dictionary(from: start, firstKey: nil) }
    let first = try displayItem()
    if at(.colon) { return try dictionary(from: start, firstKey: first) }
    if at(.for) || at(.async) {
      let clauses = try comprehensionClauses()
      try refuseStar(first)
      try expectClose(.rightBrace, after: first)
      let value = Comprehension(kind: .set, element: first, value: nil, clauses: clauses)
      return make(.comprehension(value), position(from: start))
    }
    var items = [first]
    while accept(.comma), !at(.rightBrace), !at(.for) { items.append(try displayItem()) }
    try refuseBareTargets(items)
    try expectClose(.rightBrace, after: items[items.count - 1])
    return make(.set(items), position(from: start))
  }

  @inline(never)
  private mutating func dictionary(
    from start: Int, firstKey: Expression?
  ) throws(PythonSyntaxError) -> Expression {
    var keys: [Expression?] = []
    var values: [Expression] = []
    var key = firstKey
    repeat {
      if at(.rightBrace) { break }
      if accept(.doubleStar) {
        keys.append(nil)
        values.append(try operators(.bitOr))
      } else {
        let name: Expression
        if let given = key { name = given } else { name = try expression() }
        key = nil
        guard accept(.colon) else {
          throw PythonSyntaxError("':' expected after dictionary key", at: name.position)
        }
        if at(.rightBrace) || at(.comma) {
          throw PythonSyntaxError(
            "expression expected after dictionary key and ':'", at: tokens[index - 1].position)
        }
        keys.append(name)
        values.append(try expression())
      }
      if keys.count == 1, at(.for) || at(.async) {
        return try dictionaryComprehension(from: start, keys[0], values[0])
      }
    } while accept(.comma)
    try expectClose(.rightBrace, after: values[values.count - 1])
    return make(.dictionary(keys: keys, values: values), position(from: start))
  }

  @inline(never)
  private mutating func dictionaryComprehension(
    from start: Int, _ key: Expression?, _ value: Expression
  ) throws(PythonSyntaxError) -> Expression {
    guard let key else {
      throw PythonSyntaxError(
        "dict unpacking cannot be used in dict comprehension",
        at: tokens[start + 1].position)
    }
    let clauses = try comprehensionClauses()
    try expectClose(.rightBrace, after: value)
    return make(
      .comprehension(
        Comprehension(kind: .dictionary, element: key, value: value, clauses: clauses)),
      position(from: start))
  }

  @inline(never)
  mutating func comprehensionClauses() throws(PythonSyntaxError) -> [Comprehension.Clause] {
    var clauses: [Comprehension.Clause] = []
    while true {
      if at(.async) { throw .unsupported("'async for'", at: token.position) }
      guard accept(.for) else { return clauses }
      let target = try targetList()
      try expect(.in)
      let iterable = try operators(.or)
      var conditions: [Expression] = []
      while accept(.if) {
        let condition = try operators(.or)
        conditions.append(condition)
      }
      clauses.append(
        Comprehension.Clause(target: target, iterable: iterable, conditions: conditions))
      if clauses.count > 20 {
        throw PythonSyntaxError("too many statically nested blocks", at: token.position)
      }
    }
  }

  /// The targets of a `for`: up to `in`.
  @inline(never)
  mutating func targetList() throws(PythonSyntaxError) -> Expression {
    let start = index
    var items: [Expression] = []
    var isTuple = false
    repeat {
      if at(.in) { break }
      let itemStart = index
      let isStarred = accept(.star)
      var item = try operators(.bitOr)
      if isStarred { item = make(.starred(item), position(from: itemStart)) }
      items.append(item)
      if at(.comma) { isTuple = true }
    } while accept(.comma)
    guard let first = items.first else { throw invalidSyntax() }
    let target = isTuple ? make(.tuple(items), position(from: start)) : first
    try checkTarget(target, .loop)
    return target
  }

  /// `yield`, `yield value` or `yield from value`.
  @inline(never)
  mutating func yield() throws(PythonSyntaxError) -> Expression {
    let start = index
    try enter()
    defer { leave() }
    advance()
    if accept(.from) {
      let value = try expression()
      return make(.yieldFrom(value), position(from: start))
    }
    let value = canStartExpression ? try starExpressions() : nil
    return make(.yield(value), position(from: start))
  }
}
