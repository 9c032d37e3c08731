/// Iterators over str and bytes: `field0` is what they go through, null when it is exhausted;
/// `b` is the next index.
///
/// Authority: CPython, Objects/unicodeobject.c: `unicodeiter_next`; bytesobject.c.
extension World {
  /// Bytes of an iterator with its collector's header.
  private static let strIteratorBytes = 48

  /// A new iterator over a str or bytes object (borrowed).
  mutating func makeStrIterator(_ object: Ref) -> Ref {
    let iterator = makeCollectable(
      .type(strIteratorType(object)), .strIterator, bytes: World.strIteratorBytes)
    rows[iterator].a = 0
    rows[iterator].field0 = owned(object)
    rows[iterator].b = 0
    track(iterator)
    return iterator
  }

  private func strIteratorType(_ object: Ref) -> BuiltinType {
    switch rows[object].layout {
    case .str: level >= .python311 && str(object).pointee.isASCII ? .strASCIIIterator : .strIterator
    case .bytearray: .bytearrayIterator
    default: .bytesIterator
    }
  }

  /// The next character or byte; null, with nothing pending, at the end.
  @inline(__always)
  mutating func strIteratorNext(_ iterator: Ref) -> Ref {
    let object = rows[iterator].field0
    if object.isNull { return .null }
    let index = Int(rows[iterator].b)
    if index < Int(rows[object].b) {
      rows[iterator].b = UInt64(index &+ 1)
      if rows[object].layout != .str { return makeInt(Int(byteView(object)[index])) }
      let character = strCharacter(object, index)
      if character < 256 { return owned(.character(UInt8(truncatingIfNeeded: character))) }
      return makeWide(character)
    }
    rows[iterator].field0 = .null
    disown(object)
    return .null
  }

  /// How many items are left.
  func strIteratorRest(_ iterator: Ref) -> Int {
    let object = rows[iterator].field0
    return object.isNull ? 0 : Int(rows[object].b) - Int(rows[iterator].b)
  }

  /// The table of `str_iterator` and `bytes_iterator`.
  static let strIteratorEntries: [NativeEntry] =
    indexedStateEntries + [
      .special(.iter) { $0.owned($1[0]) },
      .special(.next) { world, args in
        let item = world.strIteratorNext(args[0])
        if item.isNull, world.pending.isNull {
          return world.raise(.stopIteration, arguments: world.owned(.emptyTuple))
        }
        return item
      },
      .method("__length_hint__") { world, args in
        let rest = world.strIteratorRest(args[0])
        return world.makeInt(rest)
      },
    ]
}
