import Diagnostics

/// The form of a report.
public enum ReportFormat: String, CaseIterable, Sendable {
  /// For people: message, source line, caret.
  case text
  /// One JSON document.
  case json
  /// Workflow commands of GitHub.
  case github
}

/// The findings of a check as a report.
public func renderDiagnostics(
  _ result: CheckResult, format: ReportFormat, colored: Bool
) -> String {
  switch format {
  case .json: return DiagnosticRenderer.json(result.findings)
  case .github: return DiagnosticRenderer.github(result.findings)
  case .text:
    let files = Dictionary(
      result.files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    return DiagnosticRenderer(colored: colored) { files[$0] }.text(result.findings)
  }
}

extension CheckResult {
  /// What was checked, in one line: `15 claims in 3 pages, 2 errors, 1 warning`.
  public var summary: String {
    let errors = findings.count { $0.severity == .error }
    let warnings = findings.count { $0.severity == .warning }
    return [
      Self.counted(claims, "claim") + " in " + Self.counted(pages, "page"),
      Self.counted(errors, "error"), Self.counted(warnings, "warning"),
    ].joined(separator: ", ")
  }

  private static func counted(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  /// Whether a course with this result may not be published.
  public func fails(strict: Bool) -> Bool { findings.fails(strict: strict) }
}

/// What `heapbook explain` says of a rule; nil, with the nearest rule, for a name that is none.
public func explainRule(_ name: String) -> (text: String?, nearest: String?) {
  guard let rule = Rule(rawValue: name) else {
    return (nil, nearest(to: name, among: Rule.allCases.map(\.rawValue)))
  }
  let setting = rule.defaultSetting.rawValue
  return ("\(name) (\(setting))\n\n\(rule.explanation)\n\n\(rule.remedy)", nil)
}

/// The names of all rules, in the order of the manual.
public var ruleNames: [String] { Rule.allCases.map(\.rawValue) }
