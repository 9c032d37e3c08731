/// `list[int]` (3.9+) and `int | str` (3.10+): their classes are written in Python.
///
/// Authority: CPython, Objects/genericaliasobject.c, Objects/unionobject.c.
extension World {
  /// What classes that can be parameterized add.
  static let aliasEntries: [NativeEntry] = [
    .classMethod("__class_getitem__", 1) { $0.makeAlias($1[0], $1[1]) }
  ]

  /// What classes add that can stand in a union.
  static let unionEntries: [NativeEntry] = [
    .special(.or, 1) { $0.makeUnion($1[0], $1[1]) },
    .special(.reflectedOr, 1) { $0.makeUnion($1[1], $1[0]) },
  ]

  /// `origin[args]`.
  mutating func makeAlias(_ origin: Ref, _ args: Ref) -> Ref {
    callLibrary("_aliases", "GenericAlias", [origin, args])
  }

  private mutating func makeUnion(_ left: Ref, _ right: Ref) -> Ref {
    callLibrary("_aliases", "union", [left, right])
  }
}
