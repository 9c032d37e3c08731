import BigInt

/// `chain`, `count`, `cycle`, `islice` and `repeat`.
///
/// Authority: CPython, Modules/itertoolsmodule.c.
extension World {
  // MARK: chain

  /// `chain(*iterables)`.
  mutating func chainNew(_ args: Arguments) -> Ref {
    guard takesNoKeywords(args, "chain", .chain, isClass: true) else { return .null }
    let given = makeTuple(UnsafePointer(args.base + 1), args.count - 1)
    let source = iterate(given)
    disown(given)
    return makeIteratorTool(args[0], .chain, .chain, [.null, source])
  }

  /// `chain.from_iterable(iterable)`.
  mutating func chainFromIterable(_ type: Ref, _ iterable: Ref) -> Ref {
    let source = iterate(iterable)
    if source.isNull { return .null }
    return makeIteratorTool(type, .chain, .chain, [.null, source])
  }

  mutating func chainNext(_ object: Ref) -> Ref {
    let body = iteratorTool(object)
    while !body.pointee.second.isNull {
      if body.pointee.first.isNull {
        let iterable = next(body.pointee.second)
        let active = iterable.isNull ? Ref.null : iterate(iterable)
        disownIfAny(iterable)
        if active.isNull {
          put(.null, into: &body.pointee.second)
          return .null
        }
        body.pointee.first = active
      }
      let item = next(body.pointee.first)
      if !item.isNull { return item }
      if !pending.isNull { return .null }
      put(.null, into: &body.pointee.first)
    }
    return .null
  }

  // MARK: count

  /// `count(start=0, step=1)`: fast while start and step are words and step is 1.
  mutating func countNew(_ args: Arguments) -> Ref {
    guard
      let values = parse(args, function: "count", ["start", "step"], required: 0, skip: 1)
    else { return .null }
    for value in values where !value.isNull && !isNumber(value) {
      return raise(.typeError, "a number is required")
    }
    var isFast = values.allSatisfy { $0.isNull || layout($0) == .int }
    var start = 0
    if !values[0].isNull, layout(values[0]) == .int {
      if isSmall(values[0]) { start = smallValue(values[0]) } else { isFast = false }
    }
    if !values[1].isNull, layout(values[1]) != .int || intValue(values[1]) != 1 { isFast = false }
    let step = values[1].isNull ? owned(.smallInt(1)) : owned(values[1])
    let first: Ref =
      isFast ? .null : values[0].isNull ? owned(.smallInt(0)) : owned(values[0])
    let object = makeIteratorTool(args[0], .count, .count, [first, step])
    iteratorTool(object).pointee.index = isFast ? start : .max
    return object
  }

  /// Whether an object has a number's methods (`PyNumber_Check`).
  private mutating func isNumber(_ object: Ref) -> Bool {
    switch layout(object) {
    case .int, .float, .complex: true
    default:
      !lookupSpecial(object, .index).isNull || !lookupSpecial(object, .integer).isNull
        || !lookupSpecial(object, .float).isNull
    }
  }

  mutating func countNext(_ object: Ref) -> Ref {
    let body = iteratorTool(object)
    if body.pointee.index != .max {
      body.pointee.index += 1
      return makeInt(body.pointee.index - 1)
    }
    let current = body.pointee.first.isNull ? makeInt(Int.max) : body.pointee.first
    body.pointee.first = current
    let following = binary(.add, current, body.pointee.second)
    if following.isNull { return .null }
    body.pointee.first = following
    return current
  }

  mutating func countRepr(_ object: Ref) -> Ref {
    let body = iteratorTool(object).pointee
    let name = shortName(of: rows[object].type)
    if body.index != .max { return makeStr("\(name)(\(body.index))") }
    let current = body.first.isNull ? makeInt(Int.max) : owned(body.first)
    defer { disown(current) }
    guard let start = shownText(current) else { return .null }
    if layout(body.second) == .int, intValue(body.second) == 1 {
      return makeStr("\(name)(\(start))")
    }
    guard let step = shownText(body.second) else { return .null }
    return makeStr("\(name)(\(start), \(step))")
  }

  /// `repr(object)` as text of the host; nil with an exception pending.
  mutating func shownText(_ object: Ref) -> String? {
    let shown = repr(object)
    if shown.isNull { return nil }
    defer { disown(shown) }
    return text(shown)
  }

  // MARK: cycle

  /// `cycle(iterable)`.
  mutating func cycleNew(_ args: Arguments) -> Ref {
    guard takesNoKeywords(args, "cycle", .cycle, isClass: true),
      takesCount(args, "cycle", 1)
    else { return .null }
    let iterator = iterate(args[1])
    if iterator.isNull { return .null }
    let saved = makeList()
    return makeIteratorTool(args[0], .cycle, .cycle, [iterator, saved])
  }

  mutating func cycleNext(_ object: Ref) -> Ref {
    let body = iteratorTool(object)
    if !body.pointee.first.isNull {
      let item = next(body.pointee.first)
      if !item.isNull {
        append(owned(item), toList: body.pointee.second)
        return item
      }
      if !pending.isNull { return .null }
      put(.null, into: &body.pointee.first)
    }
    let count = listCount(body.pointee.second)
    if count == 0 { return .null }
    let item = owned(listItems(body.pointee.second)[body.pointee.index])
    body.pointee.index = body.pointee.index + 1 >= count ? 0 : body.pointee.index + 1
    return item
  }

  // MARK: islice

  /// `islice(iterable, stop)`, `islice(iterable, start, stop[, step])`.
  mutating func isliceNew(_ args: Arguments) -> Ref {
    guard takesNoKeywords(args, "islice", .islice, isClass: true),
      takesCount(args, "islice", 2, 4)
    else { return .null }
    let isShort = args.count == 3
    let stopText = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."
    let start = isShort ? 0 : wordOrMissing(args[2], none: 0)
    let stopPlace = isShort ? 2 : 3
    let stop = wordOrMissing(args[stopPlace], none: -1)
    if stop == -1, args[stopPlace] != .none { return raise(.valueError, stopText) }
    if start < 0 || stop < -1 {
      return raise(
        .valueError,
        "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
    }
    let step = args.count < 5 ? 1 : wordOrMissing(args[4], none: 1)
    if step < 1 {
      return raise(.valueError, "Step for islice() must be a positive integer or None.")
    }
    let iterator = iterate(args[1])
    if iterator.isNull { return .null }
    let object = makeIteratorTool(args[0], .islice, .islice, [iterator])
    let body = iteratorTool(object)
    body.pointee.wanted = start
    body.pointee.stop = stop
    body.pointee.step = step
    return object
  }

  /// A number for `islice`: -1 for what is none, whose error is dropped.
  private mutating func wordOrMissing(_ value: Ref, none: Int) -> Int {
    if value == .none { return none }
    if let word = countArgument(value) { return word }
    clearPending()
    return -1
  }

  mutating func isliceNext(_ object: Ref) -> Ref {
    let body = iteratorTool(object)
    if body.pointee.first.isNull { return .null }
    while body.pointee.index < body.pointee.wanted {
      let item = next(body.pointee.first)
      if item.isNull { return isliceEnd(body) }
      disown(item)
      body.pointee.index += 1
    }
    let stop = body.pointee.stop
    if stop != -1, body.pointee.index >= stop { return isliceEnd(body) }
    let item = next(body.pointee.first)
    if item.isNull { return isliceEnd(body) }
    body.pointee.index += 1
    let (wanted, overflow) = body.pointee.wanted.addingReportingOverflow(body.pointee.step)
    body.pointee.wanted = overflow || stop != -1 && wanted > stop ? stop : wanted
    return item
  }

  private mutating func isliceEnd(_ body: UnsafeMutablePointer<IteratorToolBody>) -> Ref {
    put(.null, into: &body.pointee.first)
    return .null
  }

  // MARK: repeat

  /// `repeat(object[, times])`.
  mutating func repeatNew(_ args: Arguments) -> Ref {
    guard
      let values = parse(args, function: "repeat", ["object", "times"], required: 1, skip: 1)
    else { return .null }
    var times = -1
    if !values[1].isNull {
      guard let given = countArgument(values[1]) else { return .null }
      times = max(0, given)
    }
    let object = makeIteratorTool(args[0], .repeat, .repeating, [owned(values[0])])
    iteratorTool(object).pointee.index = times
    return object
  }

  mutating func repeatNext(_ object: Ref) -> Ref {
    let body = iteratorTool(object)
    if body.pointee.index == 0 { return .null }
    if body.pointee.index > 0 { body.pointee.index -= 1 }
    return owned(body.pointee.first)
  }

  mutating func repeatRepr(_ object: Ref) -> Ref {
    let body = iteratorTool(object).pointee
    guard let shown = shownText(body.first) else { return .null }
    let name = shortName(of: rows[object].type)
    return makeStr("\(name)(\(shown)" + (body.index < 0 ? ")" : ", \(body.index))"))
  }

  // MARK: Arguments

  /// Whether so many positional arguments after the class are right (`PyArg_UnpackTuple`).
  mutating func takesCount(
    _ args: Arguments, _ name: String, _ least: Int, _ most: Int? = nil
  ) -> Bool {
    let given = args.count - 1
    let most = most ?? least
    if given >= least, given <= most { return true }
    let word = least == most ? "" : given < least ? "at least " : "at most "
    let bound = given < least ? least : most
    raise(
      .typeError, "\(name) expected \(word)\(bound) argument\(bound == 1 ? "" : "s"), got \(given)")
    return false
  }
}
