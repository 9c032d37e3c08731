import Diagnostics

/// A fence as it is found in the lines, since libcmark tells neither its end nor its columns.
struct FenceReader {
  let source: LeafLines
  let path: [Container]

  /// The parts of a fence, in lines and offsets of lines.
  struct Parts {
    var info: MappedBytes
    var contents: [MappedBytes] = []
    /// The index of the closing line.
    var closing: Int?
    /// The index of the last line that belongs to the fence.
    var last: Int
    /// Where the marks of the containers end in the closing line, or the last.
    var prefixEnd = 0
  }

  /// The fence that opens on a line; nil where there is none, but code that is indented.
  func read(from line: Int) -> Parts? {
    guard let opening = source.cursor(line, in: path) else { return nil }
    let (index, indent) = opening.firstNonspace
    let mark = opening.byte(index)
    let length = run(opening, at: index)
    guard indent <= 3, length >= 3, mark == 0x60 || mark == 0x7E else { return nil }
    var parts = Parts(info: info(line, from: index + length), last: line)
    for next in source.lines.indices.dropFirst(line + 1) {
      guard var cursor = source.cursor(next, in: path) else { break }
      parts.last = next
      parts.prefixEnd = cursor.offset
      if closes(cursor, mark, length) {
        parts.closing = next
        return parts
      }
      for _ in 0..<indent where LineCursor.isBlank(cursor.byte(cursor.offset)) {
        cursor.advance(columns: 1)
      }
      parts.contents.append(source.content(next, from: cursor))
    }
    return parts
  }

  private func info(_ line: Int, from start: Int) -> MappedBytes {
    let text = source.lines[line]
    return text.slice(start..<text.count).trimmed
  }

  /// The number of equal bytes at an index.
  private func run(_ cursor: LineCursor, at index: Int) -> Int {
    var end = index
    while end < cursor.bytes.count, cursor.bytes[end] == cursor.bytes[index] { end += 1 }
    return end - index
  }

  private func closes(_ cursor: LineCursor, _ mark: UInt8, _ length: Int) -> Bool {
    let (index, indent) = cursor.firstNonspace
    guard indent <= 3, cursor.byte(index) == mark else { return false }
    let count = run(cursor, at: index)
    return count >= length && cursor.bytes[(index + count)...].allSatisfy(LineCursor.isBlank)
  }
}

extension MappedBytes {
  /// The bytes without blanks and tabs around them.
  var trimmed: MappedBytes {
    var start = 0
    var end = count
    while start < end, LineCursor.isBlank(bytes[start]) { start += 1 }
    while end > start, LineCursor.isBlank(bytes[end - 1]) { end -= 1 }
    return slice(start..<end)
  }
}
