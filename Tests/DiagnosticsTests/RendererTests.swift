import Diagnostics
import Testing

/// Findings written out.
struct RendererTests {
  static let file = SourceFile(
    path: "lessons/pair.md",
    text: "# T\n\n\tthe list has `{heap pair@cut} refcount(b) = 2` references\n")

  static let finding = Diagnostic(
    .valueMismatch, "refcount(b) at `cut` is 1, the page says 2", in: "lessons/pair.md",
    at: file.range(35..<46), hint: "accept with: heapbook accept lessons/pair.md:3")

  private func renderer(colored: Bool = false) -> DiagnosticRenderer {
    DiagnosticRenderer(colored: colored) { $0 == Self.file.path ? Self.file : nil }
  }

  @Test func `the source line and a caret follow the message`() {
    #expect(
      renderer().text(Self.finding) == """
        lessons/pair.md:3:31: error[value-mismatch]: refcount(b) at `cut` is 1, the page says 2
            3 | \tthe list has `{heap pair@cut} refcount(b) = 2` references
              | \t                             ^ accept with: heapbook accept lessons/pair.md:3

        """)
  }

  @Test func `of a long line the part around the caret is shown`() throws {
    let text = String(repeating: "ä", count: 5000) + "x" + String(repeating: "b", count: 5000)
    let file = SourceFile(path: "a.md", text: text)
    let place = 10_000..<10_001
    let shown = DiagnosticRenderer { _ in file }.text(
      Diagnostic(.linkBroken, "no", in: "a.md", at: file.range(place)))
    let lines = shown.split(separator: "\n").map { Array($0.unicodeScalars) }
    try #require(lines.count == 3)
    #expect(lines[1].count < 260 && lines[1].contains("…"))
    #expect(lines[2].firstIndex(of: "^").map { lines[1][$0] } == "x")
  }

  @Test func `a finding without a known file keeps its hint and notes`() {
    let finding = Diagnostic(
      .lessonMissing, "no such file", in: "book.yml", hint: "did you mean a.md?", notes: ["one"])
    #expect(
      renderer().text(finding) == """
        book.yml: error[lesson-missing]: no such file
              = did you mean a.md?
              = note: one

        """)
  }

  @Test func `colours are escapes, and texts cannot bring their own`() {
    let finding = Diagnostic(.encoding, "a\u{1B}[2Jb", in: "x")
    #expect(
      renderer(colored: true).text(finding)
        == "x: \u{1B}[1;31merror[encoding]\u{1B}[0m: a\u{FFFD}[2Jb\n")
  }

  @Test func `JSON carries ends, bytes and fixes`() {
    var finding = Self.finding
    finding.fix = Diagnostic.Fix(bytes: 49..<50, replacement: "\"1\"\n")
    finding.hint = nil
    #expect(
      DiagnosticRenderer.json([finding]) == #"""
        {
          "version": 1,
          "diagnostics": [
            {"rule": "value-mismatch", "severity": "error", "message": "\#
        refcount(b) at `cut` is 1, the page says 2", "path": "lessons/pair.md", "range": \#
        {"start": {"line": 3, "column": 31}, "end": {"line": 3, "column": 42}, \#
        "bytes": [35, 46]}, "fix": {"bytes": [49, 50], "replacement": "\"1\"\n"}}
          ]
        }

        """#)
    #expect(DiagnosticRenderer.json([]).contains("\"diagnostics\": []"))
  }

  @Test func `annotations escape what would end them`() {
    let finding = Diagnostic(
      .linkBroken, "100% broken\nlink", in: "a,b:c.md", at: .fileStart, severity: .warning)
    #expect(
      DiagnosticRenderer.github([finding])
        == "::warning file=a%2Cb%3Ac.md,line=1,col=1,endLine=1,endColumn=1,title=link-broken"
        + "::100%25 broken%0Alink\n")
  }
}
