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
  var run = CourseRun(planning: course, edition: options.edition)
  let overrides = SiteTheme.overrides(in: templates)
  var result: BuildResult
  do {
    let theme = try SiteTheme(overrides: overrides)
    let sink = try SiteSink(output, writes: !checkOnly)
    let builder = SiteBuilder(run, theme: theme, sink: sink)
    run.runPageByPage(jobs: options.jobs) { run, page in builder.make(page, of: run) }
    result = BuildResult(check: run.result, files: 0, changed: [], problem: nil)
    guard !result.check.fails(strict: options.strict) else {
      builder.discard()
      return result
    }
    do throws(SiteWriteError) {
      let differences = try builder.finish(run, jobs: options.jobs)
      result.files = builder.fileCount
      result.changed = differences.map(\.path)
      if checkOnly { result.report(differences, in: output) }
    } catch {
      result.problem = error.message
    }
    return result
  } catch {
    run.runPageByPage(jobs: options.jobs) { _, _ in }
    result = BuildResult(check: run.result, files: 0, changed: [], problem: nil)
    if let problems = error as? TemplateProblems {
      result.report(problems, in: templates, overrides)
    } else if !result.check.fails(strict: options.strict) {
      result.problem = (error as? SiteWriteError)?.message ?? "\(error)"
    }
    return result
  }
}

extension BuildResult {
  /// Adds a finding for every file that is not as the course would make it.
  fileprivate mutating func report(_ differences: [SiteDifference], in output: String) {
    for difference in differences {
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
