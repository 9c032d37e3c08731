import PythonSubset

/// `collections.OrderedDict`: its table.
///
/// Authority: CPython, Objects/odictobject.c.
extension World {
  static let orderedDictEntries: [NativeEntry] =
    orderedSpecials + orderedMethods + orderedUnions

  private static let orderedSpecials: [NativeEntry] = [
    .staticMethod("__new__", 1, 255, keywords: true) { $0.orderedNew($1[0]) },
    .special(.initialize, 0, 255, keywords: true) { world, args in
      if args.count > 2 {
        return world.raise(
          .typeError, "expected at most 1 arguments, got \(args.count - 1)")
      }
      return world.orderedUpdate(args)
    },
    .special(.setItem, 2) { $0.orderedSet($1[0], $1[1], $1[2]) ? $0.owned(.none) : .null },
    .special(.deleteItem, 1) { $0.orderedDelete($1[0], $1[1]) ? $0.owned(.none) : .null },
    .special(.iter) { $0.makeOrderedIterator($1[0], .keys) },
    .special(.repr) { $0.orderedRepr($1[0]) },
    .special(.equal, 1) { $0.orderedCompare($1[0], $1[1], isNegated: false) },
    .special(.notEqual, 1) { $0.orderedCompare($1[0], $1[1], isNegated: true) },
    .special(.less, 1) { world, _ in world.owned(.notImplemented) },
    .special(.lessOrEqual, 1) { world, _ in world.owned(.notImplemented) },
    .special(.greater, 1) { world, _ in world.owned(.notImplemented) },
    .special(.greaterOrEqual, 1) { world, _ in world.owned(.notImplemented) },
  ]

  private static let orderedUnions: [NativeEntry] = [
    .special(.or, 1) { $0.orderedUnion($1[0], $1[1]) },
    .special(.reflectedOr, 1) { $0.orderedUnion($1[1], $1[0]) },
    .special(.inPlaceOr, 1) { world, args in
      if world.level < .python39 { return world.owned(.notImplemented) }
      return world.orderedUpdateArgument(args[0], args[1]) ? world.owned(args[0]) : .null
    },
  ]

  private static let orderedMethods: [NativeEntry] = [
    .method("__reversed__") { $0.makeOrderedIterator($1[0], .keys, isReversed: true) },
    .method("__sizeof__") { world, args in
      let size = world.dictSize(args[0]) + world.orderSize(args[0])
      return world.makeInt(size)
    },
    .method("__reduce__") { $0.orderedReduce($1[0]) },
    .classMethod("fromkeys", 0, 255, keywords: true) { world, args in
      guard
        let values = world.parse(
          args, function: "fromkeys", ["iterable", "value"], required: 1, skip: 1)
      else { return .null }
      return world.dictFromKeys(args[0], values[0], values[1].isNull ? .none : values[1])
    },
    .method("setdefault", 0, 255, keywords: true) { $0.orderedSetDefault($1) },
    .method("pop", 0, 255, keywords: true) { $0.orderedPop($1) },
    .method("popitem", 0, 255, keywords: true) { $0.orderedPopItem($1) },
    .method("keys") { $0.makeDictView($1[0], .orderedKeys) },
    .method("values") { $0.makeDictView($1[0], .orderedValues) },
    .method("items") { $0.makeDictView($1[0], .orderedItems) },
    .method("update", 0, 255, keywords: true) { $0.orderedUpdate($1) }.packing(),
    .method("clear") { world, args in
      world.clearDict(args[0])
      world.clearOrder(args[0])
      return world.owned(.none)
    },
    .method("copy") { $0.orderedCopy($1[0]) },
    .method("move_to_end", 0, 255, keywords: true) { $0.orderedMove($1) },
    .getter("__dict__", { $0.owned($0.instanceDict($1[0])) }, setter: { $0.setDictAttribute($1) }),
  ]

  // MARK: Items

  /// `od[key] = value`. False: an exception is pending.
  mutating func orderedSet(_ object: Ref, _ key: Ref, _ value: Ref) -> Bool {
    let hash = keyHash(key)
    if hash == -1 || !dictSet(object, key, value, hash: hash) { return false }
    if addOrderedNode(object, key, hash) { return true }
    // The item goes again when it finds no place in the order.
    let saved = takePending()
    if !dictRemove(object, key, hash: hash) { clearPending() }
    pending = saved
    return false
  }

  /// `del od[key]`. False: an exception is pending.
  mutating func orderedDelete(_ object: Ref, _ key: Ref) -> Bool {
    let hash = keyHash(key)
    if hash == -1 || !removeOrderedNode(object, key, hash) { return false }
    if dictRemove(object, key, hash: hash) { return true }
    if pending.isNull { raise(.keyError, value: key) }
    return false
  }

  private mutating func orderedSetDefault(_ args: Arguments) -> Ref {
    guard
      let values = parse(args, function: "setdefault", ["key", "default"], required: 1, skip: 1)
    else { return .null }
    let object = args[0]
    let fallback = values[1].isNull ? Ref.none : values[1]
    if rows[object].type == .type(.orderedDict) {
      let found = dictGet(object, values[0])
      if !found.isNull { return owned(found) }
      if !pending.isNull || !orderedSet(object, values[0], fallback) { return .null }
      return owned(fallback)
    }
    let exists = contains(object, values[0])
    if exists < 0 { return .null }
    if exists == 1 { return getItem(object, values[0]) }
    return setItem(object, values[0], fallback) ? owned(fallback) : .null
  }

  private mutating func orderedPop(_ args: Arguments) -> Ref {
    guard let values = parse(args, function: "pop", ["key", "default"], required: 1, skip: 1)
    else { return .null }
    let hash = keyHash(values[0])
    if hash == -1 { return .null }
    return orderedPop(args[0], values[0], hash, default: values[1])
  }

  /// Takes a key's value out, owned.
  ///
  /// Authority: `_odict_popkey_hash`.
  private mutating func orderedPop(
    _ object: Ref, _ key: Ref, _ hash: Int, default fallback: Ref
  ) -> Ref {
    if !removeOrderedNode(object, key, hash) { return .null }
    if level < .python310, rows[object].type != .type(.orderedDict) {
      let exists = contains(object, key)
      if exists < 0 { return .null }
      if exists == 1 {
        let value = getItem(object, key)
        if value.isNull || deleteItem(object, key) { return value }
        disown(value)
        return .null
      }
    } else if dictCount(object) > 0 {
      switch find(object, key, hash) {
      case .failed: return .null
      case .found(let index):
        if let value = removeEntry(object, index) { return value }
      case .absent: break
      }
    }
    return fallback.isNull ? raise(.keyError, value: key) : owned(fallback)
  }

  private mutating func orderedPopItem(_ args: Arguments) -> Ref {
    guard let values = parse(args, function: "popitem", ["last"], required: 0, skip: 1)
    else { return .null }
    let fromEnd = values[0].isNull ? 1 : truth(values[0])
    if fromEnd < 0 { return .null }
    let body = ordered(args[0])
    guard let node = fromEnd == 1 ? body.pointee.last : body.pointee.first else {
      return raise(.keyError, "dictionary is empty")
    }
    let key = owned(node.pointee.key)
    let value = orderedPop(args[0], key, node.pointee.hash, default: .null)
    if value.isNull {
      disown(key)
      return .null
    }
    return makeTuple(consuming: [key, value])
  }

  private mutating func orderedMove(_ args: Arguments) -> Ref {
    guard let values = parse(args, function: "move_to_end", ["key", "last"], required: 1, skip: 1)
    else { return .null }
    let toEnd = values[1].isNull ? 1 : truth(values[1])
    if toEnd < 0 { return .null }
    let object = args[0]
    let body = ordered(object)
    guard let end = toEnd == 1 ? body.pointee.last : body.pointee.first else {
      return raise(.keyError, value: values[0])
    }
    if end.pointee.key == values[0] { return owned(.none) }
    let hash = keyHash(values[0])
    if hash == -1 { return .null }
    guard let node = orderedNode(object, values[0], hash) else {
      return pending.isNull ? raise(.keyError, value: values[0]) : .null
    }
    if node != (toEnd == 1 ? body.pointee.last : body.pointee.first) {
      unlinkNode(object, node)
      linkNode(object, node, atEnd: toEnd == 1)
    }
    return owned(.none)
  }
}
