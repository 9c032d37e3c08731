import PythonSubset

/// The lines of one entry of a traceback with the markers below them, as 3.13 shows them: all lines
/// of the failing expression, the important ones of long ones.
///
/// Authority: CPython 3.13, Lib/traceback.py: `StackSummary._format_frame_summary_lines`,
/// `_extract_caret_anchors_from_line_segment`, `FrameSummary._dedented_lines`.
struct TracebackLines {
  /// The lines without their common indentation.
  private var lines: [[Character]] = []
  /// First and last character of the instruction, in the first and the last line.
  private var start = 0
  private var end = 0
  private var anchors: Anchors?
  private var showsMarkers = false

  /// A range that is marked otherwise than the rest.
  struct Anchors {
    var left: (line: Int, column: Int)
    var right: (line: Int, column: Int)
    /// The character of the rest, and of the range.
    var primary: Character
    var secondary: Character
  }

  /// The entry of an instruction at `position` in a file of `source` lines; nil when it has none.
  init?(_ source: [[UInt8]], _ position: CodePosition) {
    let first = Int(position.line)
    let last = Int(position.endLine)
    guard first >= 1, last >= first, last <= source.count, position.column >= 0,
      position.endColumn >= 0
    else { return nil }
    let original = source[first - 1..<last].map { line in
      Array(line[..<(line.lastIndex { !TracebackLines.isBlank($0) }.map { $0 + 1 } ?? 0)])
    }
    guard original.contains(where: { !$0.isEmpty }) else { return nil }
    let margin = TracebackLines.margin(original)
    lines = original.map { TracebackLines.characters($0.dropFirst(margin)) }
    let removed = original[0].isEmpty ? 0 : margin
    start = max(0, TracebackLines.count(original[0], upTo: Int(position.column)) - removed)
    end = max(
      0, TracebackLines.count(original[original.count - 1], upTo: Int(position.endColumn)) - removed
    )
    findAnchors()
    showsMarkers = decideMarkers()
  }

  /// The text, indented by four.
  var text: String {
    var significant: Set = [0, lines.count - 1]
    if let anchors {
      for line in [anchors.left.line, anchors.right.line] {
        significant.formUnion([line - 1, line, line + 1])
      }
    }
    let shown = significant.filter { $0 >= 0 && $0 < lines.count }.sorted()
    var result: [String] = []
    for (index, line) in shown.enumerated() {
      let gap = index > 0 ? line - shown[index - 1] : 1
      if gap == 2 { append(line - 1, to: &result) }
      if gap > 2 { result.append("...<\(gap - 1) lines>...") }
      append(line, to: &result)
    }
    return TracebackLines.dedented(result).map { "    \($0)\n" }.joined()
  }

  private func append(_ line: Int, to result: inout [String]) {
    result.append(String(lines[line]))
    if showsMarkers { result.append(markers(line)) }
  }

  private func markers(_ line: Int) -> String {
    let blanks = lines[line].prefix { $0 == " " || $0 == "\t" }.count
    let count = line == lines.count - 1 ? end : lines[line].count
    var result = ""
    for column in 0..<count {
      if column < blanks || line == 0 && column < start {
        result.append(" ")
      } else if let anchors, isInside(anchors, line, column) {
        result.append(anchors.secondary)
      } else {
        result.append(anchors?.primary ?? "^")
      }
    }
    return result
  }

  private func isInside(_ anchors: Anchors, _ line: Int, _ column: Int) -> Bool {
    (line, column) >= anchors.left && (line, column) < anchors.right
  }

  // MARK: Anchors

  private mutating func findAnchors() {
    var piece = lines
    let last = piece.count - 1
    guard end <= piece[last].count, start <= piece[0].count else { return }
    piece[last] = Array(piece[last][..<end])
    guard last > 0 || start <= end else { return }
    piece[0] = Array(piece[0].dropFirst(start))
    let source = Array(piece.map { String($0) }.joined(separator: "\n").utf8)
    guard let shape = ExpressionShape.of(source, level: .python313) else { return }
    let finder = AnchorFinder(lines: piece)
    guard var found = finder.anchors(shape) else { return }
    if found.left.line == 0 { found.left.column += start }
    if found.right.line == 0 { found.right.column += start }
    anchors = found
  }

  /// Markers are left out where they would underline a whole line.
  private func decideMarkers() -> Bool {
    let joined = Array(lines.map { String($0) }.joined(separator: "\n").utf8)
    if let call = ExpressionShape.wholeCall(joined, level: .python313), call.start.line == 0,
      call.end.line == lines.count - 1, call.start.column == start, call.end.column == end
    {
      return false
    }
    if anchors != nil { return true }
    let before = lines[0].prefix(start)
    let after = lines[lines.count - 1].dropFirst(end)
    return before.contains { $0 != " " && $0 != "\t" } || after.contains { $0 != " " && $0 != "\t" }
  }

  // MARK: Text

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte >= 9 && byte <= 13 }

  /// Characters as CPython counts them: Unicode scalars.
  private static func characters(_ bytes: ArraySlice<UInt8>) -> [Character] {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.map { Character($0) }
  }

  private static func count(_ line: [UInt8], upTo column: Int) -> Int {
    line.prefix(column).reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) }
  }

  /// The length of the indentation that all lines but blank ones share.
  private static func margin(_ lines: [[UInt8]]) -> Int {
    var shared: ArraySlice<UInt8>?
    for line in lines where !line.isEmpty {
      let indent = line.prefix { $0 == 32 || $0 == 9 }
      guard let known = shared else {
        shared = indent
        continue
      }
      let equal = zip(known, indent).prefix { $0 == $1 }.count
      shared = known.prefix(equal)
    }
    return shared?.count ?? 0
  }

  private static func dedented(_ lines: [String]) -> [String] {
    let bytes = lines.map { line in
      Array(line.utf8).allSatisfy { $0 == 32 || $0 == 9 } ? [] : Array(line.utf8)
    }
    let margin = margin(bytes)
    return bytes.map { String(decoding: $0.dropFirst(margin), as: UTF8.self) }
  }
}

/// Finds the operator or the brackets of an expression in its text.
private struct AnchorFinder {
  let lines: [[Character]]

  func anchors(_ shape: ExpressionShape) -> TracebackLines.Anchors? {
    switch shape {
    case .operation(let leftEnd, let rightStart): return ofOperator(leftEnd, rightStart)
    case .subscripted(let valueEnd, let end): return ofBracket("[", valueEnd, end)
    case .call(let calleeEnd, let end): return ofBracket("(", calleeEnd, end)
    case .other: return nil
    }
  }

  private func ofOperator(
    _ leftEnd: ExpressionShape.Place, _ rightStart: ExpressionShape.Place
  ) -> TracebackLines.Anchors? {
    guard
      let place = find(from: leftEnd, where: { !$0.isWhitespace && $0 != ")" }),
      rightStart.line < lines.count
    else { return nil }
    var end = place.column + 1
    let line = lines[place.line]
    let isBefore =
      rightStart.line > place.line || end < column(rightStart)
    if end < line.count, isBefore, !line[end].isWhitespace, line[end] != "\\", line[end] != "#" {
      end += 1
    }
    return TracebackLines.Anchors(
      left: place, right: (place.line, end), primary: "~", secondary: "^")
  }

  private func ofBracket(
    _ bracket: Character, _ from: ExpressionShape.Place, _ end: ExpressionShape.Place
  ) -> TracebackLines.Anchors? {
    guard let left = find(from: from, where: { $0 == bracket }), end.line < lines.count else {
      return nil
    }
    return TracebackLines.Anchors(
      left: left, right: (end.line, column(end)), primary: "~", secondary: "^")
  }

  /// The next character that fits, at or after a place; comments and line joins are passed over.
  private func find(
    from place: ExpressionShape.Place, where fits: (Character) -> Bool
  ) -> (line: Int, column: Int)? {
    guard place.line < lines.count else { return nil }
    var line = place.line
    var column = column(place)
    while line < lines.count {
      while line < lines.count, column >= lines[line].count {
        line += 1
        column = 0
      }
      guard line < lines.count else { return nil }
      let character = lines[line][column]
      if character == "\\" || character == "#" {
        line += 1
        column = 0
      } else if fits(character) {
        return (line, column)
      } else {
        column += 1
      }
    }
    return nil
  }

  /// A column in bytes as one in characters.
  private func column(_ place: ExpressionShape.Place) -> Int {
    var bytes = 0
    for (index, character) in lines[place.line].enumerated() {
      if bytes >= place.column { return index }
      bytes += String(character).utf8.count
    }
    return lines[place.line].count
  }
}
