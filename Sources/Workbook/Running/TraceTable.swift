import HeapDiagrams
import HeapTrace

/// The trace table of a run: for each step its line, the names and counts that it changed, what it
/// freed and wrote.
struct TraceTable {
  private var rows: [[String]] = [["step", "line", "code", "names", "counts", "freed", "output"]]
  private let isCut: Bool

  init(_ recording: Recording, source: [UInt8]) {
    isCut = recording.stepsCut
    let lines = source.split(separator: 10, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    var before = HeapState(frames: [], objects: [])
    for step in recording.steps {
      let isLine = lines.indices.contains(step.line - 1)
      let code = step.phase.map { "(\($0))" } ?? (isLine ? lines[step.line - 1] : "")
      let row = TraceRow(step, before: before)
      rows.append([
        "\(step.number)", "\(step.line)", String(code.trimmingBlanks()),
        row.names.joined(separator: ", "), row.counts.joined(separator: ", "),
        row.freed.joined(separator: ", "), row.output.joined(separator: "\\n"),
      ])
      before = step.state
    }
  }

  /// The table with aligned columns, each row ended.
  var text: String {
    var widths = [Int](repeating: 0, count: rows[0].count)
    for row in rows {
      for (column, cell) in row.enumerated() { widths[column] = max(widths[column], cell.count) }
    }
    var text = ""
    for row in rows {
      var line = ""
      for (column, cell) in row.enumerated() {
        let blanks = String(repeating: " ", count: widths[column] - cell.count)
        line += (column < 2 ? blanks + cell : cell + blanks) + "  "
      }
      while line.hasSuffix(" ") { line.removeLast() }
      text += line + "\n"
    }
    return isCut ? text + "… more steps, which were not recorded\n" : text
  }
}
