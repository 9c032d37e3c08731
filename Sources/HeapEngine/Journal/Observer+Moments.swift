import PythonSubset

/// Finding the moments at which objects and values must be remembered, because a query names them
/// later.
extension Observer {
  /// All `name@moment` and `query@moment` of a request's queries, by line.
  static func remembrances(_ request: RunRequest) -> [Int: [Remembrance]] {
    var found: [Int: [Remembrance]] = [:]
    for ask in request.asks {
      for (query, moment) in moments(in: ask.query) {
        let line: Int
        switch moment.place {
        case .line(let number): line = request.lines.whole(number)
        case .name(let mark): line = request.lines.whole(request.marks[mark] ?? 0)
        }
        let wanted = Remembrance(
          query: query, visit: moment.visit, phase: moment.phase,
          key: key(query, moment, marks: request.marks))
        if found[line]?.contains(wanted) != true { found[line, default: []].append(wanted) }
      }
    }
    return found
  }

  /// The parts with a moment in a query.
  private static func moments(
    in query: QueryExpression
  ) -> [(query: QueryExpression, moment: QueryMoment)] {
    var result: [(query: QueryExpression, moment: QueryMoment)] = []
    var work = [query]
    while let current = work.popLast() {
      if case .at(let inner, let moment) = current.kind { result.append((inner, moment)) }
      work += current.parts
    }
    return result
  }
}
