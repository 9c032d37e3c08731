import PythonSubset
import Runtimes

/// A syntax error as the interpreter reports it on standard error.
struct SyntaxErrorReport {
  /// The report's lines, each ended.
  let text: String

  /// The report of an error in a program.
  init(_ error: PythonSyntaxError, source: [UInt8], filename: String, level: LanguageLevel) {
    let lines = source.split(separator: 0x0A, omittingEmptySubsequences: false)
    var report = error.report(level: level, source: source)
    if level < .python310, report.message == "unexpected EOF while parsing", lines.last == [] {
      // The error stands behind the last line of the file.
      report.line = lines.count
      report.offset = 1
    }
    var text = "  File \"\(filename)\", line \(report.line)\n"
    if lines.indices.contains(report.line - 1) {
      var line = lines[report.line - 1]
      if line.last == 0x0D { line.removeLast() }
      let hasEnding = report.line < lines.count
      let shown = String(decoding: line, as: UTF8.self) + (hasEnding ? "\n" : "")
      let counts = error.stage == .lexer ? LanguageLevel.python313 : level
      let start = report.isBehindEnd ? 0 : Self.column(report.offset, in: line, counts)
      var end = Self.column(report.endOffset, in: line, counts)
      // Of an error over several lines the rest of the first is marked.
      if report.endLine > report.line { end = shown.unicodeScalars.count + (hasEnding ? 0 : 1) }
      // Of a missing block only the place is known up to 3.12.
      let isBlock = report.message.hasPrefix("expected an indented block")
      if isBlock, level < .python313 { end = start }
      text += SyntaxReport.marked(shown, start, level < .python310 ? -1 : end)
    }
    self.text = text + "\(error.errorClass.rawValue): \(report.message)\n"
  }

  /// Where a column from 1 stands in a line of a file: up to 3.12 the parser counts bytes there.
  ///
  /// Authority: CPython, Parser/pegen_errors.c: `_PyPegen_raise_error_known_location`, which
  /// converts only where the tokenizer has an encoding.
  private static func column(
    _ offset: Int, in line: ArraySlice<UInt8>, _ level: LanguageLevel
  ) -> Int {
    guard level < .python313, offset > 1 else { return offset }
    var characters = 0
    for (place, byte) in line.enumerated() where byte & 0xC0 != 0x80 {
      if characters == offset - 1 { return place + 1 }
      characters += 1
    }
    return line.count + offset - characters
  }
}
