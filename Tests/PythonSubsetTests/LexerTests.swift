import Testing

@testable import PythonSubset

struct LexerTests {
  private func tokens(_ text: String) throws -> [Token] {
    var lexer = Lexer(Array(text.utf8))
    try lexer.tokenize()
    return lexer.tokens
  }

  private func shown(_ text: String) throws -> [String] {
    try tokens(text).map { token in
      let start = "\(token.position.line):\(token.position.column)"
      let end = "\(token.position.endLine):\(token.position.endColumn)"
      return "\(token.kind) \(start)-\(end)"
    }
  }

  private func message(_ text: String) -> String? {
    do {
      _ = try tokens(text)
      return nil
    } catch let error as PythonSyntaxError {
      return "\(error.errorClass.rawValue): \(error.message)"
    } catch { return "\(error)" }
  }

  @Test func `columns count UTF-8 bytes from zero and lines from one`() throws {
    let found = try tokens("é = 1\nab").map { $0.position }
    #expect(found[0] == CodePosition(line: 1, column: 0, endLine: 1, endColumn: 2))
    #expect(found[1] == CodePosition(line: 1, column: 3, endLine: 1, endColumn: 4))
    #expect(found[4] == CodePosition(line: 2, column: 0, endLine: 2, endColumn: 2))
  }

  @Test func `indents and dedents frame a suite`() throws {
    let kinds = try tokens("if a:\n  b\nc\n").map { $0.kind }
    #expect(
      kinds == [
        .keyword(.if), .name, .punctuator(.colon), .newline, .indent, .name, .newline, .dedent,
        .name, .newline, .end,
      ])
  }

  @Test func `a tab reaches the next multiple of eight`() {
    #expect(message("if a:\n        b\n\tc\n") != nil)
    #expect(message("if a:\n\tb\n\tc\n") == nil)
  }

  @Test func `tabs and blanks that only sometimes agree are a TabError`() {
    #expect(
      message("if a:\n        b\n\tc\n")
        == "TabError: inconsistent use of tabs and spaces in indentation")
  }

  @Test func `an unindent must meet an outer level`() {
    #expect(
      message("if a:\n    b\n  c\n")
        == "IndentationError: unindent does not match any outer indentation level")
  }

  @Test func `brackets and backslashes join lines`() throws {
    let kinds = try tokens("(a,\n b)\nc = \\\n 1\n").map { $0.kind }
    #expect(kinds.filter { $0 == .newline }.count == 2)
    #expect(!kinds.contains(.indent))
  }

  @Test(arguments: [
    "0x_ff", "0o17", "0b1_0", "1_000", "1.5", ".5", "5.", "1e10", "1E-5", "3j", "1_0.0_1e1_0J",
    "00",
  ])
  func `a number of any form is one token`(text: String) throws {
    let found = try tokens(text)
    #expect(found[0].kind == .number)
    #expect(found[0].end == text.utf8.count)
  }

  @Test(arguments: [
    ("1__0", "invalid decimal literal"), ("0x", "invalid hexadecimal literal"),
    ("0b2", "invalid digit '2' in binary literal"), ("1abc", "invalid decimal literal"),
    (
      "012",
      "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal "
        + "integers"
    ),
  ])
  func `a malformed number says what is wrong`(text: String, wanted: String) {
    #expect(message(text) == "SyntaxError: \(wanted)")
  }

  @Test(arguments: ["'a'", "\"a\"", "r'\\'", "b'a'", "Rb'a'", "u'a'", "'''a\nb'''", "'\\''"])
  func `a string with any prefix is one token`(text: String) throws {
    let found = try tokens(text.replacing("r'\\'", with: "r'\\''"))
    #expect(found[0].kind == .string)
    #expect(found[1].kind == .newline)
  }

  @Test func `an f-string is cut into text and fields`() throws {
    #expect(
      try shown("f'a{b!r:>{c}}'").prefix(12).map { String($0.prefix { $0 != " " }) } == [
        "formatStart", "formatMiddle", "punctuator(PythonSubset.Punctuator.leftBrace)", "name",
        "punctuator(PythonSubset.Punctuator.exclamation)", "name",
        "punctuator(PythonSubset.Punctuator.colon)", "formatMiddle",
        "punctuator(PythonSubset.Punctuator.leftBrace)", "name",
        "punctuator(PythonSubset.Punctuator.rightBrace)",
        "punctuator(PythonSubset.Punctuator.rightBrace)",
      ])
  }

  @Test func `an f-string may use its own quotes inside a field`() throws {
    #expect(try tokens("f'{d['a']}'").last { $0.kind == .formatEnd }?.position.column == 10)
  }

  @Test(arguments: [
    ("'abc", "unterminated string literal (detected at line 1)"),
    ("'''abc\n\n", "unterminated triple-quoted string literal (detected at line 2)"),
    ("f'abc", "unterminated f-string literal (detected at line 1)"), ("a)", "unmatched ')'"),
    ("(]", "closing parenthesis ']' does not match opening parenthesis '('"),
    ("f'}'", "f-string: single '}' is not allowed"),
    ("a \\ b", "unexpected character after line continuation character"),
    ("a€", "invalid character '€' (U+20AC)"),
  ])
  func `text that is no token is refused in CPython's words`(text: String, wanted: String) {
    #expect(message(text) == "SyntaxError: \(wanted)")
  }

  @Test func `brackets nest two hundred deep and no deeper`() {
    #expect(message(String(repeating: "(", count: 200)) == nil)
    #expect(
      message(String(repeating: "(", count: 1_000_000))
        == "SyntaxError: too many nested parentheses")
  }
}
