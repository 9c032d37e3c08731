/// Making dicts, and changing them by whole mappings.
///
/// Authority: CPython, Objects/dictobject.c: `dict_new`, `dict_update_common`, `dict_merge`,
/// `PyDict_MergeFromSeq2`, `_PyDict_FromKeys`.
extension World {
  /// `dict.__new__`: an empty dict; up to 3.9 it has a table at once.
  mutating func dictNew(_ args: Arguments) -> Ref {
    let object: Ref
    if args[0] == .type(.dict) {
      object = makeCollectable(.type(.dict), .dict, bytes: World.dictBytes)
    } else {
      object = makeNative(args[0], .dict, bytes: World.dictBytes)
      if object.isNull { return .null }
    }
    setDictPayload(object)
    if level < .python310 {
      dict(object).pointee.keys = makeKeys(log2Size: World.minimumLog2, kind: .unicode)
    }
    return object
  }

  /// `dict.__init__` and `dict.update`.
  mutating func dictUpdateMethod(_ args: Arguments, _ name: String) -> Ref {
    if args.count > 2 {
      return raise(.typeError, "\(name) expected at most 1 argument, got \(args.count - 1)")
    }
    if args.count == 2, !dictUpdateArgument(args[0], args[1]) { return .null }
    guard !args.names.isNull else { return owned(.none) }
    for index in 0..<tupleCount(args.names)
    where !dictSet(args[0], tupleItems(args.names)[index], args[args.count + index]) {
      return .null
    }
    return owned(.none)
  }

  /// Adds the items of a mapping or of an iterable of pairs. False: an exception is pending.
  mutating func dictUpdateArgument(_ object: Ref, _ source: Ref) -> Bool {
    if rows[source].type == .type(.dict) { return dictUpdate(object, source) }
    let keys = getAttributeIfAny(source, .name(.keys))
    if keys.isNull { return pending.isNull && dictUpdatePairs(object, source) }
    disown(keys)
    return dictUpdate(object, source)
  }

  /// Adds the items of a mapping; AttributeError without `keys()`. False: an exception is pending.
  mutating func dictUpdate(_ object: Ref, _ source: Ref) -> Bool {
    if iteratesAsDict(source) {
      if object == source || dictCount(source) == 0 { return true }
      return charge(dictCount(source)) && mergeDict(object, source)
    }
    let keys = callMethod(source, .name(.keys), [])
    if keys.isNull { return false }
    let iterator = iterate(keys)
    disown(keys)
    if iterator.isNull { return false }
    while true {
      let key = next(iterator)
      if key.isNull { break }
      let value = getItem(source, key)
      let done = !value.isNull && dictSet(object, key, value)
      disown(key)
      disownIfAny(value)
      if !done { break }
    }
    disown(iterator)
    return pending.isNull
  }

  /// A new dict with the items of a dict; of a subclass with an `__iter__` of its own, with what its
  /// `keys` and `__getitem__` say.
  ///
  /// Authority: `PyDict_Copy`.
  mutating func copyMapping(_ object: Ref) -> Ref {
    if iteratesAsDict(object) { return copyDict(object) }
    let copy = makeDict()
    if dictCount(object) == 0 || dictUpdate(copy, object) { return copy }
    disown(copy)
    return .null
  }

  /// Whether something is a dict whose `__iter__` is dict's own.
  mutating func iteratesAsDict(_ object: Ref) -> Bool {
    guard rows[object].layout == .dict else { return false }
    if rows[object].type == .type(.dict) { return true }
    return lookupSpecial(object, .iter) == special(of: .type(.dict), .iter)
  }

  private mutating func dictUpdatePairs(_ object: Ref, _ source: Ref) -> Bool {
    let iterator = iterate(source)
    if iterator.isNull { return false }
    var index = 0
    while true {
      let item = next(iterator)
      if item.isNull { break }
      let done = dictSetPair(object, item, index)
      disown(item)
      if !done { break }
      index += 1
    }
    disown(iterator)
    return pending.isNull
  }

  private mutating func dictSetPair(_ object: Ref, _ item: Ref, _ index: Int) -> Bool {
    let pair = fastSequence(item, "")
    if pair.isNull {
      if matchesPending(.typeError) {
        clearPending()
        raise(
          .typeError, "cannot convert dictionary update sequence element #\(index) to a sequence")
      }
      return false
    }
    defer { disown(pair) }
    let (items, count) = sequenceItems(pair)
    guard count == 2, let items else {
      raise(
        .valueError,
        "dictionary update sequence element #\(index) has length \(count); 2 is required")
      return false
    }
    let key = owned(items[0])
    let value = owned(items[1])
    let done = dictSet(object, key, value)
    disown(key)
    disown(value)
    return done
  }

  /// `dict.fromkeys`; the first argument is the class.
  mutating func dictFromKeys(_ args: Arguments) -> Ref {
    dictFromKeys(args[0], args[1], args.count > 2 ? args[2] : .none)
  }

  /// A new dict of a class with all the keys of an iterable and one value.
  mutating func dictFromKeys(_ type: Ref, _ keys: Ref, _ value: Ref) -> Ref {
    let object = call(type, [])
    if object.isNull { return .null }
    let isExact = rows[object].type == .type(.dict)
    if isExact, dictCount(object) == 0, let done = dictFill(object, keys, value) {
      if done { return object }
      disown(object)
      return .null
    }
    let iterator = iterate(keys)
    if iterator.isNull {
      disown(object)
      return .null
    }
    while true {
      let key = next(iterator)
      if key.isNull { break }
      let done = isExact ? dictSet(object, key, value) : setItem(object, key, value)
      disown(key)
      if !done { break }
    }
    disown(iterator)
    if pending.isNull { return object }
    disown(object)
    return .null
  }

  /// Fills an empty dict with the keys of a dict or set; nil for anything else.
  private mutating func dictFill(_ object: Ref, _ source: Ref, _ value: Ref) -> Bool? {
    let isDict = rows[source].type == .type(.dict)
    guard isDict || isExactSet(source) else { return nil }
    let count = isDict ? dictCount(source) : setCount(source)
    if !charge(count) { return false }
    let isUnicode = isDict && dict(source).pointee.keys?.pointee.kind != .general
    resizeDict(
      object, log2Size: log2KeySize(presizedFor: count), kind: isUnicode ? .unicode : .general)
    if isDict {
      var position = 0
      while let entry = dictNext(source, &position) {
        if !dictSet(object, entry.key, value, hash: entry.hash) { return false }
      }
      return true
    }
    var place = 0
    while place <= setBody(source).pointee.mask {
      let entry = setBody(source).pointee.table[place]
      place += 1
      if !entry.key.isNull, !dictSet(object, entry.key, value, hash: entry.hash) {
        return false
      }
    }
    return true
  }
}
