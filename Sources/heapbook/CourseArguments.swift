import ArgumentParser
import Glibc
import Workbook

/// When a report is coloured.
enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
  case auto, always, never

  /// Whether to colour now.
  var isOn: Bool { self == .always || (self == .auto && Terminal.wantsColor) }
}

extension ReportFormat: ExpressibleByArgument {}
extension Edition: ExpressibleByArgument {}

/// The options that all verbs on a course have.
struct CourseArguments: ParsableArguments {
  @Option(name: .shortAndLong, help: "How many threads work at once.")
  var jobs = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  @Option(help: "The form of the report: text, json, junit, sarif, github or markdown.")
  var format = ReportFormat.text

  @Option(
    help: "A report to a file too, as junit=FILE or FILE.sarif; may be given several times.",
    transform: Self.reportFile)
  var report: [ReportFile] = []

  @Option(help: "When the report is coloured: auto, always or never.")
  var color = ColorChoice.auto

  @Flag(help: "Warnings fail too.")
  var strict = false

  private static func reportFile(_ text: String) throws -> ReportFile {
    if let file = ReportFile(text) { return file }
    throw ValidationError("--report wants FORM=FILE, or a FILE that ends in .xml, .sarif, .json.")
  }

  /// Refuses a number of threads that is none.
  func validate() throws {
    guard (1...256).contains(jobs) else {
      throw ValidationError("-j wants a number from 1 to 256.")
    }
  }

  /// The choices for the workbook.
  var options: CourseOptions { CourseOptions(jobs: jobs, strict: strict) }

  /// The course in this folder; exit 2 where there is none.
  func course() throws -> CourseSource {
    guard let source = CourseSource(root: ""), source.contains("book.yml") else {
      Terminal.error(
        "heapbook: there is no lessons/book.yml here, so there is nothing to check; "
          + "heapbook init makes a course")
      throw ExitCode(2)
    }
    return source
  }

  /// Writes the reports, and exits with 1 where findings fail, with 2 where nothing was checked.
  func write(_ result: CheckResult) throws {
    Terminal.write(
      renderDiagnostics(result, format: format, colored: color.isOn, strict: strict))
    if format == .text { Terminal.error(result.summary) }
    for file in report {
      guard let problem = file.write(result, strict: strict) else { continue }
      Terminal.error("heapbook: \(problem)")
      throw ExitCode(1)
    }
    if format == .github || report.contains(where: { $0.format == .github }) {
      StepSummary.append(renderDiagnostics(result, format: .markdown, colored: false))
    }
    if result.pages == 0 { throw ExitCode(2) }
    if result.fails(strict: strict) { throw ExitCode(1) }
  }
}

/// The summary that GitHub shows of a step: the file that `GITHUB_STEP_SUMMARY` names.
enum StepSummary {
  /// Adds a text, where there is such a file.
  static func append(_ text: String) {
    guard let path = getenv("GITHUB_STEP_SUMMARY") else { return }
    let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard file >= 0 else { return }
    defer { close(file) }
    Terminal.write(text + "\n", to: file)
  }
}
