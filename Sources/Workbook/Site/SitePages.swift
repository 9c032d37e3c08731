/// The files of a site made of its model: pages, style, script and what the lessons link.
///
/// The pages of a model depend on nothing else: not on time, locale or the number of threads.
struct SitePages: Sendable {
  /// What the site holds.
  let model: SiteModel
  /// How it looks.
  let theme: SiteTheme
  /// The lessons of all parts, in order, and their places in it by slug.
  let lessons: [SiteLesson]
  let lessonAt: [String: Int]
  /// Whether there is a list of figures.
  let hasFigures: Bool

  init(model: SiteModel, theme: SiteTheme) {
    self.model = model
    self.theme = theme
    lessons = model.lessons
    lessonAt = Dictionary(
      lessons.enumerated().map { ($1.slug, $0) }, uniquingKeysWith: { first, _ in first })
    hasFigures = lessons.contains { !$0.figures.isEmpty }
  }

  /// Where the theme's files stand in the site.
  static let assetFolder = "assets/"

  /// All files of the site, in order of path.
  ///
  /// - Throws: `SitePathProblem` when two files would have the same path, or one lies outside.
  static func files(of model: SiteModel, theme: SiteTheme) throws -> [SiteFile] {
    let pages = SitePages(model: model, theme: theme)
    var files = pages.lessons.map { pages.page(of: $0) }
    files += model.extraPages.map { pages.page(of: $0) }
    pages.addFurther { files.append(SiteFile(path: $0, bytes: Array($1.joined()))) }
    files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    try SitePathProblem.check(files.map(\.path))
    return files
  }

  /// Makes all files but the pages of lessons and the extra pages, each in pieces.
  func addFurther(_ take: (_ path: String, _ pieces: [[UInt8]]) -> Void) {
    for file in [index(), notFound()] + furtherFiles() + themeFiles() + model.assets {
      take(file.path, [file.bytes])
    }
    for redirect in model.redirects {
      let file = redirect.file(model.words)
      take(file.path, [file.bytes])
    }
    if !lessons.isEmpty { take(Self.printSlug + ".html", book()) }
  }

  /// The theme's files; the drawings' style is joined to the theme's, so that the first paint
  /// needs one file.
  private func themeFiles() -> [SiteFile] {
    theme.assets.map { asset in
      var file = asset
      file.path = Self.assetFolder + asset.path
      if asset.path == "heapbook.css" { file.bytes += Array(model.diagramStyle.utf8) }
      return file
    }
  }

  /// The page of a lesson between its neighbours, or an extra page, which has none.
  func page(of lesson: SiteLesson) -> SiteFile {
    guard let index = lessonAt[lesson.slug] else { return page(lesson, previous: nil, next: nil) }
    return page(
      lesson, previous: index > 0 ? lessons[index - 1] : nil,
      next: index + 1 < lessons.count ? lessons[index + 1] : nil)
  }

  /// A page without a number and without neighbours.
  func extraPage(_ lesson: SiteLesson) -> SiteFile { page(lesson, previous: nil, next: nil) }

  private func page(_ lesson: SiteLesson, previous: SiteLesson?, next: SiteLesson?) -> SiteFile {
    let place = SitePlace(slug: lesson.slug)
    let content = theme.render(.lesson, lessonView(lesson, at: place))
    return file(
      at: place,
      PageFrame(
        title: lesson.title, description: lesson.description, content: content,
        claims: lesson.claims, editURL: lesson.editURL, reportURL: lesson.reportURL,
        previous: previous, next: next, contents: lesson.contents))
  }

  /// The front page.
  private func index() -> SiteFile {
    let place = SitePlace(slug: "index")
    let content = theme.render(.index, indexView(at: place))
    return file(
      at: place,
      PageFrame(title: "", description: model.description, content: content, claims: 0))
  }

  /// The page that a server shows for a wrong address, at whatever depth: so its links are
  /// absolute where the site's own address is known.
  private func notFound() -> SiteFile {
    var place = SitePlace(slug: "404")
    place.root = model.baseURL ?? ""
    let content = theme.render(.notFound, siteView(at: place))
    return file(
      at: place,
      PageFrame(
        title: model.words.text("title.notFound"), description: "", content: content, claims: 0))
  }

  func file(at place: SitePlace, _ frame: PageFrame) -> SiteFile {
    let text = theme.moulded(.page, pageView(frame, at: place), words)
    return SiteFile(path: place.slug + ".html", bytes: Array(text.utf8))
  }
}

/// Where a page stands.
struct SitePlace: Equatable, Sendable {
  /// Its path without `.html`.
  var slug: String
  /// The way from it to the site's folder: empty, or `../` for each folder that it lies in.
  var root: String

  /// The place of a page with that path.
  init(slug: String) {
    self.slug = slug
    let depth = slug.utf8.count { $0 == UInt8(ascii: "/") }
    root = String(repeating: "../", count: depth)
  }
}

/// A page's content and what its frame tells about it.
struct PageFrame: Equatable, Sendable {
  /// The page's title; empty for the front page.
  var title: String
  /// One sentence on the page; may be empty.
  var description: String
  /// The content (HTML).
  var content: String
  /// How many claims were checked on it.
  var claims: Int
  /// Where it is edited, and where a mistake in it is reported.
  var editURL, reportURL: String?
  /// The lessons before and after it.
  var previous, next: SiteLesson?
  /// The headings of its text.
  var contents: [SiteHeading] = []
}

extension SiteModel {
  /// The lessons of all parts, in order.
  var lessons: [SiteLesson] { parts.flatMap(\.lessons) }
  /// How many claims were checked in the whole course.
  var claims: Int { lessons.reduce(0) { $0 + $1.claims } }
}
