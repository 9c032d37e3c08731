import PythonSubset
import Runtimes

extension QueryText {
  /// A text as a query, or why it is none.
  static func parse(_ text: String, level: LanguageLevel) -> Result<QueryExpression, Fault> {
    do {
      let query = try QueryParser.parse(text, level: level)
      return unknownCall(in: query, text).map { .failure($0) } ?? .success(query)
    } catch {
      let column = max(0, Int(error.position.column))
      let before = String(String.UnicodeScalarView(text.unicodeScalars.prefix(column)))
      return .failure(Fault(message: error.message, offset: before.utf8.count))
    }
  }

  /// A text as a query that is asked of a scenario: every moment in it must exist there.
  static func parse(
    _ text: String, level: LanguageLevel, of scenario: Scenario
  ) -> Result<QueryExpression, Fault> {
    parse(text, level: level).flatMap { query in
      var open = [query]
      while let next = open.popLast() {
        open += next.parts.reversed()
        guard case .at(_, let asked) = next.kind, let fault = scenario.fault(of: asked) else {
          continue
        }
        let before = String(
          String.UnicodeScalarView(text.unicodeScalars.prefix(next.range.lowerBound)))
        return .failure(
          Fault(message: fault.message, offset: before.utf8.count, hint: fault.hint))
      }
      return .success(query)
    }
  }

  /// Whether a text is a figure of a runtime, for which no program is needed.
  static func isFigure(_ text: String) -> Bool {
    let name = String(text.trimmingBlanks().prefix { $0 != "(" })
    return Profile.figureNames.contains(name)
  }

  /// Whether a text is a literal: a number, a text, a truth, None, or a list of such.
  static func isLiteral(_ text: String) -> Bool {
    guard let query = try? QueryText.parse(text, level: .python312).get() else { return false }
    return isLiteral(query)
  }

  /// Work list and no recursion: the author decides how deep lists nest.
  private static func isLiteral(_ query: QueryExpression) -> Bool {
    var open = [query]
    while let next = open.popLast() {
      switch next.kind {
      case .constant: continue
      case .negative(let inner): open.append(inner)
      case .list(let items): open += items
      default: return false
      }
    }
    return true
  }
}
