import Diagnostics

/// libcmark's inlines of one block, with their places found again in the source.
///
/// libcmark's columns count bytes, exclude backticks and ignore the indentation of further lines,
/// and breaks have none. But its nodes come in the order of the text, and each is written in few
/// ways: a cursor goes through the block's content along with them.
struct InlineReader {
  let content: MappedBytes
  let file: SourceFile
  var cursor = 0
  var frames = [Frame()]
  /// Where the first inline begins that was deeper than `Document.depthLimit`, and was flattened.
  var tooDeep: Int?
  /// The number of nodes whose text was not found where it should be. Tests want none.
  var misses = 0

  /// An inline that is open.
  struct Frame {
    var event: SyntaxEvent?
    var start = 0
    var children: [Inline] = []
    /// Where the closing `>` of a link `<like://this>` is.
    var autolinkEnd: Int?
  }

  init(_ content: MappedBytes, in file: SourceFile) {
    self.content = content
    self.file = file
  }

  /// The inlines of a block's events.
  mutating func read(_ events: ArraySlice<SyntaxEvent>) -> [Inline] {
    for event in events { read(event) }
    while frames.count > 1 { close() }
    return attachingImageIDs(frames[0].children)
  }

  /// Reads one event.
  mutating func read(_ event: SyntaxEvent) {
    switch event.kind {
    case .text: readText(event)
    case .softBreak, .lineBreak: readBreak(event)
    case .codeSpan: readCode(event)
    case .htmlInline: readHTML(event)
    default: event.isEntering ? open(event) : close()
    }
  }

  /// The events of what comes before an index of the content, at which a line begins; nil where
  /// an inline goes on across it.
  mutating func prefix(
    of events: ArraySlice<SyntaxEvent>, before start: Int
  ) -> ArraySlice<SyntaxEvent>? {
    if start == 0 { return events.prefix(0) }
    for (index, event) in zip(events.indices, events) {
      read(event)
      guard cursor >= start else { continue }
      let isBreak = event.kind == .softBreak || event.kind == .lineBreak
      let isHere = cursor <= LinkSyntax(text: content).blanks(start)
      return isBreak && isHere && frames.count == 1 ? events[..<index] : nil
    }
    return nil
  }

  /// The range in the file of a range of the content.
  func range(_ part: Range<Int>) -> SourceRange { file.range(content.sourceRange(part)) }

  /// Adds an inline to the innermost frame that is kept, joined to a text before it.
  mutating func append(_ inline: Inline) {
    let last = min(frames.count - 1, Document.depthLimit)
    if case .text(let next) = inline, case .text(let before)? = frames[last].children.last {
      frames[last].children.removeLast()
      frames[last].children.append(
        .text(TextRun(text: before.text + next.text, range: before.range.through(next.range))))
    } else {
      frames[last].children.append(inline)
    }
  }

  private mutating func open(_ event: SyntaxEvent) {
    var frame = Frame(event: event, start: cursor)
    switch event.kind {
    case .link where content[cursor] == 0x3C:
      frame.autolinkEnd = content.bytes[cursor...].firstIndex(of: 0x3E)
      cursor += 1
    case .link: skip([0x5B])
    case .image: skip([0x21, 0x5B])
    default: skipDelimiter(event)
    }
    frames.append(frame)
  }

  private mutating func close() {
    guard let frame = frames.popLast(), let event = frame.event else { return }
    let node: Inline
    switch event.kind {
    case .link, .image: node = closeLink(frame, event)
    default:
      skipDelimiter(event)
      let emphasis = Emphasis(
        children: attachingImageIDs(frame.children), range: range(frame.start..<cursor))
      node = event.kind == .strong ? .strong(emphasis) : .emphasis(emphasis)
    }
    if frames.count > Document.depthLimit {
      // Its children went to the innermost frame that is kept.
      let start = range(frame.start..<cursor).bytes.lowerBound
      tooDeep = min(tooDeep ?? start, start)
    } else {
      append(node)
    }
  }

  private mutating func closeLink(_ frame: Frame, _ event: SyntaxEvent) -> Inline {
    var target: Range<Int>
    if let end = frame.autolinkEnd {
      target = frame.start + 1..<end
      cursor = end + 1
    } else {
      let first = min(frame.start + (event.kind == .image ? 2 : 1), cursor)
      target = first..<cursor
      skip([0x5D])
      let tail = LinkSyntax(text: content).tail(cursor)
      if let written = tail.destination { target = written }
      cursor = tail.end
    }
    let children = attachingImageIDs(frame.children)
    let whole = range(frame.start..<max(cursor, frame.start))
    guard event.kind == .image else {
      return .link(
        Link(
          destination: event.destination, title: event.title, children: children,
          destinationRange: range(target), range: whole))
    }
    return .image(
      Image(
        destination: event.destination, title: event.title, children: children, id: nil,
        destinationRange: range(target), range: whole))
  }

  /// Goes behind bytes that must come next.
  private mutating func skip(_ expected: [UInt8]) {
    for (offset, byte) in expected.enumerated() where content[cursor + offset] != byte {
      misses += 1
      return
    }
    cursor += expected.count
  }

  private mutating func skipDelimiter(_ event: SyntaxEvent) {
    let mark: UInt8 = content[cursor] == 0x5F ? 0x5F : 0x2A
    skip([UInt8](repeating: mark, count: event.kind == .strong ? 2 : 1))
  }
}
