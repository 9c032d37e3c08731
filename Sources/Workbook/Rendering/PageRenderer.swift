import CommonMark
import Diagnostics

/// Makes the HTML of a page's text. Everything that an author writes is escaped; raw HTML is
/// dropped, and so are links that would run a script.
struct PageRenderer {
  let run: CourseRun
  let page: Page
  let figures: FigureMaker
  private let valueAt: [Int: Int]
  private let pictureAt: [Int: Int]
  private let outputAt: [Int: Int]
  /// The ids of the first use of each term, by the place of the link.
  let termAnchors: [Int: String]

  /// What may scroll must be reachable by keyboard.
  private static let plainCode = "<pre class=\"plain-code\" tabindex=\"0\">"

  init(_ run: CourseRun, page: Page, theme: SiteTheme) {
    self.run = run
    self.page = page
    figures = FigureMaker(run, page: page, theme: theme)
    valueAt = Self.places(page.values.map(\.range))
    pictureAt = Self.places(page.pictures.map(\.range))
    termAnchors = run.termAnchors(of: page)
    outputAt = Self.places(page.outputs.map(\.fence.opening.bytes))
  }

  private static func places(_ ranges: [Range<Int>]) -> [Int: Int] {
    Dictionary(
      ranges.enumerated().map { ($1.lowerBound, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The text of the page without its title.
  func body() -> String {
    run.course.glossaryPage == page.index ? glossary() : blocks(page.document.blocks)
  }

  /// Blocks, one a line; the parser bounds how deep they nest.
  func blocks(_ blocks: [Block], isTight: Bool = false) -> String {
    blocks.map { block($0, isTight: isTight) }.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func block(_ block: Block, isTight: Bool) -> String {
    switch block {
    case .heading(let heading): self.heading(heading)
    case .paragraph(let paragraph): self.paragraph(paragraph, isTight: isTight)
    case .fence(let fence): self.fence(fence)
    case .code(let code):
      "\(Self.plainCode)<code>"
        + HTMLText.escaped(code.lines.map { $0.text + "\n" }.joined()) + "</code></pre>"
    case .quote(let quote): self.quote(quote)
    case .list(let list): self.list(list)
    case .table(let table): self.table(table)
    case .thematicBreak: "<hr>"
    case .html: ""
    }
  }

  private func heading(_ heading: Heading) -> String {
    guard let index = page.headingAt[heading.range.bytes.lowerBound] else { return "" }
    let entry = page.headings[index]
    let tag = "h\(entry.level)"
    let id = HTMLText.escaped(entry.id)
    let number = page.chapter == nil ? "" : " data-number=\"\(entry.number)\""
    return "<\(tag) id=\"\(id)\"\(number)>\(inlines(heading.inlines))</\(tag)>"
  }

  /// A paragraph; pictures of runs stand between paragraphs.
  private func paragraph(_ paragraph: Paragraph, isTight: Bool) -> String {
    var pieces: [String] = []
    var text: [Inline] = []
    func flush() {
      let html = inlines(text).trimmingBlanks()
      if !html.isEmpty { pieces.append(isTight ? String(html) : "<p>\(html)</p>") }
      text = []
    }
    for inline in paragraph.inlines {
      if case .image(let image) = inline, let index = pictureAt[image.range.bytes.lowerBound] {
        flush()
        pieces.append(figures.picture(index, caption: inlines(image.children)))
      } else if case .image(let image) = inline, image.id != nil {
        flush()
        pieces.append(numberedImage(image))
      } else {
        text.append(inline)
      }
    }
    flush()
    return pieces.joined(separator: "\n")
  }

  /// An image from a file that has a number.
  private func numberedImage(_ image: Image) -> String {
    let id = image.id?.text ?? ""
    let number = page.labels[id]?.text ?? ""
    return "<figure class=\"picture-figure\" id=\"\(HTMLText.escaped(id))\">"
      + self.image(image) + "<figcaption><div class=\"caption\"><b>\(number)</b> "
      + inlines(image.children) + "</div></figcaption></figure>"
  }

  private func fence(_ fence: Fence) -> String {
    let place = fence.opening.bytes.lowerBound
    if let index = page.scenarioByFence[place] {
      let caption = page.captions[index].map { inlines($0) } ?? ""
      return figures.scenario(index, caption: caption)
    }
    if let index = page.traceByFence[place] {
      return figures.allocations(index, caption: inlines(page.traces[index].caption))
    }
    if let index = outputAt[place] { return output(page.outputs[index]) }
    let language = fence.language
    if language == "python" {
      let lines = fence.lines.enumerated().map { SourceLine(number: $0 + 1, text: $1.text) }
      let code = Highlighter.html(of: lines).joined(separator: "\n")
      return "\(Self.plainCode)<code>\(code)\n</code></pre>"
    }
    return "\(Self.plainCode)<code>\(HTMLText.escaped(fence.text))</code></pre>"
  }

  /// An output fence; not where the scenario's own figure shows the very same.
  private func output(_ output: OutputFence) -> String {
    let scenario = page.scenarios[output.scenario]
    let isNamed = output.fence.info.text.contains("of=")
    let isShown = scenario.options.showsOutput && scenario.options.skipReason == nil
    if isShown && !isNamed && !output.isError && output.runtimes == nil { return "" }
    return "\(Self.plainCode)<samp>\(HTMLText.escaped(output.fence.text))</samp></pre>"
  }

  private func quote(_ quote: Quote) -> String {
    if quote.callout?.kind == .instructor, run.edition != .instructor { return "" }
    let body = blocks(quote.blocks)
    guard let callout = quote.callout, let kind = callout.kind else {
      return "<blockquote>\n\(body)\n</blockquote>"
    }
    var title = inlines(callout.title)
    if title.isEmpty, kind != .margin {
      title = HTMLText.escaped(run.course.words.text("note.\(kind.rawValue.lowercased())"))
    }
    let head = title.isEmpty ? "" : "<p class=\"note-title\">\(title)</p>\n"
    return "<aside class=\"note \(kind.rawValue.lowercased())\">\n\(head)\(body)\n</aside>"
  }

  private func list(_ list: List) -> String {
    let tag = list.isOrdered ? "ol" : "ul"
    let start = list.isOrdered && list.start != 1 ? " start=\"\(list.start)\"" : ""
    let items = list.items.map { item in
      "<li>\(blocks(item.blocks, isTight: list.isTight))</li>"
    }
    return "<\(tag)\(start)>\n\(items.joined(separator: "\n"))\n</\(tag)>"
  }

  private func table(_ table: Table) -> String {
    func row(_ cells: [Table.Cell], _ tag: String) -> String {
      let scope = tag == "th" ? " scope=\"col\"" : ""
      return cells.enumerated().map { index, cell in
        let isSet = table.alignments.indices.contains(index) && table.alignments[index] != .none
        let side = isSet ? " class=\"\(table.alignments[index].rawValue)\"" : ""
        let text = inlines(cell.inlines)
        // A corner without a text heads nothing.
        if text.isEmpty { return "<td\(side)></td>" }
        return "<\(tag)\(scope)\(side)>\(text)</\(tag)>"
      }.joined()
    }
    let rows = table.rows.map { "<tr>\(row($0, "td"))</tr>" }.joined(separator: "\n")
    let id = table.id.map { " id=\"\(HTMLText.escaped($0.text))\"" } ?? ""
    let number = table.id.flatMap { page.labels[$0.text] }
    let reach =
      " tabindex=\"0\" role=\"group\" aria-label=\"\(number?.text ?? run.course.words.text("label.table"))\""
    let caption = number.map { "<caption>\($0.text)</caption>\n" } ?? ""
    return
      "<div class=\"table\"\(id)\(reach)><table>\n\(caption)<thead><tr>\(row(table.header, "th"))</tr></thead>\n"
      + "<tbody>\n\(rows)\n</tbody></table></div>"
  }

  /// The value in a code span of that place.
  func value(at place: Int) -> ShownValue? {
    valueAt[place].flatMap { run.value($0, of: page) }
  }
}
