import Synchronization

/// The pages that a preview has made, held for the next one: most saves change one lesson only.
///
/// A page is the same when its own files are and all that it takes from elsewhere: the names, labels
/// and anchors of the other pages, the settings, the theme. One that shows another page's scenario
/// is made anew each time.
final class LessonMemory: Sendable {
  /// All that pages take from each other and from the course.
  struct Surroundings: Equatable, Sendable {
    private let pages: [[String]]
    private let names: [String]
    private let settings: [[UInt8]?]
    private let theme: [SiteFile]
    private let edition: Edition

    init(_ run: CourseRun, _ overrides: [SiteFile]) {
      let course = run.course
      pages = course.pages.map { page in
        let labels = page.labels.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.text)" }
        return [page.name, page.title, page.chapter.map { "\($0)" } ?? ""] + labels
          + page.anchors.sorted()
          + page.scenarios.map { scenario in
            "\(scenario.options.id ?? "") \(scenario.runtimes.map(\.rawValue))"
          }
      }
      names = course.source.names + course.drafts.sorted()
      settings = ["book.yml", "strings.yml", "references.yml", "verified.json"].map {
        course.source.read($0)
      }
      theme = overrides
      edition = run.edition
    }
  }

  private struct State {
    var surroundings: Surroundings?
    /// The pages by name, with the bytes of their files.
    var lessons: [String: (files: [[UInt8]], lesson: SiteLesson)] = [:]
  }

  private let state = Mutex(State())

  /// Begins a round; where the surroundings are others, nothing is remembered.
  func begin(_ surroundings: Surroundings) {
    state.withLock { state in
      if state.surroundings != surroundings { state = State(surroundings: surroundings) }
    }
  }

  /// A page's lesson: remembered, or made now.
  func lesson(of page: Page, _ make: () -> SiteLesson) -> SiteLesson {
    let files = page.segments.map(\.file.bytes)
    let known = state.withLock { $0.lessons[page.name] }
    if let known, known.files == files { return known.lesson }
    let lesson = make()
    state.withLock { $0.lessons[page.name] = (files, lesson) }
    return lesson
  }
}
