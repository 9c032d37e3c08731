/// Texts as they are written back into a lesson: what reads as before is written as before.
enum AcceptedText {}

extension AcceptedText {
  /// A text as a Python literal in quotes, on one line.
  ///
  /// - Parameter hidden: further scalars that cannot stand as they are, as `` ` `` in a code span.
  static func literal(_ text: String, quote: Unicode.Scalar = "'", hidden: String = "") -> String {
    let inner = escaped(text, hidden: hidden, quote: quote)
    return "\(quote)\(inner)\(quote)"
  }

  /// A text as it stands behind `# prints:`, where blanks at the ends would be lost.
  static func printed(_ text: String) -> String {
    if text == "?" { return "\\x3f" }
    var scalars = Array(escaped(text, hidden: "", quote: nil).unicodeScalars)
    if scalars.first == " " { scalars.replaceSubrange(0..<1, with: "\\x20".unicodeScalars) }
    if scalars.last == " " {
      scalars.replaceSubrange((scalars.count - 1)..., with: "\\x20".unicodeScalars)
    }
    return String(String.UnicodeScalarView(scalars))
  }

  private static func escaped(
    _ text: String, hidden: String, quote: Unicode.Scalar?
  ) -> String {
    let bytes = Array(text.utf8)
    var result = String.UnicodeScalarView()
    var offset = 0
    for scalar in text.unicodeScalars {
      let begins = scalar == "#" && beginsDirective(bytes, at: offset)
      offset += String(scalar).utf8.count
      if let name = names[scalar] {
        result.append(contentsOf: "\\\(name)".unicodeScalars)
      } else if scalar == quote {
        result.append(contentsOf: ["\\", scalar])
      } else if begins || scalar.value < 0x20 || scalar.value == 0x7F
        || hidden.unicodeScalars.contains(scalar)
      {
        let digits = String(scalar.value, radix: 16)
        let code = digits.utf8.count < 2 ? "0" + digits : digits
        result.append(contentsOf: "\\x\(code)".unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// Whether a `#` of a text would be read as the beginning of a claim.
  private static func beginsDirective(_ bytes: [UInt8], at offset: Int) -> Bool {
    let isApart = offset == 0 || bytes[offset - 1] == 0x20 || bytes[offset - 1] == 0x09
    return isApart && DirectiveHead(bytes, at: offset, end: bytes.count) != nil
  }

  private static let names: [Unicode.Scalar: String] = [
    "\n": "n", "\t": "t", "\r": "r", "\\": "\\",
  ]
}
