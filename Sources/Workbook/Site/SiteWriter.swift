import Glibc

/// The writer of a site: all of it or nothing.
///
/// The new tree is made beside the old one, with what did not change hard-linked into it, and put
/// in its place by one exchange of names: a reader sees the old site or the new one, and a failure
/// leaves the old one as it was. Where nothing changed, nothing is touched.
enum SiteWriter {
  /// The file by which a site of ours is known.
  static let mark = SitePages.assetFolder + "heapbook.css"

  /// Makes a folder hold these files.
  ///
  /// - Returns: what was different before; empty when nothing had to be done.
  @discardableResult
  static func write(
    _ files: [SiteFile], to folder: String
  ) throws(SiteWriteError) -> [SiteDifference] {
    let sink = try SiteSink(folder, writes: true)
    for file in files { sink.add(file) }
    return try sink.finish()
  }

  /// What differs between the files and a folder, for `build --check`.
  static func compare(
    _ files: [SiteFile], with folder: String
  ) throws(SiteWriteError) -> [SiteDifference] {
    let sink = try SiteSink(folder, writes: false)
    for file in files { sink.add(file) }
    return try sink.finish()
  }

  /// The place of the tree that this process makes.
  static func freshTree(beside folder: String) -> String {
    let (parent, prefix) = rests(of: folder)
    return "\(parent)/\(prefix)\(getpid())"
  }

  /// The folder in which the site stands, and how the names of new trees begin.
  private static func rests(of folder: String) -> (parent: String, prefix: String) {
    let parts = folder.split(separator: "/", omittingEmptySubsequences: false)
    return (parts.dropLast().joined(separator: "/"), ".\(parts.last ?? "site").new-")
  }

  /// The folder's absolute path; a link to a folder stands for the folder.
  static func resolved(_ folder: String) -> String {
    if let path = realpath(folder, nil) {
      defer { free(path) }
      return String(cString: path)
    }
    var path = folder
    while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
    guard !path.hasPrefix("/"), let here = getcwd(nil, 0) else { return path }
    defer { free(here) }
    return String(cString: here) + "/" + path
  }

  /// Refuses to replace a folder that holds something else than a site: `--output .` must not
  /// cost anybody their course.
  static func checkIsSite(_ folder: String) throws(SiteWriteError) {
    let names = try FolderTree.names(in: folder) ?? []
    if names.allSatisfy({ $0.hasPrefix(".") }) { return }
    if access(folder + "/" + mark, F_OK) != 0 { throw .notASite(folder) }
  }

  /// Puts the new tree in the place of the old one, which then bears the new one's name.
  static func swap(
    _ fresh: String, with folder: String, isNew: Bool
  ) throws(SiteWriteError) {
    if isNew {
      guard rename(fresh, folder) == 0 else { throw SiteWriteError(call: "rename", path: folder) }
      return
    }
    if !exchange(fresh, folder) { try swapByTwoRenames(fresh, with: folder) }
    moveHidden(from: fresh, to: folder)
  }

  /// `.git`, `.nojekyll` and their like belong to the folder and not to the site.
  private static func moveHidden(from old: String, to folder: String) {
    for name in (try? FolderTree.names(in: old)) ?? [] where name.hasPrefix(".") {
      if access(folder + "/" + name, F_OK) == 0 { continue }
      _ = rename(old + "/" + name, folder + "/" + name)
    }
  }

  /// Removes what builds left beside the site that were killed, and gives back to the site what one
  /// had not moved into it yet.
  static func clearRests(of folder: String) throws(SiteWriteError) {
    let (parent, prefix) = rests(of: folder)
    for name in try FolderTree.names(in: parent) ?? [] where name.hasPrefix(prefix) {
      guard let process = pid_t(name.dropFirst(prefix.utf8.count).prefix { $0 != "." }),
        process == getpid() || (kill(process, 0) != 0 && errno == ESRCH)
      else { continue }
      let rest = "\(parent)/\(name)"
      if name.hasSuffix(".old"), !FolderTree.isFolder(folder), rename(rest, folder) == 0 {
        continue
      }
      moveHidden(from: rest, to: folder)
      FolderTree.remove(rest)
    }
  }

  /// Exchanges two names at once; false where the file system or the C library cannot.
  ///
  /// `renameat2` is asked for by name: Swift's Glibc leaves out what needs `_GNU_SOURCE`.
  private static func exchange(_ one: String, _ other: String) -> Bool {
    typealias Renameat2 =
      @convention(c) (
        CInt, UnsafePointer<CChar>, CInt, UnsafePointer<CChar>, CUnsignedInt
      ) -> CInt
    guard let symbol = dlsym(nil, "renameat2") else { return false }
    let exchangeFlag: CUnsignedInt = 2
    let renameat2 = unsafeBitCast(symbol, to: Renameat2.self)
    return renameat2(AT_FDCWD, one, AT_FDCWD, other, exchangeFlag) == 0
  }

  /// The swap where the file system does not exchange names: for a moment there is no site.
  static func swapByTwoRenames(
    _ fresh: String, with folder: String
  ) throws(SiteWriteError) {
    let aside = fresh + ".old"
    guard rename(folder, aside) == 0 else { throw SiteWriteError(call: "rename", path: folder) }
    guard rename(fresh, folder) == 0 else {
      let error = SiteWriteError(call: "rename", path: folder)
      _ = rename(aside, folder)
      throw error
    }
    guard rename(aside, fresh) == 0 else { throw SiteWriteError(call: "rename", path: aside) }
  }
}
