extension Parser {
  /// A `match` statement, or nil when `match` is a plain name here.
  mutating func matchStatement(from start: Int) throws(PythonSyntaxError) -> Statement? {
    guard level >= .python310 else { return nil }
    advance()
    guard canStartExpression, let subject = matchSubject() else {
      index = start
      return nil
    }
    let head = lines(from: start)
    guard token.kind == .newline else {
      index = start
      return nil
    }
    advance()
    guard token.kind == .indent else {
      throw PythonSyntaxError(
        "expected an indented block after 'match' statement on line \(head.lowerBound)",
        at: token.position, class: .indentationError)
    }
    advance()
    try enter()
    defer { leave() }
    var cases: [MatchCase] = []
    while nameText == "case" { cases.append(try matchCase()) }
    if cases.isEmpty { throw invalidSyntax() }
    guard token.kind == .dedent || token.kind == .end else { throw invalidSyntax() }
    if token.kind == .dedent { advance() }
    return statement(.match(subject, cases), from: start, head: head)
  }

  /// The subject and its colon.
  private mutating func matchSubject() -> Expression? {
    do {
      let start = index
      var subject = at(.star) ? try starExpression() : try namedExpression()
      if at(.comma) {
        var items = [subject]
        while accept(.comma), canStartExpression {
          items.append(at(.star) ? try starExpression() : try namedExpression())
        }
        subject = make(.tuple(items), position(from: start))
      }
      return accept(.colon) ? subject : nil
    } catch { return nil }
  }

  private mutating func matchCase() throws(PythonSyntaxError) -> MatchCase {
    let start = index
    advance()
    let pattern = try openPattern()
    let condition = accept(.if) ? try namedExpression() : nil
    try expect(.colon)
    let head = lines(from: start)
    let body = try suite(of: "'case' statement", line: head.lowerBound)
    return MatchCase(pattern: pattern, condition: condition, body: body, headLines: head)
  }

  /// A pattern, or an open sequence of them.
  private mutating func openPattern() throws(PythonSyntaxError) -> Pattern {
    let start = index
    let first = try starPattern()
    var isSequence = false
    if case .star = first.kind { isSequence = true }
    var items = [first]
    while accept(.comma) {
      isSequence = true
      if at(.colon) || at(.if) { break }
      items.append(try starPattern())
    }
    if !isSequence { return first }
    return Pattern(.sequence(items), position(from: start))
  }

  private mutating func starPattern() throws(PythonSyntaxError) -> Pattern {
    let start = index
    guard accept(.star) else { return try asPattern() }
    let name = try expectName()
    return Pattern(.star(name == "_" ? nil : name), position(from: start))
  }

  private mutating func asPattern() throws(PythonSyntaxError) -> Pattern {
    try enter()
    defer { leave() }
    let start = index
    var pattern = try closedPattern()
    if at(.bar) {
      var items = [pattern]
      while accept(.bar) { items.append(try closedPattern()) }
      pattern = Pattern(.alternatives(items), position(from: start))
    }
    guard accept(.as) else { return pattern }
    if nameText == "_" { throw failure("cannot use '_' as a target") }
    guard token.kind == .name else { throw failure("invalid pattern target") }
    let name = try expectName()
    return Pattern(.capture(pattern, name), position(from: start))
  }

  private mutating func closedPattern() throws(PythonSyntaxError) -> Pattern {
    let start = index
    switch token.kind {
    case .keyword(.none): return singleton(.none)
    case .keyword(.true): return singleton(.bool(true))
    case .keyword(.false): return singleton(.bool(false))
    case .number, .punctuator(.minus), .string, .formatStart, .brokenFormat:
      let value = try operators(.sum)
      return Pattern(.value(value), position(from: start))
    case .punctuator(.leftParenthesis), .punctuator(.leftBracket): return try groupPattern()
    case .punctuator(.leftBrace): return try mappingPattern()
    case .name: return try namePattern()
    default: throw invalidSyntax()
    }
  }

  private mutating func singleton(_ value: Constant) -> Pattern {
    let position = token.position
    advance()
    return Pattern(.singleton(value), position)
  }

  private mutating func groupPattern() throws(PythonSyntaxError) -> Pattern {
    let start = index
    let isList = at(.leftBracket)
    let end: Punctuator = isList ? .rightBracket : .rightParenthesis
    advance()
    var items: [Pattern] = []
    var isSequence = isList
    while !at(end) {
      let item = try starPattern()
      if case .star = item.kind { isSequence = true }
      items.append(item)
      guard accept(.comma) else { break }
      isSequence = true
    }
    try expect(end)
    if !isSequence, let only = items.first { return only }
    return Pattern(.sequence(items), position(from: start))
  }

  private mutating func mappingPattern() throws(PythonSyntaxError) -> Pattern {
    let start = index
    advance()
    var keys: [Expression] = []
    var patterns: [Pattern] = []
    var rest: String?
    while !at(.rightBrace) {
      if accept(.doubleStar) {
        rest = try expectName()
        _ = accept(.comma)
        break
      } else {
        keys.append(try operators(.sum))
        try expect(.colon)
        patterns.append(try asPattern())
      }
      guard accept(.comma) else { break }
    }
    try expect(.rightBrace)
    return Pattern(.mapping(keys: keys, patterns: patterns, rest: rest), position(from: start))
  }

  /// A capture, the wildcard, a dotted value or a class pattern.
  private mutating func namePattern() throws(PythonSyntaxError) -> Pattern {
    let start = index
    let name = try expectName()
    var node = make(.name(name), position(from: start))
    let isDotted = at(.dot)
    while accept(.dot) {
      let attribute = try expectName()
      node = make(.attribute(node, attribute), position(from: start))
    }
    if at(.leftParenthesis) { return try classPattern(node, from: start) }
    if isDotted { return Pattern(.value(node), position(from: start)) }
    return Pattern(.capture(nil, name == "_" ? nil : name), position(from: start))
  }

  private mutating func classPattern(
    _ type: Expression, from start: Int
  ) throws(PythonSyntaxError) -> Pattern {
    advance()
    var patterns: [Pattern] = []
    var keywords: [String] = []
    var keywordPatterns: [Pattern] = []
    while !at(.rightParenthesis) {
      if let name = nameText, kind(after: 1) == .punctuator(.assign) {
        if keywords.contains(name) {
          throw failure("attribute name repeated in class pattern: \(name)")
        }
        advance()
        advance()
        keywords.append(name)
        keywordPatterns.append(try asPattern())
      } else {
        if !keywords.isEmpty {
          throw failure("positional patterns follow keyword patterns")
        }
        patterns.append(try asPattern())
      }
      guard accept(.comma) else { break }
    }
    try expect(.rightParenthesis)
    return Pattern(
      .class(type, patterns, keywords: keywords, keywordPatterns: keywordPatterns),
      position(from: start))
  }
}
