/// How built-in objects are taken apart for `copy`: `__reduce_ex__` and its kin.
///
/// Authority: CPython, Objects/typeobject.c: `object___reduce_ex___impl`; Lib/copyreg.py; the
/// `__reduce__` methods of Objects/setobject.c, rangeobject.c, bytearrayobject.c.
extension World {
  static let objectReduceEntries: [NativeEntry] = [
    .method("__reduce_ex__", 1) { $0.objectReduce($1[0], protocol: $1[1]) },
    .method("__reduce__") { world, args in
      world.callLibrary("copyreg", "_reduce_ex", [args[0], .smallInt(0)])
    },
  ]

  /// 3.11 on.
  static let objectStateEntries: [NativeEntry] = [
    .method("__getstate__") { $0.callLibrary("copyreg", "_state", [$1[0]]) }
  ]

  /// `object.__reduce_ex__`: a `__reduce__` of the class's own goes first.
  private mutating func objectReduce(_ object: Ref, protocol version: Ref) -> Ref {
    guard let number = countArgument(version) else { return .null }
    let own = lookup(rows[object].type, .name(.reduce))
    let plain = dictGet(record(.type(.object)).pointee.dict, name: .name(.reduce))
    if own != plain {
      let method = getAttribute(object, .name(.reduce))
      if method.isNull { return .null }
      defer { disown(method) }
      return call(method)
    }
    return number >= 2
      ? callLibrary("copyreg", "_reduce_2", [object])
      : callLibrary("copyreg", "_reduce_ex", [object, version])
  }

  /// The attributes of an instance of a subclass, or None; owned.
  private mutating func attributesOrNone(_ object: Ref) -> Ref {
    guard record(rows[object].type).pointee.isHeapType else { return owned(.none) }
    let attributes = getAttributeIfAny(object, .name(.dict))
    if !attributes.isNull { return attributes }
    clearPending()
    return owned(.none)
  }

  static let setReduceEntries: [NativeEntry] = [
    .method("__reduce__") { world, args in
      let items = world.call(.type(.list), args[0])
      if items.isNull { return .null }
      let given = world.makeTuple(consuming: [items])
      let state = world.attributesOrNone(args[0])
      return world.makeTuple(consuming: [world.owned(world.rows[args[0]].type), given, state])
    }
  ]

  static let rangeReduceEntries: [NativeEntry] = [
    .method("__reduce__") { world, args in
      let row = world.rows[args[0]]
      let given = world.makeTuple(
        consuming: [row.field0, row.field1, row.field2].map { world.owned($0) })
      return world.makeTuple(consuming: [world.owned(row.type), given])
    }
  ]

  static let bytearrayReduceEntries: [NativeEntry] = ["__reduce__", "__reduce_ex__"].map { name in
    .method(name, 0, name == "__reduce__" ? 0 : 1) { world, args in
      let bytes = world.makeBytes(Array(world.byteBuffer(args[0])))
      let given = world.makeTuple(consuming: [bytes])
      let state = world.attributesOrNone(args[0])
      return world.makeTuple(consuming: [world.owned(world.rows[args[0]].type), given, state])
    }
  }

  static let namespaceReduceEntries: [NativeEntry] = [
    .method("__reduce__") { world, args in
      let state = world.getAttribute(args[0], .name(.dict))
      if state.isNull { return .null }
      return world.makeTuple(consuming: [
        world.owned(world.rows[args[0]].type), world.owned(.emptyTuple), state,
      ])
    }
  ]

  /// Descriptors of types: what `getattr` finds on the type.
  ///
  /// Authority: Objects/descrobject.c: `descr_reduce`.
  static let descriptorReduceEntries: [NativeEntry] = [
    .method("__reduce__") { world, args in
      world.reducedToGetattr(world.rows[args[0]].field0, world.rows[args[0]].field1)
    }
  ]

  /// Bound methods, Objects/classobject.c: `method___reduce___impl`.
  static let methodReduceEntries: [NativeEntry] = [
    .method("__reduce__") { world, args in
      let name = world.getAttribute(world.rows[args[0]].field1, .name(.name))
      if name.isNull { return .null }
      defer { world.disown(name) }
      return world.reducedToGetattr(world.rows[args[0]].field0, name)
    }
  ]

  private mutating func reducedToGetattr(_ owner: Ref, _ name: Ref) -> Ref {
    let key = internedStr("getattr")
    defer { disown(key) }
    let function = dictGet(builtins, name: key)
    if function.isNull { return raise(.attributeError, value: key) }
    own(function)
    let given = makeTuple(consuming: [owned(owner), owned(name)])
    return makeTuple(consuming: [function, given])
  }

  /// The objects of which there is one: their names.
  static let ellipsisReduceEntries: [NativeEntry] = [
    .method("__reduce__") { world, _ in world.internedStr("Ellipsis") }
  ]
  static let notImplementedReduceEntries: [NativeEntry] = [
    .method("__reduce__") { world, _ in world.internedStr("NotImplemented") }
  ]
}
