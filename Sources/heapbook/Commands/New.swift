import ArgumentParser
import Workbook

/// `heapbook new`: adds a lesson to the course.
struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Add a lesson behind the last one, and list it in book.yml.")

  @Argument(help: "The lesson's file: counting, or basics/counting.md.") var lesson: String

  @Option(help: "The lesson's title; else made of the file's name.") var title: String?

  func run() throws {
    let source = try CourseFolder.source()
    try CourseFolder.write(source) { () throws(CourseEditFault) in
      try newLesson(lesson, title: title, in: source)
    }
  }
}
