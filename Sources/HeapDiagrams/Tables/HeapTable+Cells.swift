import HeapTrace

/// The rows of objects, written as HTML without a text for each cell: a run has thousands of them.
extension HeapTable {
  /// The references that make up a count, by the numbers of their texts: equal ones are counted.
  struct Reasons {
    private(set) var texts: [(text: Int, number: Int)] = []
    let total: Int

    init(counting all: [Int]) {
      total = all.count
      if all.count > 16 {
        countMany(all)
        return
      }
      texts.reserveCapacity(all.count)
      for text in all {
        if let known = texts.firstIndex(where: { $0.text == text }) {
          texts[known].number += 1
        } else {
          texts.append((text, 1))
        }
      }
    }

    private mutating func countMany(_ all: [Int]) {
      var places: [Int: Int] = [:]
      for text in all {
        if let known = places[text] {
          texts[known].number += 1
        } else {
          places[text] = texts.count
          texts.append((text, 1))
        }
      }
    }
  }

  /// Appends the row of an object (HTML).
  ///
  /// - Parameter texts: the texts of references as they stand in a cell.
  static func add(
    _ object: ObjectState, _ told: ObjectLook.Told, _ reasons: Reasons, _ texts: PieceTable,
    _ words: Words, to row: inout Markup
  ) {
    row.add("<tr><th scope=\"row\">#", object.number)
    row.add("</th><td>")
    row.addShown(object.type)
    row.add("</td><td>")
    if !object.isFreed, let badge = told.badge { row.addShown(badge) }
    row.add(tellsReasons(of: object, reasons) ? "</td><td class=\"hb-why\">" : "</td><td>")
    add(reasonsOf: object, reasons, texts, words, to: &row)
    row.add("</td><td>")
    add(slotsOf: object, words, to: &row)
    row.add("</td><td>")
    row.addShown(
      told.words.first ?? words.text(object.isFreed ? "look.freed" : "state.live"))
    row.add("</td><td>")
    if let generation = object.generation {
      row.addShown(words.text("generation.short", ["generation": "\(generation)"]))
    }
    row.add("</td><td>")
    if object.size > 0 { row.add(object.size) }
    row.add("</td></tr>\n")
  }

  /// Whether an object's row tells how its count is made.
  static func tellsReasons(of object: ObjectState, _ reasons: Reasons) -> Bool {
    if object.isFreed { return false }
    switch object.count {
    case .immortal: return true
    case .count(let count): return reasons.total > 0 || count > 0
    case nil: return false
    }
  }

  private static func add(
    reasonsOf object: ObjectState, _ reasons: Reasons, _ texts: PieceTable, _ words: Words,
    to row: inout Markup
  ) {
    if object.isFreed { return }
    if object.count == .immortal { return row.addShown(words.text("source.immortal")) }
    guard case .count(let count)? = object.count else { return }
    for (place, reason) in reasons.texts.enumerated() {
      if place > 0 { row.add(" + ") }
      if reason.number > 1 {
        row.add(reason.number)
        row.add(" × ")
      }
      texts.withBytes(of: reason.text) { row.add($0) }
    }
    let missing = count - reasons.total
    if missing <= 0 { return }
    if !reasons.texts.isEmpty { row.add(" + ") }
    row.addShown(withoutCode(words.text("source.missing", ["number": "\(missing)"])))
  }

  private static func add(
    slotsOf object: ObjectState, _ words: Words, to row: inout Markup
  ) {
    if object.isFreed { return }
    let isFolded = object.foldedSlots > 0 && object.foldAt <= object.slots.count
    func addFold(at index: Int) {
      guard isFolded, index == object.foldAt else { return }
      if index > 0 { row.add("; ") }
      row.addShown(words.text("many.more", ["number": "\(object.foldedSlots)"]))
    }
    for (index, slot) in object.slots.enumerated() {
      addFold(at: index)
      if index > 0 || isFolded && object.foldAt == 0 { row.add("; ") }
      if !slot.name.isEmpty {
        row.addShown(DisplayText.cut(DisplayText.safe(words.name(of: slot)), to: 60))
        row.add(": ")
      }
      if !slot.isWeak, case .object(let number) = slot.value {
        row.add("#", number)
      } else {
        row.addShown(shown(slot, words))
      }
    }
    addFold(at: object.slots.count)
  }
}
