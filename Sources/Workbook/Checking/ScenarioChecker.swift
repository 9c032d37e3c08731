import Diagnostics
import HeapTrace
import PythonSubset
import Runtimes

/// Compares a scenario's runs with what its page says of them.
struct ScenarioChecker {
  let plan: ScenarioPlan
  let runs: [ScenarioRun]
  let file: SourceFile
  /// The page's output fences that belong to the scenario.
  let outputs: [OutputFence]
  private(set) var findings: [Diagnostic] = []
  /// Whether a run ended before it came to the scenario, in those that it goes on from; they tell.
  private(set) var isBlocked = false
  private var places: Set<Int> = []

  init(_ plan: ScenarioPlan, runs: [ScenarioRun], file: SourceFile, outputs: [OutputFence]) {
    self.plan = plan
    self.runs = runs
    self.file = file
    self.outputs = outputs
  }

  var scenario: Scenario { plan.scenario }

  /// Checks all runs. A fault that shows under several runtimes is one finding.
  mutating func check() {
    for run in runs where scenario.runtimes.contains(run.runtime) {
      switch run.result {
      case .failure(let error) where error.position.line < 0: isBlocked = true
      case .failure(let error):
        report(syntaxFinding(error))
      case .success(let recording) where !recording.hasBegun: isBlocked = true
      case .success(let recording):
        if checkEnd(recording, run.runtime) {
          checkClaims(run, recording)
          checkOutputs(recording, run.runtime)
          if run.runtime == scenario.runtimes.first { checkSteps(recording) }
        }
      }
    }
  }

  /// Checks that the stepped picture is short enough and holds the moments that are named.
  private mutating func checkSteps(_ recording: Recording) {
    let options = scenario.options
    guard options.picture != nil else { return }
    let isWholeAnyway = options.expectsLimit != nil && recording.steps.last?.stoppedBy != nil
    if recording.stepsCut, !isWholeAnyway {
      report(
        Diagnostic(
          .figureTooLong, "the picture would hold more than \(recording.steps.count) steps",
          in: file.path, at: scenario.fence.opening, hint: "choose from= and to="))
    }
    if !isWholeAnyway { checkWindow(recording) }
    let recorded = RecordedSteps(
      steps: recording.steps, marks: scenario.marks, isPartial: options.isPartial,
      from: options.from?.moment, isCut: recording.stepsCut)
    for named in options.at
    where recorded.index(of: named.moment) == nil && scenario.fault(of: named.moment) == nil
      && !(recording.stepsCut && recording.comes(to: named.moment, marks: scenario.marks))
    {
      report(
        file.finding(
          .optionValue, "the run never comes to `\(named.moment.text)`", at: named.option))
    }
  }

  /// Checks that the run comes to where the steps begin, and behind it to where they end.
  private mutating func checkWindow(_ recording: Recording) {
    let options = scenario.options
    if let from = options.from, recording.steps.isEmpty, scenario.fault(of: from.moment) == nil {
      report(
        file.finding(.optionValue, "the run never comes to `\(from.moment.text)`", at: from.option))
    }
    guard let to = options.to, to.moment.place != .end, let last = recording.steps.last,
      !recording.stepsCut, scenario.fault(of: to.moment) == nil,
      !last.ends(at: to.moment, marks: scenario.marks)
    else { return }
    let behind = options.from.map { " behind `\($0.moment.text)`" } ?? ""
    report(
      file.finding(
        .optionValue, "the run never comes to `\(to.moment.text)`\(behind)", at: to.option))
  }

  /// Adds a finding unless there is one at that place already.
  mutating func report(_ finding: Diagnostic) {
    let place = finding.range?.bytes.lowerBound ?? -1
    if places.insert(place).inserted { findings.append(finding) }
  }

  /// ` under CPython 3.9` where a scenario has several runtimes.
  func under(_ runtime: Runtime) -> String {
    scenario.runtimes.count > 1 ? " under \(runtime.title)" : ""
  }

  /// The finding that the program does not compile, at its place in the lesson.
  private func syntaxFinding(_ error: PythonSyntaxError) -> Diagnostic {
    let rule: Rule = error.kind == .unsupported ? .scenarioUnsupported : .scenarioSyntax
    let line = Int(error.position.line)
    let column = Int(error.position.column)
    let range = scenario.range(ofLine: line, utf8: column)
    let name = error.kind == .unsupported ? "" : "\(error.errorClass.rawValue): "
    return Diagnostic(rule, name + error.message, in: file.path, at: range)
  }

  /// Checks how a run ended; false when nothing else of it is worth checking.
  private mutating func checkEnd(_ recording: Recording, _ runtime: Runtime) -> Bool {
    let errors = plan.claims.map(\.claim).filter { claim in
      if case .error = claim.kind { return claim.applies(to: runtime) }
      return false
    }
    switch recording.end {
    case .finished:
      if let option = scenario.options.expectsLimit {
        report(
          file.finding(
            .scenarioLimit, "the run came to its end\(under(runtime)) and met no limit",
            at: option))
      }
      for claim in errors { reportMissing(claim, "the program ended without it", runtime) }
      return true
    case .limit(let limit, let line):
      guard scenario.options.expectsLimit == nil else { return true }
      report(
        Diagnostic(
          .scenarioLimit,
          "the run was stopped at \(scenario.words(forLine: line))\(under(runtime)): \(limit)",
          in: file.path, at: scenario.codeRange(ofLine: line, in: file),
          hint: "write expect=limit where that is the point"))
      return false
    case .uncaught(let type, let message, let line):
      return checkError(type, message, line, errors, recording, runtime)
    }
  }

  private mutating func checkError(
    _ type: String, _ message: String, _ line: Int, _ claims: [Claim], _ recording: Recording,
    _ runtime: Runtime
  ) -> Bool {
    let shown = message.isEmpty ? type : "\(type): \(message)"
    if claims.isEmpty {
      report(
        Diagnostic(
          .errorUnexpected, "line \(line) raises \(shown)\(under(runtime))", in: file.path,
          at: scenario.codeRange(ofLine: line, in: file),
          hint: "write # error: \(type) where that is the point"))
      return false
    }
    let lines = Set(
      Traceback.lines(of: recording.errorOutput).map(scenario.lines.own) + [line])
    var isMet = true
    for claim in claims {
      guard case .error(let wanted, let text) = claim.kind else { continue }
      if wanted != type {
        reportMissing(claim, "line \(line) raises \(shown)", runtime)
        isMet = false
      } else if let text, !message.contains(text) {
        reportMissing(claim, "its text is: \(message)", runtime)
        isMet = false
      } else if !lines.contains(where: { scenario.isSameStatement($0, claim.line) }) {
        reportMissing(claim, "line \(line) raises it", runtime)
        isMet = false
      }
    }
    return isMet
  }

  private mutating func reportMissing(_ claim: Claim, _ what: String, _ runtime: Runtime) {
    guard case .error(let type, _) = claim.kind else { return }
    report(
      file.finding(
        .errorMissing,
        "line \(claim.line) does not end the run with \(type)\(under(runtime)), \(what)",
        at: claim.range))
  }
}

/// The lines that a traceback names.
enum Traceback {
  /// The numbers behind `, line ` in the lines that begin with `File`.
  static func lines(of text: String) -> Set<Int> {
    var lines: Set<Int> = []
    for line in text.split(separator: "\n") where line.hasPrefix("  File ") {
      guard let place = line.firstRange(of: ", line ") else { continue }
      if let number = Int(line[place.upperBound...].prefix { $0.isNumber }) { lines.insert(number) }
    }
    return lines
  }
}

extension Scenario {
  /// The code of a line of the program: from its first sign to its last.
  func codeRange(ofLine line: Int, in file: SourceFile) -> SourceRange {
    let range = range(ofLine: line).bytes
    return file.range(CommentParts.trimmed(file.bytes, range))
  }

  /// Whether two lines belong to one statement, as far as brackets left open show it.
  func isSameStatement(_ first: Int, _ second: Int) -> Bool {
    if first == second { return true }
    let (low, high) = (min(first, second), max(first, second))
    guard low >= 1, high <= fence.lines.count, high - low < 200 else { return false }
    var depth = 0
    for line in fence.lines[(low - 1)..<(high - 1)] {
      for byte in line.text.utf8 {
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
        default: break
        }
      }
      if depth <= 0 && !line.text.hasSuffix("\\") { return false }
    }
    return true
  }
}
