import BigInt

/// `__format__` of numbers and strings.
///
/// Authority: CPython, Python/formatter_unicode.c.
extension World {
  /// Checks that a specification is a str and parses it; nil with an error pending.
  private mutating func parseSpec(
    _ spec: Ref, of value: Ref, type: Unicode.Scalar, align: Unicode.Scalar
  ) -> FormatSpec? {
    do throws(FormatProblem) {
      let parsed = try FormatSpec.parse(
        scalars(spec), typeName: typeName(value), defaultType: type.value,
        defaultAlign: align.value, level: level)
      let size = max(parsed.width, min(parsed.precision, Int(Int32.max)))
      if size > 1000 {
        if size > limits.heapBytes {
          _ = raiseMemoryErrorIfNone()
          return nil
        }
        if !charge(size) { return nil }
      }
      return parsed
    } catch {
      raise(error.kind, error.message)
      return nil
    }
  }

  /// Whether a specification is a str; TypeError pending where it is not.
  private mutating func isSpec(_ spec: Ref) -> Bool {
    if layout(spec) == .str { return true }
    raise(.typeError, "__format__() argument must be str, not \(argumentTypeName(spec))")
    return false
  }

  private mutating func raiseCode(_ type: UInt32, _ value: Ref) -> Ref {
    raise(
      .valueError,
      "Unknown format code '\(FormatSpec.shown(type))' for object of type "
        + "'\(typeName(value))'")
  }

  /// `int.__format__(value, spec)`.
  mutating func formatInt(_ value: Ref, spec: Ref) -> Ref {
    guard isSpec(spec) else { return .null }
    if strCount(spec) == 0 { return isInt(value) ? intRepr(value) : strOf(value) }
    guard let parsed = parseSpec(spec, of: value, type: "d", align: ">") else { return .null }
    switch parsed.code {
    case "b", "c", "d", "o", "x", "X", "n": return formatInt(value, parsed)
    case "e", "E", "f", "F", "g", "G", "%":
      guard let number = intToDouble(value) else { return .null }
      return formatted { () throws(FormatProblem) in try parsed.text(number) }
    default: return raiseCode(parsed.type, value)
    }
  }

  private mutating func formatInt(_ value: Ref, _ spec: FormatSpec) -> Ref {
    if spec.precision != -1 {
      return raise(.valueError, "Precision not allowed in integer format specifier")
    }
    if spec.coercesNegativeZero {
      return raise(
        .valueError, "Negative zero coercion (z) not allowed in integer format specifier")
    }
    if spec.code == "c" { return formatCharacter(value, spec) }
    var parts = FormatSpec.NumberParts(isNegative: intIsNegative(value))
    let base = spec.code == "b" ? 2 : spec.code == "o" ? 8 : spec.type | 32 == 120 ? 16 : 10
    if base == 10 {
      guard let digits = decimalDigits(value) else { return .null }
      parts.digits = digits[(parts.isNegative ? 1 : 0)...]
    } else {
      guard let digits = magnitudeDigits(value, base: base) else { return .null }
      parts.digits = digits[...]
      if spec.isAlternate { parts.prefix = [48, UInt8(truncatingIfNeeded: spec.type)] }
    }
    if spec.code == "X" {
      parts.digits = ArraySlice(parts.digits.map { $0 >= 97 ? $0 - 32 : $0 })
    }
    return makeStr(scalars: spec.layOut(parts))
  }

  /// Type `c`: the character with that code.
  private mutating func formatCharacter(_ value: Ref, _ spec: FormatSpec) -> Ref {
    if spec.sign != 0 {
      return raise(.valueError, "Sign not allowed with integer format specifier 'c'")
    }
    if spec.isAlternate {
      return raise(
        .valueError, "Alternate form (#) not allowed with integer format specifier 'c'")
    }
    guard isSmall(value) else {
      return raise(.overflowError, "Python int too large to convert to C long")
    }
    let code = smallValue(value)
    guard code >= 0, code < 0x110000 else {
      return raise(.overflowError, "%c arg not in range(0x110000)")
    }
    let pad = [UInt32](repeating: spec.fill, count: max(0, spec.width - 1))
    return makeStr(scalars: spec.padded([UInt32(code)], pad))
  }

  /// The text that a formatter gives, or its problem raised.
  private mutating func formatted(_ body: () throws(FormatProblem) -> [UInt32]) -> Ref {
    do throws(FormatProblem) {
      return makeStr(scalars: try body())
    } catch {
      return raise(error.kind, error.message)
    }
  }

  /// `float.__format__(value, spec)`.
  mutating func formatFloat(_ value: Ref, spec: Ref) -> Ref {
    guard isSpec(spec) else { return .null }
    if strCount(spec) == 0 { return strOf(value) }
    guard let parsed = parseSpec(spec, of: value, type: "\u{0}", align: ">") else {
      return .null
    }
    switch parsed.code {
    case "\u{0}", "e", "E", "f", "F", "g", "G", "n", "%":
      let number = floatValue(value)
      return formatted { () throws(FormatProblem) in try parsed.text(number) }
    default: return raiseCode(parsed.type, value)
    }
  }

  /// `complex.__format__(value, spec)`.
  mutating func formatComplex(_ value: Ref, spec: Ref) -> Ref {
    guard isSpec(spec) else { return .null }
    if strCount(spec) == 0 { return strOf(value) }
    guard let parsed = parseSpec(spec, of: value, type: "\u{0}", align: ">") else {
      return .null
    }
    switch parsed.code {
    case "\u{0}", "e", "E", "f", "F", "g", "G", "n":
      let number = complexValue(value)
      return formatted { () throws(FormatProblem) in
        try parsed.text(real: number.real, imaginary: number.imaginary)
      }
    default: return raiseCode(parsed.type, value)
    }
  }

  /// `str.__format__(value, spec)`.
  mutating func formatStr(_ value: Ref, spec: Ref) -> Ref {
    guard isSpec(spec) else { return .null }
    if strCount(spec) == 0 {
      return type(of: value) == .type(.str) ? owned(value) : strOf(value)
    }
    guard let parsed = parseSpec(spec, of: value, type: "s", align: "<") else { return .null }
    if parsed.code != "s" { return raiseCode(parsed.type, value) }
    if let problem = strProblem(parsed) { return raise(.valueError, problem) }
    let count = strCount(value)
    let shown = parsed.precision >= 0 ? min(count, parsed.precision) : count
    if shown == count, parsed.width <= count, type(of: value) == .type(.str) {
      return owned(value)
    }
    let text = (0..<shown).map { strCharacter(value, $0) }
    let pad = [UInt32](repeating: parsed.fill, count: max(0, parsed.width - shown))
    return makeStr(scalars: parsed.padded(text, pad))
  }

  /// What a specification says that strings do not take.
  private func strProblem(_ spec: FormatSpec) -> String? {
    if spec.sign != 0 {
      let word = spec.sign == 32 && level >= .python39 ? "Space" : "Sign"
      return "\(word) not allowed in string format specifier"
    }
    if spec.coercesNegativeZero {
      return "Negative zero coercion (z) not allowed in string format specifier"
    }
    if spec.isAlternate {
      return "Alternate form (#) not allowed in string format specifier"
    }
    if spec.align == UInt32(code: "=") {
      return "'=' alignment not allowed in string format specifier"
    }
    return nil
  }
}
