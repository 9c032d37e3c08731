/// Plain text on its way into HTML.
enum HTMLText {
  /// Whether HTML may not hold a byte: a control character that is no tab and no line break.
  private static func isControl(_ byte: UInt8) -> Bool {
    byte < 0x20 && byte != 0x0A && byte != 0x09 || byte == 0x7F
  }

  private static let replacement = Array("\u{FFFD}".utf8)

  /// The text with U+FFFD in place of control characters: as long in UTF-16 as they are. Nothing is
  /// escaped; templates do that.
  static func admissible(_ text: String) -> String {
    if !text.utf8.contains(where: isControl) { return text }
    return String(
      decoding: text.utf8.flatMap { isControl($0) ? replacement : [$0] }, as: UTF8.self)
  }

  /// The text with the signs escaped that mean something in text or in a quoted attribute, and
  /// without control characters.
  static func escaped(_ text: String) -> String {
    var text = text
    if text.withUTF8({ bytes in bytes.allSatisfy(isPlain) }) { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + 16)
    text.withUTF8 { append(escaped: $0[...], to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether a byte stands in HTML as it is.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte != 0x26 && byte != 0x3C && byte != 0x3E && byte != 0x22 && !isControl(byte)
  }

  private static func append(
    escaped text: Slice<UnsafeBufferPointer<UInt8>>, to bytes: inout [UInt8]
  ) {
    var start = text.startIndex
    for index in text.indices where !isPlain(text[index]) {
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
      switch text[index] {
      case 0x26: bytes += "&amp;".utf8
      case 0x3C: bytes += "&lt;".utf8
      case 0x3E: bytes += "&gt;".utf8
      case 0x22: bytes += "&quot;".utf8
      default: bytes += replacement
      }
      start = index + 1
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
  }

  /// The text as HTML, with what stands between backticks as code. An unpaired backtick stays.
  static func withCode(_ text: String) -> String {
    var bytes: [UInt8] = []
    append(withCode: text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends a text as HTML, as `withCode` makes it.
  static func append(withCode text: String, to bytes: inout [UInt8]) {
    var text = text
    bytes.reserveCapacity(bytes.count + text.utf8.count + 32)
    text.withUTF8 { text in
      let tick = UInt8(ascii: "`")
      var start = text.startIndex
      while let open = text[start...].firstIndex(of: tick) {
        append(escaped: text[start..<open], to: &bytes)
        guard let close = text[(open + 1)...].firstIndex(of: tick) else {
          bytes.append(tick)
          start = open + 1
          break
        }
        bytes += "<code>".utf8
        append(escaped: text[open + 1..<close], to: &bytes)
        bytes += "</code>".utf8
        start = close + 1
      }
      append(escaped: text[start...], to: &bytes)
    }
  }
}
