import ArgumentParser
import Workbook

/// `heapbook clean`: removes the site.
struct Clean: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean",
    abstract: "Remove the site that build wrote; a folder that is none is left as it is.")

  @Option(name: .shortAndLong, help: "Where the site is.") var output = "site"

  func run() throws {
    guard let problem = cleanSite(output) else { return }
    Terminal.error("heapbook: \(problem)")
    throw ExitCode(1)
  }
}
