import ArgumentParser
import Workbook

/// `heapbook check`: runs every scenario and compares every claim.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run every scenario of lessons/ and check every claim.")

  @OptionGroup var arguments: CourseArguments

  func run() throws {
    let source = try arguments.course()
    try arguments.report(
      checkCourse(source, options: arguments.options))
  }
}
