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
  /// A reference of an object or a name: the places of what holds it and of what it leads to among
  /// the objects of the run (-1 for a name, and for what is never drawn), and its arrow once it has
  /// been drawn.
  private struct Reference {
    var key: ArrowKey
    var source: Int
    var target: Int
    var arrow = -1
  }

  /// The names of a frame as the last step has them, with their references.
  private struct Names {
    var variables: [Slot]
    var references: [Reference]
  }

  let history: RunHistory
  var arrows: [ArrowLife] = []
  private var index: [ArrowKey: Int] = [:]
  /// The places of what each arrow begins at and leads to.
  private var ends: [(source: Int, target: Int)] = []
  /// The references of each version of an object, as far as they have been asked for.
  private var ofVersion: [[Reference]?]
  /// The version of each object of the run at the step that is read; -1 where it is absent.
  private var version: [Int]
  /// The step at which a reference was seen last, by arrow.
  private var seen: [Int] = []
  /// The references of the step before, and of the step that is read.
  private var previous: [Int] = []
  private var now: [Int] = []
  /// The references that were there before the first step, where the run goes on from a state.
  private let former: Set<ArrowKey>
  /// The frames by id, and the names of each.
  private var frames: [Int: Int] = [:]
  private var names: [Names] = []

  init(_ history: RunHistory) {
    self.history = history
    former = history.steps.isEmpty ? [] : Self.keys(of: history.before(0))
    ofVersion = Array(repeating: nil, count: history.versions.states.count)
    version = Array(repeating: -1, count: history.objects.count)
  }

  mutating func read(_ step: Int) {
    if step > 0 {
      for old in history.versions.now[step - 1] { version[history.versions.places[old]] = -1 }
    }
    for new in history.versions.now[step] { version[history.versions.places[new]] = new }
    now.removeAll(keepingCapacity: true)
    for frame in history.steps[step].state.frames { readNames(of: frame) }
    for version in history.versions.now[step] { readSlots(ofVersion: version) }
    let isKnown = step > 0 || history.before(step) != nil
    let trace = history.steps[step].phase == nil ? nil : history.traces[step]
    for arrow in now {
      let isNew =
        isKnown && (step == 0 ? !former.contains(arrows[arrow].key) : seen[arrow] != step - 1)
      let traced = trace.flatMap { $0.style(of: arrows[arrow].key) }
      arrows[arrow].show(traced ?? style(arrow, isNew: isNew), at: step)
    }
    for arrow in now { seen[arrow] = step }
    for arrow in previous where seen[arrow] != step {
      if isSeenToGo(arrow, step) { arrows[arrow].show(.droppedArrow, at: step) }
    }
    swap(&previous, &now)
  }

  /// Whether a reference that is gone is shown once more, dropped.
  private func isSeenToGo(_ arrow: Int, _ step: Int) -> Bool {
    guard let target = object(ends[arrow].target) else { return false }
    switch arrows[arrow].key.source {
    case .name(let name): return history.steps[step].state.frames.contains { $0.id == name.frame }
    case .slot:
      guard let source = object(ends[arrow].source) else { return false }
      return !(source.isFreed && target.isFreed)
    }
  }

  /// An object at the step that is read, by its place.
  private func object(_ place: Int) -> ObjectState? {
    guard place >= 0, version[place] >= 0 else { return nil }
    return history.versions.states[version[place]]
  }

  private func style(_ arrow: Int, isNew: Bool) -> MarkStyle {
    let isWeak = arrows[arrow].key.isWeak
    if !isNew, let source = object(ends[arrow].source), source.liveness == .unreachable {
      return isWeak ? .weakArrow : .deadArrow
    }
    if isWeak { return isNew ? .changedWeakArrow : .weakArrow }
    return isNew ? .changedArrow : .arrow
  }

  /// Adds the references of names that are drawn.
  private mutating func readNames(of frame: FrameState) {
    let place = frames[frame.id] ?? names.count
    if place == names.count {
      frames[frame.id] = place
      names.append(Names(variables: frame.variables, references: references(ofNames: frame)))
    } else if names[place].variables != frame.variables {
      names[place] = Names(variables: frame.variables, references: references(ofNames: frame))
    }
    for index in names[place].references.indices where isDrawn(names[place].references[index]) {
      if names[place].references[index].arrow < 0 {
        names[place].references[index].arrow = arrow(names[place].references[index])
      }
      now.append(names[place].references[index].arrow)
    }
  }

  /// Adds the references of an object that are drawn.
  private mutating func readSlots(ofVersion version: Int) {
    if ofVersion[version] == nil {
      let object = history.versions.states[version]
      let places = history.versions.place
      let source = history.versions.places[version]
      ofVersion[version] = Self.keys(of: object).map { key in
        Reference(key: key, source: source, target: places[key.target] ?? -1)
      }
    }
    guard var references = ofVersion[version], !references.isEmpty else { return }
    // Taken out, so that it is not copied where it is changed.
    ofVersion[version] = []
    for place in references.indices where isDrawn(references[place]) {
      if references[place].arrow < 0 { references[place].arrow = arrow(references[place]) }
      now.append(references[place].arrow)
    }
    ofVersion[version] = references
  }

  private func references(ofNames frame: FrameState) -> [Reference] {
    frame.variables.compactMap { variable in
      guard case .object(let target) = variable.value else { return nil }
      let name = NameKey(frame: frame.id, name: variable.name)
      return Reference(
        key: ArrowKey(source: .name(name), target: target, isWeak: variable.isWeak), source: -1,
        target: history.versions.place[target] ?? -1)
    }
  }

  private func isDrawn(_ reference: Reference) -> Bool {
    reference.target >= 0 && version[reference.target] >= 0
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
    for object in state?.objects ?? [] { found.formUnion(keys(of: object)) }
    return found
  }

  /// The references that an object holds.
  private static func keys(of object: ObjectState) -> [ArrowKey] {
    var found: [ArrowKey] = []
    if object.isFreed { return found }
    for (index, slot) in object.slots.enumerated() {
      guard case .object(let target) = slot.value else { continue }
      let source = ArrowSource.slot(object: object.number, row: object.row(ofSlot: index))
      found.append(ArrowKey(source: source, target: target, isWeak: slot.isWeak))
    }
    return found
  }

  private mutating func arrow(_ reference: Reference) -> Int {
    if let known = index[reference.key] { return known }
    index[reference.key] = arrows.count
    arrows.append(ArrowLife(key: reference.key))
    ends.append((reference.source, reference.target))
    seen.append(-2)
    return arrows.count - 1
  }
}
