import HeapTrace

/// The scopes in which a line looked its names up, and where each was found.
///
/// Each name has a lane at the right: it passes the scopes that were searched in vain, with a bar,
/// and ends with an arrow at the name that was found.
struct NamesDiagram: Diagram {
  /// The most lookups that are drawn of a step.
  static let lanes = 4
  private static let boxWidth = 216
  private static let laneGap = 20
  private static let chipHeight = 24

  private let run: DrawnRun
  private var panels: [ScopePanel]
  private var sheet = Sheet()
  private var nowhere: Int?

  static func draw(_ run: DrawnRun, options: DrawingOptions) -> Drawing {
    var diagram = NamesDiagram(run)
    for step in run.steps.indices { diagram.paint(step) }
    return diagram.sheet.drawing(run)
  }

  private init(_ run: DrawnRun) {
    self.run = run
    panels = ScopeChain(run).panels
    let most = run.steps.map { Self.shown($0).count }.max() ?? 0
    let isMore = run.steps.contains { Self.omitted($0) > 0 }
    var y = 28 + (most + (isMore ? 1 : 0)) * Self.chipHeight + 8
    for place in panels.indices {
      let rows = zip(panels[place].rows, panels[place].omitted).map {
        $0.count + ($1 > 0 || panels[place].scope == .builtin ? 1 : 0)
      }
      let height = ScopePanel.titleHeight + max(1, rows.max() ?? 1) * ScopePanel.rowHeight + 4
      panels[place].frame = Rect(x: Sheet.margin, y: y, width: Self.boxWidth, height: height)
      y += height + 14
    }
    if run.steps.contains(where: { $0.lookups.contains { $0.found == nil } }) {
      nowhere = y
      y += 26 + 14
    }
    sheet.extend(width: run.steps.isEmpty ? 0 : Sheet.narrow, height: y - 14 + Sheet.margin)
  }

  /// The lookups of a step that are drawn: one for each name.
  private static func shown(_ step: Step) -> [NameLookup] {
    Array(different(step).prefix(lanes))
  }

  private static func omitted(_ step: Step) -> Int { max(0, different(step).count - lanes) }

  /// Each name once: as it was found first.
  private static func different(_ step: Step) -> [NameLookup] {
    var names: Set<String> = []
    return step.lookups.filter { names.insert($0.name).inserted }
  }

  // MARK: Painting

  private mutating func paint(_ step: Int) {
    let lookups = Self.shown(run.steps[step])
    for panel in panels { paint(panel, lookups, at: step) }
    let words = run.text(lookups.isEmpty ? "names.none" : "names.lookedUp")
    sheet.text(words, x: Sheet.margin, y: 20, style: .title, at: step)
    for (number, lookup) in lookups.enumerated() { paint(lookup, number, lookups.count, at: step) }
    let omitted = Self.omitted(run.steps[step])
    if omitted > 0 {
      let y = 28 + lookups.count * Self.chipHeight + 16
      let more = run.text("many.more", ["number": "\(omitted)"])
      sheet.text(more, x: Sheet.margin + 12, y: y, style: .title, at: step)
    }
    if let nowhere, lookups.contains(where: { $0.found == nil }) {
      let frame = Rect(x: Sheet.margin, y: nowhere, width: Self.boxWidth, height: 26)
      sheet.box(frame, .newBox, radius: 5, at: step)
      sheet.text(
        run.text("names.nowhere"), x: frame.x + 12, y: nowhere + 18, style: .changedCell, at: step)
    }
  }

  private mutating func paint(_ panel: ScopePanel, _ lookups: [NameLookup], at step: Int) {
    let frame = panel.frame
    guard let title = panel.titles[step] else {
      sheet.box(frame, .ghostBox, radius: 5, at: step)
      let words = run.text("names.absent.\(panel.scope.key)")
      sheet.text(words, x: frame.x + 12, y: frame.y + 17, style: .title, at: step)
      return
    }
    let isSearched = lookups.contains { $0.found == panel.scope || $0.missed.contains(panel.scope) }
    sheet.box(frame, .box, radius: 5, at: step)
    let room = Sheet.columns(in: frame.width - 24)
    sheet.text(
      DisplayText.cut(DisplayText.safe(title), to: room), x: frame.x + 12, y: frame.y + 17,
      style: isSearched ? .cell : .title, at: step)
    sheet.rule(x: frame.x, y: frame.y + ScopePanel.titleHeight, width: frame.width, at: step)
    for (number, slot) in panel.rows[step].enumerated() {
      guard let slot else { continue }
      let isFound = lookups.contains { $0.found == panel.scope && $0.name == slot.name }
      paint(slot, isFound: isFound, in: panel, row: number, at: step)
    }
    let rest =
      panel.scope == .builtin
      ? run.text("names.otherBuiltins")
      : panel.omitted[step] > 0
        ? run.text("many.more", ["number": "\(panel.omitted[step])"]) : ""
    let y = panel.baseLine(panel.rows[step].count)
    sheet.text(rest, x: frame.x + 12, y: y, style: .title, at: step)
  }

  private mutating func paint(
    _ slot: Slot, isFound: Bool, in panel: ScopePanel, row: Int, at step: Int
  ) {
    let frame = panel.frame
    let y = panel.baseLine(row)
    if isFound {
      let lit = Rect(
        x: frame.x + 1, y: y - 15, width: frame.width - 2, height: ScopePanel.rowHeight)
      sheet.box(lit, .litRow, layer: .details, at: step)
    }
    let room = Sheet.columns(in: frame.width - 24)
    let nameRoom = min(room / 2, DisplayText.columns(DisplayText.safe(slot.name))) + 2
    let value = DisplayText.cut(DisplayText.safe(shown(slot)), to: room - nameRoom)
    let name = DisplayText.cut(
      DisplayText.safe(slot.name), to: room - DisplayText.columns(value) - 2)
    let style: MarkStyle = isFound ? .changedCell : .cell
    sheet.text(name, x: frame.x + 12, y: y, style: style, at: step)
    sheet.text(value, x: frame.maxX - 12, y: y, style: style, anchor: .end, at: step)
  }

  /// The value of a name; `function` for the function of that name.
  private func shown(_ slot: Slot) -> String {
    let text = run.words.value(slot.value)
    return text.hasSuffix(" " + slot.name) ? String(text.dropLast(slot.name.count + 1)) : text
  }

  /// A looked-up name and its lane; the first name's lane is the outermost.
  private mutating func paint(_ lookup: NameLookup, _ number: Int, _ count: Int, at step: Int) {
    let y = 28 + number * Self.chipHeight + 12
    let room = Sheet.columns(in: Self.boxWidth - 24)
    let name = DisplayText.cut(DisplayText.safe(lookup.name), to: room)
    sheet.text(name, x: Sheet.margin + 12, y: y + 4, style: .changedCell, at: step)
    let lane = Sheet.margin + Self.boxWidth + 20 + (count - 1 - number) * Self.laneGap
    let start = Point(x: Sheet.margin + 12 + DisplayText.smallWidth(name) + 12, y: y)
    let edge = Sheet.margin + Self.boxWidth
    guard let end = end(of: lookup, at: step) else { return }
    let bends = [start, Point(x: lane, y: y), Point(x: lane, y: end), Point(x: edge + 2, y: end)]
    let path = ArrowPath(points: bends, target: number + 1)
    sheet.add(Mark(layer: .arrows, style: .changedArrow, shape: .arrow(path)), at: step)
    sheet.add(Mark(layer: .details, style: .changedDetail, shape: .dot(start)), at: step)
    for scope in lookup.missed {
      guard let panel = panels.first(where: { $0.scope == scope }), panel.titles[step] != nil else {
        continue
      }
      let bar = Point(x: lane - 5, y: panel.frame.y + 13)
      let mark = Mark(layer: .details, style: .tick, shape: .hairline(from: bar, width: 10))
      sheet.add(mark, at: step)
    }
  }

  /// The height at which the lane of a lookup turns to what was found.
  private func end(of lookup: NameLookup, at step: Int) -> Int? {
    guard let scope = lookup.found else { return nowhere.map { $0 + 13 } }
    guard let panel = panels.first(where: { $0.scope == scope }), panel.titles[step] != nil else {
      return nil
    }
    // A name that is gone after the line is shown at the box's title.
    return panel.row(of: lookup.name, at: step).map { panel.baseLine($0) - 4 } ?? panel.frame.y + 13
  }

  // MARK: Words

  static func differs(_ run: DrawnRun, at index: Int) -> Bool {
    let (now, old) = (run.steps[index], run.steps[index - 1])
    func names(_ step: Step) -> [[Slot]] { step.state.frames.map(\.variables) }
    return now.lookups != old.lookups || names(now) != names(old)
  }

  static func table(_ run: DrawnRun, at index: Int) -> TextTable {
    let step = run.steps[index]
    var rows = step.lookups.map { lookup in
      [
        lookup.name, lookup.missed.map { run.text("scope.\($0.key)") }.joined(separator: ", "),
        run.text("scope.\(lookup.found?.key ?? "nowhere")"), run.words.value(lookup.value),
      ]
    }
    for panel in ScopeChain(DrawnRun([step], words: run.words)).panels {
      guard let title = panel.titles[0] else { continue }
      let names = panel.rows[0].compactMap { $0 }.map {
        "\($0.name) = \(run.words.value($0.value))"
      }
      rows.append([title, "", run.text("scope.\(panel.scope.key)"), names.joined(separator: ", ")])
    }
    return TextTable(
      caption: run.place(index), header: run.words.heads("name", "vain", "found", "value"),
      rows: rows)
  }

  static func sentence(_ run: DrawnRun, at index: Int) -> String? {
    let step = run.steps[index]
    if step.line == 0 { return nil }
    let lookups = different(step)
    if lookups.isEmpty { return run.text("names.silent") }
    var texts = lookups.prefix(lanes).map { lookup in
      let found = run.text(
        "names.found.\(lookup.found?.key ?? "nowhere")", ["name": "`\(lookup.name)`"])
      if lookup.found == nil || lookup.missed.isEmpty { return found }
      let places = lookup.missed.map { run.text("names.vain.\($0.key)") }
      var list = places[0]
      for place in places.dropFirst() {
        list = run.text("names.or", ["front": list, "last": place])
      }
      return run.text("names.vain", ["found": found, "places": list])
    }
    if lookups.count > lanes {
      texts.append(run.text("names.more", ["number": "\(lookups.count - lanes)"]))
    }
    return texts.joined(separator: "; ") + "."
  }

  static let legend: [LegendEntry] = [
    .box(.box, "scope"),
    .words("print", style: .changedCell, "scopeName"),
    .box(.ghostBox, "scopeAbsent"),
    .arrow(.changedArrow, "scopeWay"),
    .bar("scopeVain"),
  ]

  static let needs: DiagramNeeds = [.lookups, .before]
}
