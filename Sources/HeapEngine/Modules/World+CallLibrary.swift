/// Built-ins that CPython writes in C and heapbook in Python.
extension World {
  /// Calls a function of a library module, imported if need be; null with an exception
  /// pending.
  mutating func callLibrary(_ module: String, _ function: String, _ arguments: [Ref]) -> Ref {
    let name = internedStr(module)
    let found = importModule(name, fromList: .none)
    disown(name)
    if found.isNull { return .null }
    defer { disown(found) }
    let key = internedStr(function)
    defer { disown(key) }
    let callable = getAttribute(found, key)
    if callable.isNull { return .null }
    defer { disown(callable) }
    return call(callable, arguments)
  }
}
