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
    observer?.lookedAt += collectionWork(number)
    noteCollection(number, isAutomatic: isAutomatic)
    observer?.phase = "copy"
    guard observer?.wantsPhases == true else { return }
    // What happened before the steps that are recorded belongs to none of them.
    if observer?.isInWindow != true { _ = takeEvents() }
    collectionLog = CollectionLog()
    note(.collectionBegan(generation: number, isAutomatic: isAutomatic))
  }

  /// Counts a collection, for the run and for each line that runs meanwhile.
  private mutating func noteCollection(_ number: Int, isAutomatic: Bool) {
    var lines: [CollectionVisit.Line] = []
    for line in currentLines() {
      let visit = (observer?.lineCollections[line] ?? 0) + 1
      observer?.lineCollections[line] = visit
      lines.append(CollectionVisit.Line(line: line, visit: visit))
    }
    let count = (observer?.collectionCount ?? 0) + 1
    observer?.collectionCount = count
    observer?.collection = CollectionVisit(
      number: count, generation: number, isAutomatic: isAutomatic, lines: lines)
  }

  /// The objects that a collection looks at: those of its generation and of the younger ones; a
  /// full one comes to what there was before the program, too.
  private func collectionWork(_ number: Int) -> Int {
    let listed = (0...number).reduce(0) { $0 + listLength(.generation($1)) }
    return listed + (number == 2 ? collector.startupObjects : 0)
  }

  /// The collection has ended.
  mutating func observeCollectionEnd(collected: Int, uncollectable: Int) {
    guard isObserved else { return }
    observer?.reclaimed += collected + uncollectable
    observer?.phase = nil
    observer?.collection = nil
    guard collectionLog != nil else { return }
    collectionLog = nil
    note(.collectionEnded(collected: collected, uncollectable: uncollectable))
  }

  /// A phase has ended; `next` begins.
  mutating func observePhase(_ phase: String, next: String) {
    if stress != nil { checkWorld("after the phase \(phase)", isExact: false) }
    guard isObserved, frameCount > 0 else { return }
    let lines = observer?.collection?.lines.map(\.line) ?? []
    for line in lines { remember(at: line, phase: phase) }
    for line in lines { answerAsks(at: line, phase: phase) }
    takePhaseStep(phase, lines)
    observer?.phase = next
    collectionLog?.phaseSteps = 0
  }

  // MARK: Steps

  /// The steps of a phase: each thing that it did, where that is asked for, and its end.
  ///
  /// What follows the search is left out where the search has found nothing.
  private mutating func takePhaseStep(_ phase: String, _ lines: [Int]) {
    guard let log = collectionLog, let window = observer?.request.window else { return }
    let entries = log.entries
    log.entries = []
    for entry in entries {
      if case .movedBack(let object, _) = entry { log.movedBack.insert(object.raw) }
      if case .resurrected(let object) = entry { log.resurrected.insert(object.raw) }
    }
    let events = events(of: entries)
    if let from = window.from, from.phase == phase, isMet(from, lines) {
      observer?.isInWindow = true
    }
    defer {
      if let to = window.to, to.phase == phase, isMet(to, lines) { observer?.isInWindow = false }
    }
    let isIdle = !log.hasGarbage && phase != "free"
    let isWanted = window.grain != .line || window.from?.phase != nil
    guard observer?.isInWindow == true, isWanted, !isIdle else {
      for event in events { note(event) }
      // The steps may begin with the next phase, which starts from this state.
      if window.grain == .reference {
        let state = captureState(withPools: window.withPools)
        observer?.phaseState = state
      }
      return
    }
    let isSplit = window.grain == .reference && (phase == "subtract" || phase == "move")
    if isSplit, events.count(where: \.isDrawn) <= window.mostPerPhase {
      takeSteps(events, phase)
    } else {
      for event in events { note(event) }
    }
    let state = captureState(withPools: window.withPools)
    observer?.phaseState = state
    append(state, phase: phase)
  }

  /// Whether a moment within a collection is that of the running one.
  private func isMet(_ moment: AskMoment, _ lines: [Int]) -> Bool {
    lines.contains { matches(moment, $0...$0) }
  }

  /// One step for each event that a picture shows, from the state at the end of the phase before.
  private mutating func takeSteps(_ events: [HeapEvent], _ phase: String) {
    guard var state = observer?.phaseState else {
      for event in events { note(event) }
      return
    }
    let generation = observer?.collection?.generation ?? 0
    for event in events {
      state.apply(event, generation: generation)
      note(event)
      if event.isDrawn { append(state, phase: phase) }
    }
  }

  /// Takes a step of a phase that runs Python, after one object: its finalizer, its `tp_clear`.
  mutating func observeWithinPhase(_ event: HeapEvent) {
    guard let log = collectionLog else { return }
    note(event)
    guard event.isDrawn, let window = observer?.request.window, window.grain == .reference,
      observer?.isInWindow == true, let phase = observer?.phase,
      log.phaseSteps < window.mostPerPhase
    else { return }
    log.phaseSteps += 1
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
        events: taken.events, eventsCut: taken.cut, collection: observer?.collection))
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
      case .stays(let object, let count):
        events.append(.stays(name(of: object), gcRefs: Int(count)))
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
      birth: Int(birth), number: sight.numbers[birth], type: plainTypeName(object))
    if rows[object].layout == .dict, name.number == nil { name.owner = dictOwners[object.raw] }
    name.isNamespace = object == mainGlobals
    return name
  }

  /// Remembers which instances' attributes the dicts hold, for the names of events.
  mutating func noteDictOwners() {
    dictOwners = [:]
    for known in sight.known where known.freed == nil {
      guard let store = store(of: known.object), !store.pointee.dict.isNull else { continue }
      dictOwners[store.pointee.dict.raw] = known.number
    }
  }
}
