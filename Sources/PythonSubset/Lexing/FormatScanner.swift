import Runtimes

/// What is wrong with an f-string, in the eyes of 3.8 to 3.11.
enum FormatProblem: Error {
  /// Braces, conversions, brackets: told at the token behind the strings.
  case structure(String)
  /// An expression: told of the expression alone.
  case expression(PythonSyntaxError)
}

/// A check of an f-string as the versions before 3.12 read it: first as a string like any other,
/// then brace by brace, each expression compiled on its own.
///
/// Authority: CPython 3.11, Parser/string_parser.c: `fstring_find_literal`, `fstring_find_expr`,
/// `fstring_compile_expr`.
struct FormatScanner {
  let source: [UInt8]
  let end: Int
  let isRaw: Bool
  let level: LanguageLevel
  var index: Int
  /// The line that `index` lies in.
  var line: Int

  /// What is wrong with the string; nil when nothing is.
  mutating func problem() -> FormatProblem? {
    do throws(FormatProblem) {
      try text(depth: 0)
      return nil
    } catch { return error }
  }

  private func byte(_ place: Int) -> UInt8 { place < end ? source[place] : 0 }

  private mutating func step(_ count: Int = 1) {
    for _ in 0..<count where index < end {
      if source[index] == 10 { line += 1 }
      index += 1
    }
  }

  /// Text and fields; of a specification up to its right brace.
  private mutating func text(depth: Int) throws(FormatProblem) {
    while true {
      if try literal(depth: depth) { continue }
      if index >= end || source[index] == UInt8(ascii: "}") { break }
      try field(depth: depth)
    }
    if depth > 0, byte(index) != UInt8(ascii: "}") { throw .structure("f-string: expecting '}'") }
  }

  /// Passes text up to a brace; whether it ended with a doubled one.
  private mutating func literal(depth: Int) throws(FormatProblem) -> Bool {
    while index < end {
      var byte = source[index]
      step()
      if !isRaw, byte == UInt8(ascii: "\\"), index < end {
        byte = source[index]
        step()
        if byte == UInt8(ascii: "N") {
          if self.byte(index) == UInt8(ascii: "{") { passName() }
          continue
        }
      }
      guard byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") else { continue }
      if depth == 0 {
        if self.byte(index) == byte, index < end {
          step()
          return true
        }
        if byte == UInt8(ascii: "}") {
          throw .structure("f-string: single '}' is not allowed")
        }
      }
      index -= 1
      return false
    }
    return false
  }

  private mutating func passName() {
    while index < end {
      let byte = source[index]
      step()
      if byte == UInt8(ascii: "}") { return }
    }
  }

  /// A replacement field.
  private mutating func field(depth: Int) throws(FormatProblem) {
    if depth >= 2 { throw .structure("f-string: expressions nested too deeply") }
    step()
    let start = index
    let startLine = line
    try passExpression()
    guard index < end else { throw .structure("f-string: expecting '}'") }
    try check(start, startLine)
    if byte(index) == UInt8(ascii: "=") {
      step()
      while [9, 10, 11, 12, 13, 32].contains(byte(index)) { step() }
      guard index < end else { throw .structure("f-string: expecting '}'") }
    }
    if byte(index) == UInt8(ascii: "!") {
      step()
      guard index < end else { throw .structure("f-string: expecting '}'") }
      let conversion = byte(index)
      step()
      guard [UInt8(ascii: "s"), UInt8(ascii: "r"), UInt8(ascii: "a")].contains(conversion) else {
        throw .structure(
          "f-string: invalid conversion character: expected 's', 'r', or 'a'")
      }
    }
    if byte(index) == UInt8(ascii: ":") {
      step()
      guard index < end else { throw .structure("f-string: expecting '}'") }
      try text(depth: depth + 1)
    }
    guard byte(index) == UInt8(ascii: "}") else { throw .structure("f-string: expecting '}'") }
    step()
  }

  /// Passes an expression: up to `}`, `!`, `:` or `=` outside of brackets and strings.
  private mutating func passExpression() throws(FormatProblem) {
    var open: [UInt8] = []
    var quote: UInt8 = 0
    var isTriple = false
    while index < end {
      let byte = source[index]
      if byte == UInt8(ascii: "\\") {
        throw .structure("f-string expression part cannot include a backslash")
      }
      let isTripled = self.byte(index + 1) == byte && self.byte(index + 2) == byte
      if quote != 0 {
        if byte == quote, !isTriple || isTripled {
          step(isTriple ? 3 : 1)
          quote = 0
        } else {
          step()
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        (quote, isTriple) = (byte, isTripled)
        step(isTriple ? 3 : 1)
        continue
      case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "("):
        if open.count >= 200 { throw .structure("f-string: too many nested parenthesis") }
        open.append(byte)
      case UInt8(ascii: "#"):
        throw .structure("f-string expression part cannot include '#'")
      case _ where open.isEmpty && endsExpression(byte):
        return
      case UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ")"):
        try close(byte, &open)
      case UInt8(ascii: "!"), UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: ">"):
        if open.isEmpty, self.byte(index + 1) == UInt8(ascii: "=") { step() }
      default: break
      }
      step()
    }
    if quote != 0 { throw .structure("f-string: unterminated string") }
    if let last = open.last {
      throw .structure("f-string: unmatched '\(Character(Unicode.Scalar(last)))'")
    }
  }

  /// Whether a byte outside of brackets is the end of an expression, no half of an operator.
  private func endsExpression(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ":"), UInt8(ascii: "}"): true
    case UInt8(ascii: "!"), UInt8(ascii: "="): self.byte(index + 1) != UInt8(ascii: "=")
    default: false
    }
  }

  private func close(_ byte: UInt8, _ open: inout [UInt8]) throws(FormatProblem) {
    let shown = Character(Unicode.Scalar(byte))
    guard let opening = open.popLast() else { throw .structure("f-string: unmatched '\(shown)'") }
    let pairs = [UInt8(ascii: "("), UInt8(ascii: ")"), 0x5B, 0x5D, 0x7B, 0x7D]
    let place = pairs.firstIndex(of: opening) ?? 0
    if pairs[place + 1] != byte {
      throw .structure(
        "f-string: closing parenthesis '\(shown)' does not match opening parenthesis "
          + "'\(Character(Unicode.Scalar(opening)))'")
    }
  }

  private func parse(_ text: [UInt8]) throws(PythonSyntaxError) {
    var parser: Parser
    do throws(PythonSyntaxError) {
      parser = try Parser(text, level: level)
    } catch {
      // A character that begins no token is the parser's to tell of.
      throw error.message == "invalid syntax" ? error : error.found(by: .lexer)
    }
    _ = try parser.expressionInput()
  }

  /// Compiles the expression that ends here, in parentheses of its own.
  private func check(_ start: Int, _ startLine: Int) throws(FormatProblem) {
    let expression = source[start..<index]
    if expression.allSatisfy({ [9, 10, 12, 32].contains($0) }) {
      let next = Character(Unicode.Scalar(byte(index)))
      throw .structure(
        level >= .python311 && next != "}"
          ? "f-string: expression required before '\(next)'"
          : "f-string: empty expression not allowed")
    }
    let text = [UInt8(ascii: "(")] + expression + [UInt8(ascii: ")")]
    do throws(PythonSyntaxError) {
      try parse(text)
    } catch {
      if error.kind == .unsupported { return }
      var told = error
      if error.excerpt == nil {
        told.excerpt = PythonSyntaxError.Excerpt(
          text: text, position: error.position, linesBefore: startLine - 1)
        let isParsers = error.stage == .parser && level > .python38
        if isParsers { told.excerpt?.prefix = "f-string: " }
      } else {
        told.excerpt?.linesBefore += startLine - 1
      }
      throw .expression(told)
    }
  }
}
