extension Lexer {
  /// Reads a string from its prefix at `start`; `index` is at the quote.
  mutating func string(from start: Int) throws(PythonSyntaxError) {
    let quote = source[index]
    let isTriple = peek(1) == quote && peek(2) == quote
    var isRaw = false
    var isFormat = false
    for byte in source[start..<index] {
      if byte | 0x20 == UInt8(ascii: "r") { isRaw = true }
      if byte | 0x20 == UInt8(ascii: "f") { isFormat = true }
    }
    let startLine = line
    let startColumn = start - lineStart
    index += isTriple ? 3 : 1
    if isFormat, level < .python312 {
      let isBroken = try checkFormat(from: start, quote: quote, isTriple: isTriple, isRaw: isRaw)
      if isBroken { return }
    }
    if isFormat {
      if formats.count >= 30 {
        throw PythonSyntaxError("too many nested f-strings", at: range(from: start))
      }
      append(.formatStart, from: start)
      formats.append(
        OpenFormat(
          quote: quote, isTriple: isTriple, isRaw: isRaw, position: range(from: start)))
      return
    }
    try stringBody(quote: quote, isTriple: isTriple, line: startLine, column: startColumn)
    let position = CodePosition(
      line: startLine, column: startColumn, endLine: line, endColumn: index - lineStart)
    tokens.append(Token(kind: .string, start: start, end: index, position: position))
  }

  /// Reads an f-string as 3.8 to 3.11 do; true where they do not accept it, and it is passed.
  private mutating func checkFormat(
    from start: Int, quote: UInt8, isTriple: Bool, isRaw: Bool
  ) throws(PythonSyntaxError) -> Bool {
    let body = (index, line, lineStart)
    let column = start - lineStart
    try stringBody(quote: quote, isTriple: isTriple, line: line, column: column)
    var scanner = FormatScanner(
      source: source, end: index - (isTriple ? 3 : 1), isRaw: isRaw, level: level, index: body.0,
      line: body.1)
    guard let problem = scanner.problem() else {
      (index, line, lineStart) = body
      return false
    }
    problems[start] = problem
    let position = CodePosition(
      line: body.1, column: column, endLine: line, endColumn: index - lineStart)
    tokens.append(Token(kind: .brokenFormat, start: start, end: index, position: position))
    return true
  }

  private mutating func stringBody(
    quote: UInt8, isTriple: Bool, line startLine: Int, column: Int
  ) throws(PythonSyntaxError) {
    while true {
      guard index < source.count, isTriple || source[index] != UInt8(ascii: "\n") else {
        throw unterminated(
          isTriple ? "triple-quoted string" : "string", line: startLine, column: column)
      }
      let byte = source[index]
      if byte == quote, !isTriple || peek(1) == quote && peek(2) == quote {
        index += isTriple ? 3 : 1
        return
      }
      advanceInString(byte, skipsNext: byte == UInt8(ascii: "\\"))
    }
  }

  /// Passes one byte of a string, or a backslash with what it escapes.
  private mutating func advanceInString(_ byte: UInt8, skipsNext: Bool) {
    index += 1
    if byte == UInt8(ascii: "\n") {
      startLine()
    } else if skipsNext, index < source.count {
      index += 1
      if source[index - 1] == UInt8(ascii: "\n") { startLine() }
    }
  }

  private func unterminated(_ what: String, line startLine: Int, column: Int) -> PythonSyntaxError {
    let last = index == source.count && index == lineStart && line > startLine ? line - 1 : line
    return PythonSyntaxError(
      "unterminated \(what) literal (detected at line \(last))",
      at: CodePosition(line: startLine, column: column, endLine: startLine, endColumn: column))
  }

  func unterminatedFormat(_ format: OpenFormat) -> PythonSyntaxError {
    unterminated(
      format.isTriple ? "triple-quoted f-string" : "f-string",
      line: Int(format.position.line), column: Int(format.position.column))
  }

  /// Reads the text of an f-string, up to a brace or its end.
  mutating func formatText() throws(PythonSyntaxError) {
    let format = formats[formats.count - 1]
    var isSpecification = false
    if case .specification? = format.modes.last { isSpecification = true }
    let start = index
    let startLine = line
    let startColumn = index - lineStart
    while true {
      guard index < source.count, format.isTriple || source[index] != UInt8(ascii: "\n") else {
        throw unterminatedFormat(format)
      }
      let byte = source[index]
      if byte == format.quote,
        !format.isTriple || peek(1) == format.quote && peek(2) == format.quote
      {
        appendMiddle(start, line: startLine, column: startColumn)
        return endFormat(format)
      }
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") {
        if peek(1) == byte, !isSpecification {
          index += 2
          continue
        }
        appendMiddle(start, line: startLine, column: startColumn)
        return try brace(byte, isSpecification: isSpecification)
      }
      try advanceInFormat(byte, isRaw: format.isRaw)
    }
  }

  private mutating func advanceInFormat(_ byte: UInt8, isRaw: Bool) throws(PythonSyntaxError) {
    let isEscape = byte == UInt8(ascii: "\\")
    if isEscape, !isRaw, peek(1) == UInt8(ascii: "N"), peek(2) == UInt8(ascii: "{") {
      while index < source.count, source[index] != UInt8(ascii: "}"),
        source[index] != UInt8(ascii: "\n")
      {
        index += 1
      }
      if peek() == UInt8(ascii: "}") { index += 1 }
      return
    }
    let next = peek(1)
    let escapesBrace = next == UInt8(ascii: "{") || next == UInt8(ascii: "}")
    advanceInString(byte, skipsNext: isEscape && !escapesBrace)
  }

  private mutating func appendMiddle(_ start: Int, line startLine: Int, column: Int) {
    guard index > start else { return }
    let position = CodePosition(
      line: startLine, column: column, endLine: line, endColumn: index - lineStart)
    tokens.append(Token(kind: .formatMiddle, start: start, end: index, position: position))
  }

  private mutating func endFormat(_ format: OpenFormat) {
    // A quote inside a specification ends the string: the parser then misses the brace.
    formats.removeLast()
    for mode in format.modes where mode.isExpression { brackets.removeLast() }
    let start = index
    index += format.isTriple ? 3 : 1
    append(.formatEnd, from: start)
  }

  private mutating func brace(
    _ byte: UInt8, isSpecification: Bool
  ) throws(PythonSyntaxError) {
    if byte == UInt8(ascii: "}") {
      guard isSpecification else {
        index += 1
        throw PythonSyntaxError(
          "f-string: single '}' is not allowed", at: range(from: index - 1))
      }
      formats[formats.count - 1].modes.removeLast()
      return
    }
    if formats[formats.count - 1].modes.count > 8 {
      throw PythonSyntaxError("f-string: expressions nested too deeply", at: here)
    }
    try punctuator()
    formats[formats.count - 1].modes.append(.expression(bracketCount: brackets.count))
  }
}
