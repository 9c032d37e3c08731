import CommonMark
import Diagnostics

/// The terms of a course: the headings of level 2 of its `glossary.md`.
struct Glossary: Equatable, Sendable {
  /// The file of the terms.
  static let fileName = "glossary.md"

  /// The anchor of each term, by its text in small letters.
  private(set) var anchors: [String: String] = [:]

  /// The terms of a page; none without one.
  init(_ page: Page?) {
    for heading in page?.headings ?? [] where heading.level == 2 {
      anchors[Self.key(heading.inlines.plainText)] = heading.id
    }
  }

  /// The anchor of a term, whatever the case of its letters.
  func anchor(of term: String) -> String? { anchors[Self.key(term)] }

  /// The terms, in order.
  var terms: [String] { anchors.keys.sorted() }

  private static func key(_ text: String) -> String {
    text.split { $0 == " " || $0 == "\n" }.joined(separator: " ").lowercased()
  }
}
