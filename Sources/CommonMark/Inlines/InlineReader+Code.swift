import Diagnostics

extension InlineReader {
  /// Reads a code span: the run of backticks at the cursor up to the next run of that length.
  mutating func readCode(_ event: SyntaxEvent) {
    let start = cursor
    let length = run(at: start)
    guard length > 0, let close = closingRun(length, from: start + length) else {
      misses += 1
      let text = MappedBytes(at: content.source(at: start)).located(in: file)
      return append(.code(CodeSpan(content: text, range: range(start..<start))))
    }
    cursor = close + length
    let code = normalized(start + length..<close)
    if code.bytes != event.literal { misses += 1 }
    append(.code(CodeSpan(content: code.located(in: file), range: range(start..<cursor))))
  }

  private func run(at start: Int) -> Int {
    var end = start
    while content[end] == 0x60 { end += 1 }
    return end - start
  }

  private func closingRun(_ length: Int, from start: Int) -> Int? {
    var index = start
    while index < content.count {
      let found = run(at: index)
      if found == length { return index }
      index += max(found, 1)
    }
    return nil
  }

  /// The code with blanks for line feeds, and without one blank at both ends unless it is all
  /// blank (CommonMark 0.30, 6.1).
  private func normalized(_ part: Range<Int>) -> MappedBytes {
    var part = part
    let inner = content.bytes[part]
    let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x0A }
    if inner.count > 1, let first = inner.first, let last = inner.last, isSpace(first),
      isSpace(last), !inner.allSatisfy(isSpace)
    {
      part = part.lowerBound + 1..<part.upperBound - 1
    }
    var result = MappedBytes(at: content.source(at: part.lowerBound))
    for (index, line) in lines(part).enumerated() {
      if index > 0 {
        result.append([0x20], fixedAt: content.source(at: line.lowerBound - 1))
      }
      result.append(content, line)
    }
    return result
  }

  private func lines(_ part: Range<Int>) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = part.lowerBound
    for index in part where content[index] == 0x0A {
      lines.append(start..<index)
      start = index + 1
    }
    return lines + [start..<part.upperBound]
  }
}
