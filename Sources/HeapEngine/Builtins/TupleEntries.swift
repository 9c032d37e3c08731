import PythonSubset

/// The table of `tuple`.
extension World {
  static let tupleEntries: [NativeEntry] = [
    .staticMethod("__new__", 1, 255, keywords: true) { $0.tupleNew($1) },
    .special(.length) { world, args in
      let count = world.tupleCount(args[0])
      return world.makeInt(count)
    },
    .special(.getItem, 1) { $0.tupleSubscript($1[0], $1[1]) },
    .special(.contains, 1) { $0.verdict($0.sequenceContains($1[0], $1[1])) },
    .special(.iter) { $0.makeTupleIterator($1[0]) },
    .special(.repr) { world, args in
      world.tupleCount(args[0]) == 0 ? world.makeStr("()") : world.sequenceRepr(args[0])
    },
    .special(.hash) { world, args in
      let hash = world.tupleHash(args[0])
      return hash == -1 ? .null : world.makeInt(hash)
    },
    .special(.equal, 1) { $0.sequenceCompare($1[0], $1[1], .equal) },
    .special(.notEqual, 1) { $0.sequenceCompare($1[0], $1[1], .notEqual) },
    .special(.less, 1) { $0.sequenceCompare($1[0], $1[1], .less) },
    .special(.lessOrEqual, 1) { $0.sequenceCompare($1[0], $1[1], .lessOrEqual) },
    .special(.greater, 1) { $0.sequenceCompare($1[0], $1[1], .greater) },
    .special(.greaterOrEqual, 1) { $0.sequenceCompare($1[0], $1[1], .greaterOrEqual) },
    .special(.add, 1) { $0.tupleConcat($1[0], $1[1]) },
    .special(.multiply, 1) { $0.tupleMultiply($1[0], $1[1]) },
    .special(.reflectedMultiply, 1) { $0.tupleMultiply($1[0], $1[1]) },
    .method("index", 1, 3) { $0.sequenceIndex($1) },
    .method("count", 1) { $0.sequenceCount($1) },
    .method("__getnewargs__") { world, args in
      let count = world.tupleCount(args[0])
      let copy = world.makeTuple(world.tupleItems(args[0]), count)
      return world.makeTuple(consuming: [copy])
    },
    .method("__sizeof__") { world, args in
      let count = world.tupleCount(args[0])
      let basic = Int(world.record(world.type(of: args[0])).pointee.basicSize)
      return world.makeInt(basic + 8 * count)
    },
  ]
}
