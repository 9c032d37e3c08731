import Diagnostics
import Foundation
import Testing

@testable import Workbook

/// A course with one fault somewhere in its files, and the rule that must find it at the mark `▶`.
struct RuleCase: Sendable, CustomTestStringConvertible {
  var rule: Rule
  /// The files; the one with the mark is where the finding must be.
  var files: [String: String]

  init(_ rule: Rule, _ files: [String: String]) {
    self.rule = rule
    self.files = files
    if files["book.yml"] == nil { self.files["book.yml"] = CourseFixture.book }
    if files["pair.md"] == nil { self.files["pair.md"] = "# T\n" }
  }

  /// A fault of one lesson.
  init(_ fault: PlantedFault) {
    self.init(fault.rule, ["pair.md": fault.lesson, "img/heap.png": "x"])
  }

  var testDescription: String { rule.rawValue }

  /// The finding that must come: `lessons/pair.md heading-skip 3:1`.
  var expected: String {
    let marked = files.first { $0.value.contains("▶") }
    let place = marked.map { "lessons/\($0.key) \(rule.rawValue) \(MarkedText($0.value).position)" }
    return place ?? "no mark"
  }

  /// The course without the mark.
  var source: CourseSource { CourseSource(files: files.mapValues { MarkedText($0).text }) }
}

extension RuleCase {
  /// The rules that other files than a lesson break, or several together.
  static let courses: [RuleCase] = [
    RuleCase(.configUnknownKey, ["book.yml": "▶titel: A\nparts:\n  - lessons: [pair.md]\n"]),
    RuleCase(.configType, ["book.yml": "title: ▶[a]\nparts:\n  - lessons: [pair.md]\n"]),
    RuleCase(.configType, ["book.yml": "title: A\nparts:\n  - lessons: [pair.md]\n▶title: B\n"]),
    RuleCase(.lessonMissing, ["book.yml": "parts:\n  - lessons: [pair.md, ▶gone.md]\n"]),
    RuleCase(.lessonDuplicate, ["book.yml": "parts:\n  - lessons: [pair.md, ▶pair.md]\n"]),
    RuleCase(.lessonMissing, ["book.yml": "parts:\n  - lessons: [▶paar.md]\n"]),
    RuleCase(
      .lessonDuplicate, ["book.yml": "parts:\n  - lessons: [pair.md]\nindex: ▶pair.md\n"]),
    RuleCase(.configType, ["book.yml": "title: A\nparts: [▶pair.md]\n"]),
    RuleCase(.configUnknownKey, ["book.yml": "▶part:\n  - lessons: [pair.md]\n"]),
    RuleCase(.configUnknownKey, ["references.yml": "a: {▶titel: A}\n"]),
    RuleCase(.lessonOrphan, ["lost.md": "▶# L\n"]),
    RuleCase(
      .idReserved, ["book.yml": "parts:\n  - lessons: [pair.md, ▶404.md]\n", "404.md": "# X\n"]),
    RuleCase(.includeMissing, ["pair.md": "# T\n\n> [!INCLUDE] ▶_gone.md\n"]),
    RuleCase(
      .includeCycle, ["pair.md": "# T\n\n> [!INCLUDE] _a.md\n", "_a.md": "\n> [!INCLUDE] ▶_a.md\n"]),
    RuleCase(
      .partUnknown,
      ["pair.md": "# T\n\n```python scenario file=p.py ▶part=b\n```\n", "p.py": "a = 1\n"]),
    RuleCase(
      .partUnused,
      [
        "pair.md": "# T\n\n```python scenario file=p.py\n```\n",
        "p.py": "# part: ▶one\na = 1\n# end: one\n",
      ]),
    RuleCase(
      .termUnknown, ["pair.md": "# T\n\nA [heap](▶term:).\n", "glossary.md": "# G\n\n## Cycle\n"]),
    RuleCase(
      .bareCount,
      [
        "book.yml": CourseFixture.book + "severity: {bare-count: warning}\n",
        "pair.md": "# T\n\n```python scenario\na = []\n```\n\nThe list has ▶two names.\n",
      ]),
    RuleCase(
      .queryUnanswerable,
      ["pair.md": "# T\n\n```python scenario id=p\na = []\n```\n\nIt is `{heap p} ▶color(a)`.\n"]),
    RuleCase(
      .nestingTooDeep, ["pair.md": "# T\n\n" + String(repeating: ">", count: 100) + "▶> x\n"]),
    RuleCase(
      .stringsMissing, ["book.yml": "▶language: de\nparts:\n  - lessons: [pair.md]\n"]),
    RuleCase(.verifyStale, ["verified.json": "▶[]\n"]),
  ]

  /// A case for each rule that `check` looks for.
  static let all = (PlantedFault.written + PlantedFault.run).map { RuleCase($0) } + courses

  /// The first case of a rule.
  static func first(of rule: Rule) -> RuleCase? { all.first { $0.rule == rule } }
}

@Suite struct RuleCaseTests {
  /// Rules that tests of their own show: a byte that no text holds, a build, the clock.
  private static let elsewhere: [Rule] = [.encoding, .templateTagUnknown, .siteStale, .hostTimeout]

  @Test(arguments: Rule.allCases)
  func `every rule fires at its place, or says why it does not`(rule: Rule) {
    if Self.elsewhere.contains(rule) { return }
    guard let found = RuleCase.first(of: rule) else {
      #expect(rule.reserved != nil, "no case shows the rule \(rule.rawValue)")
      return
    }
    #expect(rule.reserved == nil)
    let findings = checkCourse(found.source).findings
    #expect(findings.map { "\($0.path) \($0.short)" } == [found.expected])
  }

  @Test(arguments: RuleCase.courses)
  func `a fault of a course is one finding at its place`(fault: RuleCase) {
    let findings = checkCourse(fault.source).findings
    #expect(findings.map { "\($0.path) \($0.short)" } == [fault.expected], "\(findings)")
  }

  @Test(arguments: RuleCase.all)
  func `no finding leaves a course that fails`(fault: RuleCase) {
    let result = checkCourse(fault.source)
    #expect(result.fails(strict: true))
    let isError = fault.rule.defaultSetting == .error
    #expect(result.fails(strict: false) == isError)
  }

  @Test func `a byte that is no text is found at its place`() {
    let source = CourseSource(folder: "lessons", names: ["book.yml", "pair.md"]) { name in
      Array((name == "pair.md" ? "# Ä " : CourseFixture.book).utf8)
        + (name == "pair.md" ? [0xFF] : [])
    }
    #expect(checkCourse(source).findings.map(\.short) == ["encoding 1:5"])
  }

  @Test func `a run that takes too long ends the process with its place`() async {
    await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
      let net = HostTimeout { finding in
        #expect(
          finding.hasPrefix("lessons/pair.md:3:1: error[host-timeout]: the run takes more than 0"))
        done.resume()
      }
      Thread.detachNewThread {
        net.guarding(seconds: 0, place: "lessons/pair.md:3:1") { Thread.sleep(forTimeInterval: 2) }
      }
    }
    #expect(HostTimeout.status == 70)
  }

  @Test func `a run in time is let through`() {
    let net = HostTimeout { _ in Issue.record("the run was in time") }
    #expect(net.guarding(seconds: 1000, place: "") { 7 } == 7)
    #expect(net.guarding(seconds: .max, place: "") { 8 } == 8)
  }

  @Test func `explain says what a rule means, and which are not looked for`() {
    #expect(explainRule("value-mismatch").text?.hasPrefix("value-mismatch (error)\n\n") ?? false)
    #expect(explainRule("wrong-is-right").text?.contains("not in this version") ?? false)
    #expect(explainRule("value-mismtach").nearest == "value-mismatch")
  }
}
