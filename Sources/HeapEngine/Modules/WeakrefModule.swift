/// The module `weakref`: its types, and the classes that CPython writes in Python.
extension World {
  /// The types of the module.
  mutating func fillWeakref(_ dict: Ref) {
    for (name, type) in [
      ("ref", BuiltinType.weakref), ("ReferenceType", .weakref), ("ProxyType", .weakProxy),
      ("CallableProxyType", .weakCallableProxy),
    ] { setStartup(dict, name, .type(type)) }
    let types = makeTuple(
      consuming: [owned(.type(.weakProxy)), owned(.type(.weakCallableProxy))])
    setStartup(dict, "ProxyTypes", types)
    disown(types)
  }
}
