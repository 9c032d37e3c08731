/// `super`: field0 is the class, field1 the object (null when unbound), field2 the object's class.
///
/// Authority: CPython, Objects/typeobject.c: `super_init_impl`, `super_getattro`, `supercheck`.
extension World {
  static let superEntries: [NativeEntry] = [
    .staticMethod("__new__", 0, 255, keywords: true) { world, arguments in
      world.makeNative(arguments[0], .superObject, bytes: 56)
    },
    .special(.initialize, 0, 255, keywords: true) { $0.superInit($1) },
    .special(.repr) { $0.superRepr($1[0]) },
    .special(.get, 1, 2) { $0.superGet($1) },
    .special(.getAttribute, 1) { world, arguments in
      let found = world.getSuperAttribute(arguments[0], arguments[1])
      return found.isNull && world.pending.isNull
        ? world.raiseNoAttribute(arguments[0], arguments[1]) : found
    },
    .getter("__thisclass__", { $0.orNone($0.rows[$1[0]].field0) }),
    .getter("__self__", { $0.orNone($0.rows[$1[0]].field1) }),
    .getter("__self_class__", { $0.orNone($0.rows[$1[0]].field2) }),
  ]

  /// `super(type, object)`, whose fitness the caller has seen to; owned.
  mutating func makeSuper(_ type: Ref, _ object: Ref) -> Ref {
    let result = makeNative(.type(.superType), .superObject, bytes: 56)
    rows[result].field0 = owned(type)
    rows[result].field1 = owned(object)
    rows[result].field2 = owned(
      layout(object) == .type && isSubtype(object, type) ? object : rows[object].type)
    return result
  }

  private mutating func superInit(_ arguments: Arguments) -> Ref {
    if refusesKeywords(arguments, "super") { return .null }
    var type = Ref.null
    var object = Ref.null
    switch arguments.count {
    case 1:
      guard let found = superFromFrame() else { return .null }
      type = found.type
      object = found.object
    case 2, 3:
      type = arguments[1]
      guard layout(type) == .type else {
        let article = level >= .python311 ? "a type" : "type"
        return raise(
          .typeError,
          "super() argument 1 must be \(article), not \(level < .python311 ? argumentTypeName(type) : typeName(type))"
        )
      }
      object = arguments.count == 3 && arguments[2] != .none ? arguments[2] : .null
    default:
      return raise(
        .typeError, "super() expected at most 2 arguments, got \(arguments.count - 1)")
    }
    var objectType = Ref.null
    if !object.isNull {
      objectType = superCheck(type, object)
      if objectType.isNull { return .null }
    }
    let old = rows[arguments[0]]
    rows[arguments[0]].field0 = owned(type)
    rows[arguments[0]].field1 = ownIfAny(object)
    rows[arguments[0]].field2 = objectType
    for value in [old.field0, old.field1, old.field2] { disownIfAny(value) }
    return owned(.none)
  }

  /// The class whose bases are searched, owned; null with TypeError pending.
  mutating func superCheck(_ type: Ref, _ object: Ref) -> Ref {
    if layout(object) == .type, isSubtype(object, type) { return owned(object) }
    if isSubtype(rows[object].type, type) { return owned(rows[object].type) }
    let claimed = getAttributeIfAny(object, .name(.classAttribute))
    if !claimed.isNull {
      if layout(claimed) == .type, claimed != rows[object].type, isSubtype(claimed, type) {
        return claimed
      }
      disown(claimed)
    } else if !pending.isNull {
      return .null
    }
    return raiseNoSubtype(type, object)
  }

  /// Authority: `supercheck`, whose message names both from 3.13 on.
  @discardableResult
  mutating func raiseNoSubtype(_ type: Ref, _ object: Ref) -> Ref {
    guard level >= .python313 else {
      return raise(
        .typeError, "super(type, obj): obj must be an instance or subtype of type")
    }
    let isType = layout(object) == .type
    let name = isType ? nameOfType(object) : typeName(object)
    return raise(
      .typeError,
      "super(type, obj): obj (\(isType ? "type" : "instance of") \(name)) is not an instance or "
        + "subtype of type (\(nameOfType(type))).")
  }

  /// The class and the first argument of the running method; borrowed, nil with an error pending.
  mutating func superFromFrame() -> (type: Ref, object: Ref)? {
    guard frameCount > 0 else { return superError("super(): no current frame") }
    let frame = frames + (frameCount - 1)
    let code = frame.pointee.code
    guard code.pointee.argumentCount > 0 else { return superError("super(): no arguments") }
    var object = frame.pointee.base[0]
    if code.pointee.isSelfInCell, !object.isNull, layout(object) == .cell {
      object = rows[object].field0
    }
    if object.isNull { return superError("super(): arg[0] deleted") }
    guard code.pointee.classSlot >= 0 else {
      return superError("super(): __class__ cell not found")
    }
    let cell = frame.pointee.base[Int(code.pointee.classSlot)]
    guard !cell.isNull, layout(cell) == .cell else {
      return superError("super(): bad __class__ cell")
    }
    let type = rows[cell].field0
    if type.isNull { return superError("super(): empty __class__ cell") }
    guard layout(type) == .type else {
      return superError("super(): __class__ is not a type (\(typeName(type)))")
    }
    return (type, object)
  }

  private mutating func superError(_ message: String) -> (type: Ref, object: Ref)? {
    raise(.runtimeError, message)
    return nil
  }

  /// An attribute found behind the class in the MRO; null and nothing pending when missing.
  mutating func getSuperAttribute(_ object: Ref, _ name: Ref) -> Ref {
    let start = rows[object].field2
    if start.isNull || name == .name(.classAttribute) { return getInstanceAttribute(object, name) }
    // The class may not have its MRO yet.
    if record(start).pointee.mro.isNull { return getInstanceAttribute(object, name) }
    let found = lookup(name, behind: rows[object].field0, in: start)
    if found.isNull { return getInstanceAttribute(object, name) }
    own(found)
    defer { disown(found) }
    let bound = rows[object].field1
    return bind(found, to: bound == start ? .null : bound, start)
  }

  private mutating func superRepr(_ object: Ref) -> Ref {
    let row = rows[object]
    let type = row.field0.isNull ? "NULL" : nameOfType(row.field0)
    if row.field2.isNull { return makeStr("<super: <class '\(type)'>, NULL>") }
    return makeStr("<super: <class '\(type)'>, <\(nameOfType(row.field2)) object>>")
  }

  private mutating func superGet(_ arguments: Arguments) -> Ref {
    let row = rows[arguments[0]]
    let object = arguments[1]
    if object == .none || !row.field1.isNull { return owned(arguments[0]) }
    if row.type != .type(.superType) { return call(row.type, [row.field0, object]) }
    let objectType = superCheck(row.field0, object)
    if objectType.isNull { return .null }
    disown(objectType)
    return makeSuper(row.field0, object)
  }
}
