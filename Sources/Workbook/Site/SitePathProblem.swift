/// A path that a file of a site may not have.
enum SitePathProblem: Error, Equatable, Sendable {
  /// The path is empty, absolute, or holds `.`, `..`, an empty part or a NUL.
  case outside(String)
  /// Two files have the path, or one is a folder of the other.
  case twice(String)

  /// The problem in one sentence.
  var message: String {
    switch self {
    case .outside(let path): "`\(path)` is not a path inside the site"
    case .twice(let path): "two files of the site would be `\(path)`"
    }
  }

  /// Checks the paths of a site's files.
  static func check(_ paths: [String]) throws(SitePathProblem) {
    var seen: Set<String> = []
    var folders: Set<String> = []
    for path in paths {
      let parts = path.split(separator: "/", omittingEmptySubsequences: false)
      let isInside = parts.allSatisfy { $0 != "" && $0 != "." && $0 != ".." }
      guard isInside, !path.utf8.contains(0) else { throw .outside(path) }
      guard seen.insert(path).inserted else { throw .twice(path) }
      for depth in 1..<max(1, parts.count) {
        folders.insert(parts[..<depth].joined(separator: "/"))
      }
    }
    if let clash = paths.first(where: folders.contains) { throw .twice(clash) }
  }
}
