/// The lines of a program that goes on where earlier ones ended.
///
/// The machine counts them through; callers count from the program's own first line. An earlier
/// line is negative to them: -1 is the last line before the program. Line 0 is no line.
public struct SessionLines: Equatable, Sendable {
  /// How many lines stand before the program's own.
  public let earlier: Int

  /// The lines of a program behind so many earlier ones.
  public init(earlier: Int) { self.earlier = earlier }

  /// A line of the whole as the program counts.
  public func own(_ line: Int) -> Int {
    if earlier == 0 || line == 0 { return line }
    return line > earlier ? line - earlier : line - earlier - 1
  }

  /// A line of the program in the whole.
  public func whole(_ line: Int) -> Int {
    if earlier == 0 || line == 0 { return line }
    return line > 0 ? line + earlier : line + earlier + 1
  }
}

extension RunRequest {
  /// The way between its lines and those of the machine.
  var lines: SessionLines { SessionLines(earlier: earlierLines) }

  /// A moment with the machine's line.
  func whole(_ moment: AskMoment) -> AskMoment {
    guard case .line(let line, let visit, let phase) = moment else { return moment }
    return .line(lines.whole(line), visit: visit, phase: phase)
  }

  /// The request with the machine's lines, save for marks, which queries show.
  var countedThrough: RunRequest {
    guard earlierLines > 0 else { return self }
    var request = self
    for index in asks.indices { request.asks[index].moment = whole(asks[index].moment) }
    request.window?.from = window?.from.map(whole)
    request.window?.to = window?.to.map(whole)
    request.printedLines = Set(printedLines.map(lines.whole))
    return request
  }
}
