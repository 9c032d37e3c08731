/// The scopes of PEP 695: one around what has type parameters, and one for each lazy expression.
///
/// Authority: CPython, Python/symtable.c: `symtable_enter_type_param_block`.
extension ScopeBuilder {
  /// Enters the scope of type parameters and binds them; `pop` must follow.
  mutating func enter(
    _ parameters: TypeParameters, of name: String, at position: CodePosition,
    hasDefaults: Bool = false, hasKeywordDefaults: Bool = false, isClass: Bool = false
  ) throws(PythonSyntaxError) {
    pushAnnotation("<generic parameters of \(name)>", for: parameters, at: position)
    if hasDefaults { declareHidden(".defaults") }
    if hasKeywordDefaults { declareHidden(".kwdefaults") }
    if isClass {
      scope.update(".type_params") {
        $0.isBound = true
        $0.isUsed = true
      }
      scope.update(".generic_base") {
        $0.isBound = true
        $0.isUsed = true
      }
    }
    var seen: Set<String> = []
    for parameter in parameters.list {
      if !seen.insert(parameter.name).inserted {
        throw PythonSyntaxError(
          "duplicate type parameter '\(parameter.name)'", at: parameter.position)
      }
      bind(parameter.name)
      for part in [parameter.bound, parameter.defaultValue] {
        if let part { try visitLazy(part, named: parameter.name, at: parameter.position) }
      }
    }
  }

  private func declareHidden(_ name: String) {
    scope.update(name) {
      $0.isBound = true
      $0.isParameter = true
      $0.isUsed = true
    }
  }

  /// A scope that sees the names of the class body it stands in.
  private mutating func pushAnnotation(
    _ name: String, for node: AnyObject, at position: CodePosition
  ) {
    let seesClass = scope.isClass || scope.seesClass
    push(.annotation, name, for: node, at: position)
    scope.seesClass = seesClass
    if seesClass { scope.update("__classdict__") { $0.isUsed = true } }
  }

  mutating func visitLazy(
    _ part: LazyExpression, named name: String, at position: CodePosition
  ) throws(PythonSyntaxError) {
    pushAnnotation(name, for: part, at: position)
    try visit(part.value)
    pop()
  }

  mutating func visit(
    _ definition: TypeAliasDefinition, at position: CodePosition
  ) throws(PythonSyntaxError) {
    bind(definition.name)
    if let parameters = definition.parameters {
      try enter(parameters, of: definition.name, at: position)
    }
    try visitLazy(definition.value, named: definition.name, at: position)
    if definition.parameters != nil { pop() }
  }
}
