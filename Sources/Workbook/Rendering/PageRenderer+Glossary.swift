import CommonMark

extension CourseRun {
  /// The ids of the first use of each term in a page, by the byte of the link's destination, so
  /// that the glossary can lead back.
  func termAnchors(of page: Page) -> [Int: String] {
    var anchors: [Int: String] = [:]
    var seen: Set<String> = []
    for (place, term) in termLinks(of: page) where seen.insert(term).inserted {
      let id = "use-\(term)"
      if !page.anchors.contains(id) { anchors[place] = id }
    }
    return anchors
  }

  /// The links of a page to terms: where each stands, and the term's anchor.
  private func termLinks(of page: Page) -> [(place: Int, term: String)] {
    guard let terms = course.glossaryPage, page.index != terms else { return [] }
    return page.links.compactMap { link in
      let place = link.range.lowerBound
      guard link.destination.lowercased().hasPrefix("term:"),
        edition == .instructor || !page.isForInstructors(place),
        case .page(terms, let anchor?) = course.target(of: link.destination, from: page, at: place)
      else { return nil }
      return (place, anchor)
    }
  }

  /// The pages that use each term, by its anchor, in the order of the course.
  func uses() -> [String: [Int]] {
    var uses: [String: [Int]] = [:]
    for page in course.pages {
      for (_, term) in termLinks(of: page) where uses[term]?.last != page.index {
        uses[term, default: []].append(page.index)
      }
    }
    return uses
  }
}

extension PageRenderer {
  /// The text of the glossary; after each term stand the lessons that use it.
  func glossary() -> String {
    let uses = run.uses()
    var html: [String] = []
    var open: String?
    func close() {
      if let term = open, let pages = uses[term] { html.append(backLinks(term, pages)) }
      open = nil
    }
    for block in page.document.blocks {
      if case .heading(let heading) = block {
        close()
        let index = page.headingAt[heading.range.bytes.lowerBound]
        open = index.map { page.headings[$0].id }
      }
      let text = blocks([block])
      if !text.isEmpty { html.append(text) }
    }
    close()
    return html.joined(separator: "\n")
  }

  private func backLinks(_ term: String, _ pages: [Int]) -> String {
    let links = pages.map { index in
      let page = run.course.pages[index]
      let number = page.chapter.map { "\($0) " } ?? ""
      let title = HTMLText.escaped(number + (page.settings.shortTitle ?? page.title))
      let address = HTMLText.escaped(self.address(of: index, anchor: "use-\(term)"))
      return "<a href=\"\(address)\">\(title)</a>"
    }
    let head = HTMLText.escaped(run.course.words.text("glossary.where"))
    return "<p class=\"backlinks\">\(head) \(links.joined(separator: " "))</p>"
  }
}
