import HeapTrace

/// What a step within a collection has done, in the order of the collector's own phases.
///
/// Authority: CPython, InternalDocs/garbage_collector.md, "Identifying reference cycles" and
/// "Destroying unreachable objects".
extension Narrator {
  /// The sentences of a step of a phase, without what follows from it.
  func collectionTexts(_ step: Step, previous: Step?) -> [String] {
    guard let phase = step.phase else { return [] }
    var drawn = step.events.filter(\.isDrawn)
    if phase == "resurrect" { drawn = drawn.filter(\.isResurrection) }
    if drawn.count == 1, phase != "copy", let event = drawn.first,
      let text = told(event, previous: previous)
    {
      let isPart = phase == "subtract" || phase == "move" || phase == "finalize" || phase == "clear"
      return isPart || phase == "weakrefs" ? [text] : [text] + end(of: phase, step)
    }
    var texts: [String] = []
    if phase == "copy" { texts += beginning(step) }
    if phase == "resurrect" {
      texts += drawn.compactMap { told($0, previous: previous) }
    } else if phase != "copy", !drawn.isEmpty {
      texts += all(drawn, phase)
    }
    if phase == "clear", previous?.phase == "resurrect", drawn.isEmpty { return [] }
    if previous?.phase == phase, previous?.collection == step.collection, drawn.isEmpty,
      let done = Self.doneKeys[phase]
    {
      return texts + [templates.text(done)]
    }
    return texts + end(of: phase, step, hasToldAny: !drawn.isEmpty)
  }

  /// The collections that a line has run whose phases were no steps of their own.
  func collectionsRun(_ step: Step, previous: Step?) -> [String] {
    if previous?.phase != nil { return [] }
    return step.events.compactMap { event in
      guard case .collectionBegan(let generation, let isAutomatic) = event else { return nil }
      let key = (isAutomatic ? "gc.ran.itself" : "gc.ran") + (generation == 2 ? ".all" : "")
      return templates.text(key, ["generation": "\(generation)"])
    }
  }

  /// The objects that have come into the list of another generation.
  func promotions(_ state: HeapState, from previous: HeapState) -> [String] {
    var former: [Int: Int] = [:]
    for object in previous.objects { former[object.number] = object.generation }
    return (0...2).compactMap { generation in
      let moved = state.objects.filter { object in
        guard object.generation == generation, !object.isFreed else { return false }
        return former[object.number].map { $0 != generation } ?? false
      }
      if moved.isEmpty { return nil }
      let list = templates.list(moved.map { "#\($0.number)" })
      return templates.text(
        "gc.promoted", number: moved.count, ["objects": list, "generation": "\(generation)"])
    }
  }

  /// What is said at the end of phases whose steps were taken one by one.
  private static let doneKeys = [
    "weakrefs": "gc.weakrefs.end", "finalize": "gc.finalize.end", "clear": "gc.clear.end",
  ]

  /// One thing that a phase did.
  private func told(_ event: HeapEvent, previous: Step?) -> String? {
    func text(_ key: String, _ values: KeyValuePairs<String, String>) -> String {
      templates.text(key, values)
    }
    switch event {
    case .subtracted(let from, let slot, let target, let count):
      return text(
        "gc.subtract",
        [
          "slot": place(slot, of: from), "object": templates.owner(target.shown),
          "old": "\(count + 1)",
          "new": "\(count)",
        ])
    case .setAside(let object): return text("gc.aside", ["object": templates.owner(object.shown)])
    case .stays(let object, let count):
      let before = previous?.state.objects.first { $0.number == object.number }?.mark
      let isKnown = before == .reachable || before == .movedBack
      return text(
        isKnown ? "gc.scan" : "gc.stays",
        ["object": templates.owner(object.shown), "count": "\(count)"])
    case .reached(let object, let from):
      return text(
        "gc.reached",
        ["object": templates.owner(object.shown), "from": templates.owner(from.shown)])
    case .movedBack(let object, let from):
      return text(
        "gc.back", ["object": templates.owner(object.shown), "from": templates.owner(from.shown)])
    case .weakrefCleared(let reference, let target):
      return text(
        "gc.weakref",
        ["object": templates.owner(target.shown), "reference": templates.owner(reference.shown)])
    case .finalized(let object):
      return text("gc.finalized", ["object": templates.owner(object.shown)])
    case .resurrected(let object):
      return text("gc.resurrected", ["object": templates.owner(object.shown)])
    case .cleared(let object): return text("gc.cleared", ["object": templates.owner(object.shown)])
    default: return nil
    }
  }

  /// `item 0 of #3`, ``name `A` `` for a name of the module.
  private func place(_ slot: String, of holder: ObjectName) -> String {
    if holder.isNamespace {
      let name = slot.split(separator: "'").dropFirst().first.map(String.init) ?? slot
      return templates.text("gc.slot.name", ["name": "`\(name)`"])
    }
    if holder.number == nil, let owner = holder.owner {
      let name = slot.split(separator: "'").dropFirst().first.map(String.init)
      if let name {
        return templates.holder("attribute \(name) of #\(owner)")
      }
    }
    return templates.holder("\(slot) of \(holder.shown)")
  }

  /// That a collection begins, and what the copies are.
  private func beginning(_ step: Step) -> [String] {
    var texts: [String] = []
    if let collection = step.collection {
      let key = collection.isAutomatic ? "gc.begins.itself" : "gc.begins"
      let extent = collection.generation == 2 ? ".all" : ""
      texts.append(
        templates.text(key + extent, ["generation": "\(collection.generation)"]))
    }
    let copies = step.state.objects.compactMap { object in
      object.mark == .copied ? object.gcRefs.map { "#\(object.number): \($0)" } : nil
    }
    texts.append(
      copies.isEmpty
        ? templates.text("gc.copy.none")
        : templates.text("gc.copy", ["copies": templates.row(copies)]))
    return texts
  }

  /// What a phase did whose steps were not taken one by one.
  private func all(_ events: [HeapEvent], _ phase: String) -> [String] {
    var subtracted = 0
    var (aside, back, cleared, finalized, weak): ([String], [String], [String], [String], [String])
    (aside, back, cleared, finalized, weak) = ([], [], [], [], [])
    for event in events {
      switch event {
      case .subtracted: subtracted += 1
      case .setAside(let object): aside.append(templates.owner(object.shown))
      case .movedBack(let object, let from):
        back.append(
          templates.text(
            "gc.back.part",
            ["object": templates.owner(object.shown), "from": templates.owner(from.shown)]))
      case .cleared(let object): cleared.append(templates.owner(object.shown))
      case .finalized(let object): finalized.append(templates.owner(object.shown))
      case .weakrefCleared(_, let object): weak.append(templates.owner(object.shown))
      default: break
      }
    }
    var texts: [String] = []
    if subtracted > 0 {
      texts.append(
        templates.text("gc.subtract.all", number: subtracted, ["number": "\(subtracted)"]))
    }
    for (key, names) in [
      ("gc.aside.all", aside), ("gc.back.all", back), ("gc.cleared.all", cleared),
      ("gc.finalized.all", finalized), ("gc.weakref.all", weak),
    ] where !names.isEmpty {
      texts.append(templates.text(key, ["objects": templates.list(names)]))
    }
    return texts
  }

  /// What a phase has come to.
  private func end(of phase: String, _ step: Step, hasToldAny: Bool = true) -> [String] {
    func objects(_ isWanted: (ObjectState) -> Bool) -> [Int] {
      step.state.objects.filter { !$0.isFreed && isWanted($0) }.map(\.number)
    }
    func sum(_ key: String, _ numbers: [Int]) -> [String] {
      let list = templates.list(numbers.map { "#\($0)" })
      if numbers.isEmpty { return [templates.text(key + ".none")] }
      return [templates.text(key, number: numbers.count, ["objects": list])]
    }
    let isSearch = phase == "subtract" || phase == "move"
    if isSearch, objects({ $0.mark != nil }).isEmpty { return [templates.text("gc.outside")] }
    switch phase {
    case "subtract":
      return sum("gc.subtract.end", objects { $0.mark == .subtracted && $0.gcRefs ?? 0 > 0 })
    case "move": return sum("gc.move.end", objects { $0.mark == .tentative })
    case "weakrefs": return hasToldAny ? [] : [templates.text("gc.weakrefs.none")]
    case "finalize": return hasToldAny ? [] : [templates.text("gc.finalize.none")]
    case "resurrect":
      return sum("gc.garbage", objects { $0.mark == .garbage })
    case "clear": return hasToldAny ? [] : [templates.text("gc.clear.end")]
    case "free":
      let generation = min((step.collection?.generation ?? 1) + 1, 2)
      return [templates.text("gc.free", ["generation": "\(generation)"])]
    default: return []
    }
  }
}

extension HeapEvent {
  /// Whether a finalizer has brought an object back.
  fileprivate var isResurrection: Bool {
    if case .resurrected = self { return true }
    return false
  }
}
