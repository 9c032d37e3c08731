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

  /// The keys of this version.
  static let known = ["title", "short-title", "description", "objectives", "prerequisites", "time"]
  /// The keys of the format that a later version reads.
  static let later = ["id", "authors", "draft", "date", "aliases", "scenario"]

  /// The settings of a page; faults go to `findings`.
  init(_ matter: FrontMatter?, in file: SourceFile, findings: inout [Diagnostic]) {
    guard let matter else { return }
    var reader = YAMLReader(
      file, lineOffset: matter.firstLine - 1, unknown: .frontmatterUnknownKey,
      type: .frontmatterType)
    if let mapping = reader.top(of: matter.yaml) {
      for (key, _, value) in reader.pairs(mapping, known: Self.known, later: Self.later) {
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
    case "prerequisites":
      prerequisites = reader.nodes(value, key).compactMap { node in
        reader.text(node, key).map { BookLesson(name: $0, range: reader.range(of: node)) }
      }
    default: time = reader.number(value, key)
    }
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
