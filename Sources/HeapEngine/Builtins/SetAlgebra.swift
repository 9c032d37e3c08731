import PythonSubset

/// Sets made of two sets: intersection, difference, union, symmetric difference.
///
/// Authority: CPython, Objects/setobject.c.
extension World {
  /// What two have in common, of the first one's type; null with an exception pending.
  mutating func setIntersection(_ object: Ref, _ other: Ref) -> Ref {
    if object == other { return copySet(object) }
    let result = makeSet(baseSetType(object))
    let done =
      isAnySet(other)
      ? setAddCommon(result, object, other) : setAddCommonItems(result, object, other)
    if done { return result }
    disown(result)
    return .null
  }

  /// Goes through the smaller of two sets and looks its elements up in the larger.
  private mutating func setAddCommon(_ result: Ref, _ object: Ref, _ other: Ref) -> Bool {
    let isLarger = setCount(other) > setCount(object)
    let walked = isLarger ? object : other
    let asked = isLarger ? other : object
    var place = 0
    while place <= setBody(walked).pointee.mask {
      let entry = setBody(walked).pointee.table[place]
      place += 1
      if entry.key.isNull { continue }
      own(entry.key)
      let found = setContains(asked, entry.key, hash: entry.hash)
      let failed = found < 0 || found == 1 && !setAdd(result, entry.key, hash: entry.hash)
      disown(entry.key)
      if failed { return false }
    }
    return true
  }

  private mutating func setAddCommonItems(_ result: Ref, _ object: Ref, _ other: Ref) -> Bool {
    let iterator = iterate(other)
    if iterator.isNull { return false }
    while true {
      let item = next(iterator)
      if item.isNull { break }
      let hash = hashOf(item)
      let found = hash == -1 ? -1 : setContains(object, item, hash: hash)
      let failed = found < 0 || found == 1 && !setAdd(result, item, hash: hash)
      disown(item)
      if failed { break }
      if level >= .python311, found == 1, setCount(result) >= setCount(object) { break }
    }
    disown(iterator)
    return pending.isNull
  }

  /// The elements of a set that are not in an iterable; null with an exception pending.
  mutating func setDifference(_ object: Ref, _ other: Ref) -> Ref {
    let isDict = rows[other].type == .type(.dict)
    if !isAnySet(other) && !isDict { return setCopyWithout(object, other) }
    let count = isDict ? dictCount(other) : setCount(other)
    if setCount(object) >> 2 > count { return setCopyWithout(object, other) }
    let result = makeSet(baseSetType(object))
    var place = 0
    while place <= setBody(object).pointee.mask {
      let entry = setBody(object).pointee.table[place]
      place += 1
      if entry.key.isNull { continue }
      own(entry.key)
      var found = 0
      if isDict {
        found = dictGet(other, entry.key, hash: entry.hash).isNull ? 0 : 1
        if !pending.isNull { found = -1 }
      } else {
        found = setContains(other, entry.key, hash: entry.hash)
      }
      let failed = found < 0 || found == 0 && !setAdd(result, entry.key, hash: entry.hash)
      disown(entry.key)
      if failed {
        disown(result)
        return .null
      }
    }
    return result
  }

  private mutating func setCopyWithout(_ object: Ref, _ other: Ref) -> Ref {
    let result = copySet(object)
    if result.isNull || setDifferenceUpdate(result, other) { return result }
    disown(result)
    return .null
  }

  /// What is in a set or in any of some iterables; null with an exception pending.
  mutating func setUnion(_ object: Ref, _ others: Arguments) -> Ref {
    let result = copySet(object)
    if result.isNull { return .null }
    for index in 0..<others.count where others[index] != object {
      if !setUpdate(result, others[index]) {
        disown(result)
        return .null
      }
    }
    return result
  }

  /// What is in exactly one of a set and an iterable; null with an exception pending.
  mutating func setSymmetricDifference(_ object: Ref, _ other: Ref) -> Ref {
    let result = makeSet(baseSetType(object), from: other)
    if result.isNull || setSymmetricUpdate(result, object) { return result }
    disown(result)
    return .null
  }

  // MARK: Operators

  /// An operator of set algebra.
  enum SetOperator {
    case and, or, subtract, xor
  }

  /// `left & right` and the like: both must be sets.
  mutating func setOperation(_ operation: SetOperator, _ left: Ref, _ right: Ref) -> Ref {
    guard isAnySet(left), isAnySet(right) else { return owned(.notImplemented) }
    switch operation {
    case .and: return setIntersection(left, right)
    case .subtract: return setDifference(left, right)
    case .xor: return setSymmetricDifference(left, right)
    case .or:
      let result = copySet(left)
      if result.isNull || left == right || setUpdate(result, right) { return result }
      disown(result)
      return .null
    }
  }

  /// `left &= right` and the like; the result is the left operand.
  mutating func setInPlace(_ operation: SetOperator, _ left: Ref, _ right: Ref) -> Ref {
    guard isAnySet(right) else { return owned(.notImplemented) }
    let done: Bool
    switch operation {
    case .and: done = setIntersectionUpdate(left, right)
    case .or: done = setUpdate(left, right)
    case .subtract: done = setDifferenceUpdate(left, right)
    case .xor: done = setSymmetricUpdate(left, right)
    }
    return done ? owned(left) : .null
  }

  /// Keeps what is in an iterable too. False: an exception is pending.
  mutating func setIntersectionUpdate(_ object: Ref, _ other: Ref) -> Bool {
    let common = setIntersection(object, other)
    if common.isNull { return false }
    swapSets(object, common)
    disown(common)
    return true
  }

  // MARK: Comparison

  /// Whether all elements of a set are in another: 1, 0, -1 with an exception pending.
  mutating func setIsSubset(_ object: Ref, _ other: Ref) -> Int {
    if setCount(object) > setCount(other) { return 0 }
    var place = 0
    while place <= setBody(object).pointee.mask {
      let entry = setBody(object).pointee.table[place]
      place += 1
      if entry.key.isNull { continue }
      own(entry.key)
      let found = setContains(other, entry.key, hash: entry.hash)
      disown(entry.key)
      if found != 1 { return found }
    }
    return 1
  }

  /// Whether two sets have the same elements: 1, 0, -1 with an exception pending.
  mutating func setEqual(_ object: Ref, _ other: Ref) -> Int {
    if setCount(object) != setCount(other) { return 0 }
    let left = setBody(object).pointee.hash
    let right = setBody(other).pointee.hash
    if left != -1, right != -1, left != right { return 0 }
    return setIsSubset(object, other)
  }

  /// The result of a comparison function as an object.
  func verdict(_ answer: Int) -> Ref {
    answer < 0 ? .null : owned(.bool(answer == 1))
  }

  /// `set.__eq__`, `__lt__` and the like.
  mutating func setCompare(_ object: Ref, _ other: Ref, _ operation: ComparisonOperator) -> Ref {
    guard isAnySet(other) else { return owned(.notImplemented) }
    switch operation {
    case .equal: return verdict(setEqual(object, other))
    case .notEqual:
      let answer = setEqual(object, other)
      return verdict(answer < 0 ? answer : 1 - answer)
    case .lessOrEqual: return verdict(setIsSubset(object, other))
    case .greaterOrEqual: return verdict(setIsSubset(other, object))
    case .less:
      return verdict(setCount(object) >= setCount(other) ? 0 : setIsSubset(object, other))
    case .greater:
      return verdict(setCount(object) <= setCount(other) ? 0 : setIsSubset(other, object))
    }
  }

  /// The hash of a frozenset: the same for every order of its elements.
  ///
  /// Authority: `frozenset_hash`.
  func frozensetHash(_ object: Ref) -> Int {
    let body = setBody(object)
    if body.pointee.hash != -1 { return body.pointee.hash }
    var hash: UInt = 0
    for place in 0...body.pointee.mask where !body.pointee.table[place].key.isNull {
      hash ^= World.shuffledBits(UInt(bitPattern: body.pointee.table[place].hash))
    }
    hash ^= (UInt(bitPattern: body.pointee.used) &+ 1) &* 1_927_868_237
    hash ^= (hash >> 11) ^ (hash >> 25)
    hash = hash &* 69069 &+ 907_133_923
    if hash == UInt.max { hash = 590_923_713 }
    body.pointee.hash = Int(bitPattern: hash)
    return body.pointee.hash
  }

  private static func shuffledBits(_ hash: UInt) -> UInt {
    ((hash ^ 89_869_747) ^ (hash << 16)) &* 3_644_798_167
  }
}
