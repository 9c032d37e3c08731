import HeapEngine
import HeapTrace
import Runtimes
import Testing

/// When a line of a program has run.
@Suite struct LineMomentTests {
  /// The lines of the steps that a program makes, in their order.
  private func lines(_ program: String, _ runtime: Runtime = .cpython312) throws -> [Int] {
    let recording = try run(
      RunRequest(
        source: Array(program.utf8), filename: "seen.py", runtime: runtime, limits: .book,
        window: StepWindow(withPools: false)))
    return recording.steps.map(\.line)
  }

  @Test(arguments: [
    ("a = 1; b = 2\nc = 3\n", [1, 2]),
    ("a = 1; b = [1,\n2]; c = 3\nd = 4\n", [1, 3]),
    ("if 1 > 0: a = 1; b = 2\n", [1]),
    ("if 1 > 2: a = 1\nelif 1 > 0: b = 1\nelse: c = 1\n", [1, 2]),
    ("for i in range(2): a = i\n", [1, 1]),
    ("i = 0\nwhile i < 2: i += 1\n", [1, 2, 2, 2]),
    ("class A: a = 1; b = 2\n", [1]),
    ("class A:\n    a = 1; b = 2\n", [2, 1]),
    ("try:\n    a = 1; raise ValueError(a)\nexcept ValueError: b = 1\n", [2, 3]),
    ("try:\n    1 / 0; a = 1\nexcept ZeroDivisionError as e:\n    b = 1\n", [2, 3, 4]),
    ("def f(): a = 1; return a\nf()\n", [1, 1, 2]),
  ])
  func `statements in one line are one line`(program: String, steps: [Int]) throws {
    for runtime in [Runtime.cpython38, .cpython312] {
      #expect(try lines(program, runtime) == steps)
    }
  }

  @Test func `a line that raises has run when the exception leaves it`() throws {
    let program = """
      def f():
          raise ValueError("x")
      try:
          f()
      except ValueError:
          try:
              raise
          except ValueError:
              pass
      """
    #expect(try lines(program) == [1, 2, 4, 5, 7, 8, 9])
  }
}
