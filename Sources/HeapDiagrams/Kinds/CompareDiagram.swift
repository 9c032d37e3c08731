import HeapTrace

/// One program under several runtimes: the same moment side by side, differences marked.
struct CompareDiagram: Diagram {
  private static let rowHeight = 24
  private static let headHeight = 34
  /// The widest that a label and a cell may be, in columns of text.
  private static let labelLimit = 22
  private static let cellLimit = 14

  private let run: DrawnRun
  private let rows: CompareRows
  private let left: [Int]
  private let widths: [Int]
  private var sheet = Sheet()

  static func draw(_ run: DrawnRun, options: DrawingOptions) -> Drawing {
    var diagram = CompareDiagram(run)
    for step in run.steps.indices { diagram.paint(step) }
    return diagram.sheet.drawing(run)
  }

  private init(_ run: DrawnRun) {
    self.run = run
    let rows = CompareRows(run)
    self.rows = rows
    let titles = Self.titles(rows)
    func width(_ texts: [String], _ limit: Int) -> Int {
      texts.map { DisplayText.smallWidth(DisplayText.cut(DisplayText.safe($0), to: limit)) }.max()
        ?? 0
    }
    let labels = width(rows.subjects.map(rows.label), Self.labelLimit)
    var x = Sheet.margin + labels + 16
    var left: [Int] = []
    var widths: [Int] = []
    for place in titles.indices {
      let texts = rows.cells.flatMap { cells in
        rows.subjects.compactMap { cells[$0]?[place] }
      }
      let widest = max(DisplayText.smallWidth(titles[place]), width(texts, Self.cellLimit)) + 12
      left.append(x)
      widths.append(widest)
      x += widest + 4
    }
    self.left = left
    self.widths = widths
    if run.steps.isEmpty { return }
    let foot = rows.omitted > 0 ? 20 : 0
    let height = Self.headHeight + rows.subjects.count * Self.rowHeight + foot
    sheet.extend(width: x + Sheet.margin - 4, height: height + Sheet.margin)
  }

  /// The runtimes in short where all are of one family: `3.8`, `3.9`.
  private static func titles(_ rows: CompareRows) -> [String] {
    let words = rows.titles.map { $0.split(separator: " ").map(String.init) }
    let isFamily = Set(words.map(\.first)).count == 1 && words.allSatisfy { $0.count == 2 }
    return isFamily ? words.map { $0[1] } : rows.titles
  }

  private mutating func paint(_ step: Int) {
    for (place, title) in Self.titles(rows).enumerated() {
      let center = left[place] + widths[place] / 2
      sheet.text(title, x: center, y: 24, style: .heading, anchor: .middle, at: step)
    }
    let end = (left.last ?? 0) + (widths.last ?? 0)
    sheet.rule(x: Sheet.margin, y: Self.headHeight, width: end - Sheet.margin, at: step)
    for (row, subject) in rows.subjects.enumerated() {
      let y = Self.headHeight + row * Self.rowHeight
      let cells = rows.cells[step][subject] ?? []
      let label = DisplayText.cut(DisplayText.safe(rows.label(subject)), to: Self.labelLimit)
      sheet.text(
        label, x: Sheet.margin, y: y + 16, style: cells.isEmpty ? .title : .cell, at: step)
      for (place, cell) in cells.enumerated() {
        let former = step > 0 ? rows.cells[step - 1][subject]?[place] : nil
        let isChanged = former != nil && former != cell
        let row = place == 0 && rows.isSum(subject, at: step) ? rows.label(subject) : nil
        paint(cell, isOther: cell != cells[0], isChanged: isChanged, row, place, y, at: step)
      }
      sheet.rule(x: Sheet.margin, y: y + Self.rowHeight, width: end - Sheet.margin, at: step)
    }
    if rows.omitted > 0 {
      let words = run.text("compare.equal", ["number": "\(rows.omitted)"])
      let y = Self.headHeight + rows.subjects.count * Self.rowHeight + 18
      sheet.text(words, x: Sheet.margin, y: y, style: .title, at: step)
    }
  }

  private mutating func paint(
    _ cell: String, isOther: Bool, isChanged: Bool, _ row: String?, _ place: Int, _ y: Int,
    at step: Int
  ) {
    let frame = Rect(x: left[place], y: y + 2, width: widths[place], height: Self.rowHeight - 4)
    if isChanged { sheet.box(frame, .litRow, layer: .deadArrows, at: step) }
    if isOther { sheet.box(frame, .litArea, radius: 2, at: step) }
    let text = DisplayText.cut(DisplayText.safe(cell), to: Self.cellLimit)
    let point = Point(x: frame.x + frame.width / 2, y: y + 16)
    if let row {
      let shape = Shape.figure(point, text, row: row, pill: nil)
      sheet.add(Mark(layer: .badges, style: .cell, shape: shape), at: step)
      return
    }
    sheet.text(
      text, x: point.x, y: point.y, style: isOther ? .changedCell : .cell, anchor: .middle,
      at: step)
  }

  // MARK: Words

  static func differs(_ run: DrawnRun, at index: Int) -> Bool {
    let pair = CompareRows(run, steps: [index - 1, index])
    return pair.cells[index] != pair.cells[index - 1]
  }

  static func table(_ run: DrawnRun, at index: Int) -> TextTable {
    let rows = CompareRows(run, steps: [index])
    let differing = rows.differing(at: index)
    return TextTable(
      caption: run.place(index),
      header: run.words.heads("figure") + rows.titles + run.words.heads("differs", "madeOf"),
      rows: rows.subjects.compactMap { subject in
        rows.cells[index][subject].map {
          [rows.label(subject)] + $0 + [
            differing.contains(subject) ? run.text("state.differs") : "",
            rows.reason(of: subject, at: index),
          ]
        }
      }, reasonColumn: rows.titles.count + 2)
  }

  static func sentence(_ run: DrawnRun, at index: Int) -> String? {
    if run.steps[index].line == 0 { return nil }
    if run.others.isEmpty { return run.text("compare.alone") }
    let rows = CompareRows(run, steps: [index])
    let differing = rows.differing(at: index).map(rows.label)
    if differing.isEmpty { return run.text("compare.agree") }
    return run.text("compare.differ", ["rows": run.words.list(differing)])
  }

  static let legend: [LegendEntry] = [
    .words("3.8", style: .heading, "compareRuntime"),
    .marked("72", "compareOther"),
    .row("compareChanged"),
    .words(named: "compare.unreachable", "compareGarbage"),
    .words("–", "compareAbsent"),
  ]

  static let needs: DiagramNeeds = [.others, .history, .figures]
}
