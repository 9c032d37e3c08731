import ArgumentParser
import Glibc
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
    let filename = shownName
    do {
      let result = try runScript(
        source: source, filename: filename, runtime: runtime, limits: limits.limits)
      if let limit = result.limit { Terminal.error("heapbook: \(limit)") }
      if result.status != 0 { throw ExitCode(Int32(truncatingIfNeeded: result.status & 0xFF)) }
    } catch let error as PythonSyntaxError {
      let report = SyntaxErrorReport(
        error, source: source, filename: filename, level: runtime.level)
      Terminal.write(report.text, to: 2)
      throw ExitCode(1)
    }
  }

  /// The program's name in tracebacks and `__file__`: from 3.9 on behind the working directory.
  private var shownName: String {
    guard runtime.level >= .python39, !file.hasPrefix("/"),
      let directory = getcwd(nil, 0)
    else { return file }
    defer { free(directory) }
    return String(cString: directory) + "/" + file
  }
}
