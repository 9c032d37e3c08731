import HeapTrace

/// What a step has done, read off the states before and after it.
struct StateDifference {
  enum Binding: Equatable {
    case bound(name: String, value: SlotValue, old: SlotValue?)
    case unbound(name: String, old: SlotValue)

    /// The object that a name no longer refers to.
    var lostObject: Int? {
      if case .unbound(_, .object(let number)) = self { return number }
      return nil
    }
  }

  enum SlotChange: Equatable {
    case set(slot: String, object: ObjectState, value: SlotValue)
    case put(slot: String, object: ObjectState, value: SlotValue)
    case removed(slot: String, object: ObjectState, value: SlotValue)
  }

  private(set) var made: [ObjectState] = []
  private(set) var bindings: [Binding] = []
  private(set) var slots: [SlotChange] = []
  private(set) var entered: [FrameState] = []
  private(set) var left: [FrameState] = []
  private(set) var counts: [(object: Int, old: Int, new: Int)] = []
  private(set) var freed: [(object: Int, cause: FreeCause)] = []
  private(set) var unreachable: [Int] = []
  private(set) var revived: [Int] = []

  /// The words in which slots are called.
  private let words: Words

  init(_ state: HeapState, from previous: HeapState, words: Words = .english) {
    self.words = words
    compareFrames(state, previous)
    if ObjectMatch.isSame(state.objects, previous.objects) { return }
    let matches = ObjectMatch.indices(of: state.objects, in: previous.objects)
    var isGone = Array(repeating: true, count: previous.objects.count)
    for (object, match) in zip(state.objects, matches) {
      if match >= 0 {
        isGone[match] = false
        if previous.objects[match] != object { compare(object, previous.objects[match]) }
      } else if !previous.leftOut.contains(object.number) {
        compare(object, nil)
      }
    }
    // Freed and replaced within the step: nothing is left but the gap.
    for (object, isGone) in zip(previous.objects, isGone)
    where isGone && !object.isFreed && !state.leftOut.contains(object.number) {
      freed.append((object.number, .count))
    }
  }

  private mutating func compareFrames(_ state: HeapState, _ previous: HeapState) {
    for frame in state.frames {
      guard let old = previous.frames.first(where: { $0.id == frame.id }) else {
        if frame.id != 0 {
          entered.append(frame)
          compareNames(frame.variables.filter { isNew($0.value, previous) }, [])
          continue
        }
        compareNames(frame.variables, [])
        continue
      }
      if frame.variables != old.variables { compareNames(frame.variables, old.variables) }
    }
    for frame in previous.frames where !state.frames.contains(where: { $0.id == frame.id }) {
      left.append(frame)
    }
  }

  /// Whether a value is an object that was not there before.
  private func isNew(_ value: SlotValue, _ previous: HeapState) -> Bool {
    guard case .object(let number) = value else { return false }
    return !previous.objects.contains { $0.number == number }
  }

  private mutating func compareNames(_ now: [Slot], _ before: [Slot]) {
    for variable in now where variable.value != .unbound {
      let old = before.first { $0.name == variable.name && $0.value != .unbound }?.value
      if old != variable.value {
        bindings.append(.bound(name: variable.name, value: variable.value, old: old))
      }
    }
    for variable in before where variable.value != .unbound {
      if !now.contains(where: { $0.name == variable.name && $0.value != .unbound }) {
        bindings.append(.unbound(name: variable.name, old: variable.value))
      }
    }
  }

  private mutating func compare(_ object: ObjectState, _ old: ObjectState?) {
    guard let old else {
      made.append(object)
      if case .freed(_, let cause) = object.liveness { freed.append((object.number, cause)) }
      return
    }
    if let cause = object.freeCause {
      if !old.isFreed { freed.append((object.number, cause)) }
      return
    }
    if case .count(let before)? = old.count, case .count(let now)? = object.count, before != now {
      counts.append((object.number, before, now))
    }
    if object.liveness == .unreachable, old.liveness == .live { unreachable.append(object.number) }
    if object.liveness == .live, old.liveness == .unreachable { revived.append(object.number) }
    compareSlots(object, old)
  }

  private mutating func compareSlots(_ object: ObjectState, _ old: ObjectState) {
    for slot in object.slots where slot.value != .unbound {
      let before = old.slots.first { $0.name == slot.name }
      if before?.value == slot.value { continue }
      let place = CountSources.place(slot, in: object, words)
      if before == nil, object.length != nil {
        slots.append(.put(slot: place, object: object, value: slot.value))
      } else {
        let word = slot.isWeak ? words.written(slot) : nil
        slots.append(
          .set(slot: place, object: object, value: word.map(SlotValue.atom) ?? slot.value))
      }
    }
    for slot in old.slots where !object.slots.contains(where: { $0.name == slot.name }) {
      // Behind a fold a slot may only have gone out of sight.
      if object.foldedSlots > 0 { continue }
      let place = CountSources.place(slot, in: old, words)
      slots.append(.removed(slot: place, object: object, value: slot.value))
    }
  }
}
