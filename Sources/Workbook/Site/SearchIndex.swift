/// What the search looks through: the texts of all pages by their sections.
///
/// It is made of the pages' own HTML, so that what an edition leaves out cannot be found either.
struct SearchIndex {
  /// The text under a heading, up to the next one.
  struct Section: Equatable {
    /// The anchor of the heading; empty for what stands above the first.
    var id: String
    /// The heading's text.
    var title: String
    /// The text, with single blanks.
    var text: String
  }

  /// The sections of a page's body.
  static func sections(of html: String) -> [Section] {
    var pieces = HTMLPieces(html)
    var sections = [Section(id: "", title: "", text: "")]
    var heading = false
    var skipped: (name: String, depth: Int)?
    while let piece = pieces.next() {
      switch piece {
      case .text(let range):
        if skipped != nil { continue }
        let text = String(decoding: pieces[range], as: UTF8.self)
        if heading {
          sections[sections.count - 1].title += text
        } else {
          sections[sections.count - 1].text += text
        }
      case .tag(let name, let isEnd, let range):
        if let open = skipped {
          if name == open.name { skipped?.depth += isEnd ? -1 : 1 }
          if skipped?.depth == 0 { skipped = nil }
          continue
        }
        if Self.unread.contains(name), !isEnd {
          skipped = (name, 1)
        } else if name == "h2" || name == "h3" || name == "h4" {
          heading = !isEnd
          let id = HTMLAttribute.value(of: "id", in: pieces[range]) ?? ""
          if !isEnd { sections.append(Section(id: id, title: "", text: "")) }
        } else if !Self.inline.contains(name) {
          sections[sections.count - 1].text += " "
        }
      }
    }
    return sections.map { section in
      Section(
        id: section.id, title: Self.plain(section.title), text: Self.plain(section.text))
    }.filter { !$0.id.isEmpty || !$0.text.isEmpty }
  }

  /// The elements that nobody searches.
  private static let unread: Set<String> = ["svg", "script", "template", "details", "button"]
  /// The elements that stand inside a word.
  private static let inline: Set<String> = ["a", "b", "code", "em", "span", "strong"]

  /// HTML without tags as plain text with single blanks.
  private static func plain(_ text: String) -> String {
    let words = text.split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r\n" }
    return words.joined(separator: " ").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
  }

  /// The script that gives the index to the page: `file://` lets a page load nothing else.
  static func script(of pages: [SiteLesson]) -> String {
    var entries: [String] = []
    for page in pages {
      let title = page.number.isEmpty ? page.title : "\(page.number) \(page.title)"
      for section in sections(of: page.bodyHTML) {
        let fields = [page.slug + ".html", section.id, title, section.title, section.text]
        entries.append("[\(fields.map(FigureData.string).joined(separator: ","))]")
      }
    }
    return "heapbookSearch([\n\(entries.joined(separator: ",\n"))\n]);\n"
  }
}

/// Attributes of a tag that heapbook itself has made.
enum HTMLAttribute {
  /// The value of an attribute as it is written; nil without it.
  static func value(of name: StaticString, in tag: ArraySlice<UInt8>) -> String? {
    range(of: name, in: tag).map { String(decoding: tag[$0], as: UTF8.self) }
  }

  /// The bytes between the quotes.
  static func range(of name: StaticString, in tag: ArraySlice<UInt8>) -> Range<Int>? {
    let wanted = name.withUTF8Buffer { [0x20] + Array($0) + Array("=\"".utf8) }
    var rest = tag
    while let blank = rest.firstIndex(of: 0x20) {
      rest = rest[blank...]
      if rest.starts(with: wanted) {
        let start = blank + wanted.count
        let end = tag[start...].firstIndex(of: UInt8(ascii: "\"")) ?? tag.endIndex
        return start..<end
      }
      rest = rest.dropFirst()
    }
    return nil
  }
}
