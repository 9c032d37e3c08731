import HeapTrace

/// An object's life in a run, as much of it as the layout needs.
struct ObjectLife: Sendable {
  var number: Int
  /// The steps at which it or its tombstone is there.
  var presence = StepSet()
  /// The most rows it ever has.
  var rows = 0
  /// The width that its box would like, and with the long words of a tombstone, in pixels.
  var width = 88
  var widthWithWords = 88
  /// The object whose block it has taken over.
  var reuses: Int?
  /// Its looks, each with the index of the step from which it holds.
  var looks: [(step: Int, look: ObjectLook)] = []

  /// The height of its box, in pixels.
  var height: Int { 26 + 22 * rows }
}

/// What a run's steps say of each object, in order of first appearance.
struct RunHistory: Sendable {
  let steps: [Step]
  let versions: ObjectVersions
  private(set) var objects: [ObjectLife] = []
  /// The place of an object in `objects`, by display number.
  var index: [Int: Int] { versions.place }
  /// What the collector has done to references, by step.
  let traces: [CollectionTrace]
  private let words: Words
  private let stateBefore: HeapState?
  private let showsHidden: Bool

  init(
    _ steps: [Step], words: Words = .english, before: HeapState? = nil,
    showsHidden: Bool = false
  ) {
    self.words = words
    self.showsHidden = showsHidden
    stateBefore = before
    self.steps = steps
    traces = CollectionTrace.traces(steps)
    versions = ObjectVersions(steps)
    var owners: [UInt64: Int] = [:]
    for step in steps.indices { read(step, owners: &owners) }
  }

  /// The state before a step: that of the step before it, none at all before the first of a run,
  /// nil when the run's beginning is missing.
  func before(_ step: Int) -> HeapState? {
    if step > 0 { return steps[step - 1].state }
    if let stateBefore { return stateBefore }
    return steps[step].isBeginning ? HeapState(frames: [], objects: []) : nil
  }

  /// The frames of the state before a step.
  func framesBefore(_ step: Int) -> [FrameState]? {
    if step > 0 { return steps[step - 1].state.frames }
    return before(step)?.frames
  }

  /// Whether a name has a box: what it holds is drawn, or written in its place.
  func isDrawn(_ variable: Slot) -> Bool {
    variable.value != .unbound && (showsHidden || !variable.value.isUndrawn)
  }

  /// The value that stands in a name's box: `function` for the function of that name.
  func written(_ variable: Slot) -> String? {
    guard variable.value.isUndrawn, case .atom(let text) = variable.value else {
      return variable.value.written
    }
    let own = " " + variable.name
    return DisplayText.safe(
      words.kind(text.hasSuffix(own) ? String(text.dropLast(own.count)) : text))
  }

  private mutating func read(_ step: Int, owners: inout [UInt64: Int]) {
    // Nothing is new of which the beginning is missing, or what was left out of the step before.
    let isKnown = step > 0 || stateBefore != nil || steps[step].isBeginning
    let leftOut = step > 0 ? steps[step - 1].state.leftOut : stateBefore?.leftOut ?? []
    let insideCall = steps[step].state.frames.count > 1
    let wasInsideCall = step > 0 && steps[step - 1].state.frames.count > 1
    // A look may still say what the step before has done; from the next one on it stays.
    let canStay = step > 0 && steps[step].phase == nil && steps[step - 1].phase == nil
    for (index, version) in versions.now[step].enumerated() {
      let place = versions.places[version]
      let object = versions.states[version]
      if place == objects.count { introduce(object, owners: &owners) }
      objects[place].presence.insert(step)
      let old = versions.before[step][index]
      if canStay, old == version, insideCall == wasInsideCall || object.rest.isEmpty,
        let last = objects[place].looks.last?.step, last < step - 1
      {
        continue
      }
      let first = step == 0 ? stateBefore?.objects.first { $0.number == object.number } : nil
      let previous = old < 0 ? first : versions.states[old]
      let isNew = previous == nil && isKnown && !leftOut.contains(object.number)
      let look = ObjectLook(
        object, isNew: isNew, previous: previous, insideCall: insideCall, words)
      add(look, step, at: place)
    }
  }

  private mutating func add(_ look: ObjectLook, _ step: Int, at place: Int) {
    var look = look
    let object = look.object
    if let old = objects[place].reuses, !object.isFreed, object.mark == nil,
      object.liveness == .live
    {
      look.words = [words.text("look.reuse", ["object": "#\(old)"])]
    }
    if steps[step].phase != nil {
      look.subtractedRows = object.slots.indices.map(object.row).filter {
        traces[step].isSubtracted(.slot(object: object.number, row: $0))
      }
    }
    let count = objects[place].looks.count
    if count > 0, objects[place].looks[count - 1].look == look { return }
    measure(look, at: place)
    objects[place].looks.append((step, look))
  }

  private mutating func introduce(_ object: ObjectState, owners: inout [UInt64: Int]) {
    var life = ObjectLife(number: object.number)
    if let address = object.places.first?.address {
      life.reuses = owners[address]
      owners[address] = object.number
    }
    objects.append(life)
  }

  private mutating func measure(_ look: ObjectLook, at place: Int) {
    let object = look.object
    var width = Self.headerWidth(look)
    if !object.isFreed {
      for (index, slot) in object.slots.enumerated() {
        let mark = look.subtractedRows.contains(object.row(ofSlot: index)) ? 24 : 0
        width = max(width, Self.width(of: slot) + mark)
      }
      if object.foldedSlots > 0 {
        let more = words.text("many.more", ["number": "\(object.foldedSlots)"])
        width = max(width, 24 + DisplayText.width(more))
      }
    }
    let words = look.words.first.map { DisplayText.smallWidth($0) - ObjectBox.overhang } ?? 0
    objects[place].rows = max(objects[place].rows, object.rowCount)
    objects[place].width = max(objects[place].width, Self.stepped(width))
    objects[place].widthWithWords = max(
      objects[place].widthWithWords, Self.stepped(max(width, words)))
  }

  /// The width that a box needs for its number, its type and its badges beside each other.
  static func headerWidth(_ look: ObjectLook) -> Int {
    let object = look.object
    let type = DisplayText.safe(object.type) + object.shownLength
    let header = DisplayText.width("#\(object.number) \(type)")
    var badges = 0
    if let badge = look.badge { badges += ObjectBox.badgeWidth(badge) + 4 }
    if let badge = look.collectorBadge { badges += ObjectBox.collectorBadgeWidth(badge) + 4 }
    return 12 + header + badges + 10
  }

  private static func width(of slot: Slot) -> Int {
    let name = DisplayText.width(DisplayText.safe(slot.name))
    let value = slot.value.written.map(DisplayText.width) ?? (slot.isWeak ? 56 : 8)
    return 24 + name + (name > 0 ? 16 : 0) + value
  }

  /// A width in steps of 8, within 88 and 232.
  private static func stepped(_ width: Int) -> Int {
    min(232, max(88, (width + 7) / 8 * 8))
  }
}
