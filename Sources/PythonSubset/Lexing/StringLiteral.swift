/// The body of a string literal, before its escapes are decoded.
struct StringLiteral {
  let body: ArraySlice<UInt8>
  let isBytes, isRaw: Bool
  /// Whether `{{` and `}}` stand for one brace.
  let joinsBraces: Bool

  private init(_ body: ArraySlice<UInt8>, isBytes: Bool, isRaw: Bool, joinsBraces: Bool) {
    self.body = body
    self.isBytes = isBytes
    self.isRaw = isRaw
    self.joinsBraces = joinsBraces
  }

  /// A whole string token, with prefix and quotes.
  init(_ source: [UInt8], _ token: Token) {
    var start = token.start
    var isBytes = false
    var isRaw = false
    while source[start].isNameStart {
      if source[start] | 0x20 == UInt8(ascii: "b") { isBytes = true }
      if source[start] | 0x20 == UInt8(ascii: "r") { isRaw = true }
      start += 1
    }
    let quote = source[start]
    let isTriple =
      token.end - start >= 6 && source[start + 1] == quote && source[start + 2] == quote
    let width = isTriple ? 3 : 1
    self.init(
      source[(start + width)..<(token.end - width)], isBytes: isBytes, isRaw: isRaw,
      joinsBraces: false)
  }

  /// A piece of an f-string.
  static func middle(
    _ body: ArraySlice<UInt8>, isRaw: Bool, joinsBraces: Bool
  ) -> StringLiteral {
    StringLiteral(body, isBytes: false, isRaw: isRaw, joinsBraces: joinsBraces)
  }

  /// The value: Unicode scalars (or surrogates), or bytes.
  func decoded(at position: CodePosition) throws(PythonSyntaxError) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(body.count)
    var index = body.startIndex
    while index < body.endIndex {
      let byte = body[index]
      if byte == UInt8(ascii: "\\"), !isRaw {
        try escape(&index, &result, at: position)
      } else if byte < 0x80 {
        result.append(UInt32(byte))
        index += 1
        let isBrace = byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}")
        if joinsBraces, isBrace, index < body.endIndex, body[index] == byte { index += 1 }
      } else if isBytes {
        throw PythonSyntaxError("bytes can only contain ASCII literal characters", at: position)
      } else {
        var end = index + 1
        while end < body.endIndex, body[end] & 0xC0 == 0x80 { end += 1 }
        for scalar in String(decoding: body[index..<end], as: UTF8.self).unicodeScalars {
          result.append(scalar.value)
        }
        index = end
      }
    }
    return result
  }

  /// The first escape that means nothing, as a warning names it.
  var invalidEscape: String? {
    guard !isRaw else { return nil }
    var index = body.startIndex
    while index + 1 < body.endIndex {
      guard body[index] == UInt8(ascii: "\\") else {
        index += 1
        continue
      }
      let next = body[index + 1]
      let known = isBytes ? "\n\\'\"abfnrtvx01234567" : "\n\\'\"abfnrtvxuUN01234567"
      if next < 0x80, !known.utf8.contains(next) {
        return "\\\(Character(Unicode.Scalar(next)))"
      }
      index += 2
    }
    return nil
  }

  private func escape(
    _ index: inout Int, _ result: inout [UInt32], at position: CodePosition
  ) throws(PythonSyntaxError) {
    let start = index
    index += 1
    guard index < body.endIndex else { return result.append(0x5C) }
    let byte = body[index]
    index += 1
    switch byte {
    case UInt8(ascii: "\n"): return
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): result.append(UInt32(byte))
    case UInt8(ascii: "a"): result.append(7)
    case UInt8(ascii: "b"): result.append(8)
    case UInt8(ascii: "f"): result.append(12)
    case UInt8(ascii: "n"): result.append(10)
    case UInt8(ascii: "r"): result.append(13)
    case UInt8(ascii: "t"): result.append(9)
    case UInt8(ascii: "v"): result.append(11)
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      index -= 1
      var value: UInt32 = 0
      let end = min(index + 3, body.endIndex)
      while index < end, (0x30...0x37).contains(body[index]) {
        value = value * 8 + UInt32(body[index] - 0x30)
        index += 1
      }
      result.append(isBytes ? value & 0xFF : value)
    case UInt8(ascii: "x"): try hexadecimal(2, start, &index, &result, at: position)
    case UInt8(ascii: "u") where !isBytes:
      try hexadecimal(4, start, &index, &result, at: position)
    case UInt8(ascii: "U") where !isBytes:
      try hexadecimal(8, start, &index, &result, at: position)
    case UInt8(ascii: "N") where !isBytes:
      try named(start, &index, &result, at: position)
    default:
      result.append(0x5C)
      index -= 1
    }
  }

  /// `\\N{NAME}`.
  private func named(
    _ start: Int, _ index: inout Int, _ result: inout [UInt32], at position: CodePosition
  ) throws(PythonSyntaxError) {
    let first = start - body.startIndex
    let problem = "(unicode error) 'unicodeescape' codec can't decode bytes in position \(first)-"
    guard index < body.endIndex, body[index] == UInt8(ascii: "{"),
      let end = body[index...].firstIndex(of: UInt8(ascii: "}")), end > index + 1
    else {
      throw PythonSyntaxError(
        "\(problem)\(index - body.startIndex): malformed \\N character escape", at: position)
    }
    let name = String(decoding: body[(index + 1)..<end], as: UTF8.self)
    guard let value = CharacterNames.scalar(named: name) else {
      throw PythonSyntaxError(
        "\(problem)\(end - body.startIndex): unknown Unicode character name", at: position)
    }
    index = end + 1
    result.append(value)
  }

  private func hexadecimal(
    _ count: Int, _ start: Int, _ index: inout Int, _ result: inout [UInt32],
    at position: CodePosition
  ) throws(PythonSyntaxError) {
    var value: UInt32 = 0
    var found = 0
    while found < count, index < body.endIndex,
      let digit = Character(Unicode.Scalar(body[index])).hexDigitValue
    {
      value = value << 4 | UInt32(digit)
      found += 1
      index += 1
    }
    let first = start - body.startIndex
    if found < count {
      let letter = [2: "xXX", 4: "uXXXX"][count] ?? "UXXXXXXXX"
      throw PythonSyntaxError(
        isBytes
          ? "(value error) invalid \\x escape at position \(first)"
          : "(unicode error) 'unicodeescape' codec can't decode bytes in position "
            + "\(first)-\(index - 1 - body.startIndex): truncated \\\(letter) escape", at: position)
    }
    if value > 0x10FFFF {
      throw PythonSyntaxError(
        "(unicode error) 'unicodeescape' codec can't decode bytes in position "
          + "\(first)-\(index - 1 - body.startIndex): illegal Unicode character", at: position)
    }
    result.append(value)
  }
}
