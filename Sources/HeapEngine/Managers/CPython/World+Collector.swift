/// The cycle collector: three generations, and the phases of a collection.
///
/// Authority: CPython 3.12, Modules/gcmodule.c: `gc_collect_main`, `deduce_unreachable`,
/// `handle_weakrefs`, `finalize_garbage`, `handle_resurrected_objects`, `delete_garbage`.
extension World {
  // MARK: Triggers

  /// An allocation has gone over the threshold.
  mutating func collectionDue() {
    if !pending.isNull || collector.isCollecting { return }
    if profile.defersCollections {
      collector.isDue = true
      breaker = true
    } else {
      collectAutomatically()
    }
  }

  /// Collects the oldest generation whose count is over its threshold.
  ///
  /// Authority: `gc_collect_generations`; the full collection waits until a quarter of the
  /// long-lived objects is new.
  mutating func collectAutomatically() {
    if collector.isCollecting || level >= .python313 && !collector.isEnabled { return }
    let counts = [collector.count0, collector.count1, collector.count2]
    for number in [2, 1, 0] where counts[number] > collector.thresholds[number] {
      if number == 2, collector.longLivedPending < collector.longLivedTotal / 4 { continue }
      let saved = takePending()
      _ = collect(number, reason: .automatic)
      pending = saved
      return
    }
  }

  /// Who asked for a collection.
  enum CollectionReason {
    case automatic, program, exit
  }

  // MARK: A collection

  /// Collects a generation and the younger ones; the number of unreachable objects found.
  mutating func collect(_ number: Int, reason: CollectionReason) -> Int {
    if collector.isCollecting { return 0 }
    collector.isCollecting = true
    collector.rearm()
    defer {
      collector.isCollecting = false
      collector.rearm()
    }
    if reason != .exit { callCallbacks("start", number, 0, 0) }
    let isTold = collector.debug & CollectorState.debugStats != 0
    if isTold { writeText(collectionHeading(number), toError: true) }
    observeCollection(number, isAutomatic: reason == .automatic)
    let found = collectMain(number, exiting: reason == .exit)
    if isTold {
      let all = found.collected + found.uncollectable
      writeText(
        "gc: done, \(all) unreachable, \(found.uncollectable) uncollectable, 0.0000s elapsed\n",
        toError: true)
    }
    collector.lastCollected = found.collected
    observeCollectionEnd(collected: found.collected, uncollectable: found.uncollectable)
    if reason != .exit { callCallbacks("stop", number, found.collected, found.uncollectable) }
    return found.collected + found.uncollectable
  }

  private mutating func collectMain(
    _ number: Int, exiting: Bool
  ) -> (collected: Int, uncollectable: Int) {
    if number == 0 { collector.count1 += 1 }
    if number == 1 { collector.count2 += 1 }
    collector.count0 = 0
    if number > 0 { collector.count1 = 0 }
    if number > 1 { collector.count2 = 0 }
    for younger in 0..<number { merge(.generation(younger), into: .generation(number)) }
    let young = Ref.generation(number)
    let old = Ref.generation(min(number + 1, 2))
    deduceUnreachable(young, into: .unreachableList)
    collectionLog?.hasGarbage = gc[Ref.unreachableList].next != Ref.unreachableList.raw
    untrackTuples(young)
    if young != old {
      if number == 1 { collector.longLivedPending += listLength(young) }
      merge(young, into: old)
    } else {
      untrackDicts(young)
      collector.longLivedPending = 0
      collector.longLivedTotal = listLength(young) + collector.startupObjects
    }
    var collected = 0
    if collector.debug & CollectorState.debugCollectable != 0 {
      var report = ""
      forEach(in: .unreachableList) { object in
        report += "gc: collectable <\(typeName(object)) \(addressText(object))>\n"
      }
      writeText(report, toError: true)
    }
    collected += handleWeakrefs(.unreachableList)
    observePhase("weakrefs", next: "finalize")
    finalizeGarbage(.unreachableList)
    observePhase("finalize", next: "resurrect")
    handleResurrected(.unreachableList, old)
    observePhase("resurrect", next: "clear")
    collected += listLength(.unreachableList)
    deleteGarbage(.unreachableList, old)
    observePhase("clear", next: "free")
    if number == 2 { clearFreeLists() }
    observePhase("free", next: "free")
    collector.stats[number][0] += 1
    collector.stats[number][1] += collected
    return (collected, 0)
  }

  // MARK: Lists

  /// Moves all of a list behind another.
  private func merge(_ from: Ref, into to: Ref) {
    guard gc[from].next != from.raw else { return }
    let first = gc[from].next
    let last = gc[from].previous
    let tail = gc[to].previous
    gc[Int(tail)].next = first
    gc[Int(first)].previous = tail
    gc[Int(last)].next = to.raw
    gc[to].previous = last
    gc[from].next = from.raw
    gc[from].previous = from.raw
  }

  /// The number of objects in a list.
  func listLength(_ head: Ref) -> Int {
    var count = 0
    var current = gc[head].next
    while current != head.raw {
      count += 1
      current = gc[Int(current)].next
    }
    return count
  }

  /// Calls `visit` with each object of a list, in order.
  func forEach(in head: Ref, _ visit: (Ref) -> Void) {
    var current = gc[head].next
    while current != head.raw {
      let next = gc[Int(current)].next
      visit(Ref(current))
      current = next
    }
  }

  // MARK: Phases

  /// Leaves in `young` what is reachable from outside it; the rest goes to `unreachable`.
  private mutating func deduceUnreachable(_ young: Ref, into unreachable: Ref) {
    if collectionLog != nil { noteDictOwners() }
    copyCounts(young)
    observePhase("copy", next: "subtract")
    subtractReferences(young)
    observePhase("subtract", next: "move")
    moveUnreachable(young, unreachable)
    observePhase("move", next: "weakrefs")
  }

  /// `update_refs`: copies each object's count.
  private mutating func copyCounts(_ young: Ref) {
    var immortal: [Ref] = []
    let log = collectionLog
    forEach(in: young) { object in
      let count = rows[object].count
      if count < 0 { immortal.append(object) }
      gc[object].gcRefs = count
      log?.entries.append(.copied(object, gcRefs: count))
      log?.scanned.insert(object.raw)
      rows[object].flags.insert(.collecting)
      rows[object].flags.remove(.unreachable)
    }
    for object in immortal {
      rows[object].flags.remove(.collecting)
      unlink(object)
      append(object, to: .permanentGeneration)
    }
  }

  /// `subtract_refs`: takes the references from inside off the copies.
  private func subtractReferences(_ young: Ref) {
    let log = collectionLog
    forEach(in: young) { object in
      forEachReference(object) { target in
        if rows[target].flags.contains(.collecting), gc[target].gcRefs > 0 {
          gc[target].gcRefs -= 1
          log?.entries.append(.subtracted(from: object, to: target, gcRefs: gc[target].gcRefs))
        }
      }
    }
  }

  /// `move_unreachable`: what has references from outside stays, with all it refers to; the rest
  /// is moved away, and brought back behind the others when it turns out to be reachable.
  private func moveUnreachable(_ young: Ref, _ unreachable: Ref) {
    let log = collectionLog
    var current = gc[young].next
    while current != young.raw {
      let object = Ref(current)
      if gc[object].gcRefs > 0 {
        log?.entries.append(.stays(object, gcRefs: gc[object].gcRefs))
        forEachReference(object) { target in
          guard rows[target].flags.contains(.collecting) else { return }
          if rows[target].flags.contains(.unreachable) {
            rows[target].flags.remove(.unreachable)
            unlink(target)
            append(target, to: young)
            gc[target].gcRefs = 1
            log?.entries.append(.movedBack(target, from: object))
          } else if gc[target].gcRefs == 0 {
            gc[target].gcRefs = 1
            log?.entries.append(.reached(target, from: object))
          }
        }
        current = gc[object].next
        rows[object].flags.remove(.collecting)
      } else {
        current = gc[object].next
        rows[object].flags.insert(.unreachable)
        unlink(object)
        append(object, to: unreachable)
        log?.entries.append(.setAside(object))
      }
    }
  }

  /// Untracks tuples that hold nothing tracked.
  private mutating func untrackTuples(_ young: Ref) {
    forEach(in: young) { object in
      guard rows[object].type == .type(.tuple) else { return }
      let items = tupleItems(object)
      for index in 0..<tupleCount(object) where items[index].isNull || mayBeTracked(items[index]) {
        return
      }
      rows[object].flags.remove([.tracked, .collecting])
      unlink(object)
    }
  }

  /// Untracks dicts that hold nothing tracked (full collections).
  private mutating func untrackDicts(_ young: Ref) {
    forEach(in: young) { object in
      guard rows[object].type == .type(.dict) else { return }
      var position = 0
      while let entry = dictNext(object, &position) {
        if mayBeTracked(entry.value) || mayBeTracked(entry.key) { return }
      }
      rows[object].flags.remove([.tracked, .collecting])
      unlink(object)
    }
  }

  /// Clears the weak references to the garbage and calls the callbacks of those that are not
  /// garbage themselves; the number of weak reference objects that died of it.
  private mutating func handleWeakrefs(_ unreachable: Ref) -> Int {
    var toCall: [Ref] = []
    var referenced: [Ref] = []
    forEach(in: unreachable) { object in
      if rows[object].flags.contains(.weaklyReferenced) { referenced.append(object) }
    }
    for object in referenced {
      var reference = weakHeads[object.raw] ?? .null
      while !reference.isNull {
        let next = rows[reference].field2
        let hasCallback = !rows[reference].field1.isNull
        if collectionLog != nil {
          observeWithinPhase(.weakrefCleared(name(of: reference), to: name(of: object)))
        }
        clearWeakref(reference)
        if hasCallback, !rows[reference].flags.contains(.unreachable) {
          toCall.append(owned(reference))
        }
        reference = next
      }
    }
    var freed = 0
    for reference in toCall {
      let callback = rows[reference].field1
      if !callback.isNull {
        own(callback)
        if collectionLog != nil { note(.callbackCalled(name(of: callback))) }
        let result = call(callback, reference)
        if result.isNull { writeUnraisable(callback) } else { disown(result) }
        disown(callback)
      }
      let dies = rows[reference].count == 1
      disown(reference)
      if dies { freed += 1 }
    }
    return freed
  }

  /// Runs the finalizers of the garbage in list order.
  private mutating func finalizeGarbage(_ unreachable: Ref) {
    // An object may die while others are finalized: the list is walked by its head.
    let seen = Ref.workList
    while gc[unreachable].next != unreachable.raw {
      let object = Ref(gc[unreachable].next)
      unlink(object)
      append(object, to: seen)
      guard needsFinalizer(object) else { continue }
      rows[object].flags.insert(.finalized)
      own(object)
      if rows[object].layout == .generator {
        let saved = takePending()
        if !closeGenerator(object) { writeUnraisable(object) }
        pending = saved
      } else {
        callFinalizer(object)
      }
      if collectionLog != nil { observeWithinPhase(.finalized(name(of: object))) }
      disown(object)
    }
    merge(seen, into: unreachable)
  }

  private mutating func needsFinalizer(_ object: Ref) -> Bool {
    if rows[object].flags.contains(.finalized) { return false }
    if rows[object].layout == .generator {
      let state = generator(object).pointee.state
      return state == .suspended || state == .created && level < .python312
    }
    return record(rows[object].type).pointee.isHeapType && !lookupSpecial(object, .delete).isNull
  }

  /// Repeats the deduction on the garbage alone: what finalizers have brought back lives on.
  private mutating func handleResurrected(_ unreachable: Ref, _ old: Ref) {
    guard gc[unreachable].next != unreachable.raw else { return }
    forEach(in: unreachable) { rows[$0].flags.remove([.unreachable, .collecting]) }
    copyCounts(unreachable)
    subtractReferences(unreachable)
    if level == .python38 {
      // `check_garbage`: if anything has come back, all of it is kept.
      var isBack = false
      forEach(in: unreachable) { object in
        if gc[object].gcRefs > 0 { isBack = true }
        rows[object].flags.remove(.collecting)
      }
      if isBack {
        let log = collectionLog
        forEach(in: unreachable) { log?.entries.append(.resurrected($0)) }
        merge(unreachable, into: old)
      }
      return
    }
    moveUnreachable(unreachable, .finalizerList)
    let log = collectionLog
    forEach(in: unreachable) { log?.entries.append(.resurrected($0)) }
    forEach(in: unreachable) { rows[$0].flags.remove([.collecting, .unreachable]) }
    merge(unreachable, into: old)
    merge(.finalizerList, into: unreachable)
  }

  /// Breaks the cycles: clears object after object until all are gone.
  private mutating func deleteGarbage(_ unreachable: Ref, _ old: Ref) {
    let saved = freeCause
    freeCause = .collector
    while gc[unreachable].next != unreachable.raw {
      let object = Ref(gc[unreachable].next)
      if collector.debug & CollectorState.debugSaveAll != 0 {
        append(owned(object), toList: gcGarbage)
        keep(object, in: old)
        continue
      }
      own(object)
      clear(object)
      if collectionLog != nil { observeWithinPhase(.cleared(name(of: object))) }
      let isAlive = rows[object].count > 1
      disown(object)
      if isAlive, rows[object].flags.contains(.tracked), gc[unreachable].next == object.raw {
        keep(object, in: old)
      }
    }
    freeCause = saved
  }

  private func keep(_ object: Ref, in list: Ref) {
    rows[object].flags.remove([.collecting, .unreachable])
    unlink(object)
    append(object, to: list)
  }

  // MARK: Around a collection

  /// Gives the blocks on the free lists back to the allocator (full collections).
  mutating func clearFreeLists() {
    for address in freeLists.float { giveBack(address, World.floatBytes) }
    for address in freeLists.list { giveBack(address, World.listBytes) }
    for address in freeLists.dict { giveBack(address, World.dictBytes) }
    let keys = keysBytes(log2Size: World.minimumLog2, kind: .unicode)
    for address in freeLists.dictKeys { giveBack(address, keys) }
    for (length, stack) in freeLists.tuples.enumerated() {
      for address in stack { giveBack(address, World.tupleBytes(length)) }
    }
    for (address, bytes) in freeLists.frames { giveBack(address, bytes) }
    let released =
      freeLists.list.count + freeLists.dict.count
      + freeLists.tuples.reduce(0) { $0 + $1.count } + freeLists.frames.count
    collector.count0 = max(0, collector.count0 - released)
    freeLists.removeAllButSlice()
  }

  /// Calls `gc.callbacks`.
  private mutating func callCallbacks(
    _ phase: String, _ number: Int, _ collected: Int, _ uncollectable: Int
  ) {
    guard !gcCallbacks.isNull, listCount(gcCallbacks) > 0 else { return }
    let info = makeDict()
    for (name, value) in [
      (KnownName.generation, number), (.collected, collected), (.uncollectable, uncollectable),
    ] {
      let number = makeInt(value)
      dictSet(info, .name(name), number)
      disown(number)
    }
    let text = makeStr(phase)
    var index = 0
    while index < listCount(gcCallbacks) {
      let callback = owned(listItems(gcCallbacks)[index])
      let result = call(callback, [text, info])
      if result.isNull { writeUnraisable(callback) } else { disown(result) }
      disown(callback)
      index += 1
    }
    disown(text)
    disown(info)
  }
}
