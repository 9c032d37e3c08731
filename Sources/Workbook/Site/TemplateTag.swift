/// A tag of a Mustache template, with where it stands.
struct TemplateTag: Equatable, Sendable {
  /// What the tag does.
  enum Kind: Equatable, Sendable {
    case variable, unescaped, section, inverted, close, partial, parent, block, comment
    /// A change of delimiters or of the content type, which themes may not use.
    case setting
  }

  /// What the tag does.
  var kind: Kind
  /// The name in it, without signs and blanks.
  var name: String
  /// The line and the column of its first brace, both from 1; columns count Unicode scalars.
  var line, column: Int

  /// The tags of a template in order. An unclosed tag ends the list: Mustache itself reports it.
  static func all(in text: String) -> [TemplateTag] {
    let scalars = Array(text.unicodeScalars)
    var tags: [TemplateTag] = []
    var (index, line, column) = (0, 1, 1)
    while index < scalars.count {
      var next = index + 1
      if scalars[index] == "{", next < scalars.count, scalars[next] == "{" {
        guard let end = close(in: scalars, from: index + 2) else { break }
        tags.append(tag(scalars[(index + 2)..<end], line: line, column: column))
        next = end + 2
      }
      for scalar in scalars[index..<next] {
        if scalar == "\n" { (line, column) = (line + 1, 1) } else { column += 1 }
      }
      index = next
    }
    return tags
  }

  /// The index of the braces that close a tag; a third brace belongs to the tag.
  private static func close(in scalars: [Unicode.Scalar], from start: Int) -> Int? {
    var index = start
    while index + 1 < scalars.count {
      if scalars[index] == "}", scalars[index + 1] == "}" {
        let tripled = index + 2 < scalars.count && scalars[index + 2] == "}"
        return tripled && scalars[start] == "{" ? index + 1 : index
      }
      index += 1
    }
    return nil
  }

  /// The tag with that text between its braces.
  private static func tag(
    _ text: ArraySlice<Unicode.Scalar>, line: Int, column: Int
  ) -> TemplateTag {
    let kind = text.first.flatMap(kind)
    var name = kind == nil ? text : text.dropFirst()
    if text.first == "{" { name = name.dropLast() }
    name = name.drop { $0.properties.isWhitespace }
    while name.last?.properties.isWhitespace == true { name = name.dropLast() }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: name)
    return TemplateTag(
      kind: kind ?? .variable, name: String(text), line: line, column: column)
  }

  /// What a tag does whose text begins with that sign; nil for a letter of its name.
  private static func kind(_ sign: Unicode.Scalar) -> Kind? {
    switch sign {
    case "{", "&": .unescaped
    case "#": .section
    case "^": .inverted
    case "/": .close
    case ">": .partial
    case "<": .parent
    case "$": .block
    case "!": .comment
    case "=", "%": .setting
    default: nil
    }
  }
}
