import HeapDiagrams
import Mustache

/// A value that a template may name.
enum ViewValue: Equatable, Sendable {
  /// Plain text, escaped where it is rendered.
  case text(String)
  /// HTML, rendered as it stands.
  case html(String)
  /// Whether a section is shown.
  case flag(Bool)
  /// A section that is repeated, or shown at most once.
  case list([View])
  /// The words of the course's language, under `say`.
  case words(Words)
}

/// What a template sees: values by name.
struct View: Equatable, Sendable, MustacheParent {
  /// The values by the names that templates use.
  var values: [String: ViewValue]

  /// A view of these values.
  init(_ values: [String: ViewValue]) { self.values = values }

  /// The value of that name, for Mustache.
  func child(named name: String) -> Any? {
    switch values[name] {
    case .text(let text): HTMLText.admissible(text)
    case .html(let text): text
    case .flag(let flag): flag
    case .list(let views): views
    case .words(let words): TemplateWords(words: words)
    case nil: nil
    }
  }

  /// Adds an optional text and the flag that tells templates whether it is there.
  ///
  /// Mustache takes an empty text for something, so a section needs a flag of its own.
  mutating func set(_ name: String, _ text: String?, flag: String) {
    values[name] = .text(text ?? "")
    values[flag] = .flag(!(text ?? "").isEmpty)
  }

  /// Adds a list and the flag that tells templates whether it has elements.
  mutating func set(_ name: String, _ views: [View], flag: String) {
    values[name] = .list(views)
    values[flag] = .flag(!views.isEmpty)
  }
}

/// The words that templates may say: `{{say.next}}` for the key `page.next`.
struct TemplateWords: MustacheParent {
  /// What the keys of such words begin with.
  static let prefix = "page."

  let words: Words

  /// The word of that name, for Mustache.
  func child(named name: String) -> Any? { words[Self.prefix + name] }
}
