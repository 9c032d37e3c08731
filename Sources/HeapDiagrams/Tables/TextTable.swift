/// A table of text: the same state as a picture, for screen readers, paper and golden files.
public struct TextTable: Equatable, Sendable {
  /// What the table is about; plain text.
  public var caption: String
  /// The titles of the columns.
  public var header: [String]
  /// The cells of each row; plain text, as many as there are titles.
  public var rows: [[String]]

  /// The column that tells how a count is made, which a click on the count shows.
  public var reasonColumn: Int?

  /// A table.
  public init(
    caption: String, header: [String], rows: [[String]], reasonColumn: Int? = nil
  ) {
    self.caption = caption
    self.header = header
    self.rows = rows
    self.reasonColumn = reasonColumn
  }

  /// The table as HTML; the first cell of a row is its header.
  public var html: String {
    let rows = rows.map { Self.html(of: $0, reasonColumn: reasonColumn) }
    return opening + titles + rows.joined() + Self.closing
  }

  /// What stands before the titles of the columns (HTML).
  var opening: String { Self.opening(caption) }

  /// What stands before the titles of the columns, under a caption (HTML).
  static func opening(_ caption: String) -> String {
    "<table class=\"hb-table\">\n<caption>\(cell(caption))</caption>\n<thead>"
  }

  /// The titles of the columns (HTML).
  var titles: String {
    let cells = header.map { "<th scope=\"col\">\(Self.cell($0))</th>" }
    return "<tr>" + cells.joined() + "</tr></thead>\n<tbody>\n"
  }

  /// What stands behind the rows (HTML).
  static let closing = "</tbody></table>\n"

  /// A row (HTML).
  static func html(of row: [String], reasonColumn: Int?) -> String {
    var result = Markup(reserving: 240)
    add(row, reasonColumn: reasonColumn, to: &result)
    return result.text
  }

  /// Appends a row (HTML).
  static func add(_ row: [String], reasonColumn: Int?, to result: inout Markup) {
    result.add("<tr><th scope=\"row\">")
    result.addShown(row.first ?? "")
    result.add("</th>")
    for (column, text) in row.enumerated().dropFirst() {
      result.add(column == reasonColumn && !text.isEmpty ? "<td class=\"hb-why\">" : "<td>")
      result.addShown(text)
      result.add("</td>")
    }
    result.add("</tr>\n")
  }

  private static func cell(_ text: String) -> String { DisplayText.escape(DisplayText.safe(text)) }

  /// The table as plain text: columns separated by two blanks, cells padded.
  public var text: String {
    let all = ([header] + rows).map { $0.map(DisplayText.safe) }
    let widths = header.indices.map { column in
      all.map { column < $0.count ? DisplayText.columns($0[column]) : 0 }.max() ?? 0
    }
    var result = caption + "\n"
    for row in all {
      var line = ""
      for (column, cell) in row.enumerated() {
        let width = column < widths.count ? widths[column] : 0
        line += cell + String(repeating: " ", count: max(0, width - DisplayText.columns(cell)) + 2)
      }
      while line.last == " " { line.removeLast() }
      result += line + "\n"
    }
    return result
  }
}
