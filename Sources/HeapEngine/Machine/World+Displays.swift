/// Building containers from the evaluation stack, and taking sequences apart.
extension World {
  /// A set of `count` values, which are consumed from `base`.
  mutating func buildSet(_ base: UnsafeMutablePointer<Ref>, _ count: Int) -> Ref {
    let set = makeSet(.type(.set))
    for index in 0..<count {
      let value = base[index]
      let hash = hashOf(value)
      let done = hash != -1 && setAdd(set, value, hash: hash)
      disown(value)
      if !done {
        for rest in index + 1..<max(count, index + 1) { disown(base[rest]) }
        disown(set)
        return .null
      }
    }
    return set
  }

  /// A frozenset constant of values that it takes over.
  mutating func makeFrozenset(consuming values: [Ref]) -> Ref {
    let set = makeSet(.type(.frozenset))
    for value in values {
      _ = setAdd(set, value, hash: hashOf(value))
      disown(value)
    }
    return set
  }

  /// A dict of `count` pairs, which are consumed from `base`.
  mutating func buildMap(_ base: UnsafeMutablePointer<Ref>, _ count: Int) -> Ref {
    var unicode = true
    for index in 0..<count where rows[base[2 * index]].type != .type(.str) { unicode = false }
    let dict = makeDict(presizedFor: count, unicode: unicode)
    var done = true
    for index in 0..<count {
      let key = base[2 * index]
      let value = base[2 * index + 1]
      if done { done = dictSet(dict, key, value) }
    }
    for index in stride(from: 2 * count - 1, through: 0, by: -1) { disown(base[index]) }
    if done { return dict }
    disown(dict)
    return .null
  }

  /// A dict of `count` values and a tuple of keys, consumed from `base`.
  mutating func buildConstKeyMap(_ base: UnsafeMutablePointer<Ref>, _ count: Int) -> Ref {
    let keys = base[count]
    var unicode = true
    for index in 0..<count where rows[tupleItems(keys)[index]].type != .type(.str) {
      unicode = false
    }
    let dict = makeDict(presizedFor: count, unicode: unicode)
    var done = true
    for index in 0..<count where done {
      done = dictSet(dict, tupleItems(keys)[index], base[index])
    }
    disown(keys)
    for index in stride(from: count - 1, through: 0, by: -1) { disown(base[index]) }
    if done { return dict }
    disown(dict)
    return .null
  }

  /// A slice of two or three values, consumed from `base`.
  mutating func buildSlice(_ base: UnsafeMutablePointer<Ref>, _ count: Int) -> Ref {
    let slice = makeSlice(base[0], base[1], count == 3 ? base[2] : .none)
    for index in stride(from: count - 1, through: 0, by: -1) { disown(base[index]) }
    return slice
  }

  /// `{**mapping}` in a dict display.
  mutating func displayUpdate(_ dict: Ref, _ mapping: Ref) -> Bool {
    if dictUpdate(dict, mapping) { return true }
    if matchesPending(.attributeError) {
      clearPending()
      raise(.typeError, "'\(typeName(mapping))' object is not a mapping")
    }
    return false
  }

  /// `f(**mapping)`: a repeated key is an error.
  mutating func mergeKeywords(_ dict: Ref, _ mapping: Ref, callable: Ref) -> Bool {
    let name = callable.isNull ? "function" : callableName(callable)
    guard rows[mapping].layout == .dict || !getKeysMethod(mapping).isNull else {
      if pending.isNull || matchesPending(.attributeError) {
        clearPending()
        raise(.typeError, "\(name) argument after ** must be a mapping, not \(typeName(mapping))")
      }
      return false
    }
    if dictCount(dict) == 0 {
      return dictUpdate(dict, mapping) && checkKeywords(dict, name, against: .null)
    }
    var source = owned(mapping)
    defer { disown(source) }
    if !iteratesAsDict(mapping) {
      disown(source)
      source = makeDict()
      guard dictUpdate(source, mapping) else { return false }
    }
    return checkKeywords(source, name, against: dict) && dictUpdate(dict, source)
  }

  /// Whether the keys of a dict are strings of which another dict (or null) has none; otherwise
  /// TypeError is pending.
  private mutating func checkKeywords(_ source: Ref, _ name: String, against dict: Ref) -> Bool {
    var position = 0
    while let entry = dictNext(source, &position) {
      guard rows[entry.key].layout == .str else {
        raise(
          .typeError,
          level < .python39 ? "\(name) keywords must be strings" : "keywords must be strings")
        return false
      }
      if !dict.isNull, !dictGet(dict, name: entry.key).isNull {
        raise(
          .typeError, "\(name) got multiple values for keyword argument '\(text(entry.key))'")
        return false
      }
    }
    return true
  }

  private mutating func getKeysMethod(_ mapping: Ref) -> Ref {
    let method = getAttributeIfAny(mapping, .name(.keys))
    disownIfAny(method)
    return method
  }

  /// `FORMAT_VALUE`: value and perhaps a spec, consumed from `base`.
  mutating func formatPart(_ base: UnsafeMutablePointer<Ref>, _ flags: Int) -> Ref {
    let spec = flags & 4 != 0 ? base[1] : owned(.emptyStr)
    var value = base[0]
    switch flags & 3 {
    case 1: value = convert(value) { $0.strOf($1) }
    case 2: value = convert(value) { $0.repr($1) }
    case 3: value = convert(value) { $0.asciiRepr($1) }
    default: break
    }
    defer { disown(spec) }
    if value.isNull { return .null }
    if rows[value].type == .type(.str), strCount(spec) == 0 { return value }
    let result = formatValue(value, spec)
    disown(value)
    return result
  }

  private mutating func convert(
    _ value: Ref, _ conversion: (inout World, Ref) -> Ref
  ) -> Ref {
    let converted = conversion(&self, value)
    disown(value)
    return converted
  }

  // MARK: Taking apart

  /// `UNPACK_SEQUENCE`: exactly `count` values above `target`, the first on top.
  mutating func unpack(
    _ sequence: Ref, _ count: Int, into target: UnsafeMutablePointer<Ref>
  ) -> Bool {
    let isTuple = rows[sequence].type == .type(.tuple)
    if isTuple && tupleCount(sequence) == count
      || rows[sequence].type == .type(.list) && listCount(sequence) == count
    {
      if count == 0 { return true }
      let items = isTuple ? tupleItems(sequence) : listItems(sequence)
      own(sequence)
      for index in 0..<count { target[count - 1 - index] = owned(items[index]) }
      disown(sequence)
      return true
    }
    return unpackIterable(sequence, count, into: target)
  }

  private mutating func unpackIterable(
    _ sequence: Ref, _ count: Int, into target: UnsafeMutablePointer<Ref>
  ) -> Bool {
    let iterator = iterateToUnpack(sequence)
    if iterator.isNull { return false }
    defer { disown(iterator) }
    var taken: [Ref] = []
    while taken.count < count {
      let value = nextOf(iterator)
      if value.isNull {
        if pending.isNull {
          raise(
            .valueError,
            "not enough values to unpack (expected \(count), got \(taken.count))")
        }
        for value in taken.reversed() { disown(value) }
        return false
      }
      taken.append(value)
    }
    let extra = nextOf(iterator)
    if !extra.isNull {
      disown(extra)
      raise(.valueError, "too many values to unpack (expected \(count))")
    }
    if !pending.isNull {
      for value in taken.reversed() { disown(value) }
      return false
    }
    for index in 0..<count { target[count - 1 - index] = taken[index] }
    return true
  }

  private mutating func iterateToUnpack(_ sequence: Ref) -> Ref {
    let iterator = iterate(sequence)
    if iterator.isNull, matchesPending(.typeError), lookupSpecial(sequence, .iter).isNull,
      lookupSpecial(sequence, .getItem).isNull
    {
      clearPending()
      return raise(.typeError, "cannot unpack non-iterable \(typeName(sequence)) object")
    }
    return iterator
  }

  /// `UNPACK_EX`: `before` values, a list of the rest, `after` values; the first on top.
  mutating func unpackStarred(
    _ sequence: Ref, _ before: Int, _ after: Int, into target: UnsafeMutablePointer<Ref>
  ) -> Bool {
    let iterator = iterateToUnpack(sequence)
    if iterator.isNull { return false }
    defer { disown(iterator) }
    var taken: [Ref] = []
    while taken.count < before {
      let value = nextOf(iterator)
      if value.isNull { return raiseTooFew(taken, expected: before + after) }
      taken.append(value)
    }
    // PySequence_List: the rest as a list, from which the last ones are taken away again.
    let middle = makeList()
    guard listExtend(middle, iterator) else {
      disown(middle)
      for value in taken.reversed() { disown(value) }
      return false
    }
    let rest = (0..<listCount(middle)).map { listItems(middle)[$0] }
    guard rest.count >= after else {
      for value in rest { own(value) }
      disown(middle)
      return raiseTooFew(taken + rest, expected: before + after)
    }
    setListCount(middle, rest.count - after)
    let total = before + 1 + after
    for index in 0..<before { target[total - 1 - index] = taken[index] }
    target[after] = middle
    for index in 0..<after { target[after - 1 - index] = rest[rest.count - after + index] }
    return true
  }

  private mutating func raiseTooFew(_ taken: [Ref], expected: Int) -> Bool {
    for value in taken.reversed() { disown(value) }
    if pending.isNull {
      raise(
        .valueError,
        "not enough values to unpack (expected at least \(expected), got \(taken.count))")
    }
    return false
  }
}
