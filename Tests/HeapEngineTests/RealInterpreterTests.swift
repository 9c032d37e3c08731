import Foundation
import Runtimes
import Testing

/// The recorded outputs of `Tests/Programs` are what the real interpreters write, where they are
/// installed (on PATH, or by pyenv in the home folder).
@Suite struct RealInterpreterTests {
  /// The interpreter of a runtime's version, if this machine has one.
  static func interpreter(of runtime: Runtime) -> URL? {
    let version = "3.\(runtime.level.minor)"
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    var candidates: [URL] = []
    let pyenv = URL.homeDirectory.appending(path: ".pyenv/versions")
    let installed = (try? FileManager.default.contentsOfDirectory(atPath: pyenv.path)) ?? []
    for name in installed.sorted() where name.hasPrefix(version + ".") {
      candidates.append(pyenv.appending(path: "\(name)/bin/python\(version)"))
    }
    for folder in path.split(separator: ":") where !folder.contains("shims") {
      candidates.append(URL(filePath: String(folder)).appending(path: "python\(version)"))
    }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }

  static let cases = ProgramTests.cases.filter { interpreter(of: $0.runtime) != nil }

  @Test(
    .enabled(if: !cases.isEmpty, "no CPython of a modelled version is installed"),
    arguments: cases)
  func `a recorded output is the real interpreter's`(_ one: ProgramTests.Case) throws {
    let process = Process()
    process.executableURL = try #require(RealInterpreterTests.interpreter(of: one.runtime))
    process.arguments = ["-S", one.program.path]
    // What is printed goes on at once, as on a terminal: a stream that waits keeps the strings.
    process.environment = ["PYTHONHASHSEED": "0", "PYTHONUNBUFFERED": "1", "LC_ALL": "C.UTF-8"]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let written = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let expected = try Data(contentsOf: one.expected)
    #expect(String(decoding: written, as: UTF8.self) == String(decoding: expected, as: UTF8.self))
  }
}
