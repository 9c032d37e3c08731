import Diagnostics
import Testing

@testable import Workbook

/// Runs that end before their time, and texts that would break a page.
@Suite struct StoppedRunTests {
  static let book = CourseFixture.book + "limits:\n  steps: 20000\n"

  @Test func `a run that a limit stops is drawn up to there`() throws {
    let lesson = """
      # T

      ```python scenario id=loop expect=limit
      kept = []
      while True:
          kept.append(kept)
      ```
      """
    let files = ["book.yml": Self.book]
    #expect(CourseFixture.check(lesson, files: files).findings.map(\.message) == [])
    let body = try CourseFixture.body(lesson, files: files)
    #expect(body.contains("<p class=\"stopped\">stopped at line "))
    #expect(body.contains(" steps are left out here. Line "))
    #expect(body.contains("is stopped in the middle: the limit is 20,000 steps."))
  }

  @Test func `a run that an error ends says where and why`() throws {
    let body = try CourseFixture.body(
      """
      # T

      ```python scenario
      def f(n):
          return [n][5]
      f([])   # error: IndexError
      ```
      """)
    #expect(
      body.contains(
        "<p class=\"stopped\">stopped at line 3: IndexError: list index out of range</p>"))
  }

  @Test func `names and texts of any kind are shown safely and cut`() throws {
    let body = try CourseFixture.body(
      """
      # T

      ```python scenario show=heap
      class Node: pass
      a = Node()
      a.html = "<script>alert(1)</script>&amp;"
      a.control = "a\\x00b\\x1b[31m\\u202Eevil\\u2066"
      a.mixed = "\u{5E9}\u{5DC}\u{5D5}\u{5DD} \u{1F600}\u{1F469}\u{200D}\u{1F467} e\u{301}"
      a.big = "x" * 100000
      setattr(a, "<img src=x onerror=alert(1)>", 1)
      setattr(a, "\\u202Enm\\n\\0", 1)
      d = {"<i>": a, "k" * 5000: 3}
      ```
      """)
    #expect(body.utf8.count < 60_000)
    // A block of data is no markup: only its own end tag could end it.
    let parts = body.components(separatedBy: " class=\"steps\">")
    let markup = parts[0] + (parts[1].components(separatedBy: "</script>").dropFirst().joined())
    #expect(parts.count == 2)
    #expect(!markup.contains("<script>alert"))
    #expect(!markup.contains("<img") && !markup.contains("<i>"))
    let hidden = body.unicodeScalars.filter {
      ($0.value < 0x20 && $0 != "\n") || (0x202A...0x202E).contains($0.value)
        || (0x2066...0x2069).contains($0.value)
    }
    #expect(hidden.isEmpty)
    #expect(body.contains("… (100000)"))
  }
}
