import Runtimes

/// What a version of CPython tells of a syntax error.
public struct SyntaxReport: Equatable, Sendable {
  /// The message in the version's words.
  public var message: String
  /// First and last line, from 1.
  public var line, endLine: Int
  /// Columns from 1, in characters; the end is the column after the last.
  public var offset, endOffset: Int
  /// The line of the source; nil where the version has none at hand.
  public var text: String?
  /// What stands behind the text: a newline where the parser has read the whole line.
  public var ending: String

  /// The line of a syntax error and the markers below it, indented by four.
  ///
  /// Authority: CPython 3.12, Python/pythonrun.c: `print_error_text`.
  public static func marked(_ source: String, _ offset: Int, _ endOffset: Int) -> String {
    var line = Array(source.unicodeScalars)
    let repeats = endOffset > 0 && endOffset > offset ? endOffset - offset : 1
    let indent = line.prefix { $0 == " " || $0 == "\t" || $0 == "\u{C}" }.count
    line.removeFirst(indent)
    if line.last == "\n" { line.removeLast() }
    var column = min(offset - 1 - indent, line.count)
    while let end = line.firstIndex(of: "\n"), end < column {
      line.removeFirst(end + 1)
      column -= end + 1
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: line)
    let shown = "    \(String(text))\n"
    if column < 0 { return shown }
    return shown + "    " + String(repeating: " ", count: column)
      + String(repeating: "^", count: repeats) + "\n"
  }
}

extension PythonSyntaxError {
  /// The error as a version of CPython tells it; `line` is the source line of its start.
  ///
  /// Authority: CPython, Parser/pegen_errors.c; the installed interpreters.
  public func report(level: LanguageLevel, line: [UInt8]) -> SyntaxReport {
    let shown = String(decoding: line, as: UTF8.self)
    let start = Self.characters(line, Int(position.column)) + 1
    let isOneLine = position.endLine == position.line
    let end = isOneLine ? Self.characters(line, Int(position.endColumn)) + 1 : 0
    return SyntaxReport(
      message: message, line: Int(position.line), endLine: Int(position.endLine), offset: start,
      endOffset: end, text: stage == .compiler ? nil : shown,
      ending: stage == .lexer ? "" : "\n")
  }

  /// The characters in so many bytes of a line.
  private static func characters(_ line: [UInt8], _ bytes: Int) -> Int {
    let inside = line.prefix(max(bytes, 0)).reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    return inside + max(bytes - line.count, 0)
  }
}
