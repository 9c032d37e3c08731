import PythonSubset
import Runtimes

/// The methods of `int`.
extension World {
  /// A binary special method of ints: NotImplemented for other operands.
  mutating func intSpecial(_ op: BinaryOperator, _ a: Ref, _ b: Ref) -> Ref {
    guard layout(a) == .int, layout(b) == .int else { return owned(.notImplemented) }
    let result = intBinary(op, a, b)
    // `__truediv__` makes a float.
    return op == .trueDivide ? result : exactInt(result)
  }

  /// A comparison of ints as a special method.
  mutating func intSpecial(_ op: ComparisonOperator, _ a: Ref, _ b: Ref) -> Ref {
    guard layout(a) == .int, layout(b) == .int else { return owned(.notImplemented) }
    return owned(.bool(intCompare(op, a, b)))
  }

  /// `__pow__(self, exponent, modulus=None)`.
  mutating func intPowerSpecial(_ a: Ref, _ b: Ref, _ modulus: Ref) -> Ref {
    guard layout(a) == .int, layout(b) == .int else { return owned(.notImplemented) }
    if modulus.isNull || modulus == .none { return intPower(a, b) }
    guard layout(modulus) == .int else { return owned(.notImplemented) }
    return intPower(a, b, modulus: modulus)
  }

  private static func binary(_ name: KnownName, _ op: BinaryOperator) -> NativeEntry {
    .special(name, 1) { $0.intSpecial(op, $1[0], $1[1]) }
  }

  private static func reflected(_ name: KnownName, _ op: BinaryOperator) -> NativeEntry {
    .special(name, 1) { $0.intSpecial(op, $1[1], $1[0]) }
  }

  private static func comparison(_ name: KnownName, _ op: ComparisonOperator) -> NativeEntry {
    .special(name, 1) { $0.intSpecial(op, $1[0], $1[1]) }
  }

  /// `int`'s methods of all versions; `isMissing` names those that a version lacks.
  static let intEntries: [NativeEntry] =
    intOperatorEntries + intConversionEntries + intMethodEntries

  private static let intOperatorEntries: [NativeEntry] = [
    binary(.add, .add), binary(.subtract, .subtract), binary(.multiply, .multiply),
    binary(.floorDivide, .floorDivide), binary(.remainder, .remainder),
    binary(.trueDivide, .trueDivide), binary(.and, .and), binary(.or, .or), binary(.xor, .xor),
    binary(.leftShift, .leftShift), binary(.rightShift, .rightShift),
    reflected(.reflectedAdd, .add), reflected(.reflectedSubtract, .subtract),
    reflected(.reflectedMultiply, .multiply), reflected(.reflectedFloorDivide, .floorDivide),
    reflected(.reflectedRemainder, .remainder), reflected(.reflectedTrueDivide, .trueDivide),
    reflected(.reflectedAnd, .and), reflected(.reflectedOr, .or), reflected(.reflectedXor, .xor),
    reflected(.reflectedLeftShift, .leftShift), reflected(.reflectedRightShift, .rightShift),
    comparison(.less, .less), comparison(.lessOrEqual, .lessOrEqual), comparison(.equal, .equal),
    comparison(.notEqual, .notEqual), comparison(.greater, .greater),
    comparison(.greaterOrEqual, .greaterOrEqual),
    .special(.power, 1, 2) { $0.intPowerSpecial($1[0], $1[1], $1.count > 2 ? $1[2] : .null) },
    .special(.reflectedPower, 1, 2) {
      $0.intPowerSpecial($1[1], $1[0], $1.count > 2 ? $1[2] : .null)
    },
    .special(.divmod, 1) {
      let isForeign = $0.layout($1[1]) != .int
      return isForeign ? $0.owned(.notImplemented) : $0.intDivmod($1[0], $1[1])
    },
    .special(.reflectedDivmod, 1) {
      let isForeign = $0.layout($1[1]) != .int
      return isForeign ? $0.owned(.notImplemented) : $0.intDivmod($1[1], $1[0])
    },
    .special(.negative) { $0.intNegative($1[0]) },
    .special(.positive) { $0.intPositive($1[0]) },
    .special(.invert) { $0.intInvert($1[0]) },
    .special(.absolute) { $0.intAbsolute($1[0]) },
  ]

  private static let intConversionEntries: [NativeEntry] = [
    .staticMethod("__new__", 0, 254, keywords: true) { $0.intNew($1) },
    .special(.hash) {
      let hash = $0.intHash($1[0])
      return $0.makeInt(hash)
    },
    .special(.repr) { $0.intRepr($1[0]) },
    .special(.bool) { $0.owned(.bool(!$0.intIsZero($1[0]))) },
    .special(.index) { $0.intPositive($1[0]) },
    .special(.integer) { $0.intPositive($1[0]) },
    .special(.float) {
      guard let value = $0.intToDouble($1[0]) else { return .null }
      return $0.makeFloat(value)
    },
    .method("__trunc__") { $0.intPositive($1[0]) },
    .method("__floor__") { $0.intPositive($1[0]) },
    .method("__ceil__") { $0.intPositive($1[0]) },
    .method("__round__", 0, 1) { $0.intRound($1[0], $1.count > 1 ? $1[1] : .null) },
    .method("__format__", 1) { $0.formatInt($1[0], spec: $1[1]) },
    .method("__getnewargs__") {
      let value = $0.exactInt($0.owned($1[0]))
      return $0.makeTuple(consuming: [value])
    },
    .method("__sizeof__") {
      let size = $0.intSize($1[0])
      return $0.makeInt(size)
    },
  ]

  private static let intMethodEntries: [NativeEntry] = [
    .method("bit_length") {
      let bits = $0.bitCount($1[0])
      return $0.makeInt(bits)
    },
    .method("bit_count") { $0.intBitCount($1[0]) },
    .method("to_bytes", 0, 255, keywords: true) { $0.intToBytes($1) },
    .classMethod("from_bytes", 0, 255, keywords: true) { $0.intFromBytes($1) },
    .method("as_integer_ratio") {
      let value = $0.intPositive($1[0])
      let one = $0.makeInt(1)
      return $0.makeTuple(consuming: [value, one])
    },
    .method("conjugate") { $0.intPositive($1[0]) },
    .method("is_integer") { $0.owned($1.count > 0 ? .trueObject : .falseObject) },
    .getter("real", { $0.intPositive($1[0]) }),
    .getter("imag", { world, _ in world.makeInt(0) }),
    .getter("numerator", { $0.intPositive($1[0]) }),
    .getter("denominator", { world, _ in world.makeInt(1) }),
  ]

  /// Whether a version's type lacks a method of these tables.
  static func isMissing(_ type: BuiltinType, _ name: String, in level: LanguageLevel) -> Bool {
    switch (type, name) {
    case (.int, "bit_count"): level < .python310
    case (.int, "is_integer"): level < .python312
    case (.float, "__floor__"), (.float, "__ceil__"): level < .python39
    case (.complex, "__complex__"): level < .python311
    case (.complex, "__int__"), (.complex, "__float__"), (.complex, "__floordiv__"),
      (.complex, "__rfloordiv__"), (.complex, "__mod__"), (.complex, "__rmod__"),
      (.complex, "__divmod__"), (.complex, "__rdivmod__"):
      level >= .python310
    case (.str, "removeprefix"), (.str, "removesuffix"), (.bytes, "removeprefix"),
      (.bytes, "removesuffix"), (.bytearray, "removeprefix"), (.bytearray, "removesuffix"),
      (.dict, "__or__"), (.dict, "__ror__"), (.dict, "__ior__"),
      (.orderedDict, "__or__"), (.orderedDict, "__ror__"), (.orderedDict, "__ior__"),
      (.defaultDict, "__or__"), (.defaultDict, "__ror__"), (.mappingProxy, "__or__"),
      (.mappingProxy, "__ror__"), (.weakProxy, "__reversed__"),
      (.weakCallableProxy, "__reversed__"):
      level < .python39
    case (.bytes, "__bytes__"), (.generator, "gi_suspended"): level < .python311
    default: false
    }
  }

  /// Whether a version's exception class lacks an attribute.
  static func isMissing(
    _ kind: BuiltinException, _ name: String, in level: LanguageLevel
  ) -> Bool {
    switch (kind, name) {
    case (.syntaxError, "end_lineno"), (.syntaxError, "end_offset"), (.nameError, "name"),
      (.attributeError, "name"), (.attributeError, "obj"):
      level < .python310
    default: false
    }
  }
}
