import PythonSubset

/// What CPython prints of a traceback: files, lines and the markers below them.
///
/// Authority: CPython 3.9 and 3.12, Python/traceback.c: `tb_printinternal`, `tb_displayline`.
extension World {
  /// Entries that are shown at most; the first ones are left out.
  private static let tracebackLimit = 1000
  /// How often a line is shown before its repetitions are counted.
  private static let repetitionLimit = 3

  /// `Traceback (most recent call last):` and its lines; empty without a traceback. What 3.13 says
  /// of an exception that was ignored has no markers.
  func tracebackText(_ first: Ref, hasMarks: Bool = true) -> String {
    guard !first.isNull else { return "" }
    var entries: [Ref] = []
    var current = first
    while !current.isNull {
      entries.append(current)
      current = rows[current].field0
    }
    var result = "Traceback (most recent call last):\n"
    var last = (code: -1, line: -1)
    var count = 0
    for entry in entries.suffix(World.tracebackLimit) {
      let code = codeIndex(of: entry)
      let line = tracebackLine(entry)
      if !isSamePlace(last.code, code) || line != last.line {
        result += repetitions(count)
        last = (code, line)
        count = 0
      }
      count += 1
      if count <= World.repetitionLimit { result += entryText(entry, codes[code], line, hasMarks) }
    }
    return result + repetitions(count)
  }

  private func codeIndex(of entry: Ref) -> Int {
    let frame = rows[rows[entry].field1].body(FrameBody.self)
    return Int(rows[frame.pointee.code].body(CodeBody.self).pointee.index)
  }

  private func isSamePlace(_ one: Int, _ other: Int) -> Bool {
    if one < 0 || one == other { return one == other }
    return codes[one].filename == codes[other].filename && codes[one].name == codes[other].name
  }

  private func repetitions(_ count: Int) -> String {
    let more = count - World.repetitionLimit
    if more <= 0 { return "" }
    return "  [Previous line repeated \(more) more time\(more == 1 ? "" : "s")]\n"
  }

  private func entryText(
    _ entry: Ref, _ code: CodeObject, _ line: Int, _ hasMarks: Bool
  ) -> String {
    placeText(code, tracebackInstruction(entry), line, hasMarks: hasMarks)
  }

  /// The lines about a place in a traceback.
  func placeText(
    _ code: CodeObject, _ instruction: Int, _ line: Int, hasMarks: Bool = true
  ) -> String {
    let head = "  File \"\(code.filename)\", line \(line), in \(code.name)\n"
    guard let lines = sources[code.filename], line > 0, line <= lines.count else { return head }
    if level >= .python313, hasMarks {
      if instruction < code.positions.count, code.positions[instruction].line == Int32(line) {
        return head + (TracebackLines(lines, code.positions[instruction])?.text ?? "")
      }
    }
    let source = lines[line - 1]
    let indent = source.prefix { $0 == 32 || $0 == 9 || $0 == 12 }.count
    let shown = "    \(String(decoding: source.dropFirst(indent), as: UTF8.self))\n"
    guard level >= .python311, hasMarks else { return head + shown }
    return head + shown + markers(code, instruction, source, indent)
  }

  // MARK: Markers (3.11+)

  private func markers(
    _ code: CodeObject, _ instruction: Int, _ source: [UInt8], _ indent: Int
  ) -> String {
    guard instruction < code.positions.count else { return "" }
    let position = code.positions[instruction]
    let start = Int(position.column)
    var end = Int(position.endColumn)
    guard start >= 0, end >= 0, start <= source.count else { return "" }
    var anchors: (left: Int, right: Int)?
    if position.line == position.endLine {
      guard end <= source.count, start < end else { return "" }
      anchors = self.anchors(code.instructions[instruction], Array(source[start..<end]))
    } else {
      end = source.count
      while end > 0, [9, 12, 32].contains(source[end - 1]) { end -= 1 }
    }
    if let marks = anchors { anchors = (marks.left + start, marks.right + start) }
    let whole = characters(source, indent, source.count)
    if anchors == nil, characters(source, start, end) == whole { return "" }
    var result = "    " + String(repeating: " ", count: characters(source, indent, start))
    for index in start..<max(end, start) where source[index] & 0xC0 != 0x80 {
      if let anchors {
        result += index >= anchors.left && index < anchors.right ? "^" : "~"
      } else {
        result += "^"
      }
    }
    return result + "\n"
  }

  /// The characters in a range of bytes of UTF-8.
  private func characters(_ source: [UInt8], _ start: Int, _ end: Int) -> Int {
    guard start < end else { return 0 }
    return source[start..<min(end, source.count)].reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) }
  }

  private func anchors(_ instruction: Instruction, _ text: [UInt8]) -> (left: Int, right: Int)? {
    switch instruction.opcode {
    case .binarySubscr, .storeSubscr, .deleteSubscr: TracebackAnchors(text).ofSubscript()
    case .binaryOp: operatorAnchors(instruction.operand, text)
    default: nil
    }
  }

  private func operatorAnchors(_ operand: Int, _ text: [UInt8]) -> (left: Int, right: Int)? {
    // An operator in place belongs to a statement, which has no anchors.
    guard operand < BinaryOperator.allCases.count else { return nil }
    return TracebackAnchors(text).ofOperator(BinaryOperator.allCases[operand].symbol)
  }
}
