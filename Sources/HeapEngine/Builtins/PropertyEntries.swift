/// `property`.
///
/// Authority: CPython, Objects/descrobject.c: `property_init_impl`, `property_copy`,
/// `property_set_name`.
extension World {
  /// Properties: field0 fget, field1 fset, field2 fdel, field3 doc; the name that `__set_name__`
  /// gave lies in a table of the world's.
  static let propertyEntries: [NativeEntry] = [
    .staticMethod("__new__", 0, 255, keywords: true) { world, arguments in
      world.makeNative(arguments[0], .property, bytes: world.profile.propertyBytes)
    },
    .special(.initialize, 0, 255, keywords: true) { $0.propertyInit($1) },
    .method("getter", 1) { $0.propertyCopy($1[0], 0, $1[1]) },
    .method("setter", 1) { $0.propertyCopy($1[0], 1, $1[1]) },
    .method("deleter", 1) { $0.propertyCopy($1[0], 2, $1[1]) },
    .special(.get, 1, 2) { world, arguments in
      arguments[1] == .none
        ? world.owned(arguments[0]) : world.getProperty(arguments[0], arguments[1])
    },
    .special(.set, 2) { world, arguments in
      world.setProperty(arguments[0], arguments[1], arguments[2]) ? world.owned(.none) : .null
    },
    .special(.unset, 1) { world, arguments in
      world.setProperty(arguments[0], arguments[1], .null) ? world.owned(.none) : .null
    },
    .getter("fget", { $0.orNone($0.rows[$1[0]].field0) }, setter: { $0.readOnly($1) }),
    .getter("fset", { $0.orNone($0.rows[$1[0]].field1) }, setter: { $0.readOnly($1) }),
    .getter("fdel", { $0.orNone($0.rows[$1[0]].field2) }, setter: { $0.readOnly($1) }),
    .getter(
      "__doc__", { $0.orNone($0.rows[$1[0]].field3) },
      setter: { world, arguments in
        let old = world.rows[arguments[0]].field3
        world.rows[arguments[0]].field3 =
          arguments[1].isNull ? .null : world.owned(arguments[1])
        world.disownIfAny(old)
        return world.owned(.none)
      }),
    .getter("__isabstractmethod__", { $0.propertyIsAbstract($1[0]) }),
  ]

  /// From 3.10 on.
  static let propertyNameEntries: [NativeEntry] = [
    NativeEntry.method("__set_name__", 0, 255) { world, arguments in
      guard arguments.count == 3 else {
        return world.raise(
          .typeError,
          "__set_name__() takes 2 positional arguments but \(arguments.count - 1) were given")
      }
      world.setPropertyName(arguments[0], arguments[2])
      return world.owned(.none)
    }.packing()
  ]

  /// From 3.13 on.
  static let propertyLateEntries: [NativeEntry] = [
    .getter(
      "__name__",
      { world, arguments in
        let name = world.nameOfProperty(arguments[0])
        if !name.isNull || !world.pending.isNull { return name }
        return world.raise(.attributeError, "'property' object has no attribute '__name__'")
      },
      setter: { world, arguments in
        world.setPropertyName(arguments[0], arguments[1])
        return world.owned(.none)
      })
  ]

  // MARK: The name

  /// The name that `__set_name__` gave, borrowed; null: none.
  func givenName(_ property: Ref) -> Ref {
    rows[property].flags.contains(.named) ? propertyNames[property.raw] ?? .null : .null
  }

  /// Gives a property a name (borrowed; null takes it away).
  mutating func setPropertyName(_ property: Ref, _ name: Ref) {
    let old = givenName(property)
    propertyNames[property.raw] = name.isNull ? nil : owned(name)
    if name.isNull {
      rows[property].flags.remove(.named)
    } else {
      rows[property].flags.insert(.named)
    }
    disownIfAny(old)
  }

  /// The name given, or from 3.13 on the getter's; owned, may be null with nothing pending.
  ///
  /// Authority: `property_name`.
  mutating func nameOfProperty(_ property: Ref) -> Ref {
    let name = givenName(property)
    if !name.isNull { return owned(name) }
    let getter = rows[property].field0
    guard level >= .python313, !getter.isNull else { return .null }
    return getAttributeIfAny(getter, .name(.name))
  }

  // MARK: Making

  private mutating func propertyInit(_ arguments: Arguments) -> Ref {
    guard
      let values = parse(
        arguments, function: "property", ["fget", "fset", "fdel", "doc"], required: 0, skip: 1)
    else { return .null }
    let property = arguments[0]
    let old = rows[property]
    func given(_ index: Int) -> Ref {
      values[index].isNull || values[index] == .none ? .null : owned(values[index])
    }
    rows[property].field0 = given(0)
    rows[property].field1 = given(1)
    rows[property].field2 = given(2)
    rows[property].field3 = values[3].isNull ? .null : owned(values[3])
    rows[property].flags.remove(.hasGettersDoc)
    for value in [old.field0, old.field1, old.field2, old.field3] { disownIfAny(value) }
    setPropertyName(property, .null)
    return level >= .python312 ? settleDoc(property) : takeGettersDoc(property)
  }

  /// The docstring of the getter where none is given; that of a subclass goes to its attributes.
  private mutating func takeGettersDoc(_ property: Ref) -> Ref {
    let row = rows[property]
    guard row.field3.isNull || row.field3 == .none, !row.field0.isNull else {
      return owned(.none)
    }
    let doc = getAttributeIfAny(row.field0, .name(.doc))
    if doc.isNull { return pending.isNull ? owned(.none) : .null }
    if row.type == .type(.property) {
      rows[property].field3 = doc
      disownIfAny(row.field3)
    } else {
      let done = setAttribute(property, .name(.doc), doc)
      disown(doc)
      if !done { return .null }
    }
    rows[property].flags.insert(.hasGettersDoc)
    return owned(.none)
  }

  /// The same from 3.12 on.
  private mutating func settleDoc(_ property: Ref) -> Ref {
    let row = rows[property]
    var doc = row.field3 == .none ? Ref.null : row.field3
    rows[property].field3 = .null
    if row.field3 == .none { disown(row.field3) }
    if doc.isNull, !row.field0.isNull {
      doc = getAttributeIfAny(row.field0, .name(.doc))
      if doc.isNull, !pending.isNull { return .null }
      if doc == .none {
        disown(doc)
        doc = .null
      }
      if !doc.isNull { rows[property].flags.insert(.hasGettersDoc) }
    }
    if row.type == .type(.property) {
      rows[property].field3 = doc
      return owned(.none)
    }
    if doc.isNull { doc = owned(.none) }
    let done = setAttribute(property, .name(.doc), doc)
    disown(doc)
    if done { return owned(.none) }
    // A class without room for it: what was given is dropped, as it was before.
    if rows[property].flags.contains(.hasGettersDoc) || !matchesPending(.attributeError) {
      return .null
    }
    clearPending()
    return owned(.none)
  }

  /// A property like another, one of its functions replaced.
  private mutating func propertyCopy(_ property: Ref, _ place: Int, _ function: Ref) -> Ref {
    let row = rows[property]
    var values = [row.field0, row.field1, row.field2].map { $0.isNull ? Ref.none : $0 }
    if function != .none { values[place] = function }
    // The getter's own docstring is taken again.
    let isGetters = row.flags.contains(.hasGettersDoc) && values[0] != .none
    values.append(isGetters || row.field3.isNull ? .none : row.field3)
    let copy = call(row.type, values)
    if !copy.isNull, rows[copy].layout == .property {
      setPropertyName(copy, givenName(property))
    }
    return copy
  }

  private mutating func propertyIsAbstract(_ property: Ref) -> Ref {
    let row = rows[property]
    for function in [row.field0, row.field1, row.field2] where !function.isNull {
      let answer = isAbstract(function)
      if answer != 0 { return answer < 0 ? .null : owned(.trueObject) }
    }
    return owned(.falseObject)
  }

  /// Frees a property.
  mutating func destroyProperty(_ object: Ref) {
    setPropertyName(object, .null)
    freeFields(object, bytes: profile.propertyBytes)
  }
}
