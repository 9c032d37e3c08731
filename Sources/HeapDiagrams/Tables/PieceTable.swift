import Glibc

/// Different texts one behind the other, each once: a text is written behind the last one and
/// taken back where it is known already.
struct PieceTable: Sendable {
  /// The texts, and behind them what is being written.
  var text = Markup()
  /// Where each text ends.
  private var ends: [Int] = []
  private var table = FingerprintTable()

  /// How many texts there are.
  var count: Int { ends.count }

  /// The bytes of a text.
  func withBytes<Result>(
    of piece: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let start = piece == 0 ? 0 : ends[piece - 1]
    let end = ends[piece]
    return text.bytes.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[start..<end]))
    }
  }

  /// A text.
  func text(of piece: Int) -> String {
    withBytes(of: piece) { String(decoding: $0, as: UTF8.self) }
  }

  /// The number of what has been written behind the last text.
  mutating func close() -> Int {
    let start = ends.last ?? 0
    let print = text.bytes.withUnsafeBytes { Fingerprint.of($0[start...]) }
    if let piece = table.index(of: print, where: { isEqual($0, toTextFrom: start) }) {
      text.cut(to: start)
      return piece
    }
    table.add(print)
    ends.append(text.bytes.count)
    return ends.count - 1
  }

  private func isEqual(_ piece: Int, toTextFrom start: Int) -> Bool {
    let first = piece == 0 ? 0 : ends[piece - 1]
    guard ends[piece] - first == text.bytes.count - start else { return false }
    return text.bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return true }
      return memcmp(base + first, base + start, bytes.count - start) == 0
    }
  }
}

extension PieceTable: Equatable {
  static func == (one: PieceTable, other: PieceTable) -> Bool {
    one.text.bytes == other.text.bytes && one.ends == other.ends
  }
}
