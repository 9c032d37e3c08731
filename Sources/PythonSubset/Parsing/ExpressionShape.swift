import Runtimes

/// What a piece of source is, seen from outside: an operation, a subscript, a call.
///
/// Tracebacks ask it of the text of a failing instruction (CPython 3.13, Lib/traceback.py:
/// `_extract_caret_anchors_from_line_segment`).
public enum ExpressionShape: Equatable, Sendable {
  /// A place in the piece: line from 0, column in bytes.
  public struct Place: Equatable, Sendable {
    /// The line, from 0.
    public var line: Int
    /// The column in bytes, from 0.
    public var column: Int
  }

  /// A binary operation: where its left side ends and its right side begins.
  case operation(leftEnd: Place, rightStart: Place)
  /// A subscript: where its value ends, and its own end.
  case subscripted(valueEnd: Place, end: Place)
  /// A call: where its callee ends, and its own end.
  case call(calleeEnd: Place, end: Place)
  case other

  /// The shape of a piece of source; nil when it is no expression.
  ///
  ///     ExpressionShape.of(Array("a.b(1)".utf8), level: .python313)
  ///     // .call(calleeEnd: (0, 3), end: (0, 6))
  public static func of(_ piece: [UInt8], level: LanguageLevel) -> ExpressionShape? {
    // In brackets, a line break inside it ends nothing.
    let source = Array("(\n".utf8) + piece + Array("\n)\n".utf8)
    guard var parser = try? Parser(source, level: level), let tree = try? parser.expressionInput(),
      let expression = tree.expression
    else { return nil }
    switch expression.kind {
    case .binary(let left, _, let right):
      return .operation(leftEnd: end(left), rightStart: start(right))
    case .subscript(let value, _): return .subscripted(valueEnd: end(value), end: end(expression))
    case .call(let callee, _, _): return .call(calleeEnd: end(callee), end: end(expression))
    default: return .other
    }
  }

  /// Whether the first statement of some lines returns the call of a name, or assigns a call to
  /// one name, and the call's place; nil otherwise.
  public static func wholeCall(_ lines: [UInt8], level: LanguageLevel) -> (
    start: Place, end: Place
  )? {
    guard var parser = try? Parser(lines + [10], level: level), let tree = try? parser.module(),
      let first = tree.statements.first
    else { return nil }
    let value: Expression
    switch first.kind {
    case .return(let result?):
      guard case .call(let callee, _, _) = result.kind, case .name = callee.kind else { return nil }
      value = result
    case .assign(let targets, let assigned):
      guard case .call = assigned.kind, targets.count == 1, case .name = targets[0].kind else {
        return nil
      }
      value = assigned
    default: return nil
    }
    let position = value.position
    return (
      Place(line: Int(position.line) - 1, column: Int(position.column)),
      Place(line: Int(position.endLine) - 1, column: Int(position.endColumn))
    )
  }

  private static func end(_ expression: Expression) -> Place {
    Place(
      line: Int(expression.position.endLine) - 2, column: Int(expression.position.endColumn))
  }

  private static func start(_ expression: Expression) -> Place {
    Place(line: Int(expression.position.line) - 2, column: Int(expression.position.column))
  }
}
