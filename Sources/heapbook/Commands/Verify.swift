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
      is the same. A claim that an interpreter cannot be asked is counted as such. PyPy and \
      Jython are not modelled, and no claim is about them: where one is installed, a second table \
      tells which programs write the same there, and what the others do.
      """)

  @Option(
    help: """
      An interpreter, as cpython-3.12=/usr/bin/python3.12 or pypy=/opt/bin/pypy3; may be given \
      several times.
      """)
  var python: [String] = []

  @Option(help: "The seconds that each run has.") var timeout = 20.0

  @Option(help: "Only pages whose path holds this, or scenarios whose FILE.md#ID does.")
  var filter: String?

  @Flag(help: "Write nothing.") var dryRun = false

  @OptionGroup var arguments: CourseArguments

  func run() throws {
    let source = try arguments.course()
    let named = try NamedInterpreters(python)
    var options = arguments.options
    if let filter { options.scope = .matching(filter) }
    let result = verifyCourse(
      source, interpreters: try named.found(), foreign: try named.foundForeign(),
      seconds: timeout, options: options)
    if arguments.format == .text { Terminal.write(result.table + result.foreignTable) }
    if !dryRun, !result.verdicts.isEmpty {
      try Terminal.save(result.record(for: source), to: "lessons/verified.json")
    }
    try arguments.write(result.check)
  }
}
