import Glibc

extension DiskFile {
  /// Replaces a file's bytes at once: a reader sees the old ones or the new ones, and a failure
  /// leaves the old ones. A link is followed and stays a link; the file keeps its mode.
  ///
  /// - Parameters:
  ///   - old: the bytes that the file must still have; nil for a file that may be new.
  ///   - root: the folder that the file must lie in, links resolved; nil for any place.
  /// - Returns: why nothing was written; nil where it was.
  public static func replace(
    _ path: String, old: [UInt8]?, with new: [UInt8], inside root: String? = nil
  ) -> String? {
    let target = resolved(path) ?? newPath(path)
    if let root, let folder = resolved(root), !target.hasPrefix(folder + "/") {
      return "`\(path)` leads out of `\(root)`: it is left as it is"
    }
    if let old, read(target) != old { return "`\(path)` has changed meanwhile" }
    var information = stat()
    let mode = stat(target, &information) == 0 ? information.st_mode & 0o7777 : nil
    let parts = target.split(separator: "/", omittingEmptySubsequences: false)
    let parent = parts.count > 1 ? parts.dropLast().joined(separator: "/") + "/" : ""
    let fresh = "\(parent).\(parts.last ?? "").new-\(getpid())"
    unlink(fresh)
    do throws(SiteWriteError) {
      try FolderTree.write(new, to: fresh)
      if let mode, chmod(fresh, mode) != 0 { throw SiteWriteError(call: "chmod", path: fresh) }
      guard rename(fresh, target) == 0 else { throw SiteWriteError(call: "rename", path: path) }
      return nil
    } catch {
      unlink(fresh)
      return error.message
    }
  }

  /// The path of a file that is not there yet, the links of its folder resolved.
  private static func newPath(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else {
      return resolved(".").map { "\($0)/\(path)" } ?? path
    }
    return resolved(String(path[..<slash])).map { $0 + path[slash...] } ?? path
  }

  /// The path of what a name stands for, links resolved; nil where nothing stands there.
  static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}
