import ArgumentParser
import Workbook

/// `heapbook move`: gives a lesson another name.
struct Move: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "move",
    abstract: "Rename a lesson: links to it follow, and its old address leads to the new one.")

  @Argument(help: "The lesson: counting.md, or lessons/counting.md.") var old: String

  @Argument(help: "Its new name, in lessons/.") var new: String

  func run() throws {
    let source = try CourseFolder.source()
    let names = [old, new].map { $0.hasPrefix("lessons/") ? String($0.dropFirst(8)) : $0 }
    try CourseFolder.write(source) { () throws(CourseEditFault) in
      try moveLesson(names[0], to: names[1], in: source)
    }
  }
}
