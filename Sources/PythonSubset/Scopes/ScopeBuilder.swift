import Runtimes

/// The first pass over names: which scope binds and uses which.
///
/// Scopes are made in the order in which `CodeGenerator` enters them, keyed by their node.
struct ScopeBuilder {
  let level: LanguageLevel
  let futureAnnotations: Bool
  var scopes: [ObjectIdentifier: Scope] = [:]
  var stack: [Scope] = []
  let module: Scope

  init(level: LanguageLevel, futureAnnotations: Bool) {
    self.level = level
    self.futureAnnotations = futureAnnotations
    module = Scope(
      .module, name: "<module>", privateName: nil, isNested: false,
      position: CodePosition(line: 1, column: 0, endLine: 1, endColumn: 0))
    stack = [module]
  }

  var scope: Scope { stack[stack.count - 1] }

  // MARK: Names

  func use(_ name: String) {
    scope.update(scope.mangled(name)) { $0.isUsed = true }
    if name == "super", scope.isFunctionLike {
      scope.update("__class__") { $0.isUsed = true }
    }
  }

  func bind(_ name: String) {
    scope.update(scope.mangled(name)) { $0.isBound = true }
  }

  /// Where a version points to for a rule about names: to 3.9 one column too far left.
  func symbolPosition(_ position: CodePosition) -> CodePosition {
    guard level < .python310 else { return position }
    var position = position
    position.column -= 1
    return position
  }

  /// Whether a `:=` in a comprehension may bind a name.
  func checkNamed(_ name: String, at position: CodePosition) throws(PythonSyntaxError) {
    guard scope.isComprehension else { return }
    let mangled = scope.mangled(name)
    for outer in stack.reversed() {
      guard outer.isComprehension else {
        guard outer.isClass else { return }
        throw PythonSyntaxError(
          "assignment expression within a comprehension cannot be used in a class body",
          at: symbolPosition(position))
      }
      if outer.symbols[mangled]?.isIterationTarget == true {
        throw PythonSyntaxError(
          "assignment expression cannot rebind comprehension iteration variable '\(name)'",
          at: symbolPosition(position))
      }
    }
  }

  /// Binds the target of `:=`, which passes through comprehensions.
  func bindNamed(_ name: String) {
    guard let place = stack.lastIndex(where: { !$0.isComprehension }),
      place < stack.count - 1
    else { return bind(name) }
    let mangled = scope.mangled(name)
    let outer = stack[place]
    let isGlobal = !outer.isFunctionLike || outer.symbols[mangled]?.isGlobal == true
    for inner in stack[place...].dropFirst() {
      inner.update(mangled) {
        if isGlobal { $0.isGlobal = true } else { $0.isNonlocal = true }
        $0.isUsed = true
      }
    }
    outer.update(mangled) { if isGlobal { $0.isUsed = true } else { $0.isBound = true } }
    if !outer.isFunctionLike { outer.update(mangled) { $0.isBound = true } }
  }

  // MARK: Scopes

  mutating func push(
    _ kind: Scope.Kind, _ name: String, for node: AnyObject, at position: CodePosition,
    privateName: String? = nil
  ) {
    let isNested = stack.contains { $0.isFunctionLike }
    let child = Scope(
      kind, name: name, privateName: privateName ?? scope.privateName, isNested: isNested,
      position: position)
    child.iterableDepth = scope.iterableDepth
    scope.children.append(child)
    scopes[ObjectIdentifier(node)] = child
    stack.append(child)
  }

  mutating func pop() { stack.removeLast() }

  mutating func defaults(_ parameters: Parameters) throws(PythonSyntaxError) {
    for value in parameters.defaults { try visit(value) }
    for value in parameters.keywordDefaults { if let value { try visit(value) } }
  }

  func declare(_ parameters: Parameters) throws(PythonSyntaxError) {
    for parameter in parameters.inSlotOrder {
      let name = scope.mangled(parameter.name)
      if scope.symbols[name]?.isParameter == true {
        throw PythonSyntaxError(
          "duplicate argument '\(parameter.name)' in function definition",
          at: parameter.position)
      }
      if name == "__debug__" {
        throw PythonSyntaxError("cannot assign to __debug__", at: parameter.position)
      }
      scope.update(name) {
        $0.isBound = true
        $0.isParameter = true
      }
    }
  }
}
