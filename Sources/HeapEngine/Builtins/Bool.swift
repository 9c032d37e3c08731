import PythonSubset

/// The methods of `bool`: `& | ^` of two bools give a bool.
extension World {
  private mutating func boolSpecial(_ op: BinaryOperator, _ a: Ref, _ b: Ref) -> Ref {
    guard layout(a) == .int, layout(b) == .int else { return owned(.notImplemented) }
    return intBinary(op, a, b)
  }

  /// `bool`'s own methods.
  static let boolEntries: [NativeEntry] = [
    .staticMethod("__new__", 0, 254, keywords: true) { $0.boolNew($1) },
    .special(.repr) { $0.internedStr($1[0] == .trueObject ? "True" : "False") },
    .special(.and, 1) { $0.boolSpecial(.and, $1[0], $1[1]) },
    .special(.or, 1) { $0.boolSpecial(.or, $1[0], $1[1]) },
    .special(.xor, 1) { $0.boolSpecial(.xor, $1[0], $1[1]) },
    .special(.reflectedAnd, 1) { $0.boolSpecial(.and, $1[1], $1[0]) },
    .special(.reflectedOr, 1) { $0.boolSpecial(.or, $1[1], $1[0]) },
    .special(.reflectedXor, 1) { $0.boolSpecial(.xor, $1[1], $1[0]) },
  ]
}
