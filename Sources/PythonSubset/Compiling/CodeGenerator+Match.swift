extension CodeGenerator {
  func match(
    _ subject: Expression, _ cases: [MatchCase], _ statement: Statement
  ) throws(PythonSyntaxError) {
    try visit(subject)
    mark(statement.headLines, at: statement.position)
    let end = unit.newLabel()
    let hasDefault = cases.count > 1 && cases.last.map { $0.pattern.isWildcard } == true
    let tested = hasDefault ? cases.dropLast() : cases[...]
    for (place, item) in tested.enumerated() {
      let position = item.pattern.position
      let isLast = place + 1 == tested.count
      let keepsSubject = !isLast
      if keepsSubject { unit.emit(.copy, 1, at: position) }
      var context = PatternContext()
      context.allowsIrrefutable = item.condition != nil || place + 1 == cases.count
      try pattern(item.pattern, &context)
      for name in context.stores { self.name(name, .store, at: position) }
      if let condition = item.condition {
        try jump(to: failureLabel(0, &context), if: false, condition)
      }
      if keepsSubject { unit.emit(.popTop, at: position) }
      try visit(item.body)
      unit.emit(.jump, end, .label, at: item.body.last?.position ?? position)
      placeFailures(&context, at: position)
    }
    if hasDefault, let last = cases.last {
      if let condition = last.condition { try jump(to: end, if: false, condition) }
      try visit(last.body)
    }
    unit.place(end)
  }

  /// What a pattern being compiled keeps on the stack.
  struct PatternContext {
    /// Names whose values lie on the stack, lowest first.
    var stores: [String] = []
    var allowsIrrefutable = false
    /// Labels at which that many values are popped before the next case.
    var failures: [Int] = []
    /// Values on top that are not names' values.
    var onTop = 0
  }

  /// The label that pops `count` values and goes to the next case.
  func failureLabel(_ count: Int, _ context: inout PatternContext) -> Int {
    while context.failures.count <= count { context.failures.append(unit.newLabel()) }
    return context.failures[count]
  }

  func failPattern(
    _ opcode: Opcode, _ context: inout PatternContext, at position: CodePosition
  ) {
    let label = failureLabel(context.onTop + context.stores.count, &context)
    unit.emit(opcode, label, .label, at: position)
  }

  func placeFailures(_ context: inout PatternContext, at position: CodePosition) {
    while let label = context.failures.popLast() {
      unit.place(label)
      if !context.failures.isEmpty { unit.emit(.popTop, at: position) }
    }
  }

  /// Moves the top below `count - 1` other values.
  func rotate(_ count: Int, at position: CodePosition) {
    for place in stride(from: count, to: 1, by: -1) { unit.emit(.swap, place, at: position) }
  }

  func bindPattern(
    _ name: String?, _ context: inout PatternContext, at position: CodePosition
  ) throws(PythonSyntaxError) {
    guard let name else { return unit.emit(.popTop, at: position) }
    if context.stores.contains(name) {
      throw PythonSyntaxError(
        "multiple assignments to name '\(name)' in pattern", at: position)
    }
    rotate(context.onTop + context.stores.count + 1, at: position)
    context.stores.append(name)
  }

  /// Emits the test of the value on top, which it takes away.
  func pattern(
    _ pattern: Pattern, _ context: inout PatternContext
  ) throws(PythonSyntaxError) {
    let position = pattern.position
    switch pattern.kind {
    case .value(let node):
      try visit(node)
      compare(.rich(.equal), at: position)
      failPattern(.popJumpIfFalse, &context, at: position)
    case .singleton(let value):
      load(value, at: position)
      compare(.identical(isNegated: false), at: position)
      failPattern(.popJumpIfFalse, &context, at: position)
    case .capture(nil, let name):
      if !context.allowsIrrefutable {
        throw PythonSyntaxError(
          (name.map { "name capture '\($0)'" } ?? "wildcard")
            + " makes remaining patterns unreachable", at: position)
      }
      try bindPattern(name, &context, at: position)
    case .capture(let inner?, let name):
      context.onTop += 1
      unit.emit(.copy, 1, at: position)
      try self.pattern(inner, &context)
      context.onTop -= 1
      try bindPattern(name, &context, at: position)
    case .star(let name): try bindPattern(name, &context, at: position)
    case .sequence(let items): try sequence(items, &context, at: position)
    case .mapping(let keys, let patterns, let rest):
      try mapping(keys, patterns, rest, &context, at: position)
    case .class(let type, let patterns, let keywords, let keywordPatterns):
      try classPattern(type, patterns, keywords, keywordPatterns, &context, at: position)
    case .alternatives(let items): try alternatives(items, &context, at: position)
    }
  }

  /// A pattern inside another may be irrefutable.
  func subpattern(
    _ inner: Pattern, _ context: inout PatternContext
  ) throws(PythonSyntaxError) {
    let allowed = context.allowsIrrefutable
    context.allowsIrrefutable = true
    try pattern(inner, &context)
    context.allowsIrrefutable = allowed
  }

  func requireLength(
    _ comparison: ComparisonOperator, _ count: Int, _ context: inout PatternContext,
    at position: CodePosition
  ) {
    unit.emit(.getLen, at: position)
    load(.int(.init(count)), at: position)
    compare(.rich(comparison), at: position)
    failPattern(.popJumpIfFalse, &context, at: position)
  }

  private func sequence(
    _ items: [Pattern], _ context: inout PatternContext, at position: CodePosition
  ) throws(PythonSyntaxError) {
    let stars = items.indices.filter { items[$0].isStar }
    if stars.count > 1 {
      throw PythonSyntaxError(
        "multiple starred names in sequence pattern", at: position)
    }
    context.onTop += 1
    unit.emit(.matchSequence, at: position)
    failPattern(.popJumpIfFalse, &context, at: position)
    if stars.isEmpty {
      requireLength(.equal, items.count, &context, at: position)
    } else if items.count > 1 {
      requireLength(.greaterOrEqual, items.count - 1, &context, at: position)
    }
    context.onTop -= 1
    if items.allSatisfy({ $0.isWildcard || $0.isStarWildcard }) {
      unit.emit(.popTop, at: position)
    } else if let star = stars.first, items[star].isStarWildcard {
      try subscripts(items, star: star, &context, at: position)
    } else {
      if let star = stars.first {
        unit.emit(.unpackEx, star | (items.count - star - 1) << 8, at: position)
      } else {
        unit.emit(.unpackSequence, items.count, at: position)
      }
      context.onTop += items.count
      for item in items {
        context.onTop -= 1
        try subpattern(item, &context)
      }
    }
  }

  /// With `*_` the other items are fetched by index, and nothing is unpacked.
  private func subscripts(
    _ items: [Pattern], star: Int, _ context: inout PatternContext, at position: CodePosition
  ) throws(PythonSyntaxError) {
    context.onTop += 1
    for (place, item) in items.enumerated() where place != star && !item.isWildcard {
      unit.emit(.copy, 1, at: position)
      if place < star {
        load(.int(.init(place)), at: position)
      } else {
        unit.emit(.getLen, at: position)
        load(.int(.init(items.count - place)), at: position)
        unit.emit(.binaryOp, Int(BinaryOperator.subtract.rawValue), at: position)
      }
      unit.emit(.binarySubscr, at: position)
      try subpattern(item, &context)
    }
    context.onTop -= 1
    unit.emit(.popTop, at: position)
  }
}

extension Pattern {
  var isWildcard: Bool {
    if case .capture(nil, nil) = kind { true } else { false }
  }

  var isStar: Bool {
    if case .star = kind { true } else { false }
  }

  var isStarWildcard: Bool {
    if case .star(nil) = kind { true } else { false }
  }
}
