/// A stretch of a source text: from `start` up to, and not including, `end`.
///
/// The byte offsets count in the file as it lies on disk, a byte order mark included, so that an
/// editor can change exactly these bytes.
public struct SourceRange: Hashable, Sendable {
  /// The position of the first character.
  public var start: SourcePosition
  /// The position behind the last character.
  public var end: SourcePosition
  /// The offsets into the original bytes.
  public var bytes: Range<Int>

  /// A range from its ends and its byte offsets.
  public init(start: SourcePosition, end: SourcePosition, bytes: Range<Int>) {
    self.start = start
    self.end = end
    self.bytes = bytes
  }

  /// An empty range at the beginning of a file, for findings about the file as a whole.
  public static let fileStart = SourceRange(start: .start, end: .start, bytes: 0..<0)

  /// The empty range at this range's start.
  public var head: SourceRange {
    SourceRange(start: start, end: start, bytes: bytes.lowerBound..<bytes.lowerBound)
  }

  /// The range from this range's start to the other's end; this range if that would be backwards.
  public func through(_ other: SourceRange) -> SourceRange {
    guard other.bytes.upperBound >= bytes.upperBound else { return self }
    return SourceRange(
      start: start, end: other.end, bytes: bytes.lowerBound..<other.bytes.upperBound)
  }
}

extension SourceRange: CustomStringConvertible {
  /// The range as tree dumps show it: `1:1-1:10`, the end exclusive.
  public var description: String { "\(start)-\(end)" }
}
