/// `staticmethod` and `classmethod`.
///
/// Authority: CPython, Objects/funcobject.c.
extension World {
  /// Whether a function is marked as abstract: 1, 0; -1 with an exception pending.
  mutating func isAbstract(_ function: Ref) -> Int {
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
