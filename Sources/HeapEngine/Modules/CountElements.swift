/// `_collections._count_elements`: how often items occur, one hash for each.
///
/// Authority: CPython, Modules/_collectionsmodule.c: `_collections__count_elements_impl`.
extension World {
  static let countFunctions: [NativeEntry] = [
    .function("_count_elements", 2) { $0.countElements($1[0], $1[1]) }
  ]

  private mutating func countElements(_ mapping: Ref, _ iterable: Ref) -> Ref {
    let iterator = iterate(iterable)
    if iterator.isNull { return .null }
    defer { disown(iterator) }
    let one = Ref.smallInt(1)
    let isPlain = countsAsDict(mapping)
    while true {
      let item = next(iterator)
      if item.isNull { return pending.isNull ? owned(.none) : .null }
      let done =
        isPlain ? countHashed(mapping, item, one) : countByMethods(mapping, item, one)
      disown(item)
      if !done { return .null }
    }
  }

  /// Whether a mapping is read and written as a dict is.
  private mutating func countsAsDict(_ mapping: Ref) -> Bool {
    guard rows[mapping].layout == .dict else { return false }
    let name = internedStr("get")
    defer { disown(name) }
    let type = rows[mapping].type
    return lookup(type, name) == lookup(.type(.dict), name)
      && special(of: type, .setItem) == special(of: .type(.dict), .setItem)
  }

  private mutating func countHashed(_ mapping: Ref, _ item: Ref, _ one: Ref) -> Bool {
    let hash = hashOf(item)
    if hash == -1 { return false }
    let old = dictGet(mapping, item, hash: hash)
    if old.isNull { return pending.isNull && dictSet(mapping, item, one, hash: hash) }
    let sum = binary(.add, old, one)
    if sum.isNull { return false }
    defer { disown(sum) }
    return dictSet(mapping, item, sum, hash: hash)
  }

  private mutating func countByMethods(_ mapping: Ref, _ item: Ref, _ one: Ref) -> Bool {
    let name = internedStr("get")
    let old = callMethod(mapping, name, [item, .smallInt(0)])
    disown(name)
    if old.isNull { return false }
    defer { disown(old) }
    let sum = binary(.add, old, one)
    if sum.isNull { return false }
    defer { disown(sum) }
    return setItem(mapping, item, sum)
  }
}
