import Diagnostics

@testable import Workbook

/// Small courses for tests, made of literals.
enum CourseFixture {
  /// The settings of a course with one lesson, `pair.md`.
  static let book = """
    title: A Course
    parts:
      - title: First
        lessons: [pair.md]

    """

  /// The result of checking a course of one lesson and further files.
  static func check(_ lesson: String, files: [String: String] = [:], jobs: Int = 1) -> CheckResult {
    checkCourse(source(lesson, files: files), options: CourseOptions(jobs: jobs))
  }

  /// A course of one lesson and further files.
  static func source(_ lesson: String, files: [String: String] = [:]) -> CourseSource {
    var files = files
    files["pair.md"] = lesson
    files["book.yml"] = files["book.yml"] ?? book
    return CourseSource(files: files)
  }

  /// The text of a lesson's page.
  static func body(_ lesson: String, files: [String: String] = [:]) throws -> String {
    let run = CourseRun(Course(reading: source(lesson, files: files)), jobs: 1)
    let theme = try SiteTheme()
    return PageRenderer(run, page: run.course.pages[0], theme: theme).body()
  }
}

/// A text in which `▶` marks the place where a finding must land.
struct MarkedText {
  /// The text without the mark.
  let text: String
  /// The mark's position.
  let position: SourcePosition

  init(_ marked: String) {
    let parts = marked.split(separator: "▶", maxSplits: 1, omittingEmptySubsequences: false)
    text = parts.joined()
    let before = parts[0].unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    position = SourcePosition(line: before.count, column: (before.last?.count ?? 0) + 1)
  }
}

extension Diagnostic {
  /// The finding in short: `value-mismatch 3:7`.
  var short: String {
    "\(rule.rawValue) \(range.map { "\($0.start)" } ?? "-")"
  }
}
