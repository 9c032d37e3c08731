import HeapTrace

/// How far each object lies from the names, for pictures with more than one column of objects.
struct HeapLevels {
  /// The objects (indices in the history) of each level, in order of discovery.
  private(set) var levels: [[Int]] = []
  private var level: [Int: Int] = [:]
  private let history: RunHistory

  init(_ history: RunHistory) {
    self.history = history
    var order = Array(history.steps.indices)
    if let fullest = Self.fullestStep(history) {
      order.removeAll { $0 == fullest }
      order = [fullest] + order.reversed()
    }
    for step in order where level.count < history.objects.count { walk(history.steps[step].state) }
    for object in history.objects.indices where level[object] == nil { place(object, at: 0) }
  }

  private static func fullestStep(_ history: RunHistory) -> Int? {
    var best: (step: Int, number: Int)?
    for step in history.steps.indices {
      let number = history.steps[step].state.objects.count { !$0.isFreed }
      if number >= best?.number ?? 0 { best = (step, number) }
    }
    return best?.step
  }

  private mutating func walk(_ state: HeapState) {
    var slots: [Int: [Slot]] = [:]
    for object in state.objects where !object.isFreed { slots[object.number] = object.slots }
    for frame in state.frames {
      for variable in frame.variables {
        guard case .object(let root) = variable.value else { continue }
        walk(from: root, slots: slots)
      }
    }
    for object in state.objects { walk(from: object.number, slots: slots) }
  }

  private mutating func walk(from root: Int, slots: [Int: [Slot]]) {
    guard let first = history.index[root], level[first] == nil else { return }
    place(first, at: 0)
    var queue = [root]
    var next = 0
    while next < queue.count {
      let number = queue[next]
      next += 1
      guard let here = history.index[number].flatMap({ level[$0] }) else { continue }
      for case .object(let target) in (slots[number] ?? []).map(\.value) {
        guard let index = history.index[target], level[index] == nil else { continue }
        place(index, at: here + 1)
        queue.append(target)
      }
    }
  }

  private mutating func place(_ object: Int, at number: Int) {
    level[object] = number
    while levels.count <= number { levels.append([]) }
    levels[number].append(object)
  }
}
