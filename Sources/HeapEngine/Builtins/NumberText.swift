import Glibc

/// Text of floating point numbers, digit for digit as CPython writes them.
///
/// Authority: CPython, Python/pystrtod.c (`format_float_short`).
enum NumberText {
  /// Choices of a conversion, CPython's `Py_DTSF_*`.
  struct Options: OptionSet {
    let rawValue: UInt8
    /// Writes `.0` after a whole number.
    static let addDotZero = Options(rawValue: 1)
    /// The alternate form: keeps the point and trailing zeros.
    static let alternate = Options(rawValue: 2)
    /// A sign in front of positive numbers too.
    static let sign = Options(rawValue: 4)
    /// Writes a negative zero (after rounding) as zero.
    static let noNegativeZero = Options(rawValue: 8)
  }

  /// Significant digits (ASCII, no leading zero but for 0) and where the point stands among them.
  struct Decimal {
    var digits: [UInt8]
    var point: Int
  }

  /// `repr(value)` of a float.
  static func repr(_ value: Double) -> String {
    String(decoding: format(value, "r", 0, .addDotZero), as: UTF8.self)
  }

  /// A number by `code` (`r e f g` and their capitals) and precision (digits).
  static func format(
    _ value: Double, _ code: Unicode.Scalar, _ precision: Int, _ options: Options = []
  ) -> [UInt8] {
    var result: [UInt8] = []
    let lower = Unicode.Scalar(UInt8(truncatingIfNeeded: code.value | 0x20))
    let body =
      value.isFinite
      ? finite(value.magnitude, lower, precision, options)
      : Array((value.isNaN ? "nan" : "inf").utf8)
    var isNegative = value.sign == .minus && !value.isNaN
    if isNegative, value.isFinite, options.contains(.noNegativeZero), isZero(body) {
      isNegative = false
    }
    if isNegative {
      result.append(UInt8(ascii: "-"))
    } else if options.contains(.sign) {
      result.append(UInt8(ascii: "+"))
    }
    result += body
    if code != lower {
      for index in result.indices where result[index] >= 97 && result[index] <= 122 {
        result[index] -= 32
      }
    }
    return result
  }

  /// Whether a text's digits before an exponent are all 0.
  private static func isZero(_ text: [UInt8]) -> Bool {
    for byte in text {
      if byte == UInt8(ascii: "e") { break }
      if byte > UInt8(ascii: "0") && byte <= UInt8(ascii: "9") { return false }
    }
    return true
  }

  private static func finite(
    _ value: Double, _ code: Unicode.Scalar, _ precision: Int, _ options: Options
  ) -> [UInt8] {
    switch code {
    case "f":
      return printed(value, precision, options.contains(.alternate) ? "%#.*f" : "%.*f")
    case "e":
      return printed(value, precision, options.contains(.alternate) ? "%#.*e" : "%.*e")
    case "g":
      return general(value, max(precision, 1), options)
    default:
      let decimal = shortest(value)
      return layOut(decimal, exponential: decimal.point <= -4 || decimal.point > 16, 0, options)
    }
  }

  /// `%g` with a chosen number of significant digits.
  private static func general(_ value: Double, _ precision: Int, _ options: Options) -> [UInt8] {
    var decimal = rounded(value, significant: precision)
    let isAlternate = options.contains(.alternate)
    if !isAlternate {
      while decimal.digits.count > 1, decimal.digits.last == UInt8(ascii: "0") {
        decimal.digits.removeLast()
      }
    }
    let limit = precision - (options.contains(.addDotZero) ? 1 : 0)
    let exponential = decimal.point <= -4 || decimal.point > limit
    return layOut(decimal, exponential: exponential, isAlternate ? precision : 0, options)
  }

  /// Sets point, zeros and exponent; at least `minimum` digits are written.
  private static func layOut(
    _ decimal: Decimal, exponential: Bool, _ minimum: Int, _ options: Options
  ) -> [UInt8] {
    let zero = UInt8(ascii: "0")
    let dot = UInt8(ascii: ".")
    var digits = decimal.digits
    while digits.count < minimum { digits.append(zero) }
    let point = exponential ? 1 : decimal.point
    var result: [UInt8] = []
    if point <= 0 {
      result += [zero, dot]
      result += [UInt8](repeating: zero, count: -point)
      result += digits
    } else if point >= digits.count {
      result += digits
      result += [UInt8](repeating: zero, count: point - digits.count)
      if options.contains(.addDotZero) && !exponential {
        result += [dot, zero]
      } else if options.contains(.alternate) {
        result.append(dot)
      }
    } else {
      result += digits[..<point]
      result.append(dot)
      result += digits[point...]
    }
    if exponential { appendExponent(decimal.point - 1, to: &result) }
    return result
  }

  private static func appendExponent(_ exponent: Int, to result: inout [UInt8]) {
    result.append(UInt8(ascii: "e"))
    result.append(UInt8(ascii: exponent < 0 ? "-" : "+"))
    if exponent.magnitude < 10 { result.append(UInt8(ascii: "0")) }
    result += Array(String(exponent.magnitude).utf8)
  }

  /// The fewest digits that read back as the same number.
  static func shortest(_ value: Double) -> Decimal { decimal(of: Array(value.description.utf8)) }

  /// A number rounded to so many significant digits, half to even.
  static func rounded(_ value: Double, significant: Int) -> Decimal {
    decimal(of: printed(value, significant - 1, "%.*e"), keepsZeros: true)
  }

  /// The digits and point of a text such as `1.5e-07` or `120.0`.
  private static func decimal(of text: [UInt8], keepsZeros: Bool = false) -> Decimal {
    var digits: [UInt8] = []
    var point = 0
    var seenDot = false
    var index = 0
    while index < text.count, text[index] != UInt8(ascii: "e") {
      if text[index] == UInt8(ascii: ".") {
        seenDot = true
      } else {
        digits.append(text[index])
        if !seenDot { point += 1 }
      }
      index += 1
    }
    if index < text.count {
      point += Int(String(decoding: text[(index + 1)...], as: UTF8.self)) ?? 0
    }
    let leading = digits.prefix { $0 == UInt8(ascii: "0") }.count
    if leading == digits.count {
      return Decimal(digits: keepsZeros ? digits : [UInt8(ascii: "0")], point: 1)
    }
    digits.removeFirst(leading)
    point -= leading
    while !keepsZeros, digits.last == UInt8(ascii: "0") { digits.removeLast() }
    return Decimal(digits: digits, point: point)
  }

  /// What C's `printf` writes: exact and rounded half to even at any precision.
  static func printed(_ value: Double, _ precision: Int, _ format: String) -> [UInt8] {
    let digits = Int32(clamping: precision)
    return withVaList([digits, value]) { first in
      let count = Int(vsnprintf(nil, 0, format, first))
      return withVaList([digits, value]) { second in
        [UInt8](unsafeUninitializedCapacity: count + 1) { buffer, initialized in
          let base = UnsafeMutableRawPointer(buffer.baseAddress)?
            .assumingMemoryBound(to: CChar.self)
          vsnprintf(base, count + 1, format, second)
          initialized = max(count, 0)
        }
      }
    }
  }
}
