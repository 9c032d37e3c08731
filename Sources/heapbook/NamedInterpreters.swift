import ArgumentParser
import Runtimes
import Workbook

/// The interpreters that the command line names, by the runtime that models them.
struct NamedInterpreters {
  /// The paths.
  private(set) var paths: [String: String] = [:]

  /// The interpreters of texts as `cpython-3.12=/usr/bin/python3.12`.
  init(_ texts: [String]) throws {
    for text in texts {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, Runtime(rawValue: parts[0]) != nil else {
        throw ValidationError("--python wants RUNTIME=PATH, as cpython-3.12=/usr/bin/python3.12.")
      }
      paths[parts[0]] = parts[1]
    }
  }

  /// The interpreters that are named, and those that are installed.
  func found() throws -> [Runtime: Interpreter] {
    var found: [Runtime: Interpreter] = [:]
    for runtime in Runtime.allCases {
      found[runtime] = Interpreter.find(runtime, named: paths)
      guard found[runtime] == nil, let path = paths[runtime.rawValue] else { continue }
      throw ValidationError("\(path) is no interpreter of \(runtime.rawValue).")
    }
    return found
  }
}
