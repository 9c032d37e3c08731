import Glibc
import Synchronization
import Workbook

/// The course as it is shown now; threads read it while another makes the next.
final class PreviewState: Sendable {
  private let state: Mutex<(version: Int, preview: Preview)>

  init() { state = Mutex((0, Preview())) }

  /// The course and how often it was made anew.
  var current: (version: Int, preview: Preview) { state.withLock { $0 } }

  /// Puts a new course in the place of the old one. One without any page, as between two writes
  /// of an editor, keeps the old pages and tells its findings.
  func replace(_ preview: Preview) {
    state.withLock { state in
      var preview = preview
      if preview.files.isEmpty { preview.files = state.preview.files }
      state = (state.version + 1, preview)
    }
  }
}

/// The files of a course by what tells that they changed: time, size and number.
struct FolderSnapshot: Equatable, Sendable {
  private var stamps: [String: [Int]] = [:]

  /// The files of some folders.
  init(_ folders: [String]) {
    var open = folders
    while let folder = open.popLast() {
      for name in DiskFile.visibleNames(in: folder) {
        let path = "\(folder)/\(name)"
        var information = stat()
        // A file that vanished meanwhile is no part of the course now.
        guard lstat(path, &information) == 0 else { continue }
        if information.st_mode & S_IFMT == S_IFDIR {
          open.append(path)
          continue
        }
        if stat(path, &information) != 0 { continue }
        stamps[path] = [
          information.st_mtim.tv_sec, information.st_mtim.tv_nsec, Int(information.st_size),
          Int(information.st_ino),
        ]
      }
    }
  }
}
