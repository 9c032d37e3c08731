/// Changing sets by whole iterables, and making sets from them.
///
/// Authority: CPython, Objects/setobject.c: `set_merge`, `set_update_internal`,
/// `set_difference_update_internal`, `make_new_set`.
extension World {
  /// A new set of a type with the elements of an iterable (null: none); null with an exception.
  mutating func makeSet(_ type: Ref, from iterable: Ref) -> Ref {
    let object = makeSet(type)
    if object.isNull || iterable.isNull { return object }
    if setUpdate(object, iterable) { return object }
    disown(object)
    return .null
  }

  /// The type of a result of an operation: `set` or `frozenset`, also for subclasses.
  func baseSetType(_ object: Ref) -> Ref {
    rows[object].flags.contains(.frozen) ? .type(.frozenset) : .type(.set)
  }

  /// A copy of a set as a plain set or frozenset.
  mutating func copySet(_ object: Ref) -> Ref { makeSet(baseSetType(object), from: object) }

  /// Adds the elements of any iterable. False: an exception is pending.
  mutating func setUpdate(_ object: Ref, _ iterable: Ref) -> Bool {
    if isAnySet(iterable) { return setMerge(object, iterable) }
    if rows[iterable].type == .type(.dict) { return setMergeDict(object, iterable) }
    let iterator = iterate(iterable)
    if iterator.isNull { return false }
    while true {
      let item = next(iterator)
      if item.isNull { break }
      let done = setAdd(object, item)
      disown(item)
      if !done { break }
    }
    disown(iterator)
    return pending.isNull
  }

  /// Adds the elements of another set; the table grows at once.
  mutating func setMerge(_ object: Ref, _ other: Ref) -> Bool {
    let body = setBody(object)
    let source = setBody(other)
    if object == other || source.pointee.used == 0 { return true }
    if !charge(source.pointee.used) { return false }
    if (body.pointee.fill + source.pointee.used) * 5 >= body.pointee.mask * 3 {
      resizeSet(object, above: (body.pointee.used + source.pointee.used) * 2)
    }
    if body.pointee.fill == 0 {
      setFill(body, source)
      return true
    }
    var place = 0
    while place <= source.pointee.mask {
      let entry = source.pointee.table[place]
      place += 1
      if !entry.key.isNull, !setAdd(object, entry.key, hash: entry.hash) { return false }
    }
    return true
  }

  /// Copies the elements of a set into an empty table, slot by slot when nothing differs.
  private func setFill(
    _ body: UnsafeMutablePointer<SetBody>, _ source: UnsafeMutablePointer<SetBody>
  ) {
    let table = source.pointee.table
    let isSame =
      body.pointee.mask == source.pointee.mask && source.pointee.fill == source.pointee.used
    for place in 0...source.pointee.mask where !table[place].key.isNull {
      own(table[place].key)
      if isSame {
        body.pointee.table[place] = table[place]
      } else {
        insertClean(body, table[place].key, table[place].hash)
      }
    }
    body.pointee.fill = source.pointee.used
    body.pointee.used = source.pointee.used
    body.pointee.version &+= 1
  }

  private mutating func setMergeDict(_ object: Ref, _ other: Ref) -> Bool {
    let body = setBody(object)
    let count = dictCount(other)
    if !charge(count) { return false }
    if (body.pointee.fill + count) * 5 >= body.pointee.mask * 3 {
      resizeSet(object, above: (body.pointee.used + count) * 2)
    }
    var position = 0
    while let entry = dictNext(other, &position) {
      if !setAdd(object, entry.key, hash: entry.hash) { return false }
    }
    return true
  }

  /// Takes the elements of any iterable out of a set. False: an exception is pending.
  mutating func setDifferenceUpdate(_ object: Ref, _ other: Ref) -> Bool {
    if object == other {
      clearSetItems(object)
      return true
    }
    if isAnySet(other) {
      if !setRemoveAll(object, of: other) { return false }
    } else {
      let iterator = iterate(other)
      if iterator.isNull { return false }
      while true {
        let item = next(iterator)
        if item.isNull { break }
        let hash = hashOf(item)
        let failed = hash == -1 || setRemove(object, item, hash: hash) < 0
        disown(item)
        if failed { break }
      }
      disown(iterator)
      if !pending.isNull { return false }
    }
    let body = setBody(object)
    if body.pointee.fill - body.pointee.used > body.pointee.mask / 4 { growSet(object) }
    return true
  }

  /// Takes the elements of a set out of another; of a much larger one, only what they share.
  private mutating func setRemoveAll(_ object: Ref, of other: Ref) -> Bool {
    var source = owned(other)
    if level >= .python310, setCount(other) >> 3 > setCount(object) {
      let common = setIntersection(object, other)
      disown(source)
      if common.isNull { return false }
      source = common
    }
    defer { disown(source) }
    var place = 0
    while place <= setBody(source).pointee.mask {
      let entry = setBody(source).pointee.table[place]
      place += 1
      if entry.key.isNull { continue }
      own(entry.key)
      let removed = setRemove(object, entry.key, hash: entry.hash)
      disown(entry.key)
      if removed < 0 { return false }
    }
    return true
  }

  /// Keeps what is in exactly one of a set and an iterable. False: an exception is pending.
  mutating func setSymmetricUpdate(_ object: Ref, _ other: Ref) -> Bool {
    if object == other {
      clearSetItems(object)
      return true
    }
    if rows[other].type == .type(.dict) {
      var position = 0
      while let entry = dictNext(other, &position) {
        if !setToggle(object, entry.key, entry.hash) { return false }
      }
      return true
    }
    let source = isAnySet(other) ? owned(other) : makeSet(baseSetType(object), from: other)
    if source.isNull { return false }
    defer { disown(source) }
    var place = 0
    while place <= setBody(source).pointee.mask {
      let entry = setBody(source).pointee.table[place]
      place += 1
      if !entry.key.isNull, !setToggle(object, entry.key, entry.hash) { return false }
    }
    return true
  }

  private mutating func setToggle(_ object: Ref, _ key: Ref, _ hash: Int) -> Bool {
    own(key)
    defer { disown(key) }
    let removed = setRemove(object, key, hash: hash)
    if removed < 0 { return false }
    return removed == 1 || setAdd(object, key, hash: hash)
  }
}
