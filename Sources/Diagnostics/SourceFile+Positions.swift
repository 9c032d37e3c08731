extension SourceFile {
  /// The position of a byte offset, which is cut down to the file.
  ///
  /// An offset inside a line ending belongs to the end of its line; one inside the byte order
  /// mark to the file's first position; one inside a scalar to that scalar.
  public func position(at offset: Int) -> SourcePosition {
    let index = lineIndex(of: offset)
    let line = lines[index]
    let end = min(max(offset, line.lowerBound), line.upperBound)
    return SourcePosition(
      line: index + 1, column: 1 + scalars.count(bytes, line.lowerBound..<end))
  }

  /// The byte offset of a position, or nil where the text has no such line or column.
  ///
  /// The column behind a line's last character exists.
  public func offset(of position: SourcePosition) -> Int? {
    guard lines.indices.contains(position.line - 1), position.column >= 1 else { return nil }
    let line = lines[position.line - 1]
    var offset = line.lowerBound
    for _ in 1..<position.column {
      guard offset < line.upperBound else { return nil }
      offset += UTF8Text.scalarLength(bytes, at: offset, end: line.upperBound)
    }
    return offset
  }

  /// The range with both ends of a byte range, which is cut down to the file.
  public func range(_ bytes: Range<Int>) -> SourceRange {
    let range = bytes.clamped(to: 0..<self.bytes.count)
    return SourceRange(
      start: position(at: range.lowerBound), end: position(at: range.upperBound), bytes: range)
  }

  /// The range of the contents of line `number`, from 1; the file's end where there is none.
  public func range(ofLine number: Int) -> SourceRange {
    guard lines.indices.contains(number - 1) else { return range(bytes.count..<bytes.count) }
    return range(lines[number - 1])
  }

  /// The index in `lines` of the line that holds an offset, by binary search.
  private func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = lines.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if lines[middle].lowerBound <= offset { low = middle } else { high = middle - 1 }
    }
    return low
  }
}
