import HeapTrace

/// What the collector has done to the references of a picture, at one step.
struct CollectionTrace: Equatable, Sendable {
  /// The references that this step has subtracted.
  var now: Set<ArrowSource> = []
  /// Those that its phase had subtracted before.
  var before: Set<ArrowSource> = []
  /// Those by which this step has found that an object can be reached.
  var followed: Set<ArrowSource> = []
  /// The object to which this step did something last.
  var subject: Int?

  /// Whether a reference is off the copy of its object's count.
  func isSubtracted(_ source: ArrowSource) -> Bool {
    now.contains(source) || before.contains(source)
  }

  /// The traces of all steps of a run.
  static func traces(_ steps: [Step]) -> [CollectionTrace] {
    var collection: Int?
    var taken: Set<ArrowSource> = []
    return steps.map { step in
      if step.collection?.number != collection || step.phase != "subtract" { taken = [] }
      collection = step.collection?.number
      var trace = CollectionTrace()
      guard step.phase != nil else { return trace }
      trace.before = taken
      for event in step.events {
        if let number = event.subject?.number { trace.subject = number }
        switch event {
        case .subtracted(let from, let slot, let target, _) where step.phase == "subtract":
          guard let source = source(from, slot, target, step.state, taken) else { continue }
          trace.now.insert(source)
          taken.insert(source)
        case .reached(let target, let from) where step.phase == "move",
          .movedBack(let target, let from) where step.phase == "move":
          if let source = source(from, "", target, step.state, []) { trace.followed.insert(source) }
        default: break
        }
      }
      return trace
    }
  }

  /// Where the arrow of a reference begins: the slot of that name, else the first of those that
  /// lead to the object and were not taken yet.
  private static func source(
    _ from: ObjectName, _ slot: String, _ target: ObjectName, _ state: HeapState,
    _ taken: Set<ArrowSource>
  ) -> ArrowSource? {
    guard let number = target.number else { return nil }
    var candidates: [(source: ArrowSource, name: String)] = []
    if from.isNamespace, let module = state.frames.first {
      for variable in module.variables where variable.value == .object(number) {
        let key = NameKey(frame: module.id, name: variable.name)
        candidates.append((.name(key), variable.name))
      }
    } else if let holder = from.number ?? from.owner,
      let object = state.objects.first(where: { $0.number == holder && !$0.isFreed })
    {
      for (index, slot) in object.slots.enumerated()
      where slot.value == .object(number) && !slot.isWeak {
        candidates.append((.slot(object: holder, row: object.row(ofSlot: index)), slot.name))
      }
    }
    candidates.removeAll { taken.contains($0.source) }
    let named = candidates.first { slot.hasSuffix(" \($0.name)") || slot.hasSuffix("'\($0.name)'") }
    return (named ?? candidates.first)?.source
  }
}
