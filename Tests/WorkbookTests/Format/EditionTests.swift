import Testing

@testable import Workbook

@Suite struct EditionTests {
  private let lesson = """
    # T

    Before.

    > [!INSTRUCTOR] Marker title
    > Marker text, `marker code`, [marker link](marker.txt) and ![marker](marker.png).
    >
    > # Marker heading
    >
    > ```python scenario id=marker caption="Marker caption"
    > print("marker output")  # prints: marker output
    > ```
    >
    > ```output
    > marker output
    > ```
    >
    > - > A marker in a quote: `{heap marker} 'marker'`.

    > [!INCLUDE] _more.md

    ```python scenario id=last caption="Last"
    a = 1
    ```
    """

  private var source: CourseSource {
    CourseFixture.source(
      lesson,
      files: [
        "marker.txt": "marker", "marker.png": "marker", "_more.md": "> [!INSTRUCTOR]\n> Marker.\n",
      ])
  }

  private func site(_ edition: Edition) throws -> [SiteFile] {
    let run = CourseRun(Course(reading: source), jobs: 1, edition: edition)
    #expect(run.result.findings.map(\.message) == [])
    let theme = try SiteTheme()
    return try SitePages.files(of: run.site(theme: theme, jobs: 1), theme: theme)
      .filter { !$0.path.hasPrefix("assets/") }
  }

  @Test func `nothing of an instructor's note is in any byte of a student's site`() throws {
    for file in try site(.student) {
      let text = (file.path + String(decoding: file.bytes, as: UTF8.self)).lowercased()
      #expect(!text.contains("marker"), "\(file.path)")
    }
  }

  @Test func `an instructor's site holds the notes, and the same numbers`() throws {
    let page = { (edition: Edition) -> String in
      let file = try site(edition).first { $0.path == "pair.html" }
      return String(decoding: file?.bytes ?? [], as: UTF8.self)
    }
    let (student, instructor) = (try page(.student), try page(.instructor))
    #expect(instructor.contains("Marker text") && instructor.contains("marker output"))
    #expect(student.contains("<b>Figure 1.2</b> Last"))
    #expect(instructor.contains("<b>Figure 1.2</b> Last"))
    #expect(try site(.instructor).contains { $0.path == "marker.txt" })
  }
}

@Suite struct SiteFindingTests {
  @Test func `a site that is not what the lessons make is told file by file`() throws {
    let folder = try TemporaryFolder()
    let site = folder.path + "/site"
    _ = buildCourse(CourseFixture.source("# T\n"), templates: nil, output: site)
    let result = buildCourse(
      CourseFixture.source("# U\n"), templates: nil, output: site, checkOnly: true)
    #expect(result.check.findings.allSatisfy { $0.rule == .siteStale })
    #expect(result.check.findings.contains { $0.path == site + "/pair.html" })
  }

  @Test func `a page is built that shows what another page's scenario gives`() throws {
    let folder = try TemporaryFolder()
    let source = CourseSource(files: [
      "book.yml": "parts:\n  - lessons: [b.md, a.md]\n",
      "a.md": "# A\n\n```python scenario id=p\na = []\n```\n",
      "b.md": "# B\n\nIt is `{heap a.md#p} len(a) = 0`. ![P](heap:a.md#p)\n",
    ])
    let result = buildCourse(source, templates: nil, output: folder.path + "/site")
    #expect(result.check.findings == checkCourse(source).findings)
    #expect(result.check.findings == [])
    let page = try #require(folder.read("site/b.html"))
    #expect(page.contains(">0</") && page.contains("<svg"))
  }

  @Test func `an unknown tag of the course's own template is found at its place`() throws {
    let folder = try TemporaryFolder()
    let templates = CourseSource(folder: "templates", names: ["index.mustache"]) { _ in
      Array("<p>\n  {{lessonz}}</p>\n".utf8)
    }
    let result = buildCourse(
      CourseFixture.source("# T\n"), templates: templates, output: folder.path + "/site")
    #expect(
      result.check.findings.map { "\($0.path) \($0.short)" } == [
        "templates/index.mustache template-tag-unknown 2:3"
      ])
    #expect(folder.names == [])
  }

  @Test func `a query that a runtime cannot answer is found at the query`() {
    let marked = MarkedText("# T\n\n```python scenario id=p\na = []\n```\n\n`{heap p} ▶color(a)`\n")
    #expect(
      CourseFixture.check(marked.text).findings.map(\.short)
        == ["query-unanswerable \(marked.position)"])
  }
}
