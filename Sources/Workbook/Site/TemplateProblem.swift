/// A fault in a theme's template (rule `template-tag-unknown`).
struct TemplateProblem: Error, Equatable, Sendable {
  /// What is wrong.
  enum Fault: Equatable, Sendable {
    /// Nothing of that name is supplied there; the names that are.
    case unknownTag(String, known: [String])
    /// The theme has no template of that name; the names that it has.
    case unknownPartial(String, known: [String])
    /// A text used as a section, or a section as a text.
    case wrongKind(String)
    /// HTML that is escaped, or plain text that is not.
    case wrongEscaping(String, isHTML: Bool)
    /// A template that takes itself in.
    case circle(String)
    /// A tag that themes may not use: other delimiters, content types, computed partials.
    case forbidden(String)
    /// What Mustache does not parse.
    case syntax
  }

  /// The file's name in the theme: `lesson.mustache`.
  var file: String
  /// The line and the column of the tag, from 1; columns count Unicode scalars.
  var line, column: Int
  /// What is wrong.
  var fault: Fault

  /// The problem in one sentence.
  var message: String {
    switch fault {
    case .unknownTag(let name, let known):
      "the tag `\(name)` is not supplied here; there are \(known.joined(separator: ", "))"
    case .unknownPartial(let name, let known):
      "there is no template `\(name)`; there are \(known.joined(separator: ", "))"
    case .wrongKind(let name): "`\(name)` is not of the kind that this tag wants"
    case .wrongEscaping(let name, isHTML: true):
      "`\(name)` is HTML: write {{{\(name)}}}"
    case .wrongEscaping(let name, isHTML: false):
      "`\(name)` is plain text: write {{\(name)}}, or it could break the page"
    case .circle(let name): "the template `\(name)` takes itself in"
    case .forbidden(let name): "themes may not use the tag `\(name)`"
    case .syntax: "this is not a Mustache template: a tag or a section is not closed"
    }
  }
}
