import Diagnostics
import HeapDiagrams
import Yams

/// A work that lessons refer to.
struct BibliographyEntry: Equatable, Sendable {
  /// The name by which lessons refer to it: `ungar84`.
  var key: String
  var authors: [String] = []
  var title = ""
  /// What it appeared in: a journal, a conference, a publisher.
  var venue = ""
  var year = ""
  var url: String?

  /// The keys of an entry.
  static let known = ["authors", "title", "in", "year", "url", "doi"]

  /// `Ungar 1984`, `Deutsch and Bobrow 1976`, `Jones et al. 2011`.
  func label(_ words: Words) -> String {
    let names = authors.map { Self.familyName($0) }
    let who =
      switch names.count {
      case 0: title
      case 1: names[0]
      case 2: words.text("together", ["name": names[0], "other": names[1]])
      default: words.text("etAl", ["name": names[0]])
      }
    return year.isEmpty ? who : "\(who) \(year)"
  }

  /// The part of a name before a comma, or else its last word.
  private static func familyName(_ name: String) -> String {
    if let comma = name.firstIndex(of: ",") { return String(name[..<comma]) }
    return name.split(separator: " ").last.map(String.init) ?? name
  }
}

/// The works of `references.yml`.
struct Bibliography: Equatable, Sendable {
  /// The file of the works.
  static let fileName = "references.yml"
  /// Their page in the site, without `.html`.
  static let slug = "references"

  /// The works, in order of their keys.
  private(set) var entries: [BibliographyEntry] = []

  /// The works of a course; faults go to `findings`. Empty without the file.
  init(_ source: CourseSource, findings: inout [Diagnostic]) {
    guard let bytes = source.read(Self.fileName) else { return }
    let file = SourceFile(path: source.shown(Self.fileName), bytes: bytes)
    guard file.encodingFaults.isEmpty else {
      findings += file.encodingFaults
      return
    }
    var reader = YAMLReader(file, unknown: .configUnknownKey, type: .configType)
    if let mapping = reader.top(of: file.text(file.markLength..<file.bytes.count)) {
      for (keyNode, value) in mapping {
        let key = keyNode.scalar?.string ?? ""
        if Moment.isName(key) {
          entries.append(Self.entry(key, value, &reader))
        } else {
          reader.fault(
            .configType, "`\(key)` cannot be the name of a work", at: keyNode,
            hint: "a name is a letter, then letters, digits, `-` and `_`")
        }
      }
    }
    findings += reader.findings
    entries.sort { $0.key < $1.key }
  }

  private static func entry(
    _ key: String, _ node: Node, _ reader: inout YAMLReader
  ) -> BibliographyEntry {
    var entry = BibliographyEntry(key: key)
    guard let mapping = reader.mapping(node, key) else { return entry }
    let before = reader.findings.count
    for (name, _, value) in reader.pairs(mapping, known: BibliographyEntry.known) {
      switch name {
      case "authors": entry.authors = reader.texts(value, name)
      case "title": entry.title = reader.text(value, name) ?? ""
      case "in": entry.venue = reader.text(value, name) ?? ""
      case "year": entry.year = reader.text(value, name) ?? ""
      case "doi": entry.url = reader.text(value, name).map { "https://doi.org/\($0)" }
      default:
        let url = reader.text(value, name)
        if let url, !url.hasPrefix("https://"), !url.hasPrefix("http://") {
          reader.fault(.configType, "`url` must begin with https://", at: value)
        } else {
          entry.url = url
        }
      }
    }
    // Where something was wrong with it, that may have been its title.
    if entry.title.isEmpty, reader.findings.count == before {
      reader.fault(.configType, "`\(key)` has no title", at: node)
    }
    return entry
  }

  /// The work of a key.
  subscript(key: String) -> BibliographyEntry? { entries.first { $0.key == key } }

  /// The page of the works; nil without any.
  func page(_ words: Words) -> SiteLesson? {
    guard !entries.isEmpty else { return nil }
    let items = entries.map { entry in
      let head = (entry.authors.joined(separator: ", "), entry.year)
      let who = head.1.isEmpty ? head.0 : "\(head.0) (\(head.1))"
      let title = HTMLText.escaped(entry.title)
      let address = entry.url.map { HTMLText.escaped(LinkText.encoded($0)) }
      let name = address.map { "<a href=\"\($0)\">\(title)</a>" } ?? title
      let parts = [HTMLText.escaped(who), "<em>\(name)</em>", HTMLText.escaped(entry.venue)]
      let text = parts.filter { !$0.isEmpty && $0 != "<em></em>" }.joined(separator: ". ")
      return "<li id=\"ref-\(HTMLText.escaped(entry.key))\">\(text).</li>"
    }
    var page = Self.emptyPage(slug: Self.slug, title: words.text("title.references"))
    page.bodyHTML = "<ul class=\"references\">\n\(items.joined(separator: "\n"))\n</ul>"
    return page
  }

  /// A page that no lesson is behind.
  static func emptyPage(slug: String, title: String) -> SiteLesson {
    SiteLesson(
      slug: slug, number: "", titleHTML: HTMLText.escaped(title), title: title, description: "",
      minutes: nil, runtime: nil, objectives: [], prerequisites: [], bodyHTML: "", contents: [],
      claims: 0, exercises: 0)
  }
}
