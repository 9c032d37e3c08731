import HeapTrace

/// Leaves objects out of the pictures of a run that has too many: those that only slots behind a fold
/// lead to, and the last ones beyond a limit. They are told as sums, and counts stay right.
struct HeapFolding {
  /// The most objects that are drawn of a run.
  static let limit = 60

  /// The display numbers of the objects that are drawn at some step.
  private var drawn: Set<Int> = []

  /// The steps with the objects left out that a picture of the whole run leaves out.
  static func folded(_ steps: [Step]) -> [Step] {
    let numbers = Set(steps.flatMap { $0.state.objects.map(\.number) })
    let isCut = steps.contains { $0.state.objects.contains { $0.foldedSlots > 0 } }
    if numbers.count <= limit, !isCut { return steps }
    let folding = HeapFolding(steps)
    if folding.drawn.count == numbers.count { return steps }
    return steps.map(folding.folded)
  }

  private init(_ steps: [Step]) {
    var order: [Int] = []
    for step in steps { visit(step.state, &order) }
    let named = Set(steps.flatMap { Self.named($0.state) })
    if drawn.count > Self.limit {
      let first = order.filter(named.contains).prefix(Self.limit / 2)
      let rest = order.filter { !first.contains($0) }.prefix(Self.limit - first.count)
      drawn = Set(first + rest)
    }
  }

  private static func named(_ state: HeapState) -> [Int] {
    state.frames.flatMap { frame in
      frame.variables.compactMap { if case .object(let number) = $0.value { number } else { nil } }
    }
  }

  /// Notes what can be seen of a state: from names along the slots that are listed; and all garbage
  /// that does not lie behind a fold.
  private mutating func visit(_ state: HeapState, _ order: inout [Int]) {
    var objects: [Int: ObjectState] = [:]
    var isReferred: Set<Int> = []
    let hasFold = state.objects.contains { $0.foldedSlots > 0 }
    for object in state.objects {
      objects[object.number] = object
      for case .object(let target) in object.slots.map(\.value) { isReferred.insert(target) }
    }
    var work = Self.named(state)
    for object in state.objects {
      let isGarbage = object.liveness == .unreachable && isReferred.contains(object.number)
      let isLoose = !hasFold || isGarbage || !object.rest.isEmpty
      if isLoose { work.append(object.number) }
    }
    var seen: Set<Int> = []
    var next = 0
    while next < work.count {
      let number = work[next]
      next += 1
      guard seen.insert(number).inserted, let object = objects[number] else { continue }
      if drawn.insert(number).inserted { order.append(number) }
      for case .object(let target) in object.slots.map(\.value) { work.append(target) }
    }
  }

  private func folded(_ step: Step) -> Step {
    var step = step
    var lost: [Int: Int] = [:]
    for object in step.state.objects where !drawn.contains(object.number) && !object.isFreed {
      for slot in object.slots where !slot.isWeak {
        if case .object(let target) = slot.value { lost[target, default: 0] += 1 }
      }
      add(object, to: &step.state.folded)
    }
    step.state.objects.removeAll { !drawn.contains($0.number) }
    for index in step.state.objects.indices {
      let missing = lost[step.state.objects[index].number] ?? 0
      step.state.objects[index].rest += Array(repeating: "folded", count: missing)
      for slot in step.state.objects[index].slots.indices {
        let value = step.state.objects[index].slots[slot].value
        step.state.objects[index].slots[slot].value = written(value)
      }
    }
    for frame in step.state.frames.indices {
      for slot in step.state.frames[frame].variables.indices {
        let value = step.state.frames[frame].variables[slot].value
        step.state.frames[frame].variables[slot].value = written(value)
      }
    }
    return step
  }

  /// A reference to an object that is left out, as text.
  private func written(_ value: SlotValue) -> SlotValue {
    guard case .object(let number) = value, !drawn.contains(number) else { return value }
    return .atom("… #\(number)")
  }

  private func add(_ object: ObjectState, to sums: inout [FoldedObjects]) {
    let same = sums.firstIndex { $0.type == object.type && $0.count == object.count }
    if let same {
      sums[same].number += 1
    } else {
      sums.append(FoldedObjects(type: object.type, number: 1, count: object.count))
    }
  }
}

extension DrawnRun {
  /// The run as a picture of objects shows it: with sums where there are too many.
  public func folded() -> DrawnRun {
    var run = self
    run.steps = HeapFolding.folded(steps)
    return run
  }
}
