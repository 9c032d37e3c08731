/// Comparing keys while sorting: shortcuts for keys all of one plain type.
///
/// Authority: CPython, Objects/listobject.c: the pre-sort check, `unsafe_long_compare` and others.
extension World {
  /// Whether `left < right`: 1, 0, -1 with an exception pending.
  @inline(__always)
  mutating func sortLess(_ sort: borrowing Sort, _ left: Ref, _ right: Ref) -> Int {
    switch sort.comparison {
    case .ints: return smallValue(left) < smallValue(right) ? 1 : 0
    case .floats: return floatValue(left) < floatValue(right) ? 1 : 0
    case .strings: return stringLess(left, right) ? 1 : 0
    case .tuples: return tupleLess(left, right)
    case .general: return objectLess(left, right)
    }
  }

  private mutating func objectLess(_ left: Ref, _ right: Ref) -> Int {
    let result = compare(left, right, .less)
    if result.isNull { return -1 }
    if result == .trueObject || result == .falseObject {
      let answer = result == .trueObject ? 1 : 0
      disown(result)
      return answer
    }
    let answer = truth(result)
    disown(result)
    return answer
  }

  private func stringLess(_ left: Ref, _ right: Ref) -> Bool {
    let one = view(left)
    let two = view(right)
    let common = min(one.count, two.count)
    let first = one.units(UInt8.self)
    let second = two.units(UInt8.self)
    var index = 0
    while index < common {
      if first[index] != second[index] { return first[index] < second[index] }
      index += 1
    }
    return one.count < two.count
  }

  /// The first items that differ decide.
  private mutating func tupleLess(_ left: Ref, _ right: Ref) -> Int {
    let common = min(tupleCount(left), tupleCount(right))
    var index = 0
    while index < common {
      let one = tupleItems(left)[index]
      let two = tupleItems(right)[index]
      if one != two {
        if isInt(one), isInt(two), isSmall(one), isSmall(two) {
          // Equal ints may be two objects.
          if smallValue(one) != smallValue(two) {
            return smallValue(one) < smallValue(two) ? 1 : 0
          }
        } else {
          let equal = richEqual(one, two)
          if equal < 0 { return -1 }
          if equal == 0 { return objectLess(one, two) }
        }
      }
      index += 1
    }
    return tupleCount(left) < tupleCount(right) ? 1 : 0
  }

  /// How keys are best compared.
  func sortComparison(_ keys: UnsafeMutablePointer<Ref>, _ count: Int) -> Sort.Comparison {
    guard count > 1 else { return .general }
    let type = rows[keys[0]].type
    for index in 1..<count where rows[keys[index]].type != type { return .general }
    if type == .type(.tuple) { return .tuples }
    if type == .type(.float) { return .floats }
    if type == .type(.int) {
      for index in 0..<count where !isSmall(keys[index]) { return .general }
      return .ints
    }
    if type == .type(.str) {
      for index in 0..<count where str(keys[index]).pointee.width != 1 { return .general }
      return .strings
    }
    return .general
  }
}
