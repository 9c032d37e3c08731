extension Parser {
  /// Binding strengths, weakest first.
  enum Precedence: Int {
    case or = 1
    case and, not, comparison, bitOr, bitXor, bitAnd, shift, sum, product, unary, power
  }

  /// `star_expressions`: one or, with commas, a tuple.
  mutating func starExpressions() throws(PythonSyntaxError) -> Expression {
    let start = index
    let first = try starExpression()
    guard at(.comma) else { return first }
    var items = [first]
    while accept(.comma), canStartExpression { items.append(try starExpression()) }
    return make(.tuple(items), position(from: start))
  }

  /// Whether the current token can begin an expression or a starred one.
  var canStartExpression: Bool {
    switch token.kind {
    case .name, .number, .string, .formatStart, .brokenFormat: true
    case .keyword(let keyword):
      switch keyword {
      case .none, .true, .false, .lambda, .not, .await, .yield: true
      default: false
      }
    case .punctuator(let punctuator):
      switch punctuator {
      case .leftParenthesis, .leftBracket, .leftBrace, .plus, .minus, .tilde, .star, .ellipsis:
        true
      default: false
      }
    default: false
    }
  }

  mutating func starExpression() throws(PythonSyntaxError) -> Expression {
    let start = index
    guard accept(.star) else { return try expression() }
    let value = try operators(.bitOr)
    return make(.starred(value), position(from: start))
  }

  /// `NAME := expression`, or an expression.
  mutating func namedExpression() throws(PythonSyntaxError) -> Expression {
    let start = index
    let first = try expression()
    guard at(.walrus) else { return first }
    guard case .name = first.kind, !first.isParenthesized else {
      throw PythonSyntaxError(
        "cannot use assignment expressions with \(description(first))", at: first.position)
    }
    advance()
    first.isTarget = true
    let value = try expression()
    return make(.named(first, value), position(from: start))
  }

  /// `expression`: a lambda, or an operation with an optional condition.
  mutating func expression() throws(PythonSyntaxError) -> Expression {
    try enter()
    defer { leave() }
    if at(.lambda) { return try lambda() }
    let start = index
    let body = try operators(.or)
    guard accept(.if) else { return body }
    let test = try operators(.or)
    guard accept(.else) else {
      let plain = invalidSyntax()
      if plain.message != "invalid syntax" || at(.colon) { throw plain }
      throw PythonSyntaxError(
        "expected 'else' after 'if' expression", at: span(body.position, test.position))
    }
    let orElse = try expression()
    return make(
      .conditional(test: test, body: body, orElse: orElse), position(from: start))
  }

  @inline(never)
  private mutating func lambda() throws(PythonSyntaxError) -> Expression {
    let start = index
    advance()
    let parameters = try parameters(until: .colon, allowsAnnotations: false)
    guard accept(.colon) else { throw invalidSyntax() }
    let body = try expression()
    return make(.lambda(parameters, body), position(from: start))
  }

  /// An operation whose operators all bind at least this strongly.
  mutating func operators(_ minimum: Precedence) throws(PythonSyntaxError) -> Expression {
    let start = index
    var left = try prefix(minimum)
    while true {
      guard let (precedence, binary) = operatorAhead, precedence.rawValue >= minimum.rawValue
      else { return left }
      switch precedence {
      case .or, .and: left = try boolean(left, precedence, from: start)
      case .comparison: left = try comparison(left, from: start)
      default:
        advance()
        let next: Precedence =
          precedence == .power ? .unary : Precedence(rawValue: precedence.rawValue + 1) ?? .power
        // Only powers nest to the right.
        if precedence == .power { try enter() }
        let right = try operators(next)
        if precedence == .power { leave() }
        left = make(.binary(left, binary, right), position(from: start))
      }
    }
  }

  private mutating func prefix(_ minimum: Precedence) throws(PythonSyntaxError) -> Expression {
    let sign: UnaryOperator
    let operand: Precedence
    switch token.kind {
    case .keyword(.not) where minimum.rawValue <= Precedence.not.rawValue:
      (sign, operand) = (.not, .not)
    case .punctuator(.minus): (sign, operand) = (.negative, .unary)
    case .punctuator(.plus): (sign, operand) = (.positive, .unary)
    case .punctuator(.tilde): (sign, operand) = (.invert, .unary)
    default: return try postfix()
    }
    guard minimum.rawValue <= operand.rawValue else { throw invalidSyntax() }
    let start = index
    try enter()
    defer { leave() }
    advance()
    let value = try operators(operand)
    return make(.unary(sign, value), position(from: start))
  }

  @inline(never)
  private mutating func boolean(
    _ first: Expression, _ precedence: Precedence, from start: Int
  ) throws(PythonSyntaxError) -> Expression {
    var items = [first]
    let keyword: Keyword = precedence == .or ? .or : .and
    while accept(keyword) {
      items.append(try operators(precedence == .or ? .and : .not))
    }
    return make(.boolean(isAnd: precedence == .and, items), position(from: start))
  }

  @inline(never)
  private mutating func comparison(
    _ first: Expression, from start: Int
  ) throws(PythonSyntaxError) -> Expression {
    var comparisons: [Comparison] = []
    var operands: [Expression] = []
    while let comparison = acceptComparison() {
      comparisons.append(comparison)
      operands.append(try operators(.bitOr))
    }
    return make(.compare(first, comparisons, operands), position(from: start))
  }

  @inline(never)
  private mutating func acceptComparison() -> Comparison? {
    let comparison: Comparison
    switch token.kind {
    case .punctuator(.less): comparison = .rich(.less)
    case .punctuator(.lessOrEqual): comparison = .rich(.lessOrEqual)
    case .punctuator(.equal): comparison = .rich(.equal)
    case .punctuator(.notEqual): comparison = .rich(.notEqual)
    case .punctuator(.greater): comparison = .rich(.greater)
    case .punctuator(.greaterOrEqual): comparison = .rich(.greaterOrEqual)
    case .keyword(.in): comparison = .contained(isNegated: false)
    case .keyword(.not) where kind(after: 1) == .keyword(.in):
      advance()
      comparison = .contained(isNegated: true)
    case .keyword(.is):
      let isNegated = kind(after: 1) == .keyword(.not)
      if isNegated { advance() }
      comparison = .identical(isNegated: isNegated)
    default: return nil
    }
    advance()
    return comparison
  }

  /// The operator that the current token is; the second part only for arithmetic.
  private var operatorAhead: (Precedence, BinaryOperator)? {
    switch token.kind {
    case .keyword(.or): (.or, .or)
    case .keyword(.and): (.and, .and)
    case .keyword(.in), .keyword(.is): (.comparison, .or)
    case .keyword(.not) where kind(after: 1) == .keyword(.in): (.comparison, .or)
    case .punctuator(let punctuator): Self.operators(punctuator)
    default: nil
    }
  }

  private static func operators(_ punctuator: Punctuator) -> (Precedence, BinaryOperator)? {
    switch punctuator {
    case .less, .lessOrEqual, .equal, .notEqual, .greater, .greaterOrEqual: (.comparison, .or)
    case .bar: (.bitOr, .or)
    case .caret: (.bitXor, .xor)
    case .ampersand: (.bitAnd, .and)
    case .leftShift: (.shift, .leftShift)
    case .rightShift: (.shift, .rightShift)
    case .plus: (.sum, .add)
    case .minus: (.sum, .subtract)
    case .star: (.product, .multiply)
    case .slash: (.product, .trueDivide)
    case .doubleSlash: (.product, .floorDivide)
    case .percent: (.product, .remainder)
    case .at: (.product, .matrixMultiply)
    case .doubleStar: (.power, .power)
    default: nil
    }
  }
}
