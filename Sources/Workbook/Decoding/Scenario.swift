import CommonMark
import Diagnostics
import Runtimes

/// The place of a scenario in a course.
struct ScenarioID: Hashable, Comparable, Sendable {
  /// The index of its page.
  var page: Int
  /// Its index in the page, from 0.
  var index: Int

  static func < (left: ScenarioID, right: ScenarioID) -> Bool {
    (left.page, left.index) < (right.page, right.index)
  }
}

/// A scenario: a program of a lesson with what is to be shown and what is claimed of it.
struct Scenario: Sendable {
  /// Its place in the course.
  var place: ScenarioID
  /// What its info string asks for.
  var options: ScenarioOptions
  /// The fence that it was read from.
  var fence: Fence
  /// The runtimes that it runs under, the first is shown.
  var runtimes: [Runtime]
  /// The programs of its session that ran before it.
  var earlier: EarlierPrograms?
  /// The claims in order of lines.
  var claims: [Claim] = []
  /// The lines that marks name.
  var marks: [String: Int] = [:]
  /// The program as the page shows it.
  var shown: [SourceLine] = []
  /// Every line of the program without claims, hidden ones included.
  var codeLines: [String] = []
  /// The program without claims, as a reader runs it.
  var download = ""

  /// The place in the lesson of a line of the program, from 1.
  func range(ofLine line: Int) -> SourceRange {
    guard fence.lines.indices.contains(line - 1) else { return fence.opening }
    let range = fence.lines[line - 1].range
    return range
  }

  /// The place of a byte of the program's line, given by its offset in the line.
  func range(ofLine line: Int, utf8 offset: Int) -> SourceRange {
    guard fence.lines.indices.contains(line - 1) else { return fence.opening }
    return fence.lines[line - 1].range(ofUTF8: offset..<offset)
  }
}
