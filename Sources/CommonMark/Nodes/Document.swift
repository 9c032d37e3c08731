import Diagnostics

/// The YAML between `---` lines at the very beginning of a page.
public struct FrontMatter: Hashable, Sendable {
  /// The text between the lines; its line 1 is line `firstLine` of the file.
  public let yaml: String
  /// The number of the text's first line in the file: 2.
  public let firstLine: Int
  /// Where the text stands, without the lines of dashes.
  public let content: SourceRange
  /// Where the whole stands.
  public let range: SourceRange
}

/// A page of Markdown as values, with the position of everything in the file.
///
///     let document = Document(parsing: SourceFile(path: "a.md", text: "# One\n\nTwo *three*.\n"))
///     print(document.dump)
public struct Document: Hashable, Sendable {
  /// The deepest nesting of blocks, and of inlines, that is kept; what is deeper is flattened.
  public static let depthLimit = 100

  /// The front matter, if there is any.
  public let frontMatter: FrontMatter?
  /// The blocks.
  public let blocks: [Block]
  /// Findings about the text itself: `encoding`, `fence-unclosed`, `nesting-too-deep`.
  public let diagnostics: [Diagnostic]

  /// A document made of parts that were read before.
  public init(frontMatter: FrontMatter?, blocks: [Block], diagnostics: [Diagnostic]) {
    self.frontMatter = frontMatter
    self.blocks = blocks
    self.diagnostics = diagnostics
  }
}
