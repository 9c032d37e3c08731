/// Special methods that CPython looks up bound, so that the bound method holds the object.
extension World {
  /// Calls a special method through a bound method, which holds the object while it runs; nil when
  /// there is none.
  ///
  /// Authority: the callers of `_PyObject_LookupSpecial`.
  mutating func callBoundSpecial(
    _ object: Ref, _ name: KnownName, _ arguments: [Ref]
  ) -> Ref? {
    let method = bindSpecial(object, name)
    if method.isNull { return pending.isNull ? nil : .null }
    let result = call(method, arguments)
    disown(method)
    return result
  }
}
