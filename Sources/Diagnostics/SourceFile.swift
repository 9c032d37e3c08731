/// A text file as it was read: its path, its bytes and where its lines lie.
///
/// Line endings are LF, CRLF and CR, as in CommonMark. A text that ends in a line ending has an
/// empty last line, so that every offset up to `bytes.count` has a position.
public struct SourceFile: Sendable {
  /// The path as it is shown to people, relative to the course.
  public let path: String
  /// The bytes as they were read, a byte order mark included.
  public let bytes: [UInt8]
  /// The byte ranges of the lines' contents, without line endings and byte order mark.
  public let lines: [Range<Int>]
  let scalars: ScalarIndex

  /// A file from its path and bytes. Never fails: see `encodingFaults`.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    self.scalars = ScalarIndex(bytes)
    self.lines = Self.splitLines(bytes, from: UTF8Text.markLength(bytes))
  }

  /// A file from a text in memory.
  public init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The length of the byte order mark: 0 or 3.
  public var markLength: Int { UTF8Text.markLength(bytes) }

  /// The text of line `number`, from 1; empty where there is no such line.
  public func text(ofLine number: Int) -> String {
    guard lines.indices.contains(number - 1) else { return "" }
    return UTF8Text.decode(bytes, lines[number - 1])
  }

  /// The text of a byte range, cut down to the file.
  public func text(_ range: Range<Int>) -> String {
    UTF8Text.decode(bytes, range.clamped(to: 0..<bytes.count))
  }

  /// The text of a source range.
  public func text(_ range: SourceRange) -> String { text(range.bytes) }

  private static func splitLines(_ bytes: [UInt8], from first: Int) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = first
    var index = first
    while index < bytes.count {
      let byte = bytes[index]
      guard byte == 0x0A || byte == 0x0D else {
        index += 1
        continue
      }
      lines.append(start..<index)
      let isPair = byte == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
      index += isPair ? 2 : 1
      start = index
    }
    lines.append(start..<bytes.count)
    return lines
  }
}
