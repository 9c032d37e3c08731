import BigInt

/// The methods and the table of `range`.
///
/// Authority: CPython, Objects/rangeobject.c.
extension World {
  /// The index of an int in a range; nil when it is not there.
  private func rangeFind(_ range: Ref, _ value: Ref) -> BigInt? {
    let values = rangeValues(range)
    let wanted = bigValue(value)
    let isInside =
      values.step > 0
      ? values.start <= wanted && wanted < values.stop
      : values.stop < wanted && wanted <= values.start
    if !isInside { return nil }
    let (index, rest) = (wanted - values.start).quotientAndRemainder(dividingBy: values.step)
    return rest == 0 ? index : nil
  }

  /// Whether ints of this very object are compared by number.
  private func isPlainInt(_ value: Ref) -> Bool {
    rows[value].type == .type(.int) || rows[value].type == .type(.bool)
  }

  /// `value in range`: 1, 0, -1 with an exception pending.
  mutating func rangeContains(_ range: Ref, _ value: Ref) -> Int {
    if isPlainInt(value) { return rangeFind(range, value) == nil ? 0 : 1 }
    guard let count = rangeEqualItems(range, value, stopsAtFirst: true) else { return -1 }
    return count.found
  }

  /// Goes through the items and compares each.
  private mutating func rangeEqualItems(
    _ range: Ref, _ value: Ref, stopsAtFirst: Bool
  ) -> (found: Int, index: Int)? {
    let iterator = makeRangeIterator(range)
    if iterator.isNull { return nil }
    defer { disown(iterator) }
    var found = 0
    var index = 0
    while true {
      let item = next(iterator)
      if item.isNull { return pending.isNull ? (found, -1) : nil }
      let equal = level >= .python39 ? richEqual(item, value) : richEqual(value, item)
      disown(item)
      if equal < 0 { return nil }
      if equal > 0 {
        found += 1
        if stopsAtFirst { return (1, index) }
      }
      index += 1
    }
  }

  /// `range.index`.
  mutating func rangeIndex(_ range: Ref, _ value: Ref) -> Ref {
    if isPlainInt(value) {
      if let index = rangeFind(range, value) { return makeInt(index) }
      return raiseNotIn(value, "range")
    }
    guard let found = rangeEqualItems(range, value, stopsAtFirst: true) else { return .null }
    if found.found == 1 { return makeInt(found.index) }
    return raise(.valueError, "sequence.index(x): x not in sequence")
  }

  /// `range.count`.
  mutating func rangeCountOf(_ range: Ref, _ value: Ref) -> Ref {
    if isPlainInt(value) { return makeInt(rangeFind(range, value) == nil ? 0 : 1) }
    guard let found = rangeEqualItems(range, value, stopsAtFirst: false) else { return .null }
    return makeInt(found.found)
  }

  /// Ranges are equal when their items are.
  mutating func rangeEqual(_ left: Ref, _ right: Ref, isNegated: Bool) -> Ref {
    guard rows[right].layout == .range else { return owned(.notImplemented) }
    let one = rangeValues(left)
    let two = rangeValues(right)
    var isEqual = one.count == two.count
    if isEqual, one.count > 0 { isEqual = one.start == two.start }
    if isEqual, one.count > 1 { isEqual = one.step == two.step }
    return owned(.bool(isEqual != isNegated))
  }

  /// The hash of a range: that of a tuple of its length, start and step, as far as they matter.
  mutating func rangeHash(_ range: Ref) -> Int {
    let row = rows[range]
    let count = intValue(row.field3)
    let tuple = makeTuple(consuming: [
      owned(row.field3), owned(count == 0 ? .none : row.field0),
      owned(count == 0 || count == 1 ? .none : row.field2),
    ])
    let hash = tupleHash(tuple)
    disown(tuple)
    return hash
  }

  /// `range.__repr__`.
  mutating func rangeRepr(_ range: Ref) -> Ref {
    var builder = StrBuilder()
    builder.append("range(")
    let hasStep = intValue(rows[range].field2) != 1
    for index in 0..<(hasStep ? 3 : 2) {
      if index > 0 { builder.append(", ") }
      let row = rows[range]
      let shown = repr(index == 0 ? row.field0 : index == 1 ? row.field1 : row.field2)
      if shown.isNull { return .null }
      builder.append(view(shown))
      disown(shown)
    }
    builder.append(")")
    return finish(&builder)
  }

  /// The table of `range`.
  static let rangeEntries: [NativeEntry] = [
    .staticMethod("__new__", 1, 255) { $0.rangeNew($1) },
    .getter("start") { $0.owned($0.rows[$1[0]].field0) },
    .getter("stop") { $0.owned($0.rows[$1[0]].field1) },
    .getter("step") { $0.owned($0.rows[$1[0]].field2) },
    .special(.length) { world, args in
      let count = world.rows[args[0]].field3
      if world.isSmall(count) { return world.owned(count) }
      return world.raise(.overflowError, "Python int too large to convert to C ssize_t")
    },
    .special(.bool) { world, args in
      let count = world.rows[args[0]].field3
      return world.owned(.bool(world.intValue(count) != 0))
    },
    .special(.getItem, 1) { $0.rangeSubscript($1[0], $1[1]) },
    .special(.contains, 1) { $0.verdict($0.rangeContains($1[0], $1[1])) },
    .special(.iter) { $0.makeRangeIterator($1[0]) },
    .special(.reversed) { $0.makeReversedRange($1[0]) }.coexisting(),
    .special(.repr) { $0.rangeRepr($1[0]) },
    .special(.hash) { world, args in
      let hash = world.rangeHash(args[0])
      return hash == -1 ? .null : world.makeInt(hash)
    },
    .special(.equal, 1) { $0.rangeEqual($1[0], $1[1], isNegated: false) },
    .special(.notEqual, 1) { $0.rangeEqual($1[0], $1[1], isNegated: true) },
    .method("index", 1) { $0.rangeIndex($1[0], $1[1]) },
    .method("count", 1) { $0.rangeCountOf($1[0], $1[1]) },
  ]
}
