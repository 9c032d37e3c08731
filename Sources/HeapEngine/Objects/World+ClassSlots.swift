/// What a class adds to its instances: a dict, weak references, the values of `__slots__`.
///
/// Authority: CPython, Objects/typeobject.c: `type_new_slots`, `type_new_slots_impl`.
extension World {
  mutating func addSlots(_ type: Ref, _ best: Ref) -> Bool {
    let slots = dictGet(record(type).pointee.dict, name: .name(.slots))
    if slots.isNull {
      if mayAddDict(type) { addDict(type) }
      if mayAddWeakrefs(type) { addWeakrefs(type) }
      placeAttributes(type, best)
      record(type).pointee.isCollectable = true
      return true
    }
    let given = slotTuple(slots)
    if given.isNull { return false }
    let names = (0..<tupleCount(given)).map { tupleItems(given)[$0] }
    var isHeld = true
    defer { if isHeld { disown(given) } }
    if !names.isEmpty, hasVariableSize(best) {
      raise(
        .typeError, "nonempty __slots__ not supported for subtype of '\(nameOfType(best))'")
      return false
    }
    guard let plain = readSlots(names, type) else { return false }
    // The names are sorted as a list, which becomes a tuple again.
    let list = makeList(consuming: plain)
    if level < .python310 {
      disown(given)
      isHeld = false
    }
    addMembers(plain.sorted(by: { text($0) < text($1) }), type)
    disown(list)
    takeFromSecondaryBases(type, best)
    placeAttributes(type, best)
    // Even without slots: an instance owns a reference to its class.
    record(type).pointee.isCollectable = true
    return true
  }

  /// Whether instances' blocks end in a variable number of items (`tp_itemsize`).
  private func hasVariableSize(_ type: Ref) -> Bool {
    record(type).pointee.itemSize > 0
  }

  private func mayAddDict(_ type: Ref) -> Bool {
    let record = record(type)
    return !record.pointee.hasDict && record.pointee.layout != .type
      && record.pointee.layout != .module
  }

  private func mayAddWeakrefs(_ type: Ref) -> Bool {
    !record(type).pointee.hasWeakrefs && !hasVariableSize(type)
  }

  private mutating func addDict(_ type: Ref) { record(type).pointee.hasDict = true }

  private mutating func addWeakrefs(_ type: Ref) { record(type).pointee.hasWeakrefs = true }

  /// Places what a class adds to its base, once its slots are there: the dict and the weak
  /// reference list lie behind the fields, or in front of the instance (a dict from 3.11 on, behind
  /// variable items from 3.12 on; weak references from 3.12 on).
  ///
  /// Authority: `type_new_descriptors`.
  private func placeAttributes(_ type: Ref, _ best: Ref) {
    let record = record(type)
    let base = self.record(best)
    let isManaged = level >= .python312 || level == .python311 && record.pointee.itemSize == 0
    let addsDict = record.pointee.hasDict && !base.pointee.hasDict
    if addsDict, !isManaged {
      record.pointee.dictOffset = record.pointee.itemSize == 0 ? record.pointee.basicSize : -8
      record.pointee.basicSize += 8
    }
    if record.pointee.hasWeakrefs, !base.pointee.hasWeakrefs {
      if level >= .python312 {
        record.pointee.hasManagedWeakrefs = true
        record.pointee.weakrefOffset = -32
      } else {
        record.pointee.weakrefOffset = record.pointee.basicSize
        record.pointee.basicSize += 8
      }
    }
    if addsDict, isManaged {
      record.pointee.hasManagedDict = true
      record.pointee.dictOffset = level >= .python312 ? -1 : -record.pointee.basicSize - 24
    }
  }

  /// `__slots__` as a tuple, owned; null with an exception pending.
  private mutating func slotTuple(_ slots: Ref) -> Ref {
    if rows[slots].layout == .str { return makeTuple(consuming: [owned(slots)]) }
    if rows[slots].type == .type(.tuple) { return owned(slots) }
    guard let names = collectItems(slots) else { return .null }
    return makeTuple(consuming: names)
  }

  /// Checks the names and takes `__dict__` and `__weakref__` out; the others are interned, mangled
  /// and owned. Nil with an exception pending.
  private mutating func readSlots(_ names: [Ref], _ type: Ref) -> [Ref]? {
    var plain: [Ref] = []
    let hadDict = !mayAddDict(type)
    let hadWeakrefs = !mayAddWeakrefs(type)
    for name in names {
      guard rows[name].layout == .str else {
        raise(.typeError, "__slots__ items must be strings, not '\(typeName(name))'")
        return giveUpSlots(plain)
      }
      let shown = text(name)
      guard strIsIdentifier(name) else {
        raise(.typeError, "__slots__ must be identifiers")
        return giveUpSlots(plain)
      }
      switch shown {
      case "__dict__":
        if hadDict || record(type).pointee.hasDict {
          raise(.typeError, "__dict__ slot disallowed: we already got one")
          return giveUpSlots(plain)
        }
        addDict(type)
      case "__weakref__":
        if hadWeakrefs || record(type).pointee.hasWeakrefs {
          raise(
            .typeError,
            level >= .python311
              ? "__weakref__ slot disallowed: we already got one"
              : "__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0")
          return giveUpSlots(plain)
        }
        addWeakrefs(type)
      default: plain.append(intern(mangled(name, in: type)))
      }
    }
    for name in plain where !dictGet(record(type).pointee.dict, name: name).isNull {
      raise(.valueError, "'\(text(name))' in __slots__ conflicts with class variable")
      return giveUpSlots(plain)
    }
    return plain
  }

  private mutating func giveUpSlots(_ names: [Ref]) -> [Ref]? {
    for name in names { disown(name) }
    return nil
  }

  /// Adds a member descriptor for each of these names (borrowed).
  private mutating func addMembers(_ names: [Ref], _ type: Ref) {
    let record = record(type)
    if !names.isEmpty {
      record.pointee.slotNames = makeTuple(consuming: names.map { owned($0) })
    }
    for name in names {
      let member = makeCollectable(.type(.member), .member, bytes: 64 + 8)
      rows[member].field0 = owned(type)
      rows[member].field1 = owned(name)
      rows[member].b = UInt64(record.pointee.slotCount)
      track(member)
      dictSet(record.pointee.dict, name, member)
      disown(member)
      record.pointee.slotCount += 1
      record.pointee.basicSize += 8
    }
  }

  /// Bases that are not the first may bring a dict or weak references.
  private mutating func takeFromSecondaryBases(_ type: Ref, _ best: Ref) {
    let bases = record(type).pointee.bases
    for index in 0..<tupleCount(bases) {
      let base = tupleItems(bases)[index]
      if base == best { continue }
      if mayAddDict(type), record(base).pointee.hasDict { addDict(type) }
      if mayAddWeakrefs(type), record(base).pointee.hasWeakrefs { addWeakrefs(type) }
    }
  }

  /// A private name as the class's body sees it; owned.
  private mutating func mangled(_ name: Ref, in type: Ref) -> Ref {
    let plain = text(name)
    guard plain.hasPrefix("__"), !plain.hasSuffix("__") else { return owned(name) }
    let owner = nameOfType(type).drop { $0 == "_" }
    if owner.isEmpty { return owned(name) }
    return internedStr("_\(owner)\(plain)")
  }

  // MARK: Exchanging types

  /// Whether instances of one type can take another's place; otherwise TypeError is pending, in
  /// the name of the attribute that was assigned to.
  ///
  /// Authority: Objects/typeobject.c: `compatible_for_assignment`.
  mutating func areExchangeable(_ old: Ref, _ new: Ref, _ attribute: String) -> Bool {
    let one = layoutRoot(new)
    let other = layoutRoot(old)
    if one == other { return true }
    let sameBase = record(one).pointee.base == record(other).pointee.base
    if sameBase, !record(one).pointee.base.isNull, addsSameSlots(one, other) { return true }
    raise(
      .typeError,
      "\(attribute) assignment: '\(nameOfType(new))' object layout differs from "
        + "'\(nameOfType(old))'")
    return false
  }

  /// The furthest base with the same fields.
  private func layoutRoot(_ type: Ref) -> Ref {
    var current = type
    while true {
      let record = record(current)
      let base = record.pointee.base
      if base.isNull { return current }
      let parent = self.record(base)
      guard parent.pointee.layout == record.pointee.layout,
        parent.pointee.basicSize == record.pointee.basicSize,
        parent.pointee.hasDict == record.pointee.hasDict,
        parent.pointee.hasWeakrefs == record.pointee.hasWeakrefs,
        parent.pointee.isCollectable == record.pointee.isCollectable
      else { return current }
      current = base
    }
  }

  private func addsSameSlots(_ one: Ref, _ other: Ref) -> Bool {
    let left = record(one)
    let right = record(other)
    return left.pointee.layout == right.pointee.layout
      && left.pointee.basicSize == right.pointee.basicSize
      && left.pointee.hasDict == right.pointee.hasDict
      && left.pointee.hasWeakrefs == right.pointee.hasWeakrefs
      && ownSlotNames(one) == ownSlotNames(other)
  }

  /// The names of the slots that a class itself adds.
  private func ownSlotNames(_ type: Ref) -> [String] {
    var names: [String] = []
    var position = 0
    while let entry = dictNext(record(type).pointee.dict, &position) {
      if rows[entry.value].layout == .member, rows[entry.value].field0 == type {
        names.append(text(rows[entry.value].field1))
      }
    }
    return names.sorted()
  }
}
