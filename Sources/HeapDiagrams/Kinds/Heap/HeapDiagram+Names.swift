import HeapTrace

extension HeapDiagram {
  /// Paints the names of a step, and for this step only those that it has deleted.
  mutating func paintNames(at step: Int) {
    let state = layout.history.steps[step].state
    let before = layout.history.before(step)
    for frame in state.frames {
      let old = before?.frames.first { $0.id == frame.id }
      let drawn = frame.variables.filter { $0.value != .unbound && !$0.value.isUndrawn }
      for variable in drawn {
        let former = old?.variables.first { $0.name == variable.name }?.value
        let isNew = before != nil && former != variable.value
        paintName(variable, frame: frame.id, isNew: isNew, at: step)
        paintSubtraction(NameKey(frame: frame.id, name: variable.name), at: step)
      }
      for variable in old?.variables ?? []
      where variable.value != .unbound && !variable.value.isUndrawn {
        guard !drawn.contains(where: { $0.name == variable.name }) else { continue }
        paintGhost(variable, frame: frame.id, at: step)
      }
    }
  }

  private mutating func paintName(_ variable: Slot, frame: Int, isNew: Bool, at step: Int) {
    guard let box = layout.box(ofName: NameKey(frame: frame, name: variable.name)) else { return }
    builder.add(
      Mark(
        layer: .boxes, style: isNew ? .newBox : .box, shape: .rectangle(box, radius: 5)), at: step)
    let value = variable.value.written
    let room = (box.width - 24) / 8
    let isSubtracted = layout.history.traces[step].isSubtracted(
      .name(NameKey(frame: frame, name: variable.name)))
    let dotRoom = isSubtracted ? 4 : 1
    let valueRoom = value.map { min(DisplayText.columns($0), max(3, room / 2)) } ?? dotRoom
    let name = DisplayText.cut(DisplayText.safe(variable.name), to: room - valueRoom - 1)
    builder.add(
      Mark(layer: .details, style: .text, shape: .text(Point(x: box.x + 12, y: box.y + 18), name)),
      at: step)
    if let value {
      let shown = DisplayText.cut(value, to: room - DisplayText.columns(name) - 1)
      builder.add(
        Mark(
          layer: .details, style: isNew ? .changedText : .text,
          shape: .text(Point(x: box.maxX - 12, y: box.y + 18), shown, anchor: .end)), at: step)
    } else if case .object = variable.value {
      builder.add(
        Mark(
          layer: .details, style: isNew ? .changedDetail : .detail,
          shape: .dot(Point(x: box.maxX - 12, y: box.y + 13))), at: step)
    }
  }

  /// The sign that the collector has subtracted the reference of a name.
  private mutating func paintSubtraction(_ key: NameKey, at step: Int) {
    guard layout.history.traces[step].isSubtracted(.name(key)),
      let box = layout.box(ofName: key)
    else { return }
    let point = Point(x: box.maxX - 20, y: box.y + 18)
    builder.add(
      Mark(
        layer: .details, style: .collectionWord, shape: .text(point, "-1", anchor: .end)),
      at: step)
  }

  private mutating func paintGhost(_ variable: Slot, frame: Int, at step: Int) {
    guard let box = layout.box(ofName: NameKey(frame: frame, name: variable.name)) else { return }
    builder.add(
      Mark(layer: .boxes, style: .ghostBox, shape: .rectangle(box, radius: 5)), at: step)
    let name = DisplayText.cut(DisplayText.safe(variable.name), to: (box.width - 32) / 8)
    builder.add(
      Mark(
        layer: .details, style: .struckText,
        shape: .text(Point(x: box.x + 12, y: box.y + 18), name)), at: step)
  }
}
