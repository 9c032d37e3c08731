extension Lexer {
  /// Reads a number; its value is computed by the parser.
  mutating func number() throws(PythonSyntaxError) {
    let start = index
    if peek() == UInt8(ascii: "0"), let (radix, word) = radix(of: peek(1)) {
      index += 2
      try digits(radix: radix, word: word, allowsLeadingUnderscore: true)
      try checkEnd(word: word)
      append(.number, from: start)
      return
    }
    var isInteger = true
    if peek() != UInt8(ascii: ".") { try decimalDigits() }
    let integerEnd = index
    if peek() == UInt8(ascii: ".") {
      isInteger = false
      index += 1
      if peek().isDigit { try decimalDigits() }
    }
    if peek() | 0x20 == UInt8(ascii: "e") {
      let sign = peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-") ? 1 : 0
      if peek(1 + sign).isDigit {
        isInteger = false
        index += 1 + sign
        try decimalDigits()
      } else if sign == 1 {
        throw invalid("decimal")
      }
    }
    if peek() | 0x20 == UInt8(ascii: "j") {
      index += 1
      try checkEnd(word: "imaginary")
    } else {
      if isInteger { try checkLeadingZero(start..<integerEnd) }
      try checkEnd(word: "decimal")
    }
    append(.number, from: start)
  }

  private func radix(of byte: UInt8) -> (Int, String)? {
    switch byte | 0x20 {
    case UInt8(ascii: "x"): (16, "hexadecimal")
    case UInt8(ascii: "o"): (8, "octal")
    case UInt8(ascii: "b"): (2, "binary")
    default: nil
    }
  }

  private mutating func decimalDigits() throws(PythonSyntaxError) {
    try digits(radix: 10, word: "decimal", allowsLeadingUnderscore: false)
  }

  private mutating func digits(
    radix: Int, word: String, allowsLeadingUnderscore: Bool
  ) throws(PythonSyntaxError) {
    var wantsDigit = !allowsLeadingUnderscore
    var count = 0
    while true {
      if peek() == UInt8(ascii: "_") {
        if wantsDigit { throw invalid(word) }
        wantsDigit = true
        index += 1
        continue
      }
      guard let value = Int(String(Unicode.Scalar(peek())), radix: 16), peek() < 0x80,
        value < radix
      else { break }
      wantsDigit = false
      count += 1
      index += 1
    }
    if peek().isDigit, radix < 10 {
      let digit = Character(Unicode.Scalar(peek()))
      index += 1
      throw PythonSyntaxError("invalid digit '\(digit)' in \(word) literal", at: lastByte)
    }
    if wantsDigit || count == 0 { throw invalid(word) }
  }

  private func invalid(_ word: String) -> PythonSyntaxError {
    PythonSyntaxError("invalid \(word) literal", at: lastByte)
  }

  private func range(of bytes: Range<Int>) -> CodePosition {
    CodePosition(
      line: line, column: bytes.lowerBound - lineStart, endLine: line,
      endColumn: bytes.upperBound - lineStart)
  }

  /// Where CPython's tokenizer points for a literal: at the last character that it has read.
  private var lastByte: CodePosition {
    var position = range(from: index - 1)
    position.endColumn = position.column
    return position
  }

  private func checkLeadingZero(_ digits: Range<Int>) throws(PythonSyntaxError) {
    guard digits.count > 1, source[digits.lowerBound] == UInt8(ascii: "0") else { return }
    let zeros = source[digits].prefix { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: "_") }
    for byte in source[digits] where byte != UInt8(ascii: "0") && byte != UInt8(ascii: "_") {
      throw PythonSyntaxError(
        "leading zeros in decimal integer literals are not permitted; "
          + "use an 0o prefix for octal integers",
        at: range(of: digits.lowerBound..<zeros.endIndex))
    }
  }

  /// A name may not follow a number, but for what begins like a keyword that can
  /// (`1if x else y`), which is warned of.
  ///
  /// Authority: CPython, Parser/tokenizer.c: `verify_end_of_number` (3.11).
  private mutating func checkEnd(word: String) throws(PythonSyntaxError) {
    guard peek().isNameContinuation else { return }
    let rest = source[index...].prefix(4)
    guard Self.keywordsBehindNumbers.contains(where: { rest.starts(with: $0.utf8) }) else {
      throw invalid(word)
    }
    warnings.append(SyntaxWarning(message: "invalid \(word) literal", position: here))
  }

  private static let keywordsBehindNumbers = [
    "and", "else", "for", "if", "in", "is", "or", "not",
  ]
}
