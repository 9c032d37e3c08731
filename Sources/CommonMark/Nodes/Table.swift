import Diagnostics

/// A table in GitHub's pipe syntax.
public struct Table: Hashable, Sendable {
  /// How a column is set.
  public enum Alignment: String, Sendable {
    case none, left, center, right
  }

  /// A cell.
  public struct Cell: Hashable, Sendable {
    /// The text.
    public let inlines: [Inline]
    /// Where it stands, without the blanks around it.
    public let range: SourceRange
  }

  /// The columns' settings: as many as the header has cells.
  public let alignments: [Alignment]
  /// The first row.
  public let header: [Cell]
  /// The further rows, each with as many cells as the header: short ones are filled up.
  public let rows: [[Cell]]
  /// The id that a last line of `{#id}` gives.
  public let id: LocatedText?
  /// From the header to the end of the last line.
  public let range: SourceRange
}
