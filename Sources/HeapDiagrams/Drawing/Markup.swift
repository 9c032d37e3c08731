/// Text in the making, as the bytes of its UTF-8: numbers and pieces are appended as they are.
struct Markup {
  private(set) var bytes: [UInt8] = []

  init(reserving capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  /// The text so far.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  var isEmpty: Bool { bytes.isEmpty }

  /// Appends a piece that the program itself holds.
  @inline(__always)
  mutating func add(_ piece: StaticString) {
    piece.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Appends a piece as it stands.
  @_disfavoredOverload
  mutating func add(_ piece: String) {
    var piece = piece
    piece.withUTF8 { bytes.append(contentsOf: $0) }
  }

  /// Appends another text.
  mutating func add(_ other: Markup) { bytes.append(contentsOf: other.bytes) }

  /// Appends bytes of a text.
  mutating func add(_ other: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: other) }

  /// Appends a number in digits.
  mutating func add(_ number: Int) {
    if number < 0 { bytes.append(0x2D) }
    let rest = number.magnitude
    if rest >= 10_000 {
      bytes.append(contentsOf: String(rest).utf8)
      return
    }
    let small = UInt16(truncatingIfNeeded: rest)
    if small >= 1000 { bytes.append(0x30 + UInt8(small / 1000)) }
    if small >= 100 { bytes.append(0x30 + UInt8(small / 100 % 10)) }
    if small >= 10 { bytes.append(0x30 + UInt8(small / 10 % 10)) }
    bytes.append(0x30 + UInt8(small % 10))
  }

  /// Appends a piece and the number behind it.
  @inline(__always)
  mutating func add(_ piece: StaticString, _ number: Int) {
    add(piece)
    add(number)
  }

  /// Appends a text with the markup characters of XML replaced.
  mutating func addEscaped(_ text: String) {
    var text = text
    text.withUTF8 { source in
      var start = 0
      for index in 0..<source.count where Self.isMarkup(source[index]) {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[start..<index]))
        addEntity(source[index])
        start = index + 1
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[start...]))
    }
  }

  /// Appends a text made safe to show, with the markup characters of XML replaced.
  mutating func addShown(_ text: String) { addEscaped(DisplayText.safe(text)) }

  /// Gives up what stands behind a length.
  mutating func cut(to length: Int) { bytes.removeSubrange(length...) }

  private static func isMarkup(_ byte: UInt8) -> Bool {
    byte == 0x26 || byte == 0x3C || byte == 0x3E || byte == 0x22
  }

  private mutating func addEntity(_ byte: UInt8) {
    switch byte {
    case 0x26: add("&amp;")
    case 0x3C: add("&lt;")
    case 0x3E: add("&gt;")
    default: add("&quot;")
    }
  }
}
