import HeapTrace

/// A collection of the toy heap, by the rules of CPython's: `update_refs`, `subtract_refs`,
/// `move_unreachable`, then the garbage is freed.
extension ToyHeap {
  /// Collects with one step for each thing that a phase does.
  mutating func collectByPhases(number: Int = 1) {
    let collection = CollectionVisit(
      number: number, generation: 2, isAutomatic: false, lines: [.init(line: 1, visit: number)])
    var state = state
    var refs: [Int: Int] = [:]
    var young: [Int] = []
    for index in state.objects.indices where !state.objects[index].isFreed {
      guard case .count(let count)? = state.objects[index].count else { continue }
      state.objects[index].gcRefs = count
      state.objects[index].mark = .copied
      state.objects[index].list = .generation(2)
      refs[state.objects[index].number] = count
      young.append(state.objects[index].number)
    }
    state.collector = CollectorView(
      counts: [0, 0, 0], thresholds: [700, 10, 10],
      lists: [CollectorListState(list: .generation(2), objects: young, others: 3)])
    step("copy", state, [], collection)
    func name(_ number: Int) -> ObjectName {
      ObjectName(birth: number, number: number, type: type(of: number))
    }
    var slots: [Int: [Slot]] = [:]
    for object in state.objects { slots[object.number] = object.slots.filter { !$0.isWeak } }
    var events: [HeapEvent] = []
    for from in young {
      for slot in slots[from] ?? [] {
        guard case .object(let target) = slot.value, let left = refs[target], left > 0 else {
          continue
        }
        refs[target] = left - 1
        events.append(
          .subtracted(
            from: name(from), slot: "attribute \(slot.name)", to: name(target), gcRefs: left - 1))
      }
    }
    take(events, "subtract", &state, collection)
    events = moves(&refs, young, slots, name)
    take(events, "move", &state, collection)
    collect()
    settle()
    step("free", self.state, [], collection)
  }

  private mutating func take(
    _ events: [HeapEvent], _ phase: String, _ state: inout HeapState, _ collection: CollectionVisit
  ) {
    for index in state.objects.indices where phase == "subtract" {
      if state.objects[index].mark != nil { state.objects[index].mark = .subtracted }
    }
    for event in events {
      state.apply(event, generation: 2)
      step(phase, state, [event], collection)
    }
    step(phase, state, [], collection)
  }

  private func moves(
    _ refs: inout [Int: Int], _ objects: [Int], _ slots: [Int: [Slot]],
    _ name: (Int) -> ObjectName
  ) -> [HeapEvent] {
    var events: [HeapEvent] = []
    var young = objects
    var aside: Set<Int> = []
    var done: Set<Int> = []
    var index = 0
    while index < young.count {
      let number = young[index]
      index += 1
      if refs[number] ?? 0 == 0 {
        aside.insert(number)
        events.append(.setAside(name(number)))
        continue
      }
      events.append(.stays(name(number), gcRefs: refs[number] ?? 0))
      done.insert(number)
      for case .object(let target) in (slots[number] ?? []).map(\.value) {
        if refs[target] == nil || done.contains(target) { continue }
        if aside.remove(target) != nil {
          young.append(target)
          refs[target] = 1
          events.append(.movedBack(name(target), from: name(number)))
        } else if refs[target] == 0 {
          refs[target] = 1
          events.append(.reached(name(target), from: name(number)))
        }
      }
    }
    return events
  }
}

extension ObjectState {
  /// Whether only a tombstone is left.
  fileprivate var isFreed: Bool {
    if case .freed = liveness { return true }
    return false
  }
}
