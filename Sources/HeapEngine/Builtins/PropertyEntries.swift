/// `property`, `staticmethod` and `classmethod`.
///
/// Authority: CPython, Objects/descrobject.c, Objects/funcobject.c.
extension World {
  /// Properties: field0 fget, field1 fset, field2 fdel, field3 doc.
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
      world.setProperty(arguments[0], arguments[1], .null, arguments[2])
        ? world.owned(.none) : .null
    },
    .special(.unset, 1) { world, arguments in
      world.setProperty(arguments[0], arguments[1], .null, .null) ? world.owned(.none) : .null
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
    for value in [old.field0, old.field1, old.field2, old.field3] { disownIfAny(value) }
    if values[3].isNull || values[3] == .none, !rows[property].field0.isNull {
      let doc = getAttributeIfAny(rows[property].field0, .name(.doc))
      if doc.isNull { return pending.isNull ? owned(.none) : .null }
      let before = rows[property].field3
      let isKept = doc != .none || level < .python312
      rows[property].field3 = isKept ? doc : .null
      disownIfAny(isKept ? before : doc)
    }
    return owned(.none)
  }

  /// A property like another, one of its functions replaced.
  private mutating func propertyCopy(_ property: Ref, _ place: Int, _ function: Ref) -> Ref {
    let row = rows[property]
    var values = [row.field0, row.field1, row.field2].map { $0.isNull ? Ref.none : $0 }
    if function != .none { values[place] = function }
    // The getter's own docstring is taken again.
    let docIsGetters = !row.field0.isNull && isDocOfGetter(row)
    values.append(docIsGetters || row.field3.isNull ? .none : row.field3)
    return call(row.type, values)
  }

  private mutating func isDocOfGetter(_ row: Row) -> Bool {
    let doc = getAttributeIfAny(row.field0, .name(.doc))
    if doc.isNull {
      if !pending.isNull { clearPending() }
      return false
    }
    defer { disown(doc) }
    return doc == row.field3
  }

  private mutating func propertyIsAbstract(_ property: Ref) -> Ref {
    let row = rows[property]
    for function in [row.field0, row.field1, row.field2] where !function.isNull {
      let answer = isAbstract(function)
      if answer != 0 { return answer < 0 ? .null : owned(.trueObject) }
    }
    return owned(.falseObject)
  }

  /// Whether a function is marked as abstract: 1, 0; -1 with an exception pending.
  private mutating func isAbstract(_ function: Ref) -> Int {
    let mark = getAttributeIfAny(function, .name(.abstract))
    if mark.isNull { return pending.isNull ? 0 : -1 }
    defer { disown(mark) }
    return truth(mark)
  }

  // MARK: Static methods and class methods: field0 is the function, field1 the dict

  static let staticMethodEntries: [NativeEntry] = wrapperMethods(.staticMethod, "staticmethod")
  static let classMethodEntries: [NativeEntry] = wrapperMethods(.classMethod, "classmethod")

  private static func wrapperMethods(_ layout: Layout, _ name: String) -> [NativeEntry] {
    [
      .staticMethod("__new__", 0, 255, keywords: true) { world, arguments in
        world.makeNative(arguments[0], layout, bytes: 48)
      },
      .special(.initialize, 0, 255, keywords: true) { $0.wrapperInit($1, name) },
      .special(.get, 1, 2) { $0.descriptorGet($1) },
      .getter(
        "__dict__", { $0.owned($0.instanceDict($1[0])) }, setter: { $0.setDictAttribute($1) }),
      .getter("__func__", { $0.orNone($0.rows[$1[0]].field0) }),
      .getter(
        "__isabstractmethod__",
        { world, arguments in
          let answer = world.isAbstract(world.rows[arguments[0]].field0)
          return answer < 0 ? .null : world.owned(.bool(answer == 1))
        }),
    ]
  }

  /// From 3.10 on.
  static let staticMethodLateEntries: [NativeEntry] =
    wrapperRepr("staticmethod") + [
      .special(.call, 0, 255, keywords: true) {
        $0.vectorcall($0.rows[$1[0]].field0, $1.dropFirst())
      }
    ]
  static let classMethodLateEntries: [NativeEntry] = wrapperRepr("classmethod")

  private static func wrapperRepr(_ name: String) -> [NativeEntry] {
    return [
      .getter("__wrapped__", { $0.orNone($0.rows[$1[0]].field0) }),
      .special(.repr) { world, arguments in
        let shown = world.repr(world.rows[arguments[0]].field0)
        if shown.isNull { return .null }
        defer { world.disown(shown) }
        return world.join("<\(name)(", shown, ")>")
      },
    ]
  }

  /// Copies what tells of a function into the wrapper's dict.
  ///
  /// Authority: `functools_wraps`.
  private mutating func copyFunctionFacts(_ function: Ref, to wrapper: Ref) -> Bool {
    for name in ["__module__", "__name__", "__qualname__", "__doc__", "__annotations__"] {
      let key = internedStr(name)
      defer { disown(key) }
      let value = getAttributeIfAny(function, key)
      if value.isNull {
        if !pending.isNull { return false }
        continue
      }
      dictSet(instanceDict(wrapper), key, value)
      disown(value)
    }
    return true
  }

  private mutating func wrapperInit(_ arguments: Arguments, _ name: String) -> Ref {
    if refusesKeywords(arguments, name) { return .null }
    guard arguments.count == 2 else {
      return raise(.typeError, "\(name) expected 1 argument, got \(arguments.count - 1)")
    }
    let old = rows[arguments[0]].field0
    rows[arguments[0]].field0 = owned(arguments[1])
    disownIfAny(old)
    if level >= .python310, !copyFunctionFacts(arguments[1], to: arguments[0]) { return .null }
    return owned(.none)
  }
}
