import HeapTrace

/// The trace table: what each step changed, a row a step, as one writes it by hand.
///
/// A long run is shown in pages; the rows of a page keep their places.
struct TraceDiagram: Diagram {
  /// The rows of a page.
  private static let pageLength = 20
  /// The keys of the columns' titles, and the widest that their cells may be in columns of text.
  private static let columns: [(key: String, limit: Int)] = [
    ("line", 9), ("names", 24), ("counts", 14), ("freed", 14), ("output", 24),
  ]

  private let run: DrawnRun
  /// The lines of text of each cell, by step and column.
  private var cells: [[[String]]] = []
  /// The left edge of each column that is drawn, by its place in `columns`.
  private var left: [Int: Int] = [:]
  private var right = Sheet.margin
  private var sheet = Sheet()

  static func draw(_ run: DrawnRun, options: DrawingOptions) -> Drawing {
    var diagram = TraceDiagram(run)
    diagram.paint()
    return diagram.sheet.drawing(run)
  }

  private init(_ run: DrawnRun) {
    self.run = run
    for index in run.steps.indices {
      let texts = TraceDiagram.texts(run, index)
      cells.append(zip(texts, TraceDiagram.columns).map { Sheet.packed($0, columns: $1.limit) })
    }
    for (place, column) in TraceDiagram.columns.enumerated() {
      let widest = cells.flatMap { $0[place] }.map(DisplayText.smallWidth).max() ?? 0
      guard widest > 0 || place < 2 else { continue }
      left[place] = right + 8
      right += max(widest, DisplayText.smallWidth(run.text("table.\(column.key)"))) + 16
    }
  }

  /// The cells of a step: line, names, counts, freed, output.
  private static func texts(_ run: DrawnRun, _ index: Int) -> [[String]] {
    let step = run.steps[index]
    let number = step.line > 0 ? "\(step.line)" : run.text("table.start")
    let line = step.phase.map { [number, run.words.term($0)] } ?? [number]
    guard let before = run.before(index) else { return [line, [], [], [], []] }
    let row = TraceRow(step, before: before, words: run.words)
    return [line, row.names, row.counts, row.freed, row.output]
  }

  private mutating func paint() {
    for start in stride(from: 0, to: cells.count, by: Self.pageLength) {
      paintPage(start..<min(cells.count, start + Self.pageLength))
    }
    sheet.extend(width: right + Sheet.margin)
  }

  private mutating func paintPage(_ page: Range<Int>) {
    for step in page { paintHead(page, at: step) }
    var y = 40
    for row in page {
      let lines = max(1, cells[row].map(\.count).max() ?? 1)
      let height = lines * Sheet.row + 4
      let frame = Rect(x: Sheet.margin, y: y, width: right - Sheet.margin, height: height)
      sheet.box(frame, .litRow, layer: .deadArrows, at: row)
      sheet.box(Rect(x: frame.x, y: y, width: 4, height: height), .bar, at: row)
      for step in row..<page.upperBound {
        for (place, x) in left.sorted(by: { $0.key < $1.key }) {
          for (number, line) in cells[row][place].enumerated() {
            sheet.text(line, x: x, y: y + 15 + number * Sheet.row, at: step)
          }
        }
        sheet.rule(x: frame.x, y: y + height, width: frame.width, at: step)
      }
      y += height
    }
    sheet.extend(height: y + Sheet.margin)
  }

  private mutating func paintHead(_ page: Range<Int>, at step: Int) {
    for (place, x) in left.sorted(by: { $0.key < $1.key }) {
      sheet.text(
        run.text("table.\(Self.columns[place].key)"), x: x, y: 31, style: .heading, at: step)
    }
    sheet.rule(x: Sheet.margin, y: 40, width: right - Sheet.margin, at: step)
    guard cells.count > Self.pageLength else { return }
    let values: KeyValuePairs = [
      "first": "\(page.lowerBound + 1)", "last": "\(page.upperBound)", "number": "\(cells.count)",
    ]
    let words = run.text("table.rows", values)
    sheet.text(words, x: Sheet.margin + 8, y: 14, style: .title, at: step)
  }

  static func table(_ run: DrawnRun, at index: Int) -> TextTable {
    let first = index / pageLength * pageLength
    return TextTable(
      caption: run.text("place.trace", ["place": run.place(index)]),
      header: run.words.heads("step") + columns.map { run.text("table.\($0.key)") }
        + run.words.heads("madeOf"),
      rows: (first...index).map { row in
        ["\(run.steps[row].number)"] + texts(run, row).map { $0.joined(separator: ", ") }
          + [reasons(run, row)]
      })
  }

  /// What the counts are made of that a step has changed: `#1: name a, item 0 of #2`.
  private static func reasons(_ run: DrawnRun, _ index: Int) -> String {
    guard let before = run.before(index) else { return "" }
    let state = run.steps[index].state
    let old = Dictionary(
      before.objects.map { ($0.number, $0.count) }, uniquingKeysWith: { first, _ in first })
    return state.objects.compactMap { object -> String? in
      guard !object.isFreed, case .count(let count)? = object.count,
        old[object.number] != .count(count)
      else { return nil }
      let parts = CountSources(of: object.number, in: state, words: run.words)
        .parts(of: count, run.words)
      return "#\(object.number): " + parts.joined(separator: ", ").filter { $0 != "`" }
    }.joined(separator: "; ")
  }

  static let legend: [LegendEntry] = [
    .row("traceRow"),
    .words("a = #1", "traceBound"),
    .words("del a", "traceGone"),
    .words("#1 1→2", "traceCount"),
    .words("#1", "traceFreed"),
  ]

  static let needs: DiagramNeeds = .history
}
