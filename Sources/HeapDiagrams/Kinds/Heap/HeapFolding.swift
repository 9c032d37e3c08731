import HeapTrace

/// Leaves objects out of the pictures of a run that has too many: those that only slots behind a fold
/// lead to, and the last ones beyond a limit. They are told as sums, and counts stay right.
struct HeapFolding {
  /// The most objects that are drawn of a run.
  static let limit = 60

  /// The display numbers of the objects that are drawn at each step.
  private var drawn: [Set<Int>] = []
  /// The objects in which something was left out, as the last step has them, by display number.
  private var changed: [Int: ObjectState] = [:]

  /// The steps with the objects left out that a picture of the whole run leaves out.
  static func folded(_ steps: [Step]) -> [Step] {
    let numbers = Set(steps.flatMap { $0.state.objects.map(\.number) })
    let isCut = steps.contains { $0.state.objects.contains { $0.foldedSlots > 0 } }
    if numbers.count <= limit, !isCut { return steps }
    var folding = HeapFolding(steps)
    return steps.indices.map { folding.folded(steps[$0], drawn: folding.drawn[$0]) }
  }

  private init(_ steps: [Step]) {
    var orders: [[Int]] = []
    var former: Set<Int> = []
    for step in steps {
      let order = Self.seen(step.state, former: former)
      former = Set(order)
      orders.append(order)
    }
    // What the last steps show comes first: there the run is complete.
    var kept: Set<Int> = []
    for order in orders.reversed() {
      for number in order where kept.count < Self.limit { kept.insert(number) }
    }
    drawn = orders.map { Set($0).intersection(kept) }
  }

  /// What can be seen of a state, in order: from names along the slots that are listed; what only
  /// the named rest holds; garbage; tombstones of what was seen before.
  private static func seen(_ state: HeapState, former: Set<Int>) -> [Int] {
    var objects: [Int: ObjectState] = [:]
    for object in state.objects { objects[object.number] = object }
    let hasFold = state.objects.contains { $0.foldedSlots > 0 }
    var order: [Int] = []
    var seen: Set<Int> = []
    func walk(_ roots: [Int]) {
      var work = roots
      var next = 0
      while next < work.count {
        let number = work[next]
        next += 1
        guard seen.insert(number).inserted, let object = objects[number] else { continue }
        order.append(number)
        for case .object(let target) in object.slots.map(\.value) { work.append(target) }
      }
    }
    walk(
      state.frames.flatMap(\.variables).compactMap {
        if case .object(let number) = $0.value { number } else { nil }
      })
    let loose = state.objects.filter { object in
      if object.isFreed { return !hasFold || former.contains(object.number) }
      let isHeld = object.rest.contains { !$0.contains(" of #") }
      return !hasFold || isHeld || object.liveness == .unreachable
    }
    walk(loose.map(\.number))
    return order
  }

  private mutating func folded(_ step: Step, drawn: Set<Int>) -> Step {
    var step = step
    var lost: [Int: Int] = [:]
    for object in step.state.objects where !drawn.contains(object.number) && !object.isFreed {
      for slot in object.slots where !slot.isWeak {
        if case .object(let target) = slot.value { lost[target, default: 0] += 1 }
      }
      step.state.leftOut.insert(object.number)
      add(object, to: &step.state.folded)
    }
    step.state.objects.removeAll { !drawn.contains($0.number) }
    for index in step.state.objects.indices {
      let object = step.state.objects[index]
      step.state.objects[index] = folded(object, missing: lost[object.number] ?? 0, drawn)
    }
    for frame in step.state.frames.indices {
      for slot in step.state.frames[frame].variables.indices {
        let value = step.state.frames[frame].variables[slot].value
        step.state.frames[frame].variables[slot].value = written(value, drawn)
      }
    }
    return step
  }

  /// An object without the references to what is left out, and with those from there in its rest.
  private mutating func folded(
    _ object: ObjectState, missing: Int, _ drawn: Set<Int>
  ) -> ObjectState {
    var slots = object.slots
    for index in slots.indices { slots[index].value = written(slots[index].value, drawn) }
    if missing == 0, slots == object.slots { return object }
    var result = object
    if missing > 0 { result.rest += Array(repeating: "folded", count: missing) }
    if slots != object.slots { result.slots = slots }
    if let last = changed[object.number], last == result { return last }
    changed[object.number] = result
    return result
  }

  /// A reference to an object that is left out, as text.
  private func written(_ value: SlotValue, _ drawn: Set<Int>) -> SlotValue {
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
