import HeapTrace

/// How the names of a frame look at a step, and their marks.
struct PaintedNames {
  /// A name, and what the step has done to it.
  struct Look: Equatable {
    var variable: Slot
    var isNew: Bool
    var isSubtracted: Bool
  }

  /// The names that are drawn, each with its marks by their index in the drawing.
  var names: [(look: Look, marks: [Int])] = []
  /// The variables at that step.
  var variables: [Slot] = []
  /// The step, and whether it has changed nothing about the names.
  var step = -2
  var isSettled = false
}

extension HeapDiagram {
  /// Paints the names of a step, and for this step only those that it has deleted.
  ///
  /// `painted` holds the names of each frame as they were painted last.
  mutating func paintNames(at step: Int, _ painted: inout [Int: PaintedNames]) {
    let before = layout.history.framesBefore(step)
    let isWithin = layout.history.steps[step].phase != nil
    for frame in layout.history.steps[step].state.frames {
      let old = before?.first { $0.id == frame.id }
      let last = painted[frame.id] ?? PaintedNames()
      let isSame = last.step == step - 1 && old?.variables == frame.variables
      if isSame, last.isSettled, !isWithin {
        for name in last.names { builder.show(name.marks, at: step) }
        painted[frame.id]?.step = step
        continue
      }
      var now = paint(frame, old, isKnown: before != nil, last, at: step)
      (now.variables, now.step) = (frame.variables, step)
      now.isSettled = isSame && !isWithin
      painted[frame.id] = now
      if !isSame { paintGhosts(of: frame, old, at: step) }
    }
  }

  private mutating func paint(
    _ frame: FrameState, _ old: FrameState?, isKnown: Bool, _ last: PaintedNames, at step: Int
  ) -> PaintedNames {
    var now = PaintedNames()
    for variable in frame.variables where layout.history.isDrawn(variable) {
      let former = old?.variables.first { $0.name == variable.name }?.value
      let key = NameKey(frame: frame.id, name: variable.name)
      let look = PaintedNames.Look(
        variable: variable, isNew: isKnown && former != variable.value,
        isSubtracted: layout.history.traces[step].isSubtracted(.name(key)))
      let place = now.names.count
      if place < last.names.count, last.names[place].look == look {
        builder.show(last.names[place].marks, at: step)
        now.names.append(last.names[place])
        continue
      }
      var marks: [Int] = []
      if let box = layout.box(ofName: key) {
        for mark in self.marks(of: look, in: box) { marks.append(builder.add(mark, at: step)) }
      }
      now.names.append((look, marks))
    }
    return now
  }

  private mutating func paintGhosts(of frame: FrameState, _ old: FrameState?, at step: Int) {
    for variable in old?.variables ?? [] where layout.history.isDrawn(variable) {
      let isThere = frame.variables.contains { now in
        now.name == variable.name && layout.history.isDrawn(now)
      }
      if !isThere { paintGhost(variable, frame: frame.id, at: step) }
    }
  }

  private func marks(of look: PaintedNames.Look, in box: Rect) -> [Mark] {
    let (variable, isNew) = (look.variable, look.isNew)
    var marks = [
      Mark(layer: .boxes, style: isNew ? .newBox : .box, shape: .rectangle(box, radius: 5))
    ]
    let value = layout.history.written(variable)
    let room = (box.width - 24) / 8
    let dotRoom = look.isSubtracted ? 4 : 1
    let valueRoom = value.map { min(DisplayText.columns($0), max(3, room / 2)) } ?? dotRoom
    let name = DisplayText.cut(DisplayText.safe(variable.name), to: room - valueRoom - 1)
    func text(_ text: String, x: Int, _ style: MarkStyle, anchor: TextAnchor = .start) {
      let shape = Shape.text(Point(x: x, y: box.y + 18), text, anchor: anchor)
      marks.append(Mark(layer: .details, style: style, shape: shape))
    }
    text(name, x: box.x + 12, .text)
    if let value {
      let shown = DisplayText.cut(value, to: room - DisplayText.columns(name) - 1)
      text(shown, x: box.maxX - 12, isNew ? .changedText : .text, anchor: .end)
    } else if case .object = variable.value {
      let dot = Shape.dot(Point(x: box.maxX - 12, y: box.y + 13))
      marks.append(Mark(layer: .details, style: isNew ? .changedDetail : .detail, shape: dot))
    }
    // The sign that the collector has subtracted the reference of a name.
    if look.isSubtracted { text("-1", x: box.maxX - 20, .collectionWord, anchor: .end) }
    return marks
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
