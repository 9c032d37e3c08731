import Runtimes
import Testing

@testable import PythonSubset

struct QueryParserTests {
  /// A query as text with all its parentheses.
  private func shown(_ query: QueryExpression) -> String {
    switch query.kind {
    case .name(let name): name
    case .constant(let value): value.description
    case .attribute(let owner, let name): "\(shown(owner)).\(name)"
    case .subscript(let owner, let key): "\(shown(owner))[\(shown(key))]"
    case .slice(let start, let stop, _):
      "\(start.map { shown($0) } ?? ""):\(stop.map { shown($0) } ?? "")"
    case .call(let callee, let items): shown(callee) + "(" + list(items) + ")"
    case .at(let inner, let moment): "<\(shown(inner))@\(shown(moment))>"
    case .tuple(let items): "(" + list(items) + ")"
    case .list(let items): "[" + list(items) + "]"
    case .set(let items): "{" + list(items) + "}"
    case .dictionary(let keys, let values): "{" + list(keys) + ": " + list(values) + "}"
    case .negative(let inner): "(-\(shown(inner)))"
    case .positive(let inner): "(+\(shown(inner)))"
    case .invert(let inner): "(~\(shown(inner)))"
    case .not(let inner): "(not \(shown(inner)))"
    case .binary(let left, let binary, let right):
      "(\(shown(left)) \(binary.symbol) \(shown(right)))"
    case .and(let items): "and(" + list(items) + ")"
    case .or(let items): "or(" + list(items) + ")"
    case .compare(let first, let comparisons, let operands):
      "compare(\(list([first] + operands)); \(comparisons.count))"
    case .conditional(let test, let body, let orElse):
      "if(\(shown(test)), \(shown(body)), \(shown(orElse)))"
    }
  }

  private func list(_ items: [QueryExpression]) -> String {
    items.map { shown($0) }.joined(separator: ", ")
  }

  private func shown(_ moment: QueryMoment) -> String {
    let place =
      switch moment.place {
      case .name(let name): name
      case .line(let line): "line \(line)"
      }
    let phase = moment.phase.map { " phase \($0)" } ?? ""
    let visit = moment.visit.map { " visit \($0)" } ?? ""
    return place + phase + visit
  }

  private func parse(_ text: String) throws -> QueryExpression {
    try QueryParser.parse(text, level: .python312)
  }

  @Test(arguments: [
    ("refcount(b)@16#2", "<refcount(b)@line 16 visit 2>"), ("alive(b@cut)", "alive(<b@cut>)"),
    ("gc_refs(a@16/subtract#2)", "gc_refs(<a@line 16 phase subtract visit 2>)"),
    ("blocks(64).program", "blocks(64).program"), ("gc.count(0)", "gc.count(0)"),
    ("a.b@x.c", "<a.b@x>.c"), ("-b@cut ** 2", "(-(<b@cut> ** 2))"),
    ("x@a + y@b * 2", "(<x@a> + (<y@b> * 2))"), ("len(x[1:]) - 1", "(len(x[1:]) - 1)"),
    ("1 < a <= 3", "compare(1, a, 3; 2)"), ("a and not b or c", "or(and(a, (not b)), c)"),
    ("a if b else c", "if(b, a, c)"), ("'a@b#c' in x", "compare('a@b#c', x; 1)"),
    ("(1, [2, a])", "(1, [2, a])"), ("steps", "steps"), ("line(cut)", "line(cut)"),
  ])
  func `a moment binds tighter than any operator`(text: String, wanted: String) throws {
    #expect(shown(try parse(text)) == wanted)
  }

  @Test func `offsets count Unicode scalars`() throws {
    let query = try parse("é@1 == b")
    guard case .compare(let left, _, let operands) = query.kind else {
      Issue.record("no comparison")
      return
    }
    #expect(left.range == 0..<3)
    #expect(operands[0].offset == 7)
  }

  @Test(arguments: [
    ("refcount(a) == 2", "2"), ("x == ((2))", "((2))"), ("a@x == 1 + c@16/x#3", "1 + c@16/x#3"),
    ("(a@x) == (b@y)", "(b@y)"), ("é in [1, 2]", "[1, 2]"), ("f(x) == f(y)", "f(y)"),
    ("x == (1, 2)", "(1, 2)"), ("x == 'a)'", "'a)'"),
  ])
  func `a claim yields the text of its right side`(text: String, right: String) throws {
    let claim = try #require(try QueryParser.comparison(text, level: .python312))
    let scalars = Array(text.unicodeScalars)
    #expect(String(String.UnicodeScalarView(scalars[claim.rightRange])) == right)
  }

  @Test(arguments: ["a", "1 < a < 3", "a == 1 and b == 2", "not a == 1"])
  func `what is no single comparison is no such claim`(text: String) throws {
    #expect(try QueryParser.comparison(text, level: .python312) == nil)
  }

  @Test(arguments: [
    ("a @", "expected a mark or a line after '@'", 2),
    ("@x", "invalid syntax", 0), ("a@0", "'0' is no line", 1),
    ("a@x#", "expected the number of a visit after '#'", 1),
    ("a@x/", "expected a phase after '/'", 1),
    ("f(k=1)", "a keyword argument cannot stand in a query", 0),
    ("[i for i in x]", "a comprehension cannot stand in a query", 0),
    ("lambda: 1", "a lambda cannot stand in a query", 0), ("é $", "invalid syntax", 2),
    ("a # b", "invalid syntax", 2),
    ("1@x", "a moment must follow a name, an attribute or a call", 1),
  ])
  func `what cannot be a query is refused at its place`(
    text: String, message: String, column: Int32
  ) {
    do {
      _ = try QueryParser.parse(text, level: .python312)
      Issue.record("it parsed")
    } catch {
      #expect(error.message == message)
      #expect(error.position.column == column)
    }
  }

  @Test func `a query of any length is no crash`() {
    for piece in ["a+", "(", "a@x", "-", "a.", "[", "not "] {
      #expect(throws: PythonSyntaxError.self) {
        try QueryParser.parse(String(repeating: piece, count: 100_000), level: .python312)
      }
    }
  }
}
