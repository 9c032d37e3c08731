/// Finds the comments of a program: what stands behind a `#` that is in no string.
///
/// Unlike the lexer of the engine it never fails, so that claims are found, and left out of the
/// page, in a program that does not compile.
struct PythonComments {
  /// For each line, from 0, the offset of its comment's `#` in that line.
  private(set) var starts: [Int?] = []
  /// For each line, whether it begins inside a string.
  private(set) var beginsInString: [Bool] = []

  private var quote: UInt8 = 0
  private var isTriple = false

  /// The comments of a program given by its lines.
  init(lines: [ArraySlice<UInt8>]) {
    for line in lines {
      beginsInString.append(quote != 0)
      starts.append(scan(line))
    }
  }

  /// Reads one line and returns the place of its comment.
  private mutating func scan(_ line: ArraySlice<UInt8>) -> Int? {
    var index = line.startIndex
    while index < line.endIndex {
      let byte = line[index]
      if quote == 0 {
        if byte == UInt8(ascii: "#") { return index - line.startIndex }
        if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
          quote = byte
          isTriple = Self.isTriple(line, at: index, quote: byte)
          index += isTriple ? 2 : 0
        }
      } else if byte == UInt8(ascii: "\\") {
        index += 1
      } else if byte == quote, !isTriple || Self.isTriple(line, at: index, quote: byte) {
        index += isTriple ? 2 : 0
        quote = 0
      }
      index += 1
    }
    let isContinued = index > line.endIndex
    if quote != 0, !isTriple, !isContinued { quote = 0 }
    return nil
  }

  private static func isTriple(_ line: ArraySlice<UInt8>, at index: Int, quote: UInt8) -> Bool {
    index + 2 < line.endIndex && line[index + 1] == quote && line[index + 2] == quote
  }
}
