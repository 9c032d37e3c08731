import HeapTrace

/// A quantity over a run, as a curve of a timeline.
struct TimelineCurve: Sendable {
  var title: String
  var style: MarkStyle
  /// Whether the space below it is filled.
  var isFilled: Bool
  var height: Int
  /// The values of the samples.
  var values: [Int]
  /// The samples at whose end a collection had happened.
  var collections: [Bool]
  /// Whether it is drawn as bars, one a sample.
  var isBars = false
  /// The value at a step.
  var value: @Sendable (ProcessFigures) -> Int

  /// The largest value of the curve, or of a step between two of its points.
  private(set) var top = 0

  /// Notes the value of a step.
  mutating func note(_ value: Int) { top = max(top, value, values.max() ?? 0) }

  /// The pauses of a run: the objects that collections looked at within each sample.
  private static func pauses(_ samples: [TimelineSample], _ words: Words) -> TimelineCurve {
    let work = samples.indices.map {
      samples[$0].lookedAt - ($0 > 0 ? samples[$0 - 1].lookedAt : 0)
    }
    return TimelineCurve(
      title: words.text("timeline.pauses"), style: .pause, isFilled: false, height: 48,
      values: work, collections: samples.map { _ in false }, isBars: true, value: \.lookedAt)
  }

  /// The curves of a run: bytes, objects, the counter of each generation, and the pauses.
  static func all(_ samples: [TimelineSample], _ words: Words) -> [TimelineCurve] {
    let none = samples.map { _ in false }
    var curves = [
      TimelineCurve(
        title: words.text("timeline.bytes"), style: .plot, isFilled: true, height: 64,
        values: samples.map(\.peakBytes), collections: none, value: \.bytes),
      TimelineCurve(
        title: words.text("timeline.objects"), style: .plot, isFilled: true, height: 64,
        values: samples.map(\.objects), collections: none, value: \.objects),
    ]
    let styles: [MarkStyle] = [.plotYoung, .plotMiddle, .plotOld]
    for (generation, style) in styles.enumerated() {
      let counts = samples.map { $0.collections.at(generation) }
      curves.append(
        TimelineCurve(
          title: words.text("timeline.counter", ["generation": "\(generation)"]), style: style,
          isFilled: false, height: 36,
          values: samples.map { $0.counters.at(generation) },
          collections: counts.indices.map { $0 > 0 && counts[$0] > counts[$0 - 1] },
          value: { $0.counters.at(generation) }))
    }
    if samples.contains(where: { $0.lookedAt > 0 }) { curves.append(pauses(samples, words)) }
    return curves
  }
}

extension [Int] {
  /// The number at a place, 0 where there is none.
  func at(_ place: Int) -> Int { indices.contains(place) ? self[place] : 0 }
}

extension DrawnRun {
  /// The samples of the run; where it was not sampled, one for each step.
  var samples: [TimelineSample] {
    if !timeline.isEmpty { return timeline }
    return steps.map { step in
      let figures = figures(of: step)
      return TimelineSample(
        lines: figures.lines, line: step.line, objects: figures.objects, bytes: figures.bytes,
        peakBytes: figures.bytes, counters: figures.counters, collections: figures.collections,
        lookedAt: figures.lookedAt)
    }
  }

  /// The sums at a step; where they were not recorded, those of the drawn objects.
  func figures(of step: Step) -> ProcessFigures {
    if let figures = step.figures { return figures }
    let live = step.state.objects.filter { !$0.isFreed }
    return ProcessFigures(
      objects: live.count, bytes: live.reduce(0) { $0 + $1.size }, counters: [], collections: [],
      lines: step.number)
  }
}
