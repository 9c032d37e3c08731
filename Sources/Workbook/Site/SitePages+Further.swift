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
        bytes: Array(SearchIndex.script(of: model.lessons + model.extraPages).utf8)),
      SiteFile(path: Self.assetFolder + "print.css", bytes: Array(printStyle.utf8)),
    ]
    if !model.lessons.isEmpty { files.append(book()) }
    if !figureChapters.isEmpty { files.append(listOfFigures()) }
    if let base = model.baseURL { files.append(siteMap(base)) }
    return files
  }

  /// The lessons that have numbered figures.
  var figureChapters: [SiteLesson] { model.lessons.filter { !$0.figures.isEmpty } }

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

  /// The whole book on one page.
  private func book() -> SiteFile {
    let pages = model.lessons + model.extraPages
    let places = pages.enumerated().map { ("\($1.slug).html", $0 + 1) }
    let chapters = Dictionary(places, uniquingKeysWith: { first, _ in first })
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
      pages.enumerated().map { chapter($1, number: $0 + 1, chapters) })
    let text = theme.render(.print, view)
    return SiteFile(path: Self.printSlug + ".html", bytes: Array(text.utf8))
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
  private func chapter(_ page: SiteLesson, number: Int, _ chapters: [String: Int]) -> View {
    let id = PrintedBody.id(number)
    let body = PrintedBody(chapters: chapters, slug: page.slug, chapter: number)
    var view = View([
      "id": .text(id), "page": .text(id), "title": .html(page.titleHTML),
      "body": .html(body.html(of: page.bodyHTML)),
    ])
    view.set("number", page.number, flag: "hasNumber")
    view.set(
      "objectives", page.objectives.map { View(["text": .html($0)]) }, flag: "hasObjectives")
    return view
  }

  /// The style that puts each chapter's title into the margin of its pages.
  private var printStyle: String {
    var style = ""
    for (index, page) in (model.lessons + model.extraPages).enumerated() {
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
    var slugs = ["index"] + (model.lessons + model.extraPages).map(\.slug)
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
