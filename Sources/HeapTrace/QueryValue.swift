/// The answer to a query.
public indirect enum QueryValue: Equatable, Sendable {
  case none
  case truth(Bool)
  /// A whole number in decimal digits, of any size.
  case integer(String)
  case real(Double)
  case text(String)
  /// A count that is never changed: the object is immortal.
  case immortal
  /// An object of the program: its birth number and how `repr` would show it.
  case object(birth: Int, shown: String)
  case list([QueryValue])

  /// The value as prose shows it: `3`, `yes`, `immortal`, a text without quotes.
  public var shown: String {
    switch self {
    case .none: "none"
    case .truth(let flag): flag ? "yes" : "no"
    case .integer(let digits): digits
    case .real(let number): "\(number)"
    case .text(let text): text
    case .immortal: "immortal"
    case .object(_, let shown): shown
    case .list(let values): values.map(\.shown).joined(separator: ", ")
    }
  }

  /// The value as a Python literal, as a claim writes it: `True`, `'text'`.
  public var literal: String {
    switch self {
    case .none: "None"
    case .truth(let flag): flag ? "True" : "False"
    case .text(let text): Self.quoted(text)
    case .list(let values): "[" + values.map(\.literal).joined(separator: ", ") + "]"
    default: shown
    }
  }

  /// A text as `repr` shows it, as far as its control characters and quotes go.
  private static func quoted(_ text: String) -> String {
    let quote = text.contains("'") && !text.contains("\"") ? "\"" : "'"
    var result = quote
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        result += "\\x" + (digits.utf8.count < 2 ? "0" : "") + digits
      case "'" where quote == "'": result += "\\'"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + quote
  }
}

/// Why a query has no answer.
public enum QueryFault: Error, Equatable, Sendable {
  /// A name that the program does not bind there, or a moment that never came.
  case unresolved(String)
  /// A function or figure that does not exist.
  case unknown(String)
  /// The runtime cannot answer it, in its words.
  case unanswerable(String)
}
