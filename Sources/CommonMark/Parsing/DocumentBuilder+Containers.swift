import Diagnostics

extension DocumentBuilder {
  /// Opens a quote, list or item.
  mutating func open(_ event: SyntaxEvent) {
    let place = start(event)
    var id = frames.last?.container ?? .document
    if event.kind != .list {
      containers += 1
      id = ContainerID(number: containers)
      path.append(source.opened(event.kind, on: event.line - 1, in: path))
    }
    let length = event.kind == .list ? 0 : 1
    frames.append(Frame(event: event, container: id, start: place, end: place + length))
  }

  /// Closes the innermost container, whose end is that of what it holds.
  mutating func close() {
    guard frames.count > 1, let frame = frames.popLast() else { return }
    if frame.event.kind != .list { path.removeLast() }
    let last = frames.count - 1
    frames[last].end = max(frames[last].end, frame.end)
    if frames.count > Document.depthLimit {
      // Its blocks went to the innermost container that is kept.
      tooDeep = min(tooDeep ?? frame.start, frame.start)
      return
    }
    let range = file.range(frame.start..<max(frame.start, frame.end))
    switch frame.event.kind {
    case .item:
      let item = ListItem(blocks: frame.blocks, container: frame.container, range: range)
      frames[last].items.append(item)
    case .list:
      frames[last].blocks.append(
        .list(
          List(
            isOrdered: frame.event.isOrdered, start: frame.event.number,
            isTight: frame.event.isTight, items: frame.items, range: range)))
    default:
      frames[last].blocks.append(.quote(quote(frame, range)))
    }
  }

  private func quote(_ frame: Frame, _ range: SourceRange) -> Quote {
    var blocks = frame.blocks
    var callout: Callout?
    if let content = frame.firstParagraph, case .paragraph(let paragraph)? = blocks.first,
      let found = CalloutReader(content: content, file: file).read(paragraph)
    {
      callout = found.callout
      blocks.removeFirst()
      if let rest = found.rest { blocks.insert(.paragraph(rest), at: 0) }
    }
    return Quote(callout: callout, blocks: blocks, container: frame.container, range: range)
  }
}
