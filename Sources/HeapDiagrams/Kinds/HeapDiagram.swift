import HeapTrace

/// The picture of names, objects, references and counts.
///
/// The layout is made once for the whole run; the run is then painted step by step, and equal
/// marks of several steps become one.
struct HeapDiagram {
  let layout: HeapLayout
  let options: DrawingOptions
  var builder = DrawingBuilder()
  /// Where the room below the objects begins, and how wide the picture is.
  var bottom: Int
  var width: Int

  init(_ steps: [Step], options: DrawingOptions) {
    layout = HeapLayout(steps)
    self.options = options
    (bottom, width) = (layout.bottom, layout.width)
  }

  /// The drawing of a run; `withLists` shows what is in the collector's lists, too.
  static func draw(
    _ steps: [Step], options: DrawingOptions, withLists: Bool = false
  ) -> Drawing {
    var diagram = HeapDiagram(steps, options: options)
    for index in diagram.layout.lives.arrows.indices { diagram.paintArrow(index) }
    diagram.paintTitles()
    for step in steps.indices { diagram.paintNames(at: step) }
    for index in diagram.layout.history.objects.indices { diagram.paintObject(index) }
    if withLists { diagram.paintLists() }
    let height = diagram.paintFoot()
    return Drawing(
      width: diagram.width, height: height, marks: diagram.builder.marks,
      presence: diagram.builder.presence, numbers: steps.map(\.number))
  }

  /// Whether two states look different.
  static func differs(_ state: HeapState, from previous: HeapState) -> Bool {
    func names(_ state: HeapState) -> [FrameState] {
      state.frames.map { frame in
        var frame = frame
        frame.line = 0
        return frame
      }
    }
    func objects(_ state: HeapState) -> [ObjectState] {
      state.objects.map { object in
        var object = object
        object.size = 0
        object.places = []
        object.generation = nil
        return object
      }
    }
    return names(state) != names(previous) || objects(state) != objects(previous)
      || state.hidden != previous.hidden || state.folded != previous.folded
  }

  private mutating func paintTitles() {
    let layout = layout
    for frame in layout.names.frames {
      let room = (layout.nameWidth + 8) * 100 / 744
      let title = DisplayText.cut(DisplayText.safe(frame.title), to: room)
      let mark = Mark(
        layer: .details, style: .title,
        shape: .text(Point(x: HeapLayout.margin, y: frame.titleY), title))
      for range in frame.presence.ranges {
        for step in range { builder.add(mark, at: step) }
      }
    }
    guard let x = layout.columnX.first else { return }
    let mark = Mark(layer: .details, style: .title, shape: .text(Point(x: x, y: 20), "heap"))
    for step in layout.history.steps.indices { builder.add(mark, at: step) }
  }

  private mutating func paintArrow(_ index: Int) {
    let arrow = layout.lives.arrows[index]
    for (style, steps) in arrow.styles {
      let path = ArrowPath(
        points: layout.paths[index], target: arrow.key.target, isDropped: style == .droppedArrow)
      let mark = Mark(
        layer: style == .deadArrow || style == .droppedArrow ? .deadArrows : .arrows,
        style: style, shape: .arrow(path))
      for range in steps.ranges {
        for step in range { builder.add(mark, at: step) }
      }
    }
  }

  /// What exists and is not drawn, told at the foot; returns the height of the picture.
  private mutating func paintFoot() -> Int {
    let room = max(20, (width - 2 * HeapLayout.margin) * 100 / 744)
    var most = 0
    for (step, state) in layout.history.steps.map(\.state).enumerated() {
      var words = state.folded.map { "… \($0.number) more \($0.type)" }
      if !state.hidden.isEmpty { words += ["hidden: " + state.hidden.joined(separator: ", ")] }
      let lines = words.flatMap { Self.wrapped(DisplayText.safe($0), to: room) }
      most = max(most, lines.count)
      for (index, line) in lines.enumerated() {
        let point = Point(x: HeapLayout.margin, y: bottom + 20 + 16 * index)
        builder.add(Mark(layer: .details, style: .title, shape: .text(point, line)), at: step)
      }
    }
    return bottom + (most > 0 ? 16 * most + 8 : 0) + 8
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
