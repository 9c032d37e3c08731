/// Tuples with named fields: `sys.version_info`, `sys.flags`, the argument of an unraisable hook.
///
/// Authority: CPython, Objects/structseq.c.
extension World {
  static let versionInfoEntries = structureEntries(.versionInfo)
  static let flagsInfoEntries = structureEntries(.flagsInfo)
  static let unraisableInfoEntries = structureEntries(.unraisableInfo)

  /// The names of the fields of a structure.
  static func structureFields(_ type: BuiltinType) -> [String] {
    switch type {
    case .versionInfo: ["major", "minor", "micro", "releaselevel", "serial"]
    case .unraisableInfo: ["exc_type", "exc_value", "exc_traceback", "err_msg", "object"]
    case .flagsInfo:
      [
        "debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site",
        "no_site", "ignore_environment", "verbose", "bytes_warning", "quiet",
        "hash_randomization", "isolated", "dev_mode", "utf8_mode", "warn_default_encoding",
        "safe_path", "int_max_str_digits",
      ]
    default: []
    }
  }

  private static func structureEntries(_ type: BuiltinType) -> [NativeEntry] {
    let fields = structureFields(type)
    let shown = type.rawValue
    let getters: [NativeEntry] = fields.enumerated().map { index, name in
      .getter(
        name,
        { world, arguments in
          let value =
            index < world.tupleCount(arguments[0])
            ? world.tupleItems(arguments[0])[index] : Ref.none
          return world.owned(value)
        })
    }
    return getters + [
      .staticMethod("__new__", 0, 255, keywords: true) { world, _ in
        world.raise(.typeError, "cannot create '\(shown)' instances")
      },
      .special(.repr) { world, arguments in
        var builder = StrBuilder()
        builder.append("\(shown)(")
        for index in 0..<world.tupleCount(arguments[0]) {
          let value = world.repr(world.tupleItems(arguments[0])[index])
          if value.isNull { return .null }
          builder.append(index == 0 ? "" : ", ")
          builder.append("\(fields[index])=")
          builder.append(world.view(value))
          world.disown(value)
        }
        builder.append(")")
        return world.finish(&builder)
      },
    ]
  }

  /// A structure of values that it takes over; owned.
  mutating func makeStructure(_ type: BuiltinType, _ values: [Ref]) -> Ref {
    let object = makeCollectable(
      .type(type), .tuple, bytes: World.tupleBytes(values.count))
    setTuplePayload(object, values.count)
    for (index, value) in values.enumerated() { tupleItems(object)[index] = value }
    track(object)
    return object
  }
}
