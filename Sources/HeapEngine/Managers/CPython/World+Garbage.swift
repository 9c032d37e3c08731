/// The phases in which a collection ends what it has found: weak references, finalizers,
/// what they bring back, and the clearing of the rest.
///
/// Authority: CPython 3.12, Modules/gcmodule.c: `handle_weakrefs`, `finalize_garbage`,
/// `handle_resurrected_objects`, `delete_garbage`.
extension World {
  /// Clears the weak references to the garbage and calls the callbacks of those that are not
  /// garbage themselves; the number of weak reference objects that died of it.
  mutating func handleWeakrefs(_ unreachable: Ref) -> Int {
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
  mutating func finalizeGarbage(_ unreachable: Ref) {
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
  mutating func handleResurrected(_ unreachable: Ref, _ old: Ref) {
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
  mutating func deleteGarbage(_ unreachable: Ref, _ old: Ref) {
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
}
