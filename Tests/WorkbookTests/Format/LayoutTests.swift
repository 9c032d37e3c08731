import Diagnostics
import Testing

@testable import Workbook

/// Lessons laid out in ways that editors and authors lay them out.
@Suite struct LayoutTests {
  private static let claim = "```python scenario id=p\na = []  # expect: ▶len(a) == 1\n```\n"
  private static let scenario = "```python scenario id=p\na = []\n```\n\n"

  /// A text with each line behind something.
  private static func behind(_ first: String, _ rest: String, _ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().map { ($0 == 0 ? first : $1.isEmpty ? "" : rest) + $1 }
      .joined(separator: "\n")
  }

  static let lessons: [(rule: Rule, lesson: String)] = [
    (.expectMismatch, "# T\n\n" + behind("- ", "  ", claim)),
    (.expectMismatch, "# T\n\n" + behind("1.\t", "\t", claim)),
    (.expectMismatch, "# T\n\n" + behind("> - > ", ">   > ", claim)),
    (.expectMismatch, "# T\n\n" + behind("   ", "   ", claim)),
    (.expectMismatch, "# T\n\n" + claim.replacing("```", with: "~~~~")),
    (
      .expectMismatch,
      "# T\n\n````python scenario\na = '```'  # expect: ▶len(a) == 4\n````\n"
    ),
    (.expectMismatch, "\u{FEFF}# T\n\n" + claim),
    (
      .expectMismatch,
      "# T\n\n```python scenario\na = '\(String(repeating: "ä", count: 5000))'; b = 1  # expect: ▶b == 2\n```\n"
    ),
    (.valueMismatch, "# T\n\n" + scenario + "| ä | b |\n|---|---|\n| 😀 | `{heap} ▶len(a) = 1` |\n"),
    (
      .valueMismatch,
      "# T\n\n" + scenario
        + behind("1. ", "   ", "x\n\n| ä |\n|---|\n| `{heap} ▶len('\\|') = 2` |\n")
    ),
    (.valueMismatch, "# T\n\n" + scenario + "> It is\nlazy `{heap p} ▶len(a) = 1`.\n"),
    (.frontmatterUnknownKey, "\u{FEFF}---\ntitle: Ä\n▶tim: 3\n---\n"),
  ]

  @Test(arguments: lessons)
  func `a fault has its place however its lesson is laid out`(rule: Rule, lesson: String) {
    for lesson in [lesson, lesson.replacing("\n", with: "\r\n")] {
      let marked = MarkedText(lesson)
      // A byte order mark is no column.
      #expect(
        CourseFixture.check(marked.text).findings.map(\.short)
          == ["\(rule.rawValue) \(marked.position)"])
    }
  }

  @Test func `a fence within a fence is text`() {
    let lesson = "# T\n\n````markdown\n" + Self.claim.replacing("▶", with: "") + "````\n"
    #expect(CourseFixture.check(lesson).findings == [])
  }

  @Test func `names may have any letters`() {
    let lesson = """
      # Über

      ```python scenario id=häufig-1 caption="Ein Maß"
      zähler = 1  # mark: schluß
      ```

      `{heap häufig-1@schluß} zähler@schluß = 1`, [](#fig-häufig-1), ![B](heap:häufig-1@schluß)

      ## Größe {#sec-größe}

      [](#sec-größe) [w](größen/maß.md#größe)

      """
    let files = [
      "größen/maß.md": "# Maß\n\n## Größe\n\n`{heap ../pair.md#häufig-1} ▶zähler = 2`\n",
      "book.yml": "parts:\n  - lessons: [pair.md, größen/maß.md]\n",
    ]
    let marked = MarkedText(files["größen/maß.md"] ?? "")
    var all = files
    all["größen/maß.md"] = marked.text
    let findings = CourseFixture.check(lesson, files: all).findings
    #expect(
      findings.map { "\($0.path) \($0.short)" } == [
        "lessons/größen/maß.md value-mismatch \(marked.position)"
      ])
  }

  @Test(arguments: [
    ("[x](▶b/anothr.md)", "did you mean `../b/another.md`?"),
    ("[x](▶../b/anothr.md)", "did you mean `../b/another.md`?"),
    ("[x](▶besde.md)", "did you mean `beside.md`?"),
    ("[x](▶../b/dat.csv)", "did you mean `../b/data.csv`?"),
    ("> [!INCLUDE] ▶../b/_prt.md", "did you mean `../b/_part.md`?"),
    ("`{heap ▶../b/anothr.md#p} a`", "did you mean `../b/another.md`?"),
    ("`{heap ▶../b/another.md#pp} a`", "did you mean `p`?"),
    ("```python scenario ▶file=../b/prg.py\n```", "did you mean `../b/prog.py`?"),
  ])
  func `the file that was meant is named by the way to it`(text: String, hint: String) {
    let marked = MarkedText("# T\n\n" + text + "\n")
    let source = CourseSource(files: [
      "book.yml": "parts:\n  - lessons: [a/one.md, a/beside.md, b/another.md]\n",
      "a/one.md": marked.text, "a/beside.md": "# B\n", "b/data.csv": "1", "b/_part.md": "x\n",
      "b/prog.py": "a = 1\n",
      "b/another.md": "# A\n\n```python scenario id=p\na = 1\n```\n\n[d](data.csv)\n",
    ])
    let findings = checkCourse(source).findings
    #expect(
      findings.map { "\($0.path) \($0.range.map { "\($0.start)" } ?? "")" } == [
        "lessons/a/one.md \(marked.position)"
      ])
    #expect(findings.first?.hint == hint)
  }
}
