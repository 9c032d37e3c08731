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
      if case .at(let inner, let moment) = current.kind, case .name(let name) = inner.kind {
        result.append((name, moment))
      }
      work += current.parts
    }
    return result
  }
}
