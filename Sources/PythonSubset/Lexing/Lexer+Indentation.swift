extension Lexer {
  /// Reads the blanks that begin a line: true when the line holds nothing else.
  mutating func indentation() throws(PythonSyntaxError) -> Bool {
    var column = 0
    var alternate = 0
    scan: while index < source.count {
      switch source[index] {
      case UInt8(ascii: " "): (column, alternate) = (column + 1, alternate + 1)
      case UInt8(ascii: "\t"): (column, alternate) = (column / 8 * 8 + 8, alternate + 1)
      case 0x0C: (column, alternate) = (0, 0)
      case UInt8(ascii: "\\") where peek(1) == UInt8(ascii: "\n"):
        index += 1
        lineStart = index + 1
        line += 1
      default: break scan
      }
      index += 1
    }
    if index == source.count { return false }
    if source[index] == UInt8(ascii: "#") || source[index] == UInt8(ascii: "\n") {
      while index < source.count, source[index] != UInt8(ascii: "\n") { index += 1 }
      guard index < source.count else { return false }
      index += 1
      startLine()
      isAtLineStart = true
      return true
    }
    try changeIndent(to: column, alternate: alternate)
    return false
  }

  private mutating func changeIndent(to column: Int, alternate: Int) throws(PythonSyntaxError) {
    let current = indents[indents.count - 1]
    if column == current {
      if alternate != alternateIndents[alternateIndents.count - 1] { throw inconsistentTabs() }
    } else if column > current {
      if alternate <= alternateIndents[alternateIndents.count - 1] { throw inconsistentTabs() }
      if indents.count >= 100 {
        throw PythonSyntaxError(
          "too many levels of indentation", at: here, class: .indentationError)
      }
      indents.append(column)
      alternateIndents.append(alternate)
      append(.indent, from: lineStart)
    } else {
      while column < indents[indents.count - 1] {
        indents.removeLast()
        alternateIndents.removeLast()
        append(.dedent, from: index)
      }
      if column != indents[indents.count - 1] {
        var end = index
        while end < source.count, source[end] != UInt8(ascii: "\n") { end += 1 }
        let position = CodePosition(
          line: line, column: end - lineStart, endLine: line, endColumn: end - lineStart)
        throw PythonSyntaxError(
          "unindent does not match any outer indentation level", at: position,
          class: .indentationError)
      }
      if alternate != alternateIndents[alternateIndents.count - 1] { throw inconsistentTabs() }
    }
  }

  private func inconsistentTabs() -> PythonSyntaxError {
    PythonSyntaxError(
      "inconsistent use of tabs and spaces in indentation", at: here, class: .tabError)
  }
}
