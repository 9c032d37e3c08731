import PythonSubset

/// Finding the moments at which objects must be remembered, because a query names them later.
extension Observer {
  /// All `name@moment` of a request's queries, by line.
  static func remembrances(_ request: RunRequest) -> [Int: [Remembrance]] {
    var found: [Int: [Remembrance]] = [:]
    for ask in request.asks {
      for (name, moment) in moments(in: ask.query) {
        let line: Int
        switch moment.place {
        case .line(let number): line = number
        case .name(let mark): line = request.marks[mark] ?? 0
        }
        let wanted = Remembrance(
          name: name, visit: moment.visit, phase: moment.phase,
          key: key(name, moment, marks: request.marks))
        if found[line]?.contains(wanted) != true { found[line, default: []].append(wanted) }
      }
    }
    return found
  }

  /// The names with a moment in a query.
  private static func moments(in query: QueryExpression) -> [(String, QueryMoment)] {
    var result: [(String, QueryMoment)] = []
    var work = [query]
    while let current = work.popLast() {
      switch current.kind {
      case .at(let inner, let moment):
        if case .name(let name) = inner.kind { result.append((name, moment)) }
        work.append(inner)
      case .attribute(let inner, _), .negative(let inner), .positive(let inner),
        .invert(let inner), .not(let inner):
        work.append(inner)
      case .subscript(let container, let key): work += [container, key]
      case .call(let function, let arguments): work += [function] + arguments
      case .tuple(let parts), .list(let parts), .set(let parts), .and(let parts), .or(let parts):
        work += parts
      case .binary(let left, _, let right): work += [left, right]
      case .compare(let first, _, let rest): work += [first] + rest
      case .conditional(let test, let body, let orElse): work += [test, body, orElse]
      case .slice(let start, let stop, let step):
        work += [start, stop, step].compactMap { $0 }
      case .dictionary(let keys, let values): work += keys + values
      case .name, .constant: break
      }
    }
    return result
  }
}
