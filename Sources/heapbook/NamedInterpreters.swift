import ArgumentParser
import Glibc
import Runtimes
import Workbook

/// The interpreters that the command line names, by the runtime that models them.
struct NamedInterpreters {
  /// The paths.
  private(set) var paths: [String: String] = [:]
  /// The paths of those that no runtime models.
  private var foreignPaths: [(kind: ForeignInterpreter.Kind, path: String)] = []

  /// The interpreters of texts as `cpython-3.12=/usr/bin/python3.12` or `pypy=/usr/bin/pypy3`.
  init(_ texts: [String]) throws {
    for text in texts {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      if parts.count == 2, Runtime(rawValue: parts[0]) != nil {
        paths[parts[0]] = Self.whole(parts[1])
      } else if parts.count == 2, let kind = ForeignInterpreter.kind(named: parts[0]) {
        foreignPaths.append((kind, Self.whole(parts[1])))
      } else {
        throw ValidationError(
          "--python wants NAME=PATH, as cpython-3.12=/usr/bin/python3.12, pypy=/usr/bin/pypy3 "
            + "or jython=/usr/bin/jython.")
      }
    }
  }

  /// A path from the root: programs are run in a folder of their own.
  private static func whole(_ path: String) -> String {
    guard path.contains("/"), !path.hasPrefix("/"), let folder = getcwd(nil, 0) else { return path }
    defer { free(folder) }
    return String(cString: folder) + "/" + path
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

  /// Those that no runtime models: the named ones of a kind, else one that is installed.
  func foundForeign() throws -> [ForeignInterpreter] {
    var found: [ForeignInterpreter] = []
    for kind in ForeignInterpreter.Kind.allCases {
      let named = foreignPaths.filter { $0.kind == kind }.map(\.path)
      for path in named {
        guard let one = ForeignInterpreter(kind, at: path) else {
          throw ValidationError("\(path) is no \(kind.rawValue).")
        }
        found.append(one)
      }
      if named.isEmpty, let one = ForeignInterpreter.find(kind) { found.append(one) }
    }
    return found
  }
}
