extension CodeGenerator {
  func comprehension(
    _ node: Expression, _ value: Comprehension
  ) throws(PythonSyntaxError) {
    guard let scope = scopes[ObjectIdentifier(node)], let outermost = value.clauses.first else {
      return
    }
    if scope.isInlined { return try inlinedComprehension(node, value, scope) }
    let position = node.position
    push(
      scope, qualifiedName: qualifiedName(of: scope.name), firstLine: Int(position.line))
    unit.flags = [.optimized, .newLocals]
    unit.argumentCount = 1
    unit.parameterCount = 1
    _ = unit.local(".0")
    prologue(at: position)
    if value.kind != .generator { unit.emit(value.kind.build, 0, at: position) }
    try clause(0, of: value, depth: 0, isOnStack: false, at: position)
    if value.kind == .generator { load(.none, at: position) }
    unit.emit(.returnValue, at: position)
    let made = pop()
    makeFunction(made, scope, flags: 0, at: position)
    try visitIterable(outermost.iterable)
    unit.emit(.getIter, at: level >= .python313 ? outermost.iterable.position : position)
    unit.emit(.call, 0, at: position)
  }

  /// A comprehension without a function of its own (PEP 709).
  private func inlinedComprehension(
    _ node: Expression, _ value: Comprehension, _ scope: Scope
  ) throws(PythonSyntaxError) {
    let position = node.position
    try visitIterable(value.clauses[0].iterable)
    unit.emit(
      .getIter, at: level >= .python313 ? value.clauses[0].iterable.position : position)
    unit.inlined.append(scope)
    let saved = scope.names.filter { $0 != ".0" && scope.owns($0) }
    for name in saved {
      let (slot, kind) = slot(of: name, in: scope)
      unit.emit(.loadFastAndClear, slot, kind, at: position)
      if kind == .cell { unit.emit(.makeCell, slot, .cell, at: position) }
    }
    let cleanup = unit.newLabel()
    let end = unit.newLabel()
    if !saved.isEmpty {
      unit.emit(.swap, saved.count + 1, at: position)
      unit.protect(cleanup, pushesInstruction: false, at: position)
    }
    unit.emit(value.kind.build, 0, at: position)
    unit.emit(.swap, 2, at: position)
    try clause(0, of: value, depth: 0, isOnStack: true, at: position)
    unit.inlined.removeLast()
    guard !saved.isEmpty else { return }
    unit.protection.removeLast()
    unit.emit(.jump, end, .label, at: position)
    unit.place(cleanup)
    unit.emit(.swap, 2, at: position)
    unit.emit(.popTop, at: position)
    restore(saved, scope, at: position)
    unit.emit(.reraise, 0, at: position)
    unit.place(end)
    restore(saved, scope, at: position)
  }

  private func slot(
    of name: String, in scope: Scope
  ) -> (Int, DraftInstruction.OperandKind) {
    scope.symbols[name]?.storage == .cell
      ? (cellPlace(name), .cell) : (unit.local(name), .local)
  }

  private func restore(_ names: [String], _ scope: Scope, at position: CodePosition) {
    unit.emit(.swap, names.count + 1, at: position)
    for name in names.reversed() {
      let (slot, kind) = slot(of: name, in: scope)
      unit.emit(.storeFast, slot, kind == .cell ? .cell : .restoredLocal, at: position)
    }
  }

  /// One `for` of a comprehension, with what lies inside it.
  private func clause(
    _ place: Int, of value: Comprehension, depth: Int, isOnStack: Bool, at position: CodePosition
  ) throws(PythonSyntaxError) {
    let clause = value.clauses[place]
    let start = unit.newLabel()
    let skip = unit.newLabel()
    let end = unit.newLabel()
    var depth = depth
    var loops = true
    if place == 0 {
      if !isOnStack { unit.emit(.loadFast, 0, .local, at: position) }
    } else if let only = onlyItem(clause.iterable) {
      // `for x in [value]` is an assignment (3.9 and later).
      try visit(only)
      loops = false
    } else {
      try visitIterable(clause.iterable)
      unit.emit(.getIter, at: level >= .python313 ? clause.iterable.position : position)
    }
    if loops {
      depth += 1
      unit.place(start)
      unit.emit(
        .forIter, end, .label, at: level >= .python313 ? clause.iterable.position : position)
    }
    try store(clause.target)
    for condition in clause.conditions { try jump(to: skip, if: false, condition) }
    if place + 1 < value.clauses.count {
      try self.clause(place + 1, of: value, depth: depth, isOnStack: false, at: position)
    } else {
      try element(of: value, depth: depth, at: position)
    }
    unit.place(skip)
    guard loops else { return }
    unit.emit(.jumpBackward, start, .label, at: value.element.position)
    unit.place(end)
  }

  private func onlyItem(_ node: Expression) -> Expression? {
    guard level >= .python39 else { return nil }
    switch node.kind {
    case .list(let items), .tuple(let items):
      return items.count == 1 && !items[0].isStarred ? items[0] : nil
    case .constant(.tuple(let items)) where items.count == 1:
      return Expression(.constant(items[0]), node.position)
    default: return nil
    }
  }

  private func element(
    of value: Comprehension, depth: Int, at position: CodePosition
  ) throws(PythonSyntaxError) {
    try visit(value.element)
    let place = value.element.position
    switch value.kind {
    case .list: unit.emit(.listAppend, depth + 1, at: place)
    case .set: unit.emit(.setAdd, depth + 1, at: place)
    case .dictionary:
      if let item = value.value { try visit(item) }
      unit.emit(.mapAdd, depth + 1, at: place)
    case .generator:
      unit.emit(.yieldValue, at: place)
      unit.emit(.resume, 1, at: place)
      unit.emit(.popTop, at: place)
    }
  }

  /// Emits something that is only iterated over: a list display need not be a list.
  func visitIterable(_ node: Expression) throws(PythonSyntaxError) {
    if let value = ConstantFolding(level: level).foldedIterable(node) {
      return load(value, at: node.position)
    }
    if case .list(let items) = node.kind, !items.contains(where: { $0.isStarred }) {
      return try display(.tuple, items, at: node.position)
    }
    try visit(node)
  }
}

extension Comprehension.Kind {
  var build: Opcode {
    switch self {
    case .list, .generator: .buildList
    case .set: .buildSet
    case .dictionary: .buildMap
    }
  }
}
