import Diagnostics
import Foundation
import Testing

@testable import Workbook

/// Lessons whose expectations are changed at random.
private struct MutatedLesson {
  var text: String

  private static let literals = ["7", "?", "-1", "'x'", "True", "None", "0x1F", "[1]", "immortal"]
  private static let pins = ["7", "?", "two", "9,999", "1 KiB", "'x'", "yes", "0x1f", "[1]"]
  private static let lines = ["", "...", "\\...", "x", "  y ", "> z", "0"]

  init(_ random: inout SeededGenerator) {
    var lines: [String] = []
    var inOutput = false
    for line in Self.base {
      if line.contains("```output") {
        inOutput = true
      } else if line.contains("```") {
        inOutput = false
      }
      lines.append(Self.changed(line, isOutput: inOutput, &random))
    }
    let ending = Bool.random(using: &random) ? "\n" : "\r\n"
    let indent = ["", "> ", "- "].randomElement(using: &random) ?? ""
    let rest = indent == "- " ? "  " : indent
    text =
      "# T" + ending + ending
      + lines.enumerated().map { ($0 == 0 ? indent : rest) + $1 }.joined(separator: ending) + ending
  }

  private static func changed(
    _ line: String, isOutput: Bool, _ random: inout SeededGenerator
  ) -> String {
    guard Int.random(in: 0..<3, using: &random) == 0 else { return line }
    func behind(_ sign: String, _ texts: [String]) -> String? {
      guard let place = line.ranges(of: sign).last else { return nil }
      return String(line[..<place.upperBound]) + (texts.randomElement(using: &random) ?? "")
    }
    if line.contains("# prints:") { return behind("# prints: ", lines) ?? line }
    if line.contains("# expect") { return behind(" == ", literals) ?? line }
    if line.contains("{heap") { return (behind(" = ", pins) ?? line) + "`." }
    if isOutput, !line.contains("```") { return lines.randomElement(using: &random) ?? line }
    if let digit = line.firstIndex(where: \.isNumber), !line.contains("```") {
      return line.replacingCharacters(
        in: digit...digit, with: "\(Int.random(in: 1...9, using: &random))")
    }
    return line
  }

  private static let base = """
    ```python scenario id=p
    a = [1, 2, 3]           # expect: len(a) == 3
    b = a                   # expect: refcount(a) == 2  # expect: type(b) == 'list'
    s = 'a # mark: x'       # expect: s == 'a'
    for i in range(4):      # expect#2: i == 1
        print(' ' * i, i)   # prints: 0
    # expect: size(a) == 88
    t = 5 > 3               # expect: t == True
    print('# expect: a')    # prints: # no
    print('...')
    def f(n):
        return n * 2        # expect: n == 7
    x = f(7)                # expect: x == 14
    ```

    ```output
    0
      1
    ...
    # expect: a
    ```

    The list has `{heap p@2} len(a) = three`.
    It has `{heap p} refcount(b) = 2`.
    It is `{heap p@6#2} i = 1`.
    And `{heap cpython-3.9} arena_size = 256 KiB`.
    And `{heap cpython-3.12} arena_size = 1,048,576`.
    And `{heap p} alive(a) = yes`.
    And `{heap p} type(a) = 'list'`.
    """.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
}

/// A lesson without all that `accept` may edit, found by other means than `accept` itself.
private func masked(_ text: String) -> [String] {
  var result: [String] = []
  var inOutput = false
  for line in text.replacing("\r\n", with: "\n").split(
    separator: "\n", omittingEmptySubsequences: false)
  {
    if line.contains("```") {
      inOutput = line.contains("```output")
    } else if inOutput {
      continue
    }
    var line = String(line)
    line.replace(/# expect: (.+?) == .*?(?=\s+# expect|$)/) { "# expect: \($0.1)" }
    line.replace(/# expect#2: (.+?) == .*/) { "# expect#2: \($0.1)" }
    line.replace(/# prints:.*/) { _ in "# prints:" }
    line.replace(/`\{heap(.+?) = .*`/) { "`{heap\($0.1)" }
    result.append(line)
  }
  return result
}

@Suite struct AcceptPropertyTests {
  /// The number of lessons: 1,000 with `HEAPBOOK_LONG=1` in the environment.
  private static let count =
    ProcessInfo.processInfo.environment["HEAPBOOK_LONG"] == "1" ? 1000 : 40

  @Test func `after accept, check finds nothing that accept could edit`() {
    var random = SeededGenerator(state: 5)
    var edits = 0
    for number in 0..<Self.count {
      let lesson = MutatedLesson(&random).text
      let result = acceptCourse(CourseFixture.source(lesson))
      edits += result.edits
      let after = result.files.first.map { String(decoding: $0.after, as: UTF8.self) } ?? lesson
      let left = result.check.findings.filter { $0.fix != nil }
      #expect(left.map(\.message) == [], "lesson \(number): \(lesson)")
      #expect(masked(after) == masked(lesson), "lesson \(number)")
      let endings = { (text: String) in text.utf8.count { $0 == 0x0D } }
      #expect(
        endings(after) == (lesson.contains("\r\n") ? after.utf8.count { $0 == 0x0A } : 0),
        "lesson \(number)")
      #expect(acceptCourse(CourseFixture.source(after)).files == [], "lesson \(number)")
    }
    #expect(edits > Self.count)
  }
}
