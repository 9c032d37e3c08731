import CommonMark
import Diagnostics
import Yams

/// What the front matter of a page says.
struct PageSettings: Equatable, Sendable {
  var title: String?
  var shortTitle: String?
  var description = ""
  /// What the reader will be able to do, each a line of Markdown.
  var objectives: [String] = []
  /// The files of lessons to read before, and where they are named.
  var prerequisites: [BookLesson] = []
  /// Minutes.
  var time: Int?
  /// A name for the page's beginning, by which references find it: `[](#sec-heaps)`.
  var id: BookLesson?
  /// Who wrote the page, where that is not who wrote the course.
  var authors: [String] = []
  /// The day of its last revision, as written: a year, a month or a day.
  var date: String?
  /// Whether it is shown by `serve` only.
  var isDraft = false
  /// Old addresses that lead to the page.
  var aliases: [BookLesson] = []
  /// The options of scenarios that do not set them themselves.
  var scenario: [InfoWord] = []

  /// The keys.
  static let known = [
    "title", "short-title", "description", "id", "authors", "objectives", "prerequisites", "time",
    "draft", "date", "aliases", "scenario",
  ]

  /// The settings of a page; faults go to `findings`.
  init(_ matter: FrontMatter?, in file: SourceFile, findings: inout [Diagnostic]) {
    guard let matter else { return }
    var reader = YAMLReader(
      file, lineOffset: matter.firstLine - 1, unknown: .frontmatterUnknownKey,
      type: .frontmatterType)
    if let mapping = reader.top(of: matter.yaml) {
      for (key, _, value) in reader.pairs(mapping, known: Self.known) {
        read(key, value, &reader)
      }
    }
    findings += reader.findings
  }

  private mutating func read(_ key: String, _ value: Node, _ reader: inout YAMLReader) {
    switch key {
    case "title": title = reader.text(value, key)
    case "short-title": shortTitle = reader.text(value, key)
    case "description": description = reader.text(value, key) ?? ""
    case "objectives": objectives = readObjectives(value, &reader)
    case "prerequisites": prerequisites = names(value, key, &reader)
    case "id": id = names(value, key, &reader).first
    case "authors": authors = reader.texts(value, key)
    case "date": readDate(value, &reader)
    case "draft": isDraft = reader.flag(value, key) ?? false
    case "aliases": aliases = names(value, key, &reader)
    case "scenario": readDefaults(value, &reader)
    default: time = reader.number(value, key)
    }
  }

  private func names(
    _ value: Node, _ key: String, _ reader: inout YAMLReader
  ) -> [BookLesson] {
    reader.nodes(value, key).compactMap { node in
      reader.text(node, key).map { BookLesson(name: $0, range: reader.range(of: node)) }
    }
  }

  private mutating func readDate(_ value: Node, _ reader: inout YAMLReader) {
    guard let text = reader.text(value, "date") else { return }
    if CalendarDate.isDate(text) {
      date = text
    } else {
      reader.fault(
        .frontmatterType, "`\(text)` is no date", at: value, hint: "write it as 2026-11-22")
    }
  }

  /// Options of scenarios as words of an info string, at their places in the front matter.
  private mutating func readDefaults(_ value: Node, _ reader: inout YAMLReader) {
    guard let mapping = reader.mapping(value, "scenario") else { return }
    let known = ScenarioOptions.known.filter { !["id", "part", "skip", "session"].contains($0) }
    for (key, keyNode, value) in reader.pairs(
      mapping, known: known, later: ScenarioOptions.later)
    {
      guard let text = reader.text(value, key) else { continue }
      let place = reader.range(of: keyNode).bytes.lowerBound
      scenario.append(
        InfoWord(
          name: key, nameRange: place..<(place + key.utf8.count), value: text,
          valueRange: Self.place(of: text, at: reader.range(of: value).bytes.lowerBound, reader)))
    }
  }

  /// The bytes of a text that stands at a place, perhaps in quotes; empty where it is escaped.
  private static func place(of text: String, at start: Int, _ reader: YAMLReader) -> Range<Int> {
    for offset in [start, start + 1] {
      let end = offset + text.utf8.count
      if end <= reader.file.bytes.count, reader.file.bytes[offset..<end].elementsEqual(text.utf8) {
        return offset..<end
      }
    }
    return start..<start
  }

  /// Objectives hold Markdown, but no computed values: nothing has been run where they stand.
  private func readObjectives(_ value: Node, _ reader: inout YAMLReader) -> [String] {
    var texts: [String] = []
    for node in reader.nodes(value, "objectives") {
      guard let text = reader.text(node, "objectives") else { continue }
      if text.contains("`{heap") {
        reader.fault(.frontmatterType, "an objective cannot hold a computed value", at: node)
      } else {
        texts.append(text)
      }
    }
    return texts
  }
}
