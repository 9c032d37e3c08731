/// Formatting one value by a format specification.
///
/// Authority: CPython, Objects/abstract.c: `PyObject_Format`; typeobject.c: `object___format__`.
extension World {
  /// The value as the specification (a str, borrowed) asks for.
  mutating func formatValue(_ value: Ref, _ spec: Ref) -> Ref {
    if strCount(spec) == 0 {
      if isPlainText(value) { return owned(value) }
      let type = rows[value].type
      if type == .type(.int) || type == .type(.float) { return strOf(value) }
    }
    // `_PyObject_LookupSpecial` binds the method, which holds the value.
    let method = bindSpecial(value, .format)
    if method.isNull {
      if !pending.isNull { return .null }
      let name = typeName(value)
      return raise(.typeError, "Type \(name) doesn't define __format__")
    }
    let result = call(method, [spec])
    disown(method)
    if result.isNull || isText(result) { return result }
    let name = typeName(result)
    disown(result)
    return raise(.typeError, "__format__ must return a str, not \(name)")
  }

  /// `object.__format__`.
  mutating func formatObject(_ value: Ref, _ spec: Ref) -> Ref {
    guard isText(spec) else {
      let name = argumentTypeName(spec)
      return raise(.typeError, "__format__() argument must be str, not \(name)")
    }
    if strCount(spec) > 0 {
      let name = typeName(value)
      return raise(.typeError, "unsupported format string passed to \(name).__format__")
    }
    return strOf(value)
  }
}
