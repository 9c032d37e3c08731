extension Parser {
  /// The parameters of a function or lambda, up to but without `end`.
  mutating func parameters(
    until end: Punctuator, allowsAnnotations: Bool
  ) throws(PythonSyntaxError) -> Parameters {
    var result = Parameters()
    var hasStar = false
    var isAfterBareStar = false
    var hasSlash = false
    while !at(end) {
      if result.keywords != nil {
        throw failure("arguments cannot follow var-keyword argument")
      }
      if at(.slash) {
        try slash(&result, &hasSlash, hasStar: hasStar)
      } else if at(.star) {
        if hasStar { throw failure("* argument may appear only once") }
        if kind(after: 1) == .punctuator(end) {
          // CPython points at the star of a function, at the colon of a lambda.
          if !allowsAnnotations { advance() }
          throw failure("named arguments must follow bare *")
        }
        advance()
        hasStar = true
        isAfterBareStar = at(.comma)
        if !isAfterBareStar {
          result.variadic = try parameter(allowsAnnotations, allowsStar: true)
          if at(.assign) {
            throw failure("var-positional argument cannot have default value")
          }
        }
      } else if accept(.doubleStar) {
        if isAfterBareStar { throw failure("named arguments must follow bare *") }
        result.keywords = try parameter(allowsAnnotations)
        if at(.assign) { throw failure("var-keyword argument cannot have default value") }
      } else {
        isAfterBareStar = false
        try plainParameter(&result, isKeywordOnly: hasStar, allowsAnnotations)
      }
      guard accept(.comma) else { break }
    }
    if isAfterBareStar { throw failure("named arguments must follow bare *") }
    return result
  }

  private mutating func slash(
    _ result: inout Parameters, _ hasSlash: inout Bool, hasStar: Bool
  ) throws(PythonSyntaxError) {
    if hasSlash { throw failure("/ may appear only once") }
    if hasStar { throw failure("/ must be ahead of *") }
    if result.positional.isEmpty { throw failure("at least one argument must precede /") }
    advance()
    hasSlash = true
    result.positionalOnly = result.positional
    result.positional = []
  }

  private mutating func parameter(
    _ allowsAnnotations: Bool, allowsStar: Bool = false
  ) throws(PythonSyntaxError) -> Parameter {
    let start = index
    let name = try expectName()
    var annotation: Expression?
    if allowsAnnotations, accept(.colon) {
      annotation = allowsStar ? try starExpression() : try expression()
    }
    return Parameter(name: name, annotation: annotation, position: position(from: start))
  }

  private mutating func plainParameter(
    _ result: inout Parameters, isKeywordOnly: Bool, _ allowsAnnotations: Bool
  ) throws(PythonSyntaxError) {
    let parameter = try parameter(allowsAnnotations)
    var value: Expression?
    if accept(.assign) {
      if at(.comma) || at(.rightParenthesis) || at(.colon) {
        throw PythonSyntaxError(
          "expected default value expression", at: tokens[index - 1].position)
      }
      value = try expression()
    }
    if isKeywordOnly {
      result.keywordOnly.append(parameter)
      result.keywordDefaults.append(value)
      return
    }
    result.positional.append(parameter)
    if let value {
      result.defaults.append(value)
    } else if !result.defaults.isEmpty {
      throw PythonSyntaxError(
        level >= .python312
          ? "parameter without a default follows parameter with a default"
          : "non-default argument follows default argument", at: parameter.position)
    }
  }
}
