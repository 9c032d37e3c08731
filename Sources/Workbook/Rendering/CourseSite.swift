import CommonMark
import Diagnostics
import HeapDiagrams

extension CourseRun {
  /// The site's model: every page rendered, on some threads.
  ///
  /// - Parameter memory: the pages of the round before, whose surroundings were these.
  func site(theme: SiteTheme, jobs: Int, memory: LessonMemory? = nil) -> SiteModel {
    let alone = memory == nil ? [] : PageNeeds(plan, of: course).standsAlone
    let bodies = parallelMap(course.pages.count, jobs: jobs) { index in
      let page = course.pages[index]
      let make = { PageRenderer(self, page: page, theme: theme).lesson() }
      guard let memory, alone[index] else { return make() }
      return memory.lesson(of: page, make)
    }
    var model = site(of: bodies)
    model.assets = assets()
    model.coverHTML = cover(theme: theme)
    return model
  }

  /// The site's model with these pages, one for each of the course.
  func site(of bodies: [SiteLesson]) -> SiteModel {
    let parts = zip(course.book.parts, course.parts).map { part, indices in
      SitePart(title: part.title, lessons: indices.map { bodies[$0] })
    }
    let book = course.book
    return SiteModel(
      courseID: PageReader.slug(book.title), title: book.title, description: book.description,
      authors: book.authors, language: book.language, edition: book.edition,
      baseURL: book.baseURL, indexHTML: course.indexPage.map { bodies[$0].bodyHTML } ?? "",
      parts: parts,
      extraPages: course.extraPages.map { bodies[$0] }
        + [course.bibliography.page(course.words)].compactMap { $0 },
      diagramStyle: DiagramStyle.css, assets: [], redirects: course.redirects.found,
      words: course.words)
  }

  /// The files that lessons link or show, each once, by their path.
  func assets() -> [SiteFile] {
    var names: Set<String> = []
    for page in course.pages {
      for link in page.links
      where edition == .instructor || !page.isForInstructors(link.range.lowerBound) {
        if case .asset(let name) = course.target(
          of: link.destination, from: page, at: link.range.lowerBound)
        {
          names.insert(name)
        }
      }
    }
    return names.sorted().compactMap { name in
      course.source.read(name).map { SiteFile(path: name, bytes: $0) }
    }
  }
}

extension PageRenderer {
  /// The runtimes of the page's first program: `CPython 3.8 to CPython 3.13`.
  private var runtimeTitle: String? {
    page.scenarios.first.map { run.course.words.title(of: $0.runtimes) }
  }

  /// The page as the site takes it, with its text or without.
  func lesson(withText: Bool = true) -> SiteLesson {
    let course = run.course
    let title = page.settings.title.map { HTMLText.escaped($0) }
    return SiteLesson(
      slug: course.slug(of: page.index), number: page.chapter.map { "\($0)" } ?? "",
      titleHTML: title ?? titleHTML(), title: page.settings.shortTitle ?? page.title,
      description: page.settings.description, minutes: page.settings.time,
      runtime: runtimeTitle,
      objectives: page.settings.objectives.map { objective($0) },
      prerequisites: page.settings.prerequisites.compactMap { lesson in
        course.page(named: CoursePath.resolve(lesson.name, from: page.name)).map {
          SiteLink(title: course.pages[$0].title, slug: course.slug(of: $0))
        }
      }, bodyHTML: withText ? body() : "",
      contents: page.headings.filter { heading in
        run.edition == .instructor || !page.isForInstructors(heading.place)
      }.map { heading in
        SiteHeading(
          id: heading.id, titleHTML: inlines(heading.inlines, isPlain: true),
          level: heading.level, number: page.chapter == nil ? "" : heading.number)
      }, claims: run.claims[page.index], exercises: 0, authors: page.settings.authors,
      date: page.settings.date, editURL: filled(course.book.editURL),
      reportURL: filled(course.book.reportURL), figures: numberedFigures())
  }

  /// An address with the names of this page filled in.
  private func filled(_ pattern: String?) -> String? {
    guard let pattern else { return nil }
    let values = [
      ("file", page.segments[0].file.path), ("page", run.course.slug(of: page.index) + ".html"),
      ("edition", run.course.book.edition),
    ]
    return values.reduce(pattern) { text, value in
      text.replacing("{\(value.0)}", with: DiagnosticRenderer.uri(value.1))
    }
  }

  private func titleHTML() -> String {
    page.titleInlines.isEmpty
      ? HTMLText.escaped(page.title) : inlines(page.titleInlines, isPlain: true)
  }

  /// An objective: one line of Markdown.
  private func objective(_ text: String) -> String {
    let document = Document(parsing: SourceFile(path: page.file.path, text: text))
    guard case .paragraph(let paragraph)? = document.blocks.first else {
      return HTMLText.escaped(text)
    }
    return inlines(paragraph.inlines, isPlain: true)
  }
}
