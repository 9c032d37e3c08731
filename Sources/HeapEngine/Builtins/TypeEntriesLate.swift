import Runtimes

/// Built-ins that later versions added to types, each with the first version that has it.
extension World {
  static let lateEntries: [(since: LanguageLevel, type: Ref, entries: [NativeEntry])] =
    lateTables
    + [
      BuiltinType.list, .tuple, .dict, .set, .frozenset, .enumerate, .mappingProxy, .deque, .chain,
      .partial, .defaultDict, .orderedDict, .weakref,
    ].map { (.python39, .type($0), aliasEntries) }
    + [
      (.python39, .exception(.baseExceptionGroup), aliasEntries),
      (.python310, .type(.type), unionEntries),
      (.python312, .type(.array), aliasEntries),
    ]

  private static let lateTables: [(since: LanguageLevel, type: Ref, entries: [NativeEntry])] = [
    (
      .python311, .exception(.baseException),
      [
        .method("add_note", 1) { $0.exceptionAddNote($1) }
      ]
    ),
    (
      .python310, .type(.function),
      [
        .getter("__builtins__", { $0.owned($0.functionBody($1[0]).pointee.builtins) })
      ]
    ),
    (.python38, .type(.code), codeReplacementEntries),
    (.python38, .type(.object), objectReduceEntries),
    (.python311, .type(.object), objectStateEntries),
    (.python38, .type(.set), setReduceEntries), (.python38, .type(.frozenset), setReduceEntries),
    (.python38, .type(.methodDescriptor), descriptorReduceEntries),
    (.python38, .type(.wrapper), descriptorReduceEntries),
    (.python38, .type(.member), descriptorReduceEntries),
    (.python38, .type(.method), methodReduceEntries),
    (.python38, .type(.range), rangeReduceEntries),
    (.python38, .type(.bytearray), bytearrayReduceEntries),
    (.python38, .type(.namespace), namespaceReduceEntries),
    (.python38, .type(.ellipsis), ellipsisReduceEntries),
    (.python38, .type(.notImplemented), notImplementedReduceEntries),
    (.python312, .type(.function), functionTypeParameterEntries),
    (.python312, .type(.type), classTypeParameterEntries),
    (.python310, .type(.dictKeys), viewLateEntries),
    (.python310, .type(.dictValues), viewLateEntries),
    (.python310, .type(.dictItems), viewLateEntries),
    (.python310, .type(.staticmethod), staticMethodLateEntries),
    (.python310, .type(.classmethod), classMethodLateEntries),
    (.python310, .type(.property), propertyNameEntries),
    (.python313, .type(.property), propertyLateEntries),
    (.python312, .type(.none), noneLateEntries),
    (.python312, .type(.bool), boolLateEntries),
    (
      .python312, .type(.mappingProxy),
      [
        .special(.hash) { world, arguments in
          let hash = world.hashOf(world.rows[arguments[0]].field0)
          return hash == -1 ? .null : world.makeInt(hash)
        }
      ]
    ),
    (
      .python311, .type(.code),
      [
        .getter("co_qualname", { $0.owned($0.codeBody($1[0]).pointee.qualifiedName) }),
        .method("co_positions") { $0.codePositions($1[0]) },
      ]
    ),
  ]
}
