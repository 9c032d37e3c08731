import Glibc

/// The files of a folder on disk.
enum FolderTree {
  /// The paths of all files below a folder, relative to it and in order; nil where there is no
  /// such folder. Links count as files and are not followed.
  static func files(below folder: String) throws(SiteWriteError) -> [String]? {
    var folders = [""]
    var files: [String] = []
    while let inner = folders.popLast() {
      guard let names = try names(in: inner.isEmpty ? folder : folder + "/" + inner) else {
        if inner.isEmpty { return nil }
        continue
      }
      for name in names {
        let path = inner + name
        if isFolder(folder + "/" + path) { folders.append(path + "/") } else { files.append(path) }
      }
    }
    return files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The names in a folder, in order; nil where there is no such folder.
  static func names(in folder: String) throws(SiteWriteError) -> [String]? {
    guard let stream = opendir(folder) else {
      if errno == ENOENT { return nil }
      throw SiteWriteError(call: "opendir", path: folder)
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Whether a folder, and no link to one, stands there.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The bytes of a file; nil where there is none, or where it is no plain file.
  static func bytes(of path: String) throws(SiteWriteError) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    if file < 0, errno == ENOENT || errno == ELOOP || errno == ENOTDIR { return nil }
    guard file >= 0 else { throw SiteWriteError(call: "open", path: path) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: max(4096, Int(status.st_size) + 1))
    while true {
      let count = read(file, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw SiteWriteError(call: "read", path: path) }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }

  /// Whether a file holds just these pieces, one after the other.
  static func file(_ path: String, holds pieces: [[UInt8]]) throws(SiteWriteError) -> Bool {
    let file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    if file < 0, errno == ENOENT || errno == ELOOP || errno == ENOTDIR { return false }
    guard file >= 0 else { throw SiteWriteError(call: "open", path: path) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      Int(status.st_size) == pieces.reduce(0, { $0 + $1.count })
    else { return false }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    for piece in pieces {
      var place = 0
      while place < piece.count {
        let count = read(file, &buffer, min(buffer.count, piece.count - place))
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { throw SiteWriteError(call: "read", path: path) }
        let isSame = piece.withUnsafeBytes { bytes in
          bytes.baseAddress.map { memcmp($0 + place, buffer, count) == 0 } ?? true
        }
        if count == 0 || !isSame { return false }
        place += count
      }
    }
    return true
  }

  /// Writes a new file.
  static func write(_ bytes: [UInt8], to path: String) throws(SiteWriteError) {
    try write([bytes], to: path)
  }

  /// Writes a new file, its pieces one after the other.
  static func write(_ pieces: [[UInt8]], to path: String) throws(SiteWriteError) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw SiteWriteError(call: "open", path: path) }
    for piece in pieces {
      var rest = piece[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else {
          let error = SiteWriteError(call: "write", path: path)
          close(file)
          throw error
        }
        rest = rest.dropFirst(count)
      }
    }
    // Some file systems tell only now that there was no room.
    guard close(file) == 0 else { throw SiteWriteError(call: "close", path: path) }
  }

  /// Makes a folder and those above it.
  static func makeFolders(_ path: String) throws(SiteWriteError) {
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      made += (made.isEmpty || made == "/" ? "" : "/") + part
      if mkdir(made, 0o777) != 0, errno != EEXIST {
        throw SiteWriteError(call: "mkdir", path: made)
      }
    }
  }

  /// Removes a folder with all that it holds, as far as that is possible.
  static func remove(_ folder: String) {
    var open = [folder]
    var emptied: [String] = []
    while let inner = open.popLast() {
      emptied.append(inner)
      for name in (try? names(in: inner)) ?? [] {
        let path = inner + "/" + name
        if isFolder(path) { open.append(path) } else { unlink(path) }
      }
    }
    for folder in emptied.reversed() { rmdir(folder) }
  }
}
