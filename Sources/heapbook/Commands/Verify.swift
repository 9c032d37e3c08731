import ArgumentParser
import Workbook

/// `heapbook verify`: asks real interpreters about every scenario.
struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Run every scenario on real interpreters, and ask them about every claim.",
    discussion: """
      Interpreters are found on PATH and in pyenv. What they confirm is kept in \
      lessons/verified.json, which belongs into the repository: pages tell it while the scenario \
      is the same. A claim that an interpreter cannot be asked is counted as such.
      """)

  @Option(
    help: "An interpreter, as cpython-3.12=/usr/bin/python3.12; may be given several times.")
  var python: [String] = []

  @Option(help: "The seconds that each run has.") var timeout = 20.0

  @Option(help: "Only pages whose path holds this, or scenarios whose FILE.md#ID does.")
  var filter: String?

  @Flag(help: "Write nothing.") var dryRun = false

  @OptionGroup var arguments: CourseArguments

  func run() throws {
    let source = try arguments.course()
    var options = arguments.options
    if let filter { options.scope = .matching(filter) }
    let interpreters = try NamedInterpreters(python).found()
    let result = verifyCourse(
      source, interpreters: interpreters, seconds: timeout, options: options)
    if arguments.format == .text { Terminal.write(result.table) }
    if !dryRun, !result.verdicts.isEmpty {
      try Terminal.save(result.record(for: source), to: "lessons/verified.json")
    }
    try arguments.write(result.check)
  }
}
