import Runtimes

/// The module `itertools`.
///
/// Authority: CPython, Modules/itertoolsmodule.c.
extension World {
  /// Puts the classes into the module.
  mutating func fillItertools(_ dict: Ref) {
    var types: [BuiltinType] = [
      .accumulate, .combinations, .combinationsWithReplacement, .cycle, .dropwhile, .takewhile,
      .islice, .starmap, .chain, .compress, .filterfalse, .count, .zipLongest, .permutations,
      .product, .repeat, .groupby, .grouper, .tee, .teeData,
    ]
    if level >= .python310 { types.append(.pairwise) }
    if level >= .python312 { types.append(.batched) }
    for type in types { setStartup(dict, shortName(of: .type(type)), .type(type)) }
  }

  static let itertoolsFunctions: [NativeEntry] = [
    .function("tee", 1, 2) { $0.tee($1) }
  ]

  private static func new(_ make: @escaping NativeFunction) -> NativeEntry {
    .staticMethod("__new__", 1, 255, keywords: true, make)
  }

  /// The table of each class.
  static let itertoolsTables: [(BuiltinType, [NativeEntry])] = [
    (.chain, plainIteratorEntries + [new { $0.chainNew($1) }] + chainEntries),
    (.count, plainIteratorEntries + [new { $0.countNew($1) }] + countEntries),
    (.cycle, plainIteratorEntries + [new { $0.cycleNew($1) }]),
    (.islice, plainIteratorEntries + [new { $0.isliceNew($1) }]),
    (.repeat, plainIteratorEntries + [new { $0.repeatNew($1) }] + repeatEntries),
    (.accumulate, plainIteratorEntries + [new { $0.accumulateNew($1) }]),
    (.zipLongest, plainIteratorEntries + [new { $0.zipLongestNew($1) }]),
    (.product, plainIteratorEntries + [new { $0.productNew($1) }] + sizeEntries),
    (.permutations, plainIteratorEntries + [new { $0.permutationsNew($1) }] + sizeEntries),
    (
      .combinations,
      plainIteratorEntries + sizeEntries
        + [new { $0.combinationsNew($1, "combinations", .combinations, .combinations) }]
    ),
    (
      .combinationsWithReplacement,
      plainIteratorEntries + sizeEntries
        + [
          new {
            $0.combinationsNew(
              $1, "combinations_with_replacement", .combinationsWithReplacement, .replacements)
          }
        ]
    ),
    (
      .starmap,
      plainIteratorEntries + [new { $0.functionToolNew($1, "starmap", .starmap, .starmap) }]
    ),
    (
      .takewhile,
      plainIteratorEntries + [new { $0.functionToolNew($1, "takewhile", .takewhile, .takewhile) }]
    ),
    (
      .dropwhile,
      plainIteratorEntries + [new { $0.functionToolNew($1, "dropwhile", .dropwhile, .dropwhile) }]
    ),
    (
      .filterfalse,
      plainIteratorEntries
        + [new { $0.functionToolNew($1, "filterfalse", .filterfalse, .filterfalse) }]
    ),
    (.compress, plainIteratorEntries + [new { $0.compressNew($1) }]),
    (.groupby, plainIteratorEntries + [new { $0.groupbyNew($1) }]),
    (.grouper, plainIteratorEntries),
    (.tee, plainIteratorEntries + [new { $0.teeNew($1) }] + teeEntries),
    (.pairwise, plainIteratorEntries + [new { $0.pairwiseNew($1) }]),
    (.batched, plainIteratorEntries + [new { $0.batchedNew($1) }]),
  ]

  private static let chainEntries: [NativeEntry] = [
    .classMethod("from_iterable", 1) { $0.chainFromIterable($1[0], $1[1]) }
  ]

  private static let countEntries: [NativeEntry] = [
    .special(.repr) { $0.countRepr($1[0]) },
    .method("__reduce__") { world, args in
      let body = world.iteratorTool(args[0]).pointee
      let type = world.owned(world.rows[args[0]].type)
      let isFast = body.index != .max
      let first = isFast ? world.makeInt(body.index) : world.owned(body.first)
      let parts = isFast ? [first] : [first, world.owned(body.second)]
      let tuple = world.makeTuple(consuming: parts)
      return world.makeTuple(consuming: [type, tuple])
    },
  ]

  private static let repeatEntries: [NativeEntry] = [
    .special(.repr) { $0.repeatRepr($1[0]) },
    .method("__length_hint__") { world, args in
      let left = world.iteratorTool(args[0]).pointee.index
      if left < 0 { return world.raise(.typeError, "len() of unsized object") }
      return world.makeInt(left)
    },
    .method("__reduce__") { world, args in
      let body = world.iteratorTool(args[0]).pointee
      let type = world.owned(world.rows[args[0]].type)
      var parts = [world.owned(body.first)]
      if body.index >= 0 { parts.append(world.makeInt(body.index)) }
      let tuple = world.makeTuple(consuming: parts)
      return world.makeTuple(consuming: [type, tuple])
    },
  ]

  private static let sizeEntries: [NativeEntry] = [
    .method("__sizeof__") { $0.combinationsSize($1[0]) }
  ]

  private static let teeEntries: [NativeEntry] = [
    .method("__copy__") { $0.copyTee($1[0]) }
  ]
}

extension BuiltinFacts {
  /// The facts about a type of `itertools`; nil for all others.
  static func itertools(_ type: BuiltinType, _ level: LanguageLevel) -> BuiltinFacts? {
    let isLate = level >= .python312
    let size: Int
    switch type {
    case .chain, .repeat, .starmap, .filterfalse, .compress, .grouper: size = 32
    case .count, .takewhile, .dropwhile: size = 40
    case .cycle, .product: size = 48
    case .islice, .zipLongest, .combinations, .combinationsWithReplacement: size = 56
    case .accumulate: size = isLate ? 56 : 48
    case .permutations: size = 64
    case .groupby: size = isLate ? 72 : 64
    case .tee: size = isLate ? 48 : 40
    case .teeData: size = 496
    case .pairwise, .batched: size = level >= .python313 ? 40 : 32
    default: return nil
    }
    let isHidden = type == .grouper || type == .tee || type == .teeData
    return BuiltinFacts(
      layout: .iteratorTool, isSubclassable: !isHidden, hasWeakrefs: type == .tee, basicSize: size)
  }
}
