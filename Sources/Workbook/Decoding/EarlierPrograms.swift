import Diagnostics
import HeapEngine

/// The programs of a session that ran before a scenario, which goes on where they ended.
///
/// They and the scenario's own program are one: one file, one compilation unit, one run. Lines
/// count from 1 in each of them; to the scenario, earlier lines are negative (`SessionLines`).
struct EarlierPrograms: Equatable, Sendable {
  /// The scenario that it goes on from, by its index in the page.
  var last: Int
  /// The names of the programs' scenarios, and how many lines each has.
  var names: [(id: String, lines: Int)]
  /// Their text, with claims and without.
  var text, download: String
  /// Their lines without claims.
  var codeLines: [String]
  /// The lines of their marks, as the scenario counts.
  var marks: [String: Int]

  static func == (left: Self, right: Self) -> Bool {
    left.last == right.last && left.text == right.text
  }

  /// The programs up to a scenario, and itself.
  init(upTo scenario: Scenario) {
    last = scenario.place.index
    let before = scenario.earlier
    let count = scenario.fence.lines.count
    names = (before?.names ?? []) + [(scenario.options.id ?? "", count)]
    text = (before?.text ?? "") + scenario.fence.text
    download = (before?.download ?? "") + scenario.download
    codeLines = (before?.codeLines ?? []) + scenario.codeLines
    marks = (before?.marks ?? [:]).mapValues { $0 - count }
    for (name, line) in scenario.marks { marks[name] = line - count - 1 }
  }

  /// How the lines of the whole are counted.
  var lines: SessionLines { SessionLines(earlier: names.reduce(0) { $0 + $1.lines }) }

  /// An earlier line as its own fence counts it, and that fence's scenario.
  func place(ofLine line: Int) -> (line: Int, scenario: String) {
    var rest = lines.whole(line)
    for (id, count) in names {
      if rest <= count { return (rest, id) }
      rest -= count
    }
    return (rest, "")
  }
}

extension Scenario {
  /// The program's bytes with those of its session before it.
  var wholeSource: [UInt8] { Array(((earlier?.text ?? "") + fence.text).utf8) }

  /// The way between its lines and those of the whole.
  var lines: SessionLines { earlier?.lines ?? SessionLines(earlier: 0) }

  /// The marks that queries may name: its own, and those of its session before it.
  var knownMarks: [String: Int] {
    (earlier?.marks ?? [:]).merging(marks) { _, own in own }
  }

  /// `line 3`, or ``line 3 of `pair` `` for one of its session before it.
  func words(forLine line: Int) -> String {
    guard line < 0, let place = earlier?.place(ofLine: line) else { return "line \(line)" }
    return "line \(place.line) of `\(place.scenario)`"
  }
}

extension PageReader {
  /// The programs that a scenario goes on from; nil, with a finding, where it cannot.
  mutating func earlierPrograms(_ options: ScenarioOptions) -> EarlierPrograms? {
    guard let named = options.session else { return nil }
    guard let index = page.scenario(id: named.text) else {
      let known = page.scenarios.compactMap(\.options.id)
      findings.append(
        file.unknownName(
          .refUnresolved, "scenario above", named.text, at: named.place, known: known))
      return nil
    }
    let scenario = page.scenarios[index]
    if let reason = scenario.endsSession {
      findings.append(
        file.finding(
          .optionValue, "`\(named.text)` \(reason): nothing goes on from it", at: named.place))
      return nil
    }
    if let runtimes = options.runtimes, runtimes != scenario.runtimes,
      let place = options.runtimeRange
    {
      let names = scenario.runtimes.map(\.rawValue).joined(separator: ",")
      findings.append(
        file.finding(
          .optionValue, "a session has one choice of runtimes, `\(named.text)` has \(names)",
          at: place, hint: "leave runtime= out"))
      return nil
    }
    return EarlierPrograms(upTo: scenario)
  }
}

extension Scenario {
  /// Why no scenario can go on from it.
  fileprivate var endsSession: String? {
    if options.skipReason != nil { return "is not run" }
    if options.expectsLimit != nil { return "ends at a limit" }
    let ends = claims.contains { claim in
      if case .error = claim.kind { return true }
      return false
    }
    return ends ? "ends with an exception" : nil
  }
}
