import HeapTrace

/// The picture of a heap that is one row of blocks, to scale, as a trace of requests leaves it.
public struct BlocksDrawing: Sendable {
  private let drawing: Drawing
  private let options: DrawingOptions

  private static let width = 480
  private static let rowHeight = 34
  private static let blockHeight = 22
  private static let margin = 12
  private static let left = 64
  private static let top = 34
  private static let mostRows = 16

  /// Lays out the steps of a trace.
  public init(_ steps: [AllocationStep], options: DrawingOptions) {
    self.options = options
    var builder = DrawingBuilder()
    let most = steps.map(\.heapBytes).max() ?? 0
    let rowBytes = Self.rowBytes(most)
    for (index, step) in steps.enumerated() {
      let previous = index > 0 ? steps[index - 1].blocks : []
      for mark in Self.marks(of: step, previous: previous, rowBytes: rowBytes, options.words) {
        builder.add(mark, at: index)
      }
    }
    let rows = max(1, (most + rowBytes - 1) / rowBytes)
    drawing = Drawing(
      builder, width: Self.left + Self.width + Self.margin,
      height: Self.top + rows * Self.rowHeight, numbers: Array(1...max(1, steps.count)))
  }

  /// The bytes of a row: 512 or twice, four times, .. as many, so that the rows are few.
  private static func rowBytes(_ most: Int) -> Int {
    var bytes = 512
    while bytes * mostRows < most { bytes *= 2 }
    return bytes
  }

  /// The whole run in one SVG; see `SteppedDrawing`.
  public var stepped: String {
    var writer = SVGWriter(drawing, options: options)
    return writer.stepped()
  }

  /// One step; `idPrefix` must differ from that of other drawings of the page.
  public func still(at index: Int, idPrefix: String) -> String {
    var options = options
    options.idPrefix = idPrefix
    var writer = SVGWriter(drawing, options: options)
    return writer.still(at: index)
  }

  static let legend: [LegendEntry] = [
    .block(.objectBlock, "3: 40", "blockUsed"),
    .block(.nextBlock, "64", "blockChanged"),
    .block(.freeBlock, "64", "blockFree"),
  ]

  // MARK: Marks

  private static func marks(
    of step: AllocationStep, previous: [HeapBlock], rowBytes: Int, _ words: Words
  ) -> [Mark] {
    let used = step.blocks.count { $0.id != nil }
    let values: KeyValuePairs = [
      "bytes": words.grouped(step.heapBytes), "used": "\(used)",
      "free": "\(step.blocks.count - used)",
    ]
    let head = words.text("blocks.head", values)
    var marks = [text(head, x: margin, y: 16, style: .text)]
    for row in 0..<((step.heapBytes + rowBytes - 1) / rowBytes) {
      let y = top + row * rowHeight
      let offset = words.grouped(row * rowBytes)
      marks.append(
        Mark(
          layer: .details, style: .title,
          shape: .text(Point(x: left - 8, y: y + 15), offset, anchor: .end)))
    }
    for block in step.blocks {
      let style = style(of: block, previous: previous, step)
      let pieces = pieces(of: block, rowBytes: rowBytes)
      for piece in pieces {
        let layer: Layer = style == .nextBlock ? .details : .arrows
        marks.append(Mark(layer: layer, style: style, shape: .rectangle(piece, radius: 0)))
      }
      marks += label(of: block, pieces)
    }
    return marks
  }

  /// What this request made or changed stands out.
  private static func style(
    of block: HeapBlock, previous: [HeapBlock], _ step: AllocationStep
  ) -> MarkStyle {
    if block.id == nil { return previous.contains(block) ? .freeBlock : .nextBlock }
    return .objectBlock
  }

  /// The rectangles of a block: one a row that it lies in.
  private static func pieces(of block: HeapBlock, rowBytes: Int) -> [Rect] {
    // A block begins with its header, in front of the payload.
    var start = block.offset - 4
    let end = start + block.bytes
    var pieces: [Rect] = []
    while start < end {
      let row = start / rowBytes
      let stop = min(end, (row + 1) * rowBytes)
      let x = left + (start - row * rowBytes) * width / rowBytes
      let last = left + (stop - row * rowBytes) * width / rowBytes
      pieces.append(
        Rect(x: x, y: top + row * rowHeight, width: max(1, last - x), height: blockHeight))
      start = stop
    }
    return pieces
  }

  /// Its id and size in the widest of its rectangles, as far as there is room.
  private static func label(of block: HeapBlock, _ pieces: [Rect]) -> [Mark] {
    guard let place = pieces.max(by: { $0.width < $1.width }) else { return [] }
    let wordings =
      block.id.map { ["\($0): \(block.requested ?? 0)", "\($0)"] } ?? ["\(block.bytes)"]
    guard let words = wordings.first(where: { DisplayText.smallWidth($0) + 4 <= place.width })
    else { return [] }
    let point = Point(x: place.x + place.width / 2, y: place.y + 15)
    let style: MarkStyle = block.id == nil ? .blockOrder : .blockText
    return [Mark(layer: .badges, style: style, shape: .text(point, words))]
  }

  private static func text(_ words: String, x: Int, y: Int, style: MarkStyle) -> Mark {
    Mark(layer: .details, style: style, shape: .text(Point(x: x, y: y), words))
  }
}

/// The text twin of the picture: a row for each block.
public func describe(_ step: AllocationStep, words: Words = .english) -> TextTable {
  TextTable(
    caption: words.text("line", ["line": "\(step.line)"]),
    header: words.heads("offset", "blockSize", "usedBy", "requested"),
    rows: step.blocks.map { block in
      [
        "\(block.offset)", "\(block.bytes)",
        block.id.map { words.text("blocks.block", ["id": "\($0)"]) } ?? words.text("blocks.free"),
        block.requested.map { "\($0)" } ?? "",
      ]
    })
}
