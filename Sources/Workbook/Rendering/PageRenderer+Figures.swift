import CommonMark
import HeapDiagrams

extension PageRenderer {
  /// The numbered figures of the page, in the order of its text.
  func numberedFigures() -> [SiteFigure] {
    var figures: [SiteFigure] = []
    var waiting = Array(page.document.blocks.reversed())
    while let block = waiting.popLast() {
      switch block {
      case .fence(let fence): add(fence, to: &figures)
      case .paragraph(let paragraph):
        for case .image(let image) in paragraph.inlines { add(image, to: &figures) }
      case .quote(let quote):
        let isHidden = quote.callout?.kind == .instructor && run.edition != .instructor
        if !isHidden { waiting += quote.blocks.reversed() }
      case .list(let list): waiting += list.items.flatMap(\.blocks).reversed()
      default: break
      }
    }
    return figures
  }

  private func add(_ fence: Fence, to figures: inout [SiteFigure]) {
    guard let index = page.scenarioByFence[fence.opening.bytes.lowerBound],
      let label = page.figureLabels[index]
    else { return }
    let caption = page.captions[index].map { inlines($0, isPlain: true) } ?? ""
    let id = FigureMaker.id(of: page.scenarios[index])
    figures.append(SiteFigure(id: id, number: label.text, captionHTML: caption))
  }

  private func add(_ image: Image, to figures: inout [SiteFigure]) {
    guard let id = image.id?.text, let label = page.labels[id] else { return }
    let caption = inlines(image.children, isPlain: true)
    figures.append(SiteFigure(id: id, number: label.text, captionHTML: caption))
  }
}

extension CourseRun {
  /// The picture of the course: that of its first numbered figure with a picture, as it opens.
  func cover(theme: SiteTheme) -> String {
    let index = course.indexPage.map { course.pages[$0] }
    if let index, !index.pictures.isEmpty || !index.scenarios.isEmpty { return "" }
    for page in course.pages where page.chapter != nil {
      for scenario in page.scenarios
      where scenario.options.picture != nil && page.figureLabels[scenario.place.index] != nil {
        let place = page.scenarioByFence.first { $0.value == scenario.place.index }?.key ?? 0
        if edition != .instructor, page.isForInstructors(place) { continue }
        let renderer = PageRenderer(self, page: page, theme: theme)
        let caption = page.captions[scenario.place.index].map {
          renderer.inlines($0, isPlain: true)
        }
        let html = renderer.figures.cover(
          scenario, caption: caption ?? "", link: course.slug(of: page.index) + ".html")
        if !html.isEmpty { return html }
      }
    }
    return ""
  }
}

extension FigureMaker {
  /// A scenario's picture for the front page, as its figure opens, with the way to its lesson.
  func cover(_ scenario: Scenario, caption: String, link: String) -> String {
    guard let kind = scenario.options.picture, let recorded = run.steps(of: scenario.place) else {
      return ""
    }
    let moment = scenario.options.at.first?.moment ?? .end
    let recordings = run.runs(of: scenario.place).compactMap(\.recording)
    guard let index = recorded.index(of: moment),
      let scene = PictureScene(recordings, scenario.codeLines, kind.needs, words, at: index)
    else { return "" }
    var content = content(of: scenario, caption: "", runtime: scenario.runtimes.first)
    let id = content.id
    content.id = "cover"
    content.source = []
    let drawing = RunDrawing(
      scene.run, kind: kind, options: options(content.id, content.label, kind))
    content.stills = [
      FigureStill(
        step: 0, svg: drawing.still(at: scene.index),
        table: scene.run.table(at: scene.index, kind: kind).html)
    ]
    content.legend = legend(of: kind, in: content.id)
    let title = page.settings.shortTitle ?? page.title
    let lesson = HTMLText.escaped(words.text("figure.index", ["lesson": title]))
    let address = HTMLText.escaped("\(LinkText.encoded(link))#\(id)")
    content.caption = "\(caption) <a href=\"\(address)\">\(lesson)</a>"
    return renderer.html(of: content)
  }
}
