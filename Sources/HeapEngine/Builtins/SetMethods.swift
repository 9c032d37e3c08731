/// The methods of set and frozenset.
///
/// Authority: CPython, Objects/setobject.c.
extension World {
  // MARK: Making

  /// `set.__new__`: an empty set, whatever the arguments are.
  mutating func setNew(_ args: Arguments) -> Ref { makeSet(args[0]) }

  /// `set.__init__`.
  mutating func setInitialize(_ args: Arguments) -> Ref {
    guard takesNoKeywords(args, "set", .set) else { return .null }
    if args.count > 2 {
      let name = typeName(args[0])
      return raise(.typeError, "\(name) expected at most 1 argument, got \(args.count - 1)")
    }
    clearSetItems(args[0])
    setBody(args[0]).pointee.hash = -1
    if args.count > 1, !setUpdate(args[0], args[1]) { return .null }
    return owned(.none)
  }

  /// Whether a call of a built-in type has no keyword arguments (subclasses may take some).
  mutating func takesNoKeywords(
    _ args: Arguments, _ name: String, _ type: BuiltinType, isClass: Bool = false
  ) -> Bool {
    guard !args.names.isNull, tupleCount(args.names) > 0 else { return true }
    let given = isClass ? args[0] : rows[args[0]].type
    // A subclass takes keywords if the other of `__new__` and `__init__` is its own; up to 3.10,
    // whatever it has.
    if type != .set, given != .type(type) {
      if level < .python311 { return true }
      let other: KnownName = isClass ? .initialize : .new
      if special(of: given, other) != special(of: .type(type), other) { return true }
    }
    raise(.typeError, "\(name)() takes no keyword arguments")
    return false
  }

  /// `frozenset.__new__`; an exact frozenset is returned as it is.
  mutating func frozensetNew(_ args: Arguments) -> Ref {
    guard takesNoKeywords(args, "frozenset", .frozenset, isClass: true) else { return .null }
    let isExact = args[0] == .type(.frozenset)
    if args.count > 2, isExact || level < .python312 {
      let name = nameOfType(args[0])
      return raise(.typeError, "\(name) expected at most 1 argument, got \(args.count - 1)")
    }
    let iterable = args.count > 1 ? args[1] : .null
    guard isExact else { return makeSet(args[0], from: iterable) }
    if !iterable.isNull, rows[iterable].type == .type(.frozenset) { return owned(iterable) }
    if level >= .python310 { return makeSet(.type(.frozenset), from: iterable) }
    if iterable.isNull { return owned(.emptyFrozenset) }
    let result = makeSet(.type(.frozenset), from: iterable)
    if result.isNull || setCount(result) > 0 { return result }
    disown(result)
    return owned(.emptyFrozenset)
  }

  /// `copy()`; an exact frozenset is its own copy.
  mutating func setCopyMethod(_ object: Ref) -> Ref {
    rows[object].type == .type(.frozenset) ? owned(object) : copySet(object)
  }

  // MARK: Elements

  /// Whether a set has an element; a set that is asked for is taken as a frozenset.
  mutating func setContainsItem(_ object: Ref, _ key: Ref) -> Int {
    withFrozenKey(key) { world, key, hash in world.setContains(object, key, hash: hash) }
  }

  /// Calls `body` with a key and its hash, or with a frozenset for an unhashable set.
  private mutating func withFrozenKey(
    _ key: Ref, _ body: (inout World, Ref, Int) -> Int
  ) -> Int {
    let hash = rows[key].type == .type(.str) ? strHash(key) : hashOf(key)
    if hash != -1 { return body(&self, key, hash) }
    guard isAnySet(key), !rows[key].flags.contains(.frozen), matchesPending(.typeError) else {
      return -1
    }
    clearPending()
    let frozen = makeSet(.type(.frozenset), from: key)
    if frozen.isNull { return -1 }
    defer { disown(frozen) }
    let frozenHash = hashOf(frozen)
    return frozenHash == -1 ? -1 : body(&self, frozen, frozenHash)
  }

  /// `remove` and `discard`.
  mutating func setRemoveMethod(_ object: Ref, _ key: Ref, mustExist: Bool) -> Ref {
    let removed = withFrozenKey(key) { world, key, hash in
      world.setRemove(object, key, hash: hash)
    }
    if removed < 0 { return .null }
    if removed == 0, mustExist { return raise(.keyError, value: key) }
    return owned(.none)
  }

  /// `pop()`.
  mutating func setPopMethod(_ object: Ref) -> Ref {
    setCount(object) == 0 ? raise(.keyError, "pop from an empty set") : setPop(object)
  }

  // MARK: Several iterables

  /// `update`, `difference_update`: one iterable after the other.
  mutating func setUpdateAll(
    _ args: Arguments, _ update: (inout World, Ref, Ref) -> Bool
  ) -> Ref {
    for index in 1..<max(args.count, 1) where !update(&self, args[0], args[index]) {
      return .null
    }
    return owned(.none)
  }

  /// `intersection` with any number of iterables.
  mutating func setIntersectionAll(_ args: Arguments) -> Ref {
    if args.count == 1 { return copySet(args[0]) }
    var result = owned(args[0])
    for index in 1..<args.count {
      let next = setIntersection(result, args[index])
      disown(result)
      if next.isNull { return .null }
      result = next
    }
    return result
  }

  /// `intersection_update`.
  mutating func setIntersectionUpdateAll(_ args: Arguments) -> Ref {
    let common = setIntersectionAll(args)
    if common.isNull { return .null }
    swapSets(args[0], common)
    disown(common)
    return owned(.none)
  }

  /// `difference` with any number of iterables.
  mutating func setDifferenceAll(_ args: Arguments) -> Ref {
    if args.count == 1 { return copySet(args[0]) }
    let result = setDifference(args[0], args[1])
    if result.isNull { return .null }
    for index in 2..<max(args.count, 2) where !setDifferenceUpdate(result, args[index]) {
      disown(result)
      return .null
    }
    return result
  }

  // MARK: Questions

  /// `isdisjoint`.
  mutating func setIsDisjoint(_ object: Ref, _ other: Ref) -> Ref {
    if object == other { return owned(.bool(setCount(object) == 0)) }
    if isExactSet(other) {
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
        disown(entry.key)
        if found != 0 { return found < 0 ? .null : owned(.falseObject) }
      }
      return owned(.trueObject)
    }
    return verdict(setHasItem(object, of: other, present: true, answer: 0))
  }

  /// Goes through an iterable until an element is (not) in the set; `answer` then, else the
  /// opposite; -1 with an exception pending.
  private mutating func setHasItem(
    _ object: Ref, of other: Ref, present: Bool, answer: Int
  ) -> Int {
    let iterator = iterate(other)
    if iterator.isNull { return -1 }
    defer { disown(iterator) }
    while true {
      let item = next(iterator)
      if item.isNull { return pending.isNull ? 1 - answer : -1 }
      let hash = hashOf(item)
      let found = hash == -1 ? -1 : setContains(object, item, hash: hash)
      disown(item)
      if found < 0 { return -1 }
      if (found == 1) == present { return answer }
    }
  }

  /// `issubset`.
  mutating func setIsSubsetMethod(_ object: Ref, _ other: Ref) -> Ref {
    if isAnySet(other) { return verdict(setIsSubset(object, other)) }
    let set =
      level >= .python312 ? setIntersection(object, other) : makeSet(.type(.set), from: other)
    if set.isNull { return .null }
    let answer =
      level >= .python312
      ? (setCount(set) == setCount(object) ? 1 : 0) : setIsSubset(object, set)
    disown(set)
    return verdict(answer)
  }

  /// `issuperset`.
  mutating func setIsSupersetMethod(_ object: Ref, _ other: Ref) -> Ref {
    if isAnySet(other) { return verdict(setIsSubset(other, object)) }
    if level >= .python311 {
      return verdict(setHasItem(object, of: other, present: false, answer: 0))
    }
    let set = makeSet(.type(.set), from: other)
    if set.isNull { return .null }
    let answer = setIsSubset(set, object)
    disown(set)
    return verdict(answer)
  }

  /// `__repr__`: the elements in the order of the table.
  mutating func setRepr(_ object: Ref) -> Ref {
    let name = typeName(object)
    if !enterRepr(object) { return pending.isNull ? makeStr("\(name)(...)") : .null }
    defer { leaveRepr(object) }
    if setCount(object) == 0 { return makeStr("\(name)()") }
    let keys = makeList()
    guard listExtend(keys, object) else {
      disown(keys)
      return .null
    }
    let isPlain = rows[object].type == .type(.set)
    var builder = StrBuilder()
    builder.append(isPlain ? "{" : "\(name)({")
    let done = reprItems(keys, into: &builder)
    disown(keys)
    if !done { return .null }
    builder.append(isPlain ? "}" : "})")
    return finish(&builder)
  }
}
