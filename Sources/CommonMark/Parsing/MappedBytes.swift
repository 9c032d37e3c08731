import Diagnostics

/// Bytes to be parsed, and where each of them stands in the file.
struct MappedBytes {
  /// A run that is contiguous here and in the file; a fixed run lies wholly at `source`.
  struct Piece {
    var start: Int
    var source: Int
    var isFixed = false
  }

  private(set) var bytes: [UInt8] = []
  private(set) var pieces: [Piece] = []
  /// Where in the file the bytes end, for empty ones and for the end.
  private(set) var sourceEnd: Int

  /// No bytes, at a place of the file.
  init(at source: Int) { sourceEnd = source }

  /// A part of a file. A byte that is NUL or not UTF-8 becomes U+001A, so that the counts agree.
  init(_ file: SourceFile, _ range: Range<Int>) {
    self.init(at: range.upperBound)
    bytes = file.cleanBytes(range)
    pieces = [Piece(start: 0, source: range.lowerBound)]
  }

  /// A text that was taken out before.
  init(_ text: LocatedText) {
    self.init(at: text.range.bytes.upperBound)
    bytes = Array(text.text.utf8)
    pieces = text.pieces.map {
      Piece(start: $0.offset, source: $0.fileOffset, isFixed: $0.isFixed)
    }
  }

  var count: Int { bytes.count }

  /// The byte at an index, or 0 behind the end.
  subscript(index: Int) -> UInt8 { index < bytes.count && index >= 0 ? bytes[index] : 0 }

  /// Adds bytes that stand for nothing in the file.
  mutating func append(_ added: [UInt8], fixedAt source: Int) {
    guard !added.isEmpty else { return }
    pieces.append(Piece(start: bytes.count, source: source, isFixed: true))
    bytes += added
    sourceEnd = source
  }

  /// Adds a part of other bytes.
  mutating func append(_ other: MappedBytes, _ range: Range<Int>) {
    guard !range.isEmpty else {
      if bytes.isEmpty { sourceEnd = other.source(at: range.lowerBound) }
      return
    }
    let shift = bytes.count - range.lowerBound
    let first = other.pieceIndex(range.lowerBound)
    for piece in other.pieces[first...] {
      if piece.start >= range.upperBound { break }
      let start = max(piece.start, range.lowerBound)
      let source = piece.isFixed ? piece.source : piece.source + start - piece.start
      pieces.append(Piece(start: start + shift, source: source, isFixed: piece.isFixed))
    }
    bytes += other.bytes[range]
    sourceEnd = other.sourceEnd(before: range.upperBound)
  }

  /// A part of the bytes.
  func slice(_ range: Range<Int>) -> MappedBytes {
    var result = MappedBytes(at: source(at: range.lowerBound))
    result.append(self, range)
    return result
  }

  /// Where in the file the byte at an index stands; the end behind the last.
  func source(at index: Int) -> Int {
    guard index < bytes.count, !pieces.isEmpty else { return sourceEnd }
    let piece = pieces[pieceIndex(index)]
    return piece.isFixed ? piece.source : piece.source + index - piece.start
  }

  /// Where in the file the byte before an index ends.
  func sourceEnd(before index: Int) -> Int {
    guard index > 0, !pieces.isEmpty else { return source(at: index) }
    let piece = pieces[pieceIndex(index - 1)]
    return piece.isFixed ? piece.source : piece.source + index - piece.start
  }

  /// The bytes of the file that a range stands for.
  func sourceRange(_ range: Range<Int>) -> Range<Int> {
    let start = source(at: range.lowerBound)
    if range.isEmpty { return start..<start }
    return start..<max(start, sourceEnd(before: range.upperBound))
  }

  /// The bytes as text with its places.
  func located(in file: SourceFile) -> LocatedText {
    let runs = pieces.isEmpty ? [Piece(start: 0, source: sourceEnd)] : pieces
    let first = source(at: 0)
    return LocatedText(
      text: String(decoding: bytes, as: UTF8.self),
      pieces: runs.map {
        LocatedText.Piece(
          offset: $0.start, fileOffset: $0.source, position: file.position(at: $0.source),
          isFixed: $0.isFixed)
      },
      range: file.range(first..<max(first, bytes.isEmpty ? first : sourceEnd(before: count))))
  }

  /// The index of the piece that holds the byte at an index, by binary search.
  private func pieceIndex(_ index: Int) -> Int {
    var low = 0
    var high = pieces.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if pieces[middle].start <= index { low = middle } else { high = middle - 1 }
    }
    return max(low, 0)
  }
}
