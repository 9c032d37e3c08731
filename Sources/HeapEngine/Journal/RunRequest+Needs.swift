import PythonSubset

/// What the queries of a request need to be recorded on the way.
extension RunRequest {
  /// Whether any query asks which layer served an object, or how many objects were made and freed.
  var asksOfAllocation: Bool { calls(anyOf: ["layer", "allocated", "freed"]) }

  /// Whether any query asks what refers to an object.
  var asksOfReferences: Bool { calls(anyOf: ["references"]) }

  private func calls(anyOf names: Set<String>) -> Bool {
    asks.contains { ask in
      ask.query.contains { node in
        guard case .call(let function, _) = node.kind, case .name(let name) = function.kind else {
          return false
        }
        return names.contains(name)
      }
    }
  }
}

extension QueryExpression {
  /// Whether a node of the query, or the query itself, is as asked.
  func contains(_ isWanted: (QueryExpression) -> Bool) -> Bool {
    var work = [self]
    while let current = work.popLast() {
      if isWanted(current) { return true }
      work += current.parts
    }
    return false
  }

  /// The nodes directly below this one.
  public var parts: [QueryExpression] {
    switch kind {
    case .name, .constant: []
    case .at(let inner, _), .attribute(let inner, _), .negative(let inner), .positive(let inner),
      .invert(let inner), .not(let inner):
      [inner]
    case .subscript(let container, let key): [container, key]
    case .call(let function, let arguments): [function] + arguments
    case .tuple(let parts), .list(let parts), .set(let parts), .and(let parts), .or(let parts):
      parts
    case .binary(let left, _, let right): [left, right]
    case .compare(let first, _, let rest): [first] + rest
    case .conditional(let test, let body, let orElse): [test, body, orElse]
    case .slice(let start, let stop, let step): [start, stop, step].compactMap { $0 }
    case .dictionary(let keys, let values): keys + values
    }
  }
}
