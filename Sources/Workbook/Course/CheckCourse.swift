import Diagnostics

/// Choices of a check or a build.
public struct CourseOptions: Sendable {
  /// How many threads work at once, at least 1.
  public var jobs: Int
  /// Whether warnings keep a site from being written.
  public var strict: Bool

  /// Choices; by default one thread.
  public init(jobs: Int = 1, strict: Bool = false) {
    self.jobs = max(1, jobs)
    self.strict = strict
  }
}

/// What a check found, and the texts that findings stand in.
public struct CheckResult: Sendable {
  /// The findings in order, with the course's own severities.
  public var findings: [Diagnostic]
  /// The files of the course, for showing the lines of findings.
  public var files: [SourceFile]
  /// How many claims, outputs and pinned values were checked.
  public var claims: Int
  /// How many pages were read.
  public var pages: Int
}

/// Runs every scenario of a course and checks every claim of its lessons.
public func checkCourse(_ source: CourseSource, options: CourseOptions = CourseOptions())
  -> CheckResult
{
  CourseRun(Course(reading: source, jobs: options.jobs), jobs: options.jobs).result
}

extension CourseRun {
  /// The findings as a check gives them.
  var result: CheckResult {
    let severities = Severities(course.book.overrides)
    let path = course.source.shown("book.yml")
    let book = SourceFile(path: path, bytes: course.source.read("book.yml") ?? [])
    return CheckResult(
      findings: severities.apply(to: findings), files: [book] + course.pages.map(\.file),
      claims: claims.reduce(0, +), pages: course.pages.count)
  }
}
