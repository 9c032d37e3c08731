import CommonMark
import Diagnostics
import Testing

@testable import Workbook

@Suite struct ScenarioReaderTests {
  private func scenario(_ program: String, options: String = "") throws -> Scenario {
    let text = "```python scenario \(options)\n\(program)\n```\n"
    let file = SourceFile(path: "a.md", text: text)
    var reader = PageReader(
      file, name: "a.md", index: 0, chapter: 1, runtime: .cpython312,
      source: CourseSource(files: [:]))
    reader.read()
    #expect(reader.findings.map(\.short) == [])
    return try #require(reader.page.scenarios.first)
  }

  @Test func `claims are taken out of what is shown`() throws {
    let scenario = try scenario(
      """
      a = []
      # expect: refcount(a) == 1
      b = a           # expect: refcount(a) == 2
      print('#')      # plain  # prints: \\#
      del a           # mark: cut
      """)
    #expect(
      scenario.shown.map { "\($0.number) \($0.text)" } == [
        "1 a = []", "3 b = a", "4 print('#')      # plain", "5 del a",
      ])
    #expect(scenario.claims.map(\.line) == [3, 3, 4])
    #expect(scenario.marks == ["cut": 5])
    #expect(scenario.download == "a = []\nb = a\nprint('#')      # plain\ndel a\n")
  }

  @Test func `a claim between strings of several lines is text`() throws {
    let scenario = try scenario("a = '''\n# expect: no\n'''  # expect: len(a) == 14")
    #expect(scenario.claims.map(\.line) == [3])
    #expect(scenario.shown.map(\.number) == [1, 2, 3])
  }

  @Test func `hidden lines leave gaps in the numbers`() throws {
    let scenario = try scenario(
      "import gc  # hide\na = 1\n# hide: begin\nb = 2\n# hide: end\nc = 3")
    #expect(scenario.shown.map { "\($0.number) \($0.text)" } == ["2 a = 1", "6 c = 3"])
    #expect(scenario.download == "import gc\na = 1\nb = 2\nc = 3\n")
  }

  @Test func `claims are shown where the author wants them`() throws {
    let scenario = try scenario("a = 1  # expect: a == 1", options: "claims=show")
    #expect(scenario.shown.map(\.text) == ["a = 1  # expect: a == 1"])
  }

  @Test func `a claim has its visit and its runtimes`() throws {
    let claims = try scenario(
      "a = 1  # expect#2: a == 1  # expect[cpython-3.9]: a == 2  # error: NameError \"x\""
    ).claims
    #expect(claims.map(\.visit) == [2, nil, nil])
    #expect(claims.map(\.runtimes) == [nil, [.cpython39], nil])
    #expect(claims.last?.kind == .error(type: "NameError", text: "x"))
  }

  @Test func `several runtimes may be named and ranges of them`() throws {
    #expect(try scenario("a = 1", options: "runtime=cpython-3.9..3.12").runtimes.count >= 2)
    #expect(
      try scenario("a = 1", options: "runtime=\"cpython-3.9, cpython-3.12\"").runtimes
        == [.cpython39, .cpython312])
  }

  @Test(
    arguments: [
      ("16", Moment.Place.line(16), nil, nil), ("16#2", .line(16), nil, 2),
      ("cut", .mark("cut"), nil, nil), ("start", .start, nil, nil), ("end", .end, nil, nil),
      ("16/subtract#2", .line(16), "subtract", 2),
    ] as [(String, Moment.Place, String?, Int?)])
  func `a moment is read`(text: String, place: Moment.Place, phase: String?, visit: Int?) throws {
    let moment = try #require(Moment(text))
    #expect(moment.place == place)
    #expect(moment.phase == phase)
    #expect(moment.visit == visit)
  }

  @Test(arguments: ["", "0", "#2", "16#0", "16/none", "end#2", "a b", "-1", "1.5"])
  func `what is no moment is refused`(text: String) {
    #expect(Moment(text) == nil)
  }
}
