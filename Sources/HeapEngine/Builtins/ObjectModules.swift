import PythonSubset

/// Modules, the view of a class's dict, and the singletons.
///
/// Authority: CPython, Objects/moduleobject.c, Objects/descrobject.c (`mappingproxy`).
extension World {
  /// Modules: field0 is the dict, field1 the name.
  static let moduleEntries: [NativeEntry] = [
    .staticMethod("__new__", 0, 255, keywords: true) { $0.moduleNew($1) },
    .special(.initialize, 0, 2, keywords: true) { $0.moduleInit($1) },
    .special(.repr) { $0.moduleRepr($1[0]) },
    .method("__dir__") { $0.moduleDir($1[0]) },
    .getter("__dict__", { $0.orNone($0.rows[$1[0]].field0) }, setter: { $0.readOnly($1) }),
  ]

  private mutating func moduleNew(_ arguments: Arguments) -> Ref {
    let module = makeNative(arguments[0], .module, bytes: 72)
    rows[module].field1 = owned(.emptyStr)
    let dict = makeDict()
    rows[module].field0 = dict
    return module
  }

  private mutating func moduleInit(_ arguments: Arguments) -> Ref {
    guard
      let values = parse(
        arguments, function: "module", ["name", "doc"], required: 1, skip: 1)
    else { return .null }
    guard layout(values[0]) == .str else {
      return raise(
        .typeError, "module() argument 'name' must be str, not \(argumentTypeName(values[0]))")
    }
    let dict = rows[arguments[0]].field0
    dictSet(dict, .name(.name), values[0])
    dictSet(dict, .name(.doc), values[1].isNull ? .none : values[1])
    for name in [KnownName.package, .loader, .spec] { dictSet(dict, .name(name), .none) }
    let old = rows[arguments[0]].field1
    rows[arguments[0]].field1 = owned(values[0])
    disownIfAny(old)
    return owned(.none)
  }

  private mutating func moduleRepr(_ module: Ref) -> Ref {
    let dict = rows[module].field0
    let name = dictGet(dict, name: .name(.name))
    let shown = name.isNull ? "'?'" : reprText(name)
    let file = dictGet(dict, name: .name(.file))
    if !file.isNull, layout(file) == .str {
      return makeStr("<module \(shown) from \(reprText(file))>")
    }
    let isLibrary =
      !name.isNull && !modules.isNull && layout(name) == .str
      && dictGet(modules, name: name) == module && name != .name(.main)
    return makeStr(isLibrary ? "<module \(shown) (built-in)>" : "<module \(shown)>")
  }

  private mutating func moduleDir(_ module: Ref) -> Ref {
    let dict = getAttribute(module, .name(.dict))
    if dict.isNull { return .null }
    defer { disown(dict) }
    guard layout(dict) == .dict else {
      return raise(
        .typeError, "\(text(rows[module].field1)).__dict__ is not a dictionary")
    }
    let hook = dictGet(dict, name: .name(.dir))
    if !hook.isNull { return call(hook) }
    guard let keys = collectItems(dict) else { return .null }
    return makeList(consuming: keys)
  }

  // MARK: mappingproxy: field0 is the mapping

  /// A read-only view of a mapping; owned.
  mutating func makeMappingProxy(_ mapping: Ref) -> Ref {
    let proxy = makeCollectable(.type(.mappingProxy), .mappingProxy, bytes: 40)
    rows[proxy].field0 = owned(mapping)
    track(proxy)
    return proxy
  }

  static let mappingProxyEntries: [NativeEntry] =
    [
      .staticMethod("__new__", 1) { world, arguments in
        let mapping = arguments[1]
        let layout = world.layout(mapping)
        if layout == .list || layout == .tuple || world.lookupSpecial(mapping, .getItem).isNull {
          return world.raise(
            .typeError,
            "mappingproxy() argument must be a mapping, not \(world.typeName(mapping))")
        }
        return world.makeMappingProxy(mapping)
      },
      .special(.repr) { world, arguments in
        let shown = world.repr(world.rows[arguments[0]].field0)
        if shown.isNull { return .null }
        defer { world.disown(shown) }
        return world.join("mappingproxy(", shown, ")")
      },
      .special(.str) { $0.strOf($0.rows[$1[0]].field0) },
      .special(.length) { world, arguments in
        let count = world.length(world.rows[arguments[0]].field0)
        return count < 0 ? .null : world.makeInt(count)
      },
      .special(.getItem, 1) { $0.getItem($0.rows[$1[0]].field0, $1[1]) },
      .special(.contains, 1) { world, arguments in
        let found = world.contains(world.rows[arguments[0]].field0, arguments[1])
        return found < 0 ? .null : world.owned(.bool(found == 1))
      },
      .special(.iter) { $0.iterate($0.rows[$1[0]].field0) },
      .method("get", 1, 2) { world, arguments in
        let fallback = arguments.count > 2 ? arguments[2] : .none
        return world.callMethod(
          world.rows[arguments[0]].field0, .name(.getMethod), [arguments[1], fallback])
      },
      forwarded("keys"), forwarded("values"), forwarded("items"), forwarded("copy"),
      proxyComparison(.equal, .equal), proxyComparison(.notEqual, .notEqual),
      proxyComparison(.less, .less), proxyComparison(.lessOrEqual, .lessOrEqual),
      proxyComparison(.greater, .greater), proxyComparison(.greaterOrEqual, .greaterOrEqual),
      .special(.or, 1) { $0.proxyUnion($1[0], $1[1]) },
      .special(.reflectedOr, 1) { $0.proxyUnion($1[1], $1[0]) },
    ]

  private static func forwarded(_ name: String) -> NativeEntry {
    .method(name) { world, arguments in
      let key = world.internedStr(name)
      defer { world.disown(key) }
      return world.callMethod(world.rows[arguments[0]].field0, key, [])
    }
  }

  private static func proxyComparison(
    _ name: KnownName, _ op: ComparisonOperator
  ) -> NativeEntry {
    .special(name, 1) { $0.compare($0.rows[$1[0]].field0, $1[1], op) }
  }

  private mutating func proxyUnion(_ left: Ref, _ right: Ref) -> Ref {
    let one = layout(left) == .mappingProxy ? rows[left].field0 : left
    let other = layout(right) == .mappingProxy ? rows[right].field0 : right
    return binary(.or, one, other)
  }

  // MARK: Singletons

  static let noneEntries = singleton(.none, "None", "NoneType", isTrue: false)
  static let ellipsisEntries = singleton(.ellipsis, "Ellipsis", "EllipsisType", isTrue: nil)
  static let notImplementedEntries = singleton(
    .notImplemented, "NotImplemented", "NotImplementedType", isTrue: true)

  /// `hash(None)` is a constant from 3.12 on (Objects/object.c: `none_hash`).
  static let noneLateEntries: [NativeEntry] = [
    .special(.hash) { world, _ in world.makeInt(0xFCA8_6420) }
  ]

  private static func singleton(
    _ object: Ref, _ shown: String, _ type: String, isTrue: Bool?
  ) -> [NativeEntry] {
    var entries: [NativeEntry] = [
      .staticMethod("__new__", 0, 255, keywords: true) { world, arguments in
        if arguments.count > 1 || !arguments.names.isNull {
          return world.raise(.typeError, "\(type) takes no arguments")
        }
        return world.owned(object)
      },
      .special(.repr) { world, _ in world.makeStr(shown) },
    ]
    if let isTrue {
      entries.append(
        .special(.bool) { world, _ in
          if object == .notImplemented, world.level >= .python39 {
            let text = "NotImplemented should not be used in a boolean context"
            if !world.issueWarning(.deprecationWarning, text) { return .null }
          }
          return world.owned(.bool(isTrue))
        })
    }
    return entries
  }

  // MARK: types.SimpleNamespace

  static let namespaceEntries: [NativeEntry] = [
    .staticMethod("__new__", 0, 255, keywords: true) { world, arguments in
      world.makeNamespace(arguments[0])
    },
    .special(.initialize, 0, 255, keywords: true) { world, arguments in
      if arguments.count > 1 {
        return world.raise(.typeError, "no positional arguments expected")
      }
      let count = arguments.names.isNull ? 0 : world.tupleCount(arguments.names)
      for index in 0..<count {
        let name = world.tupleItems(arguments.names)[index]
        world.dictSet(
          world.instanceDict(arguments[0]), name, arguments[arguments.count + index])
      }
      return world.owned(.none)
    },
    .special(.repr) { $0.namespaceRepr($1[0]) },
    .special(.equal, 1) { world, arguments in
      guard world.isInstance(arguments[1], .namespace) else {
        return world.owned(.notImplemented)
      }
      let one = world.instanceDict(arguments[0])
      let other = world.instanceDict(arguments[1])
      return world.compare(one, other, .equal)
    },
    .getter("__dict__", { $0.owned($0.instanceDict($1[0])) }),
  ]

  /// An empty namespace of a class; owned.
  mutating func makeNamespace(_ type: Ref) -> Ref {
    if record(type).pointee.isHeapType { return makeInstance(type) }
    let object = makeCollectable(type, .instance, bytes: instanceBytes(record(type)))
    let body = makeInstanceBody(record(type), values: 0)
    rows[object].a = UInt64(UInt(bitPattern: body))
    track(object)
    let dict = makeDict()
    body.pointee.dict = dict
    return object
  }

  private mutating func namespaceRepr(_ object: Ref) -> Ref {
    let name = rows[object].type == .type(.namespace) ? "namespace" : typeName(object)
    guard enterRepr(object) else { return makeStr("\(name)(...)") }
    defer { leaveRepr(object) }
    let dict = owned(instanceDict(object))
    defer { disown(dict) }
    var builder = StrBuilder()
    builder.append("\(name)(")
    var position = 0
    var isFirst = true
    while let entry = dictNext(dict, &position) {
      guard layout(entry.key) == .str, strCount(entry.key) > 0 else { continue }
      if !isFirst { builder.append(", ") }
      isFirst = false
      builder.append(view(entry.key))
      builder.append("=")
      let shown = repr(entry.value)
      if shown.isNull { return .null }
      builder.append(view(shown))
      disown(shown)
    }
    builder.append(")")
    return finish(&builder)
  }
}
