import HeapTrace

/// The picture of arenas, pools and blocks, to scale.
struct PoolsDiagram: Diagram {
  private let strips: PoolStrips
  private let words: Words
  private var builder = DrawingBuilder()

  /// The drawing of a run.
  static func draw(_ run: DrawnRun, options: DrawingOptions) -> Drawing {
    let steps = run.steps
    var diagram = PoolsDiagram(strips: PoolStrips(steps, run.words), words: run.words)
    diagram.paintArenas(steps)
    for strip in diagram.strips.strips {
      diagram.paintFrame(strip)
      diagram.paintBlocks(strip, steps)
    }
    return Drawing(
      diagram.builder, width: PoolStrips.rowWidth + 2 * PoolStrips.margin,
      height: diagram.strips.bottom, numbers: steps.map(\.number))
  }

  static func differs(_ run: DrawnRun, at index: Int) -> Bool {
    run.steps[index].state.arenas != run.steps[index - 1].state.arenas
  }

  static func table(_ run: DrawnRun, at index: Int) -> TextTable {
    PoolsTable.table(run.steps[index], run.words)
  }

  static let needs: DiagramNeeds = .pools

  static let legend: [LegendEntry] = [
    .block(.objectBlock, "#3", "poolObject"),
    .block(.otherBlock, "str", "poolOther"),
    .block(.nextBlock, "1", "poolNext"),
    .block(.freeBlock, "2", "poolFree"),
    .block(.virginBlock, "", "poolVirgin"),
    .hatched(.startupBlock, "<path d=\"M6 8h48v16h-48z\"/>", "poolStartup"),
  ]

  private mutating func paintArenas(_ steps: [Step]) {
    for (number, y) in strips.arenas {
      for (step, state) in steps.map(\.state).enumerated() {
        guard let arena = state.arenas.first(where: { $0.number == number }) else { continue }
        text(
          words.pools(of: arena, address: PoolsTable.short(arena.address)), x: 0, y: y,
          style: .text, at: step)
        text(words.use(of: arena), x: 0, y: y + 16, style: .title, at: step)
        for fold in strips.folded where fold.number == number {
          text(fold.text, x: 0, y: fold.y, style: .title, at: step)
        }
      }
    }
  }

  private mutating func text(
    _ words: String, x: Int, y: Int, style: MarkStyle, anchor: TextAnchor = .start, at step: Int
  ) {
    let point = Point(x: PoolStrips.margin + x, y: y)
    builder.add(
      Mark(layer: .details, style: style, shape: .text(point, words, anchor: anchor)), at: step)
  }

  /// The outline, the grid of cells, and what is not drawn.
  private mutating func paintFrame(_ strip: PoolStrip) {
    guard let last = strip.rows.last else { return }
    let cells = min(strip.cellsInRow, strip.capacity - last * strip.cellsInRow)
    let full = strip.rows.count - (cells < strip.cellsInRow ? 1 : 0)
    var grids: [Rect] = []
    let height = PoolStrips.rowHeight
    let x = PoolStrips.margin
    if full > 0 {
      let width = strip.cell * strip.cellsInRow
      grids.append(Rect(x: x, y: strip.top, width: width, height: full * height))
    }
    if full < strip.rows.count {
      let y = strip.top + full * height
      grids.append(Rect(x: x, y: y, width: strip.cell * cells, height: height))
    }
    for range in strip.presence.ranges {
      for step in range {
        for grid in grids {
          builder.add(
            Mark(layer: .arrows, style: .virginBlock, shape: .rectangle(grid, radius: 0)), at: step)
          builder.add(
            Mark(layer: .boxes, style: .blockGrid, shape: .grid(grid, cell: strip.cell)), at: step)
        }
        if let rest = strip.rest {
          let y = strip.top + strip.rows.count * height + 14
          text(rest, x: 0, y: y, style: .title, at: step)
        }
      }
    }
  }

  private mutating func paintBlocks(_ strip: PoolStrip, _ steps: [Step]) {
    var before: PoolState?
    var shown: [Int] = []
    for (step, state) in steps.map(\.state).enumerated() {
      let arena = state.arenas.first { $0.number == strip.key.arena }
      let pool = arena?.pools.first {
        $0.index == strip.key.index && $0.blockSize == strip.key.blockSize
      }
      guard let pool else { continue }
      if pool == before {
        builder.show(shown, at: step)
        continue
      }
      before = pool
      shown = marks(of: pool, in: strip).map { builder.add($0, at: step) }
    }
  }

  private func marks(of pool: PoolState, in strip: PoolStrip) -> [Mark] {
    let values: KeyValuePairs = [
      "size": "\(pool.blockSize)", "used": "\(pool.used)", "capacity": "\(pool.capacity)",
      "address": PoolsTable.short(pool.address),
    ]
    let title = words.text("pools.title", values)
    let point = Point(x: PoolStrips.margin, y: strip.titleY)
    var marks = [Mark(layer: .details, style: .title, shape: .text(point, title))]
    for (row, number) in strip.rows.enumerated() {
      let first = number * strip.cellsInRow
      let last = min(first + strip.cellsInRow, pool.blocks.count)
      if first < last {
        marks += rowMarks(
          pool.blocks[first..<last], strip: strip, y: strip.top + row * PoolStrips.rowHeight)
      }
    }
    return marks
  }

  /// The cells of a row: equal neighbours are one rectangle.
  private func rowMarks(_ blocks: ArraySlice<BlockUse>, strip: PoolStrip, y: Int) -> [Mark] {
    var marks: [Mark] = []
    var run: (style: MarkStyle, start: Int)?
    func close(at end: Int) {
      guard let open = run else { return }
      let rect = Rect(
        x: PoolStrips.margin + open.start * strip.cell, y: y,
        width: (end - open.start) * strip.cell, height: PoolStrips.rowHeight)
      let layer: Layer = open.style == .nextBlock ? .details : .arrows
      marks.append(Mark(layer: layer, style: open.style, shape: .rectangle(rect, radius: 0)))
      run = nil
    }
    for (place, use) in blocks.enumerated() {
      let style = Self.style(use)
      if run?.style != style || style == .nextBlock {
        close(at: place)
        if let style { run = (style, place) }
      }
      if let label = label(use), DisplayText.smallWidth(label) + 3 <= strip.cell {
        let point = Point(
          x: PoolStrips.margin + place * strip.cell + strip.cell / 2, y: y + 12)
        let textStyle: MarkStyle = if case .object = use { .blockText } else { .blockOrder }
        marks.append(
          Mark(layer: .badges, style: textStyle, shape: .text(point, label, anchor: .start)))
      }
    }
    close(at: blocks.count)
    return marks
  }

  private static func style(_ use: BlockUse) -> MarkStyle? {
    switch use {
    case .virgin: nil
    case .free(order: 0): .nextBlock
    case .free: .freeBlock
    case .object: .objectBlock
    case .other: .otherBlock
    case .startup: .startupBlock
    }
  }

  private func label(_ use: BlockUse) -> String? {
    switch use {
    case .free(let order): "\(order + 1)"
    case .object(let number): "#\(number)"
    case .other(let name): DisplayText.safe(words.use(name))
    case .virgin, .startup: nil
    }
  }
}
