/// The phases in which a collection finds what cannot be reached from outside.
///
/// Authority: CPython 3.12, Modules/gcmodule.c: `deduce_unreachable`, `update_refs`,
/// `subtract_refs`, `move_unreachable`, `untrack_tuples`, `untrack_dicts`.
extension World {
  /// Leaves in `young` what is reachable from outside it; the rest goes to `unreachable`.
  mutating func deduceUnreachable(_ young: Ref, into unreachable: Ref) {
    if collectionLog != nil { noteDictOwners() }
    copyCounts(young)
    observePhase("copy", next: "subtract")
    subtractReferences(young)
    observePhase("subtract", next: "move")
    moveUnreachable(young, unreachable)
    observePhase("move", next: "weakrefs")
  }

  /// `update_refs`: copies each object's count.
  mutating func copyCounts(_ young: Ref) {
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
  func subtractReferences(_ young: Ref) {
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
  func moveUnreachable(_ young: Ref, _ unreachable: Ref) {
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
  mutating func untrackTuples(_ young: Ref) {
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
  mutating func untrackDicts(_ young: Ref) {
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
}
