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

  /// A section in the making: its bytes as they stand in the page.
  private struct Reading {
    var id: String
    var title: [UInt8] = []
    var text: [UInt8] = []
  }

  /// The sections of a page's body.
  static func sections(of html: String) -> [Section] {
    var pieces = HTMLPieces(html)
    var sections: [Section] = []
    var now = Reading(id: "")
    func finish() {
      let section = Section(id: now.id, title: plain(now.title), text: plain(now.text))
      if !section.id.isEmpty || !section.text.isEmpty { sections.append(section) }
    }
    var heading = false
    var skipped: (name: TagName, depth: Int)?
    while let piece = pieces.next() {
      switch piece {
      case .text(let range):
        if skipped != nil { continue }
        if heading { now.title += pieces[range] } else { now.text += pieces[range] }
      case .tag(let name, let isEnd, let range):
        if let open = skipped {
          if name == open.name { skipped?.depth += isEnd ? -1 : 1 }
          if skipped?.depth == 0 { skipped = nil }
          continue
        }
        if Self.unread.contains(name), !isEnd {
          if !pieces.skip(name) { skipped = (name, 1) }
        } else if Self.headings.contains(name) {
          heading = !isEnd
          if isEnd { continue }
          finish()
          now = Reading(id: HTMLAttribute.value(of: "id", in: pieces[range]) ?? "")
        } else if !Self.inline.contains(name) {
          now.text.append(0x20)
        }
      }
    }
    finish()
    return sections
  }

  /// The elements that nobody searches.
  private static let unread: [TagName] = ["svg", "script", "template", "details", "button"]
  /// The elements that are headings of sections.
  private static let headings: [TagName] = ["h2", "h3", "h4"]
  /// The elements that stand inside a word.
  private static let inline: [TagName] = ["a", "b", "code", "em", "span", "strong"]

  /// HTML without tags as plain text with single blanks.
  private static func plain(_ html: [UInt8]) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(html.count)
    var index = 0
    while index < html.count {
      let byte = html[index]
      let isBreak = byte == 0x0D && index + 1 < html.count && html[index + 1] == 0x0A
      if byte == 0x20 || byte == 0x0A || byte == 0x09 || isBreak {
        if let last = bytes.last, last != 0x20 { bytes.append(0x20) }
      } else if byte == UInt8(ascii: "&"),
        let entity = entities.first(where: { html[index...].starts(with: $0.name) })
      {
        bytes.append(entity.byte)
        index += entity.name.count - 1
      } else {
        bytes.append(byte)
      }
      index += 1
    }
    if bytes.last == 0x20 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")]
    .map { name, sign in (name: Array(name.utf8), byte: sign.utf8.first ?? 0) }

  /// The script that gives the index to the page: `file://` lets a page load nothing else.
  static func script(of pages: [SiteLesson]) -> String {
    let entries = pages.map { $0.digest?.entries ?? self.entries(of: $0) }
    return "heapbookSearch([\n\(entries.filter { !$0.isEmpty }.joined(separator: ",\n"))\n]);\n"
  }

  /// The entries of a page, as they stand in the script.
  static func entries(of page: SiteLesson) -> String {
    let title = page.number.isEmpty ? page.title : "\(page.number) \(page.title)"
    return sections(of: page.bodyHTML).map { section in
      let fields = [page.slug + ".html", section.id, title, section.title, section.text]
      return "[\(fields.map(FigureData.string).joined(separator: ","))]"
    }.joined(separator: ",\n")
  }
}

/// Attributes of a tag that heapbook itself has made.
enum HTMLAttribute {
  /// The value of an attribute as it is written; nil without it.
  static func value(of name: String, in tag: ArraySlice<UInt8>) -> String? {
    all(in: tag).first { tag[$0.name].elementsEqual(name.utf8) }.map {
      String(decoding: tag[$0.value], as: UTF8.self)
    }
  }

  /// The names of the attributes that have values, and the bytes between the quotes.
  static func all(in tag: ArraySlice<UInt8>) -> [(name: Range<Int>, value: Range<Int>)] {
    var found: [(name: Range<Int>, value: Range<Int>)] = []
    var place = tag.startIndex
    while place < tag.endIndex {
      guard tag[place] == 0x20 else {
        place += 1
        continue
      }
      let start = place + 1
      place = start
      while place < tag.endIndex, tag[place] != 0x3D, tag[place] != 0x20 { place += 1 }
      guard place + 1 < tag.endIndex, tag[place] == 0x3D, tag[place + 1] == 0x22 else { continue }
      let value = place + 2
      place = value
      while place < tag.endIndex, tag[place] != 0x22 { place += 1 }
      found.append((start..<value - 2, value..<place))
    }
    return found
  }
}
