/// The methods of dict.
///
/// Authority: CPython, Objects/dictobject.c.
extension World {
  /// `get`.
  mutating func dictGetMethod(_ args: Arguments) -> Ref {
    let hash = keyHash(args[1])
    if hash == -1 { return .null }
    let value = dictGet(args[0], args[1], hash: hash)
    if !value.isNull { return owned(value) }
    if !pending.isNull { return .null }
    return owned(args.count > 2 ? args[2] : .none)
  }

  /// `setdefault`.
  mutating func dictSetDefault(_ args: Arguments) -> Ref {
    let hash = keyHash(args[1])
    if hash == -1 { return .null }
    let found = find(args[0], args[1], hash)
    switch found {
    case .failed: return .null
    case .found(let index):
      let value = valueAt(args[0], index)
      if !value.isNull { return owned(value) }
    case .absent: break
    }
    let value = args.count > 2 ? args[2] : .none
    own(args[1])
    own(value)
    dictStore(args[0], args[1], value, hash: hash, found: found)
    return owned(value)
  }

  /// `pop`.
  mutating func dictPop(_ args: Arguments) -> Ref {
    if dictCount(args[0]) > 0 {
      let hash = keyHash(args[1])
      if hash == -1 { return .null }
      switch find(args[0], args[1], hash) {
      case .failed: return .null
      case .found(let index):
        if let value = removeEntry(args[0], index) { return value }
      case .absent: break
      }
    }
    if args.count > 2 { return owned(args[2]) }
    return raise(.keyError, value: args[1])
  }

  /// `popitem`: the last item, as a tuple.
  mutating func dictPopItem(_ object: Ref) -> Ref {
    let pair = makeTuple(count: 2)
    let body = dict(object)
    guard body.pointee.used > 0, let shared = body.pointee.keys else {
      tupleItems(pair)[0] = owned(.none)
      tupleItems(pair)[1] = owned(.none)
      disown(pair)
      return raise(.keyError, "popitem(): dictionary is empty")
    }
    if body.pointee.values != nil {
      resizeDict(object, log2Size: Int(shared.pointee.log2Size), kind: .unicode)
    }
    guard let keys = body.pointee.keys else { return pair }
    var index = Int(keys.pointee.entryCount) - 1
    while index > 0, keys.entries[index].value.isNull { index -= 1 }
    let key = owned(keys.entries[index].key)
    tupleItems(pair)[0] = key
    tupleItems(pair)[1] = removeEntry(object, index) ?? owned(.none)
    keys.pointee.entryCount = Int32(index)
    keysSerials &+= 1
    keys.pointee.serial = keysSerials
    return pair
  }

  /// `dict | other`, in both orders (3.9+).
  mutating func dictUnion(_ left: Ref, _ right: Ref) -> Ref {
    guard level >= .python39, rows[left].layout == .dict, rows[right].layout == .dict else {
      return owned(.notImplemented)
    }
    let result = copyMapping(left)
    if result.isNull || dictUpdateArgument(result, right) { return result }
    disown(result)
    return .null
  }

  /// `dict.__sizeof__`.
  func dictSize(_ object: Ref) -> Int {
    let body = dict(object).pointee
    let basic = Int(record(rows[object].type).pointee.basicSize)
    guard let keys = body.keys else { return basic }
    if body.values == nil { return basic + Int(keys.pointee.bytes) }
    // The table counts as well once no class and no other instance has a part in it.
    let table = keys.pointee.owners == 1 ? Int(keys.pointee.bytes) : 0
    return basic + 8 * Int(keys.pointee.usable + keys.pointee.entryCount) + table
  }

  /// The table of `dict`.
  static let dictEntries: [NativeEntry] = [
    .staticMethod("__new__", 1, 255, keywords: true) { $0.dictNew($1) },
    .special(.initialize, 0, 255, keywords: true) { $0.dictUpdateMethod($1, "dict") },
    .special(.length) { world, args in
      let count = world.dictCount(args[0])
      return world.makeInt(count)
    },
    .special(.getItem, 1) { $0.dictSubscript($1[0], $1[1]) }.coexisting(),
    .special(.setItem, 2) { $0.dictSet($1[0], $1[1], $1[2]) ? $0.owned(.none) : .null },
    .special(.deleteItem, 1) { $0.dictDelete($1[0], $1[1]) ? $0.owned(.none) : .null },
    .special(.contains, 1) { $0.verdict($0.dictContains($1[0], $1[1])) }.coexisting(),
    .special(.iter) { $0.makeDictIterator($1[0], .dictKeyIterator) },
    .method("__reversed__") { $0.makeDictIterator($1[0], .dictReverseKeys) },
    .special(.repr) { $0.dictRepr($1[0]) },
    .special(.equal, 1) { $0.dictCompare($1[0], $1[1], isNegated: false) },
    .special(.notEqual, 1) { $0.dictCompare($1[0], $1[1], isNegated: true) },
    .special(.or, 1) { $0.dictUnion($1[0], $1[1]) },
    .special(.reflectedOr, 1) { $0.dictUnion($1[1], $1[0]) },
    .special(.inPlaceOr, 1) { world, args in
      if world.level < .python39 { return world.owned(.notImplemented) }
      return world.dictUpdateArgument(args[0], args[1]) ? world.owned(args[0]) : .null
    },
    .method("get", 1, 2) { $0.dictGetMethod($1) },
    .method("setdefault", 1, 2) { $0.dictSetDefault($1) },
    .method("pop", 1, 2) { $0.dictPop($1) },
    .method("popitem") { $0.dictPopItem($1[0]) },
    .method("keys") { $0.makeDictView($1[0], .dictKeys) },
    .method("values") { $0.makeDictView($1[0], .dictValues) },
    .method("items") { $0.makeDictView($1[0], .dictItems) },
    .method("update", 0, 255, keywords: true) { $0.dictUpdateMethod($1, "update") }.packing(),
    .method("clear") {
      $0.clearDict($1[0])
      return $0.owned(.none)
    },
    .method("copy") { $0.copyMapping($1[0]) },
    .classMethod("fromkeys", 1, 2) { $0.dictFromKeys($1) },
    .method("__sizeof__") { world, args in
      let size = world.dictSize(args[0])
      return world.makeInt(size)
    },
  ]
}
