import HeapTrace

/// How an object's box looks, whatever the reason.
enum Appearance: Equatable, Sendable {
  case live, new, unreachable, collected, kept, freed
}

/// All that decides how an object is drawn at a step; while it stays equal, so do the marks.
struct ObjectLook: Equatable, Sendable {
  var object: ObjectState
  var appearance: Appearance
  /// The word under the box, the longest form first.
  var words: [String] = []
  /// The text of the count's badge, and whether this step has changed the count.
  var badge: String?
  var isBadgeChanged = false
  /// The text of the collector's badge.
  var collectorBadge: String?
  /// The rows whose written value this step has changed.
  var changedRows: [Int] = []
  /// The rows whose references the collector has subtracted.
  var subtractedRows: [Int] = []

  /// The look of an object after a step.
  ///
  /// `before` is nil when nothing is known of the step before.
  init(
    _ object: ObjectState, before: HeapState?, previous: ObjectState?, insideCall: Bool,
    _ words: Words
  ) {
    let isNew = Self.isNew(object, before: before, previous: previous)
    self.init(object, isNew: isNew, previous: previous, insideCall: insideCall, words)
  }

  /// The look of an object that the step before has or has not made.
  init(
    _ object: ObjectState, isNew: Bool, previous: ObjectState?, insideCall: Bool, _ words: Words
  ) {
    self.object = object
    switch object.liveness {
    case .freed: appearance = .freed
    case _ where object.mark?.isKept == true: appearance = .kept
    case _ where object.mark != nil: appearance = .collected
    case .unreachable: appearance = .unreachable
    case .live: appearance = isNew ? .new : .live
    }
    let told = Told(object, isNew: isNew, previous: previous, insideCall: insideCall, words)
    (self.words, badge, isBadgeChanged) = (told.words, told.badge, told.isBadgeChanged)
    if object.mark?.hasCopy == true, appearance != .freed, let copy = object.gcRefs {
      collectorBadge = words.text("badge.gc", ["count": "\(copy)"])
    }
    if let previous, appearance != .freed { changedRows = Self.changedRows(object, previous) }
  }

  /// Whether the step has made an object.
  static func isNew(_ object: ObjectState, before: HeapState?, previous: ObjectState?) -> Bool {
    guard previous == nil, let before else { return false }
    return !before.leftOut.contains(object.number)
  }

  /// What is said of an object and its count.
  struct Told {
    /// The word under the box, the longest form first.
    let words: [String]
    /// The text of the count's badge, and whether this step has changed the count.
    private(set) var badge: String?
    private(set) var isBadgeChanged = false

    init(
      _ object: ObjectState, isNew: Bool, previous: ObjectState?, insideCall: Bool, _ words: Words
    ) {
      self.words = ObjectLook.words(object, previous: previous, isNew: isNew, words)
      guard let count = object.count else { return }
      if object.isFreed {
        let fellNow = previous.map { !$0.isFreed } ?? false
        guard fellNow, object.freeCause == .count, let old = previous?.count else { return }
        badge = "\(words.count(old))→0"
        isBadgeChanged = true
        return
      }
      if let old = previous?.count, old != count {
        badge = "\(words.count(old))→\(words.count(count))"
        isBadgeChanged = true
      } else if insideCall, !object.rest.isEmpty, case .count(let number) = count {
        badge = "\(max(0, number - object.rest.count))+\(object.rest.count)"
      } else {
        badge = words.count(count)
      }
    }
  }

  fileprivate static func words(
    _ object: ObjectState, previous: ObjectState?, isNew: Bool, _ words: Words
  ) -> [String] {
    if case .freed(let line, let cause) = object.liveness {
      let values: KeyValuePairs = ["line": "\(line)"]
      let long = words.text("look.freed.\(cause.rawValue)", values)
      if cause == .exit { return [long, words.text("look.freed")] }
      return [long, words.text("look.freed.line", values), words.text("look.freed")]
    }
    if let mark = object.mark { return [markWord(mark, object: object, previous: previous, words)] }
    if object.liveness == .unreachable {
      let group = object.unreachableGroup.map {
        words.text("look.unreachableGroup", ["number": "\($0)"])
      }
      return [group ?? words.text("look.unreachable")]
    }
    return isNew ? [words.text("look.new")] : []
  }

  private static func markWord(
    _ mark: CollectionMark, object: ObjectState, previous: ObjectState?, _ words: Words
  ) -> String {
    let copy: KeyValuePairs = ["count": "\(object.gcRefs ?? 0)"]
    switch mark {
    case .copied: return words.text("look.gcRefs", copy)
    case .subtracted:
      if let before = previous?.gcRefs, let now = object.gcRefs, before != now {
        return words.text("look.gcRefs.change", ["old": "\(before)", "new": "\(now)"])
      }
      return words.text("look.gcRefs", copy)
    case .tentative: return words.text("look.tentative")
    case .reachable: return words.text("look.reachable")
    case .movedBack: return words.text("look.movedBack")
    case .garbage: return words.text("look.unreachable")
    case .finalizing: return words.text("look.finalizing")
    case .resurrected: return words.text("look.resurrected")
    case .clearing: return words.text("look.clearing")
    }
  }

  private static func changedRows(_ object: ObjectState, _ previous: ObjectState) -> [Int] {
    // A state lists few slots, and most of them where they were.
    let (now, before) = (object.slots, previous.slots)
    var rows: [Int] = []
    for (index, slot) in now.enumerated() {
      guard case .atom = slot.value else { continue }
      if index < before.count, before[index] == slot,
        !before[..<index].contains(where: { $0.name == slot.name })
      {
        continue
      }
      if before.first(where: { $0.name == slot.name })?.value == slot.value { continue }
      rows.append(object.row(ofSlot: index))
    }
    return rows
  }
}

extension ObjectState {
  /// Whether it is a tombstone.
  var isFreed: Bool {
    if case .freed = liveness { return true }
    return false
  }

  /// Why it was freed, when it was.
  var freeCause: FreeCause? {
    if case .freed(_, let cause) = liveness { return cause }
    return nil
  }

  /// The row in which a slot is drawn: one further down behind the fold.
  func row(ofSlot index: Int) -> Int {
    foldedSlots > 0 && index >= foldAt ? index + 1 : index
  }

  /// ` (40)` for a container of which not all slots are drawn.
  var shownLength: String {
    guard foldedSlots > 0, !isFreed, let length else { return "" }
    return " (\(length))"
  }

  /// The rows that are drawn.
  var rowCount: Int { isFreed ? 0 : slots.count + (foldedSlots > 0 ? 1 : 0) }
}

extension CollectionMark {
  /// Whether the copy of its count still matters.
  var hasCopy: Bool {
    switch self {
    case .copied, .subtracted, .tentative, .reachable, .movedBack: true
    case .garbage, .finalizing, .resurrected, .clearing: false
    }
  }

  /// Whether the collector leaves the object alive.
  var isKept: Bool { self == .reachable || self == .movedBack || self == .resurrected }
}

extension SlotValue {
  /// The text of a value that stands in a row or a name box.
  var written: String? {
    if case .atom(let text) = self { return DisplayText.safe(text) }
    return nil
  }

  /// Whether it is the name of something that is not drawn; names that hold it are not either.
  var isUndrawn: Bool {
    guard case .atom(let text) = self else { return false }
    return ["class ", "function ", "module ", "builtin "].contains { text.hasPrefix($0) }
  }
}
