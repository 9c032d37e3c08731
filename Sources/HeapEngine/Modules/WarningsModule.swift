/// What the module `warnings` needs of the machine.
extension World {
  static let warningsFunctions: [NativeEntry] = [
    .function("_source_line", 2) { $0.sourceLine($1[0], $1[1]) }
  ]

  /// Warns on the machine's own account, in the name of the running line. False: an exception is
  /// pending, since a filter has made it one.
  ///
  /// Authority: CPython, Python/_warnings.c: `PyErr_WarnEx`.
  mutating func issueWarning(_ kind: BuiltinException, _ message: String) -> Bool {
    guard frameCount > 0 else { return true }
    let text = makeStr(message)
    let result = callLibrary("warnings", "_warn_native", [text, .exception(kind)])
    disown(text)
    if result.isNull { return false }
    disown(result)
    return true
  }

  /// The warning about a strict subclass where an exact type should be. False: an exception is
  /// pending.
  mutating func warnOfSubclass(_ method: String, _ type: String, _ given: Ref) -> Bool {
    issueWarning(
      .deprecationWarning,
      "\(method) returned non-\(type) (type \(typeName(given))).  The ability to return an "
        + "instance of a strict subclass of \(type) is deprecated, and may be removed in a future "
        + "version of Python.")
  }

  /// A line of a source text that has been compiled, or None.
  private mutating func sourceLine(_ filename: Ref, _ number: Ref) -> Ref {
    guard layout(filename) == .str, let index = intValue(number),
      let lines = sources[text(filename)], index >= 1, index <= lines.count
    else { return owned(.none) }
    return makeStr(String(decoding: lines[index - 1], as: UTF8.self))
  }
}
