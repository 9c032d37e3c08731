import Diagnostics
import Testing

@testable import Workbook

@Suite struct LessonTests {
  private let lesson = """
    # Two names

    ```python scenario id=pair at=cut caption="Two *names*, one list"
    import gc       # hide
    a = []
    b = a           # expect: refcount(a) == 2
    print(len(b))   # prints: 0
    del a           # mark: cut
    ```

    ```output
    0
    ```

    After the cut the list has `{heap pair@cut} refcount(b) = one` reference; before it had
    `{heap pair@3} refcount(b)`. See [](#fig-pair) and [](#fig-names).

    ![Both names point at one list](heap:pair@3) {#fig-names}
    """

  @Test func `a lesson whose claims hold has no findings`() {
    let result = CourseFixture.check(lesson)
    #expect(result.findings.map { "\($0.short) \($0.message)" } == [])
    #expect(result.claims == 4)
  }

  @Test func `values stand in the text as they are pinned or computed`() throws {
    let body = try CourseFixture.body(lesson)
    #expect(body.contains(">one</a> reference; before it had\n<a"))
    #expect(body.contains(">2</a>. See"))
    #expect(
      body.contains(
        "data-why=\"refcount(b), Scenario 1.1, after line 5, CPython 3.12."))
  }

  @Test func `a scenario's figure shows the program without claims and hidden lines`() throws {
    let body = try CourseFixture.body(lesson)
    #expect(body.contains("<span class=\"l\" data-n=\"2\">a = []\n</span>"))
    #expect(!body.contains("data-n=\"1\""))
    #expect(!body.contains("expect:"))
    #expect(body.contains("<b>Figure 1.1</b> Two <em>names</em>, one list"))
    #expect(body.contains("id=\"fig-pair\""))
  }

  @Test func `an object that is seen again after it was out of sight is drawn`() throws {
    let body = try CourseFixture.body(
      """
      # T

      ```python scenario
      class Node:
          pass
      a = Node()
      b = a
      def f(x):
          y = [x]
          return y
      for i in range(3):
          c = f(b)
      ```
      """)
    #expect(body.contains("<svg"))
  }

  @Test func `figures are numbered and referred to`() throws {
    let body = try CourseFixture.body(lesson)
    #expect(body.contains("See <a href=\"#fig-pair\">Figure 1.1</a> and"))
    #expect(body.contains("<a href=\"#fig-names\">Figure 1.2</a>"))
    #expect(body.contains("<b>Figure 1.2</b> Both names point at one list"))
  }

  @Test func `ids of a page are unique`() throws {
    let body = try CourseFixture.body(lesson)
    let ids = body.split(separator: " id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
    #expect(Set(ids).count == ids.count)
  }

  @Test func `a scenario under two runtimes tells what each writes`() throws {
    let body = try CourseFixture.body(
      """
      # T

      ```python scenario runtime="cpython-3.9, cpython-3.12"
      import sys
      print(sys.version_info[1])
      ```
      """)
    #expect(body.contains("<th scope=\"row\">CPython 3.9</th><td><samp>9</samp></td>"))
    #expect(body.contains("<th scope=\"row\">CPython 3.12</th><td><samp>12</samp></td>"))
  }

  @Test func `a claim may be of one runtime only`() {
    let result = CourseFixture.check(
      """
      # T

      ```python scenario runtime="cpython-3.9, cpython-3.12"
      import sys
      n = sys.version_info[1]  # expect[cpython-3.9]: n == 9
      # expect[cpython-3.12]: n == 12
      m = n
      ```
      """)
    #expect(result.findings.map(\.short) == [])
  }

  @Test func `a value may be of a scenario of another lesson`() {
    let book = "parts:\n  - lessons: [pair.md, other.md]\n"
    let other = "# O\n\nIt is `{heap pair.md#pair@cut} refcount(b) = 2`.\n"
    let result = CourseFixture.check(lesson, files: ["book.yml": book, "other.md": other])
    #expect(
      result.findings.map { "\($0.path) \($0.short)" } == [
        "lessons/other.md value-mismatch 3:32"
      ])
  }

  @Test(arguments: [2, 5])
  func `a site does not depend on the number of threads`(jobs: Int) throws {
    var files: [String: String] = [:]
    let names = (0..<12).map { "lesson-\($0).md" }
    for name in names { files[name] = lesson }
    files["book.yml"] = "title: T\nparts:\n  - lessons: [\(names.joined(separator: ", "))]\n"
    let source = CourseSource(files: files)
    let theme = try SiteTheme()
    let one = CourseRun(Course(reading: source), jobs: 1).site(theme: theme, jobs: 1)
    let many = CourseRun(Course(reading: source, jobs: jobs), jobs: jobs)
    #expect(many.site(theme: theme, jobs: jobs) == one)
    #expect(one.lessons.map(\.number) == (1...12).map { "\($0)" })
  }

  @Test func `reports name file, line and column`() {
    let lesson = "# T\n\n`{heap cpython-3.9} arena_size = 1`\n"
    let text = renderDiagnostics(CourseFixture.check(lesson), format: .text, colored: false)
    #expect(
      text == """
        lessons/pair.md:3:21: error[value-mismatch]: arena_size under CPython 3.9 is 262144, \
        the page says 1
            3 | `{heap cpython-3.9} arena_size = 1`
              |                     ^ accept with: heapbook accept lessons/pair.md:3

        """)
  }
}
