import Diagnostics
import Testing

@testable import Workbook

/// The bounds of runs as `book.yml` sets them.
@Suite struct QueryHintTests {
  @Test(arguments: [
    ("refcuont(box)", "did you mean `refcount`?"), ("len(bxo)", "did you mean `box`?"),
    ("arena_sise", "did you mean `arena_size`?"), ("len(refs(box))", nil),
    ("outptu", "did you mean `output`?"),
  ])
  func `the nearest query or name is told`(query: String, hint: String?) {
    let program = "# T\n\n```python scenario id=p\nbox = []\n```\n\nIt is `{heap p} \(query)`.\n"
    let findings = CourseFixture.check(program).findings
    #expect(findings.map(\.rule) == [.queryUnknown])
    #expect(findings.first?.hint == hint)
  }

  @Test(arguments: ["1", "1000", "None", "'abc'", "3.5", "(1, 2)", "True", "int"])
  func `an object that a name had is known later, however old it is`(value: String) {
    let lesson = "# T\n\n```python scenario id=p\nx = \(value)  # mark: m\ny = x\nx = []\n```\n\n"
    let values = "`{heap p} same_object(x@m, y) = yes` `{heap p} alive(x@m) = yes`\n"
    for head in ["", "---\nscenario: {runtime: cpython-3.8}\n---\n"] {
      #expect(CourseFixture.check(head + lesson + values).findings.map(\.message) == [])
    }
  }

  @Test func `a query within another is found at its name`() {
    let marked = MarkedText(
      "# T\n\n```python scenario\na = []  # expect: len(a) == 0 and ▶refs(a) == 1\n```\n")
    let findings = CourseFixture.check(marked.text).findings
    #expect(findings.map(\.short) == ["query-unknown \(marked.position)"])
  }
}

@Suite struct LimitTests {
  private func findings(_ limits: String, _ program: String) -> [String] {
    let book = CourseFixture.book + "limits: {\(limits)}\n"
    let result = CourseFixture.check(
      "# T\n\n```python scenario show=output\n\(program)\n```\n", files: ["book.yml": book])
    return result.findings.map { "\($0.short) \($0.message)" }
  }

  @Test func `calls within calls stop at the course's limit`() {
    let program =
      "import sys\nsys.setrecursionlimit(9000)\ndef f(n):\n    return f(n - 1) if n else 0\nf(5000)"
    #expect(findings("recursion: 6000", program) == [])
    #expect(
      findings("recursion: 3000", program) == [
        "scenario-limit 7:5 the run was stopped at line 4: 3,000 calls within calls"
      ])
  }

  @Test func `the interpreter's own limit is an exception and no limit of the course`() {
    let program = "def f():\n    f()\ntry:\n    f()\nexcept RecursionError:\n    print('deep')"
    #expect(findings("recursion: 2000", program) == [])
  }

  @Test func `steps, memory and output stop at the course's limit`() {
    #expect(
      findings("steps: 500", "for i in range(1000): pass").map { $0.prefix(14) } == [
        "scenario-limit"
      ])
    #expect(findings("heap: 1MiB", "a = [0] * 1000000").map { $0.prefix(14) } == ["scenario-limit"])
    #expect(
      findings("output: 1KiB", "print('x' * 2000)").map { $0.prefix(14) } == ["scenario-limit"])
  }

  @Test(arguments: [
    ("steps: 0", "5:17"), ("steps: 1KiB", "5:17"), ("recursion: -1", "5:21"),
    ("seconds: soon", "5:19"), ("events: []", "5:18"), ("heap: 1 TiB", "5:16"),
  ])
  func `a limit that is none is found at its value`(limits: String, place: String) {
    let book = CourseFixture.book + "limits: {\(limits)}\n"
    let result = CourseFixture.check("# T\n", files: ["book.yml": book])
    #expect(result.findings.map(\.short) == ["config-type \(place)"])
  }
}
