/// Reading of UTF-8 that may be wrong: every byte that is no part of a scalar counts as one.
enum UTF8Text {
  /// The length of a byte order mark at the beginning: 0 or 3.
  static func markLength(_ bytes: [UInt8]) -> Int {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The length in bytes of the scalar at `offset`, or nil where the bytes are not UTF-8.
  ///
  /// Unicode 15, table 3-7: no overlong forms, no surrogates, nothing above U+10FFFF.
  static func validLength(_ bytes: [UInt8], at offset: Int, end: Int) -> Int? {
    let lead = bytes[offset]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    case 0xF1...0xF3: length = 4
    default: return nil
    }
    guard offset + length <= end, second.contains(bytes[offset + 1]) else { return nil }
    for index in (offset + 2)..<max(offset + length, offset + 2)
    where bytes[index] & 0xC0 != 0x80 { return nil }
    return length
  }

  /// The number of bytes to go on by from `offset`: those of its scalar, or one.
  static func scalarLength(_ bytes: [UInt8], at offset: Int, end: Int) -> Int {
    validLength(bytes, at: offset, end: end) ?? 1
  }

  /// The text of a range, with U+FFFD for every byte that is not UTF-8.
  static func decode(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    if firstInvalid(bytes, range) == nil { return String(decoding: bytes[range], as: UTF8.self) }
    var clean: [UInt8] = []
    var offset = range.lowerBound
    while offset < range.upperBound {
      if let length = validLength(bytes, at: offset, end: range.upperBound) {
        clean += bytes[offset..<offset + length]
        offset += length
      } else {
        clean += [0xEF, 0xBF, 0xBD]
        offset += 1
      }
    }
    return String(decoding: clean, as: UTF8.self)
  }

  /// The offset of the first byte of a range that is not UTF-8.
  static func firstInvalid(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    var offset = range.lowerBound
    while offset < range.upperBound {
      guard let length = validLength(bytes, at: offset, end: range.upperBound) else {
        return offset
      }
      offset += length
    }
    return nil
  }
}
