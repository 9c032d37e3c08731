extension CodeGenerator {
  enum DisplayKind {
    case tuple, list, set

    var build: Opcode {
      switch self {
      case .tuple: .buildTuple
      case .list: .buildList
      case .set: .buildSet
      }
    }
  }

  /// How many values a display may hold on the stack before it is built piecemeal.
  var stackGuideline: Int { level >= .python310 ? 30 : 0xFFFF }

  /// Emits a display, its first `pushed` items being on the stack already.
  func display(
    _ kind: DisplayKind, _ items: [Expression], pushed: Int = 0, at position: CodePosition
  ) throws(PythonSyntaxError) {
    let building: Opcode = kind == .set ? .buildSet : .buildList
    let extending: Opcode = kind == .set ? .setUpdate : .listExtend
    if level >= .python39, items.count > 2, kind != .tuple, pushed == 0,
      let values = ConstantFolding(level: level).constants(items)
    {
      unit.emit(building, 0, at: position)
      load(
        kind == .set ? .frozenset(ConstantFolding.distinct(values)) : .tuple(values),
        at: position)
      unit.emit(extending, 1, at: position)
      return
    }
    let isBig = items.count + pushed > stackGuideline
    let hasStar = items.contains { $0.isStarred }
    guard hasStar || isBig else {
      for item in items { try visit(item) }
      unit.emit(kind.build, items.count + pushed, at: position)
      return
    }
    var isBuilt = isBig
    if isBig { unit.emit(building, pushed, at: position) }
    for (place, item) in items.enumerated() {
      if case .starred(let value) = item.kind {
        if !isBuilt { unit.emit(building, place + pushed, at: position) }
        isBuilt = true
        try visit(value)
        unit.emit(extending, 1, at: position)
      } else {
        try visit(item)
        if isBuilt { unit.emit(kind == .set ? .setAdd : .listAppend, 1, at: position) }
      }
    }
    if kind == .tuple { unit.emit(.listToTuple, at: position) }
  }

  func dictionary(
    _ keys: [Expression?], _ values: [Expression], at position: CodePosition
  ) throws(PythonSyntaxError) {
    var hasDictionary = false
    var pending = 0
    for place in values.indices {
      if keys[place] == nil {
        try flush(keys, values, (place - pending)..<place, &hasDictionary, at: position)
        pending = 0
        if !hasDictionary { unit.emit(.buildMap, 0, at: position) }
        hasDictionary = true
        try visit(values[place])
        unit.emit(.dictUpdate, 1, at: position)
      } else if pending * 2 > stackGuideline {
        try flush(keys, values, (place - pending)..<(place + 1), &hasDictionary, at: position)
        pending = 0
      } else {
        pending += 1
      }
    }
    let rest = (values.count - pending)..<values.count
    try flush(keys, values, rest, &hasDictionary, at: position)
    if !hasDictionary { unit.emit(.buildMap, 0, at: position) }
  }

  /// Emits a run of plain items, and joins it to the dictionary below.
  private func flush(
    _ keys: [Expression?], _ values: [Expression], _ range: Range<Int>,
    _ hasDictionary: inout Bool, at position: CodePosition
  ) throws(PythonSyntaxError) {
    guard !range.isEmpty else { return }
    try items(keys, values, range, at: position)
    if hasDictionary { unit.emit(.dictUpdate, 1, at: position) }
    hasDictionary = true
  }

  private func items(
    _ keys: [Expression?], _ values: [Expression], _ range: Range<Int>,
    at position: CodePosition
  ) throws(PythonSyntaxError) {
    let isBig = range.count * 2 > stackGuideline
    let names = ConstantFolding(level: level).constants(keys[range].compactMap { $0 })
    if range.count > 1, !isBig, let names {
      for place in range { try visit(values[place]) }
      load(.tuple(names), at: position)
      unit.emit(.buildConstKeyMap, range.count, at: position)
      return
    }
    if isBig { unit.emit(.buildMap, 0, at: position) }
    for place in range {
      if let key = keys[place] { try visit(key) }
      try visit(values[place])
      if isBig { unit.emit(.mapAdd, 1, at: position) }
    }
    if !isBig { unit.emit(.buildMap, range.count, at: position) }
  }
}

extension Expression {
  var isStarred: Bool {
    if case .starred = kind { true } else { false }
  }
}
