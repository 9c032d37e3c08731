/// The encodings that the engine knows.
enum UnicodeCodec: Equatable {
  case utf8, ascii, latin1
  /// 16 or 32 bits a unit; the byte order mark is written and read when `order` is nil.
  case wide(bits: Int, order: ByteOrder?)

  /// Which byte of a unit comes first.
  enum ByteOrder { case little, big }

  /// The codec of a name, as programs write it; nil for an unknown one.
  init?(named name: String) {
    let key = name.lowercased().map { $0 == "_" || $0 == " " ? "-" : String($0) }.joined()
    switch key {
    case "utf-8", "utf8", "u8", "utf", "utf8-ucs2", "cp65001": self = .utf8
    case "ascii", "us-ascii", "646", "ansi-x3.4-1968": self = .ascii
    case "latin-1", "latin1", "iso-8859-1", "iso8859-1", "8859", "cp819", "l1", "latin":
      self = .latin1
    case "utf-16", "utf16", "u16": self = .wide(bits: 16, order: nil)
    case "utf-16-le", "utf-16le", "utf16-le": self = .wide(bits: 16, order: .little)
    case "utf-16-be", "utf-16be", "utf16-be": self = .wide(bits: 16, order: .big)
    case "utf-32", "utf32", "u32": self = .wide(bits: 32, order: nil)
    case "utf-32-le", "utf-32le", "utf32-le": self = .wide(bits: 32, order: .little)
    case "utf-32-be", "utf-32be", "utf32-be": self = .wide(bits: 32, order: .big)
    default: return nil
    }
  }

  /// The name in error messages.
  var title: String {
    switch self {
    case .utf8: "utf-8"
    case .ascii: "ascii"
    case .latin1: "latin-1"
    case .wide(let bits, nil): "utf-\(bits)"
    case .wide(let bits, .little): "utf-\(bits)-le"
    case .wide(let bits, .big): "utf-\(bits)-be"
    }
  }

  /// Why a character cannot be encoded.
  var refusal: String {
    switch self {
    case .ascii: "ordinal not in range(128)"
    case .latin1: "ordinal not in range(256)"
    default: "surrogates not allowed"
    }
  }

  /// Whether a character can be encoded.
  func takes(_ character: UInt32) -> Bool {
    switch self {
    case .ascii: character < 128
    case .latin1: character < 256
    default: character < 0xD800 || character > 0xDFFF
    }
  }

  /// Appends the bytes of a character (also of a lone surrogate).
  func append(_ character: UInt32, _ bytes: inout [UInt8]) {
    switch self {
    case .ascii, .latin1: bytes.append(UInt8(truncatingIfNeeded: character))
    case .utf8: Self.appendUTF8(character, &bytes)
    case .wide(16, let order):
      if character > 0xFFFF {
        Self.append(0xD7C0 + character >> 10, 2, order, &bytes)
        Self.append(0xDC00 + character & 0x3FF, 2, order, &bytes)
      } else {
        Self.append(character, 2, order, &bytes)
      }
    case .wide(_, let order): Self.append(character, 4, order, &bytes)
    }
  }

  private static func append(
    _ unit: UInt32, _ count: Int, _ order: ByteOrder?, _ bytes: inout [UInt8]
  ) {
    for index in 0..<count {
      let place = order == .big ? count - 1 - index : index
      bytes.append(UInt8(truncatingIfNeeded: unit >> UInt32(8 * place)))
    }
  }

  private static func appendUTF8(_ character: UInt32, _ bytes: inout [UInt8]) {
    switch character {
    case 0..<0x80: bytes.append(UInt8(character))
    case 0x80..<0x800:
      bytes.append(UInt8(0xC0 | character >> 6))
      bytes.append(UInt8(0x80 | character & 63))
    case 0x800..<0x10000:
      bytes.append(UInt8(0xE0 | character >> 12))
      bytes.append(UInt8(0x80 | character >> 6 & 63))
      bytes.append(UInt8(0x80 | character & 63))
    default:
      bytes.append(UInt8(0xF0 | character >> 18))
      bytes.append(UInt8(0x80 | character >> 12 & 63))
      bytes.append(UInt8(0x80 | character >> 6 & 63))
      bytes.append(UInt8(0x80 | character & 63))
    }
  }
}
