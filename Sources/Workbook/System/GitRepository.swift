import Glibc

/// The history that the course's folder has, asked of `git`.
public enum GitRepository {
  /// Why git gave no answer, in its words.
  public struct Fault: Error, Equatable, Sendable {
    /// One line.
    public var message: String
  }

  /// The files below some folders that differ from a revision, new ones included, as paths
  /// relative to the working folder.
  public static func changes(
    since revision: String, in folders: [String], at directory: String? = nil
  ) throws(Fault) -> Set<String> {
    try check(revision)
    let diff = ["diff", "--name-only", "-z", "--no-renames", "--relative", revision, "--"]
    let others = ["ls-files", "-z", "--others", "--exclude-standard", "--"]
    // Outside a repository, only this one says so plainly.
    let new = try git(others + folders, at: directory)
    let changed = try git(diff + folders, at: directory)
    return Set(names(changed) + names(new))
  }

  /// The course as it was in a revision.
  public static func course(
    at revision: String, folder: String = "lessons", in directory: String? = nil
  ) throws(Fault) -> CourseSource {
    try check(revision)
    let list = try git(
      ["ls-tree", "-r", "-z", "--name-only", revision, "--", folder + "/"], at: directory)
    let paths = names(list).filter { $0.hasPrefix(folder + "/") }
    let inside = paths.map { String($0.dropFirst(folder.utf8.count + 1)) }
    return CourseSource(folder: folder, names: inside) { name in
      try? git(["show", "\(revision):./\(folder)/\(name)"], at: directory)
    }
  }

  private static func check(_ revision: String) throws(Fault) {
    guard !revision.isEmpty, !revision.hasPrefix("-"), !revision.utf8.contains(0) else {
      throw Fault(message: "`\(revision)` is no revision")
    }
  }

  private static func names(_ bytes: [UInt8]) -> [String] {
    bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func git(
    _ arguments: [String], at directory: String?
  ) throws(Fault) -> [UInt8] {
    let kept = ["PATH", "HOME", "XDG_CONFIG_HOME", "GIT_DIR", "GIT_WORK_TREE"]
    let environment = kept.compactMap { name in
      getenv(name).map { "\(name)=\(String(cString: $0))" }
    }
    let process = ChildProcess(
      command: ["git", "--no-optional-locks"] + arguments,
      environment: environment + ["LC_ALL=C", "GIT_TERMINAL_PROMPT=0"], directory: directory)
    guard let outcome = process.run() else { throw Fault(message: "git could not be started") }
    guard outcome.end == .status(0) else {
      let text = String(decoding: outcome.errorOutput, as: UTF8.self)
      let line = text.split(separator: "\n").first.map(String.init)
      throw Fault(message: line?.replacing("fatal: ", with: "git: ") ?? "git failed")
    }
    return outcome.output
  }
}
