/// What is wrong with a format specification or a value for it.
struct FormatProblem: Error {
  /// The Python exception.
  let kind: BuiltinException
  /// Its message.
  let message: String

  /// A problem, a `ValueError` where no other kind is named.
  init(_ message: String, _ kind: BuiltinException = .valueError) {
    self.kind = kind
    self.message = message
  }
}

/// A parsed format specification: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.
///
/// Authority: CPython, Python/formatter_unicode.c.
struct FormatSpec {
  /// The separator of groups of digits.
  enum Grouping: Equatable {
    case none, comma, underscore
    /// Groups of four, in binary, octal and hexadecimal.
    case underscoreOfFour

    /// The character; nil for no grouping.
    var separator: UInt8? {
      switch self {
      case .none: nil
      case .comma: UInt8(ascii: ",")
      case .underscore, .underscoreOfFour: UInt8(ascii: "_")
      }
    }
  }

  var fill: UInt32 = 32
  /// `<`, `>`, `=` or `^`.
  var align: UInt32
  /// `+`, `-`, a space, or 0 when none is given.
  var sign: UInt32 = 0
  /// `z`: a negative zero is written as zero.
  var coercesNegativeZero = false
  /// `#`
  var isAlternate = false
  /// At least so many characters; -1 when not given.
  var width = -1
  var grouping = Grouping.none
  /// -1 when not given.
  var precision = -1
  /// The type's character, 0 for none.
  var type: UInt32

  /// A specification that says nothing.
  init(align: UInt32, type: UInt32 = 0) {
    self.align = align
    self.type = type
  }

  /// The type as a scalar.
  var code: Unicode.Scalar { Unicode.Scalar(type) ?? "\u{0}" }

  static func isAlign(_ scalar: UInt32) -> Bool {
    scalar == 60 || scalar == 62 || scalar == 61 || scalar == 94
  }

  /// A character as CPython shows it in an error.
  static func shown(_ scalar: UInt32) -> String {
    if scalar > 32, scalar < 128 { return String(UnicodeScalar(UInt8(scalar))) }
    return "\\x" + String(scalar, radix: 16)
  }
}

extension UInt32 {
  /// A character's code.
  init(code character: Unicode.Scalar) { self = character.value }
}
