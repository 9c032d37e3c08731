/// How much a finding matters: an error fails a build, a warning only with `--strict`.
public enum Severity: String, CaseIterable, Sendable {
  case error, warning, note
}

/// What becomes of a rule's findings, as `severity:` in `book.yml` says.
public enum SeveritySetting: String, CaseIterable, Sendable {
  case error, warning, ignore

  /// The severity, or nil for findings that are left out.
  public var severity: Severity? {
    switch self {
    case .error: .error
    case .warning: .warning
    case .ignore: nil
    }
  }
}

/// The course's own choice of severities by rule, over the rules' defaults.
public struct Severities: Sendable {
  /// The rules that the course sets otherwise than they come.
  public var overrides: [Rule: SeveritySetting]

  /// A choice of severities; without any, every rule keeps its default.
  public init(_ overrides: [Rule: SeveritySetting] = [:]) { self.overrides = overrides }

  /// The setting of a rule.
  public subscript(rule: Rule) -> SeveritySetting { overrides[rule] ?? rule.defaultSetting }

  /// The findings that are not ignored, with their severities set, sorted.
  ///
  /// A finding that was made as a note stays one: it only goes with others.
  public func apply(to findings: [Diagnostic]) -> [Diagnostic] {
    var result: [Diagnostic] = []
    for var finding in findings {
      guard let severity = self[finding.rule].severity else { continue }
      if finding.severity != .note { finding.severity = severity }
      result.append(finding)
    }
    return result.sorted()
  }
}
