extension ScopeBuilder {
  /// Visits an expression; chains are unrolled, so that only true nesting recurses.
  mutating func visit(_ node: Expression) throws(PythonSyntaxError) {
    var spine = [node]
    while let inner = spine[spine.count - 1].chained { spine.append(inner) }
    for link in spine.reversed() { try visitLink(link) }
  }

  private mutating func visitAll(_ nodes: [Expression]) throws(PythonSyntaxError) {
    for node in nodes { try visit(node) }
  }

  private mutating func visitOptional(_ node: Expression?) throws(PythonSyntaxError) {
    if let node { try visit(node) }
  }

  /// Visits a node but for the operand on its left, which is already visited.
  private mutating func visitLink(_ node: Expression) throws(PythonSyntaxError) {
    switch node.kind {
    case .name(let name):
      if node.isTarget { bind(name) } else { use(name) }
    case .constant, .attribute: break
    case .binary(_, _, let right), .subscript(_, let right): try visit(right)
    case .call(_, let arguments, let keywords):
      try visitAll(arguments)
      for keyword in keywords { try visit(keyword.value) }
    case .joined(let items), .tuple(let items), .list(let items), .set(let items),
      .boolean(_, let items):
      try visitAll(items)
    case .formatted(let value, _, let specification):
      try visit(value)
      try visitOptional(specification)
    case .dictionary(let keys, let values):
      for (place, value) in values.enumerated() {
        try visitOptional(keys[place])
        try visit(value)
      }
    case .unary(_, let value), .starred(let value): try visit(value)
    case .compare(let first, _, let others):
      try visit(first)
      try visitAll(others)
    case .conditional(let test, let body, let orElse):
      try visit(test)
      try visit(body)
      try visit(orElse)
    case .slice(let start, let stop, let step):
      try visitOptional(start)
      try visitOptional(stop)
      try visitOptional(step)
    default: try visitScoped(node)
    }
  }

  private mutating func visitScoped(_ node: Expression) throws(PythonSyntaxError) {
    switch node.kind {
    case .lambda(let parameters, let body):
      try defaults(parameters)
      push(.lambda, "<lambda>", for: node, at: node.position)
      try declare(parameters)
      try visit(body)
      pop()
    case .named(let target, let value):
      if scope.iterableDepth > 0 {
        throw PythonSyntaxError(
          "assignment expression cannot be used in a comprehension iterable expression",
          at: symbolPosition(node.position))
      }
      if case .name(let name) = target.kind { try checkNamed(name, at: target.position) }
      try visit(value)
      if case .name(let name) = target.kind { bindNamed(name) }
    case .comprehension(let comprehension): try visit(comprehension, node)
    case .yield(let value):
      try yield(node, "'yield'")
      try visitOptional(value)
    case .yieldFrom(let value):
      try yield(node, "'yield from'")
      try visit(value)
    default: break
    }
  }

  private func yield(_ node: Expression, _ word: String) throws(PythonSyntaxError) {
    if case .comprehension(let kind) = scope.kind {
      let place =
        switch kind {
        case .list: "list comprehension"
        case .set: "set comprehension"
        case .dictionary: "dict comprehension"
        case .generator: "generator expression"
        }
      throw PythonSyntaxError("'yield' inside \(place)", at: node.position)
    }
    guard scope.isFunctionLike else {
      throw PythonSyntaxError("'yield' outside function", at: node.position)
    }
    scope.isGenerator = true
  }

  private mutating func visit(
    _ comprehension: Comprehension, _ node: Expression
  ) throws(PythonSyntaxError) {
    let name =
      switch comprehension.kind {
      case .list: "<listcomp>"
      case .set: "<setcomp>"
      case .dictionary: "<dictcomp>"
      case .generator: "<genexpr>"
      }
    for (place, clause) in comprehension.clauses.enumerated() {
      if place == 0 {
        try visitIterable(clause.iterable)
        push(.comprehension(comprehension.kind), name, for: node, at: node.position)
        scope.isGenerator = comprehension.kind == .generator
        scope.update(".0") {
          $0.isBound = true
          $0.isParameter = true
        }
      }
      try checkIterationTargets(clause.target, node)
      try visit(clause.target)
      markIterationTargets(clause.target)
      if place > 0 { try visitIterable(clause.iterable) }
      for condition in clause.conditions { try visit(condition) }
    }
    if let value = comprehension.value, level >= .python38 {
      try visit(comprehension.element)
      try visit(value)
    } else {
      try visit(comprehension.element)
    }
    pop()
  }

  /// Visits what a clause of a comprehension goes through, where `:=` is not allowed.
  private mutating func visitIterable(_ iterable: Expression) throws(PythonSyntaxError) {
    scope.iterableDepth += 1
    try visit(iterable)
    scope.iterableDepth -= 1
  }

  /// A loop of a comprehension may not bind what a `:=` before it has bound.
  private func checkIterationTargets(
    _ target: Expression, _ comprehension: Expression
  ) throws(PythonSyntaxError) {
    for (name, position) in iterationNames(target) {
      guard let symbol = scope.symbols[scope.mangled(name)], symbol.isGlobal || symbol.isNonlocal
      else { continue }
      throw PythonSyntaxError(
        "comprehension inner loop cannot rebind assignment expression target '\(name)'",
        at: level >= .python310 ? position : comprehension.position)
    }
  }

  private func markIterationTargets(_ target: Expression) {
    for (name, _) in iterationNames(target) {
      scope.update(scope.mangled(name)) { $0.isIterationTarget = true }
    }
  }

  /// The names that a loop's target binds, in the order of the source.
  private func iterationNames(_ target: Expression) -> [(String, CodePosition)] {
    var names: [(String, CodePosition)] = []
    var work = [target]
    while let next = work.popLast() {
      switch next.kind {
      case .name(let name): names.append((name, next.position))
      case .tuple(let items), .list(let items): work += items.reversed()
      case .starred(let inner): work.append(inner)
      default: break
      }
    }
    return names
  }
}

extension Expression {
  /// The operand on the left of a chain's link, which is visited by a loop.
  var chained: Expression? {
    switch kind {
    case .binary(let left, _, _): left
    case .attribute(let owner, _), .subscript(let owner, _), .call(let owner, _, _): owner
    default: nil
    }
  }
}
