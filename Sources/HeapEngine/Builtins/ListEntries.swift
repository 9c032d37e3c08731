import PythonSubset

/// The table of `list`.
extension World {
  static let listEntries: [NativeEntry] = [
    .staticMethod("__new__", 1, 255, keywords: true) { $0.listNew($1) },
    .special(.initialize, 0, 255, keywords: true) { $0.listInitialize($1) },
    .special(.length) { world, args in
      let count = world.listCount(args[0])
      return world.makeInt(count)
    },
    .special(.getItem, 1) { $0.listSubscript($1[0], $1[1]) }.coexisting(),
    .special(.setItem, 2) { $0.listAssign($1[0], $1[1], $1[2]) ? $0.owned(.none) : .null },
    .special(.deleteItem, 1) { $0.listAssign($1[0], $1[1], .null) ? $0.owned(.none) : .null },
    .special(.contains, 1) { $0.verdict($0.sequenceContains($1[0], $1[1])) },
    .special(.iter) { $0.makeListIterator($1[0]) },
    .special(.reversed) { $0.makeReversed(of: $1[0]) }.coexisting(),
    .special(.repr) { $0.sequenceRepr($1[0]) },
    .special(.equal, 1) { $0.sequenceCompare($1[0], $1[1], .equal) },
    .special(.notEqual, 1) { $0.sequenceCompare($1[0], $1[1], .notEqual) },
    .special(.less, 1) { $0.sequenceCompare($1[0], $1[1], .less) },
    .special(.lessOrEqual, 1) { $0.sequenceCompare($1[0], $1[1], .lessOrEqual) },
    .special(.greater, 1) { $0.sequenceCompare($1[0], $1[1], .greater) },
    .special(.greaterOrEqual, 1) { $0.sequenceCompare($1[0], $1[1], .greaterOrEqual) },
    .special(.add, 1) { $0.listConcat($1[0], $1[1]) },
    .special(.multiply, 1) { $0.listMultiply($1[0], $1[1]) },
    .special(.reflectedMultiply, 1) { $0.listMultiply($1[0], $1[1]) },
    .special(.inPlaceAdd, 1) {
      $0.listExtend($1[0], $1[1]) ? $0.owned($1[0]) : .null
    },
    .special(.inPlaceMultiply, 1) {
      guard let times = $0.timesArgument($1[1]) else { return .null }
      return $0.listRepeatInPlace($1[0], times) ? $0.owned($1[0]) : .null
    },
    .method("append", 1) { $0.listAppend($1) },
    .method("extend", 1) { $0.listExtend($1[0], $1[1]) ? $0.owned(.none) : .null },
    .method("insert", 2) { $0.listInsert($1) },
    .method("pop", 0, 1) { $0.listPop($1) },
    .method("remove", 1) { $0.listRemove($1) },
    .method("clear") {
      $0.clearList($1[0])
      return $0.owned(.none)
    },
    .method("index", 1, 3) { $0.sequenceIndex($1) },
    .method("count", 1) { $0.sequenceCount($1) },
    .method("copy") { world, args in
      let count = world.listCount(args[0])
      return world.listSlice(args[0], from: 0, to: count)
    },
    .method("reverse") {
      $0.listReverse($1[0])
      return $0.owned(.none)
    },
    .method("sort", 0, 255, keywords: true) { $0.listSortMethod($1) },
    .method("__sizeof__") { world, args in
      let basic = Int(world.record(world.type(of: args[0])).pointee.basicSize)
      let capacity = world.listCapacity(args[0])
      return world.makeInt(basic + 8 * capacity)
    },
  ]

  /// `list * number` in both orders.
  mutating func listMultiply(_ list: Ref, _ other: Ref) -> Ref {
    if rows[other].layout != .int, definesReflected(other, .reflectedMultiply) {
      return owned(.notImplemented)
    }
    guard let times = timesArgument(other) else { return .null }
    return listRepeat(list, times)
  }
}
