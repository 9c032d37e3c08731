extension DiagnosticRenderer {
  /// The findings as Markdown for a summary of a workflow's step: a line and a table.
  ///
  /// GitHub shows only the first annotations of a step, so the table holds all, up to 200.
  public static func summary(_ findings: [Diagnostic], title: String) -> String {
    var text = "### heapbook\n\n\(markdown(title))\n"
    guard !findings.isEmpty else { return text }
    text += "\n| where | rule | finding |\n|---|---|---|\n"
    for finding in findings.prefix(200) {
      let place = finding.range.map { "\(finding.path):\($0.start)" } ?? finding.path
      let mark = finding.severity == .error ? "" : " (\(finding.severity.rawValue))"
      text += "| \(markdown(place)) | \(finding.rule.rawValue)\(mark) "
      text += "| \(markdown(finding.message)) |\n"
    }
    if findings.count > 200 { text += "\n\(findings.count - 200) more are in the log.\n" }
    return text
  }

  /// A text that means itself in a cell of a table.
  public static func markdown(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if "\\`*_{}[]<>|#&~".unicodeScalars.contains(scalar) { result += "\\" }
      result.unicodeScalars.append(scalar.value < 0x20 ? " " : scalar)
    }
    return result
  }
}
