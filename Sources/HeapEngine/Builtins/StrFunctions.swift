/// Functions of the builtins module about text.
extension World {
  /// The table of these functions.
  static let textFunctions: [NativeEntry] = [
    .function("ascii", 1) { $0.asciiRepr($1[0]) },
    .function("chr", 1) { $0.chr($1[0]) },
    .function("ord", 1) { $0.ord($1[0]) },
    .function("format", 1, 2) { world, args in
      if args.count > 1, !world.isText(args[1]) {
        let name = world.argumentTypeName(args[1])
        return world.raise(.typeError, "format() argument 2 must be str, not \(name)")
      }
      return world.formatValue(args[0], args.count > 1 ? args[1] : .emptyStr)
    },
  ]

  private mutating func chr(_ value: Ref) -> Ref {
    guard let number = cIntArgument(value) else {
      if level >= .python313, matchesPending(.overflowError) {
        clearPending()
        return raise(.valueError, "chr() arg not in range(0x110000)")
      }
      return .null
    }
    guard number >= 0, number <= 0x10FFFF else {
      if level < .python313, number > Int(Int32.max) || number < Int(Int32.min) {
        return raise(
          .overflowError,
          "signed integer is \(number > 0 ? "greater" : "less") than "
            + "\(number > 0 ? "maximum" : "minimum")")
      }
      return raise(.valueError, "chr() arg not in range(0x110000)")
    }
    return makeStr(character: UInt32(number))
  }

  private mutating func ord(_ value: Ref) -> Ref {
    let isText = isText(value)
    guard isText || isBytesLike(value) else {
      let name = typeName(value)
      return raise(.typeError, "ord() expected string of length 1, but \(name) found")
    }
    let view = view(value)
    guard view.count == 1 else {
      return raise(
        .typeError, "ord() expected a character, but string of length \(view.count) found")
    }
    return makeInt(Int(view[0]))
  }
}
