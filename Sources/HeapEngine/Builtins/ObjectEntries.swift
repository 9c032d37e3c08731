/// What all objects have: `object`.
///
/// Authority: CPython, Objects/typeobject.c: `object_new` to `object_methods`.
extension World {
  static let objectEntries: [NativeEntry] = [
    .staticMethod("__new__", 0, 255, keywords: true) { $0.objectNew($1) },
    .special(.initialize, 0, 255, keywords: true) { $0.objectInit($1) },
    .special(.repr) { $0.objectRepr($1[0]) },
    .special(.str) { $0.repr($1[0]) },
    .method("__format__", 1) { $0.objectFormat($1[0], $1[1]) },
    .special(.hash) { world, arguments in
      let hash = world.identityHash(arguments[0])
      return world.makeInt(hash)
    },
    .special(.equal, 1) { $0.owned($1[0] == $1[1] ? .trueObject : .notImplemented) },
    .special(.notEqual, 1) { $0.objectNotEqual($1[0], $1[1]) },
    .special(.less, 1) { world, _ in world.owned(.notImplemented) },
    .special(.lessOrEqual, 1) { world, _ in world.owned(.notImplemented) },
    .special(.greater, 1) { world, _ in world.owned(.notImplemented) },
    .special(.greaterOrEqual, 1) { world, _ in world.owned(.notImplemented) },
    .special(.getAttribute, 1) { $0.objectGetAttribute($1[0], $1[1]) },
    .special(.setAttr, 2) { $0.objectSetAttribute($1[0], $1[1], $1[2]) },
    .special(.deleteAttr, 1) { $0.objectSetAttribute($1[0], $1[1], .null) },
    .method("__dir__") { $0.objectDir($1[0]) },
    .method("__sizeof__") { world, arguments in
      let size = world.plainSize(of: arguments[0])
      return world.makeInt(size)
    },
    .classMethod("__init_subclass__", 0, 255, keywords: true) { $0.objectInitSubclass($1) },
    .classMethod("__subclasshook__", 0, 255) { world, _ in world.owned(.notImplemented) },
    .getter(
      "__class__", { $0.owned($0.rows[$1[0]].type) },
      setter: { $0.setClass($1[0], $1[1]) }),
    .getter("__doc__", { world, _ in world.owned(.none) }),
  ]

  private func hasExcess(_ arguments: Arguments) -> Bool {
    arguments.count > 1 || !arguments.names.isNull && tupleCount(arguments.names) > 0
  }

  /// Whether a class's `tp_new` is `object`'s: a class that has `object.__new__` again below one
  /// with its own keeps what it has inherited.
  ///
  /// Authority: CPython, Objects/typeobject.c: `update_one_slot` ("tp_new_wrapper").
  private mutating func makesAsObject(_ type: Ref) -> Bool {
    var current = type
    while record(current).pointee.isHeapType {
      if !isNativeObjectMethod(special(of: current, .new), .new) { return false }
      current = record(current).pointee.base
    }
    return isNativeObjectMethod(special(of: current, .new), .new)
  }

  private mutating func objectNew(_ arguments: Arguments) -> Ref {
    let type = arguments[0]
    if hasExcess(arguments) {
      if !makesAsObject(type) {
        return raise(
          .typeError, "object.__new__() takes exactly one argument (the type to instantiate)")
      }
      if isNativeObjectMethod(special(of: type, .initialize), .initialize) {
        return raise(.typeError, "\(nameOfType(type))() takes no arguments")
      }
    }
    let record = record(type)
    guard record.pointee.layout == .instance else {
      let name = nameOfType(type)
      return raise(
        .typeError,
        "object.__new__(\(name)) is not safe, use \(nameOfType(builtinBase(type))).__new__()")
    }
    let abstract = dictGet(record.pointee.dict, name: .name(.isAbstract))
    if !abstract.isNull {
      let isAbstract = truth(abstract)
      if isAbstract < 0 { return .null }
      if isAbstract == 1 { return raiseAbstract(type, abstract) }
    }
    if record.pointee.isHeapType { return makeInstance(type) }
    let object = makeAtomic(type, .instance, bytes: Int(record.pointee.basicSize))
    rows[object].a = UInt64(UInt(bitPattern: makeInstanceBody(record, values: 0)))
    return object
  }

  private mutating func raiseAbstract(_ type: Ref, _ methods: Ref) -> Ref {
    guard let items = collectItems(methods) else { return .null }
    let names = items.map { layout($0) == .str ? text($0) : "?" }.sorted()
    for item in items { disown(item) }
    let plural = names.count == 1 && level >= .python39 ? "" : "s"
    let name = nameOfType(type)
    return raise(
      .typeError,
      level >= .python312
        ? "Can't instantiate abstract class \(name) without an implementation for abstract "
          + "method\(plural) '\(names.joined(separator: "', '"))'"
        : "Can't instantiate abstract class \(name) with abstract method\(plural) "
          + names.joined(separator: ", "))
  }

  private mutating func objectInit(_ arguments: Arguments) -> Ref {
    guard hasExcess(arguments) else { return owned(.none) }
    let type = rows[arguments[0]].type
    if !isNativeObjectMethod(special(of: type, .initialize), .initialize) {
      return raise(
        .typeError, "object.__init__() takes exactly one argument (the instance to initialize)")
    }
    if makesAsObject(type) {
      return raise(
        .typeError,
        "\(nameOfType(type)).__init__() takes exactly one argument (the instance to initialize)")
    }
    return owned(.none)
  }

  // MARK: Text and comparison

  /// `<module.Class object at 0x...>`.
  private mutating func objectRepr(_ object: Ref) -> Ref {
    makeStr("<\(qualifiedName(of: rows[object].type)) object at \(addressText(object))>")
  }

  /// A class's qualified name, with its module unless that is `builtins`.
  mutating func qualifiedName(of type: Ref) -> String {
    let record = record(type)
    if !record.pointee.isHeapType {
      let module = builtinModule(of: type)
      let name = shortName(of: type)
      return module == "builtins" ? name : "\(module).\(name)"
    }
    let name = text(record.pointee.qualifiedName)
    let module = dictGet(record.pointee.dict, name: .name(.module))
    if module.isNull || layout(module) != .str || text(module) == "builtins" { return name }
    return "\(text(module)).\(name)"
  }

  private mutating func objectFormat(_ object: Ref, _ specification: Ref) -> Ref {
    guard layout(specification) == .str else {
      return raise(
        .typeError, "__format__() argument must be str, not \(argumentTypeName(specification))")
    }
    if strCount(specification) > 0 {
      return raise(
        .typeError, "unsupported format string passed to \(typeName(object)).__format__")
    }
    return strOf(object)
  }

  private mutating func objectNotEqual(_ object: Ref, _ other: Ref) -> Ref {
    guard let equal = callSpecial(object, .equal, other) else { return owned(.notImplemented) }
    if equal.isNull || equal == .notImplemented { return equal }
    let truth = truth(equal)
    disown(equal)
    return truth < 0 ? .null : owned(.bool(truth == 0))
  }

  // MARK: Attributes

  private mutating func objectGetAttribute(_ object: Ref, _ given: Ref) -> Ref {
    guard isAttributeStr(given) else { return .null }
    let name = intern(owned(given))
    defer { disown(name) }
    let found = getGenericAttribute(object, name)
    if found.isNull, pending.isNull { return raiseNoAttribute(object, name) }
    return found
  }

  private mutating func objectSetAttribute(_ object: Ref, _ given: Ref, _ value: Ref) -> Ref {
    guard isAttributeStr(given) else { return .null }
    let name = intern(owned(given))
    defer { disown(name) }
    if layout(object) == .type {
      let method = value.isNull ? "__delattr__" : "__setattr__"
      return raise(.typeError, "can't apply this \(method) to \(typeName(object)) object")
    }
    return setGenericAttribute(object, name, value) ? owned(.none) : .null
  }

  private mutating func isAttributeStr(_ name: Ref) -> Bool {
    if layout(name) == .str { return true }
    raise(.typeError, "attribute name must be string, not '\(typeName(name))'")
    return false
  }

  private mutating func objectInitSubclass(_ arguments: Arguments) -> Ref {
    let name = level >= .python39 ? nameOfType(arguments[0]) + "." : ""
    if !arguments.names.isNull, tupleCount(arguments.names) > 0 {
      return raise(.typeError, "\(name)__init_subclass__() takes no keyword arguments")
    }
    if arguments.count > 1 {
      return raise(
        .typeError,
        "object.__init_subclass__() takes no arguments (\(arguments.count - 1) given)")
    }
    return owned(.none)
  }

  /// Assigns to `__class__`.
  private mutating func setClass(_ object: Ref, _ type: Ref) -> Ref {
    if type.isNull { return raise(.typeError, "can't delete __class__ attribute") }
    guard layout(type) == .type else {
      return raise(
        .typeError, "__class__ must be set to a class, not '\(typeName(type))' object")
    }
    let old = rows[object].type
    let one = record(old)
    let other = record(type)
    let isModule = one.pointee.layout == .module && other.pointee.layout == .module
    guard isModule || one.pointee.isHeapType && other.pointee.isHeapType else {
      let kind = level >= .python310 ? "mutable" : "heap"
      return raise(
        .typeError,
        "__class__ assignment only supported for \(kind) types or ModuleType subclasses")
    }
    guard areExchangeable(old, type, "__class__") else { return .null }
    // Inline values are laid out by the old class's names.
    if level >= .python311, one.pointee.hasDict {
      _ = instanceDict(object)
      if level >= .python313, let store = store(of: object) { detachDict(store) }
    }
    if other.pointee.isHeapType { own(type) }
    rows[object].type = type
    if one.pointee.isHeapType { disown(old) }
    return owned(.none)
  }
}
