import BigInt

/// The code of PEP 695: what has type parameters is made in a function around it, which is called
/// at once; bounds and values of aliases are functions that are called when they are asked for.
///
/// Authority: CPython, Python/compile.c: `compiler_type_params`, `compiler_typealias`.
extension CodeGenerator {
  /// Enters the function around and leaves the tuple of the parameters on its stack.
  func enter(_ parameters: TypeParameters, at position: CodePosition, firstLine: Int)
    throws(PythonSyntaxError)
  {
    guard let scope = scopes[ObjectIdentifier(parameters)] else { return }
    push(scope, qualifiedName: qualifiedName(of: scope.name), firstLine: firstLine)
    unit.flags = [.optimized, .newLocals]
    for name in [".defaults", ".kwdefaults"] where scope.owns(name) {
      _ = unit.local(name)
      unit.argumentCount += 1
      unit.positionalOnlyCount += 1
    }
    unit.parameterCount = unit.localNames.count
    _ = unit.constant(.none)
    prologue(at: headPosition(firstLine))
    for parameter in parameters.list {
      load(.text(parameter.name), at: parameter.position)
      if let bound = parameter.bound {
        try lazyFunction(bound, at: parameter.position)
      } else {
        load(.none, at: parameter.position)
      }
      load(.int(BigInt(parameter.kind.rawValue)), at: parameter.position)
      intrinsic(.typeParameter, at: parameter.position)
      if let value = parameter.defaultValue {
        try lazyFunction(value, at: parameter.position)
        intrinsic(.typeParameterDefault, at: parameter.position)
      }
      unit.emit(.copy, 1, at: parameter.position)
      name(parameter.name, .store, at: parameter.position)
    }
    unit.emit(.buildTuple, parameters.list.count, at: position)
  }

  /// Ends the function around, whose result lies on its stack, and leaves the function made where
  /// it is called, with null below it.
  func leaveTypeParameters(at position: CodePosition) {
    unit.emit(.returnValue, at: position)
    let scope = unit.scope
    let code = pop()
    unit.emit(.pushNull, at: position)
    makeFunction(code, scope, flags: 0, at: position)
  }

  /// The function that evaluates a lazy expression.
  private func lazyFunction(
    _ part: LazyExpression, at position: CodePosition
  ) throws(PythonSyntaxError) {
    guard let scope = scopes[ObjectIdentifier(part)] else { return }
    let line = Int(position.line)
    push(scope, qualifiedName: qualifiedName(of: scope.name), firstLine: line)
    unit.flags = [.optimized, .newLocals]
    _ = unit.constant(.none)
    prologue(at: headPosition(line))
    if case .starred(let value) = part.value.kind {
      try visit(value)
    } else {
      try visit(part.value)
    }
    unit.emit(.returnValue, at: part.value.position)
    let code = pop()
    makeFunction(code, scope, flags: 0, at: position)
  }

  /// `type X[T] = value`.
  func typeAlias(
    _ definition: TypeAliasDefinition, at position: CodePosition
  ) throws(PythonSyntaxError) {
    if let parameters = definition.parameters {
      try enter(parameters, at: position, firstLine: Int(position.line))
    } else {
      load(.none, at: position)
    }
    load(.text(definition.name), at: position)
    try lazyFunction(definition.value, at: position)
    intrinsic(.typeAlias, at: position)
    if definition.parameters != nil {
      leaveTypeParameters(at: position)
      unit.emit(.call, 0, at: position)
    }
    name(definition.name, .store, at: position)
  }

  /// A name of a scope that sees a class body: the class's namespace first, then the globals.
  func loadFromClass(_ mangled: String, at position: CodePosition) {
    name("__classdict__", .load, at: position)
    load(.text(mangled), at: position)
    intrinsic(.className, at: position)
  }

  /// Keeps the namespace of a class body for the scopes in it that see it.
  func keepClassNamespace(_ scope: Scope, at position: CodePosition) {
    guard scope.needsClassDict else { return }
    intrinsic(.classNamespace, at: position)
    unit.emit(.storeDeref, cellPlace("__classdict__"), .cell, at: position)
  }
}
