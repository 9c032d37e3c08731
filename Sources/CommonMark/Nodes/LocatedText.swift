import Diagnostics

/// A text that was taken out of a file, and where each of its bytes stands there.
///
/// The text need not be contiguous in the file: a code span may cross a line break inside a
/// quote, and a table's cell loses the backslashes before its pipes.
public struct LocatedText: Hashable, Sendable {
  /// A run of bytes that is contiguous in text and file, up to the next piece.
  public struct Piece: Hashable, Sendable {
    /// The offset in the text's UTF-8 at which the run begins.
    public let offset: Int
    /// The offset in the file of its first byte.
    public let fileOffset: Int
    /// The position of its first character.
    public let position: SourcePosition
    /// Whether the run stands for nothing in the file: a blank of a tab that was split, or a
    /// line ending. All of it is at its start.
    public let isFixed: Bool
  }

  /// The text.
  public let text: String
  /// The runs, by ascending offset; the first begins at 0. Never empty.
  public let pieces: [Piece]
  /// The range from the first character to behind the last.
  public let range: SourceRange

  /// The range of a part of the text, given as offsets in its UTF-8, cut down to the text.
  public func range(ofUTF8 part: Range<Int>) -> SourceRange {
    let bytes = Array(text.utf8)
    let part = part.clamped(to: 0..<bytes.count)
    if part.isEmpty {
      let place = locate(part.lowerBound, in: bytes, isEnd: part.lowerBound == bytes.count)
      return SourceRange(start: place.position, end: place.position, bytes: place.at..<place.at)
    }
    let start = locate(part.lowerBound, in: bytes, isEnd: false)
    let end = locate(part.upperBound, in: bytes, isEnd: true)
    return SourceRange(
      start: start.position, end: end.position, bytes: start.at..<max(start.at, end.at))
  }

  /// The position of a byte of the text's UTF-8, given by its offset; the end's behind the text.
  public func position(ofUTF8 offset: Int) -> SourcePosition {
    range(ofUTF8: offset..<offset).start
  }

  /// The range of a part of the text, given as an index range.
  public func range(of part: Range<String.Index>) -> SourceRange {
    let start = text.utf8.distance(from: text.startIndex, to: part.lowerBound)
    let length = text.utf8.distance(from: part.lowerBound, to: part.upperBound)
    return range(ofUTF8: start..<start + length)
  }

  /// The place of an offset. An end belongs to the piece of the byte before it.
  private func locate(
    _ offset: Int, in bytes: [UInt8], isEnd: Bool
  ) -> (position: SourcePosition, at: Int) {
    let key = isEnd && offset > 0 ? offset - 1 : offset
    guard let piece = pieces.last(where: { $0.offset <= key }) ?? pieces.first else {
      return (range.start, range.bytes.lowerBound)
    }
    if piece.isFixed || offset < piece.offset { return (piece.position, piece.fileOffset) }
    let scalars = bytes[piece.offset..<offset].count { $0 & 0xC0 != 0x80 }
    let column = piece.position.column + scalars
    return (
      SourcePosition(line: piece.position.line, column: column),
      piece.fileOffset + offset - piece.offset
    )
  }
}
