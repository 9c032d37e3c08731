/// A difference between a site that is to be and the folder that is.
enum SiteDifference: Equatable, Sendable {
  /// The file is not in the folder.
  case missing(String)
  /// The file in the folder holds something else.
  case changed(String)
  /// The folder holds a file that the site does not have.
  case surplus(String)
}

/// The comparison of the files of a site with a folder.
struct SiteComparison: Equatable, Sendable {
  /// The differences in order of path.
  var differences: [SiteDifference] = []
  /// Whether there is such a folder.
  var hasFolder = false

  /// Compares files with those in a folder. Names in its top that begin with a dot, as `.git`,
  /// are not the site's and do not count.
  init(_ files: [SiteFile], with folder: String) throws(SiteWriteError) {
    let present = try FolderTree.files(below: folder)
    hasFolder = present != nil
    var surplus = Set((present ?? []).filter { !$0.hasPrefix(".") })
    for file in files {
      if surplus.remove(file.path) == nil {
        differences.append(.missing(file.path))
      } else if try FolderTree.bytes(of: folder + "/" + file.path) != file.bytes {
        differences.append(.changed(file.path))
      }
    }
    differences += surplus.map { .surplus($0) }
    differences.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }
}

extension SiteDifference {
  /// The path of the file, in the site.
  var path: String {
    switch self {
    case .missing(let path), .changed(let path), .surplus(let path): path
    }
  }
}
