import Diagnostics

/// What of a course is to be accepted: a file, or the claims of one of its lines.
public struct AcceptTarget: Equatable, Sendable {
  /// The file as findings show it: `lessons/pair.md`.
  public var path: String
  /// The line, from 1; nil for the whole file.
  public var line: Int?

  /// A target as it is written: `lessons/pair.md`, `lessons/pair.md:13`, `lessons/pair.md:13:5`.
  public init(_ text: String) {
    var parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    var numbers: [Int] = []
    while parts.count > 1, numbers.count < 2, let last = parts.last, let number = Int(last),
      number >= 1
    {
      numbers.insert(number, at: 0)
      parts.removeLast()
    }
    var path = parts.joined(separator: ":")
    if path.hasPrefix("./") { path.removeFirst(2) }
    self.path = path
    line = numbers.first
  }

  /// Whether a finding is of that file and line. All lines of what would change count, and the
  /// line before it, where an `output` fence opens.
  func holds(_ finding: Diagnostic, in file: SourceFile?) -> Bool {
    guard finding.path == path else { return false }
    guard let line else { return true }
    guard let start = finding.range?.start.line else { return false }
    var lines = start...start
    if let file, let fix = finding.fix {
      let first = file.position(at: fix.bytes.lowerBound).line
      let last = file.position(at: fix.bytes.upperBound).line
      let isBlock = finding.rule == .outputMismatch && first != start || last > first
      lines = min(start, isBlock ? first - 1 : first)...max(start, last)
    }
    return lines.contains(line)
  }
}
