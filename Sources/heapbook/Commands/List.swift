import ArgumentParser
import Workbook

/// `heapbook list`: tells what a course holds.
struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the pages and scenarios of lessons/. Nothing is run.")

  @Flag(help: "Only scenarios that no claim, output or value holds to their word.")
  var coverage = false

  @Flag(help: "As JSON, an object a line.") var json = false

  func run() throws {
    let source = try CourseFolder.source()
    let items = coverage ? uncoveredScenarios(source) : listCourse(source)
    if coverage, items.isEmpty {
      return Terminal.error("every scenario is held to its word by a claim, an output or a value")
    }
    Terminal.write(items.map { (json ? $0.json : $0.shown) + "\n" }.joined())
  }
}
