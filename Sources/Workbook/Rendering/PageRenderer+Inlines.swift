import CommonMark
import Diagnostics

extension PageRenderer {
  /// Running text; the parser bounds how deep it nests.
  ///
  /// - Parameter isPlain: for a text inside another link: no links, nothing to focus.
  func inlines(_ inlines: [Inline], isPlain: Bool = false) -> String {
    inlines.map { inline($0, isPlain) }.joined()
  }

  private func inline(_ inline: Inline, _ isPlain: Bool) -> String {
    switch inline {
    case .text(let run): HTMLText.escaped(run.text)
    case .code(let span): code(span, isPlain)
    case .emphasis(let emphasis): "<em>\(inlines(emphasis.children, isPlain: isPlain))</em>"
    case .strong(let emphasis): "<strong>\(inlines(emphasis.children, isPlain: isPlain))</strong>"
    case .link(let link): self.link(link, isPlain)
    case .image(let image): self.image(image)
    case .softBreak: "\n"
    case .lineBreak: "<br>\n"
    case .html: ""
    }
  }

  private func code(_ span: CodeSpan, _ isPlain: Bool) -> String {
    guard InlineValue.isValue(span.content.text) else {
      return "<code>\(HTMLText.escaped(span.content.text))</code>"
    }
    guard let value = value(at: span.range.bytes.lowerBound) else { return "" }
    let text = HTMLText.escaped(value.text)
    if isPlain { return text }
    let why = HTMLText.escaped(value.explanation)
    guard let step = value.step else {
      return "<span class=\"value\" tabindex=\"0\" data-why=\"\(why)\">\(text)</span>"
    }
    let scenario = run.course.pages[step.scenario.page].scenarios[step.scenario.index]
    let address = self.address(of: step.scenario.page, anchor: FigureMaker.id(of: scenario))
    return "<a class=\"value\" href=\"\(HTMLText.escaped(address))\" data-step=\"\(step.number)\""
      + " data-why=\"\(why)\">\(text)</a>"
  }

  /// An image from a file beside the lesson.
  func image(_ image: Image) -> String {
    let place = image.destinationRange.bytes.lowerBound
    let target = run.course.target(of: image.destination, from: page, at: place)
    guard case .asset(let name) = target else { return "" }
    let title = image.title.isEmpty ? "" : " title=\"\(HTMLText.escaped(image.title))\""
    let alt = HTMLText.escaped(image.children.plainText)
    let source = HTMLText.escaped(address(ofAsset: name))
    return "<img src=\"\(source)\" alt=\"\(alt)\"\(title)>"
  }

  private func link(_ link: Link, _ isPlain: Bool) -> String {
    let place = link.destinationRange.bytes.lowerBound
    let target = run.course.target(of: link.namedDestination, from: page, at: place)
    let text = linkText(link, target)
    if isPlain { return text }
    let address: String
    switch target {
    case .page(let index, let anchor): address = self.address(of: index, anchor: anchor)
    case .asset(let name): address = self.address(ofAsset: name)
    case .reference(let key):
      let root = CoursePath.relative("", from: run.course.slug(of: page.index))
      address = "\(root)\(Bibliography.slug).html#ref-\(key)"
    case .external: address = LinkText.encoded(link.destination)
    case .broken: return text
    }
    var marks = link.title.isEmpty ? "" : " title=\"\(HTMLText.escaped(link.title))\""
    if let number = printedNumber(of: link, target) { marks += " data-ref=\"\(number)\"" }
    if let term = termAnchors[place] { marks += " id=\"\(term)\"" }
    return "<a href=\"\(HTMLText.escaped(address))\"\(marks)>\(text)</a>"
  }

  /// The number that paper shows behind a link whose text does not tell where it leads: `3.2`.
  private func printedNumber(of link: Link, _ target: LinkTarget) -> String? {
    guard case .page(let index, let anchor) = target, !link.children.plainText.isEmpty else {
      return nil
    }
    let other = run.course.pages[index]
    guard let chapter = other.chapter, !link.children.plainText.contains("{number}") else {
      return nil
    }
    guard let anchor else { return index == page.index ? nil : "\(chapter)" }
    let number = other.labels[anchor]?.number ?? ""
    return number.isEmpty ? nil : number
  }

  /// The text of a link: `Figure 3.2` where it is empty, `3.2` for `{number}`.
  private func linkText(_ link: Link, _ target: LinkTarget) -> String {
    let written = inlines(link.children, isPlain: true)
    if case .reference(let key) = target, written.isEmpty {
      return HTMLText.escaped(run.course.bibliography[key]?.label(run.course.words) ?? key)
    }
    guard case .page(let index, let anchor) = target else { return written }
    let other = run.course.pages[index]
    let label = anchor.flatMap { other.labels[$0] }
    if written.isEmpty {
      if let label { return HTMLText.escaped(label.text) }
      return HTMLText.escaped(other.title)
    }
    let number = label?.number ?? other.chapter.map { "\($0)" } ?? ""
    return written.replacing("{number}", with: HTMLText.escaped(number))
  }

  /// The way from this page to a file that is copied.
  private func address(ofAsset name: String) -> String {
    let escaped = LinkText.encoded(name.replacing("%", with: "%25"))
    return CoursePath.relative(escaped, from: run.course.slug(of: page.index))
  }

  /// The way from this page to another one.
  func address(of index: Int, anchor: String?) -> String {
    let fragment = anchor.map { "#" + LinkText.encoded($0) } ?? ""
    if index == page.index, anchor != nil { return fragment }
    let slug = run.course.slug(of: index)
    return CoursePath.relative(slug + ".html", from: run.course.slug(of: page.index)) + fragment
  }
}

extension Link {
  /// The destination; for `[cycle](term:)` with the link's text as the term.
  var namedDestination: String {
    guard destination.lowercased() == "term:" else { return destination }
    return "term:" + children.plainText.replacing("%", with: "%25")
  }
}

extension LinkText {
  /// A destination with the signs that may not stand in one written as `%20` and its like.
  static func encoded(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      let isPlain =
        byte > 0x20 && byte < 0x7F
        && ![0x22, 0x3C, 0x3E, 0x5C, 0x5E, 0x60, 0x7B, 0x7C, 0x7D].contains(byte)
      if isPlain {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }
}

extension Course {
  /// The place of a page in the site without `.html`; the front page is `index`.
  func slug(of index: Int) -> String { index == indexPage ? "index" : pages[index].slug }
}
