import Glibc

/// The pieces of a page that heapbook itself has made: tags and what stands between them.
///
/// No parser for HTML from elsewhere: it counts on attributes in double quotes, and on `<` and `>`
/// escaped in texts and attributes, as `HTMLText` writes them.
///
/// What a caller leaves out it may `skip`, without looking at the tags within.
struct HTMLPieces: Sequence, IteratorProtocol {
  /// A piece of HTML.
  enum Piece: Equatable {
    case text(Range<Int>)
    case tag(name: String, isEnd: Bool, range: Range<Int>)
  }

  /// The bytes of the page, and these with a zero at the end.
  let bytes: ArraySlice<UInt8>
  private let terminated: [UInt8]
  private var place = 0
  private var isScript = false

  init(_ html: String) {
    var html = html
    let count = html.utf8.count
    terminated = html.withUTF8 { source in
      [UInt8](unsafeUninitializedCapacity: count + 1) { buffer, used in
        _ = buffer.update(fromContentsOf: source)
        buffer[count] = 0
        used = count + 1
      }
    }
    bytes = terminated[..<count]
  }

  mutating func next() -> Piece? {
    guard place < bytes.count else { return nil }
    let start = place
    if bytes[start] == UInt8(ascii: "<"), !isScript || isScriptEnd(start) {
      return tag(from: start)
    }
    place += 1
    while place < bytes.count, bytes[place] != UInt8(ascii: "<") || isScript && !isScriptEnd(place)
    {
      place += 1
    }
    return .text(start..<place)
  }

  /// Whether a block of data ends at a byte; what stands in it is no HTML.
  private func isScriptEnd(_ place: Int) -> Bool { bytes[place...].starts(with: "</script".utf8) }

  private mutating func tag(from start: Int) -> Piece {
    let end = bytes[start...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? bytes.count
    place = end
    var name = start + 1
    let isEnd = name < end && bytes[name] == UInt8(ascii: "/")
    if isEnd { name += 1 }
    let letters = bytes[name..<end].prefix { byte in
      byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39
    }
    let text = String(decoding: letters, as: UTF8.self)
    isScript = text == "script" && !isEnd
    return .tag(name: text, isEnd: isEnd, range: start..<end)
  }

  /// Goes on behind the end of an element that has just begun and holds none of its kind; false
  /// for elements that may.
  mutating func skip(_ name: String) -> Bool {
    guard Self.flat.contains(name) else { return false }
    let end = "</\(name)>"
    place = behind(end).map { Swift.min(bytes.count, $0 + end.utf8.count) } ?? bytes.count
    isScript = false
    return true
  }

  /// Where a text begins next; most of a page is what is skipped, so the C library looks for it.
  private func behind(_ end: String) -> Int? {
    let start = place
    return terminated.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return nil }
      let text = (base + start).assumingMemoryBound(to: CChar.self)
      return strstr(text, end).map { start + (UnsafePointer($0) - text) }
    }
  }

  /// The elements that hold none of their own kind.
  private static let flat: Set<String> = ["script", "svg", "template", "button"]

  /// The bytes of a piece.
  subscript(range: Range<Int>) -> ArraySlice<UInt8> { bytes[range] }

  /// The elements that have no end.
  static let voids: Set<String> = ["br", "hr", "img", "input", "link", "meta", "use", "path"]
}

extension ArraySlice<UInt8> {
  /// Whether the bytes of a text occur in these.
  func holds(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { wanted in
      guard let first = wanted.first else { return true }
      var rest = self
      while let start = rest.firstIndex(of: first) {
        rest = rest[start...]
        if rest.starts(with: wanted) { return true }
        rest = rest.dropFirst()
      }
      return false
    }
  }
}
