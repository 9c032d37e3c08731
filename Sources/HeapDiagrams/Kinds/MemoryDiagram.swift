import HeapTrace

/// The memory of a process: its four areas with what lies in them, inside the RAM that the
/// operating system deals out.
struct MemoryDiagram: Diagram {
  private static let outer = Rect(x: 12, y: 12, width: 304, height: 0)
  private static let process = Rect(x: 20, y: 96, width: 288, height: 0)
  private static let inner = Rect(x: 28, y: 126, width: 272, height: 0)
  private static let titleHeight = 26
  private static let gap = 10

  private let run: DrawnRun
  /// The areas of each step.
  private let areas: [[MemoryArea]]
  /// The top and the height of each area, for the whole run.
  private var tops: [Int] = []
  private var heights: [Int] = []
  private var sheet = Sheet()

  static func draw(_ run: DrawnRun, options: DrawingOptions) -> Drawing {
    var diagram = MemoryDiagram(run)
    for step in run.steps.indices { diagram.paint(step) }
    return diagram.sheet.drawing(run)
  }

  private init(_ run: DrawnRun) {
    self.run = run
    areas = run.steps.indices.map { MemoryArea.all(run, at: $0) }
    var y = Self.inner.y
    for place in areas.first?.indices ?? 0..<0 {
      let rows = areas.map { $0[place].rows.count }.max() ?? 0
      let height = Self.titleHeight + rows * Sheet.row + (rows > 0 ? 8 : 0)
      tops.append(y)
      heights.append(height)
      y += height + Self.gap
    }
  }

  private mutating func paint(_ step: Int) {
    guard let top = tops.last, let height = heights.last else { return }
    let bottom = top + height
    let (outer, process) = (Self.outer, Self.process)
    let ram = Rect(x: outer.x, y: outer.y, width: outer.width, height: bottom + 24 - outer.y)
    sheet.box(ram, .area, radius: 5, layer: .deadArrows, at: step)
    sheet.text(run.text("memory.ram"), x: outer.x + 12, y: 28, style: .heading, at: step)
    for (number, key) in ["memory.system", "memory.others"].enumerated() {
      let strip = Rect(x: process.x, y: 36 + number * 30, width: process.width, height: 24)
      sheet.box(strip, .goneBox, radius: 5, at: step)
      sheet.text(run.text(key), x: strip.x + 12, y: strip.y + 16, style: .title, at: step)
    }
    let frame = Rect(
      x: process.x, y: process.y, width: process.width, height: bottom + 12 - process.y)
    sheet.box(frame, .area, radius: 5, layer: .deadArrows, at: step)
    sheet.text(
      run.text("memory.process"), x: process.x + 8, y: process.y + 18, style: .heading,
      at: step)
    for place in areas[step].indices { paint(areas[step][place], place, at: step) }
    sheet.extend(width: Sheet.narrow, height: ram.maxY + Sheet.margin)
  }

  private mutating func paint(_ area: MemoryArea, _ place: Int, at step: Int) {
    let y = tops[place]
    let frame = Rect(x: Self.inner.x, y: y, width: Self.inner.width, height: heights[place])
    sheet.box(frame, area.isChanged ? .newBox : .box, radius: 5, at: step)
    sheet.text(
      area.title, x: frame.x + 8, y: y + 17, style: area.isChanged ? .changedCell : .cell, at: step)
    sheet.text(area.sum, x: frame.maxX - 8, y: y + 17, style: .title, anchor: .end, at: step)
    let columns = Sheet.columns(in: frame.width - 16)
    for (number, row) in area.rows.enumerated() {
      let base = y + Self.titleHeight + number * Sheet.row + 13
      if number == 0 {
        sheet.rule(x: frame.x, y: y + Self.titleHeight - 2, width: frame.width, at: step)
      }
      let room = columns - DisplayText.columns(row.value) - (row.value.isEmpty ? 0 : 2)
      let text = DisplayText.cut(DisplayText.safe(row.text), to: room)
      let style: MarkStyle = row.isChanged ? .changedCell : .cell
      sheet.text(text, x: frame.x + 8, y: base, style: style, at: step)
      sheet.text(row.value, x: frame.maxX - 8, y: base, style: .title, anchor: .end, at: step)
    }
  }

  // MARK: Words

  static func differs(_ run: DrawnRun, at index: Int) -> Bool {
    MemoryArea.all(run, at: index).contains(where: \.isChanged)
      || MemoryArea.all(run, at: index - 1).contains(where: \.isChanged)
  }

  static func table(_ run: DrawnRun, at index: Int) -> TextTable {
    let rows = MemoryArea.all(run, at: index).map { area in
      [
        area.title, area.sum,
        area.rows.map { $0.text + ($0.value.isEmpty ? "" : " \($0.value)") }.joined(
          separator: "; "),
        area.isChanged ? run.text("state.changed") : "",
      ]
    }
    return TextTable(
      caption: run.place(index), header: run.words.heads("area", "size", "contents", "inThisStep"),
      rows: rows)
  }

  static func sentence(_ run: DrawnRun, at index: Int) -> String? {
    let step = run.steps[index]
    if step.line == 0 { return nil }
    let difference = StateDifference(
      step.state, from: run.before(index) ?? HeapState(frames: [], objects: []), words: run.words)
    var parts: [String] = []
    func frame(_ frame: FrameState) -> KeyValuePairs<String, String> {
      ["frame": "`\(run.words.frame(frame.title))`"]
    }
    for entered in difference.entered { parts.append(run.text("memory.enter", frame(entered))) }
    for left in difference.left { parts.append(run.text("memory.leave", frame(left))) }
    parts += names(run, difference.bindings)
    if let now = step.figures, let old = run.previous(index)?.figures, now.bytes != old.bytes {
      let change: KeyValuePairs = ["bytes": run.count(abs(now.bytes - old.bytes), "byte")]
      parts.append(run.text(now.bytes > old.bytes ? "memory.grows" : "memory.shrinks", change))
    }
    return parts.isEmpty ? run.text("memory.silent") : parts.joined(separator: " ")
  }

  private static func names(
    _ run: DrawnRun, _ bindings: [StateDifference.Binding]
  ) -> [String] {
    var new: [String] = []
    var again: [String] = []
    var gone: [String] = []
    for binding in bindings {
      switch binding {
      case .bound(let name, _, nil): new.append("`\(name)`")
      case .bound(let name, _, _): again.append("`\(name)`")
      case .unbound(let name, _): gone.append("`\(name)`")
      }
    }
    return [("memory.gains", new), ("memory.again", again), ("memory.loses", gone)]
      .filter { !$0.1.isEmpty }.map { run.text($0, ["names": run.words.list($1)]) }
  }

  static let legend: [LegendEntry] = [
    .box(.box, "area"),
    .box(.newBox, "areaChanged"),
    .words("pack()", style: .changedCell, "areaPart"),
    .box(.goneBox, "areaOthers"),
  ]

  static let needs: DiagramNeeds = [.code, .figures, .before]
}
