import Glibc

extension CourseSource {
  /// The course in a folder of the disk, or nil where that cannot be read.
  ///
  /// Files and folders whose names begin with a dot are left out; symbolic links to folders are
  /// not followed, so that the walk ends, and links to files only within the folder.
  public init?(root: String, folder: String = "lessons") {
    let base = root.isEmpty ? folder : "\(root)/\(folder)"
    guard let walked = Self.walk(base) else { return nil }
    let home = DiskFile.resolved(base).map { $0 + "/" }
    let names = walked.filter { name in
      guard DiskFile.isLink("\(base)/\(name)") else { return true }
      guard let home, let target = DiskFile.resolved("\(base)/\(name)") else { return false }
      return target.hasPrefix(home)
    }
    self.init(folder: folder, names: names) { name in DiskFile.read("\(base)/\(name)") }
  }

  private static func walk(_ base: String) -> [String]? {
    guard let first = DiskFile.entries(base) else { return nil }
    var names: [String] = []
    var open = first.map { ("", $0) }
    while let (prefix, entry) = open.popLast() {
      let path = prefix + entry.name
      if entry.isFolder {
        open += (DiskFile.entries("\(base)/\(path)") ?? []).map { ("\(path)/", $0) }
      } else {
        names.append(path)
      }
    }
    return names
  }
}

/// Reading of files without Foundation, whose loading alone takes longer than a small run.
public enum DiskFile {
  /// An entry of a folder.
  struct Entry {
    var name: String
    var isFolder: Bool
  }

  /// The bytes of a file, or nil where it cannot be read.
  public static func read(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var information = stat()
    guard fstat(descriptor, &information) == 0, information.st_mode & S_IFMT != S_IFDIR
    else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(max(0, Int(information.st_size)))
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let length = Glibc.read(descriptor, &buffer, buffer.count)
      if length < 0 && errno == EINTR { continue }
      guard length >= 0 else { return nil }
      if length == 0 { return bytes }
      bytes += buffer[..<length]
    }
  }

  /// Whether a symbolic link stands at a path.
  static func isLink(_ path: String) -> Bool {
    var information = stat()
    return lstat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFLNK
  }

  /// The names in a folder that are not hidden, in order; none where it cannot be read.
  public static func visibleNames(in folder: String) -> [String] {
    (((try? FolderTree.names(in: folder)) ?? nil) ?? []).filter { !$0.hasPrefix(".") }
  }

  /// The entries of a folder that are not hidden, or nil where it cannot be read.
  static func entries(_ path: String) -> [Entry]? {
    guard let stream = opendir(path) else { return nil }
    defer { closedir(stream) }
    var entries: [Entry] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard !name.hasPrefix(".") else { continue }
      var information = stat()
      guard lstat("\(path)/\(name)", &information) == 0 else { continue }
      let kind = information.st_mode & S_IFMT
      var target = stat()
      let isFile = stat("\(path)/\(name)", &target) == 0 && target.st_mode & S_IFMT == S_IFREG
      guard kind == S_IFDIR || isFile else { continue }
      entries.append(Entry(name: name, isFolder: kind == S_IFDIR))
    }
    return entries
  }
}
