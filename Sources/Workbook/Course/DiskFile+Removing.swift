import Glibc

extension DiskFile {
  /// Removes a file; why it could not be removed, nil where it was.
  static func remove(_ path: String) -> String? {
    unlink(path) == 0 ? nil : SiteWriteError(call: "unlink", path: path).message
  }

  /// Whether something stands at a path.
  public static func exists(_ path: String) -> Bool {
    var information = stat()
    return lstat(path, &information) == 0
  }

  /// Writes a new file with the folders above it; why it could not be written, nil where it was.
  public static func create(_ path: String, _ bytes: [UInt8]) -> String? {
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    do throws(SiteWriteError) {
      try FolderTree.makeFolders(folder.joined(separator: "/"))
      try FolderTree.write(bytes, to: path)
      return nil
    } catch { return error.message }
  }
}

extension SiteWriter {
  /// Removes a site of ours; why it was not removed, nil where it was or where there is none.
  static func remove(_ folder: String) -> String? {
    guard FolderTree.isFolder(folder) else {
      return DiskFile.exists(folder) ? "`\(folder)` is not a folder" : nil
    }
    guard access(folder + "/" + mark, F_OK) == 0 else {
      return SiteWriteError.notASite(folder).message
    }
    FolderTree.remove(folder)
    return DiskFile.exists(folder) ? "`\(folder)` could not be removed" : nil
  }
}

/// Removes what `build` wrote; why it was not removed, nil where it was.
public func cleanSite(_ folder: String) -> String? { SiteWriter.remove(folder) }
