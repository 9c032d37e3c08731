import PythonSubset
import Runtimes

/// The names that modules of the library got in a later version.
///
/// Authority: the "What's New" of each CPython version, and `dir` of its modules.
extension World {
  private static let laterNames: [String: [(name: String, since: LanguageLevel)]] = [
    "gc": [("is_finalized", .python39)],
    "tracemalloc": [("reset_peak", .python39)],
    "math": [
      ("lcm", .python39), ("nextafter", .python39), ("ulp", .python39), ("cbrt", .python311),
      ("exp2", .python311), ("sumprod", .python312), ("fma", .python313),
    ],
    "functools": [("cache", .python39)],
    "random": [("randbytes", .python39)],
    "abc": [("update_abstractmethods", .python310)],
    "enum": [("EnumType", .python311), ("StrEnum", .python311)],
    "dataclasses": [("KW_ONLY", .python310)],
  ]

  /// Whether a module has a name in a version.
  static func hasName(_ module: String, _ name: String, in level: LanguageLevel) -> Bool {
    laterNames[module]?.contains { $0.name == name && level < $0.since } != true
  }

  /// Takes out of a module's dict and of its `__all__` what its source defines for later versions
  /// only.
  mutating func dropLaterNames(_ module: String, _ dict: Ref) {
    let exported = internedStr("__all__")
    defer { disown(exported) }
    let all = dictGet(dict, name: exported)
    for (name, since) in World.laterNames[module] ?? [] where level < since {
      let key = internedStr(name)
      _ = dictRemove(dict, key, hash: strHash(key))
      if !all.isNull, rows[all].layout == .list { removeItem(equalTo: key, from: all) }
      disown(key)
    }
  }

  private mutating func removeItem(equalTo name: Ref, from list: Ref) {
    let remove = internedStr("remove")
    let removed = callMethod(list, remove, [name])
    disown(remove)
    if removed.isNull { clearPending() } else { disown(removed) }
  }
}
