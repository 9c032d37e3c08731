/// The text of pictures: made safe to show, measured in columns, cut to fit.
///
/// A picture knows no font, so a column is 8 px at 13 px type and 7.44 px at 12 px type; wide
/// letters and emoji take two columns, combining marks none.
enum DisplayText {
  /// The text with what would be invisible, or would reorder its surroundings, written out.
  static func safe(_ text: String) -> String {
    if isPlain(text) { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A: result += "\\n"
      case 0x09: result += "\\t"
      case 0x0D: result += "\\r"
      case 0..<0x20, 0x7F..<0xA0: result += "\\x" + hexadecimal(scalar.value, digits: 2)
      case 0x61C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFFE, 0xFFFF:
        result += "\\u" + hexadecimal(scalar.value, digits: 4)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Whether a sign takes one column whatever stands beside it: Latin letters and the signs that
  /// pictures write themselves, the ellipsis and the arrow.
  private static func standsAlone(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20..<0x7F, 0xA0..<0xAD, 0xAE..<0x300, 0x2026, 0x2192: true
    default: false
    }
  }

  /// Whether all of a text can be shown as it is, a column a byte.
  private static func isPlain(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var isPlain = true
      for byte in bytes { isPlain = isPlain && byte &- 0x20 < 0x5F }
      return isPlain
    }
  }

  /// The columns that a text takes.
  static func columns(_ text: String) -> Int {
    if isPlain(text) || text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
    if text.unicodeScalars.allSatisfy(standsAlone) { return text.unicodeScalars.count }
    return text.reduce(0) { $0 + columns(of: $1) }
  }

  /// The text, or as much of it as fits with `…` and its length: `"abc… (300)`.
  ///
  /// `limit` is in columns; where there is little room the blank goes, and in the end the length.
  static func cut(_ text: String, to limit: Int) -> String {
    if columns(text) <= limit { return text }
    let length = length(of: text)
    let tail = "… (\(length))"
    let short = "…(\(length))"
    let ending =
      columns(tail) + 3 <= limit ? tail : columns(short) + 1 <= limit ? short : "…"
    var room = limit - columns(ending)
    var result = ""
    for character in text {
      room -= columns(of: character)
      if room < 0 { break }
      result.append(character)
    }
    return result + ending
  }

  /// The length that is told of a text that is cut: of a literal without its quotes, and of one that
  /// has been cut before, the length that it tells.
  private static func length(of text: String) -> String {
    if let start = text.lastIndex(of: "…"), text.hasSuffix(")") {
      let told = text[start...].dropFirst().drop { $0 == " " || $0 == "(" }.dropLast()
      if !told.isEmpty, told.allSatisfy(\.isNumber) { return String(told) }
    }
    let isLiteral =
      text.count > 1 && text.first == text.last && (text.first == "'" || text.first == "\"")
    return "\(text.count - (isLiteral ? 2 : 0))"
  }

  /// The width of 13 px text, in pixels.
  static func width(_ text: String) -> Int { columns(text) * 8 }

  /// The width of 12 px text, in pixels, rounded up.
  static func smallWidth(_ text: String) -> Int { (columns(text) * 744 + 99) / 100 }

  /// The text with the markup characters of XML replaced.
  static func escape(_ text: String) -> String {
    var text = text
    let isEscaped = text.withUTF8 { bytes in
      bytes.contains { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E || $0 == 0x22 }
    }
    if !isEscaped { return text }
    var result = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }

  private static func columns(of character: Character) -> Int {
    var result = 0
    for scalar in character.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format: continue
      default: result = max(result, isWide(scalar) ? 2 : 1)
      }
    }
    return result
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF,
      0x20000...0x3FFFD:
      true
    default: scalar.properties.isEmojiPresentation
    }
  }

  /// A number in lower-case hexadecimal, padded with zeros.
  static func hexadecimal(_ number: some BinaryInteger, digits: Int) -> String {
    let text = String(number, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
