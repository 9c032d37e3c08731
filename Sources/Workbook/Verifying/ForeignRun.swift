import HeapTrace

/// What one scenario's program writes on an interpreter that no claim is about.
public struct ForeignRun: Equatable, Sendable {
  /// How it compares with the runtime that the page shows.
  public enum Outcome: Equatable, Sendable {
    case same
    /// With the first line that differs.
    case other(String)
    /// With the last line of its complaint.
    case failed(String)
  }

  /// The scenario: `lessons/pair.md#cut`.
  public var scenario: String
  /// Who was asked.
  public var interpreter: ForeignInterpreter
  /// What came of it.
  public var outcome: Outcome

  /// Runs a scenario's program, and those that it goes on from; nil where it left no whole run to
  /// compare with.
  init?(
    _ courseRun: CourseRun, _ index: Int, _ interpreter: ForeignInterpreter, seconds: Double
  ) {
    let plan = courseRun.plan.plans[index]
    guard let recording = courseRun.runs[index].first?.recording, recording.hasBegun else {
      return nil
    }
    if case .limit = recording.end { return nil }
    guard let folder = TemporaryPath.make() else { return nil }
    defer { FolderTree.remove(folder) }
    do {
      try FolderTree.write(plan.scenario.wholeSource, to: "\(folder)/\(plan.fileName)")
    } catch { return nil }
    var process = ChildProcess(
      command: [interpreter.path, "-S", "-s", "-B", plan.fileName],
      environment: Interpreter.environment(home: folder), directory: folder)
    (process.seconds, process.outputLimit) = (seconds, 4 << 20)
    scenario = courseRun.course.pages[plan.scenario.place.page].name(of: plan.scenario)
    self.interpreter = interpreter
    outcome = Self.outcome(
      process.run(), recording, courseRun.runs[index].first?.runtime.title ?? "")
  }

  private static func outcome(
    _ found: ChildProcess.Outcome?, _ recording: Recording, _ runtime: String
  ) -> Outcome {
    guard let found, found.end != .stopped else { return .failed("it ran out of time") }
    let wanted = recording.earlierOutput + recording.output
    // The text of a traceback is each interpreter's own; that there is one is not.
    let hasFailed = found.end != .status(0)
    let isFinished = if case .finished(let status) = recording.end { status == 0 } else { false }
    if hasFailed, isFinished {
      return .failed(complaint(String(decoding: found.errorOutput, as: UTF8.self)))
    }
    if found.output.elementsEqual(wanted.utf8) {
      return hasFailed == isFinished ? .other("it ends with another status") : .same
    }
    let text = String(decoding: found.output, as: UTF8.self)
    return .other(
      ScenarioVerifier.firstDifference(text, wanted, from: runtime).first ?? "its output differs")
  }
}

extension ForeignRun {
  /// The line of a traceback that names the exception; its message may be of several lines.
  private static func complaint(_ text: String) -> String {
    let lines = OutputPattern.lines(of: text)
    let named = lines.last { line in
      let name = line.prefix { $0.isLetter || $0 == "." || $0 == "_" }
      return name.hasSuffix("Error") || name.hasSuffix("Exception") || name == "SystemExit"
    }
    return named ?? lines.last { !$0.isEmpty } ?? "it ends with another status"
  }
}

extension Verification {
  /// What the programs write where no scenario asks for it: a table, and a line for each program
  /// that does something else there. Empty without such interpreters.
  public var foreignTable: String {
    guard !foreign.isEmpty else { return "" }
    var seen: [ForeignInterpreter] = []
    for run in foreign where !seen.contains(run.interpreter) { seen.append(run.interpreter) }
    var lines = [["for information only", "scenarios", "same output", "other", "no run"]]
    var told: [[String]] = []
    for interpreter in seen {
      let own = foreign.filter { $0.interpreter == interpreter }
      var (others, failed) = (0, 0)
      told.append([])
      for run in own {
        switch run.outcome {
        case .same: continue
        case .other(let what):
          others += 1
          told[told.count - 1].append("  \(run.scenario): \(what)\n")
        case .failed(let what):
          failed += 1
          told[told.count - 1].append("  \(run.scenario): \(what)\n")
        }
      }
      let same = own.count - others - failed
      lines.append([interpreter.title, "\(own.count)", "\(same)", "\(others)", "\(failed)"])
    }
    let rows = Self.aligned(lines)
    var text = rows[0]
    for (row, lines) in zip(rows.dropFirst(), told) { text += row + lines.joined() }
    return text
  }
}
