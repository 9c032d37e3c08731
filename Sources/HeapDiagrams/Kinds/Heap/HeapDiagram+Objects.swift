import HeapTrace

extension HeapDiagram {
  /// Paints an object over its whole life: each of its looks from the step at which it begins.
  mutating func paintObject(_ index: Int) {
    let life = layout.history.objects[index]
    let box = layout.box(ofObject: index)
    let isCrowded = life.looks.contains { Self.isCrowded($0.look, in: box) }
    for (number, entry) in life.looks.enumerated() {
      let end = number + 1 < life.looks.count ? life.looks[number + 1].step : Int.max
      var steps = StepSet()
      for place in 0..<life.presence.count {
        let range = life.presence[place]
        // An object that was out of sight may come back after this look of it has ended.
        let start = max(range.lowerBound, entry.step)
        steps.insert(start..<max(start, min(range.upperBound + 1, end)))
      }
      for mark in marks(of: entry.look, in: box, isCrowded: isCrowded) {
        builder.add(mark, during: steps)
      }
    }
  }

  /// Whether the header has no room for the type beside the badges.
  private static func isCrowded(_ look: ObjectLook, in box: Rect) -> Bool {
    guard look.collectorBadge != nil else { return false }
    return RunHistory.headerWidth(look) > box.width
  }

  private func marks(of look: ObjectLook, in box: Rect, isCrowded: Bool) -> [Mark] {
    let (boxStyle, textStyle) = Self.styles(look.appearance)
    var marks = [Mark(layer: .boxes, style: boxStyle, shape: .rectangle(box, radius: 5))]
    if options.showsGenerations, let generation = look.object.generation, !look.object.isFreed {
      let bar = Rect(x: box.x + 1, y: box.y + 3, width: 5, height: box.height - 6)
      marks.append(
        Mark(layer: .details, style: .detail, shape: .generation(bar, min(2, generation))))
    }
    let badges = badgeMarks(look, in: box)
    // In a crowded header the text stands below the badges, not beside them.
    let badgeLeft = isCrowded ? box.maxX - 8 : badges.compactMap(\.bounds?.x).min() ?? box.maxX
    let room = (badgeLeft - 4 - box.x - 12) / 8
    var header = "#\(look.object.number)"
    let typeRoom = room - header.utf8.count - 1
    if typeRoom > 0 {
      header += " " + Self.title(look.object, room: typeRoom)
    }
    marks.append(
      Mark(
        layer: .details, style: textStyle,
        shape: .text(Point(x: box.x + 12, y: box.y + (isCrowded ? 22 : 18)), header)))
    if look.object.rowCount > 0 {
      marks.append(
        Mark(
          layer: .details, style: .detail,
          shape: .hairline(from: Point(x: box.x + 1, y: box.y + 26), width: box.width - 2)))
    }
    if !look.object.isFreed { marks += rowMarks(look, in: box, textStyle: textStyle) }
    marks += wordMarks(look, in: box)
    return marks + badges
  }

  /// The type; of a container with folded slots with its length: `list (40)`.
  private static func title(_ object: ObjectState, room: Int) -> String {
    let length = object.shownLength
    let type = DisplayText.cut(DisplayText.safe(object.type), to: room - length.utf8.count)
    return type + length
  }

  private static func styles(_ appearance: Appearance) -> (MarkStyle, MarkStyle) {
    switch appearance {
    case .live: (.box, .text)
    case .new: (.newBox, .text)
    case .unreachable: (.goneBox, .goneText)
    case .collected: (.collectedBox, .text)
    case .kept: (.keptBox, .text)
    case .freed: (.freedBox, .struckText)
    }
  }

  private func rowMarks(_ look: ObjectLook, in box: Rect, textStyle: MarkStyle) -> [Mark] {
    var marks: [Mark] = []
    let object = look.object
    func text(_ text: String, x: Int, row: Int, style: MarkStyle, anchor: TextAnchor = .start) {
      let point = Point(x: x, y: box.y + ObjectBox.header + ObjectBox.row * row + 16)
      marks.append(Mark(layer: .details, style: style, shape: .text(point, text, anchor: anchor)))
    }
    for (index, slot) in object.slots.enumerated() {
      let row = object.row(ofSlot: index)
      let room = (box.width - 24) / 8
      let name = DisplayText.safe(words.name(of: slot))
      let value = slot.isWeak ? words.written(slot) : slot.value.written
      let reserve = value.map { min(DisplayText.columns($0), max(4, room / 2)) } ?? 2
      let isSubtracted = look.subtractedRows.contains(row)
      let weak = words.text("look.weak")
      let nameRoom =
        slot.isWeak && value == nil
        ? (box.width - 44 - DisplayText.smallWidth(weak)) / 8
        : room - reserve - 1 - (isSubtracted ? 3 : 0)
      let shownName = DisplayText.cut(name, to: nameRoom)
      if !name.isEmpty { text(shownName, x: box.x + 12, row: row, style: textStyle) }
      if let value {
        let taken = name.isEmpty ? 0 : DisplayText.columns(shownName) + 1
        let style: MarkStyle = look.changedRows.contains(row) ? .changedText : textStyle
        text(
          DisplayText.cut(value, to: room - taken), x: box.maxX - 12, row: row, style: style,
          anchor: .end)
      } else if case .object = slot.value {
        let point = Point(x: box.maxX - 12, y: box.y + ObjectBox.middle(ofRow: row))
        let isGone = look.appearance == .unreachable
        marks.append(
          Mark(layer: .details, style: isGone ? .goneDetail : .detail, shape: .dot(point)))
        if slot.isWeak {
          text(weak, x: box.maxX - 24, row: row, style: .title, anchor: .end)
        }
        if isSubtracted {
          text("-1", x: box.maxX - 20, row: row, style: .collectionWord, anchor: .end)
        }
      }
    }
    if object.rowCount == 0, object.length == 0, box.height > ObjectBox.header {
      text(words.text("lists.empty"), x: box.x + 12, row: 0, style: .title)
    }
    if object.foldedSlots > 0 {
      let more = words.text("many.more", ["number": "\(object.foldedSlots)"])
      text(more, x: box.x + 12, row: object.foldAt, style: textStyle)
    }
    return marks
  }

  /// The word under the box, in the longest form that fits; what a tombstone's short form leaves
  /// out stands in its empty rows.
  private func wordMarks(_ look: ObjectLook, in box: Rect) -> [Mark] {
    let room = box.width + ObjectBox.overhang
    guard
      let word = look.words.first(where: { DisplayText.smallWidth($0) <= room })
        ?? look.words.last.map({ DisplayText.cut($0, to: room * 100 / 744) })
    else { return [] }
    let style: MarkStyle =
      switch look.appearance {
      case .new: .changedWord
      case .collected, .kept: .collectionWord
      case .unreachable: .word
      case .live, .freed: .title
      }
    var marks = [
      Mark(layer: .details, style: style, shape: .text(Point(x: box.x, y: box.maxY + 16), word))
    ]
    if look.appearance == .freed, word != look.words.first, box.height > ObjectBox.header + 16,
      let cause = look.object.freeCause
    {
      let text = words.text("look.cause.\(cause.rawValue)")
      marks.append(
        Mark(
          layer: .details, style: .title, shape: .text(Point(x: box.x + 12, y: box.y + 42), text)))
    }
    return marks
  }

  private func badgeMarks(_ look: ObjectLook, in box: Rect) -> [Mark] {
    var marks: [Mark] = []
    var right = box.maxX - 10
    func badge(_ text: String, width: Int, style: MarkStyle) {
      let rect = Rect(x: right - width, y: box.y - 11, width: width, height: 22)
      right = rect.x - 4
      marks.append(
        Mark(
          layer: .badges, style: style, shape: .badge(rect, text, object: look.object.number)))
    }
    if let text = look.badge {
      let style: MarkStyle = look.isBadgeChanged ? .changedBadge : .badge
      badge(text, width: ObjectBox.badgeWidth(text), style: style)
    }
    if let text = look.collectorBadge {
      // In a box that many arrows have made narrow the number must do, or the word below alone.
      let left = box.x + 12 + DisplayText.width("#\(look.object.number)") + 4
      let short = text.split(separator: " ").last.map(String.init) ?? text
      let fitting = [text, short].first {
        right - ObjectBox.collectorBadgeWidth($0) >= left
      }
      if let text = fitting {
        badge(text, width: ObjectBox.collectorBadgeWidth(text), style: .collectionBadge)
      }
    }
    return marks
  }
}
