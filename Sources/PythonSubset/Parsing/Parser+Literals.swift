import BigInt

extension Parser {
  /// A number's constant.
  @inline(never)
  mutating func number() throws(PythonSyntaxError) -> Expression {
    let position = token.position
    var digits = source[token.start..<token.end].filter { $0 != UInt8(ascii: "_") }
    advance()
    let prefix = digits.count > 1 ? digits[1] | 0x20 : 0
    let radix = [UInt8(ascii: "x"): 16, UInt8(ascii: "o"): 8, UInt8(ascii: "b"): 2][prefix]
    if let radix, digits[0] == UInt8(ascii: "0") {
      let text = String(decoding: digits.dropFirst(2), as: UTF8.self)
      return make(.constant(.int(BigInt(text, radix: radix) ?? 0)), position)
    }
    let isImaginary = digits[digits.count - 1] | 0x20 == UInt8(ascii: "j")
    if isImaginary { digits.removeLast() }
    let isFloat = digits.contains { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") }
    let text = String(decoding: digits, as: UTF8.self)
    if !isFloat, !isImaginary {
      guard digits.count <= 4300 else {
        throw PythonSyntaxError(
          "Exceeds the limit (4300 digits) for integer string conversion: value has "
            + "\(digits.count) digits; use sys.set_int_max_str_digits() to increase the limit"
            + " - Consider hexadecimal for huge integer literals to avoid decimal conversion"
            + " limits.", at: position)
      }
      return make(.constant(.int(BigInt(text) ?? 0)), position)
    }
    let value = Self.double(digits)
    return make(.constant(isImaginary ? .complex(0, value) : .float(value)), position)
  }

  /// The nearest double of a decimal, with or without digits beside its point.
  private static func double(_ digits: [UInt8]) -> Double {
    var text: [UInt8] = []
    for (place, byte) in digits.enumerated() {
      let isPoint = byte == UInt8(ascii: ".")
      if isPoint, place == 0 { text.append(UInt8(ascii: "0")) }
      text.append(byte)
      if isPoint, place + 1 == digits.count || !digits[place + 1].isDigit {
        text.append(UInt8(ascii: "0"))
      }
    }
    return Double(String(decoding: text, as: UTF8.self)) ?? .infinity
  }

  /// One or more adjacent strings, joined.
  @inline(never)
  mutating func strings() throws(PythonSyntaxError) -> Expression {
    let start = index
    var parts: [Expression] = []
    var text: [UInt32] = []
    var bytes: [UInt8] = []
    var (hasBytes, hasText, isFormatted) = (false, false, false)
    var broken: Token?
    scan: while true {
      switch token.kind {
      case .string:
        let literal = StringLiteral(source, token)
        noteEscape(of: literal)
        if literal.isBytes { hasBytes = true } else { hasText = true }
        let value = try literal.decoded(at: token.position)
        if literal.isBytes { bytes += value.map { UInt8($0) } } else { text += value }
        advance()
      case .formatStart:
        (hasText, isFormatted) = (true, true)
        try formatString(&parts, &text)
      case .brokenFormat:
        if broken == nil { broken = token }
        advance()
      default: break scan
      }
    }
    if let broken { throw problem(of: broken, from: start) }
    let range = position(from: start)
    if hasBytes, hasText {
      throw PythonSyntaxError("cannot mix bytes and nonbytes literals", at: token.position)
    }
    if hasBytes { return make(.constant(.bytes(bytes)), range) }
    if !isFormatted { return make(.constant(.str(text)), range) }
    if !text.isEmpty { parts.append(make(.constant(.str(text)), range)) }
    if level < .python312 {
      // Up to 3.11 the fields have the range of the whole string.
      for (place, part) in parts.enumerated() {
        parts[place] = make(part.kind, range)
      }
    }
    return make(.joined(parts), range)
  }

  /// The error for an f-string that a version does not accept, behind the strings that it belongs
  /// to; 3.8 tells of their beginning.
  private func problem(of broken: Token, from start: Int) -> PythonSyntaxError {
    switch problems[broken.start] {
    case .structure(let message):
      guard level == .python38 else { return PythonSyntaxError(message, at: token.position) }
      return PythonSyntaxError(message, at: tokens[start].position).found(by: .compiler)
    case .expression(var error):
      error.position = broken.position
      return error
    case nil: return invalidSyntax()
    }
  }

  /// An escape that means nothing is warned of; aloud from 3.12 on.
  private mutating func noteEscape(of literal: StringLiteral) {
    guard let escape = literal.invalidEscape else { return }
    let message = "invalid escape sequence '\(escape)'"
    let warning = SyntaxWarning(
      message: message, position: token.position, isDeprecation: level < .python312)
    // A place that is read twice is told once.
    if warned.insert(token.start).inserted { warnings.append(warning) }
  }

  private mutating func formatString(
    _ parts: inout [Expression], _ text: inout [UInt32]
  ) throws(PythonSyntaxError) {
    let isRaw = source[token.start..<token.end].contains { $0 | 0x20 == UInt8(ascii: "r") }
    try enter()
    defer { leave() }
    advance()
    try formatText(&parts, &text, isRaw: isRaw, isSpecification: false)
    guard token.kind == .formatEnd else { throw invalidSyntax() }
    advance()
  }

  /// Text and fields up to the end of the string or specification.
  private mutating func formatText(
    _ parts: inout [Expression], _ text: inout [UInt32], isRaw: Bool, isSpecification: Bool
  ) throws(PythonSyntaxError) {
    while true {
      if token.kind == .formatMiddle {
        let literal = StringLiteral.middle(
          source[token.start..<token.end], isRaw: isRaw, joinsBraces: !isSpecification)
        noteEscape(of: literal)
        text += try literal.decoded(at: token.position)
        advance()
      } else if at(.leftBrace) {
        try field(&parts, &text, isRaw: isRaw)
      } else {
        return
      }
    }
  }

  @inline(never)
  private mutating func field(
    _ parts: inout [Expression], _ text: inout [UInt32], isRaw: Bool
  ) throws(PythonSyntaxError) {
    let start = index
    let openEnd = token.end
    try enter()
    defer { leave() }
    advance()
    if at(.rightBrace) || at(.exclamation) || at(.colon) || at(.assign) {
      throw failure("f-string: valid expression required before '\(self.text(token))'")
    }
    let value = at(.yield) ? try yield() : try starExpressions()
    var debugText: [UInt32]?
    if accept(.assign) {
      debugText = String(decoding: source[openEnd..<token.start], as: UTF8.self).unicodeScalars
        .map { $0.value }
    }
    var conversion = 0
    if accept(.exclamation) { conversion = try self.conversion() }
    var specification: Expression?
    if accept(.colon) { specification = try self.specification(isRaw: isRaw) }
    guard accept(.rightBrace) else {
      let plain = failure("f-string: expecting '}'")
      guard level >= .python312, startsExpression else { throw plain }
      let found = missingComma(after: value)
      throw found.message == "invalid syntax" ? plain : found
    }
    if let debugText {
      text += debugText
      if conversion == 0, specification == nil { conversion = 2 }
    }
    if !text.isEmpty { parts.append(make(.constant(.str(text)), position(from: start))) }
    text = []
    let kind = Expression.Kind.formatted(
      value, conversion: conversion, specification: specification)
    parts.append(make(kind, position(from: start)))
  }

  @inline(never)
  private mutating func conversion() throws(PythonSyntaxError) -> Int {
    let name = nameText
    guard let name, let code = ["s": 1, "r": 2, "a": 3][name] else {
      throw failure(
        name.map {
          "f-string: invalid conversion character '\($0)': expected 's', 'r', or 'a'"
        } ?? "f-string: invalid conversion character")
    }
    advance()
    return code
  }

  @inline(never)
  private mutating func specification(isRaw: Bool) throws(PythonSyntaxError) -> Expression {
    let start = index
    var parts: [Expression] = []
    var text: [UInt32] = []
    try formatText(&parts, &text, isRaw: isRaw, isSpecification: true)
    let range = position(from: start)
    if !text.isEmpty { parts.append(make(.constant(.str(text)), range)) }
    return make(.joined(parts), range)
  }
}
