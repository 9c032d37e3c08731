import Foundation
import Testing

@testable import Workbook

/// A folder of its own for a test, taken away with it.
final class TemporaryFolder {
  let path: String

  init() throws {
    let base = FileManager.default.temporaryDirectory.appendingPathComponent(
      "heapbook-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: base, withIntermediateDirectories: true)
    path = DiskFile.resolved(base.path) ?? base.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, and the folders above it.
  func write(_ name: String, _ text: String) throws {
    let url = URL(fileURLWithPath: "\(path)/\(name)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  /// The text of a file.
  func read(_ name: String) -> String? {
    DiskFile.read("\(path)/\(name)").map { String(decoding: $0, as: UTF8.self) }
  }

  /// The names of the files, hidden ones too.
  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }
}

@Suite struct DiskWritingTests {
  @Test func `a file is replaced and keeps its mode`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.md", "old")
    chmod("\(folder.path)/a.md", 0o640)
    #expect(DiskFile.replace("\(folder.path)/a.md", old: Array("old".utf8), with: [0x6E]) == nil)
    #expect(folder.read("a.md") == "n")
    var information = stat()
    stat("\(folder.path)/a.md", &information)
    #expect(information.st_mode & 0o777 == 0o640)
    #expect(folder.names == ["a.md"])
  }

  @Test func `a file that changed meanwhile is left as it is`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.md", "newer")
    let problem = DiskFile.replace("\(folder.path)/a.md", old: Array("old".utf8), with: [0x6E])
    #expect(problem?.contains("has changed meanwhile") ?? false)
    #expect(folder.read("a.md") == "newer")
  }

  @Test func `a link is followed, but not out of the course`() throws {
    let folder = try TemporaryFolder()
    try folder.write("course/b.md", "old")
    try folder.write("secret.md", "old")
    let course = folder.path + "/course"
    symlink("b.md", course + "/link.md")
    symlink("../secret.md", course + "/out.md")
    let old = Array("old".utf8)
    #expect(DiskFile.replace(course + "/link.md", old: old, with: [0x6E], inside: course) == nil)
    #expect(folder.read("course/b.md") == "n")
    #expect(FolderTree.isFolder(course))
    let problem = DiskFile.replace(course + "/out.md", old: old, with: [0x6E], inside: course)
    #expect(problem?.contains("leads out of") ?? false)
    #expect(folder.read("secret.md") == "old")
  }

  @Test func `a folder that cannot be written is a clear fault`() throws {
    let problem = DiskFile.replace("/proc/self/nothing/a.md", old: nil, with: [])
    #expect(problem != nil)
  }
}
