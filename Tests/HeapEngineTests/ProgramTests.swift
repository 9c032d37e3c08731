import Foundation
import HeapEngine
import PythonSubset
import Runtimes
import Testing

/// Programs with the output of real interpreters beside them (`Tests/Programs`).
@Suite struct ProgramTests {
  /// A program and a runtime with an expected output.
  struct Case: Sendable, CustomTestStringConvertible {
    let program: URL
    let runtime: Runtime

    var testDescription: String {
      "\(program.deletingPathExtension().lastPathComponent) under \(runtime.rawValue)"
    }

    var expected: URL {
      program.deletingPathExtension().appendingPathExtension("\(runtime.rawValue).out")
    }
  }

  /// Every program under every runtime for which an output is recorded.
  static let cases: [Case] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Programs")
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    let programs = (files?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "py" }
      .sorted { $0.path < $1.path }
    return programs.flatMap { program in
      Runtime.allCases.map { Case(program: program, runtime: $0) }
    }.filter { FileManager.default.fileExists(atPath: $0.expected.path) }
  }()

  @Test func `there are programs to run`() {
    #expect(ProgramTests.cases.count >= 40)
  }

  @Test(arguments: cases)
  func `a program writes what the real interpreter writes`(_ one: Case) throws {
    let source = try [UInt8](Data(contentsOf: one.program))
    let expected = try String(decoding: Data(contentsOf: one.expected), as: UTF8.self)
    let recording = try run(
      RunRequest(
        source: source, filename: one.program.lastPathComponent, runtime: one.runtime,
        limits: .host))
    #expect(recording.output == expected)
  }
}
