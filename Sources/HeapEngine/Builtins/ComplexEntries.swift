import PythonSubset

/// The methods of `complex`.
extension World {
  private static func binary(_ name: KnownName, _ op: BinaryOperator) -> NativeEntry {
    .special(name, 1) { $0.complexSpecial(op, $1[0], $1[1]) }
  }

  private static func reflected(_ name: KnownName, _ op: BinaryOperator) -> NativeEntry {
    .special(name, 1) { $0.complexSpecial(op, $1[1], $1[0]) }
  }

  private static func unordered(_ name: KnownName) -> NativeEntry {
    .special(name, 1) { world, _ in world.owned(.notImplemented) }
  }

  /// What complex numbers had up to 3.9, only to fail.
  private static func failing(_ name: KnownName, _ least: Int, _ message: String) -> NativeEntry {
    .special(name, least) { world, _ in world.raise(.typeError, message) }
  }

  private mutating func complexPowerSpecial(_ a: Ref, _ b: Ref, _ modulus: Ref) -> Ref {
    if !modulus.isNull, modulus != .none { return raise(.valueError, "complex modulo") }
    return complexSpecial(.power, a, b)
  }

  private mutating func complexEquality(_ a: Ref, _ b: Ref, _ wanted: Bool) -> Ref {
    guard let isEqual = complexEqual(a, b) else { return owned(.notImplemented) }
    return owned(.bool(isEqual == wanted))
  }

  private mutating func mapComplex(_ object: Ref, _ real: Double, _ imaginary: Double) -> Ref {
    let value = complexValue(object)
    return makeComplex(value.real * real, value.imaginary * imaginary)
  }

  private mutating func exactComplex(_ object: Ref) -> Ref {
    if type(of: object) == .type(.complex) { return owned(object) }
    let value = complexValue(object)
    return makeComplex(value.real, value.imaginary)
  }

  /// `complex`'s methods of all versions; `isMissing` names those that a version lacks.
  static let complexEntries: [NativeEntry] = complexOperatorEntries + complexMethodEntries

  private static let complexOperatorEntries: [NativeEntry] = [
    binary(.add, .add), binary(.subtract, .subtract), binary(.multiply, .multiply),
    binary(.trueDivide, .trueDivide),
    reflected(.reflectedAdd, .add), reflected(.reflectedSubtract, .subtract),
    reflected(.reflectedMultiply, .multiply), reflected(.reflectedTrueDivide, .trueDivide),
    unordered(.less), unordered(.lessOrEqual), unordered(.greater), unordered(.greaterOrEqual),
    .special(.equal, 1) { $0.complexEquality($1[0], $1[1], true) },
    .special(.notEqual, 1) { $0.complexEquality($1[0], $1[1], false) },
    .special(.power, 1, 2) {
      $0.complexPowerSpecial($1[0], $1[1], $1.count > 2 ? $1[2] : .null)
    },
    .special(.reflectedPower, 1, 2) {
      $0.complexPowerSpecial($1[1], $1[0], $1.count > 2 ? $1[2] : .null)
    },
    .special(.negative) { $0.mapComplex($1[0], -1, -1) },
    .special(.positive) { $0.exactComplex($1[0]) },
    .special(.absolute) { $0.complexAbsolute($1[0]) },
    .special(.bool) {
      let value = $0.complexValue($1[0])
      return $0.owned(.bool(value.real != 0 || value.imaginary != 0))
    },
    .special(.hash) {
      let hash = $0.complexHash($1[0])
      return $0.makeInt(hash)
    },
    .special(.repr) { $0.complexRepr($1[0]) },
    failing(.integer, 0, "can't convert complex to int"),
    failing(.float, 0, "can't convert complex to float"),
    failing(.floorDivide, 1, "can't take floor of complex number."),
    failing(.reflectedFloorDivide, 1, "can't take floor of complex number."),
    failing(.remainder, 1, "can't mod complex numbers."),
    failing(.reflectedRemainder, 1, "can't mod complex numbers."),
    failing(.divmod, 1, "can't take floor or mod of complex number."),
    failing(.reflectedDivmod, 1, "can't take floor or mod of complex number."),
  ]

  private static let complexMethodEntries: [NativeEntry] = [
    .staticMethod("__new__", 0, 254, keywords: true) { $0.complexNew($1) },
    .method("__complex__") { $0.exactComplex($1[0]) },
    .method("conjugate") { $0.mapComplex($1[0], 1, -1) },
    .method("__format__", 1) { $0.formatComplex($1[0], spec: $1[1]) },
    .method("__getnewargs__") {
      let value = $0.complexValue($1[0])
      let real = $0.makeFloat(value.real)
      let imaginary = $0.makeFloat(value.imaginary)
      return $0.makeTuple(consuming: [real, imaginary])
    },
    .getter(
      "real",
      {
        let value = $0.complexValue($1[0]).real
        return $0.makeFloat(value)
      }),
    .getter(
      "imag",
      {
        let value = $0.complexValue($1[0]).imaginary
        return $0.makeFloat(value)
      }),
  ]
}
