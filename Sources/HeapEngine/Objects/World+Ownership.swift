/// The four verbs of ownership, the only ones that built-ins use.
///
/// A built-in borrows its arguments and returns an owned result; anything held across a call that
/// can allocate, disown or run Python is owned.
extension World {
  /// Takes one more reference to an object.
  @inline(__always)
  func own(_ object: Ref) {
    let count = rows[object].count
    if count >= 0 { rows[object].count = count &+ 1 }
  }

  /// Takes one more reference and returns it.
  @inline(__always)
  func owned(_ object: Ref) -> Ref {
    own(object)
    return object
  }

  /// Gives up a reference; the last one destroys the object.
  @inline(__always)
  mutating func disown(_ object: Ref) {
    let count = rows[object].count
    if count < 0 { return }
    rows[object].count = count &- 1
    if count == 1 { destroy(object) }
  }

  /// Gives up a reference that may be null.
  @inline(__always)
  mutating func disownIfAny(_ object: Ref) {
    if !object.isNull { disown(object) }
  }

  /// Takes one more reference to what may be null.
  @inline(__always)
  func ownIfAny(_ object: Ref) -> Ref {
    if !object.isNull { own(object) }
    return object
  }

  /// Reads a slot, owned.
  @inline(__always)
  func take(_ slot: UnsafeMutablePointer<Ref>) -> Ref { owned(slot.pointee) }

  /// Consumes `value` into a slot, then gives up what was there.
  @inline(__always)
  mutating func put(_ value: Ref, into slot: UnsafeMutablePointer<Ref>) {
    let old = slot.pointee
    slot.pointee = value
    if !old.isNull { disown(old) }
  }

  /// Whether a type is another, or derives from it.
  @inline(__always)
  func isSubtype(_ type: Ref, _ base: Ref) -> Bool {
    type == base || derives(type, from: base)
  }

  /// Whether `base` is in the MRO of `type`.
  func derives(_ type: Ref, from base: Ref) -> Bool {
    let mro = record(type).pointee.mro
    if mro.isNull {
      var current = record(type).pointee.base
      while !current.isNull {
        if current == base { return true }
        current = record(current).pointee.base
      }
      return false
    }
    let items = tupleItems(mro)
    for index in 0..<tupleCount(mro) where items[index] == base { return true }
    return false
  }

  /// The facts about a type.
  @inline(__always)
  func record(_ type: Ref) -> UnsafeMutablePointer<TypeRecord> {
    rows[type].body(TypeRecord.self)
  }

  /// The type of an object.
  @inline(__always)
  func type(of object: Ref) -> Ref { rows[object].type }

  /// Whether an object is an instance of a built-in type or of a subclass of it.
  @inline(__always)
  func isInstance(_ object: Ref, _ type: BuiltinType) -> Bool {
    isSubtype(rows[object].type, .type(type))
  }

  /// What kind of payload an object carries.
  @inline(__always)
  func layout(_ object: Ref) -> Layout { rows[object].layout }
}
