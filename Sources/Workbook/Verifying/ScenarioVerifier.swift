import Diagnostics
import Glibc
import HeapEngine
import HeapTrace
import PythonSubset
import Runtimes

/// Runs one scenario on one interpreter, twice: as it is, for what it writes, and with calls that
/// answer its claims.
struct ScenarioVerifier {
  let plan: ScenarioPlan
  let recording: Recording
  let run: ScenarioRun
  let page: Page
  let course: Course
  let interpreter: Interpreter
  let seconds: Double
  private(set) var verdict: ScenarioVerdict
  private(set) var findings: [Diagnostic] = []

  /// A verifier; nil where the scenario left no recording under that runtime.
  init?(_ courseRun: CourseRun, _ index: Int, _ interpreter: Interpreter, seconds: Double) {
    plan = courseRun.plan.plans[index]
    guard let run = courseRun.runs[index].first(where: { $0.runtime == interpreter.runtime }),
      let recording = run.recording
    else { return nil }
    self.run = run
    self.recording = recording
    course = courseRun.course
    page = course.pages[plan.scenario.place.page]
    self.interpreter = interpreter
    self.seconds = seconds
    verdict = ScenarioVerdict(
      scenario: page.name(of: plan.scenario),
      hash: courseRun.verifiedHash(index, interpreter.runtime), interpreter: interpreter)
  }

  /// The verdict, and a finding for each claim that the interpreter denies.
  func verify() -> (verdict: ScenarioVerdict, findings: [Diagnostic]) {
    var copy = self
    copy.ask()
    return (copy.verdict, copy.findings)
  }

  private mutating func ask() {
    let asks = VerifyAsks(plan, page, course, interpreter.runtime)
    let written = claimsOnOutput
    verdict.claims = asks.asks.count + written
    // A run that a limit of the book's stops has no like on an interpreter.
    if case .limit = recording.end { return verdict.unanswered = verdict.claims }
    guard let folder = TemporaryPath.make() else { return verdict.unanswered = verdict.claims }
    defer { FolderTree.remove(folder) }
    let program = "\(folder)/\(plan.fileName)"
    let driver = "\(folder)/\(VerifyDriver.fileName)"
    do {
      try FolderTree.write(plan.scenario.wholeSource, to: program)
      try FolderTree.write(Array(VerifyDriver.text.utf8), to: driver)
      try FolderTree.write(Array(asks.text.utf8), to: "\(folder)/plan")
    } catch { return verdict.unanswered = verdict.claims }
    compareOutput(in: folder, claims: written)
    _ = python([VerifyDriver.fileName, plan.fileName, "plan", "answers"], in: folder)
    let answers = VerifyAnswers(DiskFile.read("\(folder)/answers") ?? [])
    for (number, ask) in asks.asks.enumerated() { judge(ask, answers[number]) }
  }

  /// Claims that are answered by what the program writes and how it ends.
  private var claimsOnOutput: Int {
    let claims = plan.claims.filter { checked in
      if case .expect = checked.claim.kind { return false }
      return checked.claim.applies(to: interpreter.runtime)
    }
    let outputs = page.outputs.filter {
      $0.scenario == plan.scenario.place.index
        && ($0.runtimes?.contains(interpreter.runtime) ?? true)
    }
    return plan.scenario.runtimes.contains(interpreter.runtime) ? claims.count + outputs.count : 0
  }

  private func python(_ arguments: [String], in folder: String) -> ChildProcess.Outcome? {
    var process = ChildProcess(
      command: [interpreter.path, "-S", "-s", "-B"] + arguments,
      environment: Interpreter.environment(home: folder))
    process.directory = folder
    process.seconds = seconds
    process.outputLimit = 4 << 20
    return process.run()
  }

  private mutating func compareOutput(in folder: String, claims: Int) {
    guard let outcome = python([plan.fileName], in: folder), outcome.end != .stopped else {
      verdict.unanswered += claims
      return
    }
    let output = outcome.output
    let ownOutput = recording.earlierOutput + recording.output
    let ownErrors = recording.earlierErrorOutput + recording.errorOutput
    // CPython 3.9 and later name a script by its whole path, which is not the scenario's affair.
    let errors = String(decoding: outcome.errorOutput, as: UTF8.self)
      .replacing("\(folder)/", with: "")
    let status = if case .finished(let status) = recording.end { status & 0xFF } else { 1 }
    let isSame =
      output.elementsEqual(ownOutput.utf8)
      && errors == ownErrors && outcome.end == .status(status)
    if isSame {
      verdict.agreed += claims
      return
    }
    verdict.denied += max(1, claims)
    verdict.claims += claims == 0 ? 1 : 0
    let text =
      output.elementsEqual(ownOutput.utf8)
      ? (errors, ownErrors) : (String(decoding: output, as: UTF8.self), ownOutput)
    findings.append(
      Diagnostic(
        .outputMismatch, "\(interpreter.title) writes something else", in: page.file.path,
        at: plan.scenario.fence.opening,
        notes: Self.firstDifference(text.0, text.1)))
  }

  /// The first line that differs between what an interpreter writes and what another one does.
  static func firstDifference(
    _ real: String, _ ours: String, from other: String = "heapbook"
  ) -> [String] {
    let (left, right) = (OutputPattern.lines(of: real), OutputPattern.lines(of: ours))
    for index in 0..<max(left.count, right.count) {
      let one = left.indices.contains(index) ? QueryValue.text(left[index]).literal : "nothing"
      let own = right.indices.contains(index) ? QueryValue.text(right[index]).literal : "nothing"
      if one != own { return ["line \(index + 1): it writes \(one), \(other) \(own)"] }
    }
    return ["the exit status differs"]
  }

  private mutating func judge(_ ask: VerifyAsk, _ answer: VerifyAnswer?) {
    guard ask.isAsked, let answer, answer.visits > 0, answer.faults < answer.visits,
      answer.kind != "missing"
    else { return verdict.unanswered += 1 }
    let rule: Rule
    switch ask.purpose {
    case .claim:
      if answer.faults == 0, answer.falses == 0, answer.kind == "truth" {
        return verdict.agreed += 1
      }
      rule = .expectMismatch
    default:
      let known = run.answers(ask.purpose)?.last
      if let known, case .success(let value) = known.value, answer.says(value) {
        return verdict.agreed += 1
      }
      rule = .valueMismatch
    }
    verdict.denied += 1
    findings.append(
      Diagnostic(
        rule, "\(interpreter.title) says \(answer.shown)", in: ask.path, at: ask.range))
  }
}

extension Page {
  /// A scenario's name in its course: `lessons/pair.md#cut`, `lessons/pair.md#3`.
  func name(of scenario: Scenario) -> String {
    "\(file.path)#\(scenario.options.id ?? "\(scenario.place.index + 1)")"
  }
}

extension CourseRun {
  /// Findings in the files that they are from, with the course's severities, each once.
  func located(_ findings: [Diagnostic]) -> [Diagnostic] {
    let pages = Dictionary(
      course.pages.map { ($0.file.path, $0) }, uniquingKeysWith: { first, _ in first })
    var seen: Set<Diagnostic> = []
    let placed = findings.map { pages[$0.path]?.located($0) ?? $0 }
    return Severities(course.book.overrides).apply(
      to: placed.filter { seen.insert($0).inserted })
  }
}

/// Folders of our own for a short time.
enum TemporaryPath {
  /// A new folder that only this user can read; nil where none can be made.
  static func make() -> String? {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var path = Array("\(base)/heapbook-XXXXXX".utf8CString)
    guard mkdtemp(&path) != nil else { return nil }
    return String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
