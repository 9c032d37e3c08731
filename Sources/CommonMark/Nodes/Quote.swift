import Diagnostics

/// What a quote is that begins with `[!KIND]`.
public enum CalloutKind: String, CaseIterable, Sendable {
  case note = "NOTE"
  case tip = "TIP"
  case warning = "WARNING"
  case margin = "MARGIN"
  case instructor = "INSTRUCTOR"
  case include = "INCLUDE"
}

/// The mark `[!KIND]` at the beginning of a quote, and what follows it on the line.
public struct Callout: Hashable, Sendable {
  /// The name between `[!` and `]`, as written.
  public let name: LocatedText
  /// The kind, in any case of letters; nil for a name that is not known.
  public let kind: CalloutKind?
  /// The rest of the first line as written: the file of `[!INCLUDE] _setup.md`.
  public let argument: LocatedText
  /// The rest of the first line as text.
  public let title: [Inline]
}

/// A block quote.
public struct Quote: Hashable, Sendable {
  /// The mark that makes it a note, if it has one.
  public let callout: Callout?
  /// The blocks, without the callout's line.
  public let blocks: [Block]
  /// The quote's own id, which the fences in it name as their container.
  public let container: ContainerID
  /// From the first `>` to the end of the last block.
  public let range: SourceRange
}

/// A list.
public struct List: Hashable, Sendable {
  /// Whether the items are numbered.
  public let isOrdered: Bool
  /// The number of the first item; 1 for a list that is not numbered.
  public let start: Int
  /// Whether paragraphs in it are set without space between.
  public let isTight: Bool
  /// The items.
  public let items: [ListItem]
  /// From the first mark to the end of the last item.
  public let range: SourceRange
}

/// An item of a list.
public struct ListItem: Hashable, Sendable {
  /// The blocks.
  public let blocks: [Block]
  /// The item's own id, which the fences in it name as their container.
  public let container: ContainerID
  /// From the mark to the end of the last block.
  public let range: SourceRange
}
