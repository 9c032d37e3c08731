import HeapTrace

/// What a run costs over time: bytes, objects, the collector's counters, collections.
///
/// The curves are of the whole run, in bins where it is long; a line marks the step.
struct TimelineDiagram: Diagram {
  private static let left = 12
  private static let plotWidth = 304
  /// The most points of a curve: a bin is two pixels wide.
  private static let bins = plotWidth / 2

  private let run: DrawnRun
  private let samples: [TimelineSample]
  private var sheet = Sheet()

  static func draw(_ run: DrawnRun, options: DrawingOptions) -> Drawing {
    var diagram = TimelineDiagram(run)
    diagram.paint()
    return diagram.sheet.drawing(run)
  }

  private init(_ run: DrawnRun) {
    self.run = run
    samples = Self.binned(run.samples)
  }

  /// At most so many samples: neighbours are merged, peaks and collections kept.
  private static func binned(_ samples: [TimelineSample]) -> [TimelineSample] {
    let share = max(1, (samples.count + bins - 1) / bins)
    if share == 1 { return samples }
    return stride(from: 0, to: samples.count, by: share).compactMap { start in
      let bin = samples[start..<min(samples.count, start + share)]
      guard var last = bin.last else { return nil }
      last.peakBytes = bin.map(\.peakBytes).max() ?? last.peakBytes
      return last
    }
  }

  private var lines: Int { max(1, samples.last?.lines ?? 1) }

  /// The place of a moment, in lines that have run.
  private func x(_ lines: Int) -> Int {
    Self.left + min(Self.plotWidth, lines * Self.plotWidth / self.lines)
  }

  private mutating func paint() {
    if run.steps.isEmpty { return }
    var y = 12
    for var curve in TimelineCurve.all(samples, run.words) {
      for step in run.steps.indices { curve.note(value(of: curve, at: step)) }
      paint(curve, top: y)
      y += 24 + curve.height + 10
    }
    for step in run.steps.indices {
      sheet.text("0", x: Self.left, y: y + 10, style: .title, at: step)
      let end = run.text("timeline.end", ["lines": run.count(lines, "line")])
      sheet.text(
        end, x: Self.left + Self.plotWidth, y: y + 10, style: .title, anchor: .end, at: step)
    }
    sheet.extend(width: Sheet.narrow, height: y + 22)
  }

  /// The value of a curve at a step; of pauses, what this step has cost.
  private func value(of curve: TimelineCurve, at step: Int) -> Int {
    let now = curve.value(run.figures(of: run.steps[step]))
    guard curve.isBars else { return now }
    return run.previous(step).map { now - curve.value(run.figures(of: $0)) } ?? 0
  }

  private mutating func paint(_ curve: TimelineCurve, top: Int) {
    let base = top + 20 + curve.height
    let frame = Rect(x: Self.left, y: top + 20, width: Self.plotWidth, height: curve.height)
    let most = max(1, curve.top)
    var points: [Point] = []
    for (sample, value) in zip(samples, curve.values) {
      let y = base - value * (curve.height - 4) / most
      let x = x(sample.lines)
      if curve.isBars {
        if value > 0 { points += [Point(x: x, y: base), Point(x: x, y: y), Point(x: x, y: base)] }
        continue
      }
      if let last = points.last { points.append(Point(x: x, y: last.y)) }
      points.append(Point(x: x, y: y))
    }
    let line = Mark(
      layer: .details, style: curve.style,
      shape: .line(curve.isBars ? points : Self.thinned(points), base: curve.isFilled ? base : nil))
    for step in run.steps.indices {
      let now = run.words.grouped(value(of: curve, at: step))
      sheet.text(curve.title, x: Self.left, y: top + 12, style: .title, at: step)
      let words = run.text("timeline.value", ["now": now, "most": run.words.grouped(curve.top)])
      sheet.text(words, x: frame.maxX, y: top + 12, style: .cell, anchor: .end, at: step)
      sheet.box(frame, .area, at: step)
      sheet.add(line, at: step)
      let here = x(run.figures(of: run.steps[step]).lines)
      let cursor = [Point(x: here, y: frame.y), Point(x: here, y: frame.maxY)]
      sheet.add(Mark(layer: .badges, style: .tick, shape: .line(cursor, base: nil)), at: step)
      for (sample, isThere) in zip(samples, curve.collections) where isThere {
        let x = x(sample.lines)
        let tick = [Point(x: x, y: frame.y), Point(x: x, y: frame.y + 8)]
        sheet.add(Mark(layer: .details, style: .mark, shape: .line(tick, base: nil)), at: step)
      }
    }
  }

  /// The points without those that lie on a straight stretch.
  private static func thinned(_ points: [Point]) -> [Point] {
    var result: [Point] = []
    for point in points {
      if let last = result.last, last == point { continue }
      if result.count > 1 {
        let (one, two) = (result[result.count - 2], result[result.count - 1])
        let isLevel = one.y == two.y && two.y == point.y
        if isLevel || one.x == two.x && two.x == point.x { result.removeLast() }
      }
      result.append(point)
    }
    return result
  }

  // MARK: Words

  static func table(_ run: DrawnRun, at index: Int) -> TextTable {
    let samples = run.samples
    let share = max(1, (samples.count + 23) / 24)
    var rows = stride(from: 0, to: samples.count, by: share).map { start -> [String] in
      let bin = samples[start..<min(samples.count, start + share)]
      let last = bin.last ?? samples[start]
      let collections = (0...2).map { "\(last.collections.at($0))" }.joined(separator: ", ")
      return [
        run.text("timeline.upTo", ["lines": "\(last.lines)"]), "\(last.line)", "\(last.bytes)",
        "\(bin.map(\.peakBytes).max() ?? 0)", "\(last.objects)",
        last.counters.map(String.init).joined(separator: ", "), collections,
        "\(last.lookedAt - (start > 0 ? samples[start - 1].lookedAt : 0))",
      ]
    }
    let now = run.figures(of: run.steps[index])
    rows.append([
      run.text("timeline.thisStep"), "\(run.steps[index].line)", "\(now.bytes)", "",
      "\(now.objects)",
      now.counters.map(String.init).joined(separator: ", "),
      (0...2).map { "\(now.collections.at($0))" }.joined(separator: ", "),
      run.previous(index).map { "\(now.lookedAt - run.figures(of: $0).lookedAt)" } ?? "",
    ])
    return TextTable(
      caption: run.place(index),
      header: run.words.heads(
        "linesRun", "line", "bytes", "mostBytes", "objects", "counters", "collections", "pauses"),
      rows: rows)
  }

  static func sentence(_ run: DrawnRun, at index: Int) -> String? {
    let step = run.steps[index]
    if step.line == 0 { return nil }
    let now = run.figures(of: step)
    let values: KeyValuePairs = [
      "lines": run.count(now.lines, "line"), "objects": run.count(now.objects, "object"),
      "bytes": run.count(now.bytes, "byte"),
    ]
    var texts = [run.text("timeline.now", values)]
    if let old = run.previous(index)?.figures {
      for generation in 0...2
      where now.collections.at(generation) > old.collections.at(generation) {
        texts.append(run.text("timeline.collected", ["generation": "\(generation)"]))
      }
      if now.lookedAt > old.lookedAt {
        let found = run.count(now.reclaimed - old.reclaimed, "object")
        let looked = run.count(now.lookedAt - old.lookedAt, "object")
        texts.append(run.text("timeline.pause", ["looked": looked, "found": found]))
      }
    }
    return texts.joined(separator: " ")
  }

  static let legend: [LegendEntry] = [
    .plot(.plot, "curve"),
    .bar("curveStep"),
    .words("8 / 10", "curveValue"),
    .plot(.plotYoung, "curveYoung"),
    .plot(.plotMiddle, "curveMiddle"),
    .plot(.plotOld, "curveOld"),
    .plot(.mark, "curveTick"),
    .bars("curvePause"),
  ]

  static let needs: DiagramNeeds = [.figures, .timeline]
}
