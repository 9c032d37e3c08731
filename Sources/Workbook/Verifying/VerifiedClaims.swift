import Diagnostics
import HeapDiagrams
import Runtimes
import Yams

/// What real interpreters confirmed, as `lessons/verified.json` keeps it.
///
/// An entry is found by the fingerprint of what was checked, so that a changed scenario is no
/// longer verified, and a build makes the same pages with and without a Python.
struct VerifiedClaims: Equatable, Sendable {
  /// The file, beside the lessons.
  static let fileName = "verified.json"
  /// The version of the file's form.
  static let version = 1

  /// What was confirmed of one scenario under one runtime.
  struct Entry: Equatable, Sendable {
    var scenario: String
    var runtime: String
    var interpreter: String
    var claims, agreed: Int

    /// `14 of 15 claims checked against CPython 3.12.1`.
    func badge(_ words: Words) -> String {
      let values: KeyValuePairs = [
        "claims": "\(claims)", "agreed": "\(agreed)", "interpreter": interpreter,
      ]
      if agreed < claims { return words.text("verified.some", values) }
      return words.text("verified.all", number: claims, values)
    }
  }

  /// The entries by fingerprint.
  var entries: [String: Entry] = [:]

  /// No entries.
  init() {}

  /// What a course keeps; a file that cannot be read is a finding.
  init(_ source: CourseSource, findings: inout [Diagnostic]) {
    guard let bytes = source.read(Self.fileName) else { return }
    let file = SourceFile(path: source.shown(Self.fileName), bytes: bytes)
    let fault = Diagnostic(
      .verifyStale, "this is no record of `heapbook verify`", in: file.path, at: .fileStart,
      hint: "run heapbook verify")
    let text = file.text(0..<bytes.count)
    guard YAMLDepth.isBounded(text), let node = try? Yams.compose(yaml: text),
      node["version"]?.int == Self.version, let checked = node["checked"]?.mapping
    else {
      findings.append(fault)
      return
    }
    for (key, value) in checked {
      guard let hash = key.scalar?.string, let scenario = value["scenario"]?.scalar?.string,
        let runtime = value["runtime"]?.scalar?.string,
        let interpreter = value["interpreter"]?.scalar?.string,
        let claims = value["claims"]?.int, let agreed = value["agreed"]?.int
      else {
        findings.append(fault)
        return
      }
      entries[hash] = Entry(
        scenario: scenario, runtime: runtime, interpreter: interpreter, claims: claims,
        agreed: agreed)
    }
  }

  /// The file's text: one line an entry, in order of scenario and runtime.
  var json: String {
    let sorted = entries.sorted {
      ($0.value.scenario, $0.value.runtime, $0.key) < ($1.value.scenario, $1.value.runtime, $1.key)
    }
    let quoted = DiagnosticRenderer.quoted
    let lines = sorted.map { hash, entry in
      "    \(quoted(hash)): {\"scenario\": \(quoted(entry.scenario)), "
        + "\"runtime\": \(quoted(entry.runtime)), \"interpreter\": \(quoted(entry.interpreter)), "
        + "\"claims\": \(entry.claims), \"agreed\": \(entry.agreed)}"
    }
    let list = lines.isEmpty ? "{}" : "{\n\(lines.joined(separator: ",\n"))\n  }"
    return "{\n  \"version\": \(Self.version),\n  \"checked\": \(list)\n}\n"
  }
}

extension CourseRun {
  /// The fingerprint of what is checked of a scenario under a runtime: its program with its
  /// claims, its outputs, and the values that are asked of it.
  func verifiedHash(_ index: Int, _ runtime: Runtime) -> String {
    let plan = plan.plans[index]
    let page = course.pages[plan.scenario.place.page]
    var texts = ["1", runtime.rawValue, plan.fileName, plan.scenario.fence.text]
    if let earlier = plan.scenario.earlier { texts.append(earlier.text) }
    for output in page.outputs where output.scenario == plan.scenario.place.index {
      texts += [output.fence.info.text, output.fence.text]
    }
    for value in plan.values where value.runtime == runtime {
      let owner = course.pages[value.id.page].values[value.id.index]
      texts += [owner.query.text, owner.pin?.text ?? "", owner.moment?.text ?? ""]
    }
    return Fingerprint(texts).text
  }

  /// What interpreters confirmed of a scenario, and is still so. Of a comparison: what each of them
  /// confirmed, where all were asked; else what the first one did.
  func verified(_ place: ScenarioID, _ words: Words) -> VerifiedClaims.Entry? {
    guard !verified.entries.isEmpty, let index = plan.planAt[place] else { return nil }
    let runtimes = plan.plans[index].scenario.runtimes
    let entries = runtimes.compactMap { verified.entries[verifiedHash(index, $0)] }
    guard var entry = entries.first,
      entry.runtime == runtimes[0].rawValue
    else { return nil }
    if entries.count == runtimes.count, entries.count > 1,
      entries.allSatisfy({ $0.claims == entry.claims })
    {
      entry.agreed = entries.map(\.agreed).min() ?? entry.agreed
      entry.interpreter = words.span(entries.map(\.interpreter))
    }
    return entry
  }

  /// A warning for each scenario that changed since an interpreter confirmed it.
  func staleFindings() -> [Diagnostic] {
    guard !verified.entries.isEmpty else { return [] }
    let names = Set(verified.entries.values.map { "\($0.scenario) \($0.runtime)" })
    var findings: [Diagnostic] = []
    for (index, plan) in plan.plans.enumerated() {
      let page = course.pages[plan.scenario.place.page]
      let isStale = plan.scenario.runtimes.contains { runtime in
        names.contains("\(page.name(of: plan.scenario)) \(runtime.rawValue)")
          && verified.entries[verifiedHash(index, runtime)] == nil
      }
      guard isStale else { continue }
      findings.append(
        Diagnostic(
          .verifyStale, "the scenario changed since an interpreter confirmed it",
          in: page.file.path, at: plan.scenario.fence.opening, hint: "run heapbook verify"))
    }
    return findings
  }
}

extension Verification {
  /// The text of `verified.json` with the new verdicts. What was confirmed before stays where no
  /// interpreter was asked this time; what is no longer in the course goes.
  ///
  /// - Parameter source: the course as it was verified.
  public func record(for source: CourseSource) -> [UInt8] {
    var findings: [Diagnostic] = []
    let old = VerifiedClaims(source, findings: &findings)
    var new = VerifiedClaims()
    let asked = Set(verdicts.map { "\($0.scenario) \($0.interpreter.runtime.rawValue)" })
    let run = CourseRun(Course(reading: source), jobs: 1, scope: .matching("\0"))
    for index in run.plan.plans.indices {
      for runtime in run.plan.plans[index].runtimes {
        let hash = run.verifiedHash(index, runtime)
        guard let entry = old.entries[hash] else { continue }
        if !asked.contains("\(entry.scenario) \(entry.runtime)") { new.entries[hash] = entry }
      }
    }
    for verdict in verdicts where verdict.denied == 0 && verdict.claims > 0 {
      new.entries[verdict.hash] = VerifiedClaims.Entry(
        scenario: verdict.scenario, runtime: verdict.interpreter.runtime.rawValue,
        interpreter: verdict.interpreter.title, claims: verdict.claims, agreed: verdict.agreed)
    }
    return Array(new.json.utf8)
  }
}
