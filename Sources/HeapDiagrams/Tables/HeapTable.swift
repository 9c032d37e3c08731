import HeapTrace

/// The text twin of the heap picture: the names of each frame, then the objects.
enum HeapTable {
  /// The table of a step.
  static func table(_ step: Step, previous: Step?) -> TextTable {
    let state = step.state
    let old = before(step, previous)
    var looks: [Int: ObjectLook] = [:]
    let sources = CountSources.all(in: state)
    var former: [Int: ObjectState] = [:]
    for object in old?.objects ?? [] { former[object.number] = object }
    for object in state.objects {
      looks[object.number] = ObjectLook(
        object, before: old, previous: former[object.number], insideCall: false)
    }
    let rows =
      state.frames.flatMap { frame in frame.variables.map { row($0, of: frame) } }
      + state.objects.map { object in
        row(object, look: looks[object.number], sources)
      }
      + state.folded.map {
        ["… \($0.number) more", $0.type, $0.count?.shown ?? "", "", "", "left out", "", ""]
      }
    var caption = "Step \(step.number)" + (step.line > 0 ? ", line \(step.line)" : "")
    if let phase = step.phase { caption += ", \(phase)" }
    if !state.hidden.isEmpty { caption += "; hidden: " + state.hidden.joined(separator: ", ") }
    return TextTable(
      caption: caption,
      header: [
        "what", "type", "count", "references from", "slots", "state", "generation", "size",
      ],
      rows: rows, reasonColumn: 3)
  }

  private static func before(_ step: Step, _ previous: Step?) -> HeapState? {
    if let previous { return previous.state }
    return step.number == 1 && step.line != 0 ? HeapState(frames: [], objects: []) : nil
  }

  private static func row(_ variable: Slot, of frame: FrameState) -> [String] {
    ["\(variable.name) in \(frame.title)", "name", "", "", shown(variable), "", "", ""]
  }

  private static func row(
    _ object: ObjectState, look: ObjectLook?, _ sources: [Int: CountSources]
  ) -> [String] {
    let count = object.isFreed ? "" : look?.badge ?? ""
    return [
      "#\(object.number)", object.type, count, sum(of: object, sources), slots(object),
      look?.words.first ?? (object.isFreed ? "freed" : "live"),
      object.generation.map { "gen \($0)" } ?? "", object.size > 0 ? "\(object.size)" : "",
    ]
  }

  /// The sum behind the count, as a click on the badge tells it, without code marks.
  static func sources(of object: ObjectState, in state: HeapState) -> String {
    sum(of: object, CountSources.all(in: state))
  }

  private static func sum(of object: ObjectState, _ sources: [Int: CountSources]) -> String {
    if object.isFreed { return "" }
    if object.count == .immortal { return Words.english.text("source.immortal") }
    guard case .count(let count)? = object.count else { return "" }
    let parts = (sources[object.number] ?? CountSources()).parts(of: count, .english)
    return parts.joined(separator: " + ").filter { $0 != "`" }
  }

  /// The slots of an object; `remark` adds to each by its index.
  static func slots(_ object: ObjectState, remark: (Int) -> String = { _ in "" }) -> String {
    if object.isFreed { return "" }
    var parts = object.slots.enumerated().map { index, slot in
      (slot.name.isEmpty ? "" : "\(DisplayText.cut(DisplayText.safe(slot.name), to: 60)): ")
        + shown(slot) + remark(index)
    }
    if object.foldedSlots > 0, object.foldAt <= parts.count {
      parts.insert("… \(object.foldedSlots) more", at: object.foldAt)
    }
    return parts.joined(separator: "; ")
  }

  /// What a slot holds, in words.
  static func shown(_ slot: Slot) -> String {
    switch slot.value {
    case .atom(let text): DisplayText.cut(DisplayText.safe(text), to: 120)
    case .object(let number): "#\(number)" + (slot.isWeak ? " (weak)" : "")
    case .unbound: "unbound"
    }
  }
}
