import Diagnostics

/// A piece of running text.
public indirect enum Inline: Hashable, Sendable {
  case text(TextRun)
  case code(CodeSpan)
  case emphasis(Emphasis)
  case strong(Emphasis)
  case link(Link)
  case image(Image)
  case softBreak(SourceRange)
  case lineBreak(SourceRange)
  case html(TextRun)

  /// Where it stands, marks included.
  public var range: SourceRange {
    switch self {
    case .text(let run), .html(let run): run.range
    case .code(let code): code.range
    case .emphasis(let emphasis), .strong(let emphasis): emphasis.range
    case .link(let link): link.range
    case .image(let image): image.range
    case .softBreak(let range), .lineBreak(let range): range
    }
  }
}

/// Plain text, escapes and entities resolved.
public struct TextRun: Hashable, Sendable {
  /// The text.
  public let text: String
  /// Where it stands, backslashes included.
  public let range: SourceRange
}

/// Code between backticks.
public struct CodeSpan: Hashable, Sendable {
  /// The code: line breaks are blanks, one blank at both ends is taken off.
  public let content: LocatedText
  /// Where it stands, backticks included.
  public let range: SourceRange
}

/// Emphasis, plain or strong.
public struct Emphasis: Hashable, Sendable {
  /// What is emphasised.
  public let children: [Inline]
  /// Where it stands, asterisks or underscores included.
  public let range: SourceRange
}

/// A link.
public struct Link: Hashable, Sendable {
  /// The destination, escapes resolved.
  public let destination: String
  /// The title, empty without one.
  public let title: String
  /// The link's text.
  public let children: [Inline]
  /// Where the destination is written; the label for a link by reference.
  public let destinationRange: SourceRange
  /// Where the link stands.
  public let range: SourceRange
}

/// An image.
public struct Image: Hashable, Sendable {
  /// The destination, escapes resolved: `heap:pair@cut`.
  public let destination: String
  /// The title, empty without one.
  public let title: String
  /// The text for those who cannot see it, and the caption.
  public let children: [Inline]
  /// The id that `{#id}` behind it gives.
  public let id: LocatedText?
  /// Where the destination is written; the label for an image by reference.
  public let destinationRange: SourceRange
  /// Where the image stands, its `{#id}` included.
  public let range: SourceRange
}

extension Sequence<Inline> {
  /// The text without its markup; line breaks are blanks.
  public var plainText: String {
    map { inline in
      switch inline {
      case .text(let run): run.text
      case .code(let code): code.content.text
      case .emphasis(let emphasis), .strong(let emphasis): emphasis.children.plainText
      case .link(let link): link.children.plainText
      case .image(let image): image.children.plainText
      case .softBreak, .lineBreak: " "
      case .html: ""
      }
    }.joined()
  }
}
