import BigInt

/// Turning objects into ints and floats.
///
/// Authority: CPython, Objects/abstract.c (`PyNumber_Index`, `PyNumber_Long`, `PyNumber_Float`).
extension World {
  /// The int that an object is as an index (an exact int or a subclass); owned, null with
  /// TypeError pending.
  mutating func indexObject(_ object: Ref) -> Ref {
    if layout(object) == .int { return owned(object) }
    guard let result = callSpecial(object, .index) else {
      return raise(
        .typeError, "'\(typeName(object))' object cannot be interpreted as an integer")
    }
    return checkedInt(result, "__index__ returned non-int (type ", ")")
  }

  /// Passes an int through; TypeError for another object, which is given up.
  private mutating func checkedInt(_ result: Ref, _ before: String, _ after: String) -> Ref {
    if result.isNull || type(of: result) == .type(.int) { return result }
    if layout(result) == .int {
      let method = before.hasPrefix("__int__") ? "__int__" : "__index__"
      if warnOfSubclass(method, "int", result) { return result }
      disown(result)
      return .null
    }
    let name = typeName(result)
    disown(result)
    return raise(.typeError, before + name + after)
  }

  /// `int(object)`: an exact int; owned, or null with an error pending.
  mutating func numberToInt(_ object: Ref) -> Ref {
    if isInt(object) { return owned(object) }
    if layout(object) == .float, type(of: object) == .type(.float) {
      return floatToInt(floatValue(object))
    }
    if type(of: object) == .type(.str) {
      return parseInt(NumberText.ascii(scalars(object)), 10, source: object)
    }
    if let result = callSpecial(object, .integer) {
      return exactInt(checkedInt(result, "__int__ returned non-int (type ", ")"))
    }
    if let result = callSpecial(object, .index) {
      return exactInt(checkedInt(result, "__index__ returned non-int (type ", ")"))
    }
    if !lookupSpecial(object, .truncate).isNull {
      let text = "The delegation of int() to __trunc__ is deprecated."
      if level >= .python311, !issueWarning(.deprecationWarning, text) { return .null }
      if let result = callSpecial(object, .truncate) { return integral(result) }
    }
    switch layout(object) {
    case .str: return parseInt(NumberText.ascii(scalars(object)), 10, source: object)
    case .bytes: return parseInt(Array(bytes(object)), 10, source: object)
    default: break
    }
    if let content = bytearrayContent(object) { return parseInt(content, 10, source: object) }
    return raise(
      .typeError,
      "int() argument must be a string, a bytes-like object or a "
        + "\(realNumber), not '\(typeName(object))'")
  }

  /// The result of `__trunc__` (consumed) as an exact int.
  private mutating func integral(_ result: Ref) -> Ref {
    if result.isNull || layout(result) == .int { return exactInt(result) }
    defer { disown(result) }
    if level < .python310 { return numberToInt(result) }
    guard let index = callSpecial(result, .index) else {
      return raise(
        .typeError, "__trunc__ returned non-Integral (type \(typeName(result)))")
    }
    return exactInt(checkedInt(index, "__index__ returned non-int (type ", ")"))
  }

  /// An int (consumed) as an exact int.
  mutating func exactInt(_ object: Ref) -> Ref {
    if object.isNull || isInt(object) { return object }
    let result = intPositive(object)
    disown(object)
    return result
  }

  /// How a version names what `int()` and `%d` take.
  var realNumber: String { level >= .python310 ? "real number" : "number" }

  /// The bytes of a buffer that is no bytes object; nil for other objects.
  func bytearrayContent(_ object: Ref) -> [UInt8]? {
    layout(object) == .bytes ? nil : bufferContents(object)
  }

  /// A float truncated to an int; OverflowError and ValueError for infinity and NaN.
  mutating func floatToInt(_ value: Double) -> Ref {
    if value.magnitude < 0x1p62 { return makeInt(Int(value)) }
    if value.isNaN { return raise(.valueError, "cannot convert float NaN to integer") }
    if value.isInfinite { return raise(.overflowError, "cannot convert float infinity to integer") }
    return makeInt(BigInt(value))
  }

  /// The literal in a text as an int; ValueError naming `source` where it is none.
  mutating func parseInt(_ text: [UInt8], _ base: Int, source: Ref) -> Ref {
    let isStr = layout(source) == .str
    guard let literal = NumberText.intLiteral(text, base: base, isStr: isStr) else {
      return raiseLiteral(base, source)
    }
    let isPower = literal.base & (literal.base - 1) == 0
    if !isPower, intDigitLimit != 0, literal.digits.count > intDigitLimit {
      return raiseDigits(count: literal.digits.count)
    }
    if literal.hasRest { return raiseLiteral(base, source) }
    if literal.digits.count > 64, !charge(literal.digits.count) { return .null }
    let value = NumberText.value(literal.digits, base: literal.base)
    if literal.mustBeZero, !value.isZero { return raiseLiteral(base, source) }
    return makeInt(literal.isNegative ? -value : value)
  }

  private mutating func raiseLiteral(_ base: Int, _ source: Ref) -> Ref {
    let isStr = layout(source) == .str
    let shown = isStr ? repr(source) : reprOfBytes(source)
    if shown.isNull { return .null }
    defer { disown(shown) }
    let text = text(shown).unicodeScalars.prefix(200)
    return raise(
      .valueError,
      "invalid literal for int() with base \(base): " + String(String.UnicodeScalarView(text)))
  }

  /// `repr` of the bytes of a bytes object or bytearray.
  mutating func reprOfBytes(_ source: Ref) -> Ref {
    let copy = makeBytes(bufferContents(source) ?? Array(bytes(source)))
    defer { disown(copy) }
    return repr(copy)
  }

  /// A number as a float (`PyFloat_AsDouble`); nil with an error pending. `message` words the
  /// TypeError before the type's name.
  mutating func asDouble(_ object: Ref, _ message: String = "must be real number, not ") -> Double?
  {
    if layout(object) == .float { return floatValue(object) }
    if layout(object) == .int, isInt(object) || isBool(object) { return intToDouble(object) }
    if let result = callSpecial(object, .float) {
      if result.isNull { return nil }
      defer { disown(result) }
      if rows[result].type == .type(.float) { return floatValue(result) }
      let owner = typeName(object)
      if layout(result) == .float {
        return warnOfSubclass("\(owner).__float__", "float", result) ? floatValue(result) : nil
      }
      raise(.typeError, "\(owner).__float__ returned non-float (type \(typeName(result)))")
      return nil
    }
    if !lookupSpecial(object, .index).isNull {
      let index = indexObject(object)
      if index.isNull { return nil }
      defer { disown(index) }
      return intToDouble(index)
    }
    raise(.typeError, message + typeName(object))
    return nil
  }

  /// `float(object)` as a value; nil with an error pending.
  mutating func numberToDouble(_ object: Ref) -> Double? {
    if record(rows[object].type).pointee.isHeapType, let value = ownFloat(object) { return value }
    if !pending.isNull { return nil }
    switch layout(object) {
    case .str:
      let text = NumberText.ascii(scalars(object))
      guard charge(text.count) else { return nil }
      if let value = NumberText.float(text, isStr: true) { return value }
    case .bytes, .bytearray, .memoryview, .array:
      guard let content = bufferContents(object) else {
        _ = isUsable(object)
        return nil
      }
      if let value = NumberText.float(content, isStr: false) { return value }
    default:
      return asDouble(
        object, "float() argument must be a string or a \(realNumber), not '", "'")
    }
    // Up to 3.9 blanks are stripped before a text of nothing else is shown.
    let content = layout(object) == .str ? Array(text(object).utf8) : bufferContents(object) ?? []
    if level < .python310, NumberText.trimmed(content).isEmpty {
      raise(.valueError, "could not convert string to float: ''")
      return nil
    }
    let shown = repr(object)
    if shown.isNull { return nil }
    defer { disown(shown) }
    raise(.valueError, "could not convert string to float: " + text(shown))
    return nil
  }

  /// What a subclass's own `__float__` says; nil without one, or with an error pending.
  private mutating func ownFloat(_ object: Ref) -> Double? {
    let method = lookupSpecial(object, .float)
    if method.isNull || method == special(of: .type(.float), .float)
      || method == special(of: .type(.int), .float)
    {
      return nil
    }
    guard let result = callSpecial(object, .float, []), !result.isNull else { return nil }
    defer { disown(result) }
    if rows[result].type == .type(.float) { return floatValue(result) }
    let owner = typeName(object)
    if layout(result) == .float {
      return warnOfSubclass("\(owner).__float__", "float", result) ? floatValue(result) : nil
    }
    raise(.typeError, "\(owner).__float__ returned non-float (type \(typeName(result)))")
    return nil
  }

  /// As `asDouble`, the type's name within quotes.
  private mutating func asDouble(_ object: Ref, _ before: String, _ after: String) -> Double? {
    if layout(object) != .float, layout(object) != .int,
      lookupSpecial(object, .float).isNull, lookupSpecial(object, .index).isNull
    {
      raise(.typeError, before + typeName(object) + after)
      return nil
    }
    return asDouble(object)
  }
}
