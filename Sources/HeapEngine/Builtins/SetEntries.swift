import PythonSubset

/// The tables of `set` and `frozenset`.
extension World {
  static let setEntries: [NativeEntry] =
    sharedSetEntries + setAlgebraEntries + [
      .staticMethod("__new__", 1, 255, keywords: true) { $0.setNew($1) },
      .special(.initialize, 0, 255, keywords: true) { $0.setInitialize($1) },
      .method("add", 1) { $0.setAdd($1[0], $1[1]) ? $0.owned(.none) : .null },
      .method("clear") {
        $0.clearSetItems($1[0])
        return $0.owned(.none)
      },
      .method("discard", 1) { $0.setRemoveMethod($1[0], $1[1], mustExist: false) },
      .method("remove", 1) { $0.setRemoveMethod($1[0], $1[1], mustExist: true) },
      .method("pop") { $0.setPopMethod($1[0]) },
      .method("update", 0, 255) { $0.setUpdateAll($1) { $0.setUpdate($1, $2) } }.packing(),
      .method("difference_update", 0, 255) {
        $0.setUpdateAll($1) { $0.setDifferenceUpdate($1, $2) }
      },
      .method("intersection_update", 0, 255) { $0.setIntersectionUpdateAll($1) },
      .method("symmetric_difference_update", 1) {
        $0.setSymmetricUpdate($1[0], $1[1]) ? $0.owned(.none) : .null
      },
      .special(.inPlaceAnd, 1) { $0.setInPlace(.and, $1[0], $1[1]) },
      .special(.inPlaceOr, 1) { $0.setInPlace(.or, $1[0], $1[1]) },
      .special(.inPlaceSubtract, 1) { $0.setInPlace(.subtract, $1[0], $1[1]) },
      .special(.inPlaceXor, 1) { $0.setInPlace(.xor, $1[0], $1[1]) },
    ]

  static let frozensetEntries: [NativeEntry] =
    sharedSetEntries + setAlgebraEntries + [
      .staticMethod("__new__", 1, 255, keywords: true) { $0.frozensetNew($1) },
      .special(.hash) { world, args in
        let hash = world.frozensetHash(args[0])
        return world.makeInt(hash)
      },
    ]

  private static let sharedSetEntries: [NativeEntry] = [
    .special(.length) { world, args in
      let count = world.setCount(args[0])
      return world.makeInt(count)
    },
    .special(.contains, 1) { $0.verdict($0.setContainsItem($1[0], $1[1])) }.coexisting(),
    .special(.iter) { $0.makeSetIterator($1[0]) },
    .special(.repr) { $0.setRepr($1[0]) },
    .special(.equal, 1) { $0.setCompare($1[0], $1[1], .equal) },
    .special(.notEqual, 1) { $0.setCompare($1[0], $1[1], .notEqual) },
    .special(.less, 1) { $0.setCompare($1[0], $1[1], .less) },
    .special(.lessOrEqual, 1) { $0.setCompare($1[0], $1[1], .lessOrEqual) },
    .special(.greater, 1) { $0.setCompare($1[0], $1[1], .greater) },
    .special(.greaterOrEqual, 1) { $0.setCompare($1[0], $1[1], .greaterOrEqual) },
    .method("copy") { $0.setCopyMethod($1[0]) },
    .method("__sizeof__") { world, args in
      let slots = world.setBody(args[0]).pointee.mask + 1
      let basic = Int(world.record(world.type(of: args[0])).pointee.basicSize)
      return world.makeInt(basic + (slots > World.smallSetSlots ? 16 * slots : 0))
    },
  ]

  private static let setAlgebraEntries: [NativeEntry] = [
    .method("union", 0, 255) { $0.setUnion($1[0], $1.dropFirst()) }.packing(),
    .method("intersection", 0, 255) { $0.setIntersectionAll($1) }.packing(),
    .method("difference", 0, 255) { $0.setDifferenceAll($1) }.packing(),
    .method("symmetric_difference", 1) { $0.setSymmetricDifference($1[0], $1[1]) },
    .method("isdisjoint", 1) { $0.setIsDisjoint($1[0], $1[1]) },
    .method("issubset", 1) { $0.setIsSubsetMethod($1[0], $1[1]) },
    .method("issuperset", 1) { $0.setIsSupersetMethod($1[0], $1[1]) },
    .special(.and, 1) { $0.setOperation(.and, $1[0], $1[1]) },
    .special(.or, 1) { $0.setOperation(.or, $1[0], $1[1]) },
    .special(.subtract, 1) { $0.setOperation(.subtract, $1[0], $1[1]) },
    .special(.xor, 1) { $0.setOperation(.xor, $1[0], $1[1]) },
    .special(.reflectedAnd, 1) { $0.setOperation(.and, $1[1], $1[0]) },
    .special(.reflectedOr, 1) { $0.setOperation(.or, $1[1], $1[0]) },
    .special(.reflectedSubtract, 1) { $0.setOperation(.subtract, $1[1], $1[0]) },
    .special(.reflectedXor, 1) { $0.setOperation(.xor, $1[1], $1[0]) },
  ]
}
