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
      rows.append([
        "\(step.number)", "\(step.line)", String(code.trimmingBlanks()),
        TraceTable.names(step.state, before), TraceTable.counts(step.state, before),
        TraceTable.freed(step.state, before),
        step.output.split(separator: "\n", omittingEmptySubsequences: true).joined(
          separator: "\\n"),
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

  private static func names(_ state: HeapState, _ before: HeapState) -> String {
    var parts: [String] = []
    for frame in state.frames {
      let old = before.frames.first { $0.id == frame.id }
      let prefix = frame.id == 0 ? "" : frame.title + "."
      for variable in frame.variables where old?.variables.contains(variable) != true {
        parts.append("\(prefix)\(variable.name)=\(shown(variable.value))")
      }
      let gone = old?.variables.filter { one in
        !frame.variables.contains { $0.name == one.name }
      }
      for variable in gone ?? [] { parts.append("\(prefix)\(variable.name) unbound") }
    }
    return parts.joined(separator: ", ")
  }

  private static func counts(_ state: HeapState, _ before: HeapState) -> String {
    var parts: [String] = []
    for object in state.objects {
      guard case .count(let now)? = object.count else { continue }
      if case .freed = object.liveness { continue }
      let old = before.objects.first { $0.number == object.number }?.count
      if old == .count(now) { continue }
      if case .count(let then)? = old {
        parts.append("#\(object.number) \(then)→\(now)")
      } else {
        parts.append("#\(object.number) \(now)")
      }
    }
    return parts.joined(separator: ", ")
  }

  private static func freed(_ state: HeapState, _ before: HeapState) -> String {
    var parts: [String] = []
    for object in before.objects {
      if case .freed = object.liveness { continue }
      let now = state.objects.first { $0.number == object.number }
      switch now?.liveness {
      case .freed(_, let cause)?: parts.append("#\(object.number) (\(cause.rawValue))")
      case nil: parts.append("#\(object.number)")
      default: break
      }
    }
    return parts.joined(separator: ", ")
  }

  private static func shown(_ value: SlotValue) -> String {
    switch value {
    case .atom(let text): text
    case .object(let number): "#\(number)"
    case .unbound: "unbound"
    }
  }
}
