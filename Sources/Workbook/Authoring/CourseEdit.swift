import Diagnostics

/// Changes to the files of a course that belong together: they are worked out, checked, and then
/// written.
public struct CourseEdit: Equatable, Sendable {
  /// The files that are changed or new, by their names in the lessons' folder, in order.
  public internal(set) var written: [(name: String, bytes: [UInt8])] = []
  /// The files that go.
  public internal(set) var removed: [String] = []

  /// The same changes.
  public static func == (left: CourseEdit, right: CourseEdit) -> Bool {
    left.removed == right.removed && left.written.elementsEqual(right.written, by: ==)
  }

  /// The course with the changes.
  func applied(to source: CourseSource) -> CourseSource {
    let new = Dictionary(written.map { ($0.name, $0.bytes) }, uniquingKeysWith: { $1 })
    let names = Set(source.names).subtracting(removed).union(new.keys)
    return CourseSource(folder: source.folder, names: Array(names)) { name in
      new[name] ?? source.read(name)
    }
  }

  /// Writes the changes below a folder; why they could not be written, nil where they were.
  public func write(to root: String, over source: CourseSource) -> String? {
    for file in written {
      let path = "\(root)/\(file.name)"
      let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      do throws(SiteWriteError) {
        try FolderTree.makeFolders(folder.joined(separator: "/"))
      } catch { return error.message }
      let old = source.read(file.name)
      if let problem = DiskFile.replace(path, old: old, with: file.bytes, inside: root) {
        return problem
      }
    }
    for name in removed {
      if let problem = DiskFile.remove("\(root)/\(name)") { return problem }
    }
    return nil
  }
}

/// Why an edit of a course cannot be made.
public struct CourseEditFault: Error, Equatable, Sendable {
  /// One line.
  public var message: String
}

/// The settings of a course as text that can be changed at places.
struct BookEditor {
  let file: SourceFile
  let book: Book
  private var fixes: [Diagnostic.Fix] = []

  init(_ source: CourseSource) throws(CourseEditFault) {
    guard let bytes = source.read("book.yml") else {
      throw CourseEditFault(message: "the course has no book.yml")
    }
    file = SourceFile(path: source.shown("book.yml"), bytes: bytes)
    var findings: [Diagnostic] = []
    book = Book(reading: file, findings: &findings)
    if findings.fails() {
      throw CourseEditFault(message: "\(file.path) has errors: heapbook check tells them")
    }
  }

  /// The text with all changes.
  var bytes: [UInt8] {
    file.applying(fixes.sorted { $0.bytes.lowerBound < $1.bytes.lowerBound })
  }

  private var ending: String { file.bytes.contains(0x0D) ? "\r\n" : "\n" }

  /// The bytes of a name in the settings, its quotes left out.
  private func place(of lesson: BookLesson) -> Range<Int> {
    let start = lesson.range.bytes.lowerBound
    let isQuoted = [UInt8(ascii: "\""), UInt8(ascii: "'")].contains(file.bytes[start])
    let first = start + (isQuoted ? 1 : 0)
    return first..<min(first + lesson.name.utf8.count, file.bytes.count)
  }

  /// Puts another name in the place of one.
  mutating func replace(_ lesson: BookLesson, with name: String) {
    fixes.append(Diagnostic.Fix(bytes: place(of: lesson), replacement: name))
  }

  /// Adds a lesson behind the last one.
  mutating func append(_ name: String) throws(CourseEditFault) {
    guard let last = book.parts.last(where: { !$0.lessons.isEmpty })?.lessons.last else {
      throw CourseEditFault(message: "\(file.path) lists no lesson yet: list \(name) in a part")
    }
    var end = place(of: last).upperBound
    if end < file.bytes.count, [0x22, 0x27].contains(file.bytes[end]) { end += 1 }
    let line = file.range(ofLine: last.range.start.line).bytes
    let before = file.bytes[line.lowerBound..<last.range.bytes.lowerBound]
    let isList =
      before.allSatisfy { $0 == 0x20 || $0 == UInt8(ascii: "-") } && before.contains(0x2D)
    if isList {
      let prefix = String(decoding: before, as: UTF8.self)
      fixes.append(
        Diagnostic.Fix(
          bytes: line.upperBound..<line.upperBound, replacement: "\(ending)\(prefix)\(name)"))
    } else {
      fixes.append(Diagnostic.Fix(bytes: end..<end, replacement: ", \(name)"))
    }
  }

  /// Adds an old address.
  mutating func redirect(_ old: String, to new: String) throws(CourseEditFault) {
    for redirect in book.redirects where redirect.from == old {
      throw CourseEditFault(message: "\(file.path) redirects `\(old)` already")
    }
    if let first = book.redirects.first {
      let line = file.range(ofLine: first.fromRange.start.line).bytes
      let start = first.fromRange.bytes.lowerBound
      let before = file.bytes[line.lowerBound..<start]
      let isBlock = before.allSatisfy { $0 == 0x20 }
      let indent = String(decoding: before, as: UTF8.self)
      let text = isBlock ? "\(old): \(new)\(ending)\(indent)" : "\(old): \(new), "
      fixes.append(Diagnostic.Fix(bytes: start..<start, replacement: text))
    } else {
      let end = file.bytes.count
      let isEnded = file.bytes.last == 0x0A || end == 0
      let text = (isEnded ? "" : ending) + "redirects:\(ending)  \(old): \(new)\(ending)"
      fixes.append(Diagnostic.Fix(bytes: end..<end, replacement: text))
    }
  }
}
