/// The maker of a query from the syntax tree of its Python part.
struct QueryBuilder {
  /// For a node, the moments behind it, innermost first.
  let moments: [ObjectIdentifier: [QueryMoments.Found]]
  let columns: ScalarColumns
  /// All moments of the query, in order.
  let all: [QueryMoments.Found]

  /// The query of a node; chains of operators and attributes are unrolled.
  func query(_ node: Expression) throws(PythonSyntaxError) -> QueryExpression {
    var spine = [node]
    while let inner = spine[spine.count - 1].chained { spine.append(inner) }
    var result: QueryExpression?
    for link in spine.reversed() {
      let own = moments[ObjectIdentifier(link)] ?? []
      var made = QueryExpression(
        kind: try kind(link, result), range: range(link.position, endsInMoments: own.isEmpty))
      for found in own {
        let end = columns.scalars(found.range.upperBound)
        made = QueryExpression(kind: .at(made, found.moment), range: made.range.lowerBound..<end)
      }
      result = made
    }
    guard let result else { throw refusal("this expression", node) }
    return result
  }

  /// The range of a node; the moments of its last operand, if any, lie behind its Python part.
  private func range(_ position: CodePosition, endsInMoments: Bool) -> Range<Int> {
    let start = columns.scalars(Int(position.column))
    var end = Int(position.endColumn)
    if endsInMoments {
      for found in all where found.range.lowerBound == end { end = found.range.upperBound }
    }
    return start..<max(start, columns.scalars(end))
  }

  private func refusal(_ what: String, _ node: Expression) -> PythonSyntaxError {
    PythonSyntaxError("\(what) cannot stand in a query", at: node.position, kind: .unsupported)
  }

  private func queries(_ nodes: [Expression]) throws(PythonSyntaxError) -> [QueryExpression] {
    var result: [QueryExpression] = []
    for node in nodes { result.append(try query(node)) }
    return result
  }

  private func optional(_ node: Expression?) throws(PythonSyntaxError) -> QueryExpression? {
    guard let node else { return nil }
    return try query(node)
  }

  private func kind(
    _ node: Expression, _ left: QueryExpression?
  ) throws(PythonSyntaxError) -> QueryExpression.Kind {
    if let left { return try linkKind(node, left) }
    switch node.kind {
    case .name(let name): return .name(name)
    case .constant(let value): return .constant(value)
    case .tuple(let items): return .tuple(try queries(items))
    case .list(let items): return .list(try queries(items))
    case .set(let items): return .set(try queries(items))
    case .dictionary(let keys, let values):
      var names: [QueryExpression] = []
      for key in keys {
        guard let key else { throw refusal("'**'", node) }
        names.append(try query(key))
      }
      return .dictionary(names, try queries(values))
    case .unary(let sign, let operand): return try unary(sign, operand)
    case .boolean(let isAnd, let items):
      let operands = try queries(items)
      return isAnd ? .and(operands) : .or(operands)
    case .compare(let first, let comparisons, let operands):
      return .compare(
        try query(first), comparisons.map { QueryComparison($0) }, try queries(operands))
    case .conditional(let test, let body, let orElse):
      return .conditional(
        test: try query(test), body: try query(body), orElse: try query(orElse))
    case .slice(let start, let stop, let step):
      return .slice(try optional(start), try optional(stop), try optional(step))
    default: throw refusal("a \(name(of: node))", node)
    }
  }

  private func unary(
    _ sign: UnaryOperator, _ operand: Expression
  ) throws(PythonSyntaxError) -> QueryExpression.Kind {
    let value = try query(operand)
    return switch sign {
    case .negative: .negative(value)
    case .positive: .positive(value)
    case .invert: .invert(value)
    case .not: .not(value)
    }
  }

  private func linkKind(
    _ node: Expression, _ left: QueryExpression
  ) throws(PythonSyntaxError) -> QueryExpression.Kind {
    switch node.kind {
    case .attribute(_, let name): return .attribute(left, name)
    case .subscript(_, let key): return .subscript(left, try query(key))
    case .binary(_, let binary, let right): return .binary(left, binary, try query(right))
    case .call(_, let arguments, let keywords):
      if !keywords.isEmpty { throw refusal("a keyword argument", node) }
      return .call(left, try queries(arguments))
    default: throw refusal("a \(name(of: node))", node)
    }
  }

  private func name(of node: Expression) -> String {
    switch node.kind {
    case .lambda: "lambda"
    case .comprehension: "comprehension"
    case .starred: "starred expression"
    case .named: "':='"
    case .joined, .formatted: "f-string"
    default: "yield"
    }
  }
}

extension QueryComparison {
  init(_ comparison: Comparison) {
    switch comparison {
    case .rich(let comparison): self = .rich(comparison)
    case .contained(let isNegated): self = .contained(isNegated: isNegated)
    case .identical(let isNegated): self = .identical(isNegated: isNegated)
    }
  }
}
