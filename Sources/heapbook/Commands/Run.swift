import ArgumentParser
import Glibc
import HeapDiagrams
import HeapEngine
import Runtimes
import Workbook

/// `heapbook run FILE.py`: stands in for `python FILE.py`.
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run a Python program and print what it prints.",
    discussion: "What the options ask for goes to standard error, or into the named files.")

  @Argument(help: "The program.") var file: String
  @Option(help: "The runtime to model, as cpython-3.12.") var runtime = Runtime.cpython312
  @Option(help: "The limits: host, or the book's.") var limits = LimitsChoice.host
  @OptionGroup var telling: TellingOptions

  func run() throws {
    guard let source = DiskFile.read(file) else {
      Terminal.error("heapbook: can't open file '\(file)'")
      throw ExitCode(2)
    }
    var order = RunOrder(
      source: source, filename: shownName, runtime: runtime, limits: limits.limits)
    telling.apply(to: &order)
    try RunPerformer(order: order, telling: telling).perform()
  }

  /// The program's name in tracebacks and `__file__`: from 3.9 on behind the working directory.
  private var shownName: String {
    guard runtime.level >= .python39, !file.hasPrefix("/"), let directory = getcwd(nil, 0) else {
      return file
    }
    defer { free(directory) }
    return String(cString: directory) + "/" + file
  }
}
