extension Parser {
  /// An error with these words at the current token.
  @inline(never)
  func failure(_ message: String) -> PythonSyntaxError {
    unclosed() ?? PythonSyntaxError(message, at: token.position)
  }

  /// The error that CPython raises when no rule fits.
  @inline(never)
  func invalidSyntax() -> PythonSyntaxError {
    switch token.kind {
    case .indent:
      return PythonSyntaxError(
        "unexpected indent", at: token.position, class: .indentationError)
    case .dedent where openBracket == nil:
      return PythonSyntaxError("invalid syntax", at: token.position)
    case .formatMiddle, .formatEnd:
      if insideField { return failure("f-string: expecting '}'") }
    case .keyword(.not) where index > 0 && endsOperand(tokens[index - 1].kind):
      // `not` is read as the beginning of `not in`; what follows it is wrong.
      if index + 1 < tokens.count {
        return PythonSyntaxError("invalid syntax", at: tokens[index + 1].position)
      }
    case .punctuator(.greater) where index > 0 && tokens[index - 1].kind == .punctuator(.less):
      // CPython's tokenizer reads `<>` as one operator.
      if tokens[index - 1].end == token.start {
        return PythonSyntaxError(
          "invalid syntax", at: span(tokens[index - 1].position, token.position))
      }
    default: break
    }
    return failure("invalid syntax")
  }

  private func endsOperand(_ kind: Token.Kind) -> Bool {
    switch kind {
    case .name, .number, .string, .keyword(.none), .keyword(.true), .keyword(.false),
      .punctuator(.rightParenthesis), .punctuator(.rightBracket), .punctuator(.rightBrace):
      true
    default: false
    }
  }

  private var insideField: Bool { index > 0 && tokens[index - 1].kind != .formatStart }

  /// An open bracket explains any error on a later line.
  private func unclosed() -> PythonSyntaxError? {
    guard let bracket = openBracket else { return nil }
    let isAtEnd = token.kind == .newline || token.kind == .end || token.kind == .dedent
    guard isAtEnd || token.position.line > bracket.position.line else { return nil }
    let opener = Character(Unicode.Scalar(bracket.byte))
    return PythonSyntaxError("'\(opener)' was never closed", at: bracket.position)
  }

  /// Whether the current token can begin an expression (but for brackets, which continue one).
  var startsExpression: Bool {
    switch token.kind {
    case .name, .number, .string, .formatStart, .brokenFormat: true
    case .keyword(.none), .keyword(.true), .keyword(.false), .keyword(.lambda), .keyword(.not):
      true
    default: false
    }
  }

  /// The error for two expressions side by side inside brackets.
  @inline(never)
  mutating func missingComma(after first: Expression) -> PythonSyntaxError {
    if at(.assign), let meant = meantComparison(first) { return meant }
    let plain = invalidSyntax()
    guard startsExpression, plain.message == "invalid syntax" else { return plain }
    let saved = index
    defer { index = saved }
    do {
      let second = try expression()
      return PythonSyntaxError(
        "invalid syntax. Perhaps you forgot a comma?", at: span(first.position, second.position))
    } catch { return plain }
  }

  /// The error for `name = value` where only an expression can stand (3.10+).
  ///
  /// Authority: CPython, Grammar/python.gram: `invalid_named_expression`.
  private mutating func meantComparison(_ target: Expression) -> PythonSyntaxError? {
    guard level >= .python310, case .name = target.kind else { return nil }
    let saved = index
    defer { index = saved }
    advance()
    guard let value = try? operators(.bitOr), !at(.assign), !at(.walrus) else { return nil }
    return PythonSyntaxError(
      "invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
      at: span(target.position, value.position))
  }

  /// What CPython calls an expression in "cannot assign to ..".
  func description(_ node: Expression) -> String {
    switch node.kind {
    case .attribute: "attribute"
    case .subscript: "subscript"
    case .starred: "starred"
    case .name: "name"
    case .list: "list"
    case .tuple: "tuple"
    case .lambda: "lambda"
    case .call: "function call"
    case .boolean, .binary, .unary, .slice: "expression"
    case .yield, .yieldFrom: "yield expression"
    case .comprehension(let comprehension):
      switch comprehension.kind {
      case .list: "list comprehension"
      case .set: "set comprehension"
      case .dictionary: "dict comprehension"
      case .generator: "generator expression"
      }
    case .dictionary: "dict literal"
    case .set: "set display"
    case .joined, .formatted: "f-string expression"
    case .compare: "comparison"
    case .conditional: "conditional expression"
    case .named: "named expression"
    case .constant(let value):
      switch value {
      case .none: "None"
      case .bool(let isTrue): isTrue ? "True" : "False"
      case .ellipsis: "ellipsis"
      default: "literal"
      }
    }
  }
}
