import Diagnostics

/// GitHub's pipe syntax in the content of a paragraph, since libcmark knows no tables.
///
/// The header is the line above the first line of dashes; text may come before it. A pipe
/// separates cells even inside a code span, unless it is written `\|`, which stands for the pipe
/// alone everywhere.
struct TableReader {
  /// The cells of a table, not yet read as inlines.
  struct Shape {
    var alignments: [Table.Alignment]
    var rows: [[MappedBytes]]
    var id: MappedBytes?
    /// Where in the paragraph the header begins.
    var start = 0
  }

  let content: MappedBytes

  /// The table that the paragraph is, or ends with; nil where there is none.
  func read() -> Shape? {
    guard content.bytes.contains(0x7C) else { return nil }
    let lines = lines
    for first in lines.indices.dropLast() where content.bytes[lines[first]].contains(0x7C) {
      if let table = read(lines, from: first) { return table }
    }
    return nil
  }

  private func read(_ lines: [Range<Int>], from first: Int) -> Shape? {
    guard let alignments = alignments(lines[first + 1]) else { return nil }
    let header = cells(lines[first])
    guard header.count == alignments.count else { return nil }
    var shape = Shape(
      alignments: alignments, rows: [header], start: lines[first].lowerBound)
    for (index, line) in lines.enumerated().dropFirst(first + 2) {
      if index == lines.count - 1, let id = id(line) {
        shape.id = id
        continue
      }
      var row = Array(cells(line).prefix(header.count))
      while row.count < header.count { row.append(MappedBytes(at: end(line))) }
      shape.rows.append(row)
    }
    return shape
  }

  private func end(_ line: Range<Int>) -> Int { content.slice(line).trimmed.sourceEnd }

  private var lines: [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for index in content.bytes.indices where content.bytes[index] == 0x0A {
      lines.append(start..<index)
      start = index + 1
    }
    return lines + [start..<content.count]
  }

  /// The id of a line that is `{#id}`.
  private func id(_ line: Range<Int>) -> MappedBytes? {
    let text = content.slice(line).trimmed
    guard text.count > 3, text.bytes.starts(with: [0x7B, 0x23]), text[text.count - 1] == 0x7D,
      !text.bytes.contains(where: { $0 == 0x7C || $0 <= 0x20 })
    else { return nil }
    return text.slice(2..<text.count - 1)
  }

  /// The settings of the columns, if a line is the one below a header: `| :-- | --: |`.
  private func alignments(_ line: Range<Int>) -> [Table.Alignment]? {
    var result: [Table.Alignment] = []
    for cell in cells(line) {
      var dashes = cell.bytes[...]
      let isLeft = dashes.first == 0x3A
      if isLeft { dashes = dashes.dropFirst() }
      let isRight = dashes.last == 0x3A
      if isRight { dashes = dashes.dropLast() }
      guard !dashes.isEmpty, dashes.allSatisfy({ $0 == 0x2D }) else { return nil }
      result.append(isLeft ? (isRight ? .center : .left) : (isRight ? .right : .none))
    }
    return result
  }

  /// The cells of a row, without the blanks around them and the backslashes before pipes.
  private func cells(_ line: Range<Int>) -> [MappedBytes] {
    let row = content.slice(line).trimmed
    var cells: [MappedBytes] = []
    var cell = MappedBytes(at: row.source(at: 0))
    var start = row[0] == 0x7C ? 1 : 0
    var index = start
    while index < row.count {
      if row[index] == 0x5C, index + 1 < row.count, LinkSyntax.isPunctuation(row[index + 1]) {
        if row[index + 1] == 0x7C {
          cell.append(row, start..<index)
          start = index + 1
        }
        index += 2
      } else if row[index] == 0x7C {
        cell.append(row, start..<index)
        cells.append(cell.trimmed)
        (start, index) = (index + 1, index + 1)
        cell = MappedBytes(at: row.source(at: start))
      } else {
        index += 1
      }
    }
    if start < row.count || cell.count > 0 {
      cell.append(row, start..<row.count)
      cells.append(cell.trimmed)
    }
    return cells
  }
}
