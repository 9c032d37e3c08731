import ArgumentParser
import Workbook

/// `heapbook build`: checks the course and writes its site.
struct Build: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check lessons/ and write the site.")

  @OptionGroup var arguments: CourseArguments

  @Option(name: .shortAndLong, help: "Where the site is written.")
  var output = "site"

  @Flag(help: "Write nothing; fail where the site is not what the lessons make.")
  var check = false

  func run() throws {
    let source = try arguments.course()
    let result = buildCourse(
      source, templates: CourseSource(root: "", folder: "templates"), output: output,
      checkOnly: check, options: arguments.options)
    try arguments.write(result.check)
    if let problem = result.problem {
      Terminal.error("heapbook: \(problem)")
      throw ExitCode(2)
    }
    guard arguments.format == .text else { return }
    let changed = check ? "compared" : "\(result.changed.count) changed"
    Terminal.error("\(output): \(result.files) files, \(changed)")
  }
}
