import Runtimes

/// The module `gc`.
///
/// Authority: CPython, Modules/gcmodule.c: `GcMethods`; facts 6.
extension World {
  static let gcFunctions: [NativeEntry] = [
    .function("collect", 0, 255, keywords: true) { $0.gcCollect($1) },
    .function("enable") { world, _ in world.gcSwitch(true) },
    .function("disable") { world, _ in world.gcSwitch(false) },
    .function("isenabled") { world, _ in world.owned(.bool(world.collector.isEnabled)) },
    .function("get_count") { world, _ in
      let collector = world.collector
      return world.makeIntTuple([collector.count0, collector.count1, collector.count2])
    },
    .function("get_threshold") { world, _ in
      world.makeIntTuple(world.collector.thresholds)
    },
    .function("set_threshold", 0, 255) { $0.gcSetThreshold($1) }.packing(),
    .function("get_stats") { world, _ in world.gcStats() },
    .function("set_debug", 1) { $0.gcSetDebug($1[0]) },
    .function("get_debug") { world, _ in world.makeInt(world.collector.debug) },
    .function("get_objects", 0, 255, keywords: true) { $0.gcObjects($1) },
    .function("get_referrers", 0, 255) { $0.gcReferrers($1) },
    .function("get_referents", 0, 255) { $0.gcReferents($1) }.packing(),
    .function("is_tracked", 1) { world, arguments in
      world.owned(.bool(world.isKnownToCollector(arguments[0])))
    },
    .function("is_finalized", 1) { world, arguments in
      let flags = world.rows[arguments[0]].flags
      return world.owned(.bool(flags.contains([.finalized, .collectable])))
    },
    .function("freeze") { world, _ in world.gcFreeze() },
    .function("unfreeze") { world, _ in world.gcUnfreeze() },
    .function("get_freeze_count") { world, _ in world.gcFreezeCount() },
  ]

  /// The constants of the module, and its two lists.
  mutating func fillGC(_ dict: Ref) {
    for (name, value) in [
      ("DEBUG_STATS", CollectorState.debugStats),
      ("DEBUG_COLLECTABLE", CollectorState.debugCollectable),
      ("DEBUG_UNCOLLECTABLE", CollectorState.debugUncollectable),
      ("DEBUG_SAVEALL", CollectorState.debugSaveAll), ("DEBUG_LEAK", 38),
    ] { setStartup(dict, name, .smallInt(value)) }
    if gcCallbacks.isNull { gcCallbacks = makeList() }
    if gcGarbage.isNull { gcGarbage = makeList() }
    setStartup(dict, "callbacks", gcCallbacks)
    setStartup(dict, "garbage", gcGarbage)
  }

  /// A tuple of int objects.
  mutating func makeIntTuple(_ values: [Int]) -> Ref {
    var items: [Ref] = []
    for value in values { items.append(makeInt(value)) }
    return makeTuple(consuming: items)
  }

  /// `gc.collect(generation=2)`.
  private mutating func gcCollect(_ arguments: Arguments) -> Ref {
    guard
      let values = parse(arguments, function: "collect", ["generation"], required: 0, skip: 0)
    else { return .null }
    var generation = 2
    if !values[0].isNull {
      guard let given = gcInt(values[0]) else { return .null }
      generation = given
    }
    guard (0...2).contains(generation) else { return raise(.valueError, "invalid generation") }
    let found = collect(generation, reason: .program)
    return stopped == nil ? makeInt(found) : raise(.memoryError, "")
  }

  private mutating func gcSwitch(_ isOn: Bool) -> Ref {
    collector.isEnabled = isOn
    collector.rearm()
    return owned(.none)
  }

  /// An argument as a C int; nil with TypeError or OverflowError pending.
  private mutating func gcInt(_ value: Ref) -> Int? {
    guard let number = cIntArgument(value) else { return nil }
    guard Int32(exactly: number) != nil else {
      raise(
        .overflowError,
        number > 0
          ? "signed integer is greater than maximum" : "signed integer is less than minimum")
      return nil
    }
    return number
  }

  private mutating func gcSetThreshold(_ arguments: Arguments) -> Ref {
    if level >= .python313, arguments.count == 0 || arguments.count > 3 {
      return raise(.typeError, "gc.set_threshold requires 1 to 3 arguments")
    }
    guard arguments.count > 0 else {
      return raise(.typeError, "set_threshold() takes at least 1 argument (0 given)")
    }
    guard arguments.count <= 3 else {
      return raise(
        .typeError, "set_threshold() takes at most 3 arguments (\(arguments.count) given)")
    }
    var thresholds = collector.thresholds
    for index in 0..<arguments.count {
      guard let value = gcInt(arguments[index]) else { return .null }
      thresholds[index] = value
    }
    collector.thresholds = thresholds
    collector.rearm()
    return owned(.none)
  }

  private mutating func gcSetDebug(_ value: Ref) -> Ref {
    guard let flags = gcInt(value) else { return .null }
    collector.debug = flags
    return owned(.none)
  }

  /// `gc.get_stats()`: a dict for each generation.
  private mutating func gcStats() -> Ref {
    let list = makeList()
    for generation in collector.stats {
      let dict = makeDict()
      for (name, value) in zip(["collections", "collected", "uncollectable"], generation) {
        let key = internedStr(name)
        let number = makeInt(value)
        dictSet(dict, key, number)
        disown(key)
        disown(number)
      }
      append(dict, toList: list)
    }
    return list
  }
}
