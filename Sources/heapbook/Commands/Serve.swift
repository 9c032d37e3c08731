import ArgumentParser
import Workbook
import WorkbookServer

/// `heapbook serve`: shows the course in the browser while it is written.
struct Serve: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Show the course in the browser, made anew at every save. /play runs a program.")

  @Option(name: .shortAndLong, help: "The port; the next free one is taken.") var port: UInt16 =
    3000

  @Option(help: "A further name under which it answers; may be given several times.")
  var allowHost: [String] = []

  @Option(name: .shortAndLong, help: "How many threads work at once.") var jobs = 2

  func run() throws {
    _ = try CourseFolder.source()
    guard let server = PreviewServer(port: port, hosts: allowHost, jobs: max(1, jobs)) else {
      Terminal.error("heapbook: no port from \(port) on is free")
      throw ExitCode(1)
    }
    let (summary, findings) = server.rebuild()
    Terminal.write(findings)
    Terminal.error("\(summary)\n\(server.address)  (Ctrl+C ends it)")
    server.watch { summary, time in
      let milliseconds = time.components.attoseconds / 1_000_000_000_000_000
      Terminal.error("\(summary), \(time.components.seconds * 1000 + milliseconds) ms")
    }
    server.run()
  }
}
