import Synchronization

/// Makes a site page by page: a page that stands alone is made and written as soon as its
/// scenarios have run, and of its text only what the book and the search need is kept.
final class SiteBuilder: Sendable {
  private let theme: SiteTheme
  private let sink: SiteSink
  /// The pages of the course without their texts, as the frames of other pages need them.
  private let outline: SitePages
  private let chapters: [String: Int]
  private let pages: Mutex<[Int: SiteLesson]> = Mutex([:])
  private let frontPage: Int?

  /// A builder of a course of which nothing has run.
  init(_ planned: CourseRun, theme: SiteTheme, sink: SiteSink) {
    self.theme = theme
    self.sink = sink
    let lessons = planned.course.pages.map { page in
      PageRenderer(planned, page: page, theme: theme).lesson(withText: false)
    }
    outline = SitePages(model: planned.site(of: lessons), theme: theme)
    chapters = outline.chapters
    frontPage = planned.course.indexPage
  }

  /// Makes a page of which enough has run.
  func make(_ page: Page, of run: CourseRun) {
    var lesson = PageRenderer(run, page: page, theme: theme).lesson()
    if page.index != frontPage {
      sink.add(outline.page(of: lesson))
      lesson.digest = outline.digest(of: lesson, chapters)
      lesson.bodyHTML = ""
      page.text.giveUp()
    }
    pages.withLock { $0[page.index] = lesson }
  }

  /// Makes what is left when all has run; the numbers of the files.
  ///
  /// - Throws: `SiteWriteError` when the site could not be written.
  func finish(_ run: CourseRun, jobs: Int) throws(SiteWriteError) -> [SiteDifference] {
    let course = run.course
    let made = pages.withLock { $0 }
    let missing = course.pages.indices.filter { made[$0] == nil }
    _ = parallelMap(missing.count, jobs: jobs) { index in
      self.make(course.pages[missing[index]], of: run)
    }
    let all = pages.withLock { $0 }
    var model = run.site(of: course.pages.indices.compactMap { all[$0] })
    model.assets = run.assets()
    model.coverHTML = run.cover(theme: theme)
    let pages = SitePages(model: model, theme: theme)
    for lesson in model.extraPages where lesson.digest == nil { sink.add(pages.page(of: lesson)) }
    pages.addFurther { sink.add($0, $1) }
    return try sink.finish()
  }

  /// Gives up what was written.
  func discard() { sink.discard() }

  /// How many files the site has.
  var fileCount: Int { sink.count }
}
