import Runtimes

/// A recursive descent parser of Python 3.8 to 3.13 (one grammar; the level only refuses).
///
/// Chains of operators, attributes, calls and `elif` are loops; whatever recurses counts `depth`.
struct Parser {
  /// The deepest nesting of expressions and suites; with the bracket limit of the lexer it keeps
  /// the parser and the compiler within 2 MiB of stack.
  static let depthLimit = 220

  let source: [UInt8]
  let tokens: [Token]
  let level: LanguageLevel
  /// What is wrong with f-strings, by their first byte (up to 3.11).
  let problems: [Int: FormatProblem]
  /// The innermost bracket that the source leaves open.
  let openBracket: Lexer.Bracket?
  let tree = SyntaxTree()
  var index = 0
  var depth = 0
  /// Warnings about literals, in order, and the places of those tokens.
  var warnings: [SyntaxWarning] = []
  var warned: Set<Int> = []
  /// The moments of a query, in order; empty for a program.
  var moments: [QueryMoments.Found] = []
  /// The nodes behind which moments stand.
  var attached: [ObjectIdentifier: [QueryMoments.Found]] = [:]

  init(_ source: [UInt8], level: LanguageLevel) throws(PythonSyntaxError) {
    var lexer = Lexer(source, level: level)
    try lexer.tokenize()
    self.source = source
    self.level = level
    tokens = lexer.tokens
    openBracket = lexer.brackets.last
    problems = lexer.problems
    guard level >= .python310 else { return }
    for var warning in lexer.warnings {
      warning.isDeprecation = level == .python310
      warnings.append(warning)
    }
  }

  // MARK: Tokens

  var token: Token { tokens[index] }

  func kind(after count: Int) -> Token.Kind {
    index + count < tokens.count ? tokens[index + count].kind : .end
  }

  func at(_ punctuator: Punctuator) -> Bool { tokens[index].kind == .punctuator(punctuator) }

  func at(_ keyword: Keyword) -> Bool { tokens[index].kind == .keyword(keyword) }

  mutating func advance() {
    if index + 1 < tokens.count { index += 1 }
  }

  mutating func accept(_ punctuator: Punctuator) -> Bool {
    guard at(punctuator) else { return false }
    advance()
    return true
  }

  mutating func accept(_ keyword: Keyword) -> Bool {
    guard at(keyword) else { return false }
    advance()
    return true
  }

  mutating func expect(_ punctuator: Punctuator) throws(PythonSyntaxError) {
    guard accept(punctuator) else {
      throw punctuator == .colon && token.kind == .newline
        ? failure("expected ':'") : invalidSyntax()
    }
  }

  /// The colon behind what nothing else can follow (`&&':'` in CPython's grammar).
  mutating func expectColon() throws(PythonSyntaxError) {
    guard accept(.colon) else { throw failure("expected ':'") }
  }

  mutating func expect(_ keyword: Keyword) throws(PythonSyntaxError) {
    guard accept(keyword) else { throw invalidSyntax() }
  }

  /// The text of a token.
  func text(_ token: Token) -> String {
    String(decoding: source[token.start..<token.end], as: UTF8.self)
  }

  /// The text of the current token, when it is a name.
  var nameText: String? { token.kind == .name ? text(token) : nil }

  mutating func expectName() throws(PythonSyntaxError) -> String {
    guard let name = nameText else { throw invalidSyntax() }
    advance()
    return name
  }

  // MARK: Positions

  /// The range from a token to the last one passed.
  @inline(never)
  func position(from start: Int) -> CodePosition {
    span(tokens[start].position, tokens[max(start, index - 1)].position)
  }

  /// The range from the start of one range to the end of another.
  func span(_ first: CodePosition, _ last: CodePosition) -> CodePosition {
    var range = first
    range.endLine = last.endLine
    range.endColumn = last.endColumn
    return range
  }

  /// Lines from a token to the last one passed.
  func lines(from start: Int) -> ClosedRange<Int> {
    let range = position(from: start)
    return Int(range.line)...Int(max(range.line, range.endLine))
  }

  @inline(never)
  mutating func make(_ kind: Expression.Kind, _ position: CodePosition) -> Expression {
    let node = Expression(kind, position)
    tree.expressions.append(node)
    return node
  }

  // MARK: Depth

  @inline(never)
  mutating func enter() throws(PythonSyntaxError) {
    depth += 1
    if depth > Self.depthLimit {
      throw PythonSyntaxError(
        "Parser stack overflowed - Python source too complex to compile", at: token.position)
    }
  }

  mutating func leave() { depth -= 1 }
}
