import ArgumentParser
import Workbook

/// `heapbook check`: runs every scenario and compares every claim.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Run every scenario of lessons/ and check every claim. Nothing is written.")

  @OptionGroup var arguments: CourseArguments

  @Option(help: "Only pages whose path holds this, or scenarios whose FILE.md#ID does.")
  var filter: String?

  @Option(help: "Only what changed since a git revision, and the pages that link to it.")
  var since: String?

  func validate() throws {
    guard filter == nil || since == nil else {
      throw ValidationError("--filter and --since do not go together.")
    }
  }

  func run() throws {
    var options = arguments.options
    if let filter { options.scope = .matching(filter) }
    if let since { options.scope = try CourseFolder.changes(since: since) }
    let result = checkCourse(try arguments.course(), options: options)
    if since != nil, result.pages == 0, result.findings.isEmpty {
      return Terminal.error("no page changed since \(since ?? "then")")
    }
    if let filter, result.pages == 0, result.findings.isEmpty {
      Terminal.error(
        "heapbook: no page or scenario is called `\(filter)`; heapbook list tells them")
    }
    try arguments.write(result)
  }
}
