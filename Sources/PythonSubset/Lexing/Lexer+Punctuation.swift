extension Lexer {
  /// The deepest nesting of brackets, as CPython's `MAXLEVEL`.
  static let bracketLimit = 200

  /// Reads an operator or delimiter, keeping account of brackets.
  mutating func punctuator() throws(PythonSyntaxError) {
    let start = index
    let punctuator = longestPunctuator()
    guard let punctuator else {
      index += 1
      let byte = source[start]
      throw PythonSyntaxError(
        byte < 0x20 || byte == 0x7F
          ? "invalid non-printable character U+00"
            + (byte < 0x10 ? "0" : "") + String(byte, radix: 16, uppercase: true)
          : "invalid syntax", at: range(from: start))
    }
    index += punctuator.rawValue.utf8.count
    switch punctuator {
    case .leftParenthesis, .leftBracket, .leftBrace: try open(source[start], at: start)
    case .rightParenthesis, .rightBracket, .rightBrace: try close(source[start], at: start)
    default: break
    }
    append(.punctuator(punctuator), from: start)
    if punctuator == .colon, isAtFieldLevel {
      formats[formats.count - 1].modes.append(.specification)
    }
  }

  /// Whether tokens are read directly inside a replacement field's braces.
  private var isAtFieldLevel: Bool {
    if case .expression(let count)? = formats.last?.modes.last {
      count == brackets.count
    } else {
      false
    }
  }

  private func longestPunctuator() -> Punctuator? {
    let first = UInt32(source[index])
    let two = first | UInt32(peek(1)) << 8
    if let punctuator = Punctuator.byBytes[two | UInt32(peek(2)) << 16], peek(2) != 0 {
      return punctuator
    }
    if peek(1) != 0, let punctuator = Punctuator.byBytes[two] {
      if punctuator == .walrus, isAtFieldLevel { return .colon }
      return punctuator
    }
    if first == UInt32(UInt8(ascii: "!")), formats.isEmpty { return nil }
    return Punctuator.byBytes[first]
  }

  private mutating func open(_ byte: UInt8, at start: Int) throws(PythonSyntaxError) {
    if brackets.count >= Self.bracketLimit {
      throw PythonSyntaxError("too many nested parentheses", at: range(from: start))
    }
    brackets.append(Bracket(byte: byte, position: range(from: start)))
  }

  private mutating func close(_ byte: UInt8, at start: Int) throws(PythonSyntaxError) {
    let closer = Character(Unicode.Scalar(byte))
    guard let bracket = brackets.last else {
      throw PythonSyntaxError("unmatched '\(closer)'", at: range(from: start))
    }
    let expected: UInt8 =
      switch bracket.byte {
      case UInt8(ascii: "("): UInt8(ascii: ")")
      case UInt8(ascii: "["): UInt8(ascii: "]")
      default: UInt8(ascii: "}")
      }
    if byte != expected {
      let opener = Character(Unicode.Scalar(bracket.byte))
      let place = bracket.position.line == line ? "" : " on line \(bracket.position.line)"
      throw PythonSyntaxError(
        "closing parenthesis '\(closer)' does not match opening parenthesis '\(opener)'\(place)",
        at: range(from: start))
    }
    let closesField = isAtFieldLevel
    brackets.removeLast()
    if closesField { formats[formats.count - 1].modes.removeLast() }
  }
}
