/// Mapping and class patterns of `match`.
///
/// Authority: CPython, Python/ceval.c: `match_keys`, `match_class`.
extension World {
  /// The values of keys in a mapping as a tuple, or None when one is missing; owned.
  mutating func matchKeys(_ subject: Ref, _ keys: Ref) -> Ref {
    let seen = makeSet()
    defer { disown(seen) }
    var values: [Ref] = []
    for index in 0..<tupleCount(keys) {
      let key = tupleItems(keys)[index]
      let isNew = isUnseen(key, seen, .valueError) {
        "mapping pattern checks duplicate key (\($0.reprText(key)))"
      }
      let value = isNew ? valueOrNull(subject, key) : .null
      if value.isNull {
        for value in values { disown(value) }
        return pending.isNull ? owned(.none) : .null
      }
      values.append(value)
    }
    return makeTuple(consuming: values)
  }

  /// Notes a key or name of a pattern; false with an exception when it was there before.
  private mutating func isUnseen(
    _ key: Ref, _ seen: Ref, _ kind: BuiltinException, _ message: (inout World) -> String
  ) -> Bool {
    let hash = hashOf(key)
    if hash == -1 { return false }
    let count = setCount(seen)
    guard setAdd(seen, key, hash: hash) else { return false }
    if setCount(seen) > count { return true }
    raise(kind, message(&self))
    return false
  }

  /// The value of a key; null and nothing pending when there is none. No `__missing__` is asked.
  private mutating func valueOrNull(_ subject: Ref, _ key: Ref) -> Ref {
    if rows[subject].type == .type(.dict) {
      let hash = hashOf(key)
      if hash == -1 { return .null }
      let value = dictGet(subject, key, hash: hash)
      return value.isNull ? .null : owned(value)
    }
    let name = internedStr("get")
    defer { disown(name) }
    let get = getAttribute(subject, name)
    if get.isNull { return .null }
    defer { disown(get) }
    let absent = call(.type(.object))
    if absent.isNull { return .null }
    defer { disown(absent) }
    let value = call(get, [key, absent])
    guard value == absent else { return value }
    disown(value)
    return .null
  }

  /// The attributes of a class pattern as a tuple, or None; owned. `base`: subject, class, names.
  mutating func matchClass(_ base: UnsafeMutablePointer<Ref>, _ positional: Int) -> Ref {
    let subject = base[0]
    let type = base[1]
    guard rows[type].layout == .type else {
      return raise(.typeError, "called match pattern must be a class")
    }
    let matches = isInstance(subject, of: type)
    if matches < 0 { return .null }
    if matches == 0 { return owned(.none) }
    if positional == 0 { return matchAttributes(subject, type, base[2]) }
    let args = getAttributeIfAny(type, .name(.matchArgs))
    if args.isNull, !pending.isNull { return .null }
    defer { disownIfAny(args) }
    if !args.isNull, rows[args].type != .type(.tuple) {
      let name = nameOfType(type)
      return raise(
        .typeError, "\(name).__match_args__ must be a tuple (got \(typeName(args)))")
    }
    let matchesSelf = args.isNull && Self.selfMatching.contains(builtinBase(type))
    let allowed = matchesSelf ? 1 : args.isNull ? 0 : tupleCount(args)
    if allowed < positional {
      return raise(
        .typeError,
        "\(nameOfType(type))() accepts \(allowed) positional sub-pattern"
          + "\(allowed == 1 ? "" : "s") (\(positional) given)")
    }
    if matchesSelf { return matchAttributes(subject, type, base[2], first: subject) }
    return matchAttributes(
      subject, type, base[2], positional: (0..<positional).map { tupleItems(args)[$0] })
  }

  /// The types whose one positional pattern is for the subject itself.
  private static let selfMatching: [Ref] = [
    .type(.bool), .type(.bytes), .type(.dict), .type(.float), .type(.int), .type(.list),
    .type(.set), .type(.str), .type(.tuple), .type(.frozenset), .type(.bytearray),
  ]

  private mutating func matchAttributes(
    _ subject: Ref, _ type: Ref, _ names: Ref, first: Ref = .null, positional: [Ref] = []
  ) -> Ref {
    let seen = makeSet()
    defer { disown(seen) }
    var values: [Ref] = first.isNull ? [] : [owned(first)]
    let keywords = (0..<tupleCount(names)).map { tupleItems(names)[$0] }
    for name in positional + keywords {
      let value = matchedAttribute(subject, type, name, seen)
      if value.isNull {
        for value in values { disown(value) }
        return pending.isNull ? owned(.none) : .null
      }
      values.append(value)
    }
    return makeTuple(consuming: values)
  }

  private mutating func matchedAttribute(
    _ subject: Ref, _ type: Ref, _ name: Ref, _ seen: Ref
  ) -> Ref {
    guard rows[name].type == .type(.str) else {
      return raise(
        .typeError, "__match_args__ elements must be strings (got \(typeName(name)))")
    }
    let isNew = isUnseen(name, seen, .typeError) {
      "\($0.nameOfType(type))() got multiple sub-patterns for attribute \($0.reprText(name))"
    }
    return isNew ? getAttributeIfAny(subject, name) : .null
  }
}
