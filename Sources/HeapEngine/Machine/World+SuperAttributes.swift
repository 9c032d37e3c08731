/// Attributes of `super()` without an object of `super` (3.12+).
///
/// Authority: CPython 3.12, Python/bytecodes.c: `LOAD_SUPER_ATTR`, which makes the object the first
/// time, and its specialised forms; Objects/typeobject.c: `_PySuper_Lookup`.
extension World {
  /// What a look behind a class found.
  struct SuperAttribute {
    /// False: the long way must be gone.
    var isFound = false
    /// The attribute, owned; null with an exception pending.
    var value = Ref.null
    /// The object that a method is to be called with, owned; null for what is bound already.
    var object = Ref.null
  }

  /// The attribute that an instruction which has run before looks up behind a class; `operand`
  /// arguments of `super` are on the stack.
  @inline(never)
  mutating func loadFromSuper(
    _ sp: UnsafeMutablePointer<Ref>, _ operand: Int, _ name: Ref,
    _ cache: UnsafeMutablePointer<UInt64>, asMethod: Bool
  ) -> SuperAttribute {
    guard cache.pointee != 0 else {
      cache.pointee = 1
      return SuperAttribute()
    }
    guard sp[-operand - 1] == .type(.superType), sp[-operand - 2].isNull,
      name != .name(.classAttribute),
      let (type, object) = superArguments(sp, operand)
    else { return SuperAttribute() }
    let start = superCheck(type, object)
    if start.isNull {
      clearPending()
      return SuperAttribute()
    }
    defer { disown(start) }
    let found = lookup(name, behind: type, in: start)
    if found.isNull { return SuperAttribute() }
    let isFunction =
      rows[found].layout == .function
      || rows[found].layout == .methodDescriptor
        && rows[found].type != .type(.classMethodDescriptor)
    let isPlain = !record(rows[object].type).pointee.customGetAttribute
    if asMethod, isFunction, isPlain, layout(object) != .type {
      return SuperAttribute(isFound: true, value: owned(found), object: owned(object))
    }
    own(found)
    defer { disown(found) }
    return SuperAttribute(
      isFound: true, value: bind(found, to: object == start ? .null : object, start))
  }

  private mutating func superArguments(
    _ sp: UnsafeMutablePointer<Ref>, _ operand: Int
  ) -> (type: Ref, object: Ref)? {
    guard operand == 2 else {
      let found = superFromFrame()
      if found == nil { clearPending() }
      return found
    }
    return layout(sp[-2]) == .type && sp[-1] != .none ? (sp[-2], sp[-1]) : nil
  }

  /// The attribute of the classes behind one in another's order of resolution; borrowed, or null.
  func lookup(_ name: Ref, behind type: Ref, in start: Ref) -> Ref {
    let mro = record(start).pointee.mro
    if mro.isNull { return .null }
    let count = tupleCount(mro)
    var index = 0
    while index < count, tupleItems(mro)[index] != type { index += 1 }
    index += 1
    while index < count {
      let found = dictGet(record(tupleItems(mro)[index]).pointee.dict, name: name)
      if !found.isNull { return found }
      index += 1
    }
    return .null
  }
}
