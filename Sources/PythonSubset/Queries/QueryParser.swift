import Runtimes

/// The parser of queries.
///
///     let query = try QueryParser.parse("refcount(b@cut) == 2", level: .python312)
///
/// It cuts out the moments, parses what remains as Python, and refuses what a query cannot have.
public enum QueryParser {
  /// The longest query, in bytes: its tree is a value whose release recurses.
  static let lengthLimit = 1024

  /// The query that a text holds; its positions are columns of Unicode scalars.
  public static func parse(
    _ text: String, level: LanguageLevel
  ) throws(PythonSyntaxError) -> QueryExpression {
    if text.utf8.count > lengthLimit {
      throw PythonSyntaxError(
        "the query is too long", at: CodePosition(line: 1, column: 0, endLine: 1, endColumn: 0),
        kind: .unsupported)
    }
    let columns = ScalarColumns(text)
    do throws(PythonSyntaxError) {
      let (source, moments) = try QueryMoments.cut(Array(text.utf8))
      var parser = try Parser(source, level: level)
      parser.moments = moments
      let tree = try parser.expressionInput()
      guard let root = tree.expression else { throw parser.invalidSyntax() }
      if let stray = parser.moments.first {
        throw PythonSyntaxError(
          "a moment must follow a name, an attribute or a call",
          at: CodePosition(
            line: 1, column: stray.range.lowerBound, endLine: 1,
            endColumn: stray.range.upperBound))
      }
      return try QueryBuilder(moments: parser.attached, columns: columns, all: moments)
        .query(root)
    } catch {
      var failure = error
      failure.position = CodePosition(
        line: 1, column: columns.scalars(Int(error.position.column)), endLine: 1,
        endColumn: columns.scalars(Int(error.position.endColumn)))
      throw failure
    }
  }

  /// A claim's comparison, or nil when the claim is no single comparison.
  public static func comparison(
    _ text: String, level: LanguageLevel
  ) throws(PythonSyntaxError) -> QueryClaim? {
    let query = try parse(text, level: level)
    guard case .compare(let left, let comparisons, let operands) = query.kind,
      comparisons.count == 1
    else { return nil }
    return QueryClaim(
      left: left, right: operands[0], comparison: comparisons[0],
      rightRange: rightRange(of: operands[0], in: text, query))
  }

  /// The right side with its own parentheses, if it has any, without blanks around it.
  private static func rightRange(
    of operand: QueryExpression, in text: String, _ query: QueryExpression
  ) -> Range<Int> {
    let end = query.range.upperBound
    let scalars = Array(text.unicodeScalars)
    var start = operand.range.lowerBound
    var place = start - 1
    var unclosed = 0
    for scalar in scalars[operand.range.upperBound..<max(end, operand.range.upperBound)]
    where scalar == ")" { unclosed += 1 }
    while unclosed > 0, place >= 0 {
      if scalars[place] == "(" {
        unclosed -= 1
        start = place
      }
      place -= 1
    }
    return start..<max(end, start)
  }
}

/// The columns of a text, as bytes and as Unicode scalars.
struct ScalarColumns {
  /// For each byte, the number of scalars before it.
  private var counts: [Int] = []

  init(_ text: String) {
    var count = 0
    for scalar in text.unicodeScalars {
      for _ in 0..<UTF8.width(scalar) { counts.append(count) }
      count += 1
    }
    counts.append(count)
  }

  /// The column in scalars of a column in bytes.
  func scalars(_ bytes: Int) -> Int { counts[min(max(bytes, 0), counts.count - 1)] }
}
