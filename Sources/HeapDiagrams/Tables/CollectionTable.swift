import HeapTrace

/// The text twin of the picture of a collection: the names, the objects with both counts, then the
/// collector's lists.
enum CollectionTable {
  /// The table of a step.
  static func table(_ step: Step, previous: Step?) -> TextTable {
    let state = step.state
    var former: [Int: ObjectState] = [:]
    for object in previous?.state.objects ?? [] { former[object.number] = object }
    var rows = state.frames.flatMap { frame in
      frame.variables.filter { !$0.value.isUndrawn && $0.value != .unbound }.map { variable in
        [
          "\(variable.name) in \(frame.title)", "name", "", "", "", HeapTable.shown(variable), "",
          "",
        ]
      }
    }
    let trace = CollectionTrace.traces([step])[0]
    rows += state.objects.map { object in
      row(object, previous: former[object.number], before: previous?.state, state, trace)
    }
    rows += lists(of: step)
    var caption = "Step \(step.number)" + (step.line > 0 ? ", line \(step.line)" : "")
    if let collection = step.collection {
      caption += ", collection \(collection.number) (generation \(collection.generation))"
    }
    if let phase = step.phase { caption += ", \(phase)" }
    if !state.hidden.isEmpty { caption += "; hidden: " + state.hidden.joined(separator: ", ") }
    return TextTable(
      caption: caption,
      header: [
        "what", "type", "count", "gc_refs", "references from", "slots", "state", "list",
      ],
      rows: rows, reasonColumn: 4)
  }

  private static func row(
    _ object: ObjectState, previous: ObjectState?, before: HeapState?, _ state: HeapState,
    _ trace: CollectionTrace
  ) -> [String] {
    let look = ObjectLook(object, before: before, previous: previous, insideCall: false)
    let sources = HeapTable.sources(of: object, in: state)
    let slots =
      object.isFreed
      ? ""
      : HeapTable.slots(object) { index in
        let row = object.row(ofSlot: index)
        return trace.isSubtracted(.slot(object: object.number, row: row)) ? " (subtracted)" : ""
      }
    return [
      "#\(object.number)", object.type, object.isFreed ? "" : look.badge ?? "",
      object.isFreed ? "" : object.gcRefs.map { "\($0)" } ?? "", sources, slots,
      look.words.first ?? "live", object.isFreed ? "" : object.list?.shown ?? "",
    ]
  }

  /// A row for each list that the collector holds objects in.
  private static func lists(of step: Step) -> [[String]] {
    guard let collector = step.state.collector else { return [] }
    return collector.lists.compactMap { list in
      var words = list.objects.map { "#\($0)" }.joined(separator: ", ")
      if list.others > 0 { words += (words.isEmpty ? "" : ", ") + "\(list.others) not drawn" }
      guard !words.isEmpty else { return nil }
      return [list.list.shown, "list", "", "", "", words, "", ""]
    }
  }
}

extension CollectorList {
  /// The list in words.
  var shown: String {
    switch self {
    case .generation(let number): "generation \(number)"
    case .permanent: "permanent"
    case .unreachable: "unreachable"
    case .stillUnreachable: "still unreachable"
    case .finalized: "finalized"
    }
  }
}
