/// printf-style formatting: `format % arguments`.
///
/// Authority: CPython, Objects/unicodeobject.c (`PyUnicode_Format`), Objects/bytesobject.c.
struct PercentFormat {
  /// Flags of a conversion.
  struct Flags: OptionSet {
    let rawValue: UInt8
    static let left = Flags(rawValue: 1)
    static let sign = Flags(rawValue: 2)
    static let blank = Flags(rawValue: 4)
    static let alternate = Flags(rawValue: 8)
    static let zero = Flags(rawValue: 16)

    /// The flag that a character stands for.
    static func of(_ character: UInt32) -> Flags? {
      switch character {
      case 45: .left
      case 43: .sign
      case 32: .blank
      case 35: .alternate
      case 48: .zero
      default: nil
      }
    }
  }

  /// One conversion.
  struct Conversion {
    var flags: Flags = []
    var width = -1
    var precision = -1
    var type: UInt32 = 0

    /// The type as a scalar.
    var code: Unicode.Scalar { Unicode.Scalar(type) ?? "\u{FFFD}" }
  }

  /// The format, and the place behind what has been read.
  let format: StrView
  var index = 0
  /// The arguments, borrowed or owned; how many a tuple has (-1: one value), and the next one's
  /// index (-2: the single value).
  var arguments: Ref
  var ownsArguments = false
  var count: Int
  var next: Int
  /// The mapping for keys; null for none.
  let mapping: Ref
  /// Whether a bytes object is formatted.
  let isBytes: Bool
  var builder = StrBuilder()
  /// The string that makes up the whole result, owned; null when there is none.
  var whole = Ref.null

  /// Whether the format had no conversion at all, `%%` neither.
  var isLiteral: Bool { !isBytes && !hasConversions }

  /// Whether a `%` was read.
  var hasConversions = false

  /// Whether a text of so many characters, converted now, is all that there will be.
  func isWhole(_ count: Int, _ conversion: Conversion) -> Bool {
    !isBytes && index == format.count && builder.count == 0 && conversion.width <= count
      && (conversion.precision < 0 || conversion.precision >= count)
      && conversion.flags.isDisjoint(with: [.sign, .blank])
  }

  /// The next character; nil at the end.
  mutating func read() -> UInt32? {
    guard index < format.count else { return nil }
    index += 1
    return format[index - 1]
  }

  /// A converted number, laid out by width and flags.
  ///
  /// Authority: CPython, `unicode_format_arg_output`.
  mutating func append(number text: [UInt8], _ conversion: Conversion) {
    var rest = text[...]
    var sign: UInt8?
    if rest.first == UInt8(ascii: "-") {
      sign = rest.removeFirst()
    } else if conversion.flags.contains(.sign) {
      sign = UInt8(ascii: "+")
    } else if conversion.flags.contains(.blank) {
      sign = UInt8(ascii: " ")
    }
    var prefix: ArraySlice<UInt8> = []
    let takesPrefix = conversion.type == 120 || conversion.type == 88 || conversion.type == 111
    if takesPrefix, conversion.flags.contains(.alternate) {
      prefix = rest.prefix(2)
      rest.removeFirst(2)
    }
    let used = rest.count + prefix.count + (sign == nil ? 0 : 1)
    let padding = max(0, conversion.width - used)
    let isLeft = conversion.flags.contains(.left)
    let isZero = conversion.flags.contains(.zero)
    if !isZero, !isLeft { append(32, times: padding) }
    if let sign { builder.append(UInt32(sign)) }
    for byte in prefix { builder.append(UInt32(byte)) }
    if isZero, !isLeft { append(48, times: padding) }
    for byte in rest { builder.append(UInt32(byte)) }
    if isLeft { append(32, times: padding) }
  }

  /// A converted text, cut by the precision and padded with spaces.
  mutating func append(text: StrView, _ conversion: Conversion, cuts: Bool = true) {
    var count = text.count
    if cuts, conversion.precision >= 0 { count = min(count, conversion.precision) }
    let padding = max(0, conversion.width - count)
    let isLeft = conversion.flags.contains(.left)
    if !isLeft { append(32, times: padding) }
    if count == text.count {
      builder.append(text)
    } else {
      for place in 0..<count { builder.append(text[place]) }
    }
    if isLeft { append(32, times: padding) }
  }

  private mutating func append(_ character: UInt32, times: Int) {
    for _ in 0..<times { builder.append(character) }
  }
}
