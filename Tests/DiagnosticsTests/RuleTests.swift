import Diagnostics
import Testing

/// Rules, their severities and the order of findings.
struct RuleTests {
  @Test(arguments: Rule.allCases)
  func `every rule is explained in whole sentences`(_ rule: Rule) {
    #expect(rule.explanation.hasSuffix("."))
    #expect(rule.remedy.hasSuffix(".") && rule.remedy != rule.explanation)
    #expect(rule.rawValue.allSatisfy { $0 == "-" || ("a"..."z").contains($0) })
  }

  @Test func `ids are those of the lesson format`() {
    #expect(Rule(rawValue: "expect-mismatch") == .expectMismatch)
    #expect(Rule(rawValue: "frontmatter-unknown-key") == .frontmatterUnknownKey)
    #expect(Rule(rawValue: "leak") == .leak)
    #expect(Rule.bareCount.defaultSetting == .ignore)
  }

  @Test func `a course changes severities and switches rules off`() {
    let findings = [
      Diagnostic(.lessonOrphan, "b", in: "b.md"), Diagnostic(.headingSkip, "a", in: "a.md"),
      Diagnostic(.bareCount, "c", in: "c.md"),
    ]
    let severities = Severities([.lessonOrphan: .error, .headingSkip: .ignore])
    let kept = severities.apply(to: findings)
    #expect(kept.map(\.rule) == [.lessonOrphan])
    #expect(kept.map(\.severity) == [.error])
    #expect(kept.fails())
    #expect(!Severities().apply(to: findings).fails())
    #expect(Severities().apply(to: findings).fails(strict: true))
  }

  @Test func `findings are sorted by file, position and rule`() {
    let file = SourceFile(path: "b", text: "x\ny")
    let findings = [
      Diagnostic(.leak, "4", in: "b", at: file.range(2..<3)),
      Diagnostic(.encoding, "3", in: "b", at: file.range(2..<3)),
      Diagnostic(.leak, "2", in: "b", at: file.range(0..<1)), Diagnostic(.leak, "1", in: "a"),
    ]
    #expect(findings.sorted().map(\.message) == ["1", "2", "3", "4"])
  }
}
