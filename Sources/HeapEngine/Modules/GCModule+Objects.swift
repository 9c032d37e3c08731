import PythonSubset
import Runtimes

/// What `gc` says about objects, and its permanent generation.
///
/// Authority: CPython, Modules/gcmodule.c: `gc_get_objects`, `gc_get_referrers`,
/// `gc_get_referents`, `gc_freeze_impl`.
extension World {
  /// `gc.get_objects(generation=None)`: tracked objects in list order.
  mutating func gcObjects(_ arguments: Arguments) -> Ref {
    guard
      let values = parse(
        arguments, function: "get_objects", ["generation"], required: 0, skip: 0)
    else { return .null }
    var heads: [Ref] = [.generation(0), .generation(1), .generation(2)]
    if !values[0].isNull, values[0] != .none {
      guard let number = gcGeneration(values[0]) else { return .null }
      if number != -1 { heads = [.generation(number)] }
    }
    var objects: [Ref] = []
    for head in heads { forEach(in: head) { objects.append($0) } }
    for object in objects { own(object) }
    return makeList(consuming: objects)
  }

  /// The generation that an argument names; -1 for all, nil with an exception pending.
  private mutating func gcGeneration(_ value: Ref) -> Int? {
    guard rows[value].layout == .int || !lookupSpecial(value, .index).isNull else {
      raise(.typeError, "argument should be integer or None, not '\(typeName(value))'")
      return nil
    }
    guard let number = indexValue(value) else { return nil }
    if number >= 3 {
      raise(
        .valueError,
        "generation parameter must be less than the number of available generations (3)")
      return nil
    }
    if number < -1 {
      raise(.valueError, "generation parameter cannot be negative")
      return nil
    }
    return number
  }

  /// `gc.get_referrers(*objects)`: tracked objects that refer to one of them.
  mutating func gcReferrers(_ arguments: Arguments) -> Ref {
    // The tuple of the arguments is a referrer that is passed over.
    let packed = packArguments(arguments)
    defer { dropPacked(packed) }
    var targets = Set<UInt32>()
    for index in 0..<arguments.count { targets.insert(arguments[index].raw) }
    var found: [Ref] = []
    for generation in 0...2 {
      forEach(in: .generation(generation)) { object in
        var refers = false
        forEachReference(object) { if targets.contains($0.raw) { refers = true } }
        if refers, object != packed.positional { found.append(object) }
      }
    }
    for object in found { own(object) }
    return makeList(consuming: found)
  }

  /// `gc.get_referents(*objects)`: what they refer to, in the order of their traversal.
  mutating func gcReferents(_ arguments: Arguments) -> Ref {
    var found: [Ref] = []
    for index in 0..<arguments.count
    where rows[arguments[index]].flags.contains(.collectable) {
      if level < .python311, rows[arguments[index]].layout == .generator {
        found += generatorReferents(arguments[index])
      } else {
        forEachReference(arguments[index]) { found.append(owned($0)) }
      }
    }
    return makeList(consuming: found)
  }

  /// What a generator refers to up to 3.10, where its frame is an object; owned.
  ///
  /// Authority: CPython 3.10, Objects/genobject.c: `gen_traverse`.
  private mutating func generatorReferents(_ object: Ref) -> [Ref] {
    let frame = generatorFrame(object)
    let code = generatorCode(object)
    let body = generator(object).pointee
    let names = [body.name, body.qualifiedName, body.handled].filter { !$0.isNull }
    return (frame == .none ? [] : [frame]) + [code] + names.map { owned($0) }
  }

  /// Whether the collector knows of an object. Those of start-up are in no list here, but CPython
  /// tracks them.
  func isKnownToCollector(_ object: Ref) -> Bool {
    let row = rows[object]
    if row.flags.contains(.tracked) { return true }
    if object == mainGlobals || object == gcCallbacks || object == gcGarbage { return true }
    return row.flags.contains([.startup, .collectable]) && row.layout != .tuple
      && row.layout != .dict
  }

  // MARK: Freezing

  /// The containers of start-up that are in CPython's permanent generation; they are in no list
  /// here. The free column of the list's head counts them, less one: 0 is the state of start-up.
  private var frozenAtStart: Int {
    let noted = Int(gc[.permanentGeneration].gcRefs)
    if noted > 0 { return noted - 1 }
    return World.frozenByStartup(level)
  }

  private static func frozenByStartup(_ level: LanguageLevel) -> Int {
    level == .python312 ? 375 : 0
  }

  mutating func gcFreeze() -> Ref {
    let total = collector.startupObjects + World.frozenByStartup(level)
    gc[.permanentGeneration].gcRefs = Int32(total + 1)
    for generation in 0...2 { moveAll(.generation(generation), to: .permanentGeneration) }
    collector.count0 = 0
    collector.count1 = 0
    collector.count2 = 0
    return owned(.none)
  }

  mutating func gcUnfreeze() -> Ref {
    gc[.permanentGeneration].gcRefs = 1
    moveAll(.permanentGeneration, to: .generation(2))
    return owned(.none)
  }

  mutating func gcFreezeCount() -> Ref {
    let frozen = listLength(.permanentGeneration) + frozenAtStart
    return makeInt(frozen)
  }

  /// Moves all objects of a list behind another's.
  private func moveAll(_ from: Ref, to: Ref) {
    forEach(in: from) { object in
      unlink(object)
      append(object, to: to)
    }
  }

  /// What `gc.DEBUG_STATS` tells before a collection.
  func collectionHeading(_ number: Int) -> String {
    let sizes = (0...2).map { listLength(.generation($0)) }
    let last = sizes[2] + collector.startupObjects
    return "gc: collecting generation \(number)...\n"
      + "gc: objects in each generation: \(sizes[0]) \(sizes[1]) \(last)\n"
      + "gc: objects in permanent generation: \(listLength(.permanentGeneration))\n"
  }
}
