import Runtimes

/// A cutter of source into tokens, modelled on CPython's `Parser/tokenizer.c` (3.12).
struct Lexer {
  /// An open bracket.
  struct Bracket {
    var byte: UInt8
    var position: CodePosition
  }

  /// What is being read inside an f-string.
  enum FormatMode {
    case text, specification
    /// A replacement field whose brace is the bracket of this number.
    case expression(bracketCount: Int)
  }

  /// An f-string whose end is not yet met.
  struct OpenFormat {
    var quote: UInt8
    var isTriple, isRaw: Bool
    var position: CodePosition
    var modes: [FormatMode] = [.text]
  }

  let source: [UInt8]
  let level: LanguageLevel
  /// What is wrong with f-strings, by their first byte.
  var problems: [Int: FormatProblem] = [:]
  var index = 0
  var line = 1
  var lineStart = 0
  var tokens: [Token] = []
  var indents = [0]
  /// The same indents with a tab counted as one column, to find inconsistent use of tabs.
  var alternateIndents = [0]
  var brackets: [Bracket] = []
  var formats: [OpenFormat] = []
  var isAtLineStart = true
  /// Numbers that a keyword follows without a space.
  var warnings: [SyntaxWarning] = []

  init(_ source: [UInt8], level: LanguageLevel = .python312) {
    self.source = source
    self.level = level
    tokens.reserveCapacity(source.count / 3 + 8)
  }

  /// The byte `ahead` of the place reached, 0 behind the end.
  func peek(_ ahead: Int = 0) -> UInt8 {
    index + ahead < source.count ? source[index + ahead] : 0
  }

  /// The place reached, as an empty range.
  var here: CodePosition { range(from: index) }

  /// The range from a byte of the current line to the place reached.
  func range(from start: Int) -> CodePosition {
    CodePosition(
      line: line, column: start - lineStart, endLine: line, endColumn: index - lineStart)
  }

  mutating func append(_ kind: Token.Kind, from start: Int) {
    tokens.append(Token(kind: kind, start: start, end: index, position: range(from: start)))
  }

  /// All tokens of the source; an open bracket at its end is left in `brackets`.
  mutating func tokenize() throws(PythonSyntaxError) {
    while true {
      if let format = formats.last, let mode = format.modes.last, !mode.isExpression {
        try formatText()
        continue
      }
      if isAtLineStart, brackets.isEmpty {
        isAtLineStart = false
        if try indentation() { continue }
      }
      isAtLineStart = false
      try skipBlanks()
      guard index < source.count else { break }
      try token()
    }
    try finish()
  }

  private mutating func finish() throws(PythonSyntaxError) {
    if let format = formats.last {
      throw unterminatedFormat(format)
    }
    if let last = tokens.last, last.kind != .newline, last.kind != .dedent {
      append(.newline, from: index)
    }
    if index > lineStart {
      line += 1
      lineStart = index
    }
    while indents.count > 1 {
      indents.removeLast()
      append(.dedent, from: index)
    }
    append(.end, from: index)
  }

  /// Skips blanks, comments and joined lines.
  private mutating func skipBlanks() throws(PythonSyntaxError) {
    while index < source.count {
      switch source[index] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0C: index += 1
      case UInt8(ascii: "#"):
        while index < source.count, source[index] != UInt8(ascii: "\n") { index += 1 }
      case UInt8(ascii: "\\") where peek(1) == UInt8(ascii: "\n"):
        if index + 2 == source.count, brackets.isEmpty { throw endedAfterContinuation() }
        index += 2
        startLine()
      case UInt8(ascii: "\n") where !brackets.isEmpty:
        index += 1
        startLine()
      default: return
      }
    }
  }

  /// The error of a source whose last line ends in a backslash.
  private mutating func endedAfterContinuation() -> PythonSyntaxError {
    index += 1
    var place = range(from: index)
    place.endColumn = place.column
    return PythonSyntaxError("unexpected EOF while parsing", at: place)
  }

  mutating func startLine() {
    line += 1
    lineStart = index
  }

  private mutating func token() throws(PythonSyntaxError) {
    let byte = source[index]
    switch byte {
    case UInt8(ascii: "\n"):
      let start = index
      index += 1
      append(.newline, from: start)
      startLine()
      isAtLineStart = true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): try number()
    case UInt8(ascii: ".") where peek(1).isDigit: try number()
    case UInt8(ascii: "\""), UInt8(ascii: "'"): try string(from: index)
    case UInt8(ascii: "\\"):
      if index + 1 == source.count {
        if brackets.isEmpty { throw endedAfterContinuation() }
        // What is open is told of first.
        index += 1
        return
      }
      index += 1
      var place = range(from: index)
      place.endColumn = place.column
      throw PythonSyntaxError("unexpected character after line continuation character", at: place)
    case _ where byte.isNameStart: try name()
    default: try punctuator()
    }
  }

  private mutating func name() throws(PythonSyntaxError) {
    let start = index
    while index < source.count, source[index].isNameContinuation { index += 1 }
    if index < source.count, source[index] == UInt8(ascii: "\"") || source[index] == 0x27,
      isStringPrefix(start..<index)
    {
      return try string(from: start)
    }
    var isPlain = true
    for byte in source[start..<index] where byte >= 0x80 { isPlain = false }
    if !isPlain { try checkIdentifier(from: start) }
    if isPlain, index - start <= 8,
      let keyword = Keyword(rawValue: String(decoding: source[start..<index], as: UTF8.self))
    {
      append(.keyword(keyword), from: start)
    } else {
      append(.name, from: start)
    }
  }

  private func checkIdentifier(from start: Int) throws(PythonSyntaxError) {
    var column = start - lineStart
    var isFirst = true
    for scalar in String(decoding: source[start..<index], as: UTF8.self).unicodeScalars {
      let width = UTF8.width(scalar)
      let properties = scalar.properties
      if scalar != "_", !(isFirst ? properties.isXIDStart : properties.isXIDContinue) {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        let position = CodePosition(
          line: line, column: column, endLine: line, endColumn: column + width)
        throw PythonSyntaxError(
          isPrintable(properties)
            ? "invalid character '\(scalar)' (\(code))" : "invalid non-printable character \(code)",
          at: position)
      }
      column += width
      isFirst = false
    }
  }

  private func isPrintable(_ properties: Unicode.Scalar.Properties) -> Bool {
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator, .spaceSeparator:
      false
    default: true
    }
  }

  private func isStringPrefix(_ range: Range<Int>) -> Bool {
    switch String(decoding: source[range], as: UTF8.self).lowercased() {
    case "r", "b", "u", "f", "rb", "br", "rf", "fr": true
    default: false
    }
  }
}

extension Lexer.FormatMode {
  /// Whether tokens are read, not text.
  var isExpression: Bool {
    if case .expression = self { true } else { false }
  }
}

extension UInt8 {
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isNameStart: Bool {
    (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A || self == 0x5F || self >= 0x80
  }
  var isNameContinuation: Bool { isNameStart || isDigit }
}
