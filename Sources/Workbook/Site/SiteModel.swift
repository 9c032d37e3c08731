import HeapDiagrams

/// All that the pages of a site are made of. Strings are plain text unless they say HTML.
///
/// `SitePages.files(of:theme:)` makes the files of it. The model holds no time, no machine's name
/// and no path outside the site, so that the same model always makes the same bytes.
struct SiteModel: Equatable, Sendable {
  /// The course's short name, the first part of every key in the browser's store.
  var courseID: String
  /// The course's title.
  var title: String
  /// One sentence on the course.
  var description: String
  /// Who wrote it.
  var authors: [String]
  /// The language of the text, as in `<html lang>`: `en`.
  var language: String
  /// The edition, as `2026-autumn`; empty without one.
  var edition: String
  /// Where the site will stand, with a slash at its end; nil: every link is relative.
  var baseURL: String?
  /// The front page's own text (HTML).
  var indexHTML: String
  /// The parts of the course in order.
  var parts: [SitePart]
  /// Pages without a number, after the lessons: syllabus, glossary, list of figures.
  var extraPages: [SiteLesson]
  /// The style of the drawings, appended to the theme's (`DiagramStyle.css`).
  var diagramStyle: String
  /// Images and files that the lessons link, by their place in the site.
  var assets: [SiteFile]
  /// Old addresses and where they lead.
  var redirects: [Redirect] = []
  /// The picture of the course on its front page (HTML); may be empty.
  var coverHTML = ""
  /// The words of the pages.
  var words = Words.english
}

/// A part of a course: lessons under a common heading.
struct SitePart: Equatable, Sendable {
  /// The part's title.
  var title: String
  /// Its lessons in order.
  var lessons: [SiteLesson]
}

/// A lesson, or another page of text.
///
/// The body is HTML that may use the classes of the theme, all as children of the text itself:
///
///     <div class="note margin" role="note">..</div>      right after the paragraph it is beside
///     <div class="note warning" role="note"><p class="note-title">Warning</p>..</div>
///     <a class="value" href="#fig-pair@step-16" data-why="line 16: name b">1</a>
///     <div class="table" tabindex="0" role="group" aria-label="..">a table</div>
///     <pre class="plain-code"><code>..</code></pre>
///     <div class="exercise" id=".."><h3>Exercise 3.4</h3>..
///       <div class="exercise-row"><label ..><input ..><button class="primary">..</div>
///       <p class="answer right" role="status">..</p></div>
///
/// Notes are `tip`, `warning`, `instructor` or plain. Figures come from `FigureRenderer`.
struct SiteLesson: Equatable, Sendable {
  /// The page's place without `.html`: `cycle`, or `basics/cycle`.
  var slug: String
  /// The lesson's number in the course: `3.2`; empty for a page without one.
  var number: String
  /// The title (HTML: code and emphasis may stand in it).
  var titleHTML: String
  /// The title in plain text, for the window and the sidebar.
  var title: String
  /// One sentence on the lesson, for search engines; may be empty.
  var description: String
  /// The time that it takes, in minutes.
  var minutes: Int?
  /// The default runtime's name: `CPython 3.12`.
  var runtime: String?
  /// What the reader will be able to do (HTML).
  var objectives: [String]
  /// Lessons to read before this one.
  var prerequisites: [SiteLink]
  /// The text (HTML), without the title.
  var bodyHTML: String
  /// The headings of the text.
  var contents: [SiteHeading]
  /// How many claims were checked in this lesson.
  var claims: Int
  /// How many exercises it has.
  var exercises: Int
  /// Who wrote it, where that is not who wrote the course.
  var authors: [String] = []
  /// The day of its last revision, as written.
  var date: String?
  /// Where it is edited, and where a mistake in it is reported.
  var editURL, reportURL: String?
  /// Its numbered figures.
  var figures: [SiteFigure] = []
  /// What the book and the search need of its text, once its page has been made and the text is
  /// no longer held.
  var digest: PageDigest?
}

/// What is left of a page's text when its page has been made.
struct PageDigest: Equatable, Sendable {
  /// The text as a chapter of the book (HTML).
  var printed: [UInt8]
  /// Its entries in the index of the search, as text.
  var entries: String
}

/// A numbered figure of a lesson.
struct SiteFigure: Equatable, Sendable {
  /// Its anchor in the page.
  var id: String
  /// `Figure 3.2`.
  var number: String
  /// The caption (HTML).
  var captionHTML: String
}

/// A link to another page of the site.
struct SiteLink: Equatable, Sendable {
  /// What the link says.
  var title: String
  /// The page's place without `.html`.
  var slug: String
}

/// A heading in a lesson's text.
struct SiteHeading: Equatable, Sendable {
  /// The heading's anchor.
  var id: String
  /// Its text (HTML).
  var titleHTML: String
  /// Its level: 2 under the title, 3 under that.
  var level: Int
  /// Its section number: `3.2`; empty where pages have none.
  var number = ""
}

/// A file of the site.
struct SiteFile: Equatable, Sendable {
  /// Its place in the site, with slashes, never absolute.
  var path: String
  /// What it holds.
  var bytes: [UInt8]
}
