/// What Python asks of characters, from the standard library's tables of Unicode properties.
///
/// The tables are of the toolchain's Unicode version, which may be newer than an interpreter's:
/// characters assigned since then differ.
enum UnicodeFacts {
  /// The scalar's properties; nil for a lone surrogate.
  @inline(__always)
  static func properties(_ character: UInt32) -> Unicode.Scalar.Properties? {
    Unicode.Scalar(character)?.properties
  }

  /// The general category.
  static func category(_ character: UInt32) -> Unicode.GeneralCategory {
    properties(character)?.generalCategory ?? .surrogate
  }

  /// `str.isalpha` of one character.
  static func isAlphabetic(_ character: UInt32) -> Bool {
    if character < 128 { return isASCIILetter(character) }
    switch category(character) {
    case .modifierLetter, .titlecaseLetter, .uppercaseLetter, .lowercaseLetter, .otherLetter:
      return true
    default: return false
    }
  }

  /// Whether it is one of a-z and A-Z.
  @inline(__always)
  static func isASCIILetter(_ character: UInt32) -> Bool {
    (character | 32) >= 97 && (character | 32) <= 122
  }

  /// `str.isdecimal` of one character.
  static func isDecimal(_ character: UInt32) -> Bool {
    if character < 128 { return character >= 48 && character <= 57 }
    return category(character) == .decimalNumber
  }

  /// The value of a decimal digit; nil for other characters.
  static func decimalValue(_ character: UInt32) -> Int? {
    if character < 128 {
      return character >= 48 && character <= 57 ? Int(character) - 48 : nil
    }
    guard let facts = properties(character), facts.numericType == .decimal else { return nil }
    return facts.numericValue.map { Int($0) }
  }

  /// `str.isdigit` of one character.
  static func isDigit(_ character: UInt32) -> Bool {
    if character < 128 { return character >= 48 && character <= 57 }
    let type = properties(character)?.numericType
    return type == .decimal || type == .digit
  }

  /// `str.isnumeric` of one character.
  static func isNumeric(_ character: UInt32) -> Bool {
    if character < 128 { return character >= 48 && character <= 57 }
    return properties(character)?.numericType != nil
  }

  /// `str.isspace` of one character (bidirectional type WS, B or S, or category Zs).
  @inline(__always)
  static func isSpace(_ character: UInt32) -> Bool {
    if character < 128 { return isASCIISpace(character) }
    switch character {
    case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return true
    default: return false
    }
  }

  /// Space, tab to carriage return, and the four separators 0x1C to 0x1F.
  @inline(__always)
  static func isASCIISpace(_ character: UInt32) -> Bool {
    character == 32 || (character >= 9 && character <= 13) || (character >= 28 && character <= 31)
  }

  /// Whether `splitlines` ends a line at it.
  @inline(__always)
  static func isLineBreak(_ character: UInt32) -> Bool {
    switch character {
    case 10...13, 28...30, 0x85, 0x2028, 0x2029: return true
    default: return false
    }
  }

  /// Whether `repr` shows it as it is.
  static func isPrintable(_ character: UInt32) -> Bool {
    if character < 128 { return character >= 32 && character < 127 }
    switch category(character) {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator, .spaceSeparator:
      return false
    default: return true
    }
  }

  /// The derived property Lowercase.
  static func isLower(_ character: UInt32) -> Bool {
    if character < 128 { return character >= 97 && character <= 122 }
    return properties(character)?.isLowercase ?? false
  }

  /// The derived property Uppercase.
  static func isUpper(_ character: UInt32) -> Bool {
    if character < 128 { return character >= 65 && character <= 90 }
    return properties(character)?.isUppercase ?? false
  }

  /// Whether it is a titlecase letter.
  static func isTitle(_ character: UInt32) -> Bool {
    character >= 128 && category(character) == .titlecaseLetter
  }

  /// Whether it has case at all.
  static func isCased(_ character: UInt32) -> Bool {
    if character < 128 { return isASCIILetter(character) }
    return properties(character)?.isCased ?? false
  }

  /// Whether an identifier may start with it.
  static func isIdentifierStart(_ character: UInt32) -> Bool {
    if character < 128 { return character == 95 || isASCIILetter(character) }
    return properties(character)?.isXIDStart ?? false
  }

  /// Whether an identifier may go on with it.
  static func isIdentifierPart(_ character: UInt32) -> Bool {
    if character < 128 {
      return character == 95 || isASCIILetter(character) || isDecimal(character)
    }
    // Of this property only since Unicode 15.1, which no modelled interpreter has.
    switch character {
    case 0x200C, 0x200D, 0x30FB, 0xFF65: return false
    default: return properties(character)?.isXIDContinue ?? false
    }
  }
}
