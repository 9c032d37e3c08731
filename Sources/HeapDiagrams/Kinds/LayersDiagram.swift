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
    for layer in AllocationLayer.fromTop {
      paint(layer, requests.filter { $0.layer == layer }, at: step)
    }
    if let shown { paintWay(shown, requests, at: step) }
  }

  private mutating func paintRequest(_ shown: LayerRequest?, of count: Int, at step: Int) {
    let x = Sheet.margin
    guard let shown else {
      sheet.text(run.text("layers.none"), x: x, y: 22, style: .title, at: step)
      return
    }
    let words = count == 1 ? told(shown) : run.count(count, "request")
    let room = Sheet.columns(in: Self.boxWidth)
    let cut = DisplayText.cut(DisplayText.safe(words), to: room)
    sheet.text(cut, x: x, y: 22, style: .changedCell, at: step)
  }

  /// `56 bytes for #2 list`.
  private func told(_ request: LayerRequest) -> String {
    let values: KeyValuePairs = [
      "bytes": run.count(request.bytes, "byte"), "purpose": request.purpose(run.words),
    ]
    return run.text("layers.request", values)
  }

  /// What a layer has served in a step; of several requests their number and the largest.
  private func told(_ requests: [LayerRequest]) -> String? {
    guard let largest = requests.max(by: { $0.bytes < $1.bytes }) else { return nil }
    if requests.count == 1 { return told(largest) }
    let values: KeyValuePairs = [
      "requests": run.count(requests.count, "request"), "most": run.count(largest.bytes, "byte"),
    ]
    return run.text("layers.several", values)
  }

  private mutating func paint(_ layer: AllocationLayer, _ here: [LayerRequest], at step: Int) {
    let hits = hits(layer, at: step)
    let y = Self.top(layer)
    let frame = Rect(x: Sheet.margin, y: y, width: Self.boxWidth, height: Self.boxHeight)
    sheet.box(frame, here.isEmpty ? .box : .newBox, radius: 5, at: step)
    sheet.text(run.text("layers.\(layer.key)"), x: frame.x + 12, y: y + 20, style: .text, at: step)
    let words = told(here) ?? run.text("layers.\(layer.key).does")
    let room = Sheet.columns(in: Self.boxWidth - 24)
    sheet.text(
      DisplayText.cut(DisplayText.safe(words), to: room), x: frame.x + 12, y: y + 38,
      style: here.isEmpty ? .title : .changedCell, at: step)
    let isChanged = hits.now != hits.before
    let count = isChanged ? "\(hits.before)→\(hits.now)" : "\(hits.now)"
    let width = ObjectBox.badgeWidth(count)
    let badge = Rect(x: frame.maxX - 10 - width, y: y - 11, width: width, height: 22)
    let style: MarkStyle = isChanged ? .changedBadge : .badge
    let figure = Shape.figure(
      Point(x: badge.x + width / 2, y: badge.y + 16), count, row: run.text("layers.\(layer.key)"),
      pill: badge)
    sheet.add(Mark(layer: .badges, style: style, shape: figure), at: step)
  }

  /// The way down to the layer that served the furthest request, with a branch to each other that
  /// served one.
  private mutating func paintWay(
    _ shown: LayerRequest, _ requests: [LayerRequest], at step: Int
  ) {
    let lane = Sheet.narrow - 36
    let edge = Sheet.margin + Self.boxWidth
    let end = Self.top(shown.layer) + Self.boxHeight / 2
    let start = Point(x: edge + 4, y: 18)
    let bends = [start, Point(x: lane, y: 18), Point(x: lane, y: end), Point(x: edge + 2, y: end)]
    let path = ArrowPath(points: bends, target: 1)
    sheet.add(Mark(layer: .arrows, style: .changedArrow, shape: .arrow(path)), at: step)
    sheet.add(Mark(layer: .details, style: .changedDetail, shape: .dot(start)), at: step)
    for layer in AllocationLayer.fromTop where layer.depth < shown.layer.depth {
      if requests.contains(where: { $0.layer == layer }) {
        let y = Self.top(layer) + Self.boxHeight / 2
        let branch = ArrowPath(points: [Point(x: lane, y: y), Point(x: edge + 2, y: y)], target: 1)
        sheet.add(Mark(layer: .arrows, style: .changedArrow, shape: .arrow(branch)), at: step)
        continue
      }
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
      let told = here.prefix(8).map { request in
        run.text(
          "layers.told",
          ["bytes": "\(request.bytes)", "purpose": request.purpose(run.words)])
      }
      let rest =
        here.count > 8 ? [run.text("many.more", ["number": "\(here.count - 8)"])] : []
      let served = step.figures?.served(by: layer).map { ($0, $0 - here.count) }
      return [
        run.text("layers.\(layer.key)"), run.text("layers.\(layer.key).does"), "\(here.count)",
        served.map { "\($0.0)" } ?? "",
        (told + rest).joined(separator: ", "), sum(served, told + rest, run),
      ]
    }
    var caption = run.place(index)
    if step.eventsCut > 0 {
      caption += "; " + run.text("layers.cut", ["number": "\(step.eventsCut)"])
    }
    return TextTable(
      caption: caption,
      header: run.words.heads("layer", "does", "inThisStep", "sinceBeginning", "forWhat", "madeOf"),
      rows: rows, reasonColumn: 5)
  }

  /// What the number of a layer's requests is made of: those before this step, and each of its own.
  private static func sum(
    _ served: (all: Int, before: Int)?, _ here: [String], _ run: DrawnRun
  ) -> String {
    guard let served else { return "" }
    let before = run.text("layers.before", ["number": run.words.grouped(max(0, served.before))])
    return ([before] + here.map { "1 (\($0))" }).joined(separator: " + ")
  }

  static func sentence(_ run: DrawnRun, at index: Int) -> String? {
    let step = run.steps[index]
    if step.line == 0 { return nil }
    let requests = LayerRequest.all(step)
    guard let shown = LayerRequest.deepest(requests) else {
      return run.text("layers.silent")
    }
    if requests.count == 1 {
      let values: KeyValuePairs = [
        "bytes": run.count(shown.bytes, "byte"), "purpose": shown.purpose(run.words),
      ]
      return run.text("layers.once.\(shown.layer.key)", values)
    }
    let parts = AllocationLayer.fromTop.compactMap { layer -> String? in
      let count = requests.count { $0.layer == layer }
      return count == 0
        ? nil : run.text("layers.by.\(layer.key)", ["number": run.words.grouped(count)])
    }
    let values: KeyValuePairs = [
      "number": run.words.grouped(requests.count), "parts": parts.joined(separator: ", "),
    ]
    return run.text("layers.times", values)
  }

  static let legend: [LegendEntry] = [
    .box(.box, "layer"),
    .box(.newBox, "layerServed"),
    .badge(.badge, "7", "layerCount"),
    .badge(.changedBadge, "7→9", "layerChanged"),
    .arrow(.changedArrow, "layerWay"),
    .bar("layerVain"),
  ]

  static let needs: DiagramNeeds = [.events, .figures, .before]
}
