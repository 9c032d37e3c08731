import HeapTrace
import PythonSubset

/// Telling by numbers that nothing about an object or a frame has changed, before any text is made:
/// from one step to the next most of a picture stays as it is.
///
/// A sign is exact: objects have birth numbers of their own, so that no other object has the sign of
/// one, and what is written in place cannot change, but for a str that a sum extends, whose length
/// stands beside it.
extension World {
  /// Makes signs in the place of slots.
  mutating func sign(_ walk: inout StateWalk, _ body: (inout World, inout StateWalk) -> Void) {
    walk.signs.removeAll(keepingCapacity: true)
    walk.isSure = true
    walk.isSigning = true
    body(&self, &walk)
    walk.isSigning = false
  }

  /// Adds the signs of a slot.
  mutating func addSigns(_ name: SlotName, _ value: Ref, _ walk: inout StateWalk) {
    switch name {
    case .index(let index): walk.signs.append(UInt64(index))
    case .text(let name), .atom(let name): walk.signs.append(identity(name))
    case .local(let slot, _): walk.signs.append(UInt64(slot))
    case .word: walk.isSure = false
    }
    addSigns(of: value, &walk)
  }

  /// Adds the signs of what a slot holds.
  mutating func addSigns(of value: Ref, _ walk: inout StateWalk) {
    switch meet(value, &walk) {
    case .atom:
      walk.signs.append(identity(value) | 1 << 60)
      if rows[value].layout == .str { walk.signs.append(UInt64(strCount(value))) }
    case .hidden:
      walk.signs.append(identity(value) | 2 << 60)
      walk.signs.append(identity(hiddenName(value)))
    case .number(let number): walk.signs.append(UInt64(number) | 3 << 60)
    case .folded: walk.isSure = false
    }
  }

  /// A number that no other object has, as long as the world lives.
  private func identity(_ object: Ref) -> UInt64 {
    UInt64(object.raw) << 32 | UInt64(gc[object].birth)
  }

  /// The str by which pictures name what they do not draw.
  private func hiddenName(_ object: Ref) -> Ref {
    switch rows[object].layout {
    case .type: record(object).pointee.name
    case .function: rows[object].body(FunctionBody.self).pointee.name
    default: rows[object].field1
    }
  }

  /// Captures what is shown of an object: the slots of the last step where they are as they were.
  mutating func captureShown(_ object: Ref, _ number: Int, _ walk: inout StateWalk) {
    sign(&walk) { world, walk in _ = world.captureSlots(object, &walk) }
    if walk.isSure, sight.slotSigns[number - 1] == walk.signs { return }
    sight.slotSigns[number - 1] = walk.isSure ? walk.signs : Sight.unknown
    sight.stateSigns[number - 1] = Sight.unknown
    var shown = Sight.Shown(slots: captureSlots(object, &walk))
    if shown.slots.count > 8 {
      shown.folded = shown.slots.count - 7
      shown.slots.removeSubrange(6..<6 + shown.folded)
    }
    sight.shown[number - 1] = shown
  }

  /// The signs of what an object's state says beside its slots and the rest of its count.
  func addStateSigns(
    of object: Ref, isReached: Bool, _ list: CollectorList?, _ mark: CollectionMark?, size: Int,
    to signs: inout [UInt64]
  ) {
    signs.append(identity(record(rows[object].type).pointee.name))
    signs.append(UInt64(bitPattern: Int64(rows[object].count)))
    signs.append(isReached ? 1 : 0)
    signs.append(list.map(World.sign) ?? .max)
    signs.append(mark.map(World.sign) ?? .max)
    if mark != nil { signs.append(UInt64(bitPattern: Int64(gc[object].gcRefs))) }
    signs.append(UInt64(size))
    signs.append(containerLength(object).map { UInt64($0) } ?? .max)
    forEachPlace(of: object) { address, bytes, purpose in
      signs.append(address | UInt64(purpose.utf8.first ?? 0) << 56)
      signs.append(UInt64(bytes))
    }
  }

  private static func sign(_ list: CollectorList) -> UInt64 {
    switch list {
    case .generation(let number): UInt64(number)
    case .permanent: 10
    case .unreachable: 11
    case .stillUnreachable: 12
    case .finalized: 13
    }
  }

  private static func sign(_ mark: CollectionMark) -> UInt64 {
    switch mark {
    case .copied: 0
    case .subtracted: 1
    case .tentative: 2
    case .reachable: 3
    case .movedBack: 4
    case .garbage: 5
    case .finalizing: 6
    case .resurrected: 7
    case .clearing: 8
    }
  }
}
