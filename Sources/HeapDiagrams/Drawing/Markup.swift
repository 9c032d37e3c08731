/// Text in the making, as the bytes of its UTF-8: numbers and pieces are appended as they are.
struct Markup {
  private(set) var bytes: [UInt8] = []

  init(reserving capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  /// The text so far.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  var isEmpty: Bool { bytes.isEmpty }

  /// Appends a piece as it stands.
  mutating func add(_ piece: String) {
    var piece = piece
    piece.withUTF8 { bytes.append(contentsOf: $0) }
  }

  /// Appends another text.
  mutating func add(_ other: Markup) { bytes.append(contentsOf: other.bytes) }

  /// Appends a number in digits.
  mutating func add(_ number: Int) {
    if number < 0 { bytes.append(0x2D) }
    var rest = number.magnitude
    if rest < 10 {
      bytes.append(0x30 + UInt8(rest))
      return
    }
    let start = bytes.count
    while rest > 0 {
      bytes.append(0x30 + UInt8(rest % 10))
      rest /= 10
    }
    bytes[start...].reverse()
  }

  /// Appends a piece and the number behind it.
  mutating func add(_ piece: String, _ number: Int) {
    add(piece)
    add(number)
  }

  /// Appends a text with the markup characters of XML replaced.
  mutating func addEscaped(_ text: String) {
    var text = text
    text.withUTF8 { source in
      var start = 0
      for (index, byte) in source.enumerated() {
        guard let entity = Self.entity(byte) else { continue }
        bytes.append(contentsOf: source[start..<index])
        add(entity)
        start = index + 1
      }
      bytes.append(contentsOf: source[start...])
    }
  }

  private static func entity(_ byte: UInt8) -> String? {
    switch byte {
    case 0x26: "&amp;"
    case 0x3C: "&lt;"
    case 0x3E: "&gt;"
    case 0x22: "&quot;"
    default: nil
    }
  }
}
