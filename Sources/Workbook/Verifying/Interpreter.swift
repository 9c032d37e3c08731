import Glibc
import Runtimes

/// A real interpreter of Python that can be asked.
public struct Interpreter: Equatable, Sendable {
  /// The runtime that models it.
  public var runtime: Runtime
  /// Its program, with slashes.
  public var path: String
  /// Its full version: `3.12.1`.
  public var version: String

  /// The name for readers: `CPython 3.12.1`.
  public var title: String { "CPython \(version)" }

  /// Asks a program which version it is; nil where it does not answer, or is not of the runtime.
  public init?(_ runtime: Runtime, at path: String) {
    let question = """
      import sys
      print(sys.implementation.name, '.'.join(map(str, sys.version_info[:3])))
      """
    var process = ChildProcess(command: [path, "-S", "-E", "-c", question])
    process.seconds = 20
    guard let outcome = process.run(), outcome.end == .status(0) else { return nil }
    let words = String(decoding: outcome.output, as: UTF8.self).split { $0 == " " || $0 == "\n" }
    guard words.count == 2, words[0] == "cpython",
      words[1].hasPrefix("3.\(runtime.level.minor).")
    else { return nil }
    (self.runtime, self.path, version) = (runtime, path, String(words[1]))
  }

  /// The interpreter of a runtime: the one that is named, else one on `PATH`, else pyenv's newest.
  public static func find(_ runtime: Runtime, named: [String: String]) -> Interpreter? {
    if let path = named[runtime.rawValue] { return Interpreter(runtime, at: path) }
    guard runtime.rawValue.hasPrefix("cpython-") else { return nil }
    for path in candidates("3.\(runtime.level.minor)") where access(path, X_OK) == 0 {
      if let found = Interpreter(runtime, at: path) { return found }
    }
    return nil
  }

  private static func candidates(_ version: String) -> [String] {
    let folders = variable("PATH").split(separator: ":").filter { $0.hasPrefix("/") }
    var paths = folders.map { "\($0)/python\(version)" }
    let root = pyenvVersions
    let versions = ((try? FolderTree.names(in: root)) ?? nil) ?? []
    let patches = versions.compactMap { name -> Int? in
      name.hasPrefix(version + ".") ? Int(name.dropFirst(version.utf8.count + 1)) : nil
    }
    paths += patches.sorted(by: >).map { "\(root)/\(version).\($0)/bin/python3" }
    return paths
  }

  /// The environment of a program that is run: nothing of the user's.
  static func environment(home folder: String) -> [String] {
    [
      "PATH=/usr/bin:/bin", "PYTHONHASHSEED=0", "PYTHONUNBUFFERED=1", "LC_ALL=C.UTF-8",
      "HOME=\(folder)",
    ]
  }

  /// The folder of pyenv's interpreters.
  static var pyenvVersions: String {
    let root = variable("PYENV_ROOT")
    return (root.isEmpty ? variable("HOME") + "/.pyenv" : root) + "/versions"
  }

  /// A variable of the environment; empty where it is not set.
  static func variable(_ name: String) -> String {
    getenv(name).map { String(cString: $0) } ?? ""
  }
}
