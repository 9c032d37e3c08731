import Diagnostics
import Foundation
import Runtimes
import Testing

@testable import Workbook

@Suite struct PythonQueryTests {
  private func python(_ text: String) throws -> String? {
    PythonQuery(try QueryText.parse(text, level: .python312).get())?.text
  }

  @Test(arguments: [
    ("refcount(a) == 2", "((__hb_getrefcount(a) - 1) == 2)"),
    ("size(a) < 10 and tracked(a)", "((__hb_getsizeof(a) < 10) and __hb_is_tracked(a))"),
    ("alive(b@cut)", "__hb_alive(0)"),
    (
      "same_object(a@cut, b@cut) or same_object(a@cut, a)",
      "((__hb_get(0) is __hb_get(1)) or (__hb_get(0) is a))"
    ),
    ("program.steps + len('x')", "(steps + __hb_len('x'))"),
    ("a[0].x if not b else -1", "(((a)[0]).x if (not b) else (-1))"),
  ])
  func `a query is said in Python`(query: String, text: String) throws {
    #expect(try python(query) == text)
  }

  @Test(arguments: [
    "reachable(a)", "freed_at(a@cut) == 3", "id(a)", "block(a)", "steps", "gc.collected",
    "arena_size", "refcount(a)@cut", "pool(a) == pool(b)", "alive(a@16/subtract)",
  ])
  func `a query that an interpreter cannot be asked has no translation`(query: String) throws {
    #expect(try python(query) == nil)
  }
}

/// An interpreter of this machine; the tests that need one are left out without.
private let interpreter: Interpreter? = Runtime.allCases.reversed().lazy.compactMap {
  Interpreter.find($0, named: [:])
}.first

@Suite struct VerifyTests {
  private func lesson(_ runtime: Runtime) -> String {
    """
    # T

    ```python scenario id=p runtime=\(runtime.rawValue)
    class Node:
        pass
    a = Node()          # expect: refcount(a) == 1
    b = a               # mark: cut  # expect: refcount(a) == 2
    def f(x):
        y = [x]         # expect: refcount(x) == refcount(a) and len(y) == 1
        return y
    for i in range(3):  # expect#2: i == 1
        c = f(b)        # expect: refcount(b) == 3
    del a, c            # expect: alive(b@cut) and refcount(b@cut) == 1
    print(len('ab'))    # prints: 2
    del b               # expect: not alive(b@cut)
    # expect: reachable(f)
    d = {}
    ```

    ```output
    2
    ```

    It has `{heap p@5} refcount(a) = two`, `{heap p@cut} type(b) = 'Node'`, `{heap p} block(d) = ?`.
    """
  }

  @Test(.enabled(if: interpreter != nil))
  func `an interpreter confirms what it can be asked`() throws {
    let real = try #require(interpreter)
    var text = lesson(real.runtime)
    text.replace(", `{heap p} block(d) = ?`", with: "")
    let source = CourseFixture.source(text)
    let result = verifyCourse(source, interpreters: [real.runtime: real])
    #expect(result.check.findings.map { "\($0.short) \($0.message)" } == [])
    let verdict = try #require(result.verdicts.first)
    #expect(verdict.claims == 12)
    #expect(verdict.agreed == 11)
    #expect(verdict.unanswered == 1)
    #expect(result.table.contains(real.title))
  }

  @Test(.enabled(if: interpreter != nil))
  func `what is confirmed is kept until the scenario changes`() throws {
    let real = try #require(interpreter)
    var text = lesson(real.runtime)
    text.replace(", `{heap p} block(d) = ?`", with: "")
    let source = CourseFixture.source(text)
    let record = String(
      decoding: verifyCourse(source, interpreters: [real.runtime: real]).record(for: source),
      as: UTF8.self)
    let files = ["verified.json": record]
    #expect(CourseFixture.check(text, files: files).findings == [])
    let body = try CourseFixture.body(text, files: files)
    #expect(body.contains("11 of 12 claims checked against \(real.title)"))
    let changed = text.replacing("d = {}", with: "d = {1: 2}")
    #expect(
      CourseFixture.check(changed, files: files).findings.map(\.short) == ["verify-stale 3:1"])
    #expect(!(try CourseFixture.body(changed, files: files).contains("checked against")))
    // What was not asked this time stays.
    let again = verifyCourse(CourseFixture.source(text, files: files), interpreters: [:])
    #expect(again.missing == [real.runtime])
    #expect(Array(record.utf8) == again.record(for: CourseFixture.source(text, files: files)))
  }

  @Test(.enabled(if: interpreter != nil))
  func `an interpreter that writes something else denies the scenario`() throws {
    let real = try #require(interpreter)
    let other = Runtime.allCases.first { $0 != real.runtime } ?? real.runtime
    let text = """
      # T

      ```python scenario runtime=\(other.rawValue)
      import sys
      print(sys.version_info[1])  # prints: \(other.level.minor)
      n = sys.version_info[1]     # expect: n == \(other.level.minor)
      ```
      """
    // The wrong interpreter on purpose: as if heapbook modelled this one wrongly.
    var wrong = real
    wrong.runtime = other
    let result = verifyCourse(CourseFixture.source(text), interpreters: [other: wrong])
    #expect(
      result.check.findings.map(\.short) == ["output-mismatch 3:1", "expect-mismatch 6:39"])
    #expect(result.verdicts.first?.denied == 2)
    #expect(result.check.fails(strict: false))
    let record = result.record(for: CourseFixture.source(text))
    #expect(!String(decoding: record, as: UTF8.self).contains("lessons/pair.md"))
  }

  @Test(.enabled(if: interpreter != nil))
  func `a program that does not end is stopped and confirms nothing`() throws {
    let real = try #require(interpreter)
    let text = """
      # T

      ```python scenario runtime=\(real.runtime.rawValue) expect=limit show=source
      while True:  # expect: 1 == 1
          pass
      ```
      """
    let book = CourseFixture.book + "limits:\n  steps: 1000\n"
    let result = verifyCourse(
      CourseFixture.source(text, files: ["book.yml": book]), interpreters: [real.runtime: real],
      seconds: 0.5)
    #expect(result.verdicts.map(\.unanswered) == [1])
    #expect(result.verdicts.map(\.agreed) == [0])
  }

  @Test func `a record that is none is a warning`() {
    for text in [
      "[", "{}", "{\"version\": 2, \"checked\": {}}", "{\"version\": 1, \"checked\": {\"a\": 1}}",
    ] {
      let result = CourseFixture.check("# T\n", files: ["verified.json": text])
      #expect(
        result.findings.map { "\($0.path) \($0.short) \($0.severity)" } == [
          "lessons/verified.json verify-stale 1:1 warning"
        ])
    }
  }
}

@Suite struct ChildProcessTests {
  @Test func `a program's outputs and status are told`() throws {
    let process = ChildProcess(command: ["/bin/sh", "-c", "echo a; echo b >&2; exit 3"])
    let outcome = try #require(process.run())
    #expect(outcome.end == .status(3))
    #expect(outcome.output == Array("a\n".utf8))
    #expect(outcome.errorOutput == Array("b\n".utf8))
  }

  @Test func `a program gets no variable of the user's, and its folder`() throws {
    let folder = try TemporaryFolder()
    var process = ChildProcess(command: ["/usr/bin/env"])
    process.environment = ["A=1"]
    process.directory = folder.path
    let text = String(decoding: try #require(process.run()).output, as: UTF8.self)
    #expect(
      Set(text.split(separator: "\n")).subtracting(["A=1", "_=/usr/bin/env"]).allSatisfy {
        $0.hasPrefix("PWD=") || $0.hasPrefix("OLDPWD=")
      })
  }

  @Test func `a program is stopped after its time, and what it started too`() throws {
    var process = ChildProcess(command: ["/bin/sh", "-c", "sleep 60 & sleep 60"])
    process.seconds = 0.3
    let clock = ContinuousClock()
    var outcome: ChildProcess.Outcome?
    let time = clock.measure { outcome = process.run() }
    #expect(outcome?.end == .stopped)
    #expect(time < .seconds(10))
  }

  @Test func `a program that writes without end is stopped`() throws {
    var process = ChildProcess(command: ["/bin/sh", "-c", "yes"])
    process.outputLimit = 1 << 20
    #expect(process.run()?.end == .stopped)
  }

  @Test func `a program that does not exist is nothing`() {
    let outcome = ChildProcess(command: ["/no/such/program"]).run()
    #expect(outcome == nil || outcome?.end == .status(127))
  }
}

@Suite struct ForeignInterpreterTests {
  /// A program that says it is PyPy, and writes one line for each file.
  private func fake(_ script: String) throws -> String {
    let path = NSTemporaryDirectory() + "pypy-\(UUID().uuidString)"
    let head = "#!/bin/sh\ncase \"$*\" in *platform*) echo 'PyPy 3.9.16'; exit;; esac\n"
    try (head + script).write(toFile: path, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    // A process that another test has just started may still hold the file open for writing.
    for _ in 0..<200 where ForeignInterpreter(.pypy, at: path) == nil { usleep(20_000) }
    return path
  }

  private let lesson = """
    # T

    ```python scenario id=one
    print(1)  # prints: 1
    ```

    ```python scenario id=two
    print(2)  # prints: 2
    ```

    ```python scenario id=never skip="no"
    ```
    """

  @Test func `an interpreter that is not modelled is told of and judges nothing`() throws {
    let path = try fake("echo 1\n")
    let pypy = try #require(ForeignInterpreter(.pypy, at: path))
    #expect(pypy.title == "PyPy 3.9.16")
    #expect(ForeignInterpreter(.jython, at: path) == nil)
    let source = CourseFixture.source(lesson)
    let result = verifyCourse(source, interpreters: [:], foreign: [pypy])
    #expect(result.check.findings == [])
    #expect(result.verdicts == [])
    let other = "line 1: it writes '1', CPython 3.12 '2'"
    #expect(result.foreign.map(\.outcome) == [.same, .other(other)])
    #expect(
      result.foreignTable == """
        for information only  scenarios  same output  other  no run
        PyPy 3.9.16                   2            1      1       0
          lessons/pair.md#two: \(other)

        """)
    #expect(!result.table.contains("PyPy"))
    #expect(!String(decoding: result.record(for: source), as: UTF8.self).contains("PyPy"))
  }

  @Test func `a program that does not run there is told with its complaint`() throws {
    let script =
      "echo 'Traceback' >&2; echo 'sys.NoError: getrefcount is' >&2; echo no >&2; exit 1\n"
    let pypy = try #require(ForeignInterpreter(.pypy, at: try fake(script)))
    let result = verifyCourse(CourseFixture.source(lesson), interpreters: [:], foreign: [pypy])
    #expect(
      result.foreign.map(\.outcome) == [
        .failed("sys.NoError: getrefcount is"), .failed("sys.NoError: getrefcount is"),
      ])
  }

  @Test(.enabled(if: ForeignInterpreter.find(.pypy) != nil))
  func `PyPy has no counts`() throws {
    let pypy = try #require(ForeignInterpreter.find(.pypy))
    let text =
      "# T\n\n```python scenario id=a\nimport sys\na = []\nprint(sys.getrefcount(a))\n```\n"
    let result = verifyCourse(CourseFixture.source(text), interpreters: [:], foreign: [pypy])
    guard case .failed(let why)? = result.foreign.first?.outcome else {
      Issue.record("\(result.foreign)")
      return
    }
    #expect(why.hasPrefix("AttributeError"))
  }

  @Test func `the names of kinds may carry a version`() {
    #expect(ForeignInterpreter.kind(named: "pypy-3.9") == .pypy)
    #expect(ForeignInterpreter.kind(named: "jython") == .jython)
    #expect(ForeignInterpreter.kind(named: "cpython-3.9") == nil)
  }
}
