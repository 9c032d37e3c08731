/// The templates of a table of words, found by their keys.
///
/// A picture asks for thousands of words, so they are looked up by a fingerprint of their key, and
/// cut at their places once.
final class WordTable: Sendable {
  /// A piece of a template.
  enum Piece: Sendable {
    case text(String)
    case place(String)
  }

  /// A template.
  struct Entry: Sendable {
    let key: String
    /// The template as it is written.
    let text: String
    /// The template cut at its places.
    let pieces: [Piece]
    /// What it says where it has no places.
    let plain: String?
  }

  /// The templates in order of their keys.
  let entries: [Entry]
  private let table: FingerprintTable
  /// For each byte with which a template's key may go on behind `kind.`, whether one does.
  let kindStarts: [Bool]

  init(_ texts: [String: String]) {
    let entries = texts.sorted { $0.key < $1.key }.map { key, text in
      let pieces = Self.pieces(text)
      var plain: String?
      if pieces.count == 1, case .text(let only) = pieces[0] { plain = only }
      return Entry(key: key, text: text, pieces: pieces, plain: plain)
    }
    var table = FingerprintTable()
    var starts = Array(repeating: false, count: 256)
    for entry in entries {
      table.add(Self.fingerprint(entry.key))
      if entry.key.hasPrefix("kind."), let first = entry.key.utf8.dropFirst(5).first {
        starts[Int(first)] = true
      }
    }
    self.entries = entries
    self.table = table
    kindStarts = starts
  }

  /// The place of a key among the entries; nil where the table lacks it.
  func index(of key: String) -> Int? {
    table.index(of: Self.fingerprint(key)) { entries[$0].key == key }
  }

  /// A template with its places filled in.
  ///
  /// - Parameter room: the bytes of all values.
  @inline(__always)
  func filled(_ index: Int, room: Int, _ value: (String) -> String?) -> String {
    let pieces = entries[index].pieces
    let most = entries[index].text.utf8.count + pieces.count * room
    return withUnsafeTemporaryAllocation(byteCount: most + 1, alignment: 1) { buffer in
      var count = 0
      func add(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
          UnsafeMutableRawBufferPointer(rebasing: buffer[count...]).copyBytes(from: bytes)
          count += bytes.count
        }
      }
      for piece in pieces {
        switch piece {
        case .text(let text): add(text)
        case .place(let name): if let value = value(name) { add(value) }
        }
      }
      return String(decoding: UnsafeRawBufferPointer(rebasing: buffer[..<count]), as: UTF8.self)
    }
  }

  private static func fingerprint(_ key: String) -> UInt64 {
    var print = Fingerprint()
    print.add(key)
    return print.value
  }

  private static func pieces(_ template: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = template[...]
    while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")) {
      if open != rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
      rest = rest[rest.utf8.index(after: open)...]
      guard let close = rest.utf8.firstIndex(of: UInt8(ascii: "}")) else { return pieces }
      pieces.append(.place(String(rest[..<close])))
      rest = rest[rest.utf8.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    return pieces
  }
}
