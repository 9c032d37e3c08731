import Diagnostics
import Foundation
import Testing

@testable import Workbook

@Suite struct InitTests {
  private func course(_ title: String = "A course") -> CourseSource {
    let files = CourseTemplate.files(title: title).filter { $0.path.hasPrefix("lessons/") }
    return CourseSource(
      files: Dictionary(uniqueKeysWithValues: files.map { (String($0.path.dropFirst(8)), $0.text) })
    )
  }

  @Test(arguments: ["A course", "On \"heaps\": a #1 course", "'"])
  func `a new course has no findings`(title: String) {
    let result = checkCourse(course(title))
    #expect(result.findings.map(\.message) == [])
    #expect(result.claims == 5)
    #expect(Course(reading: course(title)).book.title == title)
  }

  @Test func `a new course is built at once`() throws {
    let folder = try TemporaryFolder()
    let result = buildCourse(course(), templates: nil, output: folder.path + "/site")
    #expect(result.problem == nil && result.check.findings.isEmpty)
    #expect(folder.read("site/first-lesson.html") != nil)
  }

  @Test func `the schema of the settings is JSON and knows every key`() throws {
    let value = try JSONSerialization.jsonObject(with: Data(CourseTemplate.bookSchema.utf8))
    let properties = (value as? [String: Any])?["properties"] as? [String: Any]
    #expect(Set(properties?.keys.map { $0 } ?? []) == Set(Book.known))
  }
}

@Suite struct NewLessonTests {
  private func book(_ lessons: String) -> CourseSource {
    CourseSource(files: ["book.yml": lessons, "a.md": "# A\n", "b.md": "# B\n"])
  }

  @Test(arguments: [
    ("parts:\n  - lessons: [a.md, b.md]\n", "parts:\n  - lessons: [a.md, b.md, c/new-one.md]\n"),
    (
      "parts:\n  - lessons: [a.md, 'b.md'] # end\n",
      "parts:\n  - lessons: [a.md, 'b.md', c/new-one.md] # end\n"
    ),
    (
      "parts:\r\n  - lessons:\r\n      - a.md\r\n      - b.md  # b\r\nindex: a.md\r\n",
      "parts:\r\n  - lessons:\r\n      - a.md\r\n      - b.md  # b\r\n      - c/new-one.md\r\nindex: a.md\r\n"
    ),
  ])
  func `a lesson is listed behind the last one`(before: String, after: String) throws {
    let edit = try newLesson("c/new-one", in: book(before))
    #expect(edit.written.map(\.name) == ["c/new-one.md", "book.yml"])
    #expect(String(decoding: edit.written[1].bytes, as: UTF8.self) == after)
    #expect(String(decoding: edit.written[0].bytes, as: UTF8.self).hasPrefix("# New one\n"))
  }

  @Test func `a new lesson has no findings`() throws {
    let source = book("parts:\n  - lessons: [a.md, b.md]\n")
    #expect(checkCourse(try newLesson("c", in: source).applied(to: source)).findings == [])
  }

  @Test(arguments: ["../x", "/x", "a", ".hidden", "a\nb", "", "x//y", "a b"])
  func `a name that cannot be a lesson's is refused`(name: String) {
    #expect(throws: CourseEditFault.self) {
      try newLesson(name, in: book("parts:\n  - lessons: [a.md, b.md]\n"))
    }
  }
}

@Suite struct MoveLessonTests {
  private let files = [
    "book.yml": "index: front.md\nparts:\n  - lessons: [a.md, b.md]\n",
    "a.md":
      "# A {#top}\n\n```python scenario id=p\nx = []\n```\n\n[b](b.md#end), [me](#top), ![i](img/x.png)\n",
    "b.md":
      "---\nprerequisites: [a.md]\n---\n\n# B {#end}\n\n[a](a.md), [](<a.md#top>), `{heap a.md#p} len(x) = 0`\n\n![P](heap:a.md#p@end)\n",
    "front.md": "See [A](a.md).\n", "img/x.png": "x",
  ]

  @Test func `links, values, pictures and settings follow, and nothing breaks`() throws {
    let source = CourseSource(files: files)
    #expect(checkCourse(source).findings.map(\.message) == [])
    let edit = try moveLesson("a.md", to: "part/one.md", in: source)
    let moved = edit.applied(to: source)
    #expect(checkCourse(moved).findings.map(\.message) == [])
    let text = { (name: String) in String(decoding: moved.read(name) ?? [], as: UTF8.self) }
    #expect(text("part/one.md").contains("[b](../b.md#end), [me](#top), ![i](../img/x.png)"))
    #expect(
      text("b.md").contains("[a](part/one.md), [](<part/one.md#top>), `{heap part/one.md#p} len"))
    #expect(
      text("b.md").contains("heap:part/one.md#p@end") && text("b.md").contains("[part/one.md]"))
    #expect(text("front.md") == "See [A](part/one.md).\n")
    #expect(
      text("book.yml")
        == "index: front.md\nparts:\n  - lessons: [part/one.md, b.md]\nredirects:\n  a.html: part/one.md\n"
    )
    #expect(!moved.contains("a.md"))
    #expect(Course(reading: moved).redirects.found.map(\.path) == ["a.html"])
  }

  @Test func `a lesson is moved again, and its first address still leads to it`() throws {
    let source = CourseSource(files: files)
    let first = try moveLesson("a.md", to: "c.md", in: source).applied(to: source)
    #expect(throws: CourseEditFault.self) { try moveLesson("a.md", to: "d.md", in: first) }
    #expect(throws: CourseEditFault.self) { try moveLesson("c.md", to: "b.md", in: first) }
  }

  @Test func `a move is written and the old file is gone`() throws {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.write("lessons/\(name)", text) }
    let source = try #require(CourseSource(root: folder.path))
    let edit = try moveLesson("a.md", to: "part/one.md", in: source)
    #expect(edit.write(to: folder.path + "/lessons", over: source) == nil)
    #expect(folder.read("lessons/a.md") == nil)
    #expect(folder.read("lessons/part/one.md") != nil)
  }
}

@Suite struct ListTests {
  private let lesson = """
    # T

    ```python scenario id=p
    a = []  # expect: len(a) == 0
    ```

    ```python scenario
    b = 1
    ```

    ```python scenario skip="no"
    c = 1
    ```

    `{heap cpython-3.9} arena_size = 256 KiB`
    """

  @Test func `pages and scenarios are listed with their claims`() {
    let items = listCourse(CourseFixture.source(lesson))
    #expect(
      items.map(\.name) == [
        "lessons/pair.md", "lessons/pair.md#p", "lessons/pair.md#2", "lessons/pair.md#3",
      ])
    #expect(items.map(\.line) == [1, 3, 7, 11])
    #expect(items.map(\.claims) == [1, 1, 0, 0])
    #expect(items[1].json.contains("\"text\": \"cpython-3.12\""))
  }

  @Test func `a scenario that nothing holds to its word is uncovered`() {
    #expect(uncoveredScenarios(CourseFixture.source(lesson)).map(\.line) == [7])
  }
}

@Suite struct DifferenceTests {
  private func changes(_ old: String, _ new: String) -> [CourseChange] {
    courseChanges(from: CourseFixture.source(old), to: CourseFixture.source(new))
  }

  private let lesson = """
    # T

    ```python scenario id=p
    a = []
    print(len(a))
    ```

    It has `{heap p} refcount(a)`.
    """

  @Test func `a course does not differ from itself`() {
    #expect(changes(lesson, lesson) == [])
  }

  @Test func `outputs, counts and pictures that change are told`() {
    let new = lesson.replacing("a = []", with: "a = b = [1]")
    let found = changes(lesson, new)
    #expect(found.map(\.name) == ["refcount(a) of p", "output under CPython 3.12", "picture"])
    #expect(found.map(\.before) == ["1", "0\n", "2 steps"])
    #expect(found.map(\.after) == ["2", "1\n", "2 steps"])
    let text = CourseChange.text(found)
    #expect(text.contains("lessons/pair.md: refcount(a) of p\n  - 1\n  + 2\n"))
    #expect(text.contains("  + 2 steps, which are not the same\n"))
    let table = CourseChange.markdown(found, since: "main")
    #expect(table.contains("| lessons/pair.md\\#p | output under CPython 3.12 | 0 | 1 |"))
  }

  @Test func `a lesson under another name is the same lesson`() {
    func course(_ name: String, _ text: String) -> CourseSource {
      CourseSource(files: [
        "book.yml": "parts:\n  - lessons: [\(name), z.md]\n", name: text, "z.md": "# Z\n\nText.\n",
      ])
    }
    let new = lesson.replacing("a = []", with: "a = [1]")
    let found = courseChanges(from: course("a.md", lesson), to: course("b.md", new))
    #expect(found.map(\.place) == ["lessons/b.md", "lessons/b.md#p", "lessons/b.md#p"])
    #expect(found.map(\.name) == ["the lesson's file", "output under CPython 3.12", "picture"])
    #expect(found[0].before == "lessons/a.md" && found[0].after == "lessons/b.md")
  }

  @Test func `what is new or gone is told`() {
    let new = "# T\n\n```python scenario id=q\nprint(2)\n```\n"
    let found = changes(lesson, new)
    #expect(found.contains { $0.place == "lessons/pair.md#q" && $0.before == nil })
    #expect(found.contains { $0.place == "lessons/pair.md#p" && $0.after == nil })
  }
}

@Suite struct GitTests {
  private func git(_ folder: TemporaryFolder, _ arguments: [String]) -> Bool {
    var process = ChildProcess(
      command: ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"] + arguments)
    process.directory = folder.path
    process.environment = ["PATH=/usr/local/bin:/usr/bin:/bin", "HOME=\(folder.path)"]
    return process.run()?.end == .status(0)
  }

  @Test func `what changed since a revision is told by git`() throws {
    let folder = try TemporaryFolder()
    try folder.write("lessons/a.md", "# A\n")
    try folder.write("lessons/ü b.md", "# B\n")
    try #require(git(folder, ["init", "-q"]) && git(folder, ["add", "-A"]))
    try #require(git(folder, ["commit", "-qm", "one"]))
    try folder.write("lessons/ü b.md", "# C\n")
    try folder.write("lessons/new.md", "# N\n")
    let changed = try GitRepository.changes(since: "HEAD", in: ["lessons"], at: folder.path)
    #expect(changed == ["lessons/ü b.md", "lessons/new.md"])
    let old = try GitRepository.course(at: "HEAD", in: folder.path)
    #expect(old.names == ["a.md", "ü b.md"])
    #expect(old.read("ü b.md") == Array("# B\n".utf8))
    #expect(throws: GitRepository.Fault.self) {
      try GitRepository.changes(since: "nope", in: ["lessons"], at: folder.path)
    }
    #expect(throws: GitRepository.Fault.self) {
      try GitRepository.changes(since: "--output=x", in: ["lessons"], at: folder.path)
    }
  }
}

@Suite struct CleanTests {
  @Test func `only a site of ours is removed`() throws {
    let folder = try TemporaryFolder()
    try folder.write("other/a.txt", "a")
    #expect(cleanSite(folder.path + "/other") != nil)
    #expect(folder.read("other/a.txt") == "a")
    let source = CourseFixture.source("# T\n")
    _ = buildCourse(source, templates: nil, output: folder.path + "/site")
    #expect(folder.names == ["other", "site"])
    #expect(cleanSite(folder.path + "/site") == nil)
    #expect(cleanSite(folder.path + "/site") == nil)
    #expect(folder.names == ["other"])
  }
}
