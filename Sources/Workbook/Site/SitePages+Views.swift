import HeapDiagrams

extension SitePages {
  /// From this many lessons on, the sidebar shows those of the page's own part only: else the
  /// size of a course's site would grow with the square of its lessons.
  static let largestFullSidebar = 60

  var words: Words { model.words }
  var wording: Wording { Wording(words: model.words) }

  /// What every template sees.
  func siteView(at place: SitePlace, description: String = "") -> View {
    var view = View([
      "language": .text(model.language), "course": .text(model.title), "root": .text(place.root),
      "say": .words(model.words),
    ])
    view.set("description", description, flag: "hasDescription")
    view.set("authors", model.authors.joined(separator: ", "), flag: "hasAuthors")
    let edition = model.edition.isEmpty ? nil : words.text("edition", ["edition": model.edition])
    view.set("edition", edition, flag: "hasEdition")
    return view
  }

  /// What `page.mustache` sees.
  func pageView(_ frame: PageFrame, at place: SitePlace) -> View {
    var view = siteView(at: place, description: frame.description)
    let title = frame.title.isEmpty ? model.title : "\(frame.title) · \(model.title)"
    view.values["windowTitle"] = .text(title)
    view.values["store"] = .text("\(model.courseID):\(model.edition)")
    view.values["content"] = .html(frame.content)
    view.values["isIndex"] = .flag(place.slug == "index")
    view.values["hasFigures"] = .flag(frame.content.utf8.holds("<figure class=\"figure"))
    view.values["hasNeighbours"] = .flag(frame.previous != nil || frame.next != nil)
    view.values["previous"] = .list(frame.previous.map { [link(to: $0)] } ?? [])
    view.values["next"] = .list(frame.next.map { [link(to: $0)] } ?? [])
    view.values["parts"] = .list(
      model.parts.indices.map { sidebarPart($0, frame, at: place) })
    let isPage = place.slug != "404"
    let canonical = isPage ? model.baseURL.map { $0 + place.slug + ".html" } : nil
    view.set("canonical", canonical, flag: "hasCanonical")
    view.set("claims", wording.claimsHere(frame.claims), flag: "hasClaims")
    view.set("edit", frame.editURL, flag: "hasEdit")
    view.set("report", frame.reportURL, flag: "hasReport")
    view.set("printPage", lessonAt[place.slug].map { PrintedBody.id($0 + 1) }, flag: "hasPrintPage")
    view.set("pages", pageLinks(at: place), flag: "hasPages")
    return view
  }

  /// A part in the sidebar; in a long course only the page's own part shows its lessons, and of a
  /// long part those around the page.
  private func sidebarPart(_ index: Int, _ frame: PageFrame, at place: SitePlace) -> View {
    let part = model.parts[index]
    var view = View([
      "title": .text(part.title), "href": .text("index.html#part-\(index + 1)"),
    ])
    var shown = part.lessons[...]
    if lessons.count > Self.largestFullSidebar {
      let own = part.lessons.firstIndex { $0.slug == place.slug }
      shown = own.map { Self.around($0, in: part.lessons) } ?? []
    }
    view.set("lessons", shown.map { sidebarLesson($0, frame, at: place) }, flag: "hasLessons")
    return view
  }

  /// The lessons around one of them, as many as a sidebar shows in full.
  private static func around(_ index: Int, in lessons: [SiteLesson]) -> ArraySlice<SiteLesson> {
    let first = max(0, min(index - largestFullSidebar / 2, lessons.count - largestFullSidebar))
    return lessons[first..<min(lessons.count, first + largestFullSidebar)]
  }

  /// A lesson in the sidebar, with the headings of the page that is shown.
  private func sidebarLesson(
    _ lesson: SiteLesson, _ frame: PageFrame, at place: SitePlace
  ) -> View {
    let isCurrent = lesson.slug == place.slug
    var view = link(to: lesson)
    view.values["isCurrent"] = .flag(isCurrent)
    view.set("number", lesson.number, flag: "hasNumber")
    let headings = isCurrent ? frame.contents.filter { $0.level == 2 } : []
    let contents = headings.map { View(["id": .text($0.id), "title": .html($0.titleHTML)]) }
    view.set("contents", contents, flag: "hasContents")
    return view
  }

  /// The pages beside the lessons: the course's own, then those that are made of it.
  private func pageLinks(at place: SitePlace) -> [View] {
    var links = model.extraPages.map { ($0.title, $0.slug) }
    if hasFigures { links.append((words.text("title.figures"), Self.figuresSlug)) }
    if !lessons.isEmpty { links.append((words.text("title.print"), Self.printSlug)) }
    return links.map { title, slug in
      View([
        "title": .text(title), "href": .text(slug + ".html"),
        "isCurrent": .flag(slug == place.slug),
      ])
    }
  }

  private func link(to lesson: SiteLesson) -> View {
    View(["title": .text(lesson.title), "href": .text(lesson.slug + ".html")])
  }

  /// What is told about a lesson on its page and in the index.
  private func lessonFacts(_ lesson: SiteLesson) -> View {
    var view = View(["title": .html(lesson.titleHTML)])
    view.set("number", lesson.number, flag: "hasNumber")
    view.set("minutes", lesson.minutes.flatMap(wording.minutes), flag: "hasMinutes")
    view.set("exercises", wording.exercises(lesson.exercises), flag: "hasExercises")
    view.set("claims", wording.claims(lesson.claims), flag: "hasClaims")
    view.set(
      "objectives", lesson.objectives.map { View(["text": .html($0)]) }, flag: "hasObjectives")
    let hasFacts = lesson.minutes != nil || lesson.exercises > 0 || lesson.claims > 0
    view.values["hasFacts"] = .flag(hasFacts)
    return view
  }

  /// What `lesson.mustache` sees.
  func lessonView(_ lesson: SiteLesson, at place: SitePlace) -> View {
    var view = lessonFacts(lesson)
    view.values.merge(siteView(at: place, description: lesson.description).values) { own, _ in own }
    view.values["body"] = .html(lesson.bodyHTML)
    view.set("runtime", lesson.runtime, flag: "hasRuntime")
    let authors = lesson.authors.joined(separator: ", ")
    let byline = authors.isEmpty ? nil : words.text("byline", ["authors": authors])
    view.set("byline", byline, flag: "hasByline")
    view.set("date", lesson.date, flag: "hasDate")
    let prerequisites = lesson.prerequisites.map {
      View(["title": .text($0.title), "href": .text($0.slug + ".html")])
    }
    view.set("prerequisites", prerequisites, flag: "hasPrerequisites")
    let hasFacts =
      lesson.minutes != nil || lesson.exercises > 0 || lesson.runtime != nil
      || !prerequisites.isEmpty || !lesson.authors.isEmpty || lesson.date != nil
    view.values["hasFacts"] = .flag(hasFacts)
    return view
  }

  /// What `index.mustache` sees.
  func indexView(at place: SitePlace) -> View {
    var view = siteView(at: place, description: model.description)
    view.values["lessons"] = .text(wording.lessons(lessons.count))
    view.values["body"] = .html(model.indexHTML)
    let minutes = lessons.reduce(0) { $0 + ($1.minutes ?? 0) }
    view.set("minutes", wording.time(minutes), flag: "hasMinutes")
    view.set("claims", wording.claims(model.claims), flag: "hasClaims")
    view.values["parts"] = .list(
      model.parts.enumerated().map { index, part in
        let lessons = part.lessons.map { lesson in
          var view = lessonFacts(lesson)
          view.values["href"] = .text(lesson.slug + ".html")
          return view
        }
        return View([
          "id": .text("part-\(index + 1)"), "title": .text(part.title), "lessons": .list(lessons),
        ])
      })
    view.set(
      "pages",
      pageLinks(at: place).map { link in
        View(link.values.filter { $0.key != "isCurrent" })
      }, flag: "hasPages")
    view.values["cover"] = .html(model.coverHTML)
    view.values["hasCover"] = .flag(!model.coverHTML.isEmpty)
    return view
  }
}

extension String.UTF8View {
  /// Whether the bytes of a text occur in these.
  func holds(_ text: StaticString) -> Bool {
    let wanted = text.withUTF8Buffer { Array($0) }
    guard let first = wanted.first else { return true }
    var rest = self[...]
    while let start = rest.firstIndex(of: first) {
      rest = rest[start...]
      if rest.starts(with: wanted) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}
