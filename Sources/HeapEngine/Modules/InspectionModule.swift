import PythonSubset

/// The native part of `dis` and `ctypes`.
extension World {
  static let inspectionFunctions: [NativeEntry] = [
    .function("disassembly", 1) { world, arguments in
      guard world.layout(arguments[0]) == .code else {
        let shown = world.typeName(arguments[0])
        return world.raise(.typeError, "don't know how to disassemble \(shown) objects")
      }
      let index = Int(world.codeBody(arguments[0]).pointee.index)
      let text = world.codes[index].disassembly
      return world.makeStr(text.hasSuffix("\n") ? text : text + "\n")
    },
    .function("count_at", 1) { world, arguments in
      guard let address = world.intValue(arguments[0]) else {
        return world.raise(.typeError, "integer expected")
      }
      guard let object = world.object(at: address) else {
        return world.unsupported("reading memory that is no object")
      }
      let count = world.referenceCount(object)
      return world.makeInt(count)
    },
  ]

  /// The object with an `id`.
  private func object(at address: Int) -> Ref? {
    for raw in 1..<rowCount {
      let object = Ref(raw)
      if !rows[object].type.isNull, addressOf(object) == address { return object }
    }
    return nil
  }
}
