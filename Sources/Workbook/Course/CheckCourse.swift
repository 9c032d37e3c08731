import Diagnostics

/// For whom pages are made. All have the same numbers; what one leaves out is in none of its files.
public enum Edition: String, CaseIterable, Sendable {
  /// For readers: without the notes `[!INSTRUCTOR]`.
  case student
  /// For those who teach: with all.
  case instructor
}

/// Choices of a check or a build.
public struct CourseOptions: Sendable {
  /// How many threads work at once, at least 1.
  public var jobs: Int
  /// Whether warnings keep a site from being written.
  public var strict: Bool
  /// The part of the course that is checked.
  public var scope: CheckScope
  /// For whom pages are made.
  public var edition = Edition.student
  /// Whether drafts are a part of the course.
  public var withDrafts = false

  /// Choices; by default one thread, and all of the course.
  public init(jobs: Int = 1, strict: Bool = false, scope: CheckScope = .all) {
    self.jobs = max(1, jobs)
    self.strict = strict
    self.scope = scope
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
  /// How many pages were checked.
  public var pages: Int
  /// How many lessons were left out, being drafts.
  public var drafts: Int
  /// What was looked at as a whole, for reports that name what passed.
  public var cases: [CheckCase]
}

/// Runs every scenario of a course and checks every claim of its lessons.
public func checkCourse(_ source: CourseSource, options: CourseOptions = CourseOptions())
  -> CheckResult
{
  let course = Course(
    reading: source, jobs: options.jobs, withDrafts: options.withDrafts)
  return CourseRun(course, jobs: options.jobs, scope: options.scope, keepsSteps: false).result
}

extension CourseRun {
  /// The findings as a check gives them.
  var result: CheckResult {
    let severities = Severities(course.book.overrides)
    let path = course.source.shown("book.yml")
    let book = SourceFile(path: path, bytes: course.source.read("book.yml") ?? [])
    let pages = Dictionary(
      course.pages.map { ($0.file.path, $0.index) }, uniquingKeysWith: { first, _ in first })
    let kept = findings.filter { checkedPages.holds($0, pages: pages) }
    let placed = kept.map { finding in
      pages[finding.path].map { course.pages[$0].located(finding) } ?? finding
    }
    var seen: Set<Diagnostic> = []
    let found = severities.apply(to: placed.filter { seen.insert($0).inserted })
    let checked = course.pages.map(\.index).filter { checkedPages.isChecked[$0] }
    return CheckResult(
      findings: found, files: [book] + course.files,
      claims: checked.reduce(0) { $0 + claims[$1] }, pages: checked.count,
      drafts: course.drafts.count,
      cases: cases)
  }
}

extension Course {
  /// The files that pages are made of, each once.
  var files: [SourceFile] {
    var seen: Set<String> = []
    return pages.flatMap(\.segments).map(\.file).filter { seen.insert($0.path).inserted }
  }
}
