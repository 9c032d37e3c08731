/// Findings written out for people: message, source line and caret.
///
///     lessons/pair.md:13:45: error[value-mismatch]: refcount(b) at `cut` is 1, the page says 2
///        13 | After the cut the list has `{heap pair@cut} refcount(b) = 2` references
///           |                                             ^ accept with: heapbook accept ..
public struct DiagnosticRenderer {
  /// Whether severities and carets are coloured with terminal escapes.
  public var colored: Bool
  /// The files to show lines of, by path as shown; a file not found is named without its line.
  public var source: (String) -> SourceFile?

  /// A renderer that finds source lines with `source`.
  public init(colored: Bool = false, source: @escaping (String) -> SourceFile?) {
    self.colored = colored
    self.source = source
  }

  /// The text of several findings, in their order, every line ended.
  public func text(_ findings: [Diagnostic]) -> String {
    findings.map(text).joined()
  }

  /// The text of one finding: one line, then source line and caret where they are known.
  public func text(_ finding: Diagnostic) -> String {
    let place = finding.range.map { "\(finding.path):\($0.start)" } ?? finding.path
    let label = paint("\(finding.severity)[\(finding.rule.rawValue)]", Self.color(finding.severity))
    var lines = ["\(place): \(label): \(visible(finding.message))"]
    lines += excerpt(finding)
    lines += finding.notes.map { "      = note: \(visible($0))" }
    return lines.joined(separator: "\n") + "\n"
  }

  private func excerpt(_ finding: Diagnostic) -> [String] {
    guard let range = finding.range, let file = source(finding.path),
      file.lines.indices.contains(range.start.line - 1)
    else { return finding.hint.map { ["      = \(visible($0))"] } ?? [] }
    let (shown, column) = Self.window(
      file.text(ofLine: range.start.line), around: range.start.column)
    let line = visible(shown)
    let number = String(range.start.line)
    let gutter = String(repeating: " ", count: max(5 - number.utf8.count, 0)) + number
    let indent = String(repeating: " ", count: gutter.utf8.count)
    let hint = finding.hint.map { " " + visible($0) } ?? ""
    let caret = padding(line, column: column) + paint("^", "1;32") + hint
    return ["\(gutter) | \(line)", "\(indent) | \(caret)"]
  }

  /// Scalars of a source line that are shown at most.
  private static let widest = 240

  /// A line, or of a long one the part around a column, and that column in it.
  private static func window(_ line: String, around column: Int) -> (String, Int) {
    let scalars = line.unicodeScalars
    guard scalars.count > widest else { return (line, column) }
    let first = max(0, column - 1 - widest / 2)
    let part = scalars.dropFirst(first).prefix(widest)
    let isCut = first + part.count < scalars.count
    let text = (first > 0 ? "…" : "") + String(part) + (isCut ? "…" : "")
    return (text, column - first + (first > 0 ? 1 : 0))
  }

  /// Blanks up to a column; tabs stay tabs, so that the caret stands under its character.
  private func padding(_ line: String, column: Int) -> String {
    var text = ""
    for scalar in line.unicodeScalars.prefix(max(column - 1, 0)) {
      text += scalar == "\t" ? "\t" : " "
    }
    return text
  }

  /// The text without control characters, which could steer the reader's terminal.
  func visible(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isControl = scalar.properties.generalCategory == .control && scalar != "\t"
      result.append(isControl ? "\u{FFFD}" : scalar)
    }
    return String(result)
  }

  private func paint(_ text: String, _ code: String) -> String {
    colored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  private static func color(_ severity: Severity) -> String {
    switch severity {
    case .error: "1;31"
    case .warning: "1;33"
    case .note: "1;36"
    }
  }
}
