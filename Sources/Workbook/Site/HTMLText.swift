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
    let needsNone = text.utf8.allSatisfy { byte in
      byte != 0x26 && byte != 0x3C && byte != 0x3E && byte != 0x22 && !isControl(byte)
    }
    if needsNone { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + 16)
    for byte in text.utf8 {
      switch byte {
      case 0x26: bytes += Array("&amp;".utf8)
      case 0x3C: bytes += Array("&lt;".utf8)
      case 0x3E: bytes += Array("&gt;".utf8)
      case 0x22: bytes += Array("&quot;".utf8)
      default: bytes += isControl(byte) ? replacement : [byte]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The text as HTML, with what stands between backticks as code. An unpaired backtick stays.
  static func withCode(_ text: String) -> String {
    let pieces = text.split(separator: "`", omittingEmptySubsequences: false)
    var html = ""
    for (index, piece) in pieces.enumerated() {
      let text = escaped(String(piece))
      if index % 2 == 0 {
        html += text
      } else if index < pieces.count - 1 {
        html += "<code>\(text)</code>"
      } else {
        html += "`" + text
      }
    }
    return html
  }
}
