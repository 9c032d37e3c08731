import HeapTrace

/// Where an arrow begins.
enum ArrowSource: Hashable, Sendable {
  case name(NameKey)
  case slot(object: Int, row: Int)
}

/// A reference that is drawn as an arrow.
struct ArrowKey: Hashable, Sendable {
  var source: ArrowSource
  /// The display number of the object that it leads to.
  var target: Int
  var isWeak: Bool
}

/// An arrow's life in a run: its looks, each with the steps at which it has them.
struct ArrowLife: Sendable {
  var key: ArrowKey
  var steps = StepSet()
  var styles: [(style: MarkStyle, steps: StepSet)] = []

  /// Notes how it looks at a step.
  mutating func show(_ style: MarkStyle, at step: Int) {
    steps.insert(step)
    if let index = styles.firstIndex(where: { $0.style == style }) {
      styles[index].steps.insert(step)
    } else {
      var set = StepSet()
      set.insert(step)
      styles.append((style, set))
    }
  }
}

extension CollectionTrace {
  /// How an arrow looks to which the collector has done something.
  fileprivate func style(of key: ArrowKey) -> MarkStyle? {
    if key.isWeak { return nil }
    if now.contains(key.source) || followed.contains(key.source) { return .touchedArrow }
    return before.contains(key.source) ? .collectionArrow : nil
  }
}

/// All arrows of a run, in order of first appearance.
struct ArrowLives: Sendable {
  private(set) var arrows: [ArrowLife] = []
  private var index: [ArrowKey: Int] = [:]

  init(_ history: RunHistory) {
    var previous: [ArrowKey] = history.steps.isEmpty ? [] : Self.keys(history.before(0))
    for step in history.steps.indices {
      let state = history.steps[step].state
      let keys = Self.keys(state)
      read(
        keys, previous: previous, state: state, step: step, known: history.before(step) != nil,
        trace: history.traces[step])
      previous = keys
    }
  }

  private mutating func read(
    _ keys: [ArrowKey], previous: [ArrowKey], state: HeapState, step: Int, known: Bool,
    trace: CollectionTrace
  ) {
    var objects: [Int: ObjectState] = [:]
    for object in state.objects { objects[object.number] = object }
    let before = Set(previous)
    let now = Set(keys)
    for key in keys {
      let isNew = known && !before.contains(key)
      let style =
        trace.style(of: key) ?? Self.style(key, isNew: isNew, objects: objects)
      show(key, style: style, at: step)
    }
    let frames = Set(state.frames.map(\.id))
    for key in previous where !now.contains(key) {
      guard let target = objects[key.target] else { continue }
      switch key.source {
      case .name(let name):
        if !frames.contains(name.frame) { continue }
      case .slot(let number, _):
        guard let source = objects[number] else { continue }
        if source.isFreed, target.isFreed { continue }
      }
      show(key, style: .droppedArrow, at: step)
    }
  }

  private mutating func show(_ key: ArrowKey, style: MarkStyle, at step: Int) {
    let place = index[key] ?? arrows.count
    if place == arrows.count {
      index[key] = place
      arrows.append(ArrowLife(key: key))
    }
    arrows[place].show(style, at: step)
  }

  private static func style(
    _ key: ArrowKey, isNew: Bool, objects: [Int: ObjectState]
  ) -> MarkStyle {
    if case .slot(let number, _) = key.source, let source = objects[number] {
      if source.liveness == .unreachable, !isNew { return key.isWeak ? .weakArrow : .deadArrow }
    }
    if key.isWeak { return isNew ? .changedWeakArrow : .weakArrow }
    return isNew ? .changedArrow : .arrow
  }

  /// The references of a state that are drawn: names first, then slots.
  private static func keys(_ state: HeapState?) -> [ArrowKey] {
    guard let state else { return [] }
    var keys: [ArrowKey] = []
    let drawn = Set(state.objects.map(\.number))
    for frame in state.frames {
      for variable in frame.variables {
        guard case .object(let target) = variable.value, drawn.contains(target) else { continue }
        let name = NameKey(frame: frame.id, name: variable.name)
        keys.append(ArrowKey(source: .name(name), target: target, isWeak: variable.isWeak))
      }
    }
    for object in state.objects where !object.isFreed {
      for (index, slot) in object.slots.enumerated() {
        guard case .object(let target) = slot.value, drawn.contains(target) else { continue }
        let source = ArrowSource.slot(object: object.number, row: object.row(ofSlot: index))
        keys.append(ArrowKey(source: source, target: target, isWeak: slot.isWeak))
      }
    }
    return keys
  }
}
