import Foundation
import Testing

@testable import Workbook

/// Figures that show a part of a run.
@Suite struct WindowTests {
  private func body(_ options: String) throws -> String {
    try CourseFixture.body(
      """
      # T

      ```python scenario id=p at=4 \(options)
      a = [1]
      b = [a]
      c = [b]
      d = [c]
      del a
      ```
      """)
  }

  @Test func `the steps of a part are counted from one, in its table too`() throws {
    let body = try body("from=4 to=5")
    #expect(body.contains("Step 1, line 4"))
    #expect(body.contains("Step 2, line 5"))
    #expect(!body.contains("Step 3"))
    #expect(body.contains("<span class=\"at\">1</span> / 2"))
  }

  @Test func `only what the first step of a part has touched is lit`() throws {
    let part = try still(try body("from=4"))
    let whole = try still(try body(""))
    let lit = { (svg: Substring) in svg.components(separatedBy: "hb-a hb-chg").count }
    #expect(lit(part) == lit(whole))
  }

  /// The still picture of a figure.
  private func still(_ body: String) throws -> Substring {
    let first = try #require(body.range(of: "<div class=\"still"))
    let last = try #require(body.range(of: "</svg>", range: first.upperBound..<body.endIndex))
    return body[first.lowerBound..<last.upperBound]
  }
}

/// Figures of several runtimes, and of programs with long lines.
@Suite struct FigureShapeTests {
  @Test func `outputs that differ stand one below the other, each with its runtimes`() throws {
    let body = try CourseFixture.body(
      """
      # T

      ```python scenario runtime=cpython-3.8..3.10 show="source output"
      import sys
      print(sys.version_info[1] > 8)
      ```
      """)
    #expect(body.contains("<p>Output, CPython 3.8</p>"))
    #expect(body.contains("<p>Output, CPython 3.9 and CPython 3.10</p>"))
    #expect(body.contains("<span class=\"runtime\">CPython 3.8 to CPython 3.10</span>"))
    #expect(!body.contains("<table>"))
  }

  @Test func `outputs that agree stand there once`() throws {
    let body = try CourseFixture.body(
      "# T\n\n```python scenario runtime=cpython-3.8..3.10 show=\"source output\"\nprint(1)\n```\n")
    #expect(body.components(separatedBy: "<p>Output</p>").count == 2)
  }

  @Test(arguments: [(20, nil), (36, "code-400"), (300, "code-520")])
  func `the pane of the code is as wide as its lines, where the picture leaves room`(
    length: Int, name: String?
  ) throws {
    let line = "a = [1]  #" + String(repeating: "x", count: length - 10)
    let body = try CourseFixture.body("# T\n\n```python scenario\n\(line)\n```\n")
    let found = ["code-330", "code-360", "code-400", "code-440", "code-480", "code-520"].filter {
      body.contains("figure \($0)\"")
    }
    #expect(found == [name].compactMap { $0 })
    let css = try #require(BuiltInTheme.files.first { $0.name == "heapbook.css" }?.text)
    for found in found { #expect(css.contains(".\(found) {")) }
  }
}
