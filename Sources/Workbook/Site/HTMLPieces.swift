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
    case tag(name: TagName, isEnd: Bool, range: Range<Int>)
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
    let (start, inScript) = (place, isScript)
    let piece = terminated.withUnsafeBufferPointer { Self.piece(in: $0, at: start, inScript) }
    switch piece {
    case .text(let range): place = range.upperBound
    case .tag(let name, let isEnd, let range):
      place = range.upperBound
      isScript = name == .script && !isEnd
    }
    return piece
  }

  /// The piece that begins at a byte of a page with a zero behind it.
  private static func piece(
    in html: UnsafeBufferPointer<UInt8>, at start: Int, _ inScript: Bool
  ) -> Piece {
    let sign = UInt8(ascii: "<")
    if html[start] == sign, !inScript || isScriptEnd(html, start) {
      return tag(in: html, at: start)
    }
    var end = start + 1
    let count = html.count - 1
    while end < count, html[end] != sign || inScript && !isScriptEnd(html, end) { end += 1 }
    return .text(start..<end)
  }

  /// Whether a block of data ends at a byte; what stands in it is no HTML.
  private static func isScriptEnd(_ html: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
    guard html[place + 1] == UInt8(ascii: "/") else { return false }
    return html[place...].starts(with: "</script".utf8)
  }

  private static func tag(in html: UnsafeBufferPointer<UInt8>, at start: Int) -> Piece {
    let count = html.count - 1
    var place = start + 1
    let isEnd = html[place] == UInt8(ascii: "/")
    if isEnd { place += 1 }
    var name = TagName()
    while place < count, name.add(html[place]) { place += 1 }
    while place < count, html[place] != UInt8(ascii: ">") { place += 1 }
    return .tag(name: name, isEnd: isEnd, range: start..<Swift.min(place + 1, count))
  }

  /// Goes on behind the end of an element that has just begun and holds none of its kind; false
  /// for elements that may.
  mutating func skip(_ name: TagName) -> Bool {
    guard let end = Self.end(ofFlat: name) else { return false }
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

  /// The end of an element that holds none of its own kind; nil for others.
  private static func end(ofFlat name: TagName) -> String? {
    switch name {
    case .script: "</script>"
    case .svg: "</svg>"
    case .template: "</template>"
    case .button: "</button>"
    default: nil
    }
  }

  /// The bytes of a piece.
  subscript(range: Range<Int>) -> ArraySlice<UInt8> { bytes[range] }

  /// The elements that have no end.
  static let voids: Set<TagName> = ["br", "hr", "img", "input", "link", "meta", "use", "path"]
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

/// The name of a tag, as a number: names are told apart for every tag of every page.
struct TagName: Hashable, ExpressibleByStringLiteral {
  private var code: UInt64 = 0

  init() {}

  init(stringLiteral name: String) {
    for byte in name.utf8 { _ = add(byte) }
  }

  /// Adds a letter or a digit; false for anything else.
  @inline(__always)
  mutating func add(_ byte: UInt8) -> Bool {
    let isPart = byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39
    // The longest names that matter have eight letters.
    if isPart { code = (code << 8 | code >> 56) ^ UInt64(byte) }
    return isPart
  }

  static let script: TagName = "script"
  static let svg: TagName = "svg"
  static let template: TagName = "template"
  static let button: TagName = "button"
}
