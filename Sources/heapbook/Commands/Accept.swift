import ArgumentParser
import Workbook

/// `heapbook accept`: writes computed values into the lessons.
struct Accept: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: "Write the computed values into the lessons, after showing what changes.",
    discussion: """
      Only these are edited: the literal behind == in # expect:, the text behind # prints:, the \
      body of an output fence, the value behind = in an inline value. What accept cannot mend is \
      listed, and the exit code is then 1.
      """)

  @Argument(help: "What to accept: lessons/pair.md, or lessons/pair.md:13. Without one, all.")
  var targets: [String] = []

  @Flag(name: .shortAndLong, help: "Write without asking.") var yes = false

  @Flag(help: "Show what would change and write nothing.") var dryRun = false

  @Flag(help: "Write even where CI is set.") var force = false

  @OptionGroup var arguments: CourseArguments

  func run() throws {
    guard dryRun || force || !Terminal.isContinuousIntegration else {
      Terminal.error("heapbook: accept writes nothing where CI is set, unless --force is given")
      throw ExitCode(2)
    }
    let targets = targets.map { AcceptTarget($0) }
    let acceptance = acceptCourse(
      try arguments.course(), targets: targets, options: arguments.options)
    try AcceptDialog(acceptance, arguments, mayWrite: yes, isDry: dryRun).run()
    try arguments.write(acceptance.rest(for: targets))
  }
}
