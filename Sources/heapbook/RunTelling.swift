import ArgumentParser
import HeapDiagrams
import HeapEngine
import PythonSubset
import Runtimes
import Workbook

extension DiagramKind: ExpressibleByArgument {}

/// What `heapbook run` can tell besides what the program prints.
struct TellingOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Explain the count of what NAME is bound to.", valueName: "name"))
  var why: [String] = []

  @Option(help: ArgumentHelp("Answer a query, as in lessons: 'refcount(a)'.", valueName: "query"))
  var query: [String] = []

  @Option(help: ArgumentHelp("When: a line, 16#2, a mark, 16/subtract; else at the end."))
  var at: String?

  @Flag(help: "Tell what makes the count of each object.") var counts = false

  @Flag(help: "Tell the run as a table: lines, names, counts, what was freed and written.")
  var trace = false

  @Option(help: ArgumentHelp("Write a picture to a file.", valueName: "file")) var svg: String?

  @Option(
    help: ArgumentHelp(
      "Which picture: \(DiagramKind.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "kind"))
  var picture = DiagramKind.heap

  @Option(help: ArgumentHelp("Write all that was recorded to a file.", valueName: "file"))
  var json: String?

  /// Puts the choices into an order.
  func apply(to order: inout RunOrder) {
    order.whys = why
    order.queries = query
    order.moment = at
    order.wantsCounts = counts
    order.wantsTrace = trace
    order.picture = svg == nil ? nil : picture
    order.wantsJSON = json != nil
  }
}

/// Runs a program, writes what it writes, and exits with its status.
struct RunPerformer {
  let order: RunOrder
  let telling: TellingOptions

  func perform() throws {
    do {
      let status = order.isPlain ? try performPlainly() : try performTelling()
      if status != 0 { throw ExitCode(Int32(truncatingIfNeeded: status & 0xFF)) }
    } catch let error as PythonSyntaxError {
      let report = SyntaxErrorReport(
        error, source: order.source, filename: order.filename, level: order.runtime.level)
      Terminal.write(report.text, to: 2)
      throw ExitCode(1)
    } catch let fault as RunOrderFault {
      Terminal.error("heapbook: \(fault.message)")
      throw ExitCode(2)
    }
  }

  private func performPlainly() throws -> Int {
    let result = try runScript(
      source: order.source, filename: order.filename, runtime: order.runtime, limits: order.limits)
    if let limit = result.limit { Terminal.error("heapbook: \(limit)") }
    return result.status
  }

  private func performTelling() throws -> Int {
    let told = try tellRun(order)
    Terminal.write(told.output)
    Terminal.write(told.errorOutput, to: 2)
    if let limit = told.limit { Terminal.error("heapbook: \(limit)") }
    Terminal.write(told.report, to: 2)
    for (path, text) in [(telling.svg, told.svg), (telling.json, told.json)] {
      guard let path, let text else { continue }
      if let problem = DiskFile.replace(path, old: nil, with: Array(text.utf8)) {
        Terminal.error("heapbook: \(problem)")
        throw ExitCode(2)
      }
    }
    return told.status == 0 && told.hasProblem ? 1 : told.status
  }
}
