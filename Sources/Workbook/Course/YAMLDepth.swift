/// A bound on the nesting of YAML: its parser recurses, and must not be led off its stack.
enum YAMLDepth {
  /// The deepest nesting that is read; settings need four levels.
  static let limit = 64

  /// Whether brackets, list marks in a line, and indentation stay within the limit. Brackets in
  /// texts count too, which is harmless: nobody writes that many.
  static func isBounded(_ yaml: String) -> Bool {
    var (depth, marks, indents) = (0, 0, Set<Int>())
    var column = 0
    var isIndent = true
    var last: UInt8 = 0
    for byte in yaml.utf8 {
      switch byte {
      case 0x0A, 0x0D:
        (column, marks, isIndent) = (-1, 0, true)
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      // A mark of a list or a pair is followed by a blank: a dash within a name is none.
      case 0x20, 0x09: if last == 0x2D || last == 0x3F || last == 0x3A { marks += 1 }
      default: break
      }
      if isIndent, column >= 0, byte != 0x20 {
        isIndent = false
        indents.insert(column)
      }
      column += 1
      last = byte
      if depth > limit || marks > 8 * limit || indents.count > limit { return false }
    }
    return true
  }
}
