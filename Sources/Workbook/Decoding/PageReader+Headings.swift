import CommonMark
import Diagnostics

extension PageReader {
  /// Notes the ids that authors give to headings, so that no generated one takes their names.
  mutating func collectExplicitIDs(_ blocks: [Block]) {
    for case .heading(let heading) in blocks {
      if let id = heading.id { slugs.insert(id.text) }
    }
  }

  /// Reads a heading: the title, or one that gets an anchor and a number.
  mutating func read(_ heading: Heading) {
    let start = heading.range.bytes.lowerBound
    if lastLevel > 0 && heading.level > lastLevel + 1 {
      findings.append(
        file.finding(
          .headingSkip, "a heading of level \(heading.level) follows one of level \(lastLevel)",
          at: heading.range.bytes, hint: "use level \(lastLevel + 1)"))
    }
    lastLevel = heading.level
    let isTitle =
      heading.level == 1 && page.titleHeading == nil
      && !page.isForInstructors(start)
    if isTitle {
      page.titleHeading = start
      page.titleInlines = heading.inlines
    }
    let id = anchor(of: heading)
    if !isTitle {
      let number = sectionNumber(level: max(2, heading.level))
      page.headingAt[start] = page.headings.count
      page.headings.append(
        PageHeading(
          id: id, level: max(2, heading.level), inlines: heading.inlines, number: number,
          place: start))
      page.labels[id] = PageLabel(word: words.text("label.section"), number: number)
    } else if let chapter = page.chapter {
      page.labels[id] = PageLabel(word: words.text("label.chapter"), number: "\(chapter)")
    }
    read(heading.inlines)
  }

  private mutating func anchor(of heading: Heading) -> String {
    if let id = heading.id {
      claimAnchor(id.text, at: id.range.bytes)
      return id.text
    }
    let base = Self.slug(heading.inlines.plainText)
    var id = base
    var count = 1
    while slugs.contains(id) || page.anchors.contains(id) {
      count += 1
      id = "\(base)-\(count)"
    }
    slugs.insert(id)
    page.anchors.insert(id)
    return id
  }

  private mutating func sectionNumber(level: Int) -> String {
    let depth = level - 1
    while sections.count < depth { sections.append(0) }
    sections.removeLast(sections.count - depth)
    sections[depth - 1] += 1
    return chapterPrefix + sections.map(String.init).joined(separator: ".")
  }

  /// An anchor from a text: letters and digits in lower case, hyphens between.
  static func slug(_ text: String) -> String {
    var slug = ""
    for scalar in text.lowercased().unicodeScalars {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        slug.unicodeScalars.append(scalar)
      } else if !slug.isEmpty, !slug.hasSuffix("-") {
        slug += "-"
      }
    }
    if slug.hasSuffix("-") { slug.removeLast() }
    return slug.isEmpty ? "section" : slug
  }
}
