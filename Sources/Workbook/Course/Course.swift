import Diagnostics
import Runtimes

/// A course read from its files and taken apart; nothing has run yet.
///
/// The stages are functions of values: `Course(reading:)` loads and decodes, `plans` says what is
/// to run, `CourseRun` holds what the runs left behind, `CourseCheck` compares, and `CourseSite`
/// makes the pages. Nothing but the last step, writing, has an effect.
public struct Course: Sendable {
  /// The files that it was read from.
  let source: CourseSource
  let book: Book
  /// The lessons in order, then the front page where there is one.
  let pages: [Page]
  /// The pages of each part, by index.
  let parts: [[Int]]
  /// The front page's index.
  let indexPage: Int?
  /// What was found while reading.
  let findings: [Diagnostic]
  private let pageByName: [String: Int]

  /// Reads a course.
  ///
  /// - Parameter jobs: how many threads decode lessons.
  public init(reading source: CourseSource, jobs: Int = 1) {
    var findings: [Diagnostic] = []
    let path = source.shown("book.yml")
    let file = SourceFile(path: path, bytes: source.read("book.yml") ?? [])
    var book = Book()
    if source.contains("book.yml") {
      book = Book(reading: file, findings: &findings)
    } else {
      findings.append(
        Diagnostic(.configType, "the course has no book.yml", in: path, at: .fileStart))
    }
    let list = LessonList(book, source: source, bookPath: path)
    findings += list.findings
    let reading = book
    let readers = parallelMap(list.names.count, jobs: jobs) { index in
      let name = list.names[index]
      let file = SourceFile(path: source.shown(name), bytes: source.read(name) ?? [])
      let chapter = index == list.index ? nil : index + 1
      var reader = PageReader(
        file, name: name, index: index, chapter: chapter, runtime: reading.runtime)
      reader.read()
      return reader
    }
    self.source = source
    self.book = book
    pages = readers.map(\.page)
    parts = list.parts
    indexPage = list.index
    pageByName = Dictionary(uniqueKeysWithValues: list.names.enumerated().map { ($1, $0) })
    self.findings = findings + readers.flatMap(\.findings)
  }

  /// The index of the page that a file is.
  func page(named name: String) -> Int? { pageByName[name] }

  /// The number of scenarios of the course.
  public var scenarioCount: Int { pages.reduce(0) { $0 + $1.scenarios.count } }
}

/// The lessons that `book.yml` lists, and what is wrong with the list.
struct LessonList: Sendable {
  /// The files of the pages: lessons in order, the front page last.
  var names: [String] = []
  /// The indices of each part's lessons.
  var parts: [[Int]] = []
  /// The front page's index in `names`.
  var index: Int?
  var findings: [Diagnostic] = []

  init(_ book: Book, source: CourseSource, bookPath: String) {
    var known: Set<String> = []
    for part in book.parts {
      var indices: [Int] = []
      for lesson in part.lessons {
        guard known.insert(lesson.name).inserted else {
          findings.append(
            Diagnostic(
              .lessonDuplicate, "`\(lesson.name)` is listed twice", in: bookPath,
              at: lesson.range))
          continue
        }
        guard check(lesson, source, bookPath) else { continue }
        if lesson.name == "index.md" || lesson.name == "404.md" {
          findings.append(
            Diagnostic(
              .idReserved, "`\(lesson.name)` would stand where the site has a page of its own",
              in: bookPath, at: lesson.range, hint: "give the lesson another name"))
          continue
        }
        indices.append(names.count)
        names.append(lesson.name)
      }
      parts.append(indices)
    }
    if let page = book.index, check(page, source, bookPath), known.insert(page.name).inserted {
      index = names.count
      names.append(page.name)
    }
    findOrphans(source, known)
  }

  private mutating func check(
    _ lesson: BookLesson, _ source: CourseSource, _ bookPath: String
  ) -> Bool {
    guard lesson.name.hasSuffix(".md") else {
      findings.append(
        Diagnostic(
          .configType, "`\(lesson.name)` is not a .md file", in: bookPath, at: lesson.range))
      return false
    }
    if source.contains(lesson.name) { return true }
    let files = source.names.filter { $0.hasSuffix(".md") }
    findings.append(
      Diagnostic(
        .lessonMissing, "there is no lesson `\(lesson.name)`", in: bookPath, at: lesson.range,
        hint: nearest(to: lesson.name, among: files).map { "did you mean `\($0)`?" }))
    return false
  }

  private mutating func findOrphans(_ source: CourseSource, _ known: Set<String>) {
    for name in source.names where name.hasSuffix(".md") && !known.contains(name) {
      let last = name.split(separator: "/").last ?? ""
      if last.hasPrefix("_") { continue }
      let text = "book.yml does not list this lesson"
      findings.append(
        Diagnostic(
          .lessonOrphan, name == "glossary.md" ? notInThisVersion("the glossary") : text,
          in: source.shown(name), at: .fileStart, hint: "list it, or let its name begin with _"))
    }
    for name in ["references.yml", "verified.json"] where source.contains(name) {
      findings.append(
        Diagnostic(
          .lessonOrphan, notInThisVersion("the file `\(name)`"), in: source.shown(name),
          at: .fileStart))
    }
  }
}
