import Diagnostics

/// Blocks out of libcmark's events and the lines they came from.
struct DocumentBuilder {
  let source: LeafLines
  let file: SourceFile
  let events: [SyntaxEvent]
  /// The inlines of the tables' cells that are not empty, in order; nil in the pass that only
  /// collects the cells.
  let cellEvents: [ArraySlice<SyntaxEvent>]?
  /// The cells found so far, empty ones left out.
  var cells: [MappedBytes] = []
  var path: [Container] = []
  var frames = [Frame(event: SyntaxEvent(kind: .document, isEntering: true), container: .document)]
  var containers = 0
  var diagnostics: [Diagnostic] = []
  /// Where the first thing begins that is deeper than `Document.depthLimit`.
  var tooDeep: Int?
  var misses = 0

  /// A container that is open.
  struct Frame {
    var event: SyntaxEvent
    var container: ContainerID
    var start = 0
    var end = 0
    var blocks: [Block] = []
    var items: [ListItem] = []
    /// The content of a quote's first paragraph, which may begin with `[!KIND]`.
    var firstParagraph: MappedBytes?
  }

  init(
    _ source: LeafLines, in file: SourceFile, events: [SyntaxEvent],
    cellEvents: [ArraySlice<SyntaxEvent>]?
  ) {
    self.source = source
    self.file = file
    self.events = events
    self.cellEvents = cellEvents
  }

  /// The blocks of lines, and what is wrong with them.
  static func blocks(
    _ lines: [MappedBytes], in file: SourceFile
  ) -> (blocks: [Block], diagnostics: [Diagnostic]) {
    let builder = built(lines, in: file)
    return (builder.frames[0].blocks, builder.diagnostics)
  }

  /// A builder that has read all lines. Tables take a second pass: see `cellEvents(_:before:)`.
  static func built(_ lines: [MappedBytes], in file: SourceFile) -> DocumentBuilder {
    let source = LeafLines(lines: lines)
    let text = LeafLines.joined(lines).bytes + [0x0A]
    let events = syntaxEvents(of: text)
    var first = DocumentBuilder(source, in: file, events: events, cellEvents: nil)
    first.build()
    guard !first.cells.isEmpty else { return first }
    let cellEvents = cellEvents(first.cells, before: text)
    var second = DocumentBuilder(source, in: file, events: events, cellEvents: cellEvents)
    second.build()
    return second
  }

  private mutating func build() {
    var index = 0
    while index < events.count {
      let event = events[index]
      switch event.kind {
      case .document: break
      case .quote, .list, .item: event.isEntering ? open(event) : close()
      case .paragraph, .heading:
        let first = index + 1
        while !(events[index].kind == event.kind && !events[index].isEntering) { index += 1 }
        readInlineBlock(event, events[first..<index])
      default: readLeaf(event)
      }
      index += 1
    }
    if let tooDeep { diagnostics.append(.nestingTooDeep(in: file, at: tooDeep)) }
  }

  /// Adds a block to the innermost container that is kept and is no list.
  mutating func append(_ block: Block) {
    let last = frames.count - 1
    frames[last].end = max(frames[last].end, block.range.bytes.upperBound)
    var kept = min(last, Document.depthLimit)
    if frames[kept].event.kind == .list { kept -= 1 }
    frames[kept].blocks.append(block)
  }

  /// The offset in the file of an event's start.
  func start(_ event: SyntaxEvent) -> Int {
    guard source.lines.indices.contains(event.line - 1) else { return file.bytes.count }
    return source.lines[event.line - 1].source(at: max(event.column - 1, 0))
  }

  /// The offset in the file of the end of a line, blanks at its end left out.
  func end(ofLine index: Int) -> Int {
    guard source.lines.indices.contains(index) else { return file.bytes.count }
    let line = source.lines[index]
    var count = line.count
    while count > 0, LineCursor.isBlank(line[count - 1]) { count -= 1 }
    return line.sourceEnd(before: count)
  }

  /// The range from an event's start to an offset.
  func range(_ event: SyntaxEvent, to end: Int) -> SourceRange {
    let first = start(event)
    return file.range(first..<max(first, end))
  }
}

extension Diagnostic {
  /// Blocks or inlines that are nested too deep.
  static func nestingTooDeep(in file: SourceFile, at place: Int) -> Diagnostic {
    Diagnostic(
      .nestingTooDeep, "nested deeper than \(Document.depthLimit) levels", in: file.path,
      at: file.range(place..<place))
  }

  /// A fence without a closing line.
  static func unclosedFence(_ fence: Fence, in file: SourceFile) -> Diagnostic {
    Diagnostic(
      .fenceUnclosed, "this fence is never closed", in: file.path, at: fence.opening,
      hint: "close it with a line of the same marks, indented as the opening line is")
  }
}
