import Diagnostics

/// What holds a block: 0 for the document, another number for every quote and list item.
public struct ContainerID: Hashable, Sendable {
  /// The number, unique in a document.
  public let number: Int

  /// The document itself.
  public static let document = ContainerID(number: 0)
}

/// A block between two lines of backticks or tildes.
public struct Fence: Hashable, Sendable {
  /// The info string as written, blanks around it taken off. Escapes and entities are not read,
  /// so that options can be told apart in the very bytes the author wrote.
  public let info: LocatedText
  /// The lines between, without the containers' marks and the fence's own indentation.
  public let lines: [LocatedText]
  /// Whether a closing line is there.
  public let isClosed: Bool
  /// What holds the fence.
  public let container: ContainerID
  /// The opening line, from its first mark.
  public let opening: SourceRange
  /// The whole fence, from the first mark of the opening line to the end of the closing one.
  public let range: SourceRange
  /// The file's bytes between opening and closing line: whole lines, for replacing them.
  public let body: Range<Int>
  /// What a new line of the body begins with: the marks and indentation of its containers.
  public let linePrefix: String

  /// The first word of the info string, as `python`; empty without one.
  public var language: String {
    String(info.text.unicodeScalars.prefix { $0 != " " && $0 != "\t" })
  }

  /// The lines, each ended by a line feed.
  public var text: String { lines.map { $0.text + "\n" }.joined() }

  /// The same fence with other lines between, which may stand elsewhere.
  public func holding(_ lines: [LocatedText]) -> Fence {
    Fence(
      info: info, lines: lines, isClosed: isClosed, container: container, opening: opening,
      range: range, body: body, linePrefix: linePrefix)
  }
}
