import Diagnostics

extension DocumentBuilder {
  /// Adds a paragraph, heading or table.
  mutating func readInlineBlock(_ event: SyntaxEvent, _ inlines: ArraySlice<SyntaxEvent>) {
    guard source.lines.indices.contains(event.line - 1) else { return }
    if event.kind == .heading {
      appendHeading(event, inlines)
    } else {
      appendParagraph(event, inlines)
    }
  }

  private mutating func appendParagraph(_ event: SyntaxEvent, _ inlines: ArraySlice<SyntaxEvent>) {
    let last = min(max(event.endLine, event.line), source.lines.count) - 1
    var content = content(event, through: last)
    content = content.slice(LinkSyntax(text: content).definitions()..<content.count)
    let end = end(ofLine: last)
    var reader = InlineReader(content, in: file)
    guard let shape = TableReader(content: content).read(),
      let before = reader.prefix(of: inlines, before: shape.start)
    else { return appendParagraph(content, inlines, to: end) }
    if shape.start > 0 {
      let text = content.slice(0..<shape.start - 1)
      appendParagraph(text, before, to: text.sourceEnd)
    }
    let start = content.source(at: shape.start)
    append(.table(table(shape, file.range(start..<max(start, end)))))
  }

  private mutating func appendParagraph(
    _ content: MappedBytes, _ inlines: ArraySlice<SyntaxEvent>, to end: Int
  ) {
    let isFirst = frames.last?.event.kind == .quote && frames.last?.blocks.isEmpty == true
    if isFirst { frames[frames.count - 1].firstParagraph = content }
    let start = content.source(at: 0)
    let place = file.range(start..<max(start, end))
    append(.paragraph(Paragraph(inlines: read(content, inlines), range: place)))
  }

  private mutating func appendHeading(_ event: SyntaxEvent, _ events: ArraySlice<SyntaxEvent>) {
    let line = event.line - 1
    let text = source.lines[line]
    let first = event.column - 1
    let content: MappedBytes
    var last = line
    if isMarked(text, from: first) {
      content = atxContent(text, from: first)
    } else {
      (content, last) = underlinedContent(event)
    }
    var inlines = read(content, events)
    var id: LocatedText?
    if case .text(let run)? = inlines.last, let found = TrailingID(endOf: run, in: file) {
      id = found.id
      inlines.removeLast()
      if !found.rest.text.isEmpty { inlines.append(.text(found.rest)) }
    }
    append(
      .heading(
        Heading(
          level: event.number, inlines: inlines, id: id, range: range(event, to: end(ofLine: last)))
      ))
  }

  /// The content of the lines of a paragraph from an event's start.
  private func content(_ event: SyntaxEvent, through last: Int) -> MappedBytes {
    let line = source.lines[event.line - 1]
    var contents = [line.slice(min(event.column - 1, line.count)..<line.count)]
    for index in event.line..<max(last + 1, event.line) {
      contents.append(source.lazyContent(index, in: path))
    }
    return LeafLines.joined(contents)
  }

  /// Whether a line is `# Title`, and not text that begins with `#` above an underline.
  private func isMarked(_ text: MappedBytes, from start: Int) -> Bool {
    var end = start
    while text[end] == 0x23 { end += 1 }
    return (1...6).contains(end - start) && (end == text.count || LineCursor.isBlank(text[end]))
  }

  /// The content of `# Title #`: the marks at the end go too.
  private func atxContent(_ text: MappedBytes, from start: Int) -> MappedBytes {
    var first = start
    while text[first] == 0x23 { first += 1 }
    let title = text.slice(first..<text.count).trimmed
    var end = title.count
    while end > 0, title[end - 1] == 0x23 { end -= 1 }
    if end == 0 { return title.slice(0..<0) }
    return end < title.count && LineCursor.isBlank(title[end - 1])
      ? title.slice(0..<end).trimmed : title
  }

  /// The content above the line of `=` or `-` that makes a heading of it, and that line.
  private func underlinedContent(_ event: SyntaxEvent) -> (MappedBytes, Int) {
    for line in event.line..<max(source.lines.count, event.line) {
      guard let cursor = source.cursor(line, in: path), isUnderline(cursor) else { continue }
      let text = content(event, through: line - 1)
      let start = LinkSyntax(text: text).definitions()
      if start < text.count { return (text.slice(start..<text.count), line) }
    }
    return (content(event, through: event.line - 1), event.line - 1)
  }

  private func isUnderline(_ cursor: LineCursor) -> Bool {
    let (index, indent) = cursor.firstNonspace
    let mark = cursor.byte(index)
    guard indent <= 3, mark == 0x3D || mark == 0x2D else { return false }
    return cursor.bytes[index...].drop { $0 == mark }.allSatisfy(LineCursor.isBlank)
  }

  /// The inlines of a content.
  mutating func read(_ content: MappedBytes, _ events: ArraySlice<SyntaxEvent>) -> [Inline] {
    var reader = InlineReader(content, in: file)
    let inlines = reader.read(events)
    misses += reader.misses
    if let place = reader.tooDeep { tooDeep = min(tooDeep ?? place, place) }
    return inlines
  }
}
