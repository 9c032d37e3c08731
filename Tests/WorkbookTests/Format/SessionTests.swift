import Diagnostics
import Testing

@testable import Workbook

/// Scenarios that go on where others ended: `session=ID`.
@Suite struct SessionTests {
  private static let lesson = """
    # T

    ```python scenario id=one
    import sys
    def show(x):
        print(sys.getrefcount(x) - 2)
    a = []          # mark: made
    for i in range(2):
        print(i)
    ```

    ```output
    0
    1
    ```

    ```python scenario id=two session=one at=start,cut,2
    b = a           # expect: refcount(a) == 2 and same_object(a, a@made)
    show(a)         # prints: 2
    del b           # mark: cut
    ```

    ```output
    2
    ```

    ```python scenario id=three session=two
    del a           # expect: freed_at(a@made) == 1 and not alive(a@made)
    print(i)        # prints: 1
    ```

    At the start `{heap two@start} refcount(a) = 1`, then `{heap two@1} refcount(a) = 2`,
    and `{heap two@cut} refcount(a) = 1`; `{heap two} output = '2\\n'`; in the first
    `{heap one@made} refcount(a) = 1`; by then `{heap three} line(made) = -7`.
    """

  @Test func `a scenario goes on where another ended, and lines count from 1`() {
    let result = CourseFixture.check(
      Self.lesson.replacing("by then `{heap three} line(made) = -7`", with: "end"))
    #expect(result.findings.map { "\($0.short) \($0.message)" } == [])
  }

  @Test func `its figure begins with what the other left`() throws {
    let run = CourseRun(Course(reading: CourseFixture.source(Self.lesson)), jobs: 1)
    let steps = run.runs[1][0].recording?.steps ?? []
    // The start, line 1, two lines within the function, line 2, line 3.
    #expect(steps.map(\.line) == [0, 1, -4, 2, 3])
    let theme = try SiteTheme()
    let body = PageRenderer(run, page: run.course.pages[0], theme: theme).body()
    #expect(body.contains("It goes on from where <code>one</code> ended."))
    #expect(body.contains("Line 3 of one."))
    #expect(!body.contains("Line -"))
  }

  @Test func `what readers copy is the whole program`() throws {
    let body = try CourseFixture.body(Self.lesson)
    #expect(body.contains(#"for i in range(2):\n    print(i)\nb = a\nshow(a)\ndel b\n"#))
  }

  @Test func `tracebacks count the lines of the whole program`() {
    let lesson = """
      # T

      ```python scenario id=one
      def f(x):
          return 1 / x
      ```

      ```python scenario session=one
      f(0)            # error: ZeroDivisionError
      ```

      ```output stderr
      Traceback (most recent call last):
        File "scenario.py", line 3, in <module>
      ...
      ZeroDivisionError: division by zero
      ```
      """
    #expect(CourseFixture.check(lesson).findings.map { "\($0.short) \($0.message)" } == [])
  }

  @Test func `a session has the runtimes of its first scenario`() {
    let lesson = """
      # T

      ```python scenario id=one runtime=cpython-3.8,cpython-3.12
      a = []
      ```

      ```python scenario id=two session=one
      b = a  # expect[cpython-3.8]: size(a) == 56
      ```
      """
    let run = CourseRun(Course(reading: CourseFixture.source(lesson)), jobs: 1)
    #expect(run.findings == [])
    #expect(
      run.runs.runs.map { $0.runs.map(\.runtime.rawValue) }
        == Array(repeating: ["cpython-3.8", "cpython-3.12"], count: 2))
  }
}
