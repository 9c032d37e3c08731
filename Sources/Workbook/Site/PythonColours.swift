/// The pieces of a Python text that are coloured.
///
/// It reads what a page shows, which may have gaps where lines are hidden and be no whole
/// program: so it never fails, and what it does not know stays plain.
struct PythonColours {
  /// What a piece is; the raw value is its class.
  enum Kind: String, Sendable {
    case keyword = "k"
    case string = "s"
    case number = "n"
    case comment = "c"
    case definition = "d"
  }

  /// A coloured range of bytes.
  struct Piece: Equatable, Sendable {
    var kind: Kind
    var range: Range<Int>
  }

  private static let keywords: Set<String> = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
    "with", "yield",
  ]
  private static let prefixes: Set<String> = [
    "r", "b", "u", "f", "rb", "br", "rf", "fr",
  ]

  private let bytes: [UInt8]
  private var index = 0
  private var pieces: [Piece] = []
  private var isAfterDefinition = false

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The coloured pieces of a text, in order.
  static func pieces(of bytes: [UInt8]) -> [Piece] {
    var colours = PythonColours(bytes)
    while colours.index < bytes.count { colours.piece() }
    return colours.pieces
  }

  private func byte(_ ahead: Int = 0) -> UInt8 {
    index + ahead < bytes.count ? bytes[index + ahead] : 0
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isNameStart(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || byte == 0x5F || byte >= 0x80
  }

  private mutating func add(_ kind: Kind, from start: Int) {
    pieces.append(Piece(kind: kind, range: start..<index))
  }

  private mutating func piece() {
    let start = index
    switch byte() {
    case UInt8(ascii: "#"):
      while index < bytes.count, byte() != 0x0A { index += 1 }
      add(.comment, from: start)
    case UInt8(ascii: "\""), UInt8(ascii: "'"): string(from: start)
    case _ where Self.isDigit(byte()) || (byte() == UInt8(ascii: ".") && Self.isDigit(byte(1))):
      number()
      add(.number, from: start)
    case _ where Self.isNameStart(byte()): word()
    default: index += 1
    }
  }

  /// A number with its point, exponent and letters.
  private mutating func number() {
    let isHexadecimal = byte(1) | 0x20 == UInt8(ascii: "x")
    while index < bytes.count {
      let isExponent = byte() | 0x20 == UInt8(ascii: "e") && !isHexadecimal
      let isSigned = byte(1) == UInt8(ascii: "-") || byte(1) == UInt8(ascii: "+")
      if isExponent, isSigned, Self.isDigit(byte(2)) {
        index += 2
      } else if Self.isDigit(byte()) || Self.isNameStart(byte()) || byte() == UInt8(ascii: ".") {
        index += 1
      } else {
        return
      }
    }
  }

  /// A name, a keyword, or the prefix of a string.
  private mutating func word() {
    let start = index
    while Self.isNameStart(byte()) || Self.isDigit(byte()) { index += 1 }
    let word = String(decoding: bytes[start..<index], as: UTF8.self)
    let isQuote = byte() == UInt8(ascii: "\"") || byte() == UInt8(ascii: "'")
    if isQuote, Self.prefixes.contains(word.lowercased()) { return string(from: start) }
    if Self.keywords.contains(word) {
      add(.keyword, from: start)
    } else if isAfterDefinition {
      add(.definition, from: start)
    }
    isAfterDefinition = word == "def" || word == "class"
  }

  /// A string from its prefix on; one that is not closed ends with its line, a triple one with
  /// the text.
  private mutating func string(from start: Int) {
    let quote = byte()
    let isTriple = byte(1) == quote && byte(2) == quote
    index += isTriple ? 3 : 1
    while index < bytes.count {
      if byte() == UInt8(ascii: "\\") {
        index = min(index + 2, bytes.count)
      } else if byte() == quote, !isTriple || (byte(1) == quote && byte(2) == quote) {
        index += isTriple ? 3 : 1
        break
      } else if byte() == 0x0A, !isTriple {
        break
      } else {
        index += 1
      }
    }
    add(.string, from: start)
  }
}
