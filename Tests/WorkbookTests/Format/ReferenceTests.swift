import Diagnostics
import Testing

@testable import Workbook

@Suite struct ReferenceTests {
  private func findings(_ lesson: String, _ files: [String: String]) -> [String] {
    CourseFixture.check(lesson, files: files).findings.map { "\($0.path) \($0.short)" }
  }

  private let glossary =
    "# Glossary\n\n## Reference count\n\nHow many.\n\n## Cycle {#loop}\n\nRound.\n"

  @Test func `terms lead to the glossary, whatever the case of letters`() throws {
    let lesson = "# T\n\nA [reference\ncount](term:), a [Cycle](term:), [cycles](term:cycle).\n"
    #expect(findings(lesson, ["glossary.md": glossary]) == [])
    let body = try CourseFixture.body(lesson, files: ["glossary.md": glossary])
    #expect(
      body.contains(
        "<a href=\"glossary.html#reference-count\" id=\"use-reference-count\">reference\ncount</a>")
    )
    #expect(body.contains("<a href=\"glossary.html#loop\">cycles</a>"))
  }

  @Test func `a term that is not defined is found at its link`() {
    let marked = MarkedText("# T\n\nA [cykle](▶term:).\n")
    let result = CourseFixture.check(marked.text, files: ["glossary.md": glossary])
    #expect(result.findings.map(\.short) == ["term-unknown \(marked.position)"])
    #expect(result.findings.map(\.hint) == ["did you mean `cycle`?"])
    #expect(findings(marked.text, [:]) == ["lessons/pair.md term-unknown \(marked.position)"])
  }

  private let works = """
    ungar84: {authors: [David Ungar], title: "Generation <scavenging>", in: SDE, year: 1984}
    jones11: {authors: "Jones, Richard", title: The Garbage Collection Handbook, doi: 10/x}
    deutsch76: {authors: [L. Peter Deutsch, Daniel Bobrow], title: An efficient one, year: 1976}

    """

  @Test func `references name their works and lead to their list`() throws {
    let lesson = "# T\n\n[](ref:ungar84), [](ref:deutsch76), [the book](ref:jones11).\n"
    #expect(findings(lesson, ["references.yml": works]) == [])
    let body = try CourseFixture.body(lesson, files: ["references.yml": works])
    #expect(body.contains("<a href=\"references.html#ref-ungar84\">Ungar 1984</a>"))
    #expect(body.contains(">Deutsch and Bobrow 1976</a>"))
    let course = Course(reading: CourseFixture.source(lesson, files: ["references.yml": works]))
    let page = try #require(course.bibliography.page(.english)).bodyHTML
    #expect(
      page.contains(
        "<li id=\"ref-ungar84\">David Ungar (1984). <em>Generation &lt;scavenging&gt;</em>. SDE.</li>"
      ))
    #expect(page.contains("<a href=\"https://doi.org/10/x\">The Garbage Collection Handbook</a>"))
  }

  @Test(arguments: [
    ("a: {title: T, yaer: 1}\n", "config-unknown-key 1:15"), ("a: [T]\n", "config-type 1:4"),
    ("a: {year: 1}\n", "config-type 1:4"), ("'1 a': {title: T}\n", "config-type 1:1"),
    ("a: {title: T, url: 'javascript:x'}\n", "config-type 1:20"),
  ])
  func `a wrong work is found at its place`(works: String, finding: String) {
    #expect(
      findings("# T\n", ["references.yml": works]) == ["lessons/references.yml \(finding)"])
  }

  @Test func `a work that is not listed is found at its link`() {
    let marked = MarkedText("# T\n\nSee [](▶ref:ungar48).\n")
    let result = CourseFixture.check(marked.text, files: ["references.yml": works])
    #expect(result.findings.map(\.short) == ["ref-unresolved \(marked.position)"])
    #expect(result.findings.map(\.hint) == ["did you mean `ungar84`?"])
  }
}

@Suite struct BookKeyTests {
  private func check(_ keys: String, _ lesson: String = "# T\n", _ files: [String: String] = [:])
    -> [String]
  {
    let book = keys + "parts:\n  - lessons: [pair.md]\n"
    return CourseFixture.check(lesson, files: files.merging(["book.yml": book]) { _, new in new })
      .findings.map { "\($0.path) \($0.short)" }
  }

  private func site(_ book: String, _ files: [String: String]) throws -> [String: String] {
    var files = files
    files["book.yml"] = book
    let run = CourseRun(Course(reading: CourseSource(files: files)), jobs: 1)
    let theme = try SiteTheme()
    let made = try SitePages.files(of: run.site(theme: theme, jobs: 1), theme: theme)
    return Dictionary(
      uniqueKeysWithValues: made.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
  }

  @Test func `further pages have no numbers and stand behind the lessons`() throws {
    let book = "pages: [about.md]\nparts:\n  - lessons: [pair.md]\n"
    let site = try site(book, ["pair.md": "# P\n", "about.md": "# About\n\n## Us\n"])
    #expect(site["about.html"]?.contains("<h1>About</h1>") ?? false)
    #expect(site["index.html"]?.contains("href=\"about.html\"") ?? false)
  }

  @Test func `old addresses lead to pages`() throws {
    let book = """
      redirects: {/old/pair: pair.md, gone.html: "https://example.org/"}
      parts:
        - lessons: [pair.md]

      """
    let site = try site(book, ["pair.md": "---\naliases: [first/]\n---\n\n# P\n"])
    #expect(site["old/pair.html"]?.contains("url=../pair.html\"") ?? false)
    #expect(site["gone.html"]?.contains("url=https://example.org/\"") ?? false)
    #expect(site["first/index.html"]?.contains("<a href=\"../pair.html\">") ?? false)
  }

  @Test(arguments: [
    ("redirects: {old: gone.md}\n", "link-broken 1:18"),
    ("redirects: {../old: pair.md}\n", "config-type 1:13"),
    ("redirects: {pair: pair.md}\n", "id-duplicate 1:13"),
    ("redirects: 7\n", "config-type 1:12"), ("pages: [gone.md]\n", "lesson-missing 1:9"),
    ("pages: [pair.md]\n", "lesson-duplicate 1:9"),
    ("edit-url: ftp://x\n", "config-type 1:11"),
    ("report-url: \"https://x/{fiel}\"\n", "config-type 1:13"),
  ])
  func `a wrong setting is found at its value`(keys: String, finding: String) {
    #expect(check(keys) == ["lessons/book.yml \(finding)"])
  }

  @Test func `pages link to where they are edited`() throws {
    let book =
      "edit-url: \"https://x/e/{file}\"\nreport-url: \"https://x/r?p={page}&e={edition}\"\n"
    let site = try site(
      book + "edition: a b\nparts:\n  - lessons: [pair.md]\n", ["pair.md": "# P\n"])
    let page = try #require(site["pair.html"])
    #expect(page.contains("<a href=\"https://x/e/lessons/pair.md\">Edit this page</a>"))
    #expect(page.contains("<a href=\"https://x/r?p=pair.html&amp;e=a%20b\">"))
  }
}

@Suite struct FrontMatterTests {
  private func check(_ matter: String, _ text: String = "# T\n") -> [String] {
    CourseFixture.check("---\n\(matter)---\n\n\(text)").findings.map(\.short)
  }

  @Test func `all keys are known`() {
    let matter = """
      title: A
      short-title: B
      description: C
      id: sec-a
      authors: [D, E]
      objectives: ["*count*"]
      prerequisites: []
      time: 5
      date: 2026-11-22
      aliases: [old/a]
      scenario:
        runtime: cpython-3.9
        show: source

      """
    #expect(check(matter, "# T\n\n## U {#u}\n\n[](#sec-a)\n") == [])
  }

  @Test(arguments: [
    ("id: a b\n", "frontmatter-type 2:5"), ("draft: maybe\n", "frontmatter-type 2:8"),
    ("aliases: [../x]\n", "frontmatter-type 2:11"),
    ("aliases: [pair]\n", "id-duplicate 2:11"),
    ("scenario: {runtim: a}\n", "frontmatter-unknown-key 2:12"),
    ("authors: {a: b}\n", "frontmatter-type 2:10"),
  ])
  func `a wrong key is found at its place`(matter: String, finding: String) {
    #expect(check(matter) == [finding])
  }

  @Test func `scenarios take over what the page sets, unless they set it`() throws {
    let matter = "---\nscenario:\n  runtime: cpython-3.9\n  caption: Same\n---\n\n# T\n\n"
    let lesson =
      matter
      + "```python scenario id=a\na = 1\n```\n\n```python scenario id=b runtime=cpython-3.12\na = 1\n```\n"
    let body = try CourseFixture.body(lesson)
    #expect(body.ranges(of: "CPython 3.9<").count == 1)
    #expect(body.ranges(of: "CPython 3.12<").count == 1)
    #expect(body.ranges(of: "</b> Same").count == 2)
  }

  @Test func `a wrong default is found where it stands`() {
    let text = "# T\n\n```python scenario\na = 1\n```\n"
    #expect(check("scenario:\n  runtime: cpython-1\n", text) == ["runtime-unknown 3:3"])
  }

  @Test func `drafts are left out, and links to them are broken`() {
    let files = [
      "book.yml": "parts:\n  - lessons: [draft.md, pair.md]\n",
      "draft.md": "---\ndraft: true\n---\n\n# D\n\n[](gone.md)\n",
    ]
    let source = CourseFixture.source("# T\n\n[](draft.md)\n", files: files)
    let result = checkCourse(source)
    #expect(result.findings.map { "\($0.path) \($0.short)" } == ["lessons/pair.md link-broken 3:4"])
    #expect(result.summary.hasSuffix("1 draft left out"))
    var options = CourseOptions()
    options.withDrafts = true
    #expect(
      checkCourse(source, options: options).findings.map(\.path) == ["lessons/draft.md"])
    #expect(Course(reading: source).pages.map(\.chapter) == [1])
  }
}
