import Diagnostics
import Testing

@testable import Workbook

@Suite struct IncludeTests {
  private func findings(_ lesson: String, _ files: [String: String] = [:]) -> [String] {
    CourseFixture.check(lesson, files: files).findings.map { "\($0.path) \($0.short)" }
  }

  @Test func `an included file stands in the place of its quote`() throws {
    let files = [
      "_a.md": "\u{FEFF}Included *text*.\r\n\r\n> [!INCLUDE] _b.md\r\n", "_b.md": "Deep.\n",
    ]
    let body = try CourseFixture.body(
      "# T\n\nBefore.\n\n> [!INCLUDE] _a.md\n\nAfter.\n", files: files)
    #expect(body == "<p>Before.</p>\n<p>Included <em>text</em>.</p>\n<p>Deep.</p>\n<p>After.</p>")
  }

  @Test func `a fault in an included file is found in it`() {
    let lesson =
      "# T\n\n> [!INCLUDE] _a.md\n\nIt has `{heap p} len(a) = 2`.\n\n> [!INCLUDE] _b.md\n"
    let setup =
      "\u{FEFF}One.\r\n\r\n```python scenario id=p\r\na = [1]  # expect: len(a) == 3\r\n```\r\n"
    #expect(
      findings(lesson, ["_a.md": setup, "_b.md": "See [](gone.md).\n"]) == [
        "lessons/_a.md expect-mismatch 4:20", "lessons/_b.md link-broken 1:8",
        "lessons/pair.md value-mismatch 5:18",
      ])
  }

  @Test func `what is wrong in an included file is accepted there`() {
    let setup = "One.\n\n```python scenario id=p\na = [1]  # expect: len(a) == 3\n```\n"
    let source = CourseFixture.source("# T\n\n> [!INCLUDE] _a.md\n", files: ["_a.md": setup])
    let result = acceptCourse(source)
    #expect(result.files.map(\.path) == ["lessons/_a.md"])
    #expect(
      result.files.first.map { String(decoding: $0.after, as: UTF8.self) }
        == setup.replacing("== 3", with: "== 1"))
    #expect(result.check.findings == [])
  }

  @Test func `links of an included file lead from its own folder`() {
    let files = ["part/_a.md": "See [](b.md).\n", "part/b.md": "# B\n"]
    let book = "parts:\n  - lessons: [pair.md, part/b.md]\n"
    let lesson = "# T\n\n> [!INCLUDE] part/_a.md\n"
    #expect(findings(lesson, files.merging(["book.yml": book]) { _, new in new }) == [])
  }

  @Test(arguments: [
    ("a missing file", "# T\n\n> [!INCLUDE] ▶_gone.md\n", Rule.includeMissing),
    ("a file that is a lesson", "# T\n\n> [!INCLUDE] ▶other.md\n", .includeMissing),
    ("an include in a list", "# T\n\n- > [!▶INCLUDE] _a.md\n", .optionValue),
  ])
  func `a wrong include is found`(name: String, lesson: String, rule: Rule) {
    let marked = MarkedText(lesson)
    #expect(
      findings(marked.text, ["_a.md": "A.\n"])
        == ["lessons/pair.md \(rule.rawValue) \(marked.position)"])
  }

  @Test func `the nearest file is named`() {
    let result = CourseFixture.check("# T\n\n> [!INCLUDE] _stup.md\n", files: ["_setup.md": ""])
    #expect(result.findings.map(\.hint) == ["did you mean `_setup.md`?"])
  }

  @Test func `a circle is found where it closes`() {
    let files = ["_a.md": "> [!INCLUDE] _b.md\n", "_b.md": "\n> [!INCLUDE] _a.md\n"]
    #expect(
      findings("# T\n\n> [!INCLUDE] _a.md\n", files) == ["lessons/_b.md include-cycle 2:14"])
  }

  @Test func `files are taken in eight deep`() {
    var files: [String: String] = ["_9.md": "End.\n"]
    for depth in 1...8 { files["_\(depth).md"] = "> [!INCLUDE] _\(depth + 1).md\n" }
    #expect(findings("# T\n\n> [!INCLUDE] _2.md\n", files) == [])
    #expect(
      findings("# T\n\n> [!INCLUDE] _1.md\n", files) == ["lessons/_8.md include-cycle 1:14"])
  }
}

@Suite struct ProgramFileTests {
  private static let program = """
    import gc
    # part: pair
    a = []
    b = a  # expect: refcount(a) == 2
    # part: inner
    c = b
    # end: inner
    # end: pair
    print(len(a))

    """

  private func check(_ lesson: String, _ program: String = Self.program) -> CheckResult {
    CourseFixture.check(lesson, files: ["code/pair.py": program])
  }

  @Test func `a program may stand in a file, whole or in part`() throws {
    let lesson = """
      # T

      ```python scenario id=whole file=code/pair.py
      ```

      ```output
      0
      ```

      ```python scenario id=pair file=code/pair.py part=pair
      ```

      ```python scenario file=code/pair.py part=inner skip="it needs the rest"
      ```

      `{heap pair} refcount(a) = 3`, `{heap pair@2} refcount(a) = 2`
      """
    #expect(check(lesson).findings.map { "\($0.short) \($0.message)" } == [])
    let body = try CourseFixture.body(lesson, files: ["code/pair.py": Self.program])
    #expect(body.contains("<span class=\"l\" data-n=\"1\">a = []\n</span>"))
    #expect(body.contains("<span class=\"l\" data-n=\"3\">c = b\n</span>"))
    #expect(!body.contains("part:") && !body.contains("end:"))
  }

  @Test func `a fault in a program's file is found in it, once`() {
    let program = Self.program.replacing("== 2", with: "== 7").replacing("\n", with: "\r\n")
    let lesson = """
      # T

      ```python scenario id=a file=code/pair.py part=pair
      ```

      ```python scenario id=b file=code/pair.py
      ```

      ```python scenario file=code/pair.py part=inner skip="no"
      ```
      """
    let result = check(lesson, program)
    #expect(
      result.findings.map { "\($0.path) \($0.short)" } == [
        "lessons/code/pair.py expect-mismatch 4:18"
      ])
    #expect(result.findings.first?.hint == "accept with: heapbook accept lessons/code/pair.py:4")
    let source = CourseFixture.source(lesson, files: ["code/pair.py": program])
    #expect(
      acceptCourse(source).files.first.map { String(decoding: $0.after, as: UTF8.self) }
        == Self.program.replacing("\n", with: "\r\n"))
  }

  @Test(arguments: [
    ("```python scenario ▶file=code/gone.py\n```\n", Rule.assetMissing),
    ("```python scenario ▶file=code/pair.txt\n```\n", .optionValue),
    ("```python scenario ▶part=pair\n```\n", .optionValue),
    ("```python scenario file=code/pair.py ▶part=piar at=cut\n```\n", .partUnknown),
    ("```python scenario file=code/pair.py\n▶a = 1\n```\n", .optionValue),
  ])
  func `a wrong file or part is one finding`(text: String, rule: Rule) {
    let marked = MarkedText("# T\n\n" + text)
    let program = "# part: pair\na = 1\n# end: pair\n"
    let found = check(marked.text, program).findings.filter { $0.rule != .partUnused }
    #expect(found.map(\.short) == ["\(rule.rawValue) \(marked.position)"])
  }

  @Test func `a part that no page shows is a warning at its name`() {
    let result = check("# T\n\n```python scenario file=code/pair.py part=pair\n```\n")
    #expect(
      result.findings.map { "\($0.path) \($0.short) \($0.severity)" } == [
        "lessons/code/pair.py part-unused 5:9 warning"
      ])
  }

  @Test func `a part without end is found at its name`() {
    let result = check(
      "# T\n\n```python scenario file=code/pair.py part=x\n```\n", "a = 1\n# part: x\nb = 2\n")
    #expect(
      result.findings.map { "\($0.path) \($0.short)" } == ["lessons/code/pair.py part-unknown 2:9"])
  }
}
