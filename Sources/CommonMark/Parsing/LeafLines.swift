import Diagnostics

/// The lines of a text, and the content that is left of them inside containers.
struct LeafLines {
  let lines: [MappedBytes]

  /// The cursor of a line behind the marks of its containers; nil where one has none.
  func cursor(_ line: Int, in path: [Container]) -> LineCursor? {
    let (cursor, isWhole) = reach(line, in: path)
    return isWhole ? cursor : nil
  }

  /// A container that opens on a line inside others.
  func opened(_ kind: SyntaxEvent.Kind, on line: Int, in path: [Container]) -> Container {
    let start = lines.indices.contains(line) ? reach(line, in: path).cursor : LineCursor([])
    return kind == .quote ? .quote(line: line, at: start) : .item(line: line, at: start)
  }

  /// The content of a paragraph's further line. One that lacks marks, and goes on lazily, keeps
  /// its indent: so does libcmark.
  func lazyContent(_ line: Int, in path: [Container]) -> MappedBytes {
    let (cursor, isWhole) = reach(line, in: path)
    guard isWhole else { return content(line, from: cursor) }
    return lines[line].slice(cursor.firstNonspace.index..<lines[line].count)
  }

  /// How far the marks of containers reach on a line, and whether all of them are there.
  private func reach(_ line: Int, in path: [Container]) -> (cursor: LineCursor, isWhole: Bool) {
    if let last = path.last, last.line == line { return (last.cursor, true) }
    var cursor = LineCursor(lines[line].bytes)
    for container in path {
      if container.line == line {
        cursor = container.cursor
      } else if !container.continues(&cursor) {
        return (cursor, false)
      }
    }
    return (cursor, true)
  }

  /// The content of a line from a cursor on; the rest of a split tab becomes blanks.
  func content(_ line: Int, from cursor: LineCursor) -> MappedBytes {
    let text = lines[line]
    let start = min(cursor.contentIndex, text.count)
    guard cursor.padding > 0 else { return text.slice(start..<text.count) }
    let tab = text.source(at: cursor.offset)
    var result = MappedBytes(at: tab)
    result.append([UInt8](repeating: 0x20, count: cursor.padding), fixedAt: tab)
    result.append(text, start..<text.count)
    return result
  }

  /// Several lines' contents as one text, line feeds between them.
  static func joined(_ contents: [MappedBytes]) -> MappedBytes {
    guard var result = contents.first else { return MappedBytes(at: 0) }
    for content in contents.dropFirst() {
      result.append([0x0A], fixedAt: result.sourceEnd)
      result.append(content, 0..<content.count)
    }
    return result
  }
}
