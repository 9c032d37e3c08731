/// A place in a source text, as people count: lines and columns from 1.
///
/// Columns count Unicode scalars. A tab is one; a byte order mark and the carriage return of a
/// line ending are none.
public struct SourcePosition: Hashable, Comparable, Sendable {
  /// The line, from 1.
  public var line: Int
  /// The column in Unicode scalars, from 1.
  public var column: Int

  /// A position from its line and column, both from 1.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The first position of every text.
  public static let start = SourcePosition(line: 1, column: 1)

  /// Earlier in the text comes first.
  public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

extension SourcePosition: CustomStringConvertible {
  /// The position as messages show it: `13:38`.
  public var description: String { "\(line):\(column)" }
}
