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
  /// Whether it stands behind the last line: the report of a file then marks nothing.
  public var isBehindEnd = false

  /// The line of a syntax error and the markers below it, indented by four.
  ///
  /// Authority: CPython 3.12, Python/pythonrun.c: `print_error_text`.
  public static func marked(_ source: String, _ offset: Int, _ endOffset: Int) -> String {
    var line = Array(source.unicodeScalars)
    let hasEnding = line.last == "\n"
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
    // Up to 3.9 the caret stays below the line's text, its ending included.
    let room = hasEnding ? line.count : line.count - 1
    if endOffset < 0, column > room, !line.isEmpty { column = room }
    if column < 0 { return shown }
    return shown + "    " + String(repeating: " ", count: column)
      + String(repeating: "^", count: repeats) + "\n"
  }
}

extension PythonSyntaxError {
  /// The error as a version of CPython tells it of a source.
  ///
  /// Authority: CPython, Parser/pegen_errors.c; the installed interpreters.
  public func report(level: LanguageLevel, source: [UInt8]) -> SyntaxReport {
    if let excerpt { return report(of: excerpt, level) }
    var lines = source.split(separator: 10, omittingEmptySubsequences: false)
    if lines.count > 1, lines.last?.isEmpty == true { lines.removeLast() }
    let index = Int(position.line) - 1
    var line = lines.indices.contains(index) ? Array(lines[index]) : []
    if line.last == 13 { line.removeLast() }
    let last = Int(position.endLine) - 1
    let lastLine = lines.indices.contains(last) ? Array(lines[last]) : []
    let end = Self.characters(lastLine, Int(position.endColumn)) + 1
    let report = SyntaxReport(
      message: message, line: Int(position.line), endLine: Int(position.endLine),
      offset: Self.characters(line, Int(position.column)) + 1, endOffset: end,
      text: stage == .compiler ? nil : String(decoding: line, as: UTF8.self),
      ending: stage == .lexer ? "" : "\n")
    if level < .python310 { return old(report, lines.map(Array.init), level) }
    return index >= lines.count ? behindTheEnd(report, lines.map(Array.init)) : report
  }

  /// The error as it is told of an expression of an f-string.
  private func report(of excerpt: Excerpt, _ level: LanguageLevel) -> SyntaxReport {
    var inner = self
    inner.excerpt = nil
    inner.position = excerpt.position
    var report = inner.report(level: level, source: excerpt.text)
    let isLast = !excerpt.text.split(separator: 10).dropFirst(report.line).isEmpty
    if isLast { report.ending = "" }
    report.message = excerpt.prefix + report.message
    report.line += excerpt.linesBefore
    report.endLine += excerpt.linesBefore
    return report
  }

  /// An error that the parser finds when the source has ended: behind its last line.
  private func behindTheEnd(_ given: SyntaxReport, _ lines: [[UInt8]]) -> SyntaxReport {
    guard let last = lines.last else { return given }
    var report = given
    report.line = lines.count
    report.endLine = lines.count
    report.text = String(decoding: last, as: UTF8.self)
    report.offset = Self.characters(last, last.count) + 1
    report.endOffset = -1
    report.isBehindEnd = true
    return report
  }

  /// The error in the words of 3.8 and 3.9, whose parser explains less.
  private func old(
    _ given: SyntaxReport, _ lines: [[UInt8]], _ level: LanguageLevel
  ) -> SyntaxReport {
    var report = given
    let width = report.text.map { $0.unicodeScalars.count } ?? 0
    if message.hasSuffix("was never closed") || message == "expected 'except' or 'finally' block" {
      report.message = "unexpected EOF while parsing"
      report.line = max(lines.count, 1)
      let last = String(decoding: lines.last ?? [], as: UTF8.self)
      report.text = last
      report.offset = last.unicodeScalars.count + 1
      report.ending = "\n"
    } else if message.hasPrefix("unterminated string literal") {
      report.message = "EOL while scanning string literal"
      report.offset = width + 1
      report.ending = "\n"
    } else if message.hasPrefix("unterminated triple-quoted string literal") {
      report.message = "EOF while scanning triple-quoted string literal"
      report.offset = width + 1
      report.ending = "\n"
    } else if message.hasPrefix("expected an indented block") {
      report.message = "expected an indented block"
    } else if message.hasPrefix("Missing parentheses in call to 'print'") {
      let rest = (report.text ?? "").drop { $0 == " " }.dropFirst(5)
      let shown = rest.drop { $0 == " " }
      report.message = "Missing parentheses in call to 'print'. Did you mean print(\(shown))?"
      report.offset += 5 + rest.prefix { $0 == " " }.count
    } else if let end = message.firstRange(of: " here. Maybe you meant") {
      report.message = String(message[..<end.lowerBound])
    } else if Self.plainInOld.contains(where: { message.hasPrefix($0) }) {
      report.message = "invalid syntax"
      if message.hasSuffix("forgot a comma?") { report.offset = secondWord(report) }
    } else if message.hasPrefix("bytes can only contain ASCII") {
      report.message += "."
    } else if level == .python38 {
      if message.hasPrefix("keyword argument repeated") {
        report.message = "keyword argument repeated"
      } else if message.hasSuffix("is an illegal expression for augmented assignment") {
        report.message = "illegal expression for augmented assignment"
      }
    }
    if level == .python38, report.message.hasPrefix("cannot ") { report.text = nil }
    return report
  }

  /// Messages that the old parsers do not have.
  private static let plainInOld = [
    "invalid syntax. ", "expected ':'", "expected '('", "':' expected after",
    "invalid decimal literal", "multiple exception types must be",
  ]

  /// The column of the second expression of two that stand side by side.
  private func secondWord(_ report: SyntaxReport) -> Int {
    let text = Array((report.text ?? "").unicodeScalars)
    var place = report.offset - 1
    while place < text.count, text[place] != " " { place += 1 }
    while place < text.count, text[place] == " " { place += 1 }
    return place + 1
  }

  /// The characters in so many bytes of a line.
  private static func characters(_ line: [UInt8], _ bytes: Int) -> Int {
    let inside = line.prefix(max(bytes, 0)).reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    return inside + (bytes < 0 ? bytes : max(bytes - line.count, 0))
  }
}
