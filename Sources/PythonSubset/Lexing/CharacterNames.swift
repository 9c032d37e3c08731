/// The characters' names, for `\\N{..}`: the standard library of the host knows them.
///
/// Authority: CPython, Modules/unicodedata.c: `_getcode`.
public enum CharacterNames {
  /// The character of a name or alias, in any case.
  public static func scalar(named name: String) -> UInt32? {
    let wanted = name.uppercased()
    if let number = computed(wanted) { return number }
    return table[wanted]
  }

  /// The name of a character; nil where it has none.
  public static func name(of value: UInt32) -> String? {
    guard let scalar = Unicode.Scalar(value) else { return nil }
    return scalar.properties.name
  }

  /// Ideographs are named by their numbers.
  private static func computed(_ name: String) -> UInt32? {
    for prefix in ["CJK UNIFIED IDEOGRAPH-", "CJK COMPATIBILITY IDEOGRAPH-"]
    where name.hasPrefix(prefix) {
      guard let value = UInt32(name.dropFirst(prefix.count), radix: 16),
        let scalar = Unicode.Scalar(value), scalar.properties.name == name
      else { return nil }
      return value
    }
    return nil
  }

  /// All other names, read once when the first one is asked for.
  private static let table: [String: UInt32] = {
    var result: [String: UInt32] = [:]
    for value in UInt32(0)...0x2_FFFF {
      // Where ideographs stand without a break, their names are computed.
      if (0x3400...0x4DBF).contains(value) || (0x4E00...0x9FFF).contains(value) { continue }
      if value >= 0x2_0000, value < 0x2_F800 { continue }
      guard let scalar = Unicode.Scalar(value) else { continue }
      if let alias = scalar.properties.nameAlias { result[alias] = value }
      if let name = scalar.properties.name { result[name] = value }
    }
    for (name, value) in controls { result[name] = value }
    return result
  }()

  /// Aliases of control characters, of which a character may have several.
  private static let controls: [(String, UInt32)] = [
    ("NULL", 0), ("NUL", 0), ("BELL CHARACTER", 7), ("ALERT", 7), ("BEL", 7), ("BACKSPACE", 8),
    ("BS", 8), ("CHARACTER TABULATION", 9), ("HORIZONTAL TABULATION", 9), ("TAB", 9), ("HT", 9),
    ("LINE FEED", 10), ("NEW LINE", 10), ("END OF LINE", 10), ("LF", 10), ("NL", 10), ("EOL", 10),
    ("LINE TABULATION", 11), ("VERTICAL TABULATION", 11), ("VT", 11), ("FORM FEED", 12),
    ("FF", 12), ("CARRIAGE RETURN", 13), ("CR", 13), ("ESCAPE", 27), ("ESC", 27),
    ("DELETE", 127), ("DEL", 127), ("NEXT LINE", 0x85), ("NEL", 0x85), ("NBSP", 0xA0),
    ("SHY", 0xAD), ("ZWSP", 0x200B), ("ZWNJ", 0x200C), ("ZWJ", 0x200D), ("LRM", 0x200E),
    ("RLM", 0x200F), ("BYTE ORDER MARK", 0xFEFF), ("BOM", 0xFEFF), ("ZWNBSP", 0xFEFF),
  ]
}
