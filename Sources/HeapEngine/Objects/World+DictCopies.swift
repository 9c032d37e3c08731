/// Copies of dicts, and merges of one dict into another.
///
/// Authority: CPython, Objects/dictobject.c: `PyDict_Copy`, `dict_merge`,
/// `clone_combined_dict_keys`.
extension World {
  /// A copy of a dict; untracked when the original is.
  mutating func copyDict(_ object: Ref) -> Ref {
    if dict(object).pointee.values != nil, dictCount(object) > 0 { return copySharedDict(object) }
    let copy = makeDict()
    let body = dict(object).pointee
    let entries = body.values == nil ? Int(body.keys?.pointee.entryCount ?? 0) : 0
    if entries > 0, Int(body.used) >= entries * 2 / 3, cloneKeys(copy, object) { return copy }
    mergeDict(copy, object)
    return copy
  }

  /// Adds the items of an exact dict to another, replacing what is there (no `__eq__` fails).
  @discardableResult
  mutating func mergeDict(_ target: Ref, _ source: Ref) -> Bool {
    own(source)
    defer { disown(source) }
    if dictCount(target) == 0, dict(target).pointee.keys == nil, isClean(source),
      cloneKeys(target, source)
    {
      return true
    }
    reserve(target, adding: dictCount(source), from: source)
    let count = dict(source).pointee.keys?.pointee.entryCount
    var position = 0
    while let entry = dictNext(source, &position) {
      own(entry.key)
      own(entry.value)
      let done = dictSet(target, entry.key, entry.value, hash: entry.hash)
      disown(entry.key)
      disown(entry.value)
      if !done { return false }
      if dict(source).pointee.keys?.pointee.entryCount != count {
        raise(.runtimeError, "dict mutated during update")
        return false
      }
    }
    return true
  }

  /// Whether a merge into an empty dict clones the table: nothing was deleted, and a smaller table
  /// would not do (3.10+; before that a merge always inserts).
  private func isClean(_ source: Ref) -> Bool {
    let body = dict(source).pointee
    guard level >= .python310, body.values == nil, let keys = body.keys else { return false }
    let log2 = Int(keys.pointee.log2Size)
    return body.used == keys.pointee.entryCount
      && (log2 == World.minimumLog2 || (1 << (log2 - 1)) * 2 / 3 < Int(body.used))
  }

  /// Copies a table whole.
  ///
  /// Authority: `clone_combined_dict_keys`, for `PyDict_Copy` when at least two thirds of the
  /// entries are in use, and for `dict_merge`.
  private mutating func cloneKeys(_ target: Ref, _ source: Ref) -> Bool {
    let body = dict(source)
    guard body.pointee.values == nil, let keys = body.pointee.keys,
      body.pointee.used > 0
    else { return false }
    let fresh = makeKeys(
      log2Size: Int(keys.pointee.log2Size), kind: keys.pointee.kind, isCopy: true)
    fresh.indices.update(from: keys.indices, count: 1 << Int(keys.pointee.log2Size))
    for index in 0..<Int(keys.pointee.entryCount) {
      let entry = keys.entries[index]
      fresh.entries[index] = entry
      if !entry.value.isNull {
        own(entry.key)
        own(entry.value)
      }
    }
    fresh.pointee.entryCount = keys.pointee.entryCount
    fresh.pointee.usable = keys.pointee.usable
    let copy = dict(target)
    copy.pointee.keys = fresh
    copy.pointee.used = body.pointee.used
    copy.pointee.version &+= 1
    if rows[source].flags.contains(.tracked), !rows[target].flags.contains(.tracked) {
      track(target)
    }
    return true
  }

  /// Makes room before a merge of many items.
  private mutating func reserve(_ target: Ref, adding count: Int, from source: Ref) {
    let keys = dict(target).pointee.keys
    // No table at all counts as one of a single slot, none of it usable.
    guard keys.map({ (1 << Int($0.pointee.log2Size)) * 2 / 3 }) ?? 0 < count else { return }
    let isString =
      dict(source).pointee.keys?.pointee.kind != .general
      && dict(target).pointee.keys?.pointee.kind != .general
    resizeDict(
      target, log2Size: log2KeySize(presizedFor: dictCount(target) + count),
      kind: isString ? .unicode : .general)
  }
}
