import Diagnostics
import Foundation
import Testing

@testable import Workbook

@Suite struct ReportTests {
  private let lesson = """
    # T

    ```python scenario id=p
    a = []      # expect: len(a) == 3
    print("<&>")
    ```

    ```output
    <&>
    ```

    It is `{heap p} len(a) = 0`, `{heap p} len(a) = 1`.

    ```python scenario id=q skip="not <yet>"
    ```

    See [it](gone.md).
    """

  @Test func `JUnit names what passed, what failed and what was left out`() {
    let text = renderDiagnostics(CourseFixture.check(lesson), format: .junit, colored: false)
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines[1] == "<testsuites name=\"heapbook\" tests=\"6\" failures=\"3\" errors=\"0\">")
    let head = "<testcase classname=\"lessons/pair.md\" "
    #expect(lines.contains(head + "name=\"scenario p\">"))
    #expect(
      lines.contains(head + "name=\"output 1 of p\"/>"))
    #expect(
      lines.contains(head + "name=\"value 1: len(a)\"/>"))
    #expect(lines.contains("<skipped message=\"not &lt;yet&gt;\"/>"))
    #expect(lines.contains(head + "name=\"text\">"))
    #expect(
      text.contains("<failure type=\"link-broken\" message=\"there is no lesson `gone.md`\">"))
  }

  @Test func `JUnit holds nothing that XML does not have`() {
    let hostile = lesson.replacing("<&>", with: "\u{1B}]]>&#0;")
    for text in [lesson, hostile] {
      let report = renderDiagnostics(CourseFixture.check(text), format: .junit, colored: false)
      #expect(!report.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
      #expect(report.ranges(of: "<testcase").count == 6)
    }
  }

  @Test func `warnings fail a case only where they are strict`() {
    let book = CourseFixture.book + "severity:\n  link-broken: warning\n"
    let result = CourseFixture.check("# T\n\nSee [it](gone.md).\n", files: ["book.yml": book])
    let mild = renderDiagnostics(result, format: .junit, colored: false)
    #expect(mild.contains("failures=\"0\"") && mild.contains("<system-out>"))
    let strict = renderDiagnostics(result, format: .junit, colored: false, strict: true)
    #expect(strict.contains("failures=\"1\"") && strict.contains("<failure"))
  }

  @Test func `a summary is a table of Markdown`() {
    let text = renderDiagnostics(CourseFixture.check(lesson), format: .markdown, colored: false)
    #expect(
      text.contains(
        "| lessons/pair.md:17:10 | link-broken | there is no lesson \\`gone.md\\` |"))
  }

  @Test(arguments: [
    ("junit=a.txt", ReportFormat.junit, "a.txt"), ("a.xml", .junit, "a.xml"),
    ("x/a.sarif", .sarif, "x/a.sarif"), ("a.sarif.json", .sarif, "a.sarif.json"),
    ("a.json", .json, "a.json"), ("github=-", .github, "-"), ("a.md", .markdown, "a.md"),
  ])
  func `a report's form is named or told by its file`(
    text: String, format: ReportFormat, path: String
  ) {
    let file = ReportFile(text)
    #expect(file?.format == format)
    #expect(file?.path == path)
  }

  @Test func `a file whose form is not clear is refused`() {
    #expect(ReportFile("report") == nil)
    #expect(ReportFile("xunit=a") == nil)
  }

  @Test func `a filter keeps a page, or what speaks of one scenario`() {
    let check = { (text: String) in
      checkCourse(
        CourseFixture.source(lesson), options: CourseOptions(scope: .matching(text)))
    }
    #expect(check("pair").findings.count == 3)
    #expect(
      check("pair.md#p").findings.map(\.short) == ["expect-mismatch 4:23", "value-mismatch 12:40"])
    #expect(check("#q").findings.isEmpty)
    #expect(check("pear").pages == 0)
  }

  @Test func `what changed is checked, and the pages that link to it`() {
    let files = [
      "book.yml": "parts:\n  - lessons: [pair.md, b.md, c.md]\n",
      "b.md": "# B\n\n[c](c.md)\n\n[](gone.md)\n", "c.md": "# C\n\n[](gone.md)\n",
    ]
    let check = { (paths: Set<String>) in
      checkCourse(
        CourseFixture.source("# T\n\n[](gone.md)\n", files: files),
        options: CourseOptions(scope: .changed(paths))
      ).findings.map(\.path)
    }
    #expect(check(["lessons/c.md"]) == ["lessons/b.md", "lessons/c.md"])
    #expect(check(["lessons/pair.md"]) == ["lessons/pair.md"])
    #expect(check(["lessons/book.yml"]).count == 3)
    #expect(check([]) == [])
  }
}

@Suite struct BareCountTests {
  private let book = CourseFixture.book + "severity:\n  bare-count: warning\n"

  @Test(arguments: [
    ("It has ▶two references.", true), ("It has ▶3 of them.", true), ("It has ▶1,024 bytes.", true),
    ("So ▶one reference is left.", true), ("After line ▶4 it is gone.", true),
    ("> In a note, ▶two.", true), ("- In a list, *▶two*.", true),
    ("Under Python 3.12 it is the first one, of x86 and the 2nd.", false),
    ("It has `{heap p} len(a) = 0`, see [two](pair.md).", false), ("This one is gone.", false),
  ])
  func `a number beside a scenario that is tied to no value is found`(
    prose: String, isFound: Bool
  ) {
    let head = "# T\n\nHere two is fine.\n\n```python scenario id=p\na = []\n```\n\n"
    let marked = MarkedText(head + prose + "\n\n## Next\n\nHere two is fine too.\n")
    let result = CourseFixture.check(marked.text, files: ["book.yml": book])
    let wanted = isFound ? ["bare-count \(marked.position)"] : []
    #expect(result.findings.map(\.short) == wanted)
  }

  @Test func `bare counts are not looked for unless the course asks`() {
    let lesson = "# T\n\n```python scenario id=p\na = []\n```\n\nIt has two.\n"
    #expect(CourseFixture.check(lesson).findings.isEmpty)
  }
}
