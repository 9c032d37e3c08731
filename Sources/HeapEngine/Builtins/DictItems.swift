/// Items of dicts, as the dispatch loop reads and writes them.
///
/// Authority: CPython, Objects/dictobject.c.
extension World {
  /// The hash of a key; -1 with TypeError pending.
  @inline(__always)
  mutating func keyHash(_ key: Ref) -> Int {
    rows[key].type == .type(.str) ? strHash(key) : hashOf(key)
  }

  /// `dict[key]`, owned; null with KeyError (or what `__hash__`, `__eq__` raised) pending.
  @inline(__always)
  mutating func dictSubscript(_ object: Ref, _ key: Ref) -> Ref {
    let hash = keyHash(key)
    if hash == -1 { return .null }
    let value = dictGet(object, key, hash: hash)
    if !value.isNull { return owned(value) }
    return dictMissing(object, key)
  }

  /// What a subscript of an absent key gives: `__missing__` of a subclass, or KeyError.
  private mutating func dictMissing(_ object: Ref, _ key: Ref) -> Ref {
    if !pending.isNull { return .null }
    if rows[object].type != .type(.dict), let result = callSpecial(object, .missing, key) {
      return result
    }
    return raise(.keyError, value: key)
  }

  /// `del dict[key]`. False: an exception is pending.
  mutating func dictDelete(_ object: Ref, _ key: Ref) -> Bool {
    let hash = keyHash(key)
    if hash == -1 { return false }
    if dictRemove(object, key, hash: hash) { return true }
    if pending.isNull { raise(.keyError, value: key) }
    return false
  }

  /// Whether a dict has a key: 1, 0, -1 with an exception pending.
  mutating func dictContains(_ object: Ref, _ key: Ref) -> Int {
    let hash = keyHash(key)
    if hash == -1 { return -1 }
    let found = !dictGet(object, key, hash: hash).isNull
    return found ? 1 : pending.isNull ? 0 : -1
  }

  /// The last item before `position` in the reverse order of iteration; moves `position`.
  func dictPrevious(_ object: Ref, _ position: inout Int) -> DictEntry? {
    let body = dict(object)
    guard let keys = body.pointee.keys else { return nil }
    if let values = body.pointee.values {
      let order = orderBytes(values, Int(body.pointee.valueCapacity))
      guard position >= 0, position < Int(order[Int(body.pointee.valueCapacity)]) else {
        return nil
      }
      let index = Int(order[position])
      position -= 1
      let entry = keys.entries[index]
      return DictEntry(hash: entry.hash, key: entry.key, value: values[index])
    }
    position = min(position, Int(keys.pointee.entryCount) - 1)
    while position >= 0 {
      let entry = keys.entries[position]
      position -= 1
      if !entry.value.isNull { return entry }
    }
    return nil
  }

  /// Where the reverse iteration of a dict starts.
  func dictLastPosition(_ object: Ref) -> Int {
    let body = dict(object)
    guard let keys = body.pointee.keys else { return -1 }
    return body.pointee.values == nil
      ? Int(keys.pointee.entryCount) - 1 : Int(body.pointee.used) - 1
  }

  // MARK: Comparison and text

  /// Whether two dicts have equal items: 1, 0, -1 with an exception pending.
  mutating func dictEqual(_ left: Ref, _ right: Ref) -> Int {
    if dictCount(left) != dictCount(right) { return 0 }
    var position = 0
    while let entry = dictNext(left, &position) {
      own(entry.key)
      own(entry.value)
      let other = dictGet(right, entry.key, hash: entry.hash)
      var equal = pending.isNull ? 0 : -1
      if !other.isNull {
        own(other)
        equal = richEqual(entry.value, other)
        disown(other)
      }
      disown(entry.key)
      disown(entry.value)
      if equal != 1 { return equal }
    }
    return 1
  }

  /// `dict.__eq__` and `dict.__ne__`.
  mutating func dictCompare(_ left: Ref, _ right: Ref, isNegated: Bool) -> Ref {
    guard rows[right].layout == .dict else { return owned(.notImplemented) }
    let equal = dictEqual(left, right)
    if equal < 0 { return .null }
    return owned(.bool((equal == 1) != isNegated))
  }

  /// `dict.__repr__`.
  mutating func dictRepr(_ object: Ref) -> Ref {
    if !enterRepr(object) { return pending.isNull ? makeStr("{...}") : .null }
    defer { leaveRepr(object) }
    if dictCount(object) == 0 { return makeStr("{}") }
    var builder = StrBuilder()
    builder.append("{")
    var position = 0
    var isFirst = true
    while let entry = dictNext(object, &position) {
      if !isFirst { builder.append(", ") }
      isFirst = false
      own(entry.key)
      own(entry.value)
      let done = reprItem(entry, into: &builder)
      disown(entry.key)
      disown(entry.value)
      if !done { return .null }
    }
    builder.append("}")
    return finish(&builder)
  }

  private mutating func reprItem(_ entry: DictEntry, into builder: inout StrBuilder) -> Bool {
    let key = repr(entry.key)
    if key.isNull { return false }
    builder.append(view(key))
    disown(key)
    builder.append(": ")
    let value = repr(entry.value)
    if value.isNull { return false }
    builder.append(view(value))
    disown(value)
    return true
  }
}
