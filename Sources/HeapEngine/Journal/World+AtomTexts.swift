/// What pictures write in place or only name, instead of drawing a box.
extension World {
  /// The text of a value that is written in place; nil for an object with a box of its own.
  mutating func atomText(_ object: Ref) -> String? {
    guard isAtom(object) else { return nil }
    switch rows[object].layout {
    case .int, .float, .complex, .str, .bytes, .range:
      let text = rows[object].layout == .str ? cutLiteral(object) : quietRepr(object)
      if text.utf8.count <= 4 * World.longestAtom { return text }
      return "\(text.prefix(80))… (\(text.count))"
    case .opaque:
      if object == .none { return "None" }
      return object == .ellipsis ? "Ellipsis" : "NotImplemented"
    default: return "()"
    }
  }

  /// Whether a value is written in place.
  func isAtom(_ object: Ref) -> Bool {
    guard !record(rows[object].type).pointee.isHeapType else { return false }
    return switch rows[object].layout {
    case .int, .float, .complex, .str, .bytes, .range: true
    case .opaque: object == .none || object == .ellipsis || object == .notImplemented
    case .tuple: object == .emptyTuple
    default: false
    }
  }

  /// Whether pictures name an object but do not draw it.
  func isHidden(_ object: Ref) -> Bool {
    switch rows[object].layout {
    case .type, .function, .module, .native, .methodDescriptor: true
    default: false
    }
  }

  /// The literal of a text; of a long one the beginning, and how long it is.
  private func cutLiteral(_ object: Ref) -> String {
    let count = strCount(object)
    let text = text(object)
    if count <= World.longestAtom { return literal(text) }
    let beginning = String(String.UnicodeScalarView(text.unicodeScalars.prefix(80)))
    return String(literal(beginning).dropLast()) + "… (\(count))"
  }

  /// Texts of more characters are cut in states.
  private static let longestAtom = 120

  /// A str literal in Python's way: single quotes unless the text holds one and no double quote.
  func literal(_ text: String) -> String {
    let quote: Character = text.contains("'") && !text.contains("\"") ? "\"" : "'"
    var result = String(quote)
    for character in text.unicodeScalars {
      switch character {
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case "\\": result += "\\\\"
      default:
        if Character(character) == quote { result += "\\" }
        result.unicodeScalars.append(character)
      }
    }
    result.append(quote)
    return result
  }

  /// Kinds that pictures name but do not draw.
  func hiddenKind(_ object: Ref) -> (kind: String, name: String)? {
    switch rows[object].layout {
    case .type: return ("class", nameOfType(object))
    case .function:
      return ("function", text(rows[object].body(FunctionBody.self).pointee.name))
    case .module: return ("module", text(rows[object].field1))
    case .native, .methodDescriptor: return ("builtin", text(rows[object].field1))
    default: return nil
    }
  }
}
