import HeapDiagrams
import HeapTrace

/// Pins near a value that is not known yet, nearest first: the way the page writes.
struct PinNeighbours {
  /// The pins with their queries.
  var pins: [(query: String, pin: String)] = []

  /// No neighbours.
  init() {}

  /// The pins of a page around the value of an index.
  init(of index: Int, in values: [InlineValue]) {
    let near = values.indices.filter { $0 != index }.sorted {
      (abs($0 - index), $0) < (abs($1 - index), $1)
    }
    pins = near.compactMap { place in
      let value = values[place]
      return value.pin.map { (value.query.text, $0.text) }
    }
  }

  /// The style of the nearest number of that kind: a small one, a large one, or one of the query.
  func style(of digits: String, query: String) -> NumberStyle {
    let name = query.prefix { $0 != "(" && $0 != "@" }
    for (other, pin) in pins where other.prefix(while: { $0 != "(" && $0 != "@" }) == name {
      switch NumberStyle(of: pin) {
      case .unit, .hexadecimal: return NumberStyle(of: pin) ?? .plain
      default: break
      }
    }
    let isSmall = Int(digits).map { (0...12).contains($0) } ?? false
    for (_, pin) in pins {
      guard let style = NumberStyle(of: pin), let number = PinnedValue.wholeNumber(pin) else {
        continue
      }
      switch style {
      case .plain where isSmall ? number.count < 3 : number.count > 3: return .plain
      case .word where isSmall: return .word(isCapital: false)
      case .grouped where !isSmall: return style
      default: continue
      }
    }
    return .plain
  }
}

extension AcceptedText {
  /// A computed value in the way a pin is written; nil where no pin can say it.
  static func pin(
    _ value: QueryValue, like written: String, query: String, neighbours: PinNeighbours,
    isQuoted: Bool, words: Words
  ) -> String? {
    let text = plainPin(value, written, query, neighbours, isQuoted, words)
    let cannotStand = text.unicodeScalars.contains { $0 == "`" || $0 == "|" || $0.value < 0x20 }
    guard !cannotStand, !(isQuoted && text.contains("\"")), PinnedValue.matches(text, value, words)
    else { return nil }
    // The last ` = ` of the span must stay the one before the pin.
    let span = Array("\(query) = \(text)".utf8)
    let pinned = InlineValue.splitPin(span, from: 0).1
    guard let pinned, span[pinned].elementsEqual(text.utf8) else { return nil }
    return text
  }

  private static func plainPin(
    _ value: QueryValue, _ written: String, _ query: String, _ neighbours: PinNeighbours,
    _ isQuoted: Bool, _ words: Words
  ) -> String {
    switch value {
    case .integer(let digits):
      let style = NumberStyle(of: written) ?? neighbours.style(of: digits, query: query)
      return style.write(digits)
    case .truth(let flag):
      let own = (words.text("answer.no"), words.text("answer.yes"))
      let known = ([written] + neighbours.pins.map(\.pin)).first { truths.keys.contains($0) }
      let pair = known.flatMap { truths[$0] } ?? own
      return flag ? pair.1 : pair.0
    case .text(let text):
      let quote: Unicode.Scalar = written.hasPrefix("\"") && !isQuoted ? "\"" : "'"
      return literal(text, quote: quote, hidden: isQuoted ? "`|\"" : "`|")
    case .none: return written == "None" ? "None" : words.answer(value)
    case .list: return written.hasPrefix("[") ? value.literal : value.shown
    case .real, .immortal, .object: return words.answer(value)
    }
  }

  private static let truths: [String: (String, String)] = [
    "yes": ("no", "yes"), "no": ("no", "yes"), "true": ("false", "true"),
    "false": ("false", "true"), "True": ("False", "True"), "False": ("False", "True"),
  ]
}
