import Diagnostics
import HeapEngine
import Runtimes

/// A part of a course as `book.yml` lists it.
struct BookPart: Equatable, Sendable {
  /// The part's title.
  var title: String
  /// The files of its lessons in order, and where they are named.
  var lessons: [BookLesson]
}

/// A lesson's file as `book.yml` names it.
struct BookLesson: Equatable, Sendable {
  var name: String
  var range: SourceRange
}

/// An old address of the site as `book.yml` gives it.
struct BookRedirect: Equatable, Sendable {
  /// The old address and the new one, as written.
  var from, to: String
  /// Where they stand.
  var fromRange, toRange: SourceRange
}

/// What `book.yml` says of a course.
struct Book: Equatable, Sendable {
  /// Whether its file could be read at all; else nothing is known of its lessons.
  var isReadable = true
  var title = ""
  var description = ""
  var authors: [String] = []
  var language = "en"
  var edition = ""
  var baseURL: String?
  /// The runtime of scenarios that name none.
  var runtime = Runtime.cpython312
  /// The bounds of every scenario.
  var limits = RunLimits.book
  var parts: [BookPart] = []
  /// The file of the front page's text.
  var index: BookLesson?
  /// The files of further pages, which have no numbers.
  var pages: [BookLesson] = []
  /// Old addresses and where they lead, in order.
  var redirects: [BookRedirect] = []
  /// The patterns of the addresses at which a page is edited, and a mistake reported.
  var editURL, reportURL: String?
  /// The course's own choice of severities.
  var overrides: [Rule: SeveritySetting] = [:]

  /// The keys of this version.
  static let known = [
    "title", "description", "authors", "language", "edition", "base-url", "runtime", "limits",
    "parts", "index", "pages", "redirects", "edit-url", "report-url", "severity",
  ]
  /// The keys of the format that a later version reads.
  static let later = [
    "answers", "students",
  ]
}
