import HeapTrace

/// The phases of a collection as steps of a recording.
///
/// The values come from the collector's own columns and from its log; the steps within a phase
/// that runs no Python are the state before it with the log's values put in one after another.
extension World {
  // MARK: Around a collection

  /// A collection begins.
  mutating func observeCollection(_ number: Int, isAutomatic: Bool) {
    guard isObserved, frameCount > 0 else { return }
    observer?.phase = "copy"
    guard observer?.wantsPhases == true else { return }
    collectionLog = CollectionLog()
    note(.collectionBegan(generation: number, isAutomatic: isAutomatic))
  }

  /// The collection has ended.
  mutating func observeCollectionEnd(collected: Int, uncollectable: Int) {
    guard isObserved else { return }
    observer?.phase = nil
    guard collectionLog != nil else { return }
    collectionLog = nil
    note(.collectionEnded(collected: collected, uncollectable: uncollectable))
  }

  /// A phase has ended; `next` begins.
  mutating func observePhase(_ phase: String, next: String) {
    if stress != nil { checkWorld("after the phase \(phase)", isExact: false) }
    guard isObserved, frameCount > 0 else { return }
    let line = currentLine()
    remember(at: line, phase: phase)
    answerAsks(at: line, phase: phase)
    takePhaseStep(phase)
    observer?.phase = next
  }

  // MARK: Steps

  /// The steps of a phase: each thing that it did, where that is asked for, and its end.
  private mutating func takePhaseStep(_ phase: String) {
    guard let log = collectionLog, let window = observer?.request.window else { return }
    let entries = log.entries
    log.entries = []
    for entry in entries { if case .movedBack(let object, _) = entry { movedBack(object) } }
    let events = events(of: entries)
    let here = currentLine()...currentLine()
    if let from = window.from, from.phase == phase, matches(from, here) {
      observer?.isInWindow = true
    }
    defer {
      if let to = window.to, to.phase == phase, matches(to, here) { observer?.isInWindow = false }
    }
    guard observer?.isInWindow == true else {
      for event in events { note(event) }
      return
    }
    guard window.grain != .line || window.from?.phase != nil else {
      for event in events { note(event) }
      return
    }
    if window.grain == .reference, phase == "subtract" || phase == "move" {
      takeSteps(events, phase)
    } else {
      for event in events { note(event) }
    }
    let state = captureState(withPools: window.withPools)
    observer?.phaseState = state
    append(state, phase: phase)
  }

  private func movedBack(_ object: Ref) { collectionLog?.movedBack.insert(object.raw) }

  /// One step for each event, from the state at the end of the phase before.
  private mutating func takeSteps(_ events: [HeapEvent], _ phase: String) {
    guard var state = observer?.phaseState else { return }
    for event in events {
      state.apply(event)
      note(event)
      append(state, phase: phase)
    }
  }

  /// Takes a step of a phase that runs Python, after one object: its finalizer, its `tp_clear`.
  mutating func observeWithinPhase(_ event: HeapEvent) {
    guard collectionLog != nil else { return }
    note(event)
    guard let window = observer?.request.window, window.grain == .reference,
      observer?.isInWindow == true, let phase = observer?.phase
    else { return }
    append(captureState(withPools: window.withPools), phase: phase)
  }

  private mutating func append(_ state: HeapState, phase: String) {
    guard let window = observer?.request.window else { return }
    let count = observer?.steps.count ?? 0
    if count >= window.limit {
      observer?.stepsCut = true
      return
    }
    let taken = takeEvents()
    let line = currentLine()
    let text = outputSince(observer?.outputAtStep ?? 0)
    let written = outputCount
    observer?.outputAtStep = written
    observer?.steps.append(
      Step(
        number: count + 1, line: line, endLine: line, phase: phase, state: state, output: text,
        events: taken.events, eventsCut: taken.cut))
  }

  // MARK: Events

  /// The log of a phase as events; a subtracted reference is named by its slot.
  private mutating func events(of entries: [CollectionLog.Entry]) -> [HeapEvent] {
    var events: [HeapEvent] = []
    var holder = Ref.null
    var places: [(target: Ref, place: OwnedPlace)] = []
    for entry in entries {
      switch entry {
      case .copied(let object, let count):
        events.append(.copied(name(of: object), gcRefs: Int(count)))
      case .subtracted(let from, let target, let count):
        if from != holder {
          holder = from
          places = []
          forEachOwned(from) { places.append(($0, $1)) }
        }
        var slot = "slot"
        if let index = places.firstIndex(where: { $0.target == target }) {
          slot = shown(places[index].place, of: from)
          places.remove(at: index)
        }
        events.append(
          .subtracted(
            from: name(of: from), slot: slot, to: name(of: target), gcRefs: Int(count)))
      case .setAside(let object): events.append(.setAside(name(of: object)))
      case .reached(let object, let from):
        events.append(.reached(name(of: object), from: name(of: from)))
      case .movedBack(let object, let from):
        events.append(.movedBack(name(of: object), from: name(of: from)))
      case .resurrected(let object): events.append(.resurrected(name(of: object)))
      }
    }
    return events
  }

  /// An object's name in events, with its display number if it has one.
  func name(of object: Ref) -> ObjectName {
    let birth = gc[object].birth
    var name = ObjectName(
      birth: Int(birth), number: observer?.numbers[birth], type: typeName(object))
    if rows[object].layout == .dict, name.number == nil { name.owner = dictOwners[object.raw] }
    return name
  }

  /// Remembers which instances' attributes the dicts hold, for the names of events.
  mutating func noteDictOwners() {
    dictOwners = [:]
    for known in observer?.known ?? [] where known.freed == nil {
      guard let store = store(of: known.object), !store.pointee.dict.isNull else { continue }
      dictOwners[store.pointee.dict.raw] = known.number
    }
  }
}

extension HeapState {
  /// Puts in what one thing that a phase did has changed.
  mutating func apply(_ event: HeapEvent) {
    switch event {
    case .subtracted(_, _, let target, let count):
      change(target) {
        $0.gcRefs = count
        $0.mark = .subtracted
      }
    case .setAside(let object):
      change(object) {
        $0.list = .unreachable
        $0.generation = nil
        $0.mark = .tentative
      }
    case .reached(let object, _): change(object) { $0.gcRefs = 1 }
    case .movedBack(let object, _):
      change(object) {
        $0.gcRefs = 1
        $0.mark = .movedBack
      }
    default: break
    }
  }

  private mutating func change(_ name: ObjectName, _ body: (inout ObjectState) -> Void) {
    guard let number = name.number,
      let index = objects.firstIndex(where: { $0.number == number && !$0.isFreed })
    else { return }
    body(&objects[index])
  }
}
