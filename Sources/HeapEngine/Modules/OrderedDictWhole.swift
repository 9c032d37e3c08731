import PythonSubset

/// OrderedDicts as a whole: updating, copying, comparing, showing.
///
/// Authority: CPython, Objects/odictobject.c: `mutablemapping_update`, `odict_copy`,
/// `odict_richcompare`, `odict_repr`, `odict_reduce`.
extension World {
  /// `update(other, **keywords)` of an OrderedDict: by `__setitem__`.
  mutating func orderedUpdate(_ args: Arguments) -> Ref {
    if args.count > 2 {
      return raise(
        .typeError, "update() takes at most 1 positional argument (\(args.count - 1) given)")
    }
    if args.count == 2, !orderedUpdateArgument(args[0], args[1]) { return .null }
    guard !args.names.isNull else { return owned(.none) }
    for index in 0..<tupleCount(args.names)
    where !setItem(args[0], tupleItems(args.names)[index], args[args.count + index]) {
      return .null
    }
    return owned(.none)
  }

  /// Sets the items of a mapping or of an iterable of pairs. False: an exception is pending.
  mutating func orderedUpdateArgument(_ object: Ref, _ source: Ref) -> Bool {
    if rows[source].type == .type(.dict) { return addPairs(object, itemList(source)) }
    let keys = getAttributeIfAny(source, .name(.keys))
    if !keys.isNull { return addKeys(object, source, keys) }
    if !pending.isNull { return false }
    let items = getAttributeIfAny(source, .name(.items))
    if !items.isNull {
      let pairs = call(items)
      disown(items)
      return !pairs.isNull && addPairs(object, pairs)
    }
    return pending.isNull && addPairs(object, owned(source))
  }

  /// `dict.items()` as a list, as the C function makes it.
  private mutating func itemList(_ source: Ref) -> Ref {
    let list = makeList()
    var position = 0
    while let entry = dictNext(source, &position) {
      let pair = makeTuple(consuming: [owned(entry.key), owned(entry.value)])
      append(pair, toList: list)
    }
    return list
  }

  /// Sets what a mapping has for its keys; `method` (taken over) gives them.
  private mutating func addKeys(_ object: Ref, _ source: Ref, _ method: Ref) -> Bool {
    let keys = call(method)
    disown(method)
    if keys.isNull { return false }
    let iterator = iterate(keys)
    disown(keys)
    if iterator.isNull { return false }
    defer { disown(iterator) }
    while true {
      let key = next(iterator)
      if key.isNull { return pending.isNull }
      let value = getItem(source, key)
      let done = !value.isNull && setItem(object, key, value)
      disown(key)
      disownIfAny(value)
      if !done { return false }
    }
  }

  /// Sets items from pairs (taken over).
  private mutating func addPairs(_ object: Ref, _ pairs: Ref) -> Bool {
    let iterator = iterate(pairs)
    disown(pairs)
    if iterator.isNull { return false }
    defer { disown(iterator) }
    while true {
      let pair = next(iterator)
      if pair.isNull { return pending.isNull }
      let parts = splitPair(pair)
      disown(pair)
      guard let parts else { return false }
      let done = setItem(object, parts.key, parts.value)
      disown(parts.key)
      disown(parts.value)
      if !done { return false }
    }
  }

  /// The two items of a pair, owned; nil with an exception pending.
  private mutating func splitPair(_ pair: Ref) -> (key: Ref, value: Ref)? {
    let iterator = iterate(pair)
    if iterator.isNull { return nil }
    defer { disown(iterator) }
    let key = next(iterator)
    if key.isNull {
      if pending.isNull { raise(.valueError, "need more than 0 values to unpack") }
      return nil
    }
    let value = next(iterator)
    if value.isNull {
      if pending.isNull { raise(.valueError, "need more than 1 value to unpack") }
      disown(key)
      return nil
    }
    let third = next(iterator)
    if third.isNull, pending.isNull { return (key, value) }
    if !third.isNull { raise(.valueError, "too many values to unpack (expected 2)") }
    disownIfAny(third)
    disown(key)
    disown(value)
    return nil
  }

  /// `a | b` where one is an OrderedDict (3.9+).
  mutating func orderedUnion(_ left: Ref, _ right: Ref) -> Ref {
    guard level >= .python39, layout(left) == .dict, layout(right) == .dict else {
      return owned(.notImplemented)
    }
    let model = isOrderedDict(left) ? left : right
    let result = call(rows[model].type, [left])
    if result.isNull || orderedUpdateArgument(result, right) { return result }
    disown(result)
    return .null
  }

  mutating func orderedCopy(_ object: Ref) -> Ref {
    let isExact = rows[object].type == .type(.orderedDict)
    let copy = isExact ? orderedNew(.type(.orderedDict)) : call(rows[object].type)
    if copy.isNull { return .null }
    var node = ordered(object).pointee.first
    while let current = node {
      let key = current.pointee.key
      var done = false
      if isExact {
        let value = dictGet(object, key, hash: current.pointee.hash)
        if value.isNull {
          if pending.isNull { raise(.keyError, value: key) }
        } else {
          done = orderedSet(copy, key, value)
        }
      } else {
        let value = getItem(object, key)
        done = !value.isNull && setItem(copy, key, value)
        disownIfAny(value)
      }
      if !done {
        disown(copy)
        return .null
      }
      node = current.pointee.next
    }
    return copy
  }

  /// `==` and `!=`: as dicts, then, of two OrderedDicts, by the order of their keys.
  mutating func orderedCompare(_ left: Ref, _ right: Ref, isNegated: Bool) -> Ref {
    guard layout(right) == .dict else { return owned(.notImplemented) }
    var equal = dictEqual(left, right)
    if equal == 1, isOrderedDict(right) { equal = hasSameOrder(left, right) }
    if equal < 0 { return .null }
    return owned(.bool((equal == 1) != isNegated))
  }

  /// Whether the keys follow each other alike: 1, 0, -1 with an exception pending.
  private mutating func hasSameOrder(_ left: Ref, _ right: Ref) -> Int {
    let changes = (ordered(left).pointee.changes, ordered(right).pointee.changes)
    var one = ordered(left).pointee.first
    var two = ordered(right).pointee.first
    while let first = one, let second = two {
      let keys = (owned(first.pointee.key), owned(second.pointee.key))
      let equal = richEqual(keys.0, keys.1)
      disown(keys.0)
      disown(keys.1)
      if equal != 1 { return equal }
      guard changes == (ordered(left).pointee.changes, ordered(right).pointee.changes) else {
        raise(.runtimeError, "OrderedDict mutated during iteration")
        return -1
      }
      one = first.pointee.next
      two = second.pointee.next
    }
    return one == nil && two == nil ? 1 : 0
  }

  mutating func orderedRepr(_ object: Ref) -> Ref {
    let name = shortName(of: rows[object].type)
    if dictCount(object) == 0 { return makeStr("\(name)()") }
    if !enterRepr(object) { return pending.isNull ? makeStr("...") : .null }
    defer { leaveRepr(object) }
    let pieces: Ref
    if level >= .python312 {
      pieces = plainCopy(ofOrdered: object)
    } else if rows[object].type == .type(.orderedDict) {
      pieces = orderedPairs(object)
    } else {
      let items = callMethod(object, .name(.items), [])
      if items.isNull { return .null }
      pieces = makeList()
      let done = listExtend(pieces, items)
      disown(items)
      if !done {
        disown(pieces)
        return .null
      }
    }
    if pieces.isNull { return .null }
    let shown = repr(pieces)
    disown(pieces)
    if shown.isNull { return .null }
    defer { disown(shown) }
    return makeStr("\(name)(\(text(shown)))")
  }

  /// A dict of the items in their order; a class's own `__getitem__` is not asked.
  private mutating func plainCopy(ofOrdered object: Ref) -> Ref {
    let pairs = orderedPairs(object)
    if pairs.isNull { return .null }
    defer { disown(pairs) }
    return call(.type(.dict), [pairs])
  }

  private mutating func orderedPairs(_ object: Ref) -> Ref {
    let list = makeList()
    var node = ordered(object).pointee.first
    while let current = node {
      let key = current.pointee.key
      let value = dictGet(object, key, hash: current.pointee.hash)
      if value.isNull {
        if pending.isNull { raise(.keyError, value: key) }
        disown(list)
        return .null
      }
      append(makeTuple(consuming: [owned(key), owned(value)]), toList: list)
      node = current.pointee.next
    }
    return list
  }

  /// How `copy` and `pickle` take it apart: class, no arguments, state, nothing, iterator of items.
  mutating func orderedReduce(_ object: Ref) -> Ref {
    var state: Ref
    if level >= .python311 {
      state = callMethod(object, .name(.state), [])
      if state.isNull { return .null }
    } else {
      state = getAttribute(object, .name(.dict))
      if state.isNull { return .null }
      let count = length(state)
      if count <= 0 {
        disown(state)
        if count < 0 { return .null }
        state = owned(.none)
      }
    }
    let items = callMethod(object, .name(.items), [])
    let iterator = items.isNull ? Ref.null : iterate(items)
    disownIfAny(items)
    if iterator.isNull {
      disown(state)
      return .null
    }
    return makeTuple(consuming: [
      owned(rows[object].type), owned(.emptyTuple), state, owned(.none), iterator,
    ])
  }
}
