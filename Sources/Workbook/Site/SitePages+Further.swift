/// The files that are made of all lessons together: the book on one page, the list of figures, the
/// index of the search, the map for search engines.
extension SitePages {
  /// The places of these pages, without `.html`.
  static let printSlug = "print"
  static let figuresSlug = "figures"

  /// The files made of all lessons; only those that have something to hold.
  func furtherFiles() -> [SiteFile] {
    var files = [
      SiteFile(
        path: Self.assetFolder + "search.js",
        bytes: Array(SearchIndex.script(of: lessons + model.extraPages).utf8)),
      SiteFile(path: Self.assetFolder + "print.css", bytes: Array(printStyle.utf8)),
    ]
    if hasFigures { files.append(listOfFigures()) }
    if let base = model.baseURL { files.append(siteMap(base)) }
    return files
  }

  /// The lessons that have numbered figures.
  var figureChapters: [SiteLesson] { lessons.filter { !$0.figures.isEmpty } }

  private func listOfFigures() -> SiteFile {
    let place = SitePlace(slug: Self.figuresSlug)
    var view = siteView(at: place)
    let title = words.text("title.figures")
    view.values["title"] = .text(title)
    view.values["chapters"] = .list(
      figureChapters.map { lesson in
        let figures = lesson.figures.map { figure in
          View([
            "href": .text("\(lesson.slug).html#\(figure.id)"), "number": .text(figure.number),
            "caption": .html(figure.captionHTML),
          ])
        }
        return View([
          "id": .text("lesson-\(lesson.number)"), "href": .text(lesson.slug + ".html"),
          "number": .text(lesson.number), "title": .html(lesson.titleHTML),
          "figures": .list(figures),
        ])
      })
    let content = theme.render(.figures, view)
    return file(
      at: place, PageFrame(title: title, description: "", content: content, claims: 0))
  }

  /// The pages that are chapters of the book, by their files.
  var chapters: [String: Int] {
    let places = (lessons + model.extraPages).enumerated().map { ("\($1.slug).html", $0 + 1) }
    return Dictionary(places, uniquingKeysWith: { first, _ in first })
  }

  /// What is left of a page once it has been made.
  func digest(of page: SiteLesson, _ chapters: [String: Int]) -> PageDigest {
    let chapter = chapters["\(page.slug).html"] ?? 0
    let body = PrintedBody(chapters: chapters, slug: page.slug, chapter: chapter)
    return PageDigest(
      printed: body.bytes(of: page.bodyHTML), entries: SearchIndex.entries(of: page))
  }

  /// The whole book on one page, in pieces: the template is rendered with marks in the places of
  /// the texts, so that these need not be held twice.
  func book() -> [[UInt8]] {
    let pages = lessons + model.extraPages
    let chapters = chapters
    var view = siteView(at: SitePlace(slug: Self.printSlug), description: model.description)
    view.values["windowTitle"] = .text("\(words.text("title.print")) · \(model.title)")
    view.values["store"] = .text("\(model.courseID):\(model.edition)")
    view.set(
      "canonical", model.baseURL.map { $0 + Self.printSlug + ".html" }, flag: "hasCanonical")
    view.set("claims", wording.claims(model.claims), flag: "hasClaims")
    view.values["parts"] = .list(
      model.parts.map { part in
        View([
          "title": .text(part.title),
          "lessons": .list(part.lessons.map { entry($0, chapters["\($0.slug).html"] ?? 0) }),
        ])
      })
    view.values["chapters"] = .list(
      pages.enumerated().map { chapter($1, number: $0 + 1) })
    let text = Array(theme.render(.print, view).utf8)
    var pieces: [[UInt8]] = []
    var start = 0
    while let mark = Self.mark(in: text, from: start) {
      pieces.append(Array(text[start..<mark.range.lowerBound]))
      start = mark.range.upperBound
      guard pages.indices.contains(mark.number - 1) else { continue }
      let page = pages[mark.number - 1]
      let body = PrintedBody(chapters: chapters, slug: page.slug, chapter: mark.number)
      pieces.append(page.digest?.printed ?? body.bytes(of: page.bodyHTML))
    }
    pieces.append(Array(text[start...]))
    return pieces
  }

  /// What stands in the place of a chapter's text: no text of a page holds its first byte.
  private static func mark(_ number: Int) -> String { "\u{1}\(number)\u{1}" }

  /// The next mark, and the chapter whose text it stands for.
  private static func mark(in text: [UInt8], from start: Int) -> (range: Range<Int>, number: Int)? {
    guard let first = text[start...].firstIndex(of: 1),
      let last = text[(first + 1)...].firstIndex(of: 1)
    else { return nil }
    let digits = String(decoding: text[(first + 1)..<last], as: UTF8.self)
    return (first..<last + 1, Int(digits) ?? 0)
  }

  /// A lesson in the table of contents.
  private func entry(_ lesson: SiteLesson, _ chapter: Int) -> View {
    let id = PrintedBody.id(chapter)
    var view = View([
      "id": .text(id), "number": .text(lesson.number), "title": .html(lesson.titleHTML),
    ])
    let headings = lesson.contents.filter { $0.level == 2 }.map { heading in
      View([
        "id": .text("\(id)-\(heading.id)"), "number": .text(heading.number),
        "title": .html(heading.titleHTML),
      ])
    }
    view.set("contents", headings, flag: "hasContents")
    return view
  }

  /// A page as a chapter of the book.
  private func chapter(_ page: SiteLesson, number: Int) -> View {
    let id = PrintedBody.id(number)
    var view = View([
      "id": .text(id), "page": .text(id), "title": .html(page.titleHTML),
      "body": .html(Self.mark(number)),
    ])
    view.set("number", page.number, flag: "hasNumber")
    view.set(
      "objectives", page.objectives.map { View(["text": .html($0)]) }, flag: "hasObjectives")
    return view
  }

  /// The style that puts each chapter's title into the margin of its pages.
  private var printStyle: String {
    var style = ""
    for (index, page) in (lessons + model.extraPages).enumerated() {
      let id = PrintedBody.id(index + 1)
      let title = page.number.isEmpty ? page.title : "\(page.number) \(page.title)"
      style += "@page \(id){@top-left{content:\(Self.quoted(title))}}.\(id){page:\(id)}\n"
    }
    return style
  }

  /// A text as CSS writes it.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\", "<": result += "\\\(String(scalar.value, radix: 16)) "
      case _ where scalar.value < 0x20: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// `sitemap.xml` (sitemaps.org 0.9), without dates: the same course makes the same bytes.
  private func siteMap(_ base: String) -> SiteFile {
    var slugs = ["index"] + (lessons + model.extraPages).map(\.slug)
    if !figureChapters.isEmpty { slugs.append(Self.figuresSlug) }
    let places = slugs.map { slug in
      "<url><loc>\(HTMLText.escaped(base + LinkText.encoded(slug) + ".html"))</loc></url>\n"
    }
    let text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      + "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
      + places.joined() + "</urlset>\n"
    return SiteFile(path: "sitemap.xml", bytes: Array(text.utf8))
  }
}
