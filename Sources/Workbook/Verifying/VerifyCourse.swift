import Diagnostics
import Runtimes

/// What a real interpreter said of one scenario.
public struct ScenarioVerdict: Equatable, Sendable {
  /// The scenario: `lessons/pair.md#cut`.
  public var scenario: String
  /// What was checked, by its fingerprint.
  var hash: String
  /// Who was asked.
  public var interpreter: Interpreter
  /// The claims, outputs and values of the scenario under that runtime.
  public var claims = 0
  /// Those that the interpreter was asked and confirmed, could not be asked, and denied.
  public var agreed = 0, unanswered = 0, denied = 0
}

/// What real interpreters said of a course.
public struct Verification: Sendable {
  /// The verdicts in order of scenarios and runtimes.
  public var verdicts: [ScenarioVerdict] = []
  /// The check of the course, with a finding for each claim that an interpreter denies.
  public var check: CheckResult
  /// The runtimes of the course for which there is no interpreter.
  public var missing: [Runtime] = []
  /// What the programs write on interpreters that no claim is about.
  public var foreign: [ForeignRun] = []

  /// A table of agreements, a line a version.
  public var table: String {
    var lines = [["interpreter", "scenarios", "claims", "agreed", "not asked", "denied"]]
    var seen: [Interpreter] = []
    for verdict in verdicts where !seen.contains(verdict.interpreter) {
      seen.append(verdict.interpreter)
    }
    for interpreter in seen.sorted(by: { $0.runtime.level < $1.runtime.level }) {
      let own = verdicts.filter { $0.interpreter == interpreter }
      let sum = { (key: KeyPath<ScenarioVerdict, Int>) in
        "\(own.reduce(0) { $0 + $1[keyPath: key] })"
      }
      lines.append([
        interpreter.title, "\(own.count)", sum(\.claims), sum(\.agreed), sum(\.unanswered),
        sum(\.denied),
      ])
    }
    lines += missing.map { [$0.title, "none found", "", "", "", ""] }
    return Self.aligned(lines).joined()
  }

  /// Lines whose cells stand below each other: the first column at the left, numbers at the right.
  static func aligned(_ lines: [[String]]) -> [String] {
    let widths = lines[0].indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
    return lines.map { line in
      let cells = line.enumerated().map { index, cell in
        let blanks = String(repeating: " ", count: widths[index] - cell.count)
        return index == 0 ? cell + blanks : blanks + cell
      }
      var text = cells.joined(separator: "  ")
      while text.hasSuffix(" ") { text.removeLast() }
      return text + "\n"
    }
  }
}

/// Asks real interpreters about every scenario of a course whose own check is clean.
///
/// - Parameters:
///   - interpreters: one a runtime.
///   - foreign: interpreters that are not modelled, whose output is told and not judged.
///   - seconds: the time that each run has.
public func verifyCourse(
  _ source: CourseSource, interpreters: [Runtime: Interpreter],
  foreign: [ForeignInterpreter] = [], seconds: Double = 20,
  options: CourseOptions = CourseOptions()
) -> Verification {
  let course = Course(reading: source, jobs: options.jobs, withDrafts: options.withDrafts)
  let run = CourseRun(course, jobs: options.jobs, scope: options.scope)
  var result = Verification(check: run.result)
  guard !result.check.fails(strict: false) else { return result }
  let places = run.plan.plans.indices.flatMap { index in
    run.runs[index].map { (index, $0.runtime) }
  }
  var missing: Set<String> = []
  for (_, runtime) in places where interpreters[runtime] == nil { missing.insert(runtime.rawValue) }
  result.missing = Runtime.allCases.filter { missing.contains($0.rawValue) }
  let verdicts = parallelMap(places.count, jobs: options.jobs) { number in
    let (index, runtime) = places[number]
    return interpreters[runtime].flatMap {
      ScenarioVerifier(run, index, $0, seconds: seconds)?.verify()
    }
  }
  var findings: [Diagnostic] = []
  for verdict in verdicts.compactMap({ $0 }) {
    result.verdicts.append(verdict.verdict)
    findings += verdict.findings
  }
  let runs = foreign.flatMap { one in run.plan.plans.indices.map { (one, $0) } }
  result.foreign = parallelMap(runs.count, jobs: options.jobs) { number in
    ForeignRun(run, runs[number].1, runs[number].0, seconds: seconds)
  }.compactMap { $0 }
  result.check.findings = (result.check.findings + run.located(findings)).sorted()
  return result
}
