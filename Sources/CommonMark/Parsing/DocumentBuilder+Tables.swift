import Diagnostics

extension DocumentBuilder {
  /// A table with its cells read as inlines; in the first pass the cells are only collected.
  mutating func table(_ shape: TableReader.Shape, _ range: SourceRange) -> Table {
    let rows = shape.rows.map { row in row.map { cell($0) } }
    return Table(
      alignments: shape.alignments, header: rows[0], rows: Array(rows.dropFirst()),
      id: shape.id?.located(in: file), range: range)
  }

  private mutating func cell(_ content: MappedBytes) -> Table.Cell {
    let place = file.range(content.sourceRange(0..<content.count))
    guard content.count > 0 else { return Table.Cell(inlines: [], range: place) }
    cells.append(content)
    guard let cellEvents, cells.count <= cellEvents.count else {
      return Table.Cell(inlines: [], range: place)
    }
    return Table.Cell(inlines: read(content, cellEvents[cells.count - 1]), range: place)
  }

  /// The inlines of cells. libcmark reads inlines only as part of blocks: every cell becomes a
  /// heading above the text, whose link definitions are then known in the cells too.
  static func cellEvents(_ cells: [MappedBytes], before text: [UInt8]) -> [ArraySlice<SyntaxEvent>]
  {
    var headings: [UInt8] = []
    for cell in cells { headings += [0x23, 0x20] + cell.bytes + [0x20, 0x23, 0x0A] }
    let events = syntaxEvents(of: headings + [0x0A] + text)
    var result: [ArraySlice<SyntaxEvent>] = []
    var start = 0
    for (index, event) in events.enumerated() where event.kind == .heading {
      if event.isEntering {
        start = index + 1
      } else {
        result.append(events[start..<index])
        if result.count == cells.count { break }
      }
    }
    return result
  }
}
