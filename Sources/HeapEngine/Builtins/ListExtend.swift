/// Making lists longer: `extend`, `+`, `*`, and the constructor.
///
/// Authority: CPython, Objects/listobject.c: `list_extend`, `list_concat`, `list_repeat`.
extension World {
  /// What LIST_EXTEND does: extends by any iterable. False: an exception is pending.
  mutating func listExtendWith(_ list: Ref, _ iterable: Ref) -> Bool {
    if listExtend(list, iterable) { return true }
    if level >= .python39, matchesPending(.typeError), !hasIterator(iterable) {
      clearPending()
      raise(.typeError, "Value after * must be an iterable, not \(typeName(iterable))")
    }
    return false
  }

  /// Whether a type has `__iter__` or `__getitem__`.
  mutating func hasIterator(_ object: Ref) -> Bool {
    !lookupSpecial(object, .iter).isNull || isSequence(object)
  }

  /// Whether a type has `__getitem__` and is no dict.
  ///
  /// Authority: `PySequence_Check`.
  mutating func isSequence(_ object: Ref) -> Bool {
    let layout = rows[object].layout
    if layout == .dict || layout == .mappingProxy { return false }
    return !lookupSpecial(object, .getItem).isNull
  }

  /// `list.extend`. False: an exception is pending.
  mutating func listExtend(_ list: Ref, _ iterable: Ref) -> Bool {
    let type = rows[iterable].type
    if type == .type(.list) || type == .type(.tuple) || iterable == list {
      return listExtendFast(list, iterable)
    }
    if level >= .python313, extendsByTable(iterable) {
      return listExtendTable(list, iterable)
    }
    let iterator = iterate(iterable)
    if iterator.isNull { return false }
    let done = listExtendItems(list, iterator, guess: iterable)
    disown(iterator)
    return done
  }

  private mutating func listExtendFast(_ list: Ref, _ sequence: Ref) -> Bool {
    let added = sequenceItems(sequence).1
    if added == 0 { return true }
    if !charge(added) { return false }
    let count = listCount(list)
    reserveList(list, added)
    let target = listItems(list) + count
    guard let source = sequenceItems(sequence).0 else { return true }
    for index in 0..<added { target[index] = owned(source[index]) }
    setListCount(list, count + added)
    return true
  }

  /// Makes room for `added` more items without changing the length.
  private mutating func reserveList(_ list: Ref, _ added: Int) {
    let count = listCount(list)
    if level >= .python310, listHasNoItems(list) {
      if added > 0 { setListCapacity(list, (added + 1) & ~1) }
    } else {
      resizeList(list, count + added)
      setListCount(list, count)
    }
  }

  private mutating func listExtendItems(_ list: Ref, _ iterator: Ref, guess: Ref) -> Bool {
    guard let hint = guessedLength(guess, default: 8) else { return false }
    if hint > 0, hint <= Int(Int32.max) {
      if !charge(hint) { return false }
      reserveList(list, hint)
    } else if hint > 0, !hint.addingReportingOverflow(listCount(list)).overflow {
      raise(.memoryError, arguments: owned(.emptyTuple))
      return false
    } else if hint == 0, level < .python310 || !listHasNoItems(list) {
      reserveList(list, 0)
    }
    while true {
      let item = next(iterator)
      if item.isNull { break }
      append(item, toList: list)
    }
    if !pending.isNull { return false }
    if listCount(list) < listCapacity(list) { resizeList(list, listCount(list)) }
    return true
  }

  /// What 3.13 copies without an iterator: sets and dicts, and the views of dicts.
  private func extendsByTable(_ object: Ref) -> Bool {
    isExactSet(object) || rows[object].type == .type(.dict)
      || rows[object].layout == .dictView && !isOrderedDict(rows[object].field0)
  }

  private mutating func listExtendTable(_ list: Ref, _ object: Ref) -> Bool {
    let isSet = rows[object].layout == .set
    let isView = rows[object].layout == .dictView
    let table = isView ? rows[object].field0 : object
    let added = isSet ? setCount(object) : dictCount(table)
    if added == 0 { return true }
    if !charge(added) { return false }
    let count = listCount(list)
    resizeList(list, count + added)
    setListCount(list, count)
    var position = 0
    let kind = rows[object].type
    while listCount(list) < count + added {
      if isSet {
        guard let key = setNext(object, &position) else { break }
        append(owned(key), toList: list)
      } else {
        guard let entry = dictNext(table, &position) else { break }
        append(viewItem(kind, entry), toList: list)
      }
    }
    return true
  }

  private mutating func viewItem(_ kind: Ref, _ entry: DictEntry) -> Ref {
    if kind == .type(.dictValues) { return owned(entry.value) }
    if kind != .type(.dictItems) { return owned(entry.key) }
    let pair = makeTuple(count: 2)
    tupleItems(pair)[0] = owned(entry.key)
    tupleItems(pair)[1] = owned(entry.value)
    return pair
  }

  /// The number of items that something says it has; nil with an exception pending.
  ///
  /// Authority: Objects/abstract.c, `PyObject_LengthHint`.
  mutating func guessedLength(_ object: Ref, default fallback: Int) -> Int? {
    if !lookupSpecial(object, .length).isNull {
      let count = length(object)
      if count >= 0 { return count }
      if !matchesPending(.typeError) { return nil }
      clearPending()
    }
    guard let hint = callSpecial(object, .lengthHint) else { return fallback }
    if hint.isNull {
      if !matchesPending(.typeError) { return nil }
      clearPending()
      return fallback
    }
    defer { disown(hint) }
    if hint == .notImplemented { return fallback }
    guard rows[hint].layout == .int else {
      raise(.typeError, "__length_hint__ must be an integer, not \(typeName(hint))")
      return nil
    }
    guard let value = intValue(hint) else {
      raise(.overflowError, "Python int too large to convert to C ssize_t")
      return nil
    }
    if value >= 0 { return value }
    raise(.valueError, "__length_hint__() should return >= 0")
    return nil
  }

  // MARK: Operators

  /// `list + other`, owned; null with TypeError pending.
  mutating func listConcat(_ list: Ref, _ other: Ref) -> Ref {
    guard rows[other].layout == .list else {
      if definesReflected(other, .reflectedAdd) { return owned(.notImplemented) }
      return raise(
        .typeError, "can only concatenate list (not \"\(typeName(other))\") to list")
    }
    let left = listCount(list)
    let right = listCount(other)
    if !charge(left + right) { return .null }
    let result = makeList(capacity: left + right)
    if left + right == 0 { return result }
    let items = listItems(result)
    for index in 0..<left { items[index] = owned(listItems(list)[index]) }
    for index in 0..<right { items[left + index] = owned(listItems(other)[index]) }
    setListCount(result, left + right)
    return result
  }

  /// Whether a class made by a program defines the reflected operator, which then goes first.
  mutating func definesReflected(_ object: Ref, _ name: KnownName) -> Bool {
    record(rows[object].type).pointee.isHeapType && !lookupSpecial(object, name).isNull
  }

  /// `list * times`, owned.
  mutating func listRepeat(_ list: Ref, _ times: Int) -> Ref {
    let count = listCount(list)
    guard let total = repeatedCount(count, times) else { return .null }
    let result = makeList(capacity: total)
    if total == 0 { return result }
    fillRepeating(listItems(result), total, listItems(list), count)
    setListCount(result, total)
    return result
  }

  /// Fills `total` places with repetitions of `count` items, each with a reference of its own.
  func fillRepeating(
    _ target: UnsafeMutablePointer<Ref>, _ total: Int, _ source: UnsafeMutablePointer<Ref>,
    _ count: Int
  ) {
    if count == 1 {
      let item = source[0]
      target.update(repeating: item, count: total)
      if rows[item].count >= 0 { rows[item].count += Int32(truncatingIfNeeded: total) }
      return
    }
    var place = 0
    while place < total {
      for index in 0..<count { target[place + index] = owned(source[index]) }
      place += count
    }
  }

  /// The length of a repeated sequence; nil with MemoryError pending.
  mutating func repeatedCount(_ count: Int, _ times: Int) -> Int? {
    if times <= 0 || count == 0 { return 0 }
    let (total, overflow) = count.multipliedReportingOverflow(by: times)
    if overflow || total > Int(Int32.max) {
      if !overflow, !charge(total) { return nil }
      raise(.memoryError, arguments: owned(.emptyTuple))
      return nil
    }
    return charge(total) ? total : nil
  }

  /// `list *= times`. False: an exception is pending.
  mutating func listRepeatInPlace(_ list: Ref, _ times: Int) -> Bool {
    let count = listCount(list)
    if count == 0 || times == 1 { return true }
    if times < 1 {
      clearList(list)
      return true
    }
    guard let total = repeatedCount(count, times) else { return false }
    resizeList(list, total)
    let items = listItems(list)
    for index in count..<total { items[index] = owned(items[index - count]) }
    return true
  }

  // MARK: Constructor

  /// `list.__new__`: an empty list, whatever the arguments are.
  mutating func listNew(_ args: Arguments) -> Ref {
    if args[0] != .type(.list) { return makeNative(args[0], .list, bytes: World.listBytes) }
    let list = makeCollectable(.type(.list), .list, bytes: World.listBytes)
    track(list)
    return list
  }

  /// `list.__init__`.
  mutating func listInitialize(_ args: Arguments) -> Ref {
    guard takesNoKeywords(args, "list", .list) else { return .null }
    if args.count > 2 {
      return raise(.typeError, "list expected at most 1 argument, got \(args.count - 1)")
    }
    let list = args[0]
    clearList(list)
    if args.count < 2 { return owned(.none) }
    if level < .python310, !lookupSpecial(args[1], .length).isNull {
      let count = length(args[1])
      if count < 0 {
        if !matchesPending(.typeError) { return .null }
        clearPending()
      } else if count > 0, listHasNoItems(list) {
        if !charge(count) { return .null }
        setListCapacity(list, count)
      }
    }
    return listExtend(list, args[1]) ? owned(.none) : .null
  }
}
