extension CodeGenerator {
  /// Emits the evaluation of an expression; chains are unrolled, so that only nesting recurses.
  func visit(_ node: Expression) throws(PythonSyntaxError) {
    guard let inner = node.chained else { return try visitLink(node, isMethod: false) }
    var spine = [node]
    var next: Expression? = inner
    while let link = next {
      spine.append(link)
      next = link.chained
    }
    for (place, link) in spine.enumerated() {
      guard case .call(let callee, _, _) = link.kind else { continue }
      if !isMethodCall(link) {
        unit.emit(.pushNull, at: place + 1 < spine.count ? callee.position : link.position)
      }
    }
    for place in spine.indices.reversed() {
      let isMethod = place > 0 && isMethodCall(spine[place - 1])
      if place > 0, case .attribute = spine[place - 1].kind, isSuperCall(spine[place]) {
        try visitSuper(spine[place])
      } else {
        try visitLink(spine[place], isMethod: isMethod)
      }
    }
  }

  /// Emits a node but for the operand on its left, which is already on the stack.
  private func visitLink(_ node: Expression, isMethod: Bool) throws(PythonSyntaxError) {
    let position = node.position
    switch node.kind {
    case .name(let name): self.name(name, .load, at: position)
    case .constant(let value): load(value, at: position)
    case .attribute(_, let name):
      attribute(isMethod ? .loadMethod : .loadAttr, name, at: attributePosition(node, isMethod))
    case .binary(_, let binary, let right):
      try visit(right)
      unit.emit(.binaryOp, Int(binary.rawValue), at: position)
    case .subscript(let owner, let key):
      warnAboutSubscript(owner, key, at: position)
      try visit(key)
      unit.emit(.binarySubscr, sliceForm(key), at: position)
    case .call(let callee, let arguments, let keywords):
      warnAboutCall(callee, at: position)
      try call(node, callee, arguments, keywords)
    case .unary(let sign, let operand):
      try visit(operand)
      unit.emit(sign.opcode, at: position)
    case .boolean(let isAnd, let items): try boolean(isAnd, items, at: position)
    case .compare(let first, let comparisons, let operands):
      try compare(first, comparisons, operands, at: position)
    default: try visitOther(node)
    }
  }

  private func visitOther(_ node: Expression) throws(PythonSyntaxError) {
    let position = node.position
    switch node.kind {
    case .joined(let parts): try joined(parts, at: position)
    case .formatted(let value, let conversion, let specification):
      try visit(value)
      if let specification { try visit(specification) }
      unit.emit(.formatValue, conversion | (specification == nil ? 0 : 4), at: position)
    case .tuple(let items): try display(.tuple, items, at: position)
    case .list(let items): try display(.list, items, at: position)
    case .set(let items): try display(.set, items, at: position)
    case .dictionary(let keys, let values): try dictionary(keys, values, at: position)
    case .conditional(let test, let body, let orElse):
      try conditional(test, body, orElse)
    case .lambda(let parameters, let body): try lambda(node, parameters, body)
    case .slice(let start, let stop, let step): try slice(start, stop, step, at: position)
    case .starred:
      throw PythonSyntaxError("can't use starred expression here", at: position)
    case .named(let target, let value):
      try visit(value)
      unit.emit(.copy, 1, at: position)
      try store(target)
    case .comprehension(let value): try comprehension(node, value)
    case .yield(let value): try yield(value, at: position)
    case .yieldFrom(let value): try yieldFrom(value, at: position)
    default: break
    }
  }

  /// The range of an attribute; for a method call over several lines it begins at its name.
  func attributePosition(_ node: Expression, _ isMethod: Bool) -> CodePosition {
    guard case .attribute(let owner, let name) = node.kind, isMethod,
      owner.position.endLine != node.position.endLine
        || node.position.line
          != node.position.endLine
    else { return node.position }
    return methodStart(node.position, name)
  }

  /// A range that begins at the attribute's name on its last line.
  func methodStart(_ range: CodePosition, _ name: String) -> CodePosition {
    var result = range
    result.line = range.endLine
    result.column = max(0, range.endColumn - Int32(name.utf8.count))
    return result
  }

  private func slice(
    _ start: Expression?, _ stop: Expression?, _ step: Expression?, at position: CodePosition
  ) throws(PythonSyntaxError) {
    if let start { try visit(start) } else { load(.none, at: position) }
    if let stop { try visit(stop) } else { load(.none, at: position) }
    if let step { try visit(step) }
    unit.emit(.buildSlice, step == nil ? 2 : 3, at: position)
  }

  private func joined(_ parts: [Expression], at position: CodePosition) throws(PythonSyntaxError) {
    if parts.isEmpty { return load(.str([]), at: position) }
    for part in parts { try visit(part) }
    if parts.count > 1 { unit.emit(.buildString, parts.count, at: position) }
  }

  private func yield(_ value: Expression?, at position: CodePosition) throws(PythonSyntaxError) {
    if let value { try visit(value) } else { load(.none, at: position) }
    unit.emit(.yieldValue, at: position)
    unit.emit(.resume, 1, at: position)
  }

  private func yieldFrom(_ value: Expression, at position: CodePosition) throws(PythonSyntaxError) {
    try visit(value)
    unit.emit(.getYieldFromIter, at: position)
    load(.none, at: position)
    let send = unit.newLabel()
    let end = unit.newLabel()
    unit.place(send)
    unit.emit(.send, end, .label, at: position)
    unit.emit(.yieldValue, at: position)
    unit.emit(.resume, 2, at: position)
    unit.emit(.jump, send, .label, at: position)
    unit.place(end)
    unit.emit(.endSend, at: position)
  }
}

extension UnaryOperator {
  var opcode: Opcode {
    switch self {
    case .negative: .unaryNegative
    case .positive: .unaryPositive
    case .invert: .unaryInvert
    case .not: .unaryNot
    }
  }
}
