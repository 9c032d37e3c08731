import PythonSubset

/// The methods of list.
///
/// Authority: CPython, Objects/listobject.c.
extension World {
  /// `append`.
  @inline(__always)
  mutating func listAppend(_ args: Arguments) -> Ref {
    append(owned(args[1]), toList: args[0])
    return owned(.none)
  }

  /// `insert`.
  mutating func listInsert(_ args: Arguments) -> Ref {
    guard var place = countArgument(args[1]) else { return .null }
    let list = args[0]
    let count = listCount(list)
    if place < 0 { place = max(0, place &+ count) }
    place = min(place, count)
    resizeList(list, count + 1)
    let items = listItems(list)
    var index = count
    while index > place {
      items[index] = items[index - 1]
      index -= 1
    }
    items[place] = owned(args[2])
    return owned(.none)
  }

  /// `pop`.
  mutating func listPop(_ args: Arguments) -> Ref {
    var index = -1
    if args.count > 1 {
      guard let given = countArgument(args[1]) else { return .null }
      index = given
    }
    let list = args[0]
    let count = listCount(list)
    if count == 0 { return raise(.indexError, "pop from empty list") }
    if index < 0 { index &+= count }
    if index < 0 || index >= count { return raise(.indexError, "pop index out of range") }
    let items = listItems(list)
    let value = items[index]
    if count == 1, level >= .python312 {
      setListCount(list, 0)
      clearList(list)
      return value
    }
    if index == count - 1 {
      resizeList(list, count - 1)
      return value
    }
    (items + index).update(from: items + index + 1, count: count - index - 1)
    resizeList(list, count - 1)
    return value
  }

  /// `remove`.
  mutating func listRemove(_ args: Arguments) -> Ref {
    let list = args[0]
    var index = 0
    while index < listCount(list) {
      let item = owned(listItems(list)[index])
      let equal = richEqual(item, args[1])
      disown(item)
      if equal < 0 { return .null }
      if equal > 0 {
        return listReplace(list, from: index, to: index + 1, with: .null)
          ? owned(.none) : .null
      }
      index += 1
    }
    return raise(.valueError, "list.remove(x): x not in list")
  }

  /// `index` of a list or tuple.
  mutating func sequenceIndex(_ args: Arguments) -> Ref {
    let sequence = args[0]
    let isTuple = rows[sequence].layout == .tuple
    guard var start = searchBound(args, 2, 0), var stop = searchBound(args, 3, .max) else {
      return .null
    }
    // `__index__` of a bound may have changed the list.
    var count = isTuple ? tupleCount(sequence) : listCount(sequence)
    if start < 0 { start = max(0, start &+ count) }
    if stop < 0 { stop = max(0, stop &+ count) }
    var index = start
    while index < stop, index < count {
      let item = isTuple ? tupleItems(sequence)[index] : listItems(sequence)[index]
      if !isTuple { own(item) }
      let equal = richEqual(item, args[1])
      if !isTuple { disown(item) }
      if equal < 0 { return .null }
      if equal > 0 { return makeInt(index) }
      index += 1
      if !isTuple { count = listCount(sequence) }
    }
    if isTuple { return raise(.valueError, "tuple.index(x): x not in tuple") }
    return raiseNotIn(args[1], "list")
  }

  /// ValueError: the value is not in what is named.
  mutating func raiseNotIn(_ value: Ref, _ kind: String) -> Ref {
    let shown = repr(value)
    if shown.isNull { return .null }
    let message = text(shown)
    disown(shown)
    return raise(.valueError, "\(message) is not in \(kind)")
  }

  /// The bound of a search among the arguments, which may not be None.
  mutating func searchBound(_ args: Arguments, _ index: Int, _ fallback: Int) -> Int? {
    if args.count <= index { return fallback }
    if rows[args[index]].layout != .int, lookupSpecial(args[index], .index).isNull {
      raise(.typeError, "slice indices must be integers or have an __index__ method")
      return nil
    }
    return boundArgument(args[index], fallback)
  }

  /// `count` of a list or tuple.
  mutating func sequenceCount(_ args: Arguments) -> Ref {
    let sequence = args[0]
    let isTuple = rows[sequence].layout == .tuple
    var found = 0
    var index = 0
    while index < (isTuple ? tupleCount(sequence) : listCount(sequence)) {
      let item = isTuple ? tupleItems(sequence)[index] : listItems(sequence)[index]
      index += 1
      if item == args[1] {
        found += 1
        continue
      }
      // A tuple's items are borrowed: it cannot lose them.
      if !isTuple { own(item) }
      let equal = richEqual(item, args[1])
      if !isTuple { disown(item) }
      if equal < 0 { return .null }
      if equal > 0 { found += 1 }
    }
    return makeInt(found)
  }

  /// Whether a list or tuple has an item: 1, 0, -1 with an exception pending.
  ///
  /// Up to 3.8 the wanted value is the left operand of `==`, from 3.9 on the item is.
  mutating func sequenceContains(_ sequence: Ref, _ value: Ref) -> Int {
    let isTuple = rows[sequence].layout == .tuple
    var index = 0
    while index < (isTuple ? tupleCount(sequence) : listCount(sequence)) {
      let item = isTuple ? tupleItems(sequence)[index] : listItems(sequence)[index]
      index += 1
      if item == value { return 1 }
      if !isTuple { own(item) }
      let equal = level >= .python39 ? richEqual(item, value) : richEqual(value, item)
      if !isTuple { disown(item) }
      if equal != 0 { return equal }
    }
    return 0
  }

  /// `reverse`.
  func listReverse(_ list: Ref) {
    let count = listCount(list)
    if count < 2 { return }
    let items = listItems(list)
    var low = 0
    var high = count - 1
    while low < high {
      let item = items[low]
      items[low] = items[high]
      items[high] = item
      low += 1
      high -= 1
    }
  }

  // MARK: Comparison

  /// `list.__lt__` and the like; also of tuples.
  mutating func sequenceCompare(
    _ left: Ref, _ right: Ref, _ operation: ComparisonOperator
  ) -> Ref {
    let isTuple = rows[left].layout == .tuple
    guard rows[right].layout == rows[left].layout else { return owned(.notImplemented) }
    let isEquality = operation == .equal || operation == .notEqual
    if !isTuple, isEquality, listCount(left) != listCount(right) {
      return owned(.bool(operation == .notEqual))
    }
    var index = 0
    while true {
      let counts =
        isTuple
        ? (tupleCount(left), tupleCount(right)) : (listCount(left), listCount(right))
      if index >= counts.0 || index >= counts.1 {
        return owned(.bool(World.holds(operation, counts.0, counts.1)))
      }
      let one = isTuple ? tupleItems(left)[index] : listItems(left)[index]
      let two = isTuple ? tupleItems(right)[index] : listItems(right)[index]
      if one != two {
        let equal = isTuple ? richEqual(one, two) : equalHeld(one, two)
        if equal < 0 { return .null }
        if equal == 0 { break }
      }
      index += 1
    }
    if isEquality, isTuple || index < min(listCount(left), listCount(right)) {
      return owned(.bool(operation == .notEqual))
    }
    return compareItems(left, right, index, operation)
  }

  /// `richEqual` of values that are owned meanwhile.
  @inline(__always)
  mutating func equalHeld(_ one: Ref, _ two: Ref) -> Int {
    own(one)
    own(two)
    let equal = richEqual(one, two)
    disown(one)
    disown(two)
    return equal
  }

  /// Compares the first items that differ; a list may have become shorter meanwhile.
  private mutating func compareItems(
    _ left: Ref, _ right: Ref, _ index: Int, _ operation: ComparisonOperator
  ) -> Ref {
    if rows[left].layout == .tuple {
      return compare(tupleItems(left)[index], tupleItems(right)[index], operation)
    }
    guard index < listCount(left), index < listCount(right) else {
      return owned(.bool(World.holds(operation, listCount(left), listCount(right))))
    }
    let one = listItems(left)[index]
    let two = listItems(right)[index]
    let isHeld = level >= .python313 || mustHold(one, two)
    if isHeld { for item in [one, two] { own(item) } }
    let result = compare(one, two, operation)
    if isHeld { for item in [one, two] { disown(item) } }
    return result
  }

  /// Whether two values must be owned while they are compared where CPython borrows them: with an
  /// instance, the frame of its method owns both, and its program can see the counts.
  func mustHold(_ one: Ref, _ other: Ref) -> Bool {
    layout(one) != .instance && layout(other) != .instance
  }

  /// `richEqual` of values that CPython borrows for it.
  mutating func equalBorrowed(_ one: Ref, _ other: Ref) -> Int {
    mustHold(one, other) ? equalHeld(one, other) : richEqual(one, other)
  }

  /// Whether a comparison of two numbers holds.
  static func holds(_ operation: ComparisonOperator, _ left: Int, _ right: Int) -> Bool {
    switch operation {
    case .less: left < right
    case .lessOrEqual: left <= right
    case .equal: left == right
    case .notEqual: left != right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    }
  }

  // MARK: Text

  /// `list.__repr__` and `tuple.__repr__`.
  mutating func sequenceRepr(_ object: Ref) -> Ref {
    let isTuple = rows[object].layout == .tuple
    if isTuple ? tupleCount(object) == 0 : listCount(object) == 0 {
      return makeStr(isTuple ? "()" : "[]")
    }
    if !enterRepr(object) {
      return pending.isNull ? makeStr(isTuple ? "(...)" : "[...]") : .null
    }
    defer { leaveRepr(object) }
    var builder = StrBuilder()
    builder.append(isTuple ? "(" : "[")
    if !reprItems(object, into: &builder) { return .null }
    builder.append(isTuple ? (tupleCount(object) == 1 ? ",)" : ")") : "]")
    return finish(&builder)
  }

  /// Appends the representations of the items of a list or tuple, with commas between them.
  mutating func reprItems(_ object: Ref, into builder: inout StrBuilder) -> Bool {
    let isTuple = rows[object].layout == .tuple
    var index = 0
    while index < (isTuple ? tupleCount(object) : listCount(object)) {
      if index > 0 { builder.append(", ") }
      let item = isTuple ? tupleItems(object)[index] : listItems(object)[index]
      let shown = repr(item)
      if shown.isNull { return false }
      builder.append(view(shown))
      disown(shown)
      index += 1
    }
    return true
  }
}
