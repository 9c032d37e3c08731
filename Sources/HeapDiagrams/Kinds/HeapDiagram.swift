import HeapTrace

/// The picture of names, objects, references and counts.
///
/// The layout is made once for the whole run; the run is then painted step by step, and equal
/// marks of several steps become one.
struct HeapDiagram: Diagram {
  let layout: HeapLayout
  let options: DrawingOptions
  let words: Words
  var builder = DrawingBuilder()
  /// Where the room below the objects begins, and how wide the picture is.
  var bottom: Int
  var width: Int

  init(_ run: DrawnRun, options: DrawingOptions) {
    layout = HeapLayout(
      run.steps, words: run.words, before: run.stateBefore, showsHidden: options.showsFunctions)
    self.options = options
    words = run.words
    (bottom, width) = (layout.bottom, layout.width)
  }

  static func draw(_ run: DrawnRun, options: DrawingOptions) -> Drawing {
    draw(run, options: options, withLists: false)
  }

  /// The drawing of a run; `withLists` shows what is in the collector's lists, too.
  static func draw(_ run: DrawnRun, options: DrawingOptions, withLists: Bool) -> Drawing {
    let steps = run.steps
    var diagram = HeapDiagram(run, options: options)
    for index in diagram.layout.lives.arrows.indices { diagram.paintArrow(index) }
    diagram.paintTitles()
    var painted: [Int: PaintedNames] = [:]
    for step in steps.indices { diagram.paintNames(at: step, &painted) }
    for index in diagram.layout.history.objects.indices { diagram.paintObject(index) }
    if withLists { diagram.paintLists() }
    let height = diagram.paintFoot()
    return Drawing(
      diagram.builder, width: diagram.width, height: height, numbers: steps.map(\.number))
  }

  static func table(_ run: DrawnRun, at index: Int) -> TextTable {
    HeapTable.table(run.steps[index], previous: run.previous(index), run.words)
  }

  static func tables(_ run: DrawnRun) -> StepTables { HeapTables(run).tables }

  static let needs: DiagramNeeds = .folding

  static let legend: [LegendEntry] = [
    .box(.box, "object"),
    .words("7", style: .text, "atom"),
    .box(.newBox, "new"),
    .box(.goneBox, "unreachable"),
    .box(.collectedBox, "collected"),
    .hatched(
      .freedBox, "<rect x=\"2\" y=\"4\" width=\"56\" height=\"24\" rx=\"5\"/>",
      "freed"),
    .box(.ghostBox, "ghost"),
    .badge(.badge, "2", "count"),
    .badge(.changedBadge, "2→1", "countChanged"),
    .arrow(.arrow, "reference"),
    .arrow(.changedArrow, "referenceNew"),
    .arrow(.droppedArrow, "referenceDropped", dropped: true),
    .arrow(.deadArrow, "referenceDead"),
    .arrow(.weakArrow, "referenceWeak"),
  ]

  static func differs(_ run: DrawnRun, at index: Int) -> Bool {
    differs(run.steps[index].state, from: run.steps[index - 1].state)
  }

  /// Whether two states look different.
  private static func differs(_ state: HeapState, from previous: HeapState) -> Bool {
    guard state.frames.count == previous.frames.count, state.hidden == previous.hidden,
      state.folded == previous.folded
    else { return true }
    for (frame, other) in zip(state.frames, previous.frames) where frame != other {
      var other = other
      other.line = frame.line
      if frame != other { return true }
    }
    if ObjectMatch.isSame(state.objects, previous.objects) { return false }
    guard state.objects.count == previous.objects.count else { return true }
    for (object, other) in zip(state.objects, previous.objects) where object != other {
      var other = other
      (other.size, other.places) = (object.size, object.places)
      other.generation = object.generation
      if object != other { return true }
    }
    return false
  }

  private mutating func paintTitles() {
    let layout = layout
    for frame in layout.names.frames {
      let room = (layout.nameWidth + 8) * 100 / 744
      let title = DisplayText.cut(DisplayText.safe(words.frame(frame.title)), to: room)
      let mark = Mark(
        layer: .details, style: .title,
        shape: .text(Point(x: HeapLayout.margin, y: frame.titleY), title))
      builder.add(mark, during: frame.presence)
    }
    guard let x = layout.columnX.first else { return }
    let mark = Mark(
      layer: .details, style: .title, shape: .text(Point(x: x, y: 20), words.text("heap.title")))
    var all = StepSet()
    all.insert(layout.history.steps.indices)
    builder.add(mark, during: all)
  }

  private mutating func paintArrow(_ index: Int) {
    let arrow = layout.lives.arrows[index]
    for (style, steps) in arrow.styles {
      let path = ArrowPath(
        points: layout.paths[index], target: arrow.key.target, isDropped: style == .droppedArrow)
      let mark = Mark(
        layer: style == .deadArrow || style == .droppedArrow ? .deadArrows : .arrows,
        style: style, shape: .arrow(path))
      builder.add(mark, during: steps)
    }
  }

  /// What exists and is not drawn, told at the foot; returns the height of the picture.
  private mutating func paintFoot() -> Int {
    let room = max(20, (width - 2 * HeapLayout.margin) * 100 / 744)
    var most = 0
    var last: (folded: [FoldedObjects], hidden: [String], marks: [Int])?
    for (step, entry) in layout.history.steps.enumerated() {
      let (folded, hidden) = (entry.state.folded, entry.state.hidden)
      if let last, last.folded == folded, last.hidden == hidden {
        builder.show(last.marks, at: step)
        continue
      }
      var words = folded.map(told)
      if !hidden.isEmpty, !options.showsFunctions {
        words.append(self.words.text("fold.hidden", ["things": self.words.hidden(hidden)]))
      }
      let lines = words.flatMap { Self.wrapped(DisplayText.safe($0), to: room) }
      most = max(most, lines.count)
      let marks = lines.enumerated().map { index, line in
        width = max(width, DisplayText.smallWidth(line) + 2 * HeapLayout.margin)
        let point = Point(x: HeapLayout.margin, y: bottom + 20 + 16 * index)
        return builder.add(
          Mark(layer: .details, style: .title, shape: .text(point, line)), at: step)
      }
      last = (folded, hidden, marks)
    }
    return bottom + (most > 0 ? 16 * most + 8 : 0) + 8
  }

  /// `… 987 more Node, count 1 each`.
  private func told(_ folded: FoldedObjects) -> String {
    let values: KeyValuePairs = [
      "number": words.grouped(folded.number), "type": folded.type,
      "count": folded.count.map(words.count) ?? "",
    ]
    guard let count = folded.count else { return words.text("fold.more", values) }
    return words.text(
      count == .immortal ? "fold.immortal" : "fold.each", number: folded.number, values)
  }

  /// A text in lines of at most so many columns, broken at blanks.
  private static func wrapped(_ text: String, to room: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, DisplayText.columns(last) + DisplayText.columns(String(word)) < room
      {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(DisplayText.cut(String(word), to: room))
      }
    }
    return lines
  }
}
