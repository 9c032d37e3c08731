/// The module `_bisect`.
///
/// Authority: CPython, Modules/_bisectmodule.c.
extension World {
  static let bisectFunctions: [NativeEntry] = [
    bisect("bisect_right", isRight: true), bisect("bisect_left", isRight: false),
    insort("insort_right", isRight: true), insort("insort_left", isRight: false),
  ]

  private static func bisect(_ name: String, isRight: Bool) -> NativeEntry {
    .function(name, 0, 255, keywords: true) { world, args in
      guard let values = world.bisectArguments(args, name) else { return .null }
      let place = world.bisect(values, values[1], isRight: isRight)
      return place < 0 ? .null : world.makeInt(place)
    }
  }

  private static func insort(_ name: String, isRight: Bool) -> NativeEntry {
    .function(name, 0, 255, keywords: true) { world, args in
      guard let values = world.bisectArguments(args, name) else { return .null }
      return world.insort(values, isRight: isRight)
    }
  }

  private mutating func bisectArguments(_ args: Arguments, _ name: String) -> [Ref]? {
    if args.count > 4 {
      let most = level >= .python310 ? "4 positional arguments" : "4 arguments"
      raise(.typeError, "\(name)() takes at most \(most) (\(args.count) given)")
      return nil
    }
    let names = ["a", "x", "lo", "hi"] + (level >= .python310 ? ["key"] : [])
    return parse(args, function: name, names, required: 2, skip: 0)
  }

  /// Where an item belongs, -1 with an exception pending.
  private mutating func bisect(_ values: [Ref], _ item: Ref, isRight: Bool) -> Int {
    var low = 0
    if !values[2].isNull {
      guard let given = countArgument(values[2]) else { return -1 }
      low = given
    }
    if low < 0 {
      raise(.valueError, "lo must be non-negative")
      return -1
    }
    var high = -1
    if !values[3].isNull, values[3] != .none {
      guard let given = countArgument(values[3]) else { return -1 }
      high = given
    }
    if high == -1 {
      high = length(values[0])
      if high < 0 { return -1 }
    }
    let key = values.count > 4 && values[4] != .none ? values[4] : .null
    while low < high {
      let middle = low + (high - low) / 2
      var other = sequenceGetItem(values[0], middle)
      if other.isNull { return -1 }
      if !key.isNull {
        let made = callOne(key, other)
        disown(other)
        if made.isNull { return -1 }
        other = made
      }
      let answer = isRight ? isLess(item, other) : isLess(other, item)
      disown(other)
      if answer < 0 { return -1 }
      if (answer > 0) == isRight { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private mutating func insort(_ values: [Ref], isRight: Bool) -> Ref {
    let key = values.count > 4 && values[4] != .none ? values[4] : .null
    let item = key.isNull ? values[1] : callOne(key, values[1])
    if item.isNull { return .null }
    let place = bisect(values, item, isRight: isRight)
    if !key.isNull { disown(item) }
    if place < 0 { return .null }
    let index = makeInt(place)
    defer { disown(index) }
    let name = internedStr("insert")
    defer { disown(name) }
    let result = callMethod(values[0], name, [index, values[1]])
    if result.isNull { return .null }
    disown(result)
    return owned(.none)
  }
}
