import Diagnostics
import Testing

@testable import Workbook

/// A lesson before and after `accept`.
struct AcceptCase: Sendable, CustomTestStringConvertible {
  var name, before, after: String

  init(_ name: String, _ before: String, _ after: String) {
    (self.name, self.before, self.after) = (name, before, after)
  }

  var testDescription: String { name }

  private static func scenario(_ name: String, _ before: String, _ after: String) -> AcceptCase {
    AcceptCase(
      name, "# T\n\n```python scenario\n\(before)\n```\n",
      "# T\n\n```python scenario\n\(after)\n```\n")
  }

  private static func prose(_ name: String, _ before: String, _ after: String) -> AcceptCase {
    let program = "# T\n\n```python scenario id=p\na = []\nb = a\nc = 'x `y` z'\n```\n\n"
    return AcceptCase(name, program + before + "\n", program + after + "\n")
  }

  static let claims: [AcceptCase] = [
    scenario("a number", "a = []  # expect: len(a) == 3", "a = []  # expect: len(a) == 0"),
    scenario("an unknown", "a = []  # expect: len(a) == ?", "a = []  # expect: len(a) == 0"),
    scenario(
      "a number in hexadecimal", "a = 255  # expect: a == 0x0A", "a = 255  # expect: a == 0xFF"),
    scenario(
      "a text in its quotes", "a = 'it\\'s'  # expect: a == \"no\"",
      "a = 'it\\'s'  # expect: a == \"it's\""),
    scenario(
      "a text that looks like a claim", "a = 'x # expect: y'  # expect: a == ''",
      "a = 'x # expect: y'  # expect: a == 'x \\x23 expect: y'"),
    scenario("a truth", "a = 1 < 2  # expect: a == False", "a = 1 < 2  # expect: a == True"),
    scenario("nothing", "a = None  # expect: a == 1", "a = None  # expect: a == None"),
    scenario("a list", "a = [1, 'b']  # expect: a == []", "a = [1, 'b']  # expect: a == [1, 'b']"),
    scenario(
      "a claim above its line", "# expect: refcount(a) == 7\na = []",
      "# expect: refcount(a) == 1\na = []"),
    scenario(
      "two claims of a line", "a = [1]  # expect: len(a) == 2  # expect: refcount(a) == ?",
      "a = [1]  # expect: len(a) == 1  # expect: refcount(a) == 1"),
    scenario("a print", "print(1)  # prints: 2", "print(1)  # prints: 1"),
    scenario("an unknown print", "print(1)  # prints: ?", "print(1)  # prints: 1"),
    scenario("an empty print", "print(1)  # prints:", "print(1)  # prints: 1"),
    scenario(
      "a print with blanks at its ends", "print(' a\\n b ')  # prints: ?",
      "print(' a\\n b ')  # prints: \\x20a\\n b\\x20"),
    scenario(
      "a print of a question mark", "print('?')  # prints: 1", "print('?')  # prints: \\x3f"),
    scenario(
      "a print that looks like a claim", "print('# mark: x')  # prints: ?",
      "print('# mark: x')  # prints: \\x23 mark: x"),
  ]

  static let values: [AcceptCase] = [
    prose("digits", "It is `{heap p} refcount(a) = 1`.", "It is `{heap p} refcount(a) = 2`."),
    prose("a word", "It is `{heap p} refcount(a) = one`.", "It is `{heap p} refcount(a) = two`."),
    prose(
      "a capital", "`{heap p} refcount(a) = One` it is.", "`{heap p} refcount(a) = Two` it is."),
    prose("an unknown", "It is `{heap p} refcount(a) = ?`.", "It is `{heap p} refcount(a) = 2`."),
    prose(
      "an unknown beside words", "`{heap p} len(a) = zero` and `{heap p} refcount(a) = ?`.",
      "`{heap p} len(a) = zero` and `{heap p} refcount(a) = two`."),
    prose(
      "an unknown beside units",
      "`{heap cpython-3.9} arena_size = 256 KiB`, `{heap cpython-3.12} arena_size = ?`.",
      "`{heap cpython-3.9} arena_size = 256 KiB`, `{heap cpython-3.12} arena_size = 1024 KiB`."),
    prose(
      "groups", "`{heap cpython-3.9} arena_size = 1,000`.",
      "`{heap cpython-3.9} arena_size = 262,144`."),
    prose(
      "hexadecimal", "`{heap cpython-3.9} arena_size = 0x10`.",
      "`{heap cpython-3.9} arena_size = 0x40000`."),
    prose(
      "a unit", "`{heap cpython-3.9} arena_size = 1 KiB`.",
      "`{heap cpython-3.9} arena_size = 256 KiB`."),
    prose("a truth", "`{heap p} alive(a) = no`.", "`{heap p} alive(a) = yes`."),
    prose("a text", "`{heap p} type(a) = 'x'`.", "`{heap p} type(a) = 'list'`."),
    prose("a text with backticks", "`{heap p} c = 'x'`.", "`{heap p} c = 'x \\x60y\\x60 z'`."),
    prose(
      "a value over a line break", "> It is `{heap p}\n> refcount(a) = 1`.",
      "> It is `{heap p}\n> refcount(a) = 2`."),
    prose(
      "a value in a table", "| a |\n|---|\n| `{heap p} len(a) = 1` |",
      "| a |\n|---|\n| `{heap p} len(a) = 0` |"),
  ]

  static let outputs: [AcceptCase] = [
    output("a line", "print(1)", "2", "1"),
    output("a missing line", "print(1)\nprint(2)", "1", "1\n2"),
    output("a line too many", "print(1)", "1\n2", "1"),
    output("an empty fence", "print(1)", "", "1"),
    output("lines with skips", "for i in range(9):\n    print(i)", "x\n...\n7\n9", "0\n...\n7\n8"),
    output("three dots", "print('...')\nprint(1)", "1", "\\...\n1"),
  ]

  private static func output(
    _ name: String, _ program: String, _ before: String, _ after: String
  ) -> AcceptCase {
    let head = "# T\n\n```python scenario\n\(program)\n```\n\n```output\n"
    return AcceptCase(
      "output: \(name)", head + before + (before.isEmpty ? "" : "\n") + "```\n\nText.\n",
      head + after + "\n```\n\nText.\n")
  }
}

@Suite struct AcceptTests {
  private func accept(_ lesson: String, _ targets: [String] = []) -> (String, CheckResult) {
    let result = acceptCourse(
      CourseFixture.source(lesson), targets: targets.map { AcceptTarget($0) })
    let text = result.files.first { $0.path == "lessons/pair.md" }?.after
    return (text.map { String(decoding: $0, as: UTF8.self) } ?? lesson, result.check)
  }

  @Test(arguments: AcceptCase.claims + AcceptCase.values + AcceptCase.outputs)
  func `a computed value is written as the old one was`(sample: AcceptCase) {
    let (after, check) = accept(sample.before)
    #expect(after == sample.after)
    #expect(check.findings.map(\.message) == [])
  }

  @Test(arguments: AcceptCase.claims + AcceptCase.values + AcceptCase.outputs)
  func `line endings and tabs are kept`(sample: AcceptCase) {
    let crlf = { (text: String) in text.replacing("\n", with: "\r\n").replacing("  #", with: "\t#")
    }
    let (after, _) = accept(crlf(sample.before))
    #expect(Array(after.utf8) == Array(crlf(sample.after).utf8))
  }

  @Test(arguments: AcceptCase.claims + AcceptCase.values + AcceptCase.outputs)
  func `what was accepted once is not accepted again`(sample: AcceptCase) {
    #expect(acceptCourse(CourseFixture.source(sample.after)).files == [])
  }

  @Test(arguments: [
    "for i in range(3):\n    a = i  # expect: a == 7",
    "for i in range(3):\n    print(i)  # prints: 7",
    "a = []  # expect: len(a) > 3",
    "a = []\nb = [1]  # expect: len(a) == len(b)",
    "a = []  # expect: len(a) == 1 and alive(a)",
  ])
  func `a claim that is no literal or saw two values is left to the author`(program: String) {
    let lesson = "# T\n\n```python scenario\n\(program)\n```\n"
    let (after, check) = accept(lesson)
    #expect(after == lesson)
    #expect(check.findings.count == 1)
    #expect(check.findings.allSatisfy { $0.fix == nil && $0.hint == nil })
  }

  @Test func `an output that would close its fence is not accepted`() {
    let lesson = "# T\n\n```python scenario\nprint('```')\n```\n\n```output\n```\n"
    #expect(accept(lesson).0 == lesson)
  }

  @Test func `one line is accepted alone`() {
    let lesson = """
      # T

      ```python scenario id=p
      a = []      # expect: len(a) == 1
      b = a       # expect: refcount(a) == 1
      ```

      `{heap p} len(a) = 1`
      """
    let (after, check) = accept(lesson, ["lessons/pair.md:5"])
    #expect(after == lesson.replacing("refcount(a) == 1", with: "refcount(a) == 2"))
    #expect(check.findings.map { $0.range?.start.line } == [4, 8])
  }

  @Test func `an output fence is accepted by any of its lines`() {
    let lesson = "# T\n\n```python scenario\nprint(1)\nprint(2)\n```\n\n```output\n1\n3\n```\n"
    for line in 8...11 {
      let (after, _) = accept(lesson, ["lessons/pair.md:\(line)"])
      #expect(after == lesson.replacing("\n3\n", with: "\n2\n"), "line \(line)")
    }
    #expect(accept(lesson, ["lessons/pair.md:5"]).0 == lesson)
  }

  @Test func `a file that is none of the course is named with the nearest`() {
    let result = acceptCourse(
      CourseFixture.source("# T\n"), targets: [AcceptTarget("./lessons/pear.md:3")])
    #expect(result.unknown.map(\.path) == ["lessons/pear.md"])
    #expect(result.unknown.map(\.nearest) == ["lessons/pair.md"])
  }

  @Test func `the difference shows the lines around`() {
    let before = Array("a\nb\nc\nd\ne\nf\ng\n".utf8)
    let after = Array("a\nb\nc\nX\ne\nf\ng\n".utf8)
    let diff = LineDiff(before, after)
    #expect(
      diff.text(path: "p") == """
        --- p
        +++ p
        @@ -2,5 +2,5 @@
         b
         c
        -d
        +X
         e
         f

        """)
    #expect(LineDiff(before, before).text(path: "p") == "")
  }
}
