import ArgumentParser
import Workbook

/// What `accept` shows, asks and writes.
struct AcceptDialog {
  let acceptance: Acceptance
  let arguments: CourseArguments
  let mayWrite, isDry: Bool

  init(_ acceptance: Acceptance, _ arguments: CourseArguments, mayWrite: Bool, isDry: Bool) {
    self.acceptance = acceptance
    self.arguments = arguments
    self.mayWrite = mayWrite
    self.isDry = isDry
  }

  /// Shows the difference, asks unless told not to, and writes; exits where it may not.
  func run() throws {
    for unknown in acceptance.unknown {
      let hint = unknown.nearest.map { "; did you mean \($0)?" } ?? ""
      Terminal.error("heapbook: \(unknown.path) is no file of the course\(hint)")
    }
    guard acceptance.unknown.isEmpty else { throw ExitCode(2) }
    for file in acceptance.files {
      let diff = LineDiff(file.before, file.after)
      let text = diff.text(path: file.path, colored: arguments.color.isOn)
      Terminal.write(text, to: arguments.format == .text ? 1 : 2)
    }
    let (edits, files) = (acceptance.edits, acceptance.files.count)
    let what = "\(edits) value\(edits == 1 ? "" : "s") in \(files) file\(files == 1 ? "" : "s")"
    guard edits > 0 else { return Terminal.error("there is nothing to accept") }
    guard !isDry else { return Terminal.error("would accept \(what)") }
    guard mayWrite || Terminal.confirms("Write \(what)?") else {
      Terminal.error("heapbook: nothing is written; say --yes to accept")
      throw ExitCode(2)
    }
    for file in acceptance.files {
      guard let problem = file.write(inside: "lessons") else { continue }
      Terminal.error("heapbook: \(problem)")
      throw ExitCode(1)
    }
    Terminal.error("accepted \(what)")
  }
}
