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

/// The options that all verbs on a course have.
struct CourseArguments: ParsableArguments {
  @Option(name: .shortAndLong, help: "How many threads work at once.")
  var jobs = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  @Option(help: "The form of the report: text, json or github.")
  var format = ReportFormat.text

  @Option(help: "When the report is coloured: auto, always or never.")
  var color = ColorChoice.auto

  @Flag(help: "Warnings fail too.")
  var strict = false

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
      Terminal.error("heapbook: there is no lessons/book.yml here, so there is nothing to check")
      throw ExitCode(2)
    }
    return source
  }

  /// Writes the report, and exits with 1 where findings fail, with 2 where nothing was checked.
  func report(_ result: CheckResult) throws {
    Terminal.write(renderDiagnostics(result, format: format, colored: color.isOn))
    if format == .text { Terminal.error(result.summary) }
    if result.pages == 0 { throw ExitCode(2) }
    if result.fails(strict: strict) { throw ExitCode(1) }
  }
}
