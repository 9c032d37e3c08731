extension ScopeBuilder {
  mutating func visit(_ statements: [Statement]) throws(PythonSyntaxError) {
    for statement in statements { try visit(statement) }
  }

  private mutating func visitOptional(_ node: Expression?) throws(PythonSyntaxError) {
    if let node { try visit(node) }
  }

  private mutating func visit(_ statement: Statement) throws(PythonSyntaxError) {
    switch statement.kind {
    case .expression(let value): try visit(value)
    case .assign(let targets, let value):
      try visit(value)
      for target in targets { try visit(target) }
    case .augmented(let target, _, let value):
      if case .name(let name) = target.kind { use(name) }
      try visit(target)
      try visit(value)
    case .annotated: try visitAnnotated(statement)
    case .delete(let targets): for target in targets { try visit(target) }
    case .pass, .break, .continue: break
    case .return(let value):
      if !scope.isFunctionLike {
        throw PythonSyntaxError("'return' outside function", at: statement.position)
      }
      try visitOptional(value)
    case .raise(let value, let cause):
      try visitOptional(value)
      try visitOptional(cause)
    case .global(let names): try declare(names, isGlobal: true, at: statement.position)
    case .nonlocal(let names): try declare(names, isGlobal: false, at: statement.position)
    case .assert(let test, let message):
      try visit(test)
      try visitOptional(message)
    case .import(let aliases):
      for alias in aliases { bind(alias.boundName) }
    case .importFrom(_, let aliases, _):
      for alias in aliases {
        if alias.name != "*" {
          bind(alias.boundName)
        } else if scope !== module {
          throw PythonSyntaxError("import * only allowed at module level", at: alias.position)
        }
      }
    default: try visitCompound(statement)
    }
  }

  private mutating func visitAnnotated(_ statement: Statement) throws(PythonSyntaxError) {
    guard case .annotated(let target, let annotation, let value, let isSimple) = statement.kind
    else { return }
    if case .name(let name) = target.kind {
      if let symbol = scope.symbols[scope.mangled(name)], isSimple, scope !== module,
        symbol.isGlobal || symbol.isNonlocal
      {
        throw PythonSyntaxError(
          "annotated name '\(name)' can't be \(symbol.isGlobal ? "global" : "nonlocal")",
          at: statement.position)
      }
      if isSimple || value != nil { bind(name) }
      scope.update(scope.mangled(name)) { $0.isAnnotated = true }
    } else {
      try visit(target)
    }
    try annotationExpression(annotation)
    try visitOptional(value)
  }

  private mutating func annotationExpression(_ node: Expression) throws(PythonSyntaxError) {
    if !futureAnnotations { try visit(node) }
  }

  private mutating func visitCompound(_ statement: Statement) throws(PythonSyntaxError) {
    switch statement.kind {
    case .if(let branches, let orElse):
      for branch in branches {
        try visit(branch.test)
        try visit(branch.body)
      }
      try visit(orElse)
    case .while(let test, let body, let orElse):
      try visit(test)
      try visit(body)
      try visit(orElse)
    case .for(let target, let iterable, let body, let orElse):
      try visit(target)
      try visit(iterable)
      try visit(body)
      try visit(orElse)
    case .try(let body, let handlers, let orElse, let final, _):
      try visit(body)
      for handler in handlers {
        try visitOptional(handler.type)
        if let name = handler.name { bind(name) }
        try visit(handler.body)
      }
      try visit(orElse)
      try visit(final)
    case .with(let items, let body):
      for item in items {
        try visit(item.context)
        try visitOptional(item.target)
      }
      try visit(body)
    case .function(let definition): try visit(definition, at: statement.position)
    case .class(let definition): try visit(definition, at: statement.position)
    case .typeAlias(let definition): try visit(definition, at: statement.position)
    case .match(let subject, let cases):
      try visit(subject)
      for item in cases {
        try visit(item.pattern)
        try visitOptional(item.condition)
        try visit(item.body)
      }
    default: break
    }
  }

  private mutating func visit(
    _ definition: FunctionDefinition, at position: CodePosition
  ) throws(PythonSyntaxError) {
    bind(definition.name)
    try defaults(definition.parameters)
    for decorator in definition.decorators where definition.typeParameters != nil {
      try visit(decorator)
    }
    if let typeParameters = definition.typeParameters {
      try enter(
        typeParameters, of: definition.name, at: position,
        hasDefaults: !definition.parameters.defaults.isEmpty,
        hasKeywordDefaults: definition.parameters.keywordDefaults.contains { $0 != nil })
    }
    for parameter in definition.parameters.inSlotOrder {
      if let annotation = parameter.annotation { try annotationExpression(annotation) }
    }
    if let returns = definition.returns { try annotationExpression(returns) }
    for decorator in definition.decorators where definition.typeParameters == nil {
      try visit(decorator)
    }
    push(.function, definition.name, for: definition, at: position)
    try declare(definition.parameters)
    try visit(definition.body)
    pop()
    if definition.typeParameters != nil { pop() }
  }

  private mutating func visit(
    _ definition: ClassDefinition, at position: CodePosition
  ) throws(PythonSyntaxError) {
    bind(definition.name)
    if let typeParameters = definition.typeParameters {
      for decorator in definition.decorators { try visit(decorator) }
      try enter(typeParameters, of: definition.name, at: position, isClass: true)
    }
    for base in definition.bases { try visit(base) }
    for keyword in definition.keywords { try visit(keyword.value) }
    for decorator in definition.decorators where definition.typeParameters == nil {
      try visit(decorator)
    }
    push(
      .class, definition.name, for: definition, at: position, privateName: definition.name)
    if definition.typeParameters != nil {
      use(".type_params")
      bind("__type_params__")
    }
    try visit(definition.body)
    pop()
    if definition.typeParameters != nil { pop() }
  }

  private mutating func visit(_ pattern: Pattern) throws(PythonSyntaxError) {
    switch pattern.kind {
    case .value(let node): try visit(node)
    case .singleton: break
    case .sequence(let items), .alternatives(let items):
      for item in items { try visit(item) }
    case .mapping(let keys, let patterns, let rest):
      for key in keys { try visit(key) }
      for item in patterns { try visit(item) }
      if let rest { bind(rest) }
    case .class(let type, let patterns, _, let keywordPatterns):
      try visit(type)
      for item in patterns + keywordPatterns { try visit(item) }
    case .star(let name): if let name { bind(name) }
    case .capture(let inner, let name):
      if let inner { try visit(inner) }
      if let name { bind(name) }
    }
  }

  /// A `global` or `nonlocal` statement.
  private func declare(
    _ names: [String], isGlobal: Bool, at position: CodePosition
  ) throws(PythonSyntaxError) {
    let word = isGlobal ? "global" : "nonlocal"
    if !isGlobal, scope === module {
      throw PythonSyntaxError("nonlocal declaration not allowed at module level", at: position)
    }
    for name in names {
      let mangled = scope.mangled(name)
      if let symbol = scope.symbols[mangled] {
        let problem: String? =
          if symbol.isParameter {
            "name '\(name)' is parameter and \(word)"
          } else if isGlobal ? symbol.isNonlocal : symbol.isGlobal {
            "name '\(name)' is nonlocal and global"
          } else if symbol.isAnnotated {
            "annotated name '\(name)' can't be \(word)"
          } else if symbol.isBound {
            "name '\(name)' is assigned to before \(word) declaration"
          } else if symbol.isUsed {
            "name '\(name)' is used prior to \(word) declaration"
          } else {
            nil
          }
        if let problem { throw PythonSyntaxError(problem, at: position) }
      }
      scope.update(mangled) {
        if isGlobal { $0.isGlobal = true } else { $0.isNonlocal = true }
      }
      // As in CPython's symbol table, the module then knows the name as global too.
      if isGlobal { module.update(mangled) { $0.isGlobal = true } }
      scope.position = position
    }
  }
}

extension ImportAlias {
  /// The name that an import binds: the alias, or the first part of a dotted name.
  var boundName: String {
    alias ?? String(name.prefix { $0 != "." })
  }
}
