/// `complex.__new__`.
extension World {
  /// `complex(real=0, imag=0)`; the class is `args[0]`.
  mutating func complexNew(_ args: Arguments) -> Ref {
    guard
      let values = parse(args, function: "complex", ["real", "imag"], required: 0, skip: 1)
    else { return .null }
    let isExact = args[0] == .type(.complex)
    let real = values[0]
    if isExact, !real.isNull, values[1].isNull, type(of: real) == .type(.complex) {
      return owned(real)
    }
    guard let value = complexValue(real, values[1]) else { return .null }
    if isExact { return makeComplex(value.real, value.imaginary) }
    let object = makeNative(args[0], .complex, bytes: 32)
    if !object.isNull {
      rows[object].a = value.real.bitPattern
      rows[object].b = value.imaginary.bitPattern
    }
    return object
  }

  /// The value of `complex(real, imag)`; nil with an error pending.
  private mutating func complexValue(_ real: Ref, _ imaginary: Ref) -> Complex? {
    if !real.isNull, layout(real) == .str {
      if !imaginary.isNull {
        raise(.typeError, "complex() can't take second arg if first is a string")
        return nil
      }
      let text = NumberText.ascii(scalars(real))
      guard charge(text.count) else { return nil }
      if let value = NumberText.complex(text) { return value }
      raise(.valueError, "complex() arg is a malformed string")
      return nil
    }
    if !imaginary.isNull, layout(imaginary) == .str {
      raise(.typeError, "complex() second arg can't be a string")
      return nil
    }
    var result: Complex = (0, 0)
    if !real.isNull {
      guard let value = complexArgument(real) else { return nil }
      result = value
    }
    guard !imaginary.isNull else { return result }
    guard let second = complexSecond(imaginary) else { return nil }
    let isComplex = layout(imaginary) == .complex
    return (
      isComplex ? result.real - second.imaginary : result.real,
      layout(real.isNull ? .none : real) == .complex
        ? result.imaginary + second.real : second.real
    )
  }

  /// The first argument: a number, or what `__complex__` gives.
  private mutating func complexArgument(_ object: Ref) -> Complex? {
    if layout(object) == .complex { return complexValue(object) }
    if let result = callBoundSpecial(object, .complex, []) {
      if result.isNull { return nil }
      defer { disown(result) }
      if layout(result) == .complex { return complexValue(result) }
      raise(.typeError, "__complex__ returned non-complex (type \(typeName(result)))")
      return nil
    }
    return complexPart(
      object, "complex() first argument must be a string or a number, not '")
  }

  private mutating func complexSecond(_ object: Ref) -> Complex? {
    if layout(object) == .complex { return complexValue(object) }
    return complexPart(object, "complex() second argument must be a number, not '")
  }

  private mutating func complexPart(_ object: Ref, _ message: String) -> Complex? {
    let isNumber = layout(object) == .int || layout(object) == .float
    if !isNumber, lookupSpecial(object, .float).isNull, lookupSpecial(object, .index).isNull {
      raise(.typeError, message + typeName(object) + "'")
      return nil
    }
    guard let value = asDouble(object) else { return nil }
    // PyNumber_Float makes a float of what is none.
    if layout(object) == .int {
      let number = makeFloat(value)
      disown(number)
    }
    return (value, 0)
  }
}

extension NumberText {
  /// A complex literal's value; nil where the text is none.
  ///
  /// Authority: CPython, `complex_from_string_inner`.
  static func complex(_ text: [UInt8]) -> (real: Double, imaginary: Double)? {
    guard var rest = withoutUnderscores(trimmed(text))?[...] else { return nil }
    if rest.first == UInt8(ascii: "("), rest.last == UInt8(ascii: ")"), rest.count > 1 {
      rest.removeFirst()
      rest.removeLast()
      rest = trimmed(Array(rest))
    }
    var real = 0.0
    if let first = leadingFloat(rest) {
      rest.removeFirst(first.length)
      guard let next = rest.first else { return (first.value, 0) }
      if isImaginary(next) { return rest.count == 1 ? (0, first.value) : nil }
      guard next == UInt8(ascii: "+") || next == UInt8(ascii: "-") else { return nil }
      real = first.value
    }
    if let second = leadingFloat(rest) {
      rest.removeFirst(second.length)
      return rest.count == 1 && isImaginary(rest.first ?? 0) ? (real, second.value) : nil
    }
    // A bare sign and j, or j alone.
    var unit = 1.0
    if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
      unit = sign == UInt8(ascii: "-") ? -1 : 1
      rest.removeFirst()
    }
    return rest.count == 1 && isImaginary(rest.first ?? 0) ? (real, unit) : nil
  }

  private static func isImaginary(_ byte: UInt8) -> Bool { byte | 0x20 == UInt8(ascii: "j") }
}
