import CommonMark
import Diagnostics
import HeapDiagrams
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
  /// The pages without numbers behind the lessons, by index.
  let extraPages: [Int]
  /// The lessons that are left out, being drafts.
  let drafts: Set<String>
  let glossary: Glossary
  /// The index of the page of terms, where there is one.
  let glossaryPage: Int?
  let bibliography: Bibliography
  /// The words of the pages in the course's language.
  let words: Words
  /// What was found while reading.
  let findings: [Diagnostic]
  private let pageByName: [String: Int]

  /// Reads a course.
  ///
  /// - Parameter jobs: how many threads decode lessons.
  /// - Parameter withDrafts: whether lessons that call themselves drafts are a part of it.
  public init(reading source: CourseSource, jobs: Int = 1, withDrafts: Bool = false) {
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
    let words = CourseWords.read(source, book, findings: &findings)
    let list = LessonList(book, source: source, bookPath: path, withDrafts: withDrafts)
    findings += list.findings
    let reading = book
    let readers = parallelMap(list.names.count, jobs: jobs) { index in
      let name = list.names[index]
      let file = SourceFile(path: source.shown(name), bytes: source.read(name) ?? [])
      let chapter = index < list.lessonCount ? index + 1 : nil
      var reader = PageReader(
        file, name: name, index: index, chapter: chapter, runtime: reading.runtime,
        source: source, words: words)
      reader.read()
      return reader
    }
    self.source = source
    self.book = book
    self.words = words
    pages = readers.map(\.page)
    parts = list.parts
    indexPage = list.index
    drafts = list.drafts
    extraPages = list.extras
    bibliography = Bibliography(source, findings: &findings)
    let terms = list.names.firstIndex(of: Glossary.fileName)
    glossaryPage = terms
    glossary = Glossary(terms.map { readers[$0].page })
    pageByName = Dictionary(uniqueKeysWithValues: list.names.enumerated().map { ($1, $0) })
    self.findings = findings + readers.flatMap(\.findings) + Self.unusedParts(pages)
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
  /// The lessons that are left out, being drafts.
  var drafts: Set<String> = []
  /// The number of lessons, which come first.
  var lessonCount = 0
  /// The indices of the pages without numbers, the front page aside.
  var extras: [Int] = []
  /// The files that are likely meant by names under which there is none.
  private var meant: Set<String> = []
  var findings: [Diagnostic] = []

  init(_ book: Book, source: CourseSource, bookPath: String, withDrafts: Bool) {
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
        if isReserved(lesson.name, bookPath, lesson.range) { continue }
        if !withDrafts, Self.isDraft(lesson.name, source) {
          drafts.insert(lesson.name)
          continue
        }
        indices.append(names.count)
        names.append(lesson.name)
      }
      parts.append(indices)
    }
    lessonCount = names.count
    if let page = book.index, check(page, source, bookPath) {
      if known.insert(page.name).inserted {
        index = names.count
        names.append(page.name)
      } else {
        findings.append(
          Diagnostic(
            .lessonDuplicate, "`\(page.name)` is listed as a lesson too", in: bookPath,
            at: page.range, hint: "the front page is a file of its own, with the course's opening"))
      }
    }
    for page in book.pages where check(page, source, bookPath) {
      addExtra(page.name, &known, bookPath, page.range)
    }
    if source.contains(Glossary.fileName), !known.contains(Glossary.fileName) {
      addExtra(Glossary.fileName, &known, bookPath, .fileStart)
    }
    // Of a book.yml that cannot be read nothing is known, so nothing is missing in it.
    if book.isReadable { findOrphans(source, known) }
  }

  /// Whether a lesson's front matter calls it a draft.
  private static func isDraft(_ name: String, _ source: CourseSource) -> Bool {
    guard let bytes = source.read(name), bytes.prefix(6).contains(UInt8(ascii: "-")) else {
      return false
    }
    let file = SourceFile(path: name, bytes: bytes)
    // Most lessons are none, and are not read twice.
    guard file.lines.prefix(64).contains(where: { file.bytes[$0].starts(with: "draft".utf8) })
    else { return false }
    var findings: [Diagnostic] = []
    return PageSettings(Document(parsing: file).frontMatter, in: file, findings: &findings).isDraft
  }

  private mutating func addExtra(
    _ name: String, _ known: inout Set<String>, _ bookPath: String, _ range: SourceRange
  ) {
    guard known.insert(name).inserted else {
      findings.append(
        Diagnostic(.lessonDuplicate, "`\(name)` is listed twice", in: bookPath, at: range))
      return
    }
    guard !isReserved(name, bookPath, range) else { return }
    extras.append(names.count)
    names.append(name)
  }

  /// Whether the site has a page of its own at a file's place; then that is reported.
  private mutating func isReserved(
    _ name: String, _ bookPath: String, _ range: SourceRange
  ) -> Bool {
    guard
      ["index.md", "404.md", "print.md", "figures.md", "\(Bibliography.slug).md"].contains(name)
    else { return false }
    findings.append(
      Diagnostic(
        .idReserved, "`\(name)` would stand where the site has a page of its own",
        in: bookPath, at: range, hint: "give the lesson another name"))
    return true
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
    let near = nearest(to: lesson.name, among: files)
    if let near { meant.insert(near) }
    findings.append(
      Diagnostic(
        .lessonMissing, "there is no lesson `\(lesson.name)`", in: bookPath, at: lesson.range,
        hint: near.map { "did you mean `\($0)`?" }))
    return false
  }

  private mutating func findOrphans(_ source: CourseSource, _ known: Set<String>) {
    for name in source.names where name.hasSuffix(".md") && !known.contains(name) {
      let last = name.split(separator: "/").last ?? ""
      if last.hasPrefix("_") || meant.contains(name) { continue }
      findings.append(
        Diagnostic(
          .lessonOrphan, "book.yml does not list this lesson", in: source.shown(name),
          at: .fileStart, hint: "list it, or let its name begin with _"))
    }
  }
}
