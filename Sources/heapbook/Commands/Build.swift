import ArgumentParser
import Workbook

/// `heapbook build`: checks the course and writes its site.
struct Build: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Check lessons/ and write the site.")

  @OptionGroup var arguments: CourseArguments

  @Option(name: .shortAndLong, help: "Where the site is written.")
  var output = "site"

  @Flag(help: "Write nothing; fail where the site is not what the lessons make.")
  var check = false

  @Option(help: "For whom: student, or instructor with the notes that students do not get.")
  var edition = Edition.student

  func run() throws {
    if !check { endCleanlyWhenInterrupted() }
    let source = try arguments.course()
    var options = arguments.options
    options.edition = edition
    let result = buildCourse(
      source, templates: CourseSource(root: "", folder: "templates"), output: output,
      checkOnly: check, options: options)
    try arguments.write(result.check)
    if let problem = result.problem {
      Terminal.error("heapbook: \(problem)")
      throw ExitCode(1)
    }
    guard arguments.format == .text else { return }
    let changed = check ? "compared" : "\(result.changed.count) changed"
    Terminal.error("\(output): \(result.files) files, \(changed)")
  }
}
