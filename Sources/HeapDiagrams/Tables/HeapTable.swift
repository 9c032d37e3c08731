import HeapTrace

/// The text twin of the heap picture: the names of each frame, then the objects.
enum HeapTable {
  /// The titles of the columns.
  static let header = [
    "what", "type", "count", "references from", "slots", "state", "generation", "size",
  ]
  /// The column that tells how a count is made.
  static let reasonColumn = 3

  /// The table of a step.
  static func table(_ step: Step, previous: Step?) -> TextTable {
    let state = step.state
    let old = before(step, previous)
    let sources = CountSources.all(in: state)
    let matches = ObjectMatch.indices(of: state.objects, in: old?.objects ?? [])
    var rows = state.frames.flatMap { frame in frame.variables.map { row($0, of: frame) } }
    for (object, match) in zip(state.objects, matches) {
      let former = match < 0 ? nil : old?.objects[match]
      let look = ObjectLook(object, before: old, previous: former, insideCall: false)
      rows.append(row(object, look: look, sources[object.number] ?? CountSources()))
    }
    return TextTable(
      caption: caption(step), header: header, rows: rows + state.folded.map(row),
      reasonColumn: reasonColumn)
  }

  /// What the table of a step is about.
  static func caption(_ step: Step) -> String {
    var caption = "Step \(step.number)" + (step.line > 0 ? ", line \(step.line)" : "")
    if let phase = step.phase { caption += ", \(phase)" }
    let hidden = step.state.hidden
    if !hidden.isEmpty { caption += "; hidden: " + hidden.joined(separator: ", ") }
    return caption
  }

  /// The state with which a step's is compared; nil where it is missing.
  static func before(_ step: Step, _ previous: Step?) -> HeapState? {
    if let previous { return previous.state }
    return step.number == 1 && step.line != 0 ? HeapState(frames: [], objects: []) : nil
  }

  /// The row of a name.
  static func row(_ variable: Slot, of frame: FrameState) -> [String] {
    ["\(variable.name) in \(frame.title)", "name", "", "", shown(variable), "", "", ""]
  }

  /// The row of an object.
  static func row(_ object: ObjectState, look: ObjectLook, _ sources: CountSources) -> [String] {
    [
      "#\(object.number)", object.type, object.isFreed ? "" : look.badge ?? "",
      sum(of: object, sources), slots(object),
      look.words.first ?? (object.isFreed ? "freed" : "live"),
      object.generation.map { "gen \($0)" } ?? "", object.size > 0 ? "\(object.size)" : "",
    ]
  }

  /// The row of objects that are left out.
  static func row(_ folded: FoldedObjects) -> [String] {
    [
      "… \(folded.number) more", folded.type, folded.count?.shown ?? "", "", "", "left out", "", "",
    ]
  }

  /// The sum behind the count, as a click on the badge tells it, without code marks.
  static func sources(of object: ObjectState, in state: HeapState) -> String {
    sum(of: object, CountSources.all(in: state)[object.number] ?? CountSources())
  }

  private static func sum(of object: ObjectState, _ sources: CountSources) -> String {
    if object.isFreed { return "" }
    if object.count == .immortal { return Words.english.text("source.immortal") }
    guard case .count(let count)? = object.count else { return "" }
    let text = sources.parts(of: count, .english).joined(separator: " + ")
    return text.utf8.contains(UInt8(ascii: "`")) ? text.filter { $0 != "`" } : text
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
