/// The preparation of source bytes for the lexer.
enum SourceText {
  /// The source with newlines as `\n` and without a byte order mark; it is checked to be UTF-8.
  static func normalized(
    _ source: [UInt8], filename: String
  ) throws(PythonSyntaxError) -> [UInt8] {
    var bytes = source
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    if bytes.contains(0) {
      throw PythonSyntaxError(
        "source code string cannot contain null bytes",
        at: CodePosition(line: 1, column: 0, endLine: 1, endColumn: 0))
    }
    if bytes.contains(0x0D) { bytes = withPlainNewlines(bytes) }
    try checkEncoding(bytes, filename: filename)
    return bytes
  }

  private static func withPlainNewlines(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
      if byte == 0x0A, index > 0, bytes[index - 1] == 0x0D { continue }
      result.append(byte == 0x0D ? 0x0A : byte)
    }
    return result
  }

  private static func checkEncoding(
    _ bytes: [UInt8], filename: String
  ) throws(PythonSyntaxError) {
    guard bytes.contains(where: { $0 >= 0x80 }),
      String(validating: bytes, as: UTF8.self) == nil
    else { return }
    var line = 1
    var start = 0
    for end in 0...bytes.count where end == bytes.count || bytes[end] == 0x0A {
      let text = bytes[start..<end]
      if String(validating: text, as: UTF8.self) == nil {
        let byte = text.first { $0 >= 0x80 } ?? 0
        throw PythonSyntaxError(
          "Non-UTF-8 code starting with '\\x\(String(byte, radix: 16))' in file \(filename) on "
            + "line \(line), but no encoding declared; see https://peps.python.org/pep-0263/ for "
            + "details", at: CodePosition(line: line, column: 0, endLine: line, endColumn: 0))
      }
      line += 1
      start = end + 1
    }
  }
}
