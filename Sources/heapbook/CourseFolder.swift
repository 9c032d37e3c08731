import ArgumentParser
import Workbook

/// The course in the working folder.
enum CourseFolder {
  /// The course; exit 2 where there is none.
  static func source() throws -> CourseSource {
    if let source = CourseSource(root: ""), source.contains("book.yml") { return source }
    Terminal.error("heapbook: there is no lessons/book.yml here; heapbook init writes one")
    throw ExitCode(2)
  }

  /// What changed since a git revision; exit 2 where git does not know it.
  static func changes(since revision: String) throws -> CheckScope {
    do {
      return .changed(try GitRepository.changes(since: revision, in: ["lessons", "templates"]))
    } catch {
      Terminal.error("heapbook: \(error.message)")
      throw ExitCode(2)
    }
  }

  /// Works out an edit and writes it; exit 2 where it cannot be made, 1 where it is not written.
  static func write(
    _ source: CourseSource, _ make: () throws(CourseEditFault) -> CourseEdit
  ) throws {
    let edit: CourseEdit
    do {
      edit = try make()
    } catch {
      Terminal.error("heapbook: \(error.message)")
      throw ExitCode(2)
    }
    if let problem = edit.write(to: "lessons", over: source) {
      Terminal.error("heapbook: \(problem)")
      throw ExitCode(1)
    }
    for file in edit.written { Terminal.write("lessons/\(file.name)\n") }
    for name in edit.removed { Terminal.write("lessons/\(name) is gone\n") }
  }
}
