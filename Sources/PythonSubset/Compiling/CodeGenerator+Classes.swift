import BigInt

extension CodeGenerator {
  func classDefinition(
    _ definition: ClassDefinition, at position: CodePosition
  ) throws(PythonSyntaxError) {
    guard let scope = scopes[ObjectIdentifier(definition)] else { return }
    for decorator in definition.decorators { try visit(decorator) }
    let firstLine = definition.decorators.first.map { Int($0.position.line) } ?? Int(position.line)
    if let typeParameters = definition.typeParameters {
      try enter(typeParameters, at: position, firstLine: firstLine)
      name(".type_params", .store, at: position)
    }
    unit.emit(.pushNull, at: position)
    unit.emit(.loadBuildClass, at: position)
    let code = try classBody(definition, scope, firstLine: firstLine)
    var bases = definition.bases
    if definition.typeParameters != nil {
      name(".type_params", .load, at: position)
      intrinsic(.genericBase, at: position)
      name(".generic_base", .store, at: position)
      bases.append(Expression(.name(".generic_base"), position))
    }
    makeFunction(code, scope, flags: 0, at: position)
    load(.text(definition.name), at: position)
    try arguments(bases, definition.keywords, pushed: 2, at: position)
    if definition.typeParameters != nil {
      leaveTypeParameters(at: position)
      unit.emit(.call, 0, at: position)
    }
    try decorate(definition.decorators, of: position)
    name(definition.name, .store, at: position)
  }

  private func classBody(
    _ definition: ClassDefinition, _ scope: Scope, firstLine: Int
  ) throws(PythonSyntaxError) -> CodeObject {
    let qualified = qualifiedName(of: definition.name)
    push(scope, qualifiedName: qualified, firstLine: firstLine)
    let start = headPosition(firstLine)
    prologue(at: start)
    name("__name__", .load, at: start)
    name("__module__", .store, at: start)
    load(.text(qualified), at: start)
    name("__qualname__", .store, at: start)
    if level >= .python313 {
      load(.int(BigInt(firstLine)), at: start)
      name("__firstlineno__", .store, at: start)
    }
    if definition.typeParameters != nil {
      name(".type_params", .load, at: start)
      name("__type_params__", .store, at: start)
    }
    keepClassNamespace(scope, at: start)
    try body(definition.body, at: start)
    let end = unit.instructions.last?.position ?? start
    if level >= .python313 {
      load(.tuple(unit.staticAttributes.sorted().map { .text($0) }), at: end)
      name("__static_attributes__", .store, at: end)
    }
    if scope.needsClassCell {
      unit.emit(.loadClosure, cellPlace("__class__"), .cell, at: end)
      unit.emit(.copy, 1, at: end)
      name("__classcell__", .store, at: end)
      unit.emit(.returnValue, at: end)
    } else {
      load(.none, at: end)
      unit.emit(.returnValue, at: end)
    }
    return pop()
  }

  /// Notes an attribute that a method sets on `self` (3.13).
  func noteStaticAttribute(_ owner: Expression, _ name: String) {
    guard level >= .python313, case .name("self") = owner.kind else { return }
    for unit in [unit] + units.reversed() where unit.scope.isClass {
      unit.staticAttributes.insert(name)
      return
    }
  }

  /// The statements of a module or class body, with docstring and annotations.
  func body(_ statements: [Statement], at start: CodePosition) throws(PythonSyntaxError) {
    if Statement.hasAnnotation(statements) { unit.emit(.setupAnnotations, at: start) }
    guard !isInteractive || units.count > 1, let first = statements.first,
      case .expression(let node) = first.kind, node.isText, let text = node.constant
    else { return try visit(statements) }
    load(level >= .python313 ? text.cleanedDocstring : text, at: node.position)
    name("__doc__", .store, at: node.position)
    mark(first.headLines, at: first.position)
    try visit(Array(statements.dropFirst()))
  }
}

extension Statement {
  /// Whether statements, or suites in them, annotate a variable.
  static func hasAnnotation(_ statements: [Statement]) -> Bool {
    var work = statements
    while let next = work.popLast() {
      switch next.kind {
      case .annotated: return true
      case .if(let branches, let orElse): work += branches.flatMap { $0.body } + orElse
      case .while(_, let body, let orElse), .for(_, _, let body, let orElse):
        work += body + orElse
      case .try(let body, let handlers, let orElse, let final, _):
        work += body + handlers.flatMap { $0.body } + orElse + final
      case .with(_, let body): work += body
      case .match(_, let cases): work += cases.flatMap { $0.body }
      default: break
      }
    }
    return false
  }
}
