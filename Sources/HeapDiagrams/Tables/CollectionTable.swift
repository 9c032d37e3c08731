import HeapTrace

/// The text twin of the picture of a collection: the names, the objects with both counts, then the
/// collector's lists.
enum CollectionTable {
  /// The table of a step.
  static func table(_ step: Step, previous: Step?, _ words: Words) -> TextTable {
    let state = step.state
    var former: [Int: ObjectState] = [:]
    for object in previous?.state.objects ?? [] { former[object.number] = object }
    var rows: [[String]] = state.frames.flatMap { frame in
      frame.variables.filter { !$0.value.isUndrawn && $0.value != .unbound }.map { variable in
        [
          words.text("table.name", ["name": variable.name, "frame": words.frame(frame.title)]),
          words.text("state.name"), "", "", "", HeapTable.shown(variable, words), "", "",
        ]
      }
    }
    let trace = CollectionTrace.traces([step])[0]
    rows += state.objects.map { object in
      row(object, previous: former[object.number], before: previous?.state, state, trace, words)
    }
    rows += lists(of: step, words)
    var place = words.place(step)
    if let collection = step.collection {
      let values: KeyValuePairs = [
        "place": place, "number": "\(collection.number)",
        "generation": "\(collection.generation)",
      ]
      place = words.text("place.collection", values)
    }
    return TextTable(
      caption: words.place(place, hiding: state.hidden),
      header: words.heads(
        "what", "type", "count", "gcRefs", "references", "slots", "state", "list"),
      rows: rows, reasonColumn: 4)
  }

  private static func row(
    _ object: ObjectState, previous: ObjectState?, before: HeapState?, _ state: HeapState,
    _ trace: CollectionTrace, _ words: Words
  ) -> [String] {
    let look = ObjectLook(object, before: before, previous: previous, insideCall: false, words)
    let sources = HeapTable.sources(of: object, in: state, words)
    let slots =
      object.isFreed
      ? ""
      : HeapTable.slots(object, words) { index in
        let row = object.row(ofSlot: index)
        let isSubtracted = trace.isSubtracted(.slot(object: object.number, row: row))
        return isSubtracted ? " " + words.text("state.subtracted") : ""
      }
    return [
      "#\(object.number)", object.type, object.isFreed ? "" : look.badge ?? "",
      object.isFreed ? "" : object.gcRefs.map { "\($0)" } ?? "", sources, slots,
      look.words.first ?? words.text("state.live"),
      object.isFreed ? "" : object.list?.shown(words) ?? "",
    ]
  }

  /// A row for each list that the collector holds objects in.
  private static func lists(of step: Step, _ words: Words) -> [[String]] {
    guard let collector = step.state.collector else { return [] }
    return collector.lists.compactMap { list in
      var members = list.objects.map { "#\($0)" }
      if list.others > 0 {
        members.append(words.text("lists.others", ["number": "\(list.others)"]))
      }
      if members.isEmpty { return nil }
      let text = members.joined(separator: ", ")
      return [list.list.shown(words), words.text("state.list"), "", "", "", text, "", ""]
    }
  }
}

extension CollectorList {
  /// The list in words.
  func shown(_ words: Words) -> String {
    switch self {
    case .generation(let number): words.text("lists.generation", ["generation": "\(number)"])
    case .permanent: words.text("lists.permanent")
    case .unreachable: words.text("lists.unreachable")
    case .stillUnreachable: words.text("lists.stillUnreachable")
    case .finalized: words.text("lists.finalized")
    }
  }
}
