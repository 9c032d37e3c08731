import ArgumentParser
import Workbook

/// `heapbook diff REF`: tells what readers would see change.
struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Tell which outputs, counts and pictures changed since a git revision.")

  @Argument(help: "The revision: main, HEAD~1.") var revision: String

  @Flag(help: "As Markdown, for a pull request.") var markdown = false

  func run() throws {
    let source = try CourseFolder.source()
    let changes: [CourseChange]
    do throws(GitRepository.Fault) {
      let old = try GitRepository.course(at: revision)
      changes = courseChanges(from: old, to: source)
    } catch {
      Terminal.error("heapbook: \(error.message)")
      throw ExitCode(2)
    }
    Terminal.write(
      markdown
        ? CourseChange.markdown(changes, since: revision) : CourseChange.text(changes))
    Terminal.error("\(changes.count) change\(changes.count == 1 ? "" : "s") since \(revision)")
  }
}
