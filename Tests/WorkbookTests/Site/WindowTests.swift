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
