import Foundation
import Testing

@testable import Workbook

/// Tests in a folder of their own, which goes with the suite's value.
@Suite final class SiteWriterTests {
  private let parent: String
  private var site: String { parent + "/site" }
  private let files = [
    file("assets/heapbook.css", "x"), file("a.html", "one"), file("deep/b.html", "two"),
  ]

  init() throws {
    parent = FileManager.default.temporaryDirectory.path + "/heapbook-site-\(UUID())"
    try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: parent) }

  private static func file(_ path: String, _ text: String) -> SiteFile {
    SiteFile(path: path, bytes: Array(text.utf8))
  }

  private func text(_ path: String) -> String? {
    try? String(contentsOfFile: site + "/" + path, encoding: .utf8)
  }

  /// The number and the time of change of a file: a file written anew has others.
  private func attributes(_ path: String) throws -> String {
    let all = try FileManager.default.attributesOfItem(atPath: site + "/" + path)
    let date = all[.modificationDate] as? Date
    return "\(all[.systemFileNumber] ?? "none") \(date?.timeIntervalSince1970 ?? 0)"
  }

  private func siblings() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: parent)
  }

  @Test func `a new site is made with its folders`() throws {
    let differences = try SiteWriter.write(files, to: site)
    #expect(differences.count == 3)
    #expect(text("deep/b.html") == "two")
    #expect(try siblings() == ["site"])
  }

  @Test func `where nothing changed nothing is touched`() throws {
    try SiteWriter.write(files, to: site)
    let before = try [attributes(""), attributes("a.html"), attributes("deep")]
    #expect(try SiteWriter.write(files, to: site + "/") == [])
    #expect(try [attributes(""), attributes("a.html"), attributes("deep")] == before)
  }

  @Test func `a build that is ended leaves nothing beside the site`() async throws {
    try SiteWriter.write(files, to: site)
    await #expect(processExitsWith: .exitCode(7)) { [site = site as String] in
      let sink = try SiteSink(site, writes: true)
      sink.add("a.html", [[1]])
      sink.add("deep/c.html", [[2]])
      UnfinishedTrees.shared.clear { _exit(7) }
    }
    #expect(try siblings() == ["site"])
    #expect(text("a.html") == "one")
  }

  @Test func `what did not change stays the same file`() throws {
    try SiteWriter.write(files, to: site)
    let before = try attributes("a.html")
    let changed = [files[0], files[1], Self.file("c.html", "new")]
    let differences = try SiteWriter.write(changed, to: site)
    #expect(differences == [.missing("c.html"), .surplus("deep/b.html")])
    #expect(try attributes("a.html") == before)
    #expect(text("c.html") == "new")
    #expect(text("deep/b.html") == nil)
    #expect(try siblings() == ["site"])
  }

  @Test func `a failure in the middle leaves the old site`() throws {
    try SiteWriter.write(files, to: site)
    let before = try attributes("a.html")
    let long = String(repeating: "x", count: 300)
    let bad = [files[0], Self.file("a.html", "changed"), Self.file(long, "")]
    #expect(throws: SiteWriteError.self) { try SiteWriter.write(bad, to: self.site) }
    #expect(text("a.html") == "one")
    #expect(try attributes("a.html") == before)
    #expect(try siblings() == ["site"])
  }

  @Test func `a folder that is no site is not replaced`() throws {
    try FileManager.default.createDirectory(atPath: site, withIntermediateDirectories: true)
    try "mine".write(toFile: site + "/thesis.txt", atomically: true, encoding: .utf8)
    #expect(throws: SiteWriteError.notASite(site)) { try SiteWriter.write(files, to: self.site) }
    #expect(text("thesis.txt") == "mine")
  }

  @Test func `names with a dot outlive the site`() throws {
    try SiteWriter.write(files, to: site)
    try "x".write(toFile: site + "/.nojekyll", atomically: true, encoding: .utf8)
    #expect(try SiteWriter.compare(files, with: site) == [])
    try SiteWriter.write([files[0]], to: site)
    #expect(text(".nojekyll") == "x")
    #expect(text("a.html") == nil)
  }

  @Test func `what a killed build left is cleared, and what it had not given back is given back`()
    throws
  {
    try SiteWriter.write(files, to: site)
    // No process has this number: it is beyond the largest that Linux gives.
    let rest = parent + "/.site.new-99999999"
    try SiteWriter.write(files, to: rest)
    try "x".write(toFile: rest + "/.nojekyll", atomically: true, encoding: .utf8)
    try SiteWriter.write(files, to: site)
    #expect(try siblings() == ["site"])
    #expect(text(".nojekyll") == "x")
  }

  @Test func `a site that a killed build had put aside comes back`() throws {
    try SiteWriter.write(files, to: parent + "/.site.new-99999999.old")
    let before = try SiteWriter.write(files, to: site)
    #expect(before == [])
    #expect(try siblings() == ["site"])
  }

  @Test func `the tree of a build that runs is left alone`() throws {
    let running = ".site.new-\(getppid())"
    try SiteWriter.write(files, to: parent + "/" + running)
    try SiteWriter.write(files, to: site)
    #expect(try siblings().sorted() == [running, "site"])
  }

  @Test func `a file in the way is an error`() throws {
    try "x".write(toFile: site, atomically: true, encoding: .utf8)
    #expect(throws: SiteWriteError.notAFolder(site)) { try SiteWriter.write(files, to: self.site) }
  }

  @Test func `a path out of the site is refused`() throws {
    #expect(throws: SiteWriteError.path(.outside("../x"))) {
      try SiteWriter.write([Self.file("../x", "")], to: self.site)
    }
    #expect(try siblings() == [])
  }

  @Test func `a comparison names what differs`() throws {
    #expect(try SiteWriter.compare(files, with: site).count == 3)
    try SiteWriter.write(files, to: site)
    let other = [Self.file("a.html", "other"), files[2], Self.file("z.html", "")]
    #expect(
      try SiteWriter.compare(other, with: site) == [
        .changed("a.html"), .surplus("assets/heapbook.css"), .missing("z.html"),
      ])
  }

  @Test func `two renames do what an exchange does`() throws {
    try SiteWriter.write(files, to: site)
    try SiteWriter.write([files[0]], to: parent + "/fresh")
    try SiteWriter.swapByTwoRenames(parent + "/fresh", with: site)
    #expect(text("a.html") == nil)
    #expect(try siblings().sorted() == ["fresh", "site"])
    #expect(FileManager.default.fileExists(atPath: parent + "/fresh/a.html"))
  }

  @Test(arguments: [
    (ENOSPC, SiteWriteError.full("p")), (EROFS, .readOnly("p")), (EACCES, .readOnly("p")),
    (EIO, .system(call: "write", path: "p", code: EIO)),
  ])
  func `the system's numbers become typed errors`(code: Int32, error: SiteWriteError) {
    #expect(SiteWriteError(call: "write", path: "p", code: code) == error)
    #expect(error.message.contains("`p`"))
  }
}
