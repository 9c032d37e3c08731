extension CodeGenerator {
  func function(
    _ definition: FunctionDefinition, at position: CodePosition
  ) throws(PythonSyntaxError) {
    guard let scope = scopes[ObjectIdentifier(definition)] else { return }
    for decorator in definition.decorators { try visit(decorator) }
    let firstLine = definition.decorators.first.map { Int($0.position.line) }
    if let typeParameters = definition.typeParameters {
      try genericFunction(
        definition, typeParameters, scope, firstLine: firstLine ?? Int(position.line),
        at: position)
    } else {
      let flags = try defaults(definition.parameters, at: position)
      try plainFunction(
        definition, scope, flags: flags, firstLine: firstLine ?? Int(position.line), at: position)
    }
    try decorate(definition.decorators, of: position)
    name(definition.name, .store, at: position)
  }

  /// Makes a function with type parameters: the defaults are arguments of the function around.
  private func genericFunction(
    _ definition: FunctionDefinition, _ typeParameters: TypeParameters, _ scope: Scope,
    firstLine: Int, at position: CodePosition
  ) throws(PythonSyntaxError) {
    try enter(typeParameters, at: position, firstLine: firstLine)
    var flags = 0
    for (bit, hidden) in [(1, ".defaults"), (2, ".kwdefaults")] where unit.scope.owns(hidden) {
      flags |= bit
      name(hidden, .load, at: position)
    }
    try plainFunction(definition, scope, flags: flags, firstLine: firstLine, at: position)
    intrinsic(.functionTypeParameters, at: position)
    leaveTypeParameters(at: position)
    _ = try defaults(definition.parameters, at: position)
    unit.emit(.call, flags == 3 ? 2 : flags == 0 ? 0 : 1, at: position)
  }

  /// Makes a function whose defaults lie on the stack.
  private func plainFunction(
    _ definition: FunctionDefinition, _ scope: Scope, flags: Int, firstLine: Int,
    at position: CodePosition
  ) throws(PythonSyntaxError) {
    var flags = flags
    if try annotations(of: definition, at: position) { flags |= 4 }
    try enterFunction(scope, definition.name, definition.parameters, firstLine: firstLine)
    let start = headPosition(firstLine)
    var docstring: Constant?
    if case .expression(let node)? = definition.body.first?.kind, node.isText {
      docstring = node.constant
    }
    addDocstring(docstring)
    prologue(at: start)
    try visit(definition.body)
    returnNone()
    let code = pop()
    makeFunction(code, scope, flags: flags, at: position)
  }

  func headPosition(_ line: Int) -> CodePosition {
    CodePosition(line: line, column: 0, endLine: line, endColumn: 0)
  }

  /// Makes a docstring or None the first constant.
  func addDocstring(_ docstring: Constant?) {
    let text = level >= .python313 ? docstring?.cleanedDocstring : docstring
    _ = unit.constant(text ?? .none)
  }

  /// Calls decorators on the value above them, innermost first. Up to 3.10 that happens in the line
  /// of the definition.
  func decorate(
    _ decorators: [Expression], of definition: CodePosition
  ) throws(PythonSyntaxError) {
    for decorator in decorators.reversed() {
      unit.emit(.call, 0, at: level < .python311 ? definition : decorator.position)
    }
  }

  func lambda(
    _ node: Expression, _ parameters: Parameters, _ body: Expression
  ) throws(PythonSyntaxError) {
    guard let scope = scopes[ObjectIdentifier(node)] else { return }
    let flags = try defaults(parameters, at: node.position)
    try enterFunction(scope, "<lambda>", parameters, firstLine: Int(node.position.line))
    addDocstring(nil)
    prologue(at: headPosition(Int(node.position.line)))
    try visit(body)
    unit.emit(.returnValue, at: body.position)
    let code = pop()
    makeFunction(code, scope, flags: flags, at: node.position)
  }

  private func enterFunction(
    _ scope: Scope, _ name: String, _ parameters: Parameters, firstLine: Int
  ) throws(PythonSyntaxError) {
    push(scope, qualifiedName: qualifiedName(of: name), firstLine: firstLine)
    for parameter in parameters.inSlotOrder { _ = unit.local(scope.mangled(parameter.name)) }
    unit.argumentCount = parameters.positionalOnly.count + parameters.positional.count
    unit.positionalOnlyCount = parameters.positionalOnly.count
    unit.keywordOnlyCount = parameters.keywordOnly.count
    unit.parameterCount = unit.localNames.count
    unit.flags = [.optimized, .newLocals]
    if parameters.variadic != nil { unit.flags.insert(.varArgs) }
    if parameters.keywords != nil { unit.flags.insert(.varKeywords) }
  }

  /// Emits the defaults; the result is the operand bits for `makeFunction`.
  private func defaults(
    _ parameters: Parameters, at position: CodePosition
  ) throws(PythonSyntaxError) -> Int {
    var flags = 0
    if !parameters.defaults.isEmpty {
      flags |= 1
      for value in parameters.defaults { try visit(value) }
      unit.emit(.buildTuple, parameters.defaults.count, at: position)
    }
    var names: [Constant] = []
    for (place, value) in parameters.keywordDefaults.enumerated() {
      guard let value else { continue }
      names.append(.text(unit.scope.mangled(parameters.keywordOnly[place].name)))
      try visit(value)
    }
    if !names.isEmpty {
      flags |= 2
      load(.tuple(names), at: position)
      unit.emit(.buildConstKeyMap, names.count, at: position)
    }
    return flags
  }

  /// Emits a function's annotations as a dictionary; false when there are none.
  private func annotations(
    of definition: FunctionDefinition, at position: CodePosition
  ) throws(PythonSyntaxError) -> Bool {
    let parameters = definition.parameters
    var list: [(String, Expression)] = []
    for parameter in parameters.positional + parameters.positionalOnly {
      if let annotation = parameter.annotation { list.append((parameter.name, annotation)) }
    }
    if let variadic = parameters.variadic, let annotation = variadic.annotation {
      list.append((variadic.name, annotation))
    }
    for parameter in parameters.keywordOnly {
      if let annotation = parameter.annotation { list.append((parameter.name, annotation)) }
    }
    if let keywords = parameters.keywords, let annotation = keywords.annotation {
      list.append((keywords.name, annotation))
    }
    if let returns = definition.returns { list.append(("return", returns)) }
    guard !list.isEmpty else { return false }
    let names = list.map { Constant.text(unit.scope.mangled($0.0)) }
    for (place, item) in list.enumerated() {
      if level >= .python310 { load(names[place], at: position) }
      try annotation(item.1)
    }
    if level >= .python310 {
      unit.emit(.buildMap, list.count, at: position)
    } else {
      load(.tuple(names), at: position)
      unit.emit(.buildConstKeyMap, list.count, at: position)
    }
    return true
  }

  /// Emits an annotation, or its text where annotations are strings.
  func annotation(_ node: Expression) throws(PythonSyntaxError) {
    guard futureAnnotations else {
      if case .starred(let value) = node.kind { return try visit(value) }
      return try visit(node)
    }
    load(.text(text(of: node.position)), at: node.position)
  }

  /// The source of a range.
  private func text(of range: CodePosition) -> String {
    var line = 1
    var lineStart = 0
    var start = source.count
    for index in 0...source.count {
      if line == Int(range.line), index - lineStart == Int(range.column) { start = index }
      if line == Int(range.endLine), index - lineStart == Int(range.endColumn), index >= start {
        return String(decoding: source[start..<index], as: UTF8.self)
      }
      if index < source.count, source[index] == UInt8(ascii: "\n") {
        line += 1
        lineStart = index + 1
      }
    }
    return ""
  }

  /// Emits the making of a function from its code, with its closure.
  func makeFunction(_ code: CodeObject, _ scope: Scope, flags: Int, at position: CodePosition) {
    var flags = flags
    let free = scope.freeNames
    if !free.isEmpty {
      flags |= 8
      for name in free { unit.emit(.loadClosure, closurePlace(name), .cell, at: position) }
      unit.emit(.buildTuple, free.count, at: position)
    }
    load(.code(code), at: position)
    // Up to 3.10 the qualified name (of a class body, the name) is a constant of its own.
    if level <= .python310 {
      let name = scope.isClass ? code.name : code.qualifiedName
      unit.keptConstants.insert(unit.constant(.text(name)))
    }
    unit.emit(.makeFunction, flags, at: position)
  }
}
