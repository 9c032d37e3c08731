import Diagnostics

extension DocumentBuilder {
  /// Adds a block that holds no inlines.
  mutating func readLeaf(_ event: SyntaxEvent) {
    let line = event.line - 1
    switch event.kind {
    case .thematicBreak: append(.thematicBreak(range(event, to: end(ofLine: line))))
    case .html:
      let count = lineCount(event.literal)
      let text = String(decoding: event.literal, as: UTF8.self)
      append(.html(HTMLBlock(text: text, range: range(event, to: end(ofLine: line + count - 1)))))
    case .code:
      guard source.lines.indices.contains(line) else { return }
      if let parts = FenceReader(source: source, path: path).read(from: line) {
        appendFence(event, parts)
      } else {
        appendCode(event)
      }
    default: break
    }
  }

  private func lineCount(_ text: [UInt8]) -> Int {
    max(text.count { $0 == 0x0A } + (text.last == 0x0A || text.isEmpty ? 0 : 1), 1)
  }

  private mutating func appendFence(_ event: SyntaxEvent, _ parts: FenceReader.Parts) {
    let line = event.line - 1
    let lines = source.lines
    if parts.contents.flatMap({ $0.bytes + [0x0A] }) != event.literal { misses += 1 }
    let body =
      lineStart(
        line + 1)..<max(
        lineStart(line + 1), lineStart(parts.closing ?? parts.last + 1))
    let prefix = parts.last > line ? lines[parts.last].bytes[..<parts.prefixEnd] : []
    let fence = Fence(
      info: parts.info.located(in: file), lines: parts.contents.map { $0.located(in: file) },
      isClosed: parts.closing != nil, container: frames.last?.container ?? .document,
      opening: range(event, to: end(ofLine: line)),
      range: range(event, to: end(ofLine: parts.last)),
      body: body,
      linePrefix: String(decoding: prefix, as: UTF8.self))
    if !fence.isClosed { diagnostics.append(.unclosedFence(fence, in: file)) }
    append(.fence(fence))
  }

  /// The offset in the file at which a line starts; the end of the last behind it.
  private func lineStart(_ index: Int) -> Int {
    index < source.lines.count
      ? source.lines[index].source(at: 0) : source.lines.last?.sourceEnd ?? file.bytes.count
  }

  private mutating func appendCode(_ event: SyntaxEvent) {
    var contents: [MappedBytes] = []
    let first = event.line - 1
    for line in first..<min(first + lineCount(event.literal), source.lines.count) {
      guard var cursor = source.cursor(line, in: path) else { break }
      let (index, indent) = cursor.firstNonspace
      if indent >= 4 {
        cursor.advance(columns: 4)
      } else {
        cursor.advance(bytes: index - cursor.offset)
      }
      contents.append(source.content(line, from: cursor))
    }
    if contents.flatMap({ $0.bytes + [0x0A] }) != event.literal { misses += 1 }
    let last = first + max(contents.count, 1) - 1
    append(
      .code(
        IndentedCode(
          lines: contents.map { $0.located(in: file) }, range: range(event, to: end(ofLine: last)))
      ))
  }
}
