import PythonSubset

/// A syntax error as the interpreter reports it on standard error.
struct SyntaxErrorReport {
  /// The report's lines, each ended.
  let text: String

  /// The report of an error in a program.
  init(_ error: PythonSyntaxError, source: [UInt8], filename: String) {
    text = Self.report(error, source, filename)
  }

  private static func report(
    _ error: PythonSyntaxError, _ source: [UInt8], _ filename: String
  ) -> String {
    let number = Int(error.position.line)
    let lines = source.split(separator: 0x0A, omittingEmptySubsequences: false)
    var text = "  File \"\(filename)\", line \(number)\n"
    if lines.indices.contains(number - 1) {
      let line = lines[number - 1]
      let blanks = line.prefix { $0 == 0x20 || $0 == 0x09 || $0 == 0x0C }.count
      let code = String(decoding: line.dropFirst(blanks), as: UTF8.self)
      text += "    \(code.hasSuffix("\r") ? String(code.dropLast()) : code)\n"
      let start = min(max(Int(error.position.column), blanks), line.count)
      let end =
        error.position.endLine > error.position.line ? line.count : Int(error.position.endColumn)
      let before = String(decoding: line.dropFirst(blanks).prefix(start - blanks), as: UTF8.self)
      let marked = line.dropFirst(start).prefix(max(1, end - start))
      let width = max(1, String(decoding: marked, as: UTF8.self).unicodeScalars.count)
      text += "    " + String(repeating: " ", count: before.unicodeScalars.count)
      text += String(repeating: "^", count: width) + "\n"
    }
    return text + "\(error.errorClass.rawValue): \(error.message)\n"
  }
}
