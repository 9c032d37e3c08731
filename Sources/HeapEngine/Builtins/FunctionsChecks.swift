/// `isinstance` and `issubclass`.
///
/// Authority: CPython, Objects/abstract.c: `object_recursive_isinstance`, `object_issubclass`.
extension World {
  /// `isinstance(object, classes)`: 1, 0; -1 with an exception pending.
  mutating func isInstance(_ object: Ref, of classes: Ref) -> Int {
    if rows[object].type == classes { return 1 }
    if rows[classes].type == .type(.type) { return isRealInstance(object, of: classes) }
    if layout(classes) == .tuple {
      guard enterRecursion(" in __instancecheck__") else { return -1 }
      defer { leaveRecursion() }
      for index in 0..<tupleCount(classes) {
        let found = isInstance(object, of: tupleItems(classes)[index])
        if found != 0 { return found }
      }
      return 0
    }
    if let answer = askMetaclass(classes, .instanceCheck, object) { return answer }
    return isRealInstance(object, of: classes)
  }

  /// `issubclass(type, classes)`: 1, 0; -1 with an exception pending.
  mutating func isSubclass(_ type: Ref, of classes: Ref) -> Int {
    if rows[classes].type == .type(.type) {
      return type == classes ? 1 : isRealSubclass(type, of: classes)
    }
    if layout(classes) == .tuple {
      guard enterRecursion(" in __subclasscheck__") else { return -1 }
      defer { leaveRecursion() }
      for index in 0..<tupleCount(classes) {
        let found = isSubclass(type, of: tupleItems(classes)[index])
        if found != 0 { return found }
      }
      return 0
    }
    if let answer = askMetaclass(classes, .subclassCheck, type) { return answer }
    return isRealSubclass(type, of: classes)
  }

  /// What a metaclass's own check says; nil when it has none but `type`'s.
  private mutating func askMetaclass(
    _ classes: Ref, _ name: KnownName, _ argument: Ref
  ) -> Int? {
    let hook = lookupSpecial(classes, name)
    if hook.isNull || hook == special(of: .type(.type), name) { return nil }
    guard enterRecursion(" in \(name.rawValue)") else { return -1 }
    defer { leaveRecursion() }
    guard let result = callBoundSpecial(classes, name, [argument]) else { return nil }
    if result.isNull { return -1 }
    defer { disown(result) }
    return truth(result)
  }

  /// `type.__instancecheck__`: the type, or what `__class__` says.
  mutating func isRealInstance(_ object: Ref, of type: Ref) -> Int {
    let real = rows[object].type
    if layout(type) == .type {
      if isSubtype(real, type) { return 1 }
      let own = lookup(real, .name(.classAttribute))
      let inherited = dictGet(record(.type(.object)).pointee.dict, name: .name(.classAttribute))
      if own == inherited, !record(real).pointee.customGetAttribute { return 0 }
      let claimed = getAttributeIfAny(object, .name(.classAttribute))
      if claimed.isNull { return pending.isNull ? 0 : -1 }
      defer { disown(claimed) }
      return claimed != real && layout(claimed) == .type && isSubtype(claimed, type) ? 1 : 0
    }
    let message =
      level >= .python310
      ? "isinstance() arg 2 must be a type, a tuple of types, or a union"
      : "isinstance() arg 2 must be a type or tuple of types"
    guard hasBases(type, message) else { return -1 }
    let claimed = getAttributeIfAny(object, .name(.classAttribute))
    if claimed.isNull { return pending.isNull ? 0 : -1 }
    defer { disown(claimed) }
    return isAbstractSubclass(claimed, of: type)
  }

  /// `type.__subclasscheck__`.
  mutating func isRealSubclass(_ type: Ref, of base: Ref) -> Int {
    if layout(type) == .type, layout(base) == .type { return isSubtype(type, base) ? 1 : 0 }
    guard hasBases(type, "issubclass() arg 1 must be a class") else { return -1 }
    let message =
      level >= .python310
      ? "issubclass() arg 2 must be a class, a tuple of classes, or a union"
      : "issubclass() arg 2 must be a class or tuple of classes"
    guard hasBases(base, message) else { return -1 }
    return isAbstractSubclass(type, of: base)
  }

  /// Whether an object can stand for a class; otherwise TypeError is pending.
  private mutating func hasBases(_ object: Ref, _ message: String) -> Bool {
    let bases = getAttributeIfAny(object, .name(.bases))
    if !bases.isNull {
      let isTuple = layout(bases) == .tuple
      disown(bases)
      if isTuple { return true }
    }
    if pending.isNull { raise(.typeError, message) }
    return false
  }

  /// Single inheritance is followed in a loop, several bases by recursion.
  ///
  /// Authority: Objects/abstract.c: `abstract_issubclass`.
  private mutating func isAbstractSubclass(_ type: Ref, of base: Ref) -> Int {
    var current = owned(type)
    while current != base {
      let bases = getAttributeIfAny(current, .name(.bases))
      disown(current)
      if bases.isNull { return pending.isNull ? 0 : -1 }
      defer { disown(bases) }
      guard layout(bases) == .tuple, tupleCount(bases) > 0, charge(1) else {
        return pending.isNull ? 0 : -1
      }
      if tupleCount(bases) > 1 { return isAnySubclass(bases, of: base) }
      current = owned(tupleItems(bases)[0])
    }
    disown(current)
    return 1
  }

  private mutating func isAnySubclass(_ bases: Ref, of base: Ref) -> Int {
    guard enterRecursion(" in __issubclass__") else { return -1 }
    defer { leaveRecursion() }
    for index in 0..<tupleCount(bases) {
      let result = isAbstractSubclass(tupleItems(bases)[index], of: base)
      if result != 0 { return result }
    }
    return 0
  }
}
