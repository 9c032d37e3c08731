import HeapTrace

/// The layers of the memory manager, and the way of a request down to the one that served it.
struct LayersDiagram: Diagram {
  private static let boxWidth = 248
  private static let boxHeight = 48
  private static let gap = 20
  private static let firstTop = 64

  private let run: DrawnRun
  private var sheet = Sheet()

  static func draw(_ run: DrawnRun, options: DrawingOptions) -> Drawing {
    var diagram = LayersDiagram(run: run)
    for step in run.steps.indices { diagram.paint(step) }
    let layers = AllocationLayer.allCases.count
    let bottom = firstTop + layers * (boxHeight + gap)
    if !run.steps.isEmpty { diagram.sheet.extend(width: Sheet.narrow, height: bottom) }
    return diagram.sheet.drawing(run)
  }

  private init(run: DrawnRun) { self.run = run }

  private static func top(_ layer: AllocationLayer) -> Int {
    firstTop + layer.depth * (boxHeight + gap)
  }

  /// How often a layer has served up to a step, and before it.
  private func hits(_ layer: AllocationLayer, at step: Int) -> (now: Int, before: Int) {
    let here = LayerRequest.all(run.steps[step]).count { $0.layer == layer }
    let now = run.steps[step].figures?.served(by: layer) ?? here
    return (now, max(0, now - here))
  }

  private mutating func paint(_ step: Int) {
    let requests = LayerRequest.all(run.steps[step])
    let shown = LayerRequest.deepest(requests)
    paintRequest(shown, of: requests.count, at: step)
    for layer in AllocationLayer.fromTop { paint(layer, shown, at: step) }
    if let shown { paintWay(shown, at: step) }
  }

  private mutating func paintRequest(_ shown: LayerRequest?, of count: Int, at step: Int) {
    let x = Sheet.margin
    guard let shown else {
      sheet.text(run.text("layers.none"), x: x, y: 22, style: .title, at: step)
      return
    }
    let values = [
      "bytes": run.count(shown.bytes, "byte"), "purpose": shown.purpose(run.words),
    ]
    let words = run.text("layers.request", values)
    let room = Sheet.columns(in: Self.boxWidth)
    let cut = DisplayText.cut(DisplayText.safe(words), to: room)
    sheet.text(cut, x: x, y: 22, style: .changedCell, at: step)
    let others =
      count == 1
      ? run.text("layers.only") : run.text("layers.furthest", ["number": grouped(count)])
    sheet.text(others, x: x, y: 40, style: .title, at: step)
  }

  private mutating func paint(_ layer: AllocationLayer, _ shown: LayerRequest?, at step: Int) {
    let hits = hits(layer, at: step)
    let y = Self.top(layer)
    let frame = Rect(x: Sheet.margin, y: y, width: Self.boxWidth, height: Self.boxHeight)
    let hasServed = shown?.layer == layer
    sheet.box(frame, hasServed ? .newBox : .box, radius: 5, at: step)
    sheet.text(run.text("layers.\(layer.key)"), x: frame.x + 12, y: y + 20, style: .text, at: step)
    let does = run.text("layers.\(layer.key).does")
    sheet.text(does, x: frame.x + 12, y: y + 38, style: .title, at: step)
    let isChanged = hits.now != hits.before
    let words = isChanged ? "\(hits.before)→\(hits.now)" : "\(hits.now)"
    let width = ObjectBox.badgeWidth(words)
    let badge = Rect(x: frame.maxX - 10 - width, y: y - 11, width: width, height: 22)
    let style: MarkStyle = isChanged ? .changedBadge : .badge
    sheet.box(badge, style, radius: 11, layer: .badges, at: step)
    sheet.text(
      words, x: badge.x + width / 2, y: badge.y + 16, style: style, anchor: .middle, at: step)
  }

  private mutating func paintWay(_ shown: LayerRequest, at step: Int) {
    let lane = Sheet.narrow - 36
    let edge = Sheet.margin + Self.boxWidth
    let end = Self.top(shown.layer) + Self.boxHeight / 2
    let start = Point(x: edge + 4, y: 18)
    let bends = [start, Point(x: lane, y: 18), Point(x: lane, y: end), Point(x: edge + 2, y: end)]
    let path = ArrowPath(points: bends, target: 1)
    sheet.add(Mark(layer: .arrows, style: .changedArrow, shape: .arrow(path)), at: step)
    sheet.add(Mark(layer: .details, style: .changedDetail, shape: .dot(start)), at: step)
    for layer in AllocationLayer.fromTop where layer.depth < shown.layer.depth {
      // Arenas come from the system directly: the raw allocator is not asked.
      if layer == .raw { continue }
      let y = Self.top(layer) + Self.boxHeight / 2
      let bar = Shape.hairline(from: Point(x: lane - 6, y: y), width: 12)
      sheet.add(Mark(layer: .details, style: .tick, shape: bar), at: step)
    }
  }

  // MARK: Words

  static func differs(_ run: DrawnRun, at index: Int) -> Bool {
    !LayerRequest.all(run.steps[index]).isEmpty || !LayerRequest.all(run.steps[index - 1]).isEmpty
  }

  static func table(_ run: DrawnRun, at index: Int) -> TextTable {
    let step = run.steps[index]
    let requests = LayerRequest.all(step)
    let rows = AllocationLayer.fromTop.map { layer in
      let here = requests.filter { $0.layer == layer }
      let told = here.prefix(8).map { "\($0.bytes) for \($0.purpose(run.words))" }
      let rest = here.count > 8 ? ["\(here.count - 8) more"] : []
      return [
        run.text("layers.\(layer.key)"), run.text("layers.\(layer.key).does"), "\(here.count)",
        step.figures?.served(by: layer).map { "\($0)" } ?? "",
        (told + rest).joined(separator: ", "),
      ]
    }
    var caption = run.place(index)
    if step.eventsCut > 0 { caption += "; \(step.eventsCut) more events are not listed" }
    return TextTable(
      caption: caption,
      header: [
        "layer", "what it does", "in this step", "since the beginning", "bytes and for what",
      ],
      rows: rows)
  }

  static func sentence(_ run: DrawnRun, at index: Int) -> String? {
    let step = run.steps[index]
    if step.line == 0 { return nil }
    let requests = LayerRequest.all(step)
    guard let shown = LayerRequest.deepest(requests) else {
      return run.text("layers.silent")
    }
    if requests.count == 1 {
      let values = [
        "bytes": run.count(shown.bytes, "byte"), "purpose": shown.purpose(run.words),
      ]
      return run.text("layers.once.\(shown.layer.key)", values)
    }
    let parts = AllocationLayer.fromTop.compactMap { layer -> String? in
      let count = requests.count { $0.layer == layer }
      return count == 0 ? nil : run.text("layers.by.\(layer.key)", ["number": grouped(count)])
    }
    let values = ["number": grouped(requests.count), "parts": parts.joined(separator: ", ")]
    return run.text("layers.times", values)
  }

  static let legend: [LegendEntry] = [
    .box(.box, "a layer of the memory manager; a request goes from the top down"),
    .box(.newBox, "the layer that served the request"),
    .badge(.badge, "7", "the requests that it has served since the program began"),
    .badge(.changedBadge, "7→9", "changed by this step"),
    .arrow(.changedArrow, "the way of the request that went down furthest"),
    .bar("a bar across it: this layer could not serve it"),
  ]

  static let summary =
    "The layers of the memory manager below each other, with the requests that each has served, and "
    + "the way of one request down to the layer that served it."

  static let needs: DiagramNeeds = [.events, .figures, .before]
}
