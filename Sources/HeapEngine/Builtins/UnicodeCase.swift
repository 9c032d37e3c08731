/// The ways to change the case of a text.
enum UnicodeCase {
  case upper, lower, title, capitalize, swap, fold

  /// Appends a text in this case.
  func apply(_ view: StrView, _ builder: inout StrBuilder) {
    var previousIsCased = false
    for index in 0..<view.count {
      let character = view[index]
      switch self {
      case .upper: Self.appendUpper(character, &builder)
      case .lower: Self.appendLower(view, index, &builder)
      case .fold: Self.appendFolded(character, &builder)
      case .swap:
        if UnicodeFacts.isUpper(character) {
          Self.appendLower(view, index, &builder)
        } else if UnicodeFacts.isLower(character) {
          Self.appendUpper(character, &builder)
        } else {
          builder.append(character)
        }
      case .title:
        if previousIsCased {
          Self.appendLower(view, index, &builder)
        } else {
          Self.appendTitle(character, &builder)
        }
        previousIsCased = UnicodeFacts.isCased(character)
      case .capitalize:
        if index == 0 {
          Self.appendTitle(character, &builder)
        } else {
          Self.appendLower(view, index, &builder)
        }
      }
    }
  }

  private static func appendUpper(_ character: UInt32, _ builder: inout StrBuilder) {
    if character < 128 {
      builder.append(character >= 97 && character <= 122 ? character - 32 : character)
    } else if let facts = UnicodeFacts.properties(character) {
      builder.append(facts.uppercaseMapping)
    } else {
      builder.append(character)
    }
  }

  private static func appendTitle(_ character: UInt32, _ builder: inout StrBuilder) {
    if character < 128 {
      appendUpper(character, &builder)
    } else if let facts = UnicodeFacts.properties(character) {
      builder.append(facts.titlecaseMapping)
    } else {
      builder.append(character)
    }
  }

  private static func appendLower(
    _ view: StrView, _ index: Int, _ builder: inout StrBuilder
  ) {
    let character = view[index]
    if character < 128 {
      builder.append(character >= 65 && character <= 90 ? character + 32 : character)
    } else if character == 0x3A3 {
      builder.append(isFinalSigma(view, index) ? 0x3C2 : 0x3C3)
    } else if let facts = UnicodeFacts.properties(character) {
      builder.append(facts.lowercaseMapping)
    } else {
      builder.append(character)
    }
  }

  /// Whether a capital sigma ends a word: a cased letter before it, none after it, where
  /// characters that case ignores are passed over.
  private static func isFinalSigma(_ view: StrView, _ index: Int) -> Bool {
    var place = index - 1
    while place >= 0, isIgnorable(view[place]) { place -= 1 }
    guard place >= 0, UnicodeFacts.isCased(view[place]) else { return false }
    place = index + 1
    while place < view.count, isIgnorable(view[place]) { place += 1 }
    return place == view.count || !UnicodeFacts.isCased(view[place])
  }

  private static func isIgnorable(_ character: UInt32) -> Bool {
    UnicodeFacts.properties(character)?.isCaseIgnorable ?? false
  }

  /// Full case folding: letters whose upper case is several letters fold to these in lower case,
  /// the letters of Cherokee to upper case, others to the lower case of the upper case.
  private static func appendFolded(_ character: UInt32, _ builder: inout StrBuilder) {
    if character < 128 {
      builder.append(character >= 65 && character <= 90 ? character + 32 : character)
      return
    }
    guard let facts = UnicodeFacts.properties(character) else {
      builder.append(character)
      return
    }
    let lower = facts.lowercaseMapping.unicodeScalars
    let upper =
      (lower.count == 1 ? lower.first?.properties : nil)?.uppercaseMapping
      ?? facts.uppercaseMapping
    if upper.unicodeScalars.count > 1 {
      appendLower(upper, &builder)
    } else if character == 0x1FBE {
      // Its decomposition does not change, which is what the property asks about.
      builder.append(0x3B9)
    } else if !facts.changesWhenCaseFolded {
      builder.append(character)
    } else if (0x13A0...0x13FD).contains(character) || (0xAB70...0xABBF).contains(character) {
      builder.append(facts.uppercaseMapping)
    } else if lower.first?.value != character {
      builder.append(facts.lowercaseMapping)
    } else {
      appendLower(upper, &builder)
    }
  }

  private static func appendLower(_ text: String, _ builder: inout StrBuilder) {
    for scalar in text.unicodeScalars { builder.append(scalar.properties.lowercaseMapping) }
  }
}
