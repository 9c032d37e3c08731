import HeapTrace

/// The code area: the instructions of the code object that runs, its constants, and the evaluation
/// stack, with the instructions of this step lit.
struct BytecodeDiagram: Diagram {
  private static let top = 12
  private static let titleHeight = 26
  private static let cellHeight = 24
  private static let stackWidth = 88
  /// The most values of the stack that are drawn, and lines of constants.
  private static let stackLimit = 8
  private static let constantLines = 4

  private let run: DrawnRun
  private let views: [CodeView?]
  private let hasStack: Bool
  private var listing: Rect
  private var constants: Rect
  private var sheet = Sheet()

  static func draw(_ run: DrawnRun, options: DrawingOptions) -> Drawing {
    var diagram = BytecodeDiagram(run)
    for step in run.steps.indices { diagram.paint(step) }
    return diagram.sheet.drawing(run)
  }

  private init(_ run: DrawnRun) {
    self.run = run
    views = run.steps.indices.map { CodeView(run, at: $0) }
    hasStack = CodeView.hasStack(run)
    let width = Sheet.narrow - 2 * Sheet.margin - (hasStack ? Self.stackWidth + 12 : 0)
    let rows = views.compactMap { $0?.page.count }.max() ?? 0
    listing = Rect(
      x: Sheet.margin, y: Self.top, width: width, height: Self.titleHeight + rows * Sheet.row + 8)
    constants = Rect(
      x: Sheet.margin, y: listing.maxY + 12, width: Sheet.narrow - 2 * Sheet.margin, height: 0)
    let lines = views.compactMap { $0.map { constantTexts(run.code[$0.code]).count } }.max() ?? 0
    constants.height = Self.titleHeight + max(1, lines) * Sheet.row + 8
    if rows > 0 { sheet.extend(width: Sheet.narrow, height: constants.maxY + Sheet.margin) }
  }

  private func constantTexts(_ code: CodeListing) -> [String] {
    let columns = Sheet.columns(in: Sheet.narrow - 2 * Sheet.margin - 24)
    let lines = Sheet.packed(code.constants, columns: columns)
    if lines.count <= Self.constantLines { return lines }
    let shown = Array(lines.prefix(Self.constantLines - 1))
    return shown + [run.text("many.moreLines", ["number": "\(lines.count - shown.count)"])]
  }

  // MARK: Painting

  private mutating func paint(_ step: Int) {
    guard let view = views[step] else { return }
    let code = run.code[view.code]
    paintPanel(listing, run.text("bytecode.code", ["code": run.words.frame(code.title)]), at: step)
    if view.page.count < code.instructions.count {
      let words = "\(view.page.lowerBound + 1)–\(view.page.upperBound) / \(code.instructions.count)"
      let y = listing.y + 17
      sheet.text(words, x: listing.maxX - 8, y: y, style: .title, anchor: .end, at: step)
    }
    for (row, place) in view.page.enumerated() { paint(place, row, of: code, view, at: step) }
    paintPanel(constants, run.text("bytecode.constants"), at: step)
    for (row, line) in constantTexts(code).enumerated() {
      let y = constants.y + Self.titleHeight + row * Sheet.row + 14
      sheet.text(line, x: constants.x + 12, y: y, at: step)
    }
    if hasStack { paintStack(view, at: step) }
  }

  private mutating func paintPanel(_ frame: Rect, _ title: String, at step: Int) {
    sheet.box(frame, .box, radius: 5, at: step)
    let words = DisplayText.cut(DisplayText.safe(title), to: Sheet.columns(in: frame.width - 24))
    sheet.text(words, x: frame.x + 12, y: frame.y + 17, style: .heading, at: step)
    sheet.rule(x: frame.x, y: frame.y + Self.titleHeight - 2, width: frame.width, at: step)
  }

  private mutating func paint(
    _ place: Int, _ row: Int, of code: CodeListing, _ view: CodeView, at step: Int
  ) {
    let instruction = code.instructions[place]
    let y = listing.y + Self.titleHeight + row * Sheet.row
    let hasRun = view.ran.contains(place)
    if hasRun {
      let lit = Rect(x: listing.x + 1, y: y, width: listing.width - 2, height: Sheet.row)
      sheet.box(lit, .litRow, layer: .details, at: step)
      sheet.box(
        Rect(x: listing.x + 1, y: y, width: 4, height: Sheet.row), .bar, layer: .details, at: step)
    }
    let isFirst = place == 0 || code.instructions[place - 1].line != instruction.line
    if isFirst, row > 0 { sheet.rule(x: listing.x, y: y, width: listing.width, at: step) }
    sheet.text(
      "\(instruction.index)", x: listing.x + 32, y: y + 14, style: .title, anchor: .end, at: step)
    var room = Sheet.columns(in: listing.width - 48)
    if !hasStack, isFirst || row == 0, instruction.line > 0 {
      let line = run.text("bytecode.line", ["line": "\(instruction.line)"])
      sheet.text(line, x: listing.maxX - 8, y: y + 14, style: .title, anchor: .end, at: step)
      room -= DisplayText.columns(line) + 1
    }
    let words = instruction.name + (instruction.meaning.map { " " + $0 } ?? "")
    sheet.text(
      DisplayText.cut(DisplayText.safe(words), to: room), x: listing.x + 40, y: y + 14,
      style: hasRun ? .changedCell : .cell, at: step)
  }

  private mutating func paintStack(_ view: CodeView, at step: Int) {
    let x = listing.maxX + 12
    sheet.text(run.text("bytecode.stack"), x: x, y: listing.y + 17, style: .heading, at: step)
    let values = Array(view.stack.enumerated()).reversed()
    let room = Sheet.columns(in: Self.stackWidth - 12)
    for (row, entry) in values.prefix(Self.stackLimit).enumerated() {
      let y = listing.y + Self.titleHeight + row * Self.cellHeight
      let isNew = entry.offset >= view.kept
      let frame = Rect(x: x, y: y, width: Self.stackWidth, height: Self.cellHeight - 4)
      sheet.box(frame, isNew ? .newBox : .box, radius: 2, at: step)
      let words = DisplayText.cut(DisplayText.safe(Self.onStack(entry.element, run)), to: room)
      sheet.text(words, x: x + 6, y: y + 14, style: isNew ? .changedCell : .cell, at: step)
    }
    let rest = view.stack.count - Self.stackLimit
    let y = listing.y + Self.titleHeight + min(view.stack.count, Self.stackLimit) * Self.cellHeight
    if rest > 0 {
      let words = run.text("many.more", ["number": "\(rest)"])
      sheet.text(words, x: x, y: y + 14, style: .title, at: step)
    } else if view.stack.isEmpty {
      sheet.text(run.text("bytecode.empty"), x: x, y: y + 14, style: .title, at: step)
    }
    sheet.extend(height: y + 34)
  }

  // MARK: Words

  static func differs(_ run: DrawnRun, at index: Int) -> Bool {
    CodeView(run, at: index) != CodeView(run, at: index - 1)
  }

  static func table(_ run: DrawnRun, at index: Int) -> TextTable {
    let header = run.words.heads("instruction", "line", "name", "operand", "inThisStep")
    guard let view = CodeView(run, at: index) else {
      return TextTable(caption: run.place(index), header: header, rows: [])
    }
    let code = run.code[view.code]
    let rows = view.page.map { place in
      let instruction = code.instructions[place]
      return [
        "\(instruction.index)", "\(instruction.line)", instruction.name, instruction.meaning ?? "",
        view.ran.contains(place) ? run.text("bytecode.ran") : "",
      ]
    }
    let parts: KeyValuePairs = [
      "place": run.place(index), "code": run.words.frame(code.title),
      "constants": code.constants.joined(separator: ", "),
    ]
    var caption = run.text("bytecode.caption", parts)
    if hasMore(view.stack, run) {
      let values = view.stack.reversed().map { onStack($0, run) }
      let shown = values.isEmpty ? run.text("bytecode.empty") : values.joined(separator: ", ")
      caption += "; " + run.text("bytecode.fromTop", ["values": shown])
    }
    return TextTable(caption: caption, header: header, rows: rows)
  }

  /// The value as the evaluation stack shows it: an empty place is the machine's NULL.
  private static func onStack(_ value: SlotValue, _ run: DrawnRun) -> String {
    value == .unbound ? "NULL" : run.words.value(value)
  }

  private static func hasMore(_ stack: [SlotValue], _ run: DrawnRun) -> Bool {
    !stack.isEmpty || CodeView.hasStack(run)
  }

  static func sentence(_ run: DrawnRun, at index: Int) -> String? {
    let step = run.steps[index]
    guard step.line > 0, let view = CodeView(run, at: index) else { return nil }
    let code = run.code[view.code]
    guard step.instruction != nil, let place = view.ran.first else {
      let names = view.ran.map { "`\(code.instructions[$0].name)`" }
      if names.isEmpty { return run.text("bytecode.none") }
      let values: KeyValuePairs = [
        "number": run.count(names.count, "instruction"), "names": run.words.list(names),
      ]
      return run.text("bytecode.becomes", values)
    }
    let instruction = code.instructions[place]
    let key = "op.\(instruction.name)"
    let meaning = instruction.meaning.map { "`\($0)`" } ?? ""
    let words = "\(instruction.name) \(instruction.meaning ?? "")"
      .split(separator: " ").joined(separator: " ")
    let does = run.words[key] == nil ? "op.any" : key
    let values: KeyValuePairs = ["instruction": "`\(words)`", "meaning": meaning]
    let stack =
      view.stack.last.map { run.text("bytecode.onTop", ["value": "`\(onStack($0, run))`"]) }
      ?? run.text("bytecode.stackEmpty")
    return run.text(does, values) + " " + stack
  }

  static let legend: [LegendEntry] = [
    .row("codeLit"),
    .words("12", style: .title, "codePlace"),
    .words("'abc'", "codeMeaning"),
    .box(.box, "codeStack"),
    .box(.newBox, "codeStackNew"),
  ]

  static let needs: DiagramNeeds = [.code, .before]
}
