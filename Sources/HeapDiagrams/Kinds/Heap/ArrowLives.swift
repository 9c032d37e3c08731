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

  init(_ history: RunHistory) {
    var reader = ArrowReader(history)
    for step in history.steps.indices { reader.read(step) }
    arrows = reader.arrows
  }
}

/// Reads the arrows of a run step by step.
private struct ArrowReader {
  /// A reference of an object, and its arrow once it has been drawn.
  private struct Reference {
    var key: ArrowKey
    var arrow: Int?
  }

  let history: RunHistory
  var arrows: [ArrowLife] = []
  private var index: [ArrowKey: Int] = [:]
  /// The references of each version of an object, as far as they have been asked for.
  private var ofVersion: [[Reference]?]
  /// The version of each object of the run at the step that is read; -1 where it is absent.
  private var version: [Int]
  /// The step at which a reference was seen last, by arrow.
  private var seen: [Int] = []
  /// The references of the step before.
  private var previous: [Int] = []
  /// The references that were there before the first step, where the run goes on from a state.
  private let former: Set<ArrowKey>
  /// The names of each frame as the last step has them, with their references.
  private var names: [Int: (variables: [Slot], references: [Reference])] = [:]

  init(_ history: RunHistory) {
    self.history = history
    former = history.steps.isEmpty ? [] : Self.keys(of: history.before(0))
    ofVersion = Array(repeating: nil, count: history.versions.states.count)
    version = Array(repeating: -1, count: history.objects.count)
  }

  mutating func read(_ step: Int) {
    let versions = history.versions
    if step > 0 {
      for old in versions.now[step - 1] { version[versions.places[old]] = -1 }
    }
    for new in versions.now[step] { version[versions.places[new]] = new }
    let state = history.steps[step].state
    let now = references(state, step)
    let isKnown = step > 0 || history.before(step) != nil
    let trace = history.steps[step].phase == nil ? nil : history.traces[step]
    for arrow in now {
      let key = arrows[arrow].key
      let isNew = isKnown && (step == 0 ? !former.contains(key) : seen[arrow] != step - 1)
      arrows[arrow].show(trace?.style(of: key) ?? style(key, isNew: isNew), at: step)
    }
    for arrow in now { seen[arrow] = step }
    for arrow in previous where seen[arrow] != step {
      if isSeenToGo(arrows[arrow].key, state) { arrows[arrow].show(.droppedArrow, at: step) }
    }
    previous = now
  }

  /// Whether a reference that is gone is shown once more, dropped.
  private func isSeenToGo(_ key: ArrowKey, _ state: HeapState) -> Bool {
    guard let target = object(key.target) else { return false }
    switch key.source {
    case .name(let name): return state.frames.contains { $0.id == name.frame }
    case .slot(let number, _):
      guard let source = object(number) else { return false }
      return !(source.isFreed && target.isFreed)
    }
  }

  /// An object at the step that is read, by its display number.
  private func object(_ number: Int) -> ObjectState? {
    guard let place = history.versions.place[number], version[place] >= 0 else { return nil }
    return history.versions.states[version[place]]
  }

  private func style(_ key: ArrowKey, isNew: Bool) -> MarkStyle {
    if case .slot(let number, _) = key.source, let source = object(number) {
      if source.liveness == .unreachable, !isNew { return key.isWeak ? .weakArrow : .deadArrow }
    }
    if key.isWeak { return isNew ? .changedWeakArrow : .weakArrow }
    return isNew ? .changedArrow : .arrow
  }

  /// The references of a state that are drawn: names first, then slots.
  private mutating func references(_ state: HeapState, _ step: Int) -> [Int] {
    var found: [Int] = []
    for frame in state.frames {
      var references = references(ofNames: frame)
      for index in references.indices where isDrawn(references[index].key.target) {
        let known = references[index].arrow ?? arrow(references[index].key)
        references[index].arrow = known
        found.append(known)
      }
      names[frame.id] = (frame.variables, references)
    }
    for version in history.versions.now[step] {
      for place in slots(ofVersion: version).indices {
        let slot = ofVersion[version]?[place]
        guard let slot, isDrawn(slot.key.target) else { continue }
        let known = slot.arrow ?? arrow(slot.key)
        ofVersion[version]?[place].arrow = known
        found.append(known)
      }
    }
    return found
  }

  private func references(ofNames frame: FrameState) -> [Reference] {
    if let known = names[frame.id], known.variables == frame.variables { return known.references }
    return frame.variables.compactMap { variable in
      guard case .object(let target) = variable.value else { return nil }
      let name = NameKey(frame: frame.id, name: variable.name)
      return Reference(
        key: ArrowKey(source: .name(name), target: target, isWeak: variable.isWeak))
    }
  }

  private func isDrawn(_ number: Int) -> Bool {
    history.versions.place[number].map { version[$0] >= 0 } ?? false
  }

  /// The references of a state of which nothing is drawn.
  private static func keys(of state: HeapState?) -> Set<ArrowKey> {
    var found: Set<ArrowKey> = []
    for frame in state?.frames ?? [] {
      for variable in frame.variables {
        guard case .object(let target) = variable.value else { continue }
        let name = NameKey(frame: frame.id, name: variable.name)
        found.insert(ArrowKey(source: .name(name), target: target, isWeak: variable.isWeak))
      }
    }
    for object in state?.objects ?? [] { found.formUnion(references(of: object).map(\.key)) }
    return found
  }

  private mutating func slots(ofVersion version: Int) -> [Reference] {
    if let known = ofVersion[version] { return known }
    let found = Self.references(of: history.versions.states[version])
    ofVersion[version] = found
    return found
  }

  /// The references that an object holds.
  private static func references(of object: ObjectState) -> [Reference] {
    var found: [Reference] = []
    for (index, slot) in object.slots.enumerated() where !object.isFreed {
      guard case .object(let target) = slot.value else { continue }
      let source = ArrowSource.slot(object: object.number, row: object.row(ofSlot: index))
      found.append(
        Reference(key: ArrowKey(source: source, target: target, isWeak: slot.isWeak)))
    }
    return found
  }

  private mutating func arrow(_ key: ArrowKey) -> Int {
    if let known = index[key] { return known }
    index[key] = arrows.count
    arrows.append(ArrowLife(key: key))
    seen.append(-2)
    return arrows.count - 1
  }
}
