extension CodeGenerator {
  func boolean(
    _ isAnd: Bool, _ items: [Expression], at position: CodePosition
  ) throws(PythonSyntaxError) {
    let end = unit.newLabel()
    for (place, item) in items.enumerated() {
      try visit(item)
      if place + 1 < items.count {
        unit.emit(isAnd ? .jumpIfFalseOrPop : .jumpIfTrueOrPop, end, .label, at: position)
      }
    }
    unit.place(end)
  }

  func compare(
    _ first: Expression, _ comparisons: [Comparison], _ operands: [Expression],
    at position: CodePosition
  ) throws(PythonSyntaxError) {
    warnAboutIdentity(first, comparisons, operands, at: position)
    try visit(first)
    let cleanup = unit.newLabel()
    try chainedComparisons(comparisons, operands, at: position) {
      unit.emit(.jumpIfFalseOrPop, cleanup, .label, at: position)
    }
    guard comparisons.count > 1 else { return }
    let end = unit.newLabel()
    unit.emit(.jump, end, .label, at: position)
    unit.place(cleanup)
    unit.emit(.swap, 2, at: position)
    unit.emit(.popTop, at: position)
    unit.place(end)
  }

  /// Emits all comparisons of a chain; `leave` emits the jump behind each but the last.
  private func chainedComparisons(
    _ comparisons: [Comparison], _ operands: [Expression], at position: CodePosition,
    leave: () -> Void
  ) throws(PythonSyntaxError) {
    for (place, comparison) in comparisons.enumerated() {
      try visit(operands[place])
      guard place + 1 < comparisons.count else { return compare(comparison, at: position) }
      unit.emit(.swap, 2, at: position)
      unit.emit(.copy, 2, at: position)
      compare(comparison, at: position)
      leave()
    }
  }

  func compare(_ comparison: Comparison, at position: CodePosition) {
    switch comparison {
    case .rich(let comparison): unit.emit(.compareOp, Int(comparison.rawValue), at: position)
    case .contained(let isNegated): unit.emit(.containsOp, isNegated ? 1 : 0, at: position)
    case .identical(let isNegated): unit.emit(.isOp, isNegated ? 1 : 0, at: position)
    }
  }

  func conditional(
    _ test: Expression, _ body: Expression, _ orElse: Expression
  ) throws(PythonSyntaxError) {
    let next = unit.newLabel()
    let end = unit.newLabel()
    try jump(to: next, if: false, test)
    try visit(body)
    unit.emit(.jump, end, .label, at: body.position)
    unit.place(next)
    try visit(orElse)
    unit.place(end)
  }

  /// Emits a jump to a label that is taken when the test comes out as wanted.
  func jump(to label: Int, if wanted: Bool, _ test: Expression) throws(PythonSyntaxError) {
    let position = test.position
    switch test.kind {
    case .unary(.not, let operand): try jump(to: label, if: !wanted, operand)
    case .boolean(let isAnd, let items):
      // Where the operator's shortcut is not the wanted outcome, it leads past the last item.
      let skips = isAnd == wanted
      let shortcut = skips ? unit.newLabel() : label
      for item in items.dropLast() { try jump(to: shortcut, if: !isAnd, item) }
      if let last = items.last { try jump(to: label, if: wanted, last) }
      if skips { unit.place(shortcut) }
    case .conditional(let condition, let body, let orElse):
      let next = unit.newLabel()
      let end = unit.newLabel()
      try jump(to: next, if: false, condition)
      try jump(to: label, if: wanted, body)
      unit.emit(.jump, end, .label, at: position)
      unit.place(next)
      try jump(to: label, if: wanted, orElse)
      unit.place(end)
    case .compare(let first, let comparisons, let operands) where comparisons.count > 1:
      warnAboutIdentity(first, comparisons, operands, at: position)
      try jumpChain(to: label, if: wanted, first, comparisons, operands, at: position)
    case .compare(let first, let comparisons, let operands):
      warnAboutIdentity(first, comparisons, operands, at: position)
      try visit(first)
      if case .identical(let isNegated) = comparisons[0], operands[0].constant == Constant.none {
        let none = unit.constant(.none)
        if level <= .python310 { unit.keptConstants.insert(none) }
        unit.emit(
          isNegated == wanted ? .popJumpIfNotNone : .popJumpIfNone, label, .label, at: position)
        return
      }
      try visit(operands[0])
      compare(comparisons[0], at: position)
      unit.emit(wanted ? .popJumpIfTrue : .popJumpIfFalse, label, .label, at: position)
    case .constant(let value):
      // Up to 3.9 the compiler looks at constants; later the jump is removed when it is made.
      if level >= .python310 { _ = unit.constant(value) }
      if value.isTrue == wanted { unit.emit(.jump, label, .label, at: position) }
    default:
      try visit(test)
      unit.emit(wanted ? .popJumpIfTrue : .popJumpIfFalse, label, .label, at: position)
    }
  }

  private func jumpChain(
    to label: Int, if wanted: Bool, _ first: Expression, _ comparisons: [Comparison],
    _ operands: [Expression], at position: CodePosition
  ) throws(PythonSyntaxError) {
    let cleanup = unit.newLabel()
    let end = unit.newLabel()
    try visit(first)
    try chainedComparisons(comparisons, operands, at: position) {
      unit.emit(.popJumpIfFalse, cleanup, .label, at: position)
    }
    unit.emit(wanted ? .popJumpIfTrue : .popJumpIfFalse, label, .label, at: position)
    unit.emit(.jump, end, .label, at: position)
    unit.place(cleanup)
    unit.emit(.popTop, at: position)
    if !wanted { unit.emit(.jump, label, .label, at: position) }
    unit.place(end)
  }
}
