import Diagnostics
import Testing

@testable import Workbook

@Suite struct CourseTests {
  private func findings(book: String, files: [String: String] = [:]) -> [String] {
    var files = files
    files["book.yml"] = book
    return checkCourse(CourseSource(files: files)).findings.map { "\($0.path) \($0.short)" }
  }

  @Test func `an unknown key is found with its line`() {
    let found = findings(book: "title: A\ntitel: B\n")
    #expect(found == ["lessons/book.yml config-unknown-key 2:1"])
  }

  @Test func `the nearest key is named`() {
    let source = CourseSource(files: ["book.yml": "titel: B\n"])
    #expect(checkCourse(source).findings.map(\.hint) == ["did you mean `title`?"])
  }

  @Test(arguments: [
    ("title: [a]\n", "config-type 1:8"), ("limits: 7\n", "config-type 1:9"),
    ("limits:\n  steps: many\n", "config-type 2:10"),
    ("runtime: cpython-1\n", "runtime-unknown 1:10"),
    ("severity:\n  heading-skip: loud\n", "config-type 2:17"), ("- a\n", "config-type 1:1"),
    ("answers: open\n", "config-unknown-key 1:1"),
  ])
  func `a wrong setting is found at its value`(book: String, finding: String) {
    #expect(findings(book: book) == ["lessons/book.yml \(finding)"])
  }

  @Test func `lists of lessons are checked`() {
    let book = "parts:\n  - title: A\n    lessons: [one.md, two.md, one.md]\n"
    #expect(
      findings(book: book, files: ["one.md": "# A\n", "three.md": "# C\n", "_x.md": ""]) == [
        "lessons/book.yml lesson-missing 3:23", "lessons/book.yml lesson-duplicate 3:31",
        "lessons/three.md lesson-orphan 1:1",
      ])
  }

  @Test func `chapters are numbered through the parts`() {
    let book = "parts:\n  - lessons: [a.md]\n  - lessons: [b.md]\n"
    let course = Course(reading: CourseSource(files: ["book.yml": book, "a.md": "", "b.md": ""]))
    #expect(course.pages.map(\.chapter) == [1, 2])
  }

  @Test func `a file that is not UTF-8 is one finding`() {
    let source = CourseSource(folder: "lessons", names: ["book.yml", "pair.md"]) { name in
      name == "pair.md" ? [0x23, 0x20, 0xFF, 0x0A] : Array(CourseFixture.book.utf8)
    }
    #expect(checkCourse(source).findings.map(\.short) == ["encoding 1:3"])
  }

  @Test func `a course sets its own severities`() {
    let book = CourseFixture.book + "severity:\n  heading-skip: ignore\n"
    let result = CourseFixture.check("# A\n\n### C\n", files: ["book.yml": book])
    #expect(result.findings.map(\.short) == [])
  }

  @Test func `limits have units`() {
    #expect(Book.amount("64KiB", isBytes: true) == 65536)
    #expect(Book.amount("1 MiB", isBytes: true) == 1 << 20)
    #expect(Book.amount("1_000", isBytes: false) == 1000)
    #expect(Book.amount("1KiB", isBytes: false) == nil)
    #expect(Book.amount("99999999999GiB", isBytes: true) == nil)
  }
}

@Suite struct HostileSettingsTests {
  @Test(arguments: ["[", "{a: ", "- ", "? ", "a:\n ", "&x [*x, "])
  func `settings that nest without end are a finding`(piece: String) {
    let yaml = String(repeating: piece, count: 20_000)
    let source = CourseSource(files: ["book.yml": yaml])
    #expect(checkCourse(source).findings.first?.rule == .configType)
  }

  @Test func `settings that nest by indentation are a finding`() {
    let yaml = (0..<3000).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    let source = CourseSource(files: ["book.yml": yaml])
    #expect(checkCourse(source).findings.map(\.rule) == [.configType])
  }

  @Test func `a lesson cannot take the place of the front page`() {
    let book = "parts:\n  - lessons: [index.md]\n"
    let source = CourseSource(files: ["book.yml": book, "index.md": "# A\n"])
    #expect(checkCourse(source).findings.map(\.short) == ["id-reserved 2:15"])
  }
}
