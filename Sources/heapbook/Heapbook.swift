import ArgumentParser
import Glibc
import Workbook

/// The command line: its verbs are in `Commands/`. Each says its name, which the library would
/// else find by reflection, of every verb at every start.
@main
struct Heapbook: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "heapbook",
    abstract: "Teaching workbooks about memory and garbage collection, with every number computed.",
    version: heapbookVersion,
    subcommands: [
      Build.self, Check.self, Accept.self, Serve.self, Verify.self, Run.self,
      Diff.self, List.self, Init.self, New.self, Move.self, Clean.self, Explain.self, Manual.self,
    ])

  /// Exit codes: 0 fine, 1 findings, 2 usage or nothing to check, 70 a bug in heapbook.
  static func main() {
    // A write beyond the limit of a file's size fails, instead of ending the process.
    signal(SIGXFSZ, SIG_IGN)
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      let code = exitCode(for: error)
      guard code == .validationFailure else { exit(withError: error) }
      if let verb = CommandLine.arguments.dropFirst().first, let meant = verbMeant(by: verb) {
        Terminal.error("heapbook: there is no verb `\(verb)`; did you mean `\(meant)`?")
      } else {
        Terminal.error(fullMessage(for: error))
      }
      Glibc.exit(2)
    }
  }

  /// The verb that is nearest to a word which is none.
  private static func verbMeant(by word: String) -> String? {
    let verbs = configuration.subcommands.map { $0._commandName } + ["help"]
    return verbs.contains(word) || word.hasPrefix("-") ? nil : nearestWord(to: word, among: verbs)
  }
}
