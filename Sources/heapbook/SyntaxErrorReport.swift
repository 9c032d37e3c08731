import PythonSubset
import Runtimes

/// A syntax error as the interpreter reports it on standard error.
struct SyntaxErrorReport {
  /// The report's lines, each ended.
  let text: String

  /// The report of an error in a program.
  init(_ error: PythonSyntaxError, source: [UInt8], filename: String, level: LanguageLevel) {
    let lines = source.split(separator: 0x0A, omittingEmptySubsequences: false)
    let report = error.report(level: level, source: source)
    var text = "  File \"\(filename)\", line \(report.line)\n"
    if lines.indices.contains(report.line - 1) {
      var line = lines[report.line - 1]
      if line.last == 0x0D { line.removeLast() }
      let shown = String(decoding: line, as: UTF8.self)
      text += SyntaxReport.marked(shown, report.offset, level < .python310 ? -1 : report.endOffset)
    }
    self.text = text + "\(error.errorClass.rawValue): \(report.message)\n"
  }
}
