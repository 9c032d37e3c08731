import HeapEngine
import HeapTrace
import PythonSubset
import Runtimes
import Testing

@testable import Workbook

@Suite struct RunMemoryTests {
  private func request(_ program: String) -> RunRequest {
    RunRequest(
      source: Array(program.utf8), filename: "a.py", runtime: .cpython312, limits: .book,
      window: StepWindow(withPools: false))
  }

  @Test func `a run is made once as long as each round asks for it`() throws {
    let memory = RunMemory()
    var made = 0
    func ask(_ program: String) {
      let request = request(program)
      _ = memory.result(of: request) {
        made += 1
        return Result { () throws(PythonSyntaxError) in try run(request) }
      }
    }
    ask("a = 1\n")
    ask("a = 1\n")
    #expect(made == 1)
    memory.endRound()
    ask("a = 1\n")
    ask("a = 2\n")
    #expect(made == 2)
    memory.endRound()
    ask("a = 2\n")
    memory.endRound()
    ask("a = 1\n")
    #expect(made == 3)
  }

  @Test func `a preview that remembers is the preview that does not`() {
    let first = "# A\n\n## One {#sec-a}\n\n```python scenario id=p\na = []\n```\n\n[](b.md)\n"
    let second = "# B\n\n`{heap} arena_size` [](a.md#sec-a) [t](term:) `{heap a.md#p} len(a)`\n"
    let third = "# C\n\n[](a.md#sec-a), [](b.md), `{heap a.md#p} arena_size`\n"
    var files = [
      "a.md": first, "b.md": second, "c.md": third, "glossary.md": "# G\n\n## T\n\nx\n",
      "book.yml": "parts:\n  - lessons: [a.md, b.md, c.md]\n",
    ]
    let edits: [(name: String, from: String, to: String)] = [
      ("a.md", "a = []", "a = [1]"), ("c.md", "# C", "# Z"), ("a.md", "One", "Two"),
      ("a.md", "id=p", "id=p runtime=cpython-3.9"), ("b.md", "# B", "# BB"),
      ("book.yml", "[a.md, b.md", "[b.md, a.md"), ("glossary.md", "## T", "## U"),
      ("a.md", "{#sec-a}", "{#sec-b}"), ("book.yml", "parts", "edition: x\nparts"),
      ("b.md", "[t](term:)", "[u](term:)"), ("c.md", "arena_size", "len(a)"),
    ]
    let memory = RunMemory()
    for edit in [("a.md", "x", "x")] + edits {
      files[edit.0] = files[edit.0]?.replacing(edit.1, with: edit.2)
      let source = CourseSource(files: files)
      let one = Preview(source, templates: nil, jobs: 1, memory: memory)
      let other = Preview(source, templates: nil, jobs: 1)
      #expect(one.findings == other.findings)
      #expect(one.files == other.files, "\(edit)")
    }
  }

  @Test func `a page is made anew only where its lesson or what it takes from others has changed`()
  {
    let memory = LessonMemory()
    var made: [String] = []
    func round(_ first: String) {
      let files = [
        "book.yml": "parts:\n  - lessons: [a.md, b.md]\n", "a.md": first, "b.md": "# B\n",
      ]
      made = []
      let run = CourseRun(Course(reading: CourseSource(files: files)), jobs: 1)
      memory.begin(LessonMemory.Surroundings(run, []))
      for page in run.course.pages {
        _ = memory.lesson(of: page) {
          made.append(page.name)
          return Bibliography.emptyPage(slug: page.slug, title: "")
        }
      }
    }
    round("# A\n")
    #expect(made == ["a.md", "b.md"])
    round("# A\n")
    #expect(made == [])
    round("# A\n\nA paragraph.\n")
    #expect(made == ["a.md"])
    round("# A\n\n## A heading\n")
    #expect(made == ["a.md", "b.md"])
  }

  @Test func `another window is another run`() {
    let memory = RunMemory()
    var made = 0
    for limit in [10, 20, 10] {
      var request = request("a = 1\n")
      request.window?.limit = limit
      _ = memory.result(of: request) {
        made += 1
        return Result { () throws(PythonSyntaxError) in try run(request) }
      }
    }
    #expect(made == 2)
  }
}
