import PythonSubset

/// The methods of `float`.
extension World {
  private static func binary(_ name: KnownName, _ op: BinaryOperator) -> NativeEntry {
    .special(name, 1) { $0.floatSpecial(op, $1[0], $1[1]) }
  }

  private static func reflected(_ name: KnownName, _ op: BinaryOperator) -> NativeEntry {
    .special(name, 1) { $0.floatSpecial(op, $1[1], $1[0]) }
  }

  private static func comparison(_ name: KnownName, _ op: ComparisonOperator) -> NativeEntry {
    .special(name, 1) { world, args in
      let other = world.layout(args[1])
      guard other == .float || other == .int else { return world.owned(.notImplemented) }
      return world.owned(.bool(world.numberCompare(op, args[0], args[1])))
    }
  }

  /// `x ** y` with an optional modulus, which floats do not take.
  private mutating func floatPowerSpecial(_ a: Ref, _ b: Ref, _ modulus: Ref) -> Ref {
    if !modulus.isNull, modulus != .none {
      return raise(
        .typeError, "pow() 3rd argument not allowed unless all arguments are integers")
    }
    return floatSpecial(.power, a, b)
  }

  private mutating func floatDivmodSpecial(_ a: Ref, _ b: Ref) -> Ref {
    guard let x = floatOperand(a), let y = floatOperand(b) else { return notImplemented() }
    return floatDivmod(x, y)
  }

  /// The value as an exact float.
  private mutating func exactFloat(_ object: Ref) -> Ref {
    type(of: object) == .type(.float) ? owned(object) : makeFloat(floatValue(object))
  }

  private mutating func floatFormatName(_ name: Ref) -> Ref {
    guard layout(name) == .str else {
      return raise(
        .typeError, "__getformat__() argument must be str, not \(argumentTypeName(name))")
    }
    switch text(name) {
    case "double", "float": return makeStr("IEEE, little-endian")
    default:
      return raise(.valueError, "__getformat__() argument 1 must be 'double' or 'float'")
    }
  }

  /// `float`'s methods of all versions; `isMissing` names those that a version lacks.
  static let floatEntries: [NativeEntry] = floatOperatorEntries + floatMethodEntries

  private static let floatOperatorEntries: [NativeEntry] = [
    binary(.add, .add), binary(.subtract, .subtract), binary(.multiply, .multiply),
    binary(.trueDivide, .trueDivide), binary(.floorDivide, .floorDivide),
    binary(.remainder, .remainder),
    reflected(.reflectedAdd, .add), reflected(.reflectedSubtract, .subtract),
    reflected(.reflectedMultiply, .multiply), reflected(.reflectedTrueDivide, .trueDivide),
    reflected(.reflectedFloorDivide, .floorDivide), reflected(.reflectedRemainder, .remainder),
    comparison(.less, .less), comparison(.lessOrEqual, .lessOrEqual), comparison(.equal, .equal),
    comparison(.notEqual, .notEqual), comparison(.greater, .greater),
    comparison(.greaterOrEqual, .greaterOrEqual),
    .special(.power, 1, 2) { $0.floatPowerSpecial($1[0], $1[1], $1.count > 2 ? $1[2] : .null) },
    .special(.reflectedPower, 1, 2) {
      $0.floatPowerSpecial($1[1], $1[0], $1.count > 2 ? $1[2] : .null)
    },
    .special(.divmod, 1) { $0.floatDivmodSpecial($1[0], $1[1]) },
    .special(.reflectedDivmod, 1) { $0.floatDivmodSpecial($1[1], $1[0]) },
    .special(.negative) {
      let value = -$0.floatValue($1[0])
      return $0.makeFloat(value)
    },
    .special(.positive) { $0.exactFloat($1[0]) },
    .special(.absolute) {
      let value = $0.floatValue($1[0]).magnitude
      return $0.makeFloat(value)
    },
    .special(.bool) { $0.owned(.bool($0.floatValue($1[0]) != 0)) },
    .special(.integer) {
      let value = $0.floatValue($1[0])
      return $0.floatToInt(value)
    },
    .special(.float) { $0.exactFloat($1[0]) },
    .special(.hash) {
      let hash = $0.floatHash($1[0])
      return $0.makeInt(hash)
    },
    .special(.repr) { $0.floatRepr($1[0]) },
  ]

  private static let floatMethodEntries: [NativeEntry] = [
    .staticMethod("__new__", 0, 254, keywords: true) { $0.floatNew($1) },
    .method("__trunc__") {
      let value = $0.floatValue($1[0])
      return $0.floatToInt(value)
    },
    .method("__floor__") {
      let value = $0.floatValue($1[0]).rounded(.down)
      return $0.floatToInt(value)
    },
    .method("__ceil__") {
      let value = $0.floatValue($1[0]).rounded(.up)
      return $0.floatToInt(value)
    },
    .method("__round__", 0, 1) { $0.floatRound($1[0], $1.count > 1 ? $1[1] : .null) },
    .method("__format__", 1) { $0.formatFloat($1[0], spec: $1[1]) },
    .method("__getnewargs__") {
      let value = $0.exactFloat($1[0])
      return $0.makeTuple(consuming: [value])
    },
    .classMethod("__getformat__", 1) { $0.floatFormatName($1[1]) },
    .method("as_integer_ratio") { $0.floatRatio($1[0]) },
    .method("conjugate") { $0.exactFloat($1[0]) },
    .method("hex") { $0.floatHex($1[0]) },
    .classMethod("fromhex", 1) { $0.floatFromHex($1) },
    .method("is_integer") {
      let value = $0.floatValue($1[0])
      return $0.owned(.bool(value.isFinite && value == value.rounded(.down)))
    },
    .getter("real", { $0.exactFloat($1[0]) }),
    .getter("imag", { world, _ in world.makeFloat(0) }),
  ]
}
