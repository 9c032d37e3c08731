import HeapTrace

/// The two lists between which a collection moves objects, below the objects of the picture.
///
/// Authority: CPython, Modules/gcmodule.c: `deduce_unreachable`, whose arguments are `base` (the
/// *young* list) and `unreachable`.
extension HeapDiagram {
  private static let narrowest = 280
  private static let rowHeight = 30
  private static let titleHeight = 22
  private static let gap = 6

  /// A list at one step.
  private struct ListLook {
    var title: String
    var objects: [Int] = []
    var others = 0
  }

  /// Paints both lists for the steps within collections; the room is there at all steps.
  mutating func paintLists() {
    let looks = layout.history.steps.map(lists)
    guard looks.contains(where: { $0 != nil }) else { return }
    width = max(width, Self.narrowest)
    var y = bottom + 12
    for place in 0..<2 {
      var most = 1
      for (step, pair) in looks.enumerated() {
        guard let pair else { continue }
        most = max(most, paint(pair[place], from: y, isGarbage: place == 1, at: step))
      }
      y += Self.titleHeight + Self.rowHeight * most
    }
    bottom = y
  }

  /// The lists of a step: what is looked through or has survived, and what was set aside.
  private func lists(_ step: Step) -> [ListLook]? {
    guard let collection = step.collection, let collector = step.state.collector else { return nil }
    let isSearch = ["copy", "subtract", "move"].contains(step.phase)
    let generation = isSearch ? collection.generation : min(collection.generation + 1, 2)
    let survived = words.text("lists.survived", ["generation": "\(generation)"])
    var first = ListLook(title: isSearch ? words.text("lists.young") : survived)
    var second = ListLook(
      title: words.text(step.phase == "move" ? "lists.aside" : "lists.unreachable"))
    for list in collector.lists {
      if list.list == .generation(generation) {
        first.objects += list.objects
        first.others += list.others
      } else if !list.list.isPermanentOrGeneration {
        second.objects += list.objects
        second.others += list.others
      }
    }
    return [first, second]
  }

  /// Paints a list as a row of chips; returns how many rows it takes.
  private mutating func paint(
    _ list: ListLook, from top: Int, isGarbage: Bool, at step: Int
  ) -> Int {
    let margin = HeapLayout.margin
    builder.add(
      Mark(
        layer: .details, style: .title,
        shape: .text(Point(x: margin, y: top + 14), list.title)), at: step)
    var x = margin
    var rows = 1
    func next(_ width: Int) -> Point {
      if x > margin, x + width > self.width - margin {
        x = margin
        rows += 1
      }
      let point = Point(x: x, y: top + Self.titleHeight + Self.rowHeight * (rows - 1))
      x += width + Self.gap
      return point
    }
    let subject = layout.history.traces[step].subject
    for number in list.objects {
      let text = "#\(number)"
      let width = DisplayText.width(text) + 16
      let point = next(width)
      let rect = Rect(x: point.x, y: point.y, width: width, height: 22)
      let style: MarkStyle =
        number == subject
        ? (isGarbage ? .newCollectedBox : .newBox) : isGarbage ? .collectedBox : .box
      builder.add(Mark(layer: .boxes, style: style, shape: .rectangle(rect, radius: 5)), at: step)
      builder.add(
        Mark(
          layer: .details, style: .text,
          shape: .text(Point(x: point.x + width / 2, y: point.y + 16), text, anchor: .middle)),
        at: step)
    }
    let told = words.text("lists.others", ["number": "\(list.others)"])
    let others =
      list.others > 0
      ? "\(list.objects.isEmpty ? "" : "+ ")\(told)"
      : list.objects.isEmpty ? words.text("lists.empty") : ""
    if !others.isEmpty {
      let point = next(DisplayText.smallWidth(others))
      builder.add(
        Mark(
          layer: .details, style: .title,
          shape: .text(Point(x: point.x, y: point.y + 16), others)), at: step)
    }
    return rows
  }
}

extension CollectorList {
  /// Whether it holds objects between collections, too.
  fileprivate var isPermanentOrGeneration: Bool {
    switch self {
    case .generation, .permanent: true
    case .unreachable, .stillUnreachable, .finalized: false
    }
  }
}
