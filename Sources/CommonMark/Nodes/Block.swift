import Diagnostics

/// A block of a document.
public indirect enum Block: Hashable, Sendable {
  case heading(Heading)
  case paragraph(Paragraph)
  case fence(Fence)
  case code(IndentedCode)
  case quote(Quote)
  case list(List)
  case table(Table)
  case thematicBreak(SourceRange)
  case html(HTMLBlock)

  /// Where the block stands, without the indentation of its first line.
  public var range: SourceRange {
    switch self {
    case .heading(let heading): heading.range
    case .paragraph(let paragraph): paragraph.range
    case .fence(let fence): fence.range
    case .code(let code): code.range
    case .quote(let quote): quote.range
    case .list(let list): list.range
    case .table(let table): table.range
    case .thematicBreak(let range): range
    case .html(let html): html.range
    }
  }
}

/// A heading, `# Title` or underlined.
public struct Heading: Hashable, Sendable {
  /// The level, 1 to 6.
  public let level: Int
  /// The text, without the `{#id}`.
  public let inlines: [Inline]
  /// The id that `{#id}` at the end gives.
  public let id: LocatedText?
  /// The whole heading, marks and underline included.
  public let range: SourceRange
}

/// Running text.
public struct Paragraph: Hashable, Sendable {
  /// The text.
  public let inlines: [Inline]
  /// From the first character to the end of the last line.
  public let range: SourceRange
}

/// A block of code marked by four columns of indentation.
public struct IndentedCode: Hashable, Sendable {
  /// The lines without the indentation.
  public let lines: [LocatedText]
  /// From the first character to the end of the last line.
  public let range: SourceRange
}

/// A block of HTML. Pages leave it out.
public struct HTMLBlock: Hashable, Sendable {
  /// The text as written, line ending included.
  public let text: String
  /// From the first character to the end of the last line.
  public let range: SourceRange
}
