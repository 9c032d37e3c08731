/// The cycle collector: three generations, when they are collected, and the order of a
/// collection's phases; the phases are in `World+Reachability` and `World+Garbage`.
///
/// Authority: CPython 3.12, Modules/gcmodule.c: `gc_collect_generations`, `gc_collect_main`.
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
  func merge(_ from: Ref, into to: Ref) {
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
    for address in freeLists.methods { giveBack(address, World.methodBytes) }
    for address in freeLists.natives { giveBack(address, World.nativeBytes) }
    let released =
      freeLists.list.count + freeLists.dict.count
      + freeLists.tuples.reduce(0) { $0 + $1.count } + freeLists.frames.count
      + freeLists.methods.count + freeLists.natives.count
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
