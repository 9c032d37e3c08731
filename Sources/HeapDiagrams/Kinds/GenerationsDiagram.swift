import HeapTrace

/// The picture of CPython's three generations: a column for each, with its counter against its
/// threshold, and the drawn objects in the column of the list that they are in.
///
/// An object keeps its row for its whole life; only a collection that it survives moves it, to the
/// next column.
struct GenerationsDiagram: Diagram {
  private let steps: [Step]
  private let words: Words
  private let rows: GenerationRows
  private var builder = DrawingBuilder()

  private static let margin = 8
  private static let column = 100
  private static let gap = 6
  private static let width = 2 * margin + 3 * column + 2 * gap
  private static let top = 84
  private static let row = 30

  /// The drawing of a run.
  static func draw(_ run: DrawnRun, options: DrawingOptions) -> Drawing {
    let steps = run.steps
    var diagram = GenerationsDiagram(
      steps: steps, words: run.words, rows: GenerationRows(steps))
    for step in steps.indices { diagram.paint(step) }
    return Drawing(
      diagram.builder, width: width, height: diagram.bottom + 60, numbers: steps.map(\.number))
  }

  static func differs(_ run: DrawnRun, at index: Int) -> Bool {
    run.steps[index].state.collector != run.steps[index - 1].state.collector
  }

  static func table(_ run: DrawnRun, at index: Int) -> TextTable {
    GenerationsTable.table(run.steps[index], run.words)
  }

  static let needs: DiagramNeeds = .collector

  static let legend: [LegendEntry] = [
    .box(.box, "generationObject"),
    .box(.newBox, "generationNew"),
    .box(.collectedBox, "generationFound"),
    .box(.ghostBox, "generationFreed"),
    .gauge("generationGauge"),
  ]

  private init(steps: [Step], words: Words, rows: GenerationRows) {
    self.steps = steps
    self.words = words
    self.rows = rows
  }

  /// The lower end of the objects.
  private var bottom: Int { Self.top + Self.row * max(1, rows.count) }

  private static func x(_ generation: Int) -> Int { margin + generation * (column + gap) }

  private mutating func paint(_ step: Int) {
    guard let collector = steps[step].state.collector else { return }
    let before = step > 0 ? steps[step - 1].state.collector : nil
    for generation in 0..<3 {
      paintHead(generation, collector, before, at: step)
      paintOthers(generation, collector, at: step)
    }
    paintObjects(at: step)
    paintFoot(collector, at: step)
  }

  /// The title, the counter against the threshold, and a gauge of both.
  private mutating func paintHead(
    _ generation: Int, _ collector: CollectorView, _ before: CollectorView?, at step: Int
  ) {
    let x = Self.x(generation)
    text(say("short", ["generation": "\(generation)"]), x: x, y: 20, style: .text, at: step)
    let bar = Rect(x: x, y: 26, width: Self.column, height: 4)
    add(.details, .detail, .generation(bar, generation), at: step)
    let count = collector.counts[generation]
    let threshold = collector.thresholds[generation]
    let isChanged = before.map { $0.counts[generation] != count } ?? false
    text(
      say(
        threshold > 0 ? "counter" : "counterOff",
        ["count": "\(count)", "threshold": "\(threshold)"]), x: x, y: 48,
      style: isChanged ? .changedWord : .title, at: step)
    let gauge = Rect(x: x, y: 56, width: Self.column, height: 8)
    add(.boxes, .gauge, .rectangle(gauge, radius: 2), at: step)
    let filled = threshold > 0 ? min(Self.column, Self.column * max(0, count) / threshold) : 0
    if filled > 0 {
      let fill = Rect(x: x, y: 56, width: filled, height: 8)
      let style: MarkStyle = count > threshold ? .gaugeOver : .gaugeFill
      add(.details, style, .rectangle(fill, radius: 2), at: step)
    }
  }

  private mutating func paintObjects(at step: Int) {
    let generation = steps[step].collection?.generation ?? 0
    let former = step > 0 ? steps[step - 1].state.objects : []
    var old: [Int: ObjectState] = [:]
    for object in former where !object.isFreed { old[object.number] = object }
    for object in steps[step].state.objects {
      guard let row = rows.row[object.number] else { continue }
      let y = Self.top + Self.row * row
      let before = old[object.number]
      if object.isFreed {
        guard let place = before?.generation else { continue }
        chip(object, x: Self.x(place), y: y, .ghostBox, .struckText, at: step)
      } else if let place = object.generation {
        let isNew = step > 0 && before?.generation != place
        chip(object, x: Self.x(place), y: y, isNew ? .newBox : .box, .text, at: step)
      } else if object.list != nil {
        chip(object, x: Self.x(min(2, generation)), y: y, .collectedBox, .text, at: step)
      }
    }
  }

  private mutating func chip(
    _ object: ObjectState, x: Int, y: Int, _ box: MarkStyle, _ style: MarkStyle, at step: Int
  ) {
    let rect = Rect(x: x, y: y, width: Self.column, height: 24)
    add(.boxes, box, .rectangle(rect, radius: 5), at: step)
    let number = "#\(object.number) "
    let room = (Self.column - 16) / 8 - number.utf8.count
    let type = room > 1 ? DisplayText.cut(DisplayText.safe(object.type), to: room) : ""
    text(number + type, x: x + 8, y: y + 17, style: style, at: step)
  }

  /// What else is in a list.
  private mutating func paintOthers(
    _ generation: Int, _ collector: CollectorView, at step: Int
  ) {
    guard let list = collector.lists.first(where: { $0.list == .generation(generation) }) else {
      return
    }
    let drawn = list.objects.count { rows.row[$0] != nil }
    let others = list.others + list.objects.count - drawn
    var y = bottom + 12
    if others > 0 {
      text(
        say("others", ["number": "\(others)"]), x: Self.x(generation), y: y, style: .title, at: step
      )
      y += 16
    }
    if generation == 2, collector.startup > 0 {
      text(
        say("atStartup", ["number": "\(collector.startup)"]), x: Self.x(2), y: y, style: .title,
        at: step)
    }
  }

  /// The rule of the oldest generation; whether automatic collection is off.
  private mutating func paintFoot(_ collector: CollectorView, at step: Int) {
    let quarter = collector.longLivedTotal / 4
    let words =
      collector.isEnabled
      ? say("oldest", ["number": "\(collector.longLivedPending)", "most": "\(quarter)"])
      : say("off")
    text(words, x: Self.margin, y: bottom + 48, style: .title, at: step)
  }

  private func say(_ key: String, _ values: KeyValuePairs<String, String> = [:]) -> String {
    words.text("generation\(key == "short" ? "" : "s").\(key)", values)
  }

  private mutating func text(_ words: String, x: Int, y: Int, style: MarkStyle, at step: Int) {
    add(.details, style, .text(Point(x: x, y: y), words), at: step)
  }

  private mutating func add(_ layer: Layer, _ style: MarkStyle, _ shape: Shape, at step: Int) {
    builder.add(Mark(layer: layer, style: style, shape: shape), at: step)
  }
}

/// The row of each drawn object: the first that is free from its first step to its last.
struct GenerationRows: Sendable {
  /// The rows by display number; objects beyond the last row have none.
  private(set) var row: [Int: Int] = [:]
  /// How many rows there are.
  private(set) var count = 0

  /// At most so many objects stand below each other.
  private static let most = 12

  init(_ steps: [Step]) {
    var lives: [Int: StepSet] = [:]
    var order: [Int] = []
    for (step, state) in steps.map(\.state).enumerated() {
      for object in state.objects where object.list != nil {
        if lives[object.number] == nil { order.append(object.number) }
        lives[object.number, default: StepSet()].insert(step)
        // Its ghost needs the place for one step more.
        if step + 1 < steps.count { lives[object.number]?.insert(step + 1) }
      }
    }
    var taken: [StepSet] = []
    for number in order {
      guard let life = lives[number], let first = life.first, let last = life.last else { continue }
      var whole = StepSet()
      for step in first...last { whole.insert(step) }
      if let free = taken.firstIndex(where: { !$0.intersects(whole) }) {
        taken[free] = taken[free].union(whole)
        row[number] = free
      } else if taken.count < Self.most {
        row[number] = taken.count
        taken.append(whole)
      }
    }
    count = taken.count
  }
}
