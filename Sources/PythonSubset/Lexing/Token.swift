/// A lexical element of a program, as CPython's tokenizer cuts them.
struct Token: Equatable {
  enum Kind: Equatable {
    case name, number, string
    case formatStart, formatMiddle, formatEnd
    /// An f-string that 3.8 to 3.11 do not accept.
    case brokenFormat
    case newline, indent, dedent, end
    case keyword(Keyword)
    case punctuator(Punctuator)
  }

  var kind: Kind
  /// The range of bytes in the source.
  var start, end: Int
  var position: CodePosition
}

/// A reserved word; soft keywords are names.
enum Keyword: String {
  case and, `as`, assert, `async`, `await`, `break`, `class`, `continue`, def, del, elif, `else`
  case except, finally, `for`, from, global, `if`, `import`, `in`, `is`, lambda, nonlocal, not, or
  case pass, raise, `return`, `try`, `while`, with, yield
  case `false` = "False"
  case none = "None"
  case `true` = "True"
}

/// An operator or delimiter.
enum Punctuator: String, CaseIterable {
  case leftParenthesis = "("
  case rightParenthesis = ")"
  case leftBracket = "["
  case rightBracket = "]"
  case leftBrace = "{"
  case rightBrace = "}"
  case comma = ","
  case colon = ":"
  case semicolon = ";"
  case dot = "."
  case ellipsis = "..."
  case exclamation = "!"
  case arrow = "->"
  case walrus = ":="
  case assign = "="
  case plus = "+"
  case minus = "-"
  case star = "*"
  case doubleStar = "**"
  case slash = "/"
  case doubleSlash = "//"
  case percent = "%"
  case at = "@"
  case ampersand = "&"
  case bar = "|"
  case caret = "^"
  case tilde = "~"
  case leftShift = "<<"
  case rightShift = ">>"
  case less = "<"
  case lessOrEqual = "<="
  case equal = "=="
  case notEqual = "!="
  case greater = ">"
  case greaterOrEqual = ">="
  case plusAssign = "+="
  case minusAssign = "-="
  case starAssign = "*="
  case slashAssign = "/="
  case doubleSlashAssign = "//="
  case percentAssign = "%="
  case atAssign = "@="
  case ampersandAssign = "&="
  case barAssign = "|="
  case caretAssign = "^="
  case leftShiftAssign = "<<="
  case rightShiftAssign = ">>="
  case doubleStarAssign = "**="

  /// The punctuators by their bytes (at most three, the first lowest).
  static let byBytes: [UInt32: Punctuator] = {
    var table: [UInt32: Punctuator] = [:]
    for punctuator in allCases {
      var key: UInt32 = 0
      for (place, byte) in punctuator.rawValue.utf8.enumerated() {
        key |= UInt32(byte) << (8 * UInt32(place))
      }
      table[key] = punctuator
    }
    return table
  }()
}
