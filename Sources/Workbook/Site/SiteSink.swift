import Glibc
import Synchronization

/// Takes the files of a site one by one, from any thread, so that they need not all be held.
///
/// What differs from the folder is written into a new tree beside it at once; `finish` links what
/// does not into it and puts it in the folder's place. Where nothing differs, nothing is written.
final class SiteSink: Sendable {
  private struct State {
    var check = SitePathCheck()
    /// The files that are as the folder has them.
    var same: [String] = []
    var differences: [SiteDifference] = []
    /// The folders that the new tree has; empty before it is begun.
    var made: Set<String> = []
    var error: SiteWriteError?
  }

  private let state = Mutex(State())
  /// The folder, and the new tree beside it.
  private let folder, fresh: String
  /// The files that the folder holds; nil where there is no folder.
  private let present: Set<String>?
  private let writes: Bool

  /// A sink for a folder.
  ///
  /// - Parameter writes: whether the folder is to hold the files, and not only compared with them.
  init(_ folder: String, writes: Bool) throws(SiteWriteError) {
    self.folder = SiteWriter.resolved(folder)
    self.writes = writes
    fresh = SiteWriter.freshTree(beside: self.folder)
    // Before anything is listed: with `--output /` that would be all there is.
    if writes, FolderTree.isFolder(self.folder) { try SiteWriter.checkIsSite(self.folder) }
    if writes { try SiteWriter.clearRests(of: self.folder) }
    present = try FolderTree.files(below: self.folder).map { files in
      Set(files.filter { !$0.hasPrefix(".") })
    }
  }

  /// How many files it has taken.
  var count: Int { state.withLock { $0.check.paths.count } }

  /// Takes a file.
  func add(_ file: SiteFile) { add(file.path, [file.bytes]) }

  /// Takes a file in pieces. After an error nothing more is done; `finish` tells of it.
  func add(_ path: String, _ pieces: [[UInt8]]) {
    do throws(SiteWriteError) {
      guard try begin(path) else { return }
      let isThere = present?.contains(path) == true
      if isThere, try FolderTree.file(folder + "/" + path, holds: pieces) {
        state.withLock { $0.same.append(path) }
        return
      }
      state.withLock { $0.differences.append(isThere ? .changed(path) : .missing(path)) }
      guard writes else { return }
      try makeFolder(of: path)
      try FolderTree.write(pieces, to: fresh + "/" + path)
    } catch {
      fail(error)
    }
  }

  /// Notes a path; false after an error.
  private func begin(_ path: String) throws(SiteWriteError) -> Bool {
    let result = state.withLock { state -> Result<Bool, SitePathProblem> in
      if state.error != nil { return .success(false) }
      return Result { () throws(SitePathProblem) in
        try state.check.add(path)
        return true
      }
    }
    do { return try result.get() } catch { throw .path(error) }
  }

  private func fail(_ error: SiteWriteError) {
    state.withLock { if $0.error == nil { $0.error = error } }
  }

  /// Makes the folder in which a file of the new tree stands.
  private func makeFolder(of path: String) throws(SiteWriteError) {
    let inner = path.split(separator: "/").dropLast().joined(separator: "/")
    let error = state.withLock { state -> SiteWriteError? in
      do throws(SiteWriteError) {
        if state.made.isEmpty {
          if present != nil { try SiteWriter.checkIsSite(folder) }
          UnfinishedTrees.shared.begin(fresh)
          try FolderTree.makeFolders(fresh)
          state.made.insert("")
        }
        if state.made.insert(inner).inserted { try FolderTree.makeFolders(fresh + "/" + inner) }
        return nil
      } catch {
        return error
      }
    }
    if let error { throw error }
  }

  /// Puts the new tree in the place of the folder, if anything differs.
  ///
  /// - Returns: what was different before, in order of path.
  func finish() throws(SiteWriteError) -> [SiteDifference] {
    defer { discard() }
    let end = state.withLock { ($0.error, $0.same, $0.differences, $0.check.paths) }
    if let error = end.0 { throw error }
    let surplus = (present ?? []).subtracting(end.3).map { SiteDifference.surplus($0) }
    let differences = (end.2 + surplus).sorted {
      $0.path.utf8.lexicographicallyPrecedes($1.path.utf8)
    }
    if !writes || present != nil && differences.isEmpty { return differences }
    try makeFolder(of: "")
    for path in end.1 {
      try makeFolder(of: path)
      // Not every file system links; then the file is written again.
      if link(folder + "/" + path, fresh + "/" + path) == 0 { continue }
      let bytes = try FolderTree.bytes(of: folder + "/" + path) ?? []
      try FolderTree.write([bytes], to: fresh + "/" + path)
    }
    try UnfinishedTrees.shared.undisturbed { () throws(SiteWriteError) in
      try SiteWriter.swap(fresh, with: folder, isNew: present == nil)
    }
    return differences
  }

  /// Removes the new tree, or after an exchange the old one.
  func discard() {
    let isMade = state.withLock { state in
      defer { state.made = [] }
      return !state.made.isEmpty
    }
    guard isMade else { return }
    FolderTree.remove(fresh)
    UnfinishedTrees.shared.end(fresh)
  }
}

/// Checks the paths of a site's files one by one.
struct SitePathCheck {
  private(set) var paths: Set<String> = []
  private var folders: Set<String> = []

  /// Adds a path.
  mutating func add(_ path: String) throws(SitePathProblem) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let isInside = parts.allSatisfy { $0 != "" && $0 != "." && $0 != ".." }
    guard isInside, !path.utf8.contains(0) else { throw .outside(path) }
    if folders.contains(path) { throw .twice(path) }
    for depth in 1..<max(1, parts.count) {
      let folder = parts[..<depth].joined(separator: "/")
      if paths.contains(folder) { throw .twice(folder) }
      folders.insert(folder)
    }
    guard paths.insert(path).inserted else { throw .twice(path) }
  }
}
