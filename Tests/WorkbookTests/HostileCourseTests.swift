import Diagnostics
import Foundation
import Testing

@testable import Workbook

@Suite struct HostileCourseTests {
  /// The number of courses: 20,000 with `HEAPBOOK_LONG=1` in the environment.
  private static let count =
    ProcessInfo.processInfo.environment["HEAPBOOK_LONG"] == "1" ? 20_000 : 150

  private static let files = [
    "book.yml": """
    title: "A: course"
    limits: {steps: 2000, heap: 1MiB, output: 1KiB}
    parts:
      - title: First
        lessons: [pair.md]
    redirects: {old: pair.md}
    severity: {bare-count: warning}

    """,
    "pair.md": """
    ---
    title: A pair
    objectives: ["count *it*"]
    scenario: {runtime: cpython-3.9}
    ---

    # A *pair* {#top}

    ```python scenario id=pair at=cut,2 caption="Two `{heap pair} len(a) = 1` of it"
    a = [1, 'b']    # expect: refcount(a) == 1  # mark: cut
    print(a, '# x') # prints: [1, 'b'] # x
    # expect#1: len(a) == ?
    b = a
    ```

    ```output
    [1, 'b'] # x
    ...
    ```

    > [!INCLUDE] _more.md

    It has `{heap pair@cut cpython-3.12} refcount(a) = 1`, [](ref:x), [cycle](term:), two.

    | a | `{heap pair} a = '|'` |
    |---|---|
    | ![P](heap:pair@cut){#fig-p} | [](#fig-p) |

    ```python scenario file=p.py part=one show="source pools" from=1 to=2
    ```

    """,
    "_more.md":
      "- A list:\n\n  ```python scenario\n  for i in range(3):\n      x = i  # expect#2: x == 1\n  ```\n",
    "p.py": "# part: one\nx = 1\n# end: one\nprint(x)\n",
    "glossary.md": "# G\n\n## Cycle\n\nRound.\n",
    "references.yml": "x: {title: T, authors: [A B], year: 1984}\n",
    "verified.json":
      "{\"version\": 1, \"checked\": {\"00\": {\"scenario\": \"lessons/pair.md#pair\", \"runtime\": \"cpython-3.9\", \"interpreter\": \"C\", \"claims\": 1, \"agreed\": 1}}}",
  ]

  private static let pieces = [
    "`", "```", "{heap ", "}", "@", "#", "##", " = ", "==", "?", "\n", "\r\n", "\t", "    ", "> ",
    "- ",
    "[!INCLUDE] ", "_more.md", "pair.md", "..", "/", "\u{0}", "\u{FEFF}", "é", "😀", "\u{200D}", "'",
    "\"",
    "\\", "(", ")", "[", "]", "{", ":", "|", "---\n", "999999999999999999999", "-1", "id=", "at=",
    "&x", "*x",
    "# expect: ", "# hide: begin", "# end: one", "while True: pass", "def f(): f()\nf()\n", "!!",
    "<<: *x",
  ]

  private static func mutated(_ random: inout SeededGenerator) -> CourseSource {
    var bytes = files.mapValues { Array($0.utf8) }
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      guard let name = bytes.keys.sorted().randomElement(using: &random),
        var text = bytes[name], !text.isEmpty
      else { continue }
      let place = Int.random(in: 0..<text.count, using: &random)
      let piece = Array((pieces.randomElement(using: &random) ?? "").utf8)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: text.insert(contentsOf: piece, at: place)
      case 1:
        text.removeSubrange(place..<min(text.count, place + Int.random(in: 1...9, using: &random)))
      case 2: text[place] = UInt8.random(in: 0...255, using: &random)
      case 3: text.replaceSubrange(place..<min(text.count, place + piece.count), with: piece)
      default: text.insert(contentsOf: text[place...].prefix(40), at: place)
      }
      bytes[name] = text
    }
    let files = bytes
    return CourseSource(folder: "lessons", names: Array(files.keys)) { files[$0] }
  }

  @Test func `changed courses are checked, accepted and built without harm`() throws {
    var random = SeededGenerator(state: 11)
    let theme = try SiteTheme()
    for number in 0..<Self.count {
      let source = Self.mutated(&random)
      let run = CourseRun(Course(reading: source), jobs: 1)
      let result = run.result
      for format in ReportFormat.allCases {
        _ = renderDiagnostics(result, format: format, colored: false)
      }
      for finding in result.findings {
        guard let fix = finding.fix else { continue }
        let file = result.files.first { $0.path == finding.path }
        #expect(fix.bytes.upperBound <= file?.bytes.count ?? 0, "course \(number)")
      }
      if number.isMultiple(of: 5) {
        let accepted = acceptCourse(source)
        let left = accepted.check.findings.filter { $0.fix != nil }
        #expect(left.map(\.message) == [], "course \(number)")
      }
      let files = try? SitePages.files(of: run.site(theme: theme, jobs: 1), theme: theme)
      #expect(files?.allSatisfy { !$0.path.contains("..") } ?? true)
    }
  }

  @Test(arguments: ["a\nb.md", "../../x.md", "/etc/passwd", "a\u{0}b.md", "x/../../y.md", "."])
  func `names that lead elsewhere are findings`(name: String) {
    let quoted = DiagnosticRenderer.quoted(name)
    let book = "index: \(quoted)\nparts:\n  - lessons: [\(quoted), pair.md]\n"
    let lesson = "# T\n\n[x](<../../../etc/passwd>) ![y](../secret.png)\n\n> [!INCLUDE] ../_x.md\n"
    let result = CourseFixture.check(lesson, files: ["book.yml": book])
    #expect(result.findings.count >= 4)
    #expect(result.findings.allSatisfy { $0.severity == .error })
  }

  @Test func `links out of the course are no part of it, and nothing is read behind them`() throws {
    let folder = try TemporaryFolder()
    try folder.write("secret/key.txt", "secret")
    try folder.write("secret/s.md", "# Secret\n")
    try folder.write("course/lessons/book.yml", "parts:\n  - lessons: [a.md, s.md]\n")
    try folder.write("course/lessons/a.md", "# A\n\n[k](key.txt), [d](dir/key.txt)\n")
    let lessons = folder.path + "/course/lessons"
    symlink("../../secret/key.txt", lessons + "/key.txt")
    symlink("../../secret/s.md", lessons + "/s.md")
    symlink("../../secret", lessons + "/dir")
    symlink("loop", lessons + "/loop")
    let source = try #require(CourseSource(root: folder.path + "/course"))
    let result = buildCourse(source, templates: nil, output: folder.path + "/course/site")
    #expect(
      result.check.findings.map(\.short) == [
        "asset-missing 3:5", "asset-missing 3:19", "lesson-missing 2:21",
      ])
    #expect(folder.read("course/site/index.html") == nil)
  }

  @Test func `a folder that may not be written is a clear fault`() throws {
    let source = CourseFixture.source("# T\n")
    let result = buildCourse(source, templates: nil, output: "/proc/heapbook-site")
    #expect(result.problem?.isEmpty == false)
  }
}
