import HeapTrace

/// What pictures show of the cycle collector: its counters, its lists, and its marks on objects.
extension World {
  /// The counters and lists of the collector.
  func captureCollector() -> CollectorView {
    var lists: [CollectorListState] = []
    for head in 1...7 {
      guard let list = World.list(ofHead: Ref(UInt32(head))) else { continue }
      var state = CollectorListState(list: list, objects: [], others: 0)
      forEach(in: Ref(UInt32(head))) { object in
        if let number = displayNumber(object) {
          state.objects.append(number)
        } else {
          state.others += 1
        }
      }
      let isGeneration = if case .generation = list { true } else { false }
      if isGeneration || !state.objects.isEmpty || state.others > 0 { lists.append(state) }
    }
    return CollectorView(
      counts: [collector.count0, collector.count1, collector.count2],
      thresholds: collector.thresholds, isEnabled: collector.isEnabled,
      longLivedPending: collector.longLivedPending, longLivedTotal: collector.longLivedTotal,
      startup: collector.startupObjects, lists: lists)
  }

  /// The list that each tracked object which a picture shows is in, by display number less one.
  func collectorLists() -> [CollectorList?] {
    var lists: [CollectorList?] = Array(repeating: nil, count: sight.known.count)
    for head in 1...7 {
      guard let list = World.list(ofHead: Ref(UInt32(head))) else { continue }
      forEach(in: Ref(UInt32(head))) { object in
        if let number = displayNumber(object) { lists[number - 1] = list }
      }
    }
    return lists
  }

  private static func list(ofHead head: Ref) -> CollectorList? {
    switch head {
    case .generation(0): .generation(0)
    case .generation(1): .generation(1)
    case .generation(2): .generation(2)
    case .permanentGeneration: .permanent
    case .unreachableList: .unreachable
    case .finalizerList: .stillUnreachable
    case .workList: .finalized
    default: nil
    }
  }

  /// The collector's list that an object is in.
  func list(of object: Ref) -> CollectorList? {
    guard rows[object].flags.contains(.tracked) else { return nil }
    var current = object.raw
    while current > 8 { current = gc[Int(current)].next }
    return World.list(ofHead: Ref(current))
  }

  /// The generation whose list an object is in; 2 for the permanent one, none for garbage.
  func generationOf(_ object: Ref) -> Int? { list(of: object)?.generation }

  /// What the running collection says of an object.
  func collectionMark(_ object: Ref, _ list: CollectorList?) -> CollectionMark? {
    guard let log = collectionLog, let phase = observer?.phase, let list else { return nil }
    let flags = rows[object].flags
    let isGarbage = flags.contains(.unreachable)
    switch phase {
    case "copy": return flags.contains(.collecting) ? .copied : nil
    case "subtract": return flags.contains(.collecting) ? .subtracted : nil
    case "move", "weakrefs":
      if isGarbage { return phase == "move" ? .tentative : .garbage }
      if log.movedBack.contains(object.raw) { return .movedBack }
      return log.scanned.contains(object.raw) ? .reachable : nil
    case "finalize": return isGarbage || list == .finalized ? .finalizing : nil
    case "resurrect":
      if log.resurrected.contains(object.raw) { return .resurrected }
      return list == .unreachable || list == .stillUnreachable ? .garbage : nil
    default: return list == .unreachable || list == .stillUnreachable ? .clearing : nil
    }
  }
}

extension CollectorList {
  /// The generation that a picture shows: 2 for the permanent one, none for garbage.
  var generation: Int? {
    switch self {
    case .generation(let number): number
    case .permanent: 2
    case .unreachable, .stillUnreachable, .finalized: nil
    }
  }
}
