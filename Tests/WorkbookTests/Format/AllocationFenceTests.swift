import Diagnostics
import Testing

@testable import Workbook

/// Traces of the malloc lab in lessons.
@Suite struct AllocationFenceTests {
  private static let lesson = """
    # T

    ~~~allocations id=trace fit=best at=2,end caption="Two of `{heap trace@2} blocks = 2`" height=8
    # a comment
    a 0 100
    a 1 16
    f 0
    r 1 200
    ~~~

    The heap has `{heap trace} heap.bytes = 4,112` bytes, `{heap trace@3} blocks = two` blocks
    at first, and block 1 lies at `{heap trace@3} block(1) = 128`; see [](#fig-trace).
    """

  @Test func `a trace is run, drawn and asked`() throws {
    let text = Self.lesson.replacing("at=2,end", with: "at=3,end").replacing(
      "`{heap trace@2} blocks = 2`", with: "`{heap trace@3} blocks = 2`")
    #expect(CourseFixture.check(text).findings.map { "\($0.short) \($0.message)" } == [])
    let body = try CourseFixture.body(text)
    #expect(body.contains("boundary tags, best fit"))
    #expect(body.contains("Block 0 is given back. Its 112 bytes at 16 are free."))
    #expect(body.contains("high-8"))
    #expect(body.contains("Figure 1.1</a>"))
  }

  @Test(arguments: [
    ("▶a 0", Rule.scenarioSyntax), ("▶x 0 1", .scenarioSyntax), ("▶a 0 -4", .scenarioSyntax),
    ("▶f 7", .errorUnexpected), ("a 0 8\n▶a 0 8", .errorUnexpected),
    ("  ▶a 0 2000000", .scenarioLimit),
  ])
  func `a request that cannot be done is found at its line`(lines: String, rule: Rule) {
    let marked = MarkedText("# T\n\n```allocations\n\(lines)\n```\n")
    #expect(
      CourseFixture.check(marked.text).findings.map(\.short)
        == ["\(rule.rawValue) \(marked.position)"])
  }

  @Test(arguments: [
    ("▶fit=worst", Rule.optionValue), ("▶heap=much", .optionValue), ("▶at=9", .optionValue),
    ("▶runtime=cpython-3.9", .optionUnknown), ("▶id=9", .optionValue),
  ])
  func `a wrong option is found at its name`(option: String, rule: Rule) {
    let marked = MarkedText("# T\n\n```allocations \(option)\na 0 8\n```\n")
    #expect(
      CourseFixture.check(marked.text).findings.map(\.short)
        == ["\(rule.rawValue) \(marked.position)"])
  }

  @Test(arguments: [
    ("`{heap t} ▶blocks = 2`", Rule.valueMismatch), ("`{heap t} ▶blokcs`", .queryUnknown),
    ("`{heap t} ▶block(4)`", .queryUnknown), ("`{heap ▶t@5} blocks`", .valueUnresolved),
  ])
  func `a wrong value of a trace is found`(value: String, rule: Rule) {
    let marked = MarkedText("# T\n\n```allocations id=t\na 0 8\n```\n\nIt is \(value).\n")
    #expect(
      CourseFixture.check(marked.text).findings.map(\.short)
        == ["\(rule.rawValue) \(marked.position)"])
  }
}
