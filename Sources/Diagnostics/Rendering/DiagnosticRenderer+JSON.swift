extension DiagnosticRenderer {
  /// The version of the JSON report's form; it grows when a reader of the old form would fail.
  public static let jsonVersion = 1

  /// The findings as one JSON document: ends and byte offsets too.
  public static func json(_ findings: [Diagnostic]) -> String {
    let items = findings.map { "\n    " + json($0) }.joined(separator: ",")
    let list = findings.isEmpty ? "[]" : "[\(items)\n  ]"
    return "{\n  \"version\": \(jsonVersion),\n  \"diagnostics\": \(list)\n}\n"
  }

  private static func json(_ finding: Diagnostic) -> String {
    var fields = [
      ("rule", quoted(finding.rule.rawValue)), ("severity", quoted(finding.severity.rawValue)),
      ("message", quoted(finding.message)), ("path", quoted(finding.path)),
    ]
    if let range = finding.range { fields.append(("range", json(range))) }
    if let hint = finding.hint { fields.append(("hint", quoted(hint))) }
    if !finding.notes.isEmpty {
      fields.append(("notes", "[\(finding.notes.map(quoted).joined(separator: ", "))]"))
    }
    if let fix = finding.fix {
      let replacement = ("replacement", quoted(fix.replacement))
      fields.append(("fix", object([("bytes", json(fix.bytes)), replacement])))
    }
    return object(fields)
  }

  private static func json(_ range: SourceRange) -> String {
    object([
      ("start", json(range.start)), ("end", json(range.end)), ("bytes", json(range.bytes)),
    ])
  }

  private static func json(_ position: SourcePosition) -> String {
    object([("line", String(position.line)), ("column", String(position.column))])
  }

  private static func json(_ range: Range<Int>) -> String {
    "[\(range.lowerBound), \(range.upperBound)]"
  }

  static func object(_ fields: [(String, String)]) -> String {
    "{" + fields.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ") + "}"
  }

  /// A JSON string (RFC 8259, section 7).
  public static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0}"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
