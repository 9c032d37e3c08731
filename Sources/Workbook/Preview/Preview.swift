import Diagnostics
import HeapEngine
import Runtimes

/// A course as `serve` shows it: its pages in memory, and what is wrong with it.
public struct Preview: Sendable {
  /// The files of the site, by path. After an error they are as far as they could be made.
  public var files: [String: [UInt8]] = [:]
  /// The findings as text; empty for a course without any.
  public var findings = ""
  /// What was checked, in one line.
  public var summary = ""

  /// The findings as a text of JSON.
  public var findingsJSON: String { DiagnosticRenderer.quoted(findings) }

  /// No course yet.
  public init() {}

  /// A course with its drafts; nothing is written.
  ///
  /// - Parameter memory: the runs of the preview before it.
  public init(
    _ source: CourseSource, templates: CourseSource?, jobs: Int, memory: RunMemory? = nil
  ) {
    let course = Course(reading: source, jobs: jobs, withDrafts: true)
    let run = CourseRun(course, jobs: jobs, edition: .instructor, memory: memory)
    defer { memory?.endRound() }
    var result = run.result
    let overrides = SiteTheme.overrides(in: templates)
    do {
      let theme = try SiteTheme(overrides: overrides)
      memory?.lessons.begin(LessonMemory.Surroundings(run, overrides))
      let site = run.site(theme: theme, jobs: jobs, memory: memory?.lessons)
      let made = try SitePages.files(of: site, theme: theme)
      files = Dictionary(made.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    } catch let problems as TemplateProblems {
      for problem in problems.problems {
        result.findings.append(
          Diagnostic(
            .templateTagUnknown, "line \(problem.line): \(problem.message)",
            in: "templates/\(problem.file)"))
      }
    } catch {
      result.findings.append(Diagnostic(.linkBroken, "\(error)", in: source.folder))
    }
    findings = renderDiagnostics(result, format: .text, colored: false)
    summary = result.summary
  }

  /// The page at which a program is tried: the program, and what happens when it runs, bounded as
  /// every scenario is.
  ///
  /// - Parameter program: the program; nil for a page that asks for one.
  public static func playPage(
    program: String?, runtime name: String, templates: CourseSource?
  ) -> [UInt8]? {
    guard let theme = try? SiteTheme(overrides: SiteTheme.overrides(in: templates)) else {
      return nil
    }
    let runtime = Runtime(rawValue: name) ?? .cpython312
    let played = program.map { PlayedProgram($0, runtime, theme) }
    var lesson = Bibliography.emptyPage(slug: "play", title: "Try a program")
    lesson.bodyHTML =
      PlayedProgram.form(program ?? "a = []\nb = a\n", runtime) + (played?.html ?? "")
    let model = SiteModel(
      courseID: "play", title: "heapbook", description: "", authors: [], language: "en",
      edition: "", baseURL: nil, indexHTML: "", parts: [], extraPages: [lesson],
      diagramStyle: "", assets: [])
    return SitePages(model: model, theme: theme).extraPage(lesson).bytes
  }
}

extension SiteTheme {
  /// The files of a course's own theme.
  static func overrides(in templates: CourseSource?) -> [SiteFile] {
    (templates?.names ?? []).filter(isThemeFile).compactMap { name in
      templates?.read(name).map { SiteFile(path: name, bytes: $0) }
    }
  }
}

/// A program of the play page: run as the only scenario of a course made for it.
private struct PlayedProgram {
  let html: String

  init(_ program: String, _ runtime: Runtime, _ theme: SiteTheme) {
    let text = program.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    let fence = String(repeating: "`", count: 3 + Self.longestFence(in: text))
    let head = "\(fence)python scenario id=play runtime=\(runtime.rawValue)\n"
    let lesson = "# Play\n\n\(head)\(text.hasSuffix("\n") ? text : text + "\n")\(fence)\n"
    let book = "parts:\n  - lessons: [play.md]\n"
    let source = CourseSource(files: ["book.yml": book, "play.md": lesson])
    let run = CourseRun(Course(reading: source), jobs: 1)
    let findings = run.result.findings.map { finding in
      let line = finding.range.map { "Line \($0.start.line - 3): " } ?? ""
      return "<p class=\"stopped\">\(HTMLText.escaped(line + finding.message))</p>\n"
    }
    let body = PageRenderer(run, page: run.course.pages[0], theme: theme).body()
    html = findings.joined() + body
  }

  private static func longestFence(in text: String) -> Int {
    var (longest, current) = (0, 0)
    for byte in text.utf8 {
      current = byte == UInt8(ascii: "`") ? current + 1 : 0
      longest = max(longest, current)
    }
    return longest
  }

  /// The form that sends a program.
  static func form(_ program: String, _ runtime: Runtime) -> String {
    let options = Runtime.allCases.map { other in
      let mark = other == runtime ? " selected" : ""
      return "<option value=\"\(other.rawValue)\"\(mark)>\(other.title)</option>"
    }
    return """
      <form class="play" method="post" action="/play">
      <p><label for="play-program">Program</label></p>
      <textarea id="play-program" name="program" rows="16" cols="72" spellcheck="false">
      \(HTMLText.escaped(program))</textarea>
      <p><label>Runtime <select name="runtime">\(options.joined())</select></label>
      <button type="submit" class="primary">Run</button></p>
      </form>

      """
  }
}
