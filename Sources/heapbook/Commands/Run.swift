import ArgumentParser
import HeapEngine
import PythonSubset
import Runtimes
import Workbook

/// `heapbook run FILE.py`: stands in for `python FILE.py`.
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run a Python program and print what it prints.")

  @Argument(help: "The program.") var file: String

  @Option(help: "The runtime to model, as cpython-3.12.") var runtime = Runtime.cpython312

  @Option(help: "The limits: host, or the book's.") var limits = LimitsChoice.host

  func run() throws {
    guard let source = DiskFile.read(file) else {
      Terminal.error("heapbook: can't open file '\(file)'")
      throw ExitCode(2)
    }
    do {
      let result = try runScript(
        source: source, filename: file, runtime: runtime, limits: limits.limits)
      if let limit = result.limit { Terminal.error("heapbook: \(limit)") }
      if result.status != 0 { throw ExitCode(Int32(truncatingIfNeeded: result.status & 0xFF)) }
    } catch let error as PythonSyntaxError {
      let report = SyntaxErrorReport(error, source: source, filename: file)
      Terminal.write(report.text, to: 2)
      throw ExitCode(1)
    }
  }
}
