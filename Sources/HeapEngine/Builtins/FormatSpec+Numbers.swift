/// Laying out numbers: sign, prefix, grouped digits, the rest, padding.
extension FormatSpec {
  /// The parts of a number's text.
  struct NumberParts {
    var isNegative = false
    /// `0x` and the like.
    var prefix: [UInt8] = []
    /// Digits before the point, which are grouped.
    var digits: ArraySlice<UInt8> = []
    /// Point, fraction, exponent, percent sign.
    var rest: ArraySlice<UInt8> = []
  }

  /// The parts of a float's text.
  static func parts(_ text: [UInt8]) -> NumberParts {
    var slice = text[...]
    var result = NumberParts()
    if slice.first == UInt8(ascii: "-") {
      result.isNegative = true
      slice.removeFirst()
    }
    let end = slice.firstIndex { !NumberText.isDigit($0) } ?? slice.endIndex
    result.digits = slice[..<end]
    result.rest = slice[end...]
    return result
  }

  /// The sign that is written.
  func shownSign(isNegative: Bool) -> UInt8? {
    if isNegative { return UInt8(ascii: "-") }
    if sign == 43 || sign == 32 { return UInt8(sign) }
    return nil
  }

  /// A number as characters, padded.
  func layOut(_ parts: NumberParts) -> [UInt32] {
    let sign = shownSign(isNegative: parts.isNegative)
    let fixed = (sign == nil ? 0 : 1) + parts.prefix.count + parts.rest.count
    let minimum = fill == UInt32(code: "0") && align == UInt32(code: "=") ? width - fixed : 0
    let digits = parts.digits.isEmpty ? [] : grouped(parts.digits, minimum)
    let padding = max(0, width - fixed - digits.count)
    let pad = [UInt32](repeating: fill, count: padding)
    var head: [UInt32] = []
    if let sign { head.append(UInt32(sign)) }
    head += parts.prefix.map { UInt32($0) }
    let tail = digits.map { UInt32($0) } + parts.rest.map { UInt32($0) }
    if align == UInt32(code: "=") { return head + pad + tail }
    return padded(head + tail, pad)
  }

  /// Text with its padding on the sides that the alignment says.
  func padded(_ text: [UInt32], _ pad: [UInt32]) -> [UInt32] {
    switch align {
    case UInt32(code: "<"): return text + pad
    case UInt32(code: "^"): return pad[..<(pad.count / 2)] + text + pad[(pad.count / 2)...]
    default: return pad + text
    }
  }

  /// Digits in groups, with zeros in front up to `minimum` characters.
  func grouped(_ digits: ArraySlice<UInt8>, _ minimum: Int) -> [UInt8] {
    guard let separator = grouping.separator else {
      return [UInt8](repeating: 48, count: max(0, minimum - digits.count)) + digits
    }
    let size = grouping == .underscoreOfFour ? 4 : 3
    var left = digits
    var minimum = minimum
    var reversed: [UInt8] = []
    while true {
      let length = min(size, max(left.count, minimum, 1))
      for _ in 0..<length { reversed.append(left.popLast() ?? 48) }
      minimum -= length
      if left.isEmpty && minimum <= 0 { break }
      reversed.append(separator)
      minimum -= 1
    }
    return reversed.reversed()
  }

  /// A float by this specification.
  func text(_ value: Double) throws(FormatProblem) -> [UInt32] {
    var parts = FormatSpec.parts(try digits(value))
    if type == UInt32(code: "%") { parts.rest += [UInt8(ascii: "%")] }
    return layOut(parts)
  }

  /// A float's digits by type and precision, not yet laid out.
  private func digits(_ value: Double) throws(FormatProblem) -> [UInt8] {
    var options: NumberText.Options = isAlternate ? .alternate : []
    if coercesNegativeZero { options.insert(.noNegativeZero) }
    if precision > Int(Int32.max) { throw FormatProblem("precision too big") }
    var code = code
    var precision = precision
    var shown = value
    switch code {
    case "\u{0}":
      options.insert(.addDotZero)
      code = precision < 0 ? "r" : "g"
    case "n": code = "g"
    case "%":
      code = "f"
      shown = value * 100
    default: break
    }
    if precision < 0 { precision = code == "r" ? 0 : 6 }
    return NumberText.format(shown, code, precision, options)
  }

  /// A complex number by this specification.
  func text(real: Double, imaginary: Double) throws(FormatProblem) -> [UInt32] {
    if precision > Int(Int32.max) { throw FormatProblem("precision too big") }
    if fill == UInt32(code: "0") {
      throw FormatProblem("Zero padding is not allowed in complex format specifier")
    }
    if align == UInt32(code: "=") {
      throw FormatProblem("'=' alignment flag is not allowed in complex format specifier")
    }
    let isPlain = type == 0
    let skipsReal = isPlain && real == 0 && real.sign == .plus
    var part = self
    part.fill = 0
    part.align = UInt32(code: "<")
    part.width = -1
    var result: [UInt32] = isPlain && !skipsReal ? [40] : []
    if !skipsReal {
      result += part.layOut(FormatSpec.parts(part.complexDigits(real)))
      part.sign = UInt32(code: "+")
    }
    result += part.layOut(FormatSpec.parts(part.complexDigits(imaginary)))
    result.append(UInt32(code: "j"))
    if isPlain && !skipsReal { result.append(41) }
    return padded(result, [UInt32](repeating: fill, count: max(0, width - result.count)))
  }

  private func complexDigits(_ value: Double) -> [UInt8] {
    var options: NumberText.Options = isAlternate ? .alternate : []
    if coercesNegativeZero { options.insert(.noNegativeZero) }
    let code: Unicode.Scalar = type == 0 ? (precision < 0 ? "r" : "g") : type == 110 ? "g" : code
    return NumberText.format(
      value, code, precision < 0 ? (code == "r" ? 0 : 6) : precision, options)
  }
}
