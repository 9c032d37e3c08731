import HeapTrace

/// The text twin of the heap picture: the names of each frame, then the objects.
enum HeapTable {
  /// The titles of the columns.
  static func header(_ words: Words) -> [String] {
    words.heads("what", "type", "count", "references", "slots", "state", "generation", "size")
  }
  /// The column that tells how a count is made.
  static let reasonColumn = 3

  /// The table of a step.
  static func table(_ step: Step, previous: Step?, _ words: Words) -> TextTable {
    let state = step.state
    let old = before(step, previous)
    let sources = CountSources.all(in: state, words: words)
    let matches = ObjectMatch.indices(of: state.objects, in: old?.objects ?? [])
    var rows = state.frames.flatMap { frame in frame.variables.map { row($0, of: frame, words) } }
    for (object, match) in zip(state.objects, matches) {
      let former = match < 0 ? nil : old?.objects[match]
      let look = ObjectLook(object, before: old, previous: former, insideCall: false, words)
      rows.append(row(object, look: look, sources[object.number] ?? CountSources(), words))
    }
    return TextTable(
      caption: caption(step, words), header: header(words),
      rows: rows + state.folded.map { row($0, words) },
      reasonColumn: reasonColumn)
  }

  /// What the table of a step is about.
  static func caption(_ step: Step, _ words: Words) -> String {
    words.place(words.place(step), hiding: step.state.hidden)
  }

  /// The state with which a step's is compared; nil where it is missing.
  static func before(_ step: Step, _ previous: Step?) -> HeapState? {
    if let previous { return previous.state }
    return step.isBeginning ? HeapState(frames: [], objects: []) : nil
  }

  /// The row of a name.
  static func row(_ variable: Slot, of frame: FrameState, _ words: Words) -> [String] {
    [
      words.text("table.name", ["name": variable.name, "frame": words.frame(frame.title)]),
      words.text("state.name"), "", "", shown(variable, words), "", "", "",
    ]
  }

  /// The row of an object.
  static func row(
    _ object: ObjectState, look: ObjectLook, _ sources: CountSources, _ words: Words
  ) -> [String] {
    [
      "#\(object.number)", object.type, object.isFreed ? "" : look.badge ?? "",
      sum(of: object, sources, words), slots(object, words),
      look.words.first ?? words.text(object.isFreed ? "look.freed" : "state.live"),
      object.generation.map { words.text("generation.short", ["generation": "\($0)"]) } ?? "",
      object.size > 0 ? "\(object.size)" : "",
    ]
  }

  /// The row of objects that are left out.
  static func row(_ folded: FoldedObjects, _ words: Words) -> [String] {
    [
      words.text("many.more", ["number": "\(folded.number)"]), folded.type,
      folded.count.map(words.count) ?? "", "", "", words.text("state.leftOut"), "", "",
    ]
  }

  /// The sum behind the count, as a click on the badge tells it, without code marks.
  static func sources(of object: ObjectState, in state: HeapState, _ words: Words) -> String {
    let all = CountSources.all(in: state, words: words)
    return sum(of: object, all[object.number] ?? CountSources(), words)
  }

  private static func sum(
    of object: ObjectState, _ sources: CountSources, _ words: Words
  ) -> String {
    if object.isFreed { return "" }
    if object.count == .immortal { return words.text("source.immortal") }
    guard case .count(let count)? = object.count else { return "" }
    let text = sources.parts(of: count, words).joined(separator: " + ")
    return withoutCode(text)
  }

  /// A text without the backticks around code.
  static func withoutCode(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "`")) else { return text }
    return String(decoding: text.utf8.filter { $0 != UInt8(ascii: "`") }, as: UTF8.self)
  }

  /// The slots of an object; `remark` adds to each by its index.
  static func slots(
    _ object: ObjectState, _ words: Words, remark: (Int) -> String = { _ in "" }
  ) -> String {
    if object.isFreed { return "" }
    var parts = object.slots.enumerated().map { index, slot in
      (slot.name.isEmpty
        ? "" : "\(DisplayText.cut(DisplayText.safe(words.name(of: slot)), to: 60)): ")
        + shown(slot, words) + remark(index)
    }
    if object.foldedSlots > 0, object.foldAt <= parts.count {
      parts.insert(
        words.text("many.more", ["number": "\(object.foldedSlots)"]), at: object.foldAt)
    }
    return parts.joined(separator: "; ")
  }

  /// What a slot holds, in words.
  static func shown(_ slot: Slot, _ words: Words) -> String {
    let value = (slot.isWeak ? words.written(slot) : nil) ?? words.value(slot.value)
    if case .object = slot.value, slot.isWeak {
      return words.text("state.weak", ["object": value])
    }
    return DisplayText.cut(DisplayText.safe(value), to: 120)
  }
}
