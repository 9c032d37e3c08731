import Diagnostics

/// The version of heapbook, as `--version` and reports tell it.
public let heapbookVersion = "0.1.0"

/// The form of a report.
public enum ReportFormat: String, CaseIterable, Sendable {
  /// For people: message, source line, caret.
  case text
  /// One JSON document.
  case json
  /// JUnit's XML, in which what passed is named too.
  case junit
  /// SARIF 2.1.0.
  case sarif
  /// Workflow commands of GitHub.
  case github
  /// Markdown, as the summary of a workflow's step.
  case markdown

  /// The form that the name of a file asks for; nil where it does not tell.
  public init?(file: String) {
    let forms: [(String, ReportFormat)] = [
      (".xml", .junit), (".sarif", .sarif), (".sarif.json", .sarif), (".json", .json),
      (".md", .markdown), (".txt", .text),
    ]
    guard let form = forms.first(where: { file.hasSuffix($0.0) })?.1 else { return nil }
    self = form
  }
}

/// A report that goes to a file: `junit=report.xml`, or `report.sarif` by its name.
public struct ReportFile: Equatable, Sendable {
  /// The form.
  public var format: ReportFormat
  /// The file's path.
  public var path: String

  /// A report as it is written on the command line; nil where the form is not clear.
  public init?(_ text: String) {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    if parts.count == 2, let format = ReportFormat(rawValue: parts[0]) {
      (self.format, path) = (format, parts[1])
    } else if let format = ReportFormat(file: text) {
      (self.format, path) = (format, text)
    } else {
      return nil
    }
  }

  /// Writes a report at once; why it could not be written, nil where it was.
  public func write(_ result: CheckResult, strict: Bool) -> String? {
    let text = renderDiagnostics(result, format: format, colored: false, strict: strict)
    return DiskFile.replace(path, old: nil, with: Array(text.utf8))
  }
}

/// The findings of a check as a report.
public func renderDiagnostics(
  _ result: CheckResult, format: ReportFormat, colored: Bool, strict: Bool = false
) -> String {
  let files = Dictionary(
    result.files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
  let renderer = DiagnosticRenderer(colored: colored) { files[$0] }
  switch format {
  case .json: return DiagnosticRenderer.json(result.findings)
  case .github: return DiagnosticRenderer.github(result.findings)
  case .text: return renderer.text(result.findings)
  case .junit: return renderer.junit(result.findings, cases: result.cases, strict: strict)
  case .sarif: return renderer.sarif(result.findings, version: heapbookVersion)
  case .markdown: return DiagnosticRenderer.summary(result.findings, title: result.summary)
  }
}

extension CheckResult {
  /// What was checked, in one line: `15 claims in 3 pages, 2 errors, 1 warning`.
  public var summary: String {
    let errors = findings.count { $0.severity == .error }
    let warnings = findings.count { $0.severity == .warning }
    let parts = [
      Self.counted(claims, "claim") + " in " + Self.counted(pages, "page"),
      Self.counted(errors, "error"), Self.counted(warnings, "warning"),
    ]
    let left = drafts == 0 ? [] : [Self.counted(drafts, "draft") + " left out"]
    return (parts + left).joined(separator: ", ")
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
  let reserved = rule.reserved.map { "\n\nNo course breaks it yet: \($0)." } ?? ""
  return ("\(name) (\(setting))\n\n\(rule.explanation)\n\n\(rule.remedy)\(reserved)", nil)
}

/// The nearest of some words, for a word that is none of them; nil where none is near.
public func nearestWord(to word: String, among words: [String]) -> String? {
  nearest(to: word, among: words)
}

/// All rules in the order of the manual, a line each: name, severity, first sentence.
public var ruleList: String {
  let width = Rule.allCases.map { $0.rawValue.utf8.count }.max() ?? 0
  return Rule.allCases.map { rule in
    let name = rule.rawValue + String(repeating: " ", count: width - rule.rawValue.utf8.count)
    let setting = rule.defaultSetting.rawValue
    let gap = String(repeating: " ", count: max(1, 9 - setting.utf8.count))
    return "\(name)  \(setting)\(gap)\(rule.summary)\n"
  }.joined()
}
