/// What stands at a place of encoded bytes.
enum DecodedUnit: Equatable {
  /// A character, and the bytes that it takes.
  case character(UInt32, Int)
  /// So many bytes that are no character, and why.
  case invalid(Int, String)
}

extension UnicodeCodec {
  /// The character at a place before the end.
  func decode(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> DecodedUnit {
    let byte = bytes[place]
    switch self {
    case .latin1: return .character(UInt32(byte), 1)
    case .ascii:
      return byte < 128
        ? .character(UInt32(byte), 1) : .invalid(1, "ordinal not in range(128)")
    case .utf8: return Self.decodeUTF8(bytes, place)
    case .wide(16, let order): return Self.decodeUTF16(bytes, place, order)
    case .wide(_, let order): return Self.decodeUTF32(bytes, place, order)
    }
  }

  /// Authority: CPython, Objects/stringlib/codecs.h: `utf8_decode`.
  private static func decodeUTF8(
    _ bytes: UnsafeBufferPointer<UInt8>, _ place: Int
  ) -> DecodedUnit {
    let first = bytes[place]
    if first < 0x80 { return .character(UInt32(first), 1) }
    if first < 0xC2 || first > 0xF4 { return .invalid(1, "invalid start byte") }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var character = UInt32(first) & (length == 2 ? 31 : length == 3 ? 15 : 7)
    for index in 1..<length {
      guard place + index < bytes.count else {
        return .invalid(bytes.count - place, "unexpected end of data")
      }
      let byte = bytes[place + index]
      guard byte & 0xC0 == 0x80, index > 1 || isSecond(byte, after: first) else {
        return .invalid(index, "invalid continuation byte")
      }
      character = character << 6 | UInt32(byte & 63)
    }
    return .character(character, length)
  }

  /// Whether a second byte makes neither an overlong form, a surrogate nor too large a number.
  private static func isSecond(_ byte: UInt8, after first: UInt8) -> Bool {
    switch first {
    case 0xE0: byte >= 0xA0
    case 0xED: byte < 0xA0
    case 0xF0: byte >= 0x90
    case 0xF4: byte < 0x90
    default: true
    }
  }

  private static func unit(
    _ bytes: UnsafeBufferPointer<UInt8>, _ place: Int, _ count: Int, _ order: ByteOrder?
  ) -> UInt32 {
    var unit: UInt32 = 0
    for index in 0..<count {
      let shift = order == .big ? count - 1 - index : index
      unit |= UInt32(bytes[place + index]) << UInt32(8 * shift)
    }
    return unit
  }

  private static func decodeUTF16(
    _ bytes: UnsafeBufferPointer<UInt8>, _ place: Int, _ order: ByteOrder?
  ) -> DecodedUnit {
    guard place + 2 <= bytes.count else { return .invalid(1, "truncated data") }
    let first = unit(bytes, place, 2, order)
    guard first & 0xF800 == 0xD800 else { return .character(first, 2) }
    if first >= 0xDC00 { return .invalid(2, "illegal encoding") }
    guard place + 4 <= bytes.count else {
      return .invalid(bytes.count - place, "unexpected end of data")
    }
    let second = unit(bytes, place + 2, 2, order)
    guard second & 0xFC00 == 0xDC00 else { return .invalid(2, "illegal UTF-16 surrogate") }
    return .character(0x10000 + (first & 0x3FF) << 10 + second & 0x3FF, 4)
  }

  private static func decodeUTF32(
    _ bytes: UnsafeBufferPointer<UInt8>, _ place: Int, _ order: ByteOrder?
  ) -> DecodedUnit {
    guard place + 4 <= bytes.count else {
      return .invalid(bytes.count - place, "truncated data")
    }
    let character = unit(bytes, place, 4, order)
    if character > 0x10FFFF { return .invalid(4, "code point not in range(0x110000)") }
    if character & 0xFFFF_F800 == 0xD800 {
      return .invalid(4, "code point in surrogate code point range(0xd800, 0xe000)")
    }
    return .character(character, 4)
  }

  /// The codec that a byte order mark names, and the mark's length.
  func resolved(_ bytes: UnsafeBufferPointer<UInt8>) -> (UnicodeCodec, Int) {
    guard case .wide(let bits, nil) = self else { return (self, 0) }
    let size = bits / 8
    if bytes.count >= size {
      if Self.unit(bytes, 0, size, .little) == 0xFEFF {
        return (.wide(bits: bits, order: .little), size)
      }
      if Self.unit(bytes, 0, size, .big) == 0xFEFF {
        return (.wide(bits: bits, order: .big), size)
      }
    }
    return (.wide(bits: bits, order: .little), 0)
  }
}
