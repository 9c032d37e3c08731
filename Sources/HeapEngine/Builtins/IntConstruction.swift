import BigInt

/// `int.__new__` and `bool.__new__`.
extension World {
  /// `int(x=0, base=10)`; the class is `args[0]`.
  mutating func intNew(_ args: Arguments) -> Ref {
    if args[0] == .type(.bool) {
      return raise(.typeError, "int.__new__(bool) is not safe, use bool.__new__()")
    }
    var value = args.count > 1 ? args[1] : Ref.null
    var base = args.count > 2 ? args[2] : Ref.null
    let keywordCount = args.names.isNull ? 0 : tupleCount(args.names)
    if args.count - 1 + keywordCount > 2 {
      let given = args.count - 1 + keywordCount
      return raise(
        .typeError,
        level >= .python313
          ? "int expected at most 2 arguments, got \(given)"
          : "int() takes at most 2 arguments (\(given) given)")
    }
    for index in 0..<keywordCount {
      let name = text(tupleItems(args.names)[index])
      if name == "base", base.isNull {
        base = args[args.count + index]
      } else {
        return raise(
          .typeError,
          level >= .python313
            ? "int() got an unexpected keyword argument '\(name)'"
            : "'\(name)' is an invalid keyword argument for int()")
      }
    }
    let result: Ref
    if value.isNull {
      if !base.isNull { return raise(.typeError, "int() missing string argument") }
      value = .smallInt(0)
      result = makeInt(0)
    } else {
      result = base.isNull ? numberToInt(value) : intFromText(value, base)
    }
    if result.isNull || args[0] == .type(.int) { return result }
    return intSubclass(args[0], result)
  }

  /// `int(value, base)`.
  private mutating func intFromText(_ value: Ref, _ base: Ref) -> Ref {
    let index = indexObject(base)
    if index.isNull { return .null }
    let number = intValue(index) ?? -1
    disown(index)
    if number != 0, number < 2 || number > 36 {
      return raise(.valueError, "int() base must be >= 2 and <= 36, or 0")
    }
    switch layout(value) {
    case .str: return parseInt(NumberText.ascii(scalars(value)), number, source: value)
    case .bytes, .bytearray: return parseInt(Array(bytes(value)), number, source: value)
    default:
      return raise(.typeError, "int() can't convert non-string with explicit base")
    }
  }

  /// An instance of a subclass of int with the value of an exact int, which is consumed.
  mutating func intSubclass(_ type: Ref, _ value: Ref) -> Ref {
    let digits = (bitCount(value) + 29) / 30
    let count = level >= .python312 ? max(1, digits) : digits
    let object = makeNative(type, .int, bytes: 24 + 4 * count)
    if !object.isNull {
      if isSmall(value) {
        rows[object].a = rows[value].a
        rows[object].b = 0
      } else {
        setInt(object, bigValue(value))
      }
    }
    disown(value)
    return object
  }

  /// `bool(x=False)`.
  mutating func boolNew(_ args: Arguments) -> Ref {
    if !args.names.isNull { return raise(.typeError, "bool() takes no keyword arguments") }
    if args.count > 2 {
      return raise(.typeError, "bool expected at most 1 argument, got \(args.count - 1)")
    }
    if args.count < 2 { return owned(.bool(false)) }
    let result = truth(args[1])
    return result < 0 ? .null : owned(.bool(result == 1))
  }
}
