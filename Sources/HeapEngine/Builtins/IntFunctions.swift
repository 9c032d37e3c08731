/// The built-in functions of numbers: `abs bin divmod hex oct pow round`.
///
/// Authority: CPython, Python/bltinmodule.c, Objects/abstract.c.
extension World {
  /// `abs(x)`
  mutating func absolute(_ object: Ref) -> Ref {
    if isInt(object) { return intAbsolute(object) }
    if type(of: object) == .type(.float) { return makeFloat(floatValue(object).magnitude) }
    if let result = callSpecial(object, .absolute) { return result }
    return raise(.typeError, "bad operand type for abs(): '\(typeName(object))'")
  }

  /// `divmod(a, b)`
  mutating func divmod(_ a: Ref, _ b: Ref) -> Ref {
    if isInt(a), isInt(b) { return intDivmod(a, b) }
    let leftType = type(of: a)
    let rightType = type(of: b)
    let isSame = leftType == rightType
    let rightFirst = !isSame && isSubtype(rightType, leftType)
    if rightFirst, let result = callSpecial(b, .reflectedDivmod, a), result != .notImplemented {
      return result
    }
    if let result = callSpecial(a, .divmod, b), result != .notImplemented { return result }
    if !isSame, !rightFirst, let result = callSpecial(b, .reflectedDivmod, a),
      result != .notImplemented
    {
      return result
    }
    return raise(
      .typeError,
      "unsupported operand type(s) for divmod(): '\(typeName(a))' and "
        + "'\(typeName(b))'")
  }

  /// `pow(base, exp, mod=None)`
  private mutating func power(_ args: Arguments) -> Ref {
    guard let values = parse(args, function: "pow", ["base", "exp", "mod"], required: 2, skip: 0)
    else { return .null }
    if values[2].isNull || values[2] == .none { return binary(.power, values[0], values[1]) }
    return power(values[0], values[1], values[2])
  }

  /// `pow` of three arguments.
  private mutating func power(_ base: Ref, _ exponent: Ref, _ modulus: Ref) -> Ref {
    if isInt(base), isInt(exponent), isInt(modulus) {
      return intPower(base, exponent, modulus: modulus)
    }
    if let result = callSpecial(base, .power, exponent, modulus), result != .notImplemented {
      return result
    }
    for operand in [exponent, modulus] {
      if layout(operand) == .float {
        return raise(
          .typeError, "pow() 3rd argument not allowed unless all arguments are integers")
      }
      if layout(operand) == .complex { return raise(.valueError, "complex modulo") }
    }
    let name = level >= .python310 ? "** or pow()" : "pow()"
    return raise(
      .typeError,
      "unsupported operand type(s) for \(name): '\(typeName(base))', "
        + "'\(typeName(exponent))', '\(typeName(modulus))'")
  }

  /// `round(number, ndigits=None)`
  private mutating func round(_ args: Arguments) -> Ref {
    guard
      let values = parse(args, function: "round", ["number", "ndigits"], required: 1, skip: 0)
    else { return .null }
    let number = values[0]
    let digits = values[1] == .none ? Ref.null : values[1]
    if let result = callBoundSpecial(number, .round, digits.isNull ? [] : [digits]) {
      return result
    }
    return raise(
      .typeError, "type \(typeName(number)) doesn't define __round__ method")
  }

  /// The functions of numbers in `builtins`.
  static let numberFunctions: [NativeEntry] = [
    .function("abs", 1) { $0.absolute($1[0]) },
    .function("bin", 1) { $0.prefixedDigits($1[0], base: 2, prefix: "0b") },
    .function("oct", 1) { $0.prefixedDigits($1[0], base: 8, prefix: "0o") },
    .function("hex", 1) { $0.prefixedDigits($1[0], base: 16, prefix: "0x") },
    .function("divmod", 2) { $0.divmod($1[0], $1[1]) },
    .function("pow", 0, 255, keywords: true) { $0.power($1) },
    .function("round", 0, 255, keywords: true) { $0.round($1) },
  ]
}
