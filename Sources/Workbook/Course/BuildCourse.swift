import Diagnostics

/// What a build did.
public struct BuildResult: Sendable {
  /// What the check before it found.
  public var check: CheckResult
  /// The files of the site that were made, or that would be; empty after a finding that fails.
  public var files: Int
  /// The paths that were different from what the folder held.
  public var changed: [String]
  /// Why the site could not be written; nil where it was.
  public var problem: String?
}

/// Checks a course and writes its site; after an error the site stays as it was.
///
/// - Parameters:
///   - templates: the files of the course's own `templates/`, by their names in it.
///   - checkOnly: compares with what is in the folder and writes nothing.
public func buildCourse(
  _ source: CourseSource, templates: CourseSource?, output: String, checkOnly: Bool = false,
  options: CourseOptions = CourseOptions()
) -> BuildResult {
  let course = Course(reading: source, jobs: options.jobs, withDrafts: options.withDrafts)
  let run = CourseRun(course, jobs: options.jobs, edition: options.edition)
  var result = BuildResult(check: run.result, files: 0, changed: [], problem: nil)
  let overrides = SiteTheme.overrides(in: templates)
  do {
    let theme = try SiteTheme(overrides: overrides)
    guard !result.check.fails(strict: options.strict) else { return result }
    let files = try SitePages.files(of: run.site(theme: theme, jobs: options.jobs), theme: theme)
    result.files = files.count
    if checkOnly {
      try result.compare(files, with: output)
    } else {
      result.changed = try SiteWriter.write(files, to: output).map(\.path)
    }
  } catch let problems as TemplateProblems {
    result.report(problems, in: templates, overrides)
  } catch let error as SiteWriteError {
    result.problem = error.message
  } catch let error as SitePathProblem {
    result.problem = error.message
  } catch {
    result.problem = "\(error)"
  }
  return result
}

extension BuildResult {
  /// Adds a finding for every file that is not as the course would make it.
  fileprivate mutating func compare(
    _ files: [SiteFile], with output: String
  ) throws(SiteWriteError) {
    for difference in try SiteWriter.compare(files, with: output) {
      changed.append(difference.path)
      let what =
        switch difference {
        case .missing: "is missing"
        case .changed: "is not what the lessons make"
        case .surplus: "is made by no lesson"
        }
      check.findings.append(
        Diagnostic(
          .siteStale, "\(difference.path) \(what)", in: "\(output)/\(difference.path)",
          hint: "run heapbook build"))
    }
  }

  /// Adds the faults of the course's own templates.
  fileprivate mutating func report(
    _ problems: TemplateProblems, in templates: CourseSource?, _ overrides: [SiteFile]
  ) {
    for problem in problems.problems {
      let path = templates?.shown(problem.file) ?? problem.file
      let bytes = overrides.first { $0.path == problem.file }?.bytes ?? []
      let file = SourceFile(path: path, bytes: bytes)
      let place = SourcePosition(line: problem.line, column: problem.column)
      let offset = file.offset(of: place) ?? 0
      check.files.append(file)
      check.findings.append(
        file.finding(.templateTagUnknown, problem.message, at: offset..<offset))
    }
  }
}

extension SiteTheme {
  /// Whether a file of `templates/` is a part of a theme; scripts that make one are not.
  static func isThemeFile(_ name: String) -> Bool {
    [".mustache", ".css", ".js", ".svg", ".png", ".ico", ".webp", ".woff2"].contains {
      name.hasSuffix($0)
    }
  }
}
