extension CodeGenerator {
  private func requireNotNone(_ context: inout PatternContext, at position: CodePosition) {
    unit.emit(.copy, 1, at: position)
    load(.none, at: position)
    compare(.identical(isNegated: true), at: position)
    failPattern(.popJumpIfFalse, &context, at: position)
  }

  func classPattern(
    _ type: Expression, _ patterns: [Pattern], _ keywords: [String],
    _ keywordPatterns: [Pattern], _ context: inout PatternContext, at position: CodePosition
  ) throws(PythonSyntaxError) {
    try visit(type)
    load(.tuple(keywords.map { .text($0) }), at: position)
    unit.emit(.matchClass, patterns.count, at: position)
    context.onTop += 1
    requireNotNone(&context, at: position)
    let all = patterns + keywordPatterns
    unit.emit(.unpackSequence, all.count, at: position)
    context.onTop += all.count - 1
    for item in all {
      context.onTop -= 1
      if item.isWildcard {
        unit.emit(.popTop, at: position)
      } else {
        try subpattern(item, &context)
      }
    }
  }

  func mapping(
    _ keys: [Expression], _ patterns: [Pattern], _ rest: String?,
    _ context: inout PatternContext, at position: CodePosition
  ) throws(PythonSyntaxError) {
    context.onTop += 1
    unit.emit(.matchMapping, at: position)
    failPattern(.popJumpIfFalse, &context, at: position)
    if keys.isEmpty, rest == nil {
      context.onTop -= 1
      unit.emit(.popTop, at: position)
      return
    }
    if !keys.isEmpty { requireLength(.greaterOrEqual, keys.count, &context, at: position) }
    for key in keys { try visit(key) }
    unit.emit(.buildTuple, keys.count, at: position)
    unit.emit(.matchKeys, at: position)
    context.onTop += 2
    requireNotNone(&context, at: position)
    unit.emit(.unpackSequence, keys.count, at: position)
    context.onTop += keys.count - 1
    for item in patterns {
      context.onTop -= 1
      try subpattern(item, &context)
    }
    context.onTop -= 2
    guard let rest else {
      unit.emit(.popTop, at: position)
      unit.emit(.popTop, at: position)
      return
    }
    unit.emit(.buildMap, 0, at: position)
    unit.emit(.swap, 3, at: position)
    unit.emit(.dictUpdate, 2, at: position)
    unit.emit(.unpackSequence, keys.count, at: position)
    for size in stride(from: keys.count, to: 0, by: -1) {
      unit.emit(.copy, 1 + size, at: position)
      unit.emit(.swap, 2, at: position)
      unit.emit(.deleteSubscr, at: position)
    }
    try bindPattern(rest, &context, at: position)
  }

  func alternatives(
    _ items: [Pattern], _ outer: inout PatternContext, at position: CodePosition
  ) throws(PythonSyntaxError) {
    let end = unit.newLabel()
    var control: [String] = []
    for (place, item) in items.enumerated() {
      var context = PatternContext()
      context.allowsIrrefutable = place + 1 == items.count && outer.allowsIrrefutable
      unit.emit(.copy, 1, at: item.position)
      try pattern(item, &context)
      if place == 0 {
        control = context.stores
      } else if !reorder(&context.stores, as: control, at: item.position) {
        throw PythonSyntaxError("alternative patterns bind different names", at: position)
      }
      unit.emit(.jump, end, .label, at: item.position)
      placeFailures(&context, at: item.position)
    }
    unit.emit(.popTop, at: position)
    failPattern(.jump, &outer, at: position)
    unit.place(end)
    let count = control.count + 1 + outer.onTop + outer.stores.count
    for name in control {
      rotate(count, at: position)
      if outer.stores.contains(name) {
        throw PythonSyntaxError(
          "multiple assignments to name '\(name)' in pattern", at: position)
      }
      outer.stores.append(name)
    }
    unit.emit(.popTop, at: position)
  }

  /// Brings an alternative's values into the order of the first one's; false if names differ.
  private func reorder(
    _ stores: inout [String], as control: [String], at position: CodePosition
  ) -> Bool {
    guard stores.count == control.count else { return false }
    for place in control.indices.reversed() {
      guard let found = stores.firstIndex(of: control[place]) else { return false }
      guard found != place else { continue }
      let rotated = Array(stores[...found])
      stores.removeFirst(found + 1)
      stores.insert(contentsOf: rotated, at: place - found)
      for _ in 0...found { rotate(place + 1, at: position) }
    }
    return true
  }
}
