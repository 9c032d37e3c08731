extension Parser {
  /// `[T, U: int, *Ts, **P]`, or nil where there is none (3.12+).
  mutating func typeParameters() throws(PythonSyntaxError) -> TypeParameters? {
    guard level >= .python312, at(.leftBracket) else { return nil }
    advance()
    if at(.rightBracket) { throw failure("Type parameter list cannot be empty") }
    var list: [TypeParameter] = []
    repeat {
      if at(.rightBracket) { break }
      list.append(try typeParameter())
    } while accept(.comma)
    try expect(.rightBracket)
    return TypeParameters(list)
  }

  private mutating func typeParameter() throws(PythonSyntaxError) -> TypeParameter {
    let start = index
    var kind = TypeParameter.Kind.variable
    if accept(.star) {
      kind = .tuple
    } else if accept(.doubleStar) {
      kind = .specification
    }
    let name = try expectName()
    var bound: LazyExpression?
    if at(.colon) {
      let colon = token.position
      advance()
      let value = try expression()
      guard kind == .variable else {
        let what = kind == .tuple ? "TypeVarTuple" : "ParamSpec"
        var isTuple = false
        if case .tuple = value.kind { isTuple = true }
        throw PythonSyntaxError(
          "cannot use \(isTuple ? "constraints" : "bound") with \(what)",
          at: span(colon, value.position))
      }
      if case .tuple = value.kind { kind = .variableWithConstraints }
      bound = LazyExpression(value)
    }
    var defaultValue: LazyExpression?
    if level >= .python313, accept(.assign) {
      defaultValue = LazyExpression(kind == .tuple ? try starExpression() : try expression())
    }
    return TypeParameter(
      kind: kind, name: name, bound: bound, defaultValue: defaultValue,
      position: position(from: start))
  }

  /// `type X = value`; nil where `type` is a plain name.
  mutating func typeAlias(from start: Int) throws(PythonSyntaxError) -> Statement? {
    guard level >= .python312, nameText == "type", kind(after: 1) == .name else { return nil }
    let following = kind(after: 2)
    guard following == .punctuator(.assign) || following == .punctuator(.leftBracket) else {
      return nil
    }
    advance()
    let name = try expectName()
    let parameters = try typeParameters()
    try expect(.assign)
    let value = LazyExpression(try expression())
    let definition = TypeAliasDefinition(name: name, parameters: parameters, value: value)
    return statement(.typeAlias(definition), from: start)
  }
}
