/// What a template may name: the keys of a view and of the views in its lists.
struct ViewSchema: Equatable, Sendable {
  /// The kind of a key's value.
  enum Kind: Equatable, Sendable {
    case text, html, flag
    /// The words of the course's language, of which `{{say.next}}` takes one.
    case words
    case list(ViewSchema)
  }

  /// The kinds by key.
  var kinds: [String: Kind]

  /// A schema of these keys.
  init(
    text: [String] = [], html: [String] = [], flags: [String] = [],
    lists: [String: ViewSchema] = [:], words: [String] = []
  ) {
    kinds = lists.mapValues { .list($0) }
    for key in words { kinds[key] = .words }
    for key in text { kinds[key] = .text }
    for key in html { kinds[key] = .html }
    for key in flags { kinds[key] = .flag }
  }

  /// The keys of both.
  func adding(_ other: ViewSchema) -> ViewSchema {
    var sum = self
    sum.kinds.merge(other.kinds) { _, new in new }
    return sum
  }

  /// What the view lacks, has too much or has of another kind, as paths: `parts.title`.
  ///
  /// Views are at most three lists deep: their makers are written by hand.
  func differences(from view: View, path: String = "") -> [String] {
    var found: [String] = []
    for key in Set(kinds.keys).union(view.values.keys).sorted() {
      switch (kinds[key], view.values[key]) {
      case (.text, .text), (.html, .html), (.flag, .flag), (.words, .words): break
      case (.list(let schema), .list(let views)):
        for view in views { found += schema.differences(from: view, path: "\(path)\(key).") }
      default: found.append(path + key)
      }
    }
    return found
  }
}
