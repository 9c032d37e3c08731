/// The files of a course's `lessons/` folder, by their paths in it.
///
/// A value that stages read from; where the bytes come from, a disk or a test's literals, is the
/// maker's affair.
public struct CourseSource: Sendable {
  /// The paths of all files, sorted: `book.yml`, `img/heap.png`, `pair.md`.
  public let names: [String]
  /// The folder's name as findings show it: `lessons`.
  public let folder: String
  private let nameSet: Set<String>
  private let load: @Sendable (String) -> [UInt8]?

  /// A folder by its files' names and a way to read them.
  public init(
    folder: String, names: [String], read: @escaping @Sendable (String) -> [UInt8]?
  ) {
    self.folder = folder
    self.names = names.sorted()
    nameSet = Set(names)
    load = read
  }

  /// A course in memory.
  public init(files: [String: String]) {
    self.init(folder: "lessons", names: Array(files.keys)) { name in
      files[name].map { Array($0.utf8) }
    }
  }

  /// The bytes of a file, or nil where it does not exist or cannot be read.
  public func read(_ name: String) -> [UInt8]? {
    nameSet.contains(name) ? load(name) : nil
  }

  /// The course with other bytes in some of its files.
  func replacing(_ files: [String: [UInt8]]) -> CourseSource {
    let load = load
    return CourseSource(folder: folder, names: names) { files[$0] ?? load($0) }
  }

  /// The name of a file that findings show as `path`; nil for one outside the course.
  func name(ofShown path: String) -> String? {
    if folder.isEmpty { return contains(path) ? path : nil }
    guard path.hasPrefix(folder + "/") else { return nil }
    let name = String(path.dropFirst(folder.utf8.count + 1))
    return contains(name) ? name : nil
  }

  /// Whether a file exists.
  public func contains(_ name: String) -> Bool { nameSet.contains(name) }

  /// The path of a file as findings show it.
  func shown(_ name: String) -> String { folder.isEmpty ? name : "\(folder)/\(name)" }
}
