import Glibc

/// A Python of a kind that heapbook does not model: PyPy or Jython.
///
/// No claim of a lesson is about it, so it confirms and denies nothing. What the programs write
/// there is told beside the table: it shows which of them rely on CPython.
public struct ForeignInterpreter: Equatable, Sendable {
  /// The kinds, as `--python` calls them.
  public enum Kind: String, CaseIterable, Sendable {
    case pypy, jython

    /// As the interpreter itself says it.
    var title: String { self == .pypy ? "PyPy" : "Jython" }
    /// Its programs, as packages install them.
    fileprivate var programs: [String] { self == .pypy ? ["pypy3", "pypy"] : ["jython"] }
  }

  /// What it is.
  public var kind: Kind
  /// Its program, with slashes.
  public var path: String
  /// The version of the language that it speaks: `3.9.16`.
  public var version: String

  /// The name for readers: `PyPy 3.9.16`.
  public var title: String { "\(kind.title) \(version)" }

  /// Asks a program what it is; nil where it does not answer, or is of another kind.
  public init?(_ kind: Kind, at path: String) {
    let question =
      "import platform\nprint(platform.python_implementation() + ' ' + platform.python_version())"
    var process = ChildProcess(command: [path, "-S", "-E", "-c", question])
    process.seconds = 60
    guard let outcome = process.run(), outcome.end == .status(0) else { return nil }
    let words = String(decoding: outcome.output, as: UTF8.self).split { $0 == " " || $0 == "\n" }
    guard words.count == 2, words[0] == kind.title else { return nil }
    (self.kind, self.path, version) = (kind, path, String(words[1]))
  }

  /// The kind that a name as `pypy` or `pypy-3.9` means.
  public static func kind(named name: String) -> Kind? {
    Kind(rawValue: String(name.prefix { $0 != "-" }))
  }

  /// The first one of a kind on `PATH`, or among pyenv's.
  public static func find(_ kind: Kind) -> ForeignInterpreter? {
    for program in kind.programs {
      for folder in folders(kind) where access("\(folder)/\(program)", X_OK) == 0 {
        if let found = ForeignInterpreter(kind, at: "\(folder)/\(program)") { return found }
      }
    }
    return nil
  }

  private static func folders(_ kind: Kind) -> [String] {
    let path = Interpreter.variable("PATH").split(separator: ":").map(String.init)
    let root = Interpreter.pyenvVersions
    let names = ((try? FolderTree.names(in: root)) ?? nil) ?? []
    let own = names.filter { $0.hasPrefix(kind.rawValue) }.sorted(by: >)
    return path.filter { $0.hasPrefix("/") } + own.map { "\(root)/\($0)/bin" }
  }
}
