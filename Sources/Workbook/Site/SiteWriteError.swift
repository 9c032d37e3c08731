import Glibc

/// Why a site could not be written or compared. The old site is as it was.
enum SiteWriteError: Error, Equatable, Sendable {
  /// A file of the site has a path that it may not have.
  case path(SitePathProblem)
  /// The folder holds something, and none of it is a site of ours: it is not replaced.
  case notASite(String)
  /// What stands there is not a folder.
  case notAFolder(String)
  /// The place may not be written.
  case readOnly(String)
  /// The disk, or the user's share of it, is full.
  case full(String)
  /// Another fault that the system names.
  case system(call: String, path: String, code: Int32)

  /// The error that the system's number tells of.
  init(call: String, path: String, code: Int32 = errno) {
    switch code {
    case EROFS, EACCES, EPERM: self = .readOnly(path)
    case ENOSPC, EDQUOT: self = .full(path)
    case ENOTDIR: self = .notAFolder(path)
    default: self = .system(call: call, path: path, code: code)
    }
  }

  /// The error in one sentence.
  var message: String {
    switch self {
    case .path(let problem): problem.message
    case .notASite(let path):
      "`\(path)` holds files and is not a site made by heapbook: it is left as it is"
    case .notAFolder(let path): "`\(path)` is not a folder"
    case .readOnly(let path): "`\(path)` may not be written"
    case .full(let path): "there is no room left for `\(path)`"
    case .system(let call, let path, let code):
      "`\(path)`: \(call) failed: \(String(cString: strerror(code)))"
    }
  }
}
