import ArgumentParser
import Workbook

/// `heapbook init`: writes a new course that builds at once.
struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a new course: a commented lesson, its settings and a recipe for CI.")

  @Argument(help: "The folder of the course.") var folder = "."

  @Option(help: "The title of the course.") var title = "A course"

  func run() throws {
    let files = CourseTemplate.files(title: title).map { ("\(folder)/\($0.path)", $0.text) }
    for (path, _) in files where DiskFile.exists(path) {
      Terminal.error("heapbook: \(path) exists already: nothing is written")
      throw ExitCode(2)
    }
    for (path, text) in files {
      if let problem = DiskFile.create(path, Array(text.utf8)) {
        Terminal.error("heapbook: \(problem)")
        throw ExitCode(1)
      }
      Terminal.write("\(path)\n")
    }
    let there = folder == "." ? "" : "cd \(folder) && "
    Terminal.error("now: \(there)heapbook build")
  }
}
