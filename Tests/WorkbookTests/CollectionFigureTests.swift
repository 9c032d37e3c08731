import Diagnostics
import Testing

@testable import Workbook

/// Moments within a collection, and the pictures of one.
@Suite struct CollectionFigureTests {
  static let links = """
    # Links

    ```python scenario id=links OPTIONS
    import gc
    class Link:
        def __init__(self):
            self.next = None
    def main():
        third = Link()
        alone = Link()
        first = Link()
        second = Link()
        first.next = second
        second.next = third
        third.next = first
        alone.next = alone
        del second, third, alone   # mark: before
        gc.collect()               # mark: collect
        gc.collect()
    main()
    ```

    TEXT

    """

  static func lesson(_ options: String, _ text: String = "") -> String {
    links.replacing("OPTIONS", with: options).replacing("TEXT", with: text)
  }

  static func findings(_ options: String, _ text: String = "") -> [String] {
    CourseFixture.check(lesson(options, text)).findings.map { "\($0.short) \($0.message)" }
  }

  @Test func `values are asked at the end of a phase`() throws {
    let text = """
      Copied `{heap links@collect/copy} gc_refs(first) = 2`, left
      `{heap links@collect/subtract} gc_refs(first) = 1` and
      `{heap links@collect/subtract#1} gc_refs(first) = 1`.
      """
    #expect(Self.findings("", text) == [])
    let body = try CourseFixture.body(Self.lesson("", text))
    #expect(body.contains("at the phase subtract of its collection"))
  }

  @Test func `a value within a phase is refused and says what to write`() {
    let found = Self.findings("", "`{heap links@collect/move.2} gc_refs(first) = 1`")
    #expect(found.count == 1)
    #expect(found.first?.hasSuffix("a value is asked at the end of a phase, not within it") == true)
  }

  @Test func `a moment that never comes is a finding`() {
    #expect(Self.findings("at=before/copy").count == 1)
    #expect(Self.findings("at=collect/copy#2").count == 1)
    #expect(Self.findings("from=collect/copy.1").count == 1)
    #expect(Self.findings("", "![x](gc:links@before)").count == 1)
    #expect(Self.findings("", "![x](gc:links@collect)").isEmpty)
  }

  @Test func `a figure of phases says what each has done`() throws {
    let body = try CourseFixture.body(Self.lesson("steps=phase from=before at=collect/move"))
    for sentence in [
      "A collection of all generations begins. The collector copies each count into gc_refs "
        + "(#1: 1, #2: 1, #3: 2, #4: 1).",
      "The collector subtracts attribute next of #1 from gc_refs of #3: 2 \u{2192} 1.",
      "The collector sets #2 aside: its gc_refs is 0, it may be unreachable.",
      "#3 stays: its gc_refs is 1, so somebody outside refers to it.",
      "The collector moves #1 back: it is reachable from #4.",
      "The search is over: #2 is unreachable.",
      "The collection is over. What has survived is in generation 2.",
      "<\\/code> takes one reference each from #1, #2 and #4.",
      "The counts of #1, #2 and #4 fall from 2 to 1. No name leads to #2 any more",
    ] { #expect(body.contains(sentence), "\(sentence)") }
  }

  @Test func `the picture of a collection is stepped and holds its lists`() throws {
    let body = try CourseFixture.body(Self.lesson("", "![One](gc:links@collect)"))
    let figure = try #require(body.components(separatedBy: "<figure").last)
    #expect(figure.contains("<template class=\"run\">"))
    #expect(figure.contains(">young: looked through<"))
    #expect(figure.contains(">unreachable: set aside<"))
    #expect(figure.contains("Line 15, copy."))
    #expect(!figure.contains("Line 14."))
  }

  @Test func `one moment of a collection is one still picture`() throws {
    let body = try CourseFixture.body(Self.lesson("", "![One](gc:links@collect/subtract)"))
    let figure = try #require(body.components(separatedBy: "<figure").last)
    #expect(!figure.contains("<template class=\"run\">"))
    #expect(figure.contains(">gc 1<"))
    #expect(!figure.contains(">new<"))
  }

  @Test func `steps may be instructions`() throws {
    let body = try CourseFixture.body(
      "# T\n\n```python scenario steps=instruction\na = []\nb = a\n```\n")
    #expect(body.contains("The count of #1 rises from 1 to 2."))
    #expect(Self.findings("steps=phrase").count == 1)
  }

  @Test(arguments: ["cpython-3.9", "cpython-3.12", "cpython-3.13"])
  func `generations show each counter against the threshold of the runtime`(
    runtime: String
  ) throws {
    let body = try CourseFixture.body(
      """
      # T

      ```python scenario runtime=\(runtime) show="source generations" at=2,3,4
      import gc
      keep = []
      gc.collect(0)
      gc.collect(1)
      gc.collect(2)
      ```
      """)
    let threshold = runtime == "cpython-3.13" ? 2000 : 700
    #expect(body.contains(" of \(threshold)</text>"))
    #expect(body.contains("A collection of generation 1 has run. #1 is now in generation 2."))
    #expect(body.contains("<th scope=\"row\">generation 2</th>"))
  }
}
