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
    var check = SitePathCheck()
    for path in paths { try check.add(path) }
  }
}
