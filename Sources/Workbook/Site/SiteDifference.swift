/// A difference between a site that is to be and the folder that is.
enum SiteDifference: Equatable, Sendable {
  /// The file is not in the folder.
  case missing(String)
  /// The file in the folder holds something else.
  case changed(String)
  /// The folder holds a file that the site does not have.
  case surplus(String)
}

extension SiteDifference {
  /// The path of the file, in the site.
  var path: String {
    switch self {
    case .missing(let path), .changed(let path), .surplus(let path): path
    }
  }
}
