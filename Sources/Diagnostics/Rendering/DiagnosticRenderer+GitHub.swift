extension DiagnosticRenderer {
  /// The findings as workflow commands, which GitHub shows beside the changed lines.
  public static func github(_ findings: [Diagnostic]) -> String {
    findings.map(github).joined()
  }

  private static func github(_ finding: Diagnostic) -> String {
    let command = finding.severity == .note ? "notice" : finding.severity.rawValue
    var properties = ["file=\(property(finding.path))"]
    if let range = finding.range {
      properties += ["line=\(range.start.line)", "col=\(range.start.column)"]
      properties += ["endLine=\(range.end.line)", "endColumn=\(range.end.column)"]
    }
    properties.append("title=\(property(finding.rule.rawValue))")
    let body = ([finding.message] + (finding.hint.map { [$0] } ?? []) + finding.notes)
      .joined(separator: "\n")
    return "::\(command) \(properties.joined(separator: ","))::\(data(body))\n"
  }

  /// The text of a command, with what would end it escaped.
  private static func data(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A property's value, in which colons and commas are escaped too.
  private static func property(_ text: String) -> String {
    var result = ""
    for scalar in data(text).unicodeScalars {
      switch scalar {
      case ":": result += "%3A"
      case ",": result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
