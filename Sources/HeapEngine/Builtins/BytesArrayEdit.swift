/// What changes a bytearray.
///
/// Authority: CPython, Objects/bytearrayobject.c.
extension World {
  /// `bytearray.append` and `insert` at a place.
  mutating func bytearrayInsert(_ object: Ref, _ place: Int, _ value: Ref) -> Ref {
    guard let byte = byteArgument(value) else { return .null }
    let count = Int(rows[object].b)
    let start = min(max(place < 0 ? place + count : place, 0), count)
    guard replaceBytes(object, start, start, [byte]) else { return .null }
    return owned(.none)
  }

  /// `bytearray.extend` and `+=`.
  mutating func bytearrayExtend(_ object: Ref, _ source: Ref) -> Bool {
    let bytes: [UInt8]
    if let contents = bufferContents(source) {
      bytes = contents
    } else {
      guard let items = itemsToAdd(source) else { return false }
      bytes = items
    }
    guard charge(bytes.count) else { return false }
    let count = Int(rows[object].b)
    guard replaceBytes(object, count, count, bytes) else { return false }
    return true
  }

  /// Authority: Objects/bytearrayobject.c: `bytearray_extend`.
  private mutating func itemsToAdd(_ source: Ref) -> [UInt8]? {
    let iterator = iterate(source)
    if iterator.isNull {
      if matchesPending(.typeError) {
        clearPending()
        raise(.typeError, "can't extend bytearray with \(typeName(source))")
      }
      return nil
    }
    let bytes = bytes(consuming: iterator, "byte")
    if bytes == nil, level >= .python313, isText(source), matchesPending(.typeError) {
      clearPending()
      raise(.typeError, "expected iterable of integers; got: 'str'")
    }
    return bytes
  }

  /// `bytearray.pop`.
  mutating func bytearrayPop(_ args: Arguments) -> Ref {
    var index = -1
    if args.count > 1 {
      guard let given = countArgument(args[1]) else { return .null }
      index = given
    }
    let count = Int(rows[args[0]].b)
    if count == 0 { return raise(.indexError, "pop from empty bytearray") }
    let place = index < 0 ? index + count : index
    guard place >= 0, place < count else {
      return raise(.indexError, "pop index out of range")
    }
    let byte = byteView(args[0])[place]
    guard replaceBytes(args[0], place, place + 1, []) else { return .null }
    return owned(.smallInt(Int(byte)))
  }

  /// `bytearray.remove`.
  mutating func bytearrayRemove(_ args: Arguments) -> Ref {
    guard let byte = byteArgument(args[1]) else { return .null }
    let place = StrSearch.find(byteView(args[0]), UInt32(byte))
    if place < 0 { return raise(.valueError, "value not found in bytearray") }
    guard replaceBytes(args[0], place, place + 1, []) else { return .null }
    return owned(.none)
  }

  /// `bytearray.reverse`.
  mutating func bytearrayReverse(_ object: Ref) -> Ref {
    let bytes = Array(byteBuffer(object).reversed())
    guard replaceBytes(object, 0, bytes.count, bytes) else { return .null }
    return owned(.none)
  }

  /// `bytearray.__setitem__`, and `__delitem__` where `value` is null.
  mutating func bytearraySet(_ object: Ref, _ index: Ref, _ value: Ref) -> Ref {
    if rows[index].layout == .slice { return bytearraySetSlice(object, index, value) }
    guard rows[index].layout == .int || !lookupSpecial(index, .index).isNull else {
      let name = typeName(index)
      return raise(
        .typeError, "bytearray indices must be integers or slices, not \(name)")
    }
    guard let given = indexValue(index) else { return .null }
    var bytes: [UInt8] = []
    if !value.isNull {
      guard let byte = byteArgument(value) else { return .null }
      bytes = [byte]
    }
    let count = Int(rows[object].b)
    let place = given < 0 ? given &+ count : given
    guard place >= 0, place < count else {
      return raise(.indexError, "bytearray index out of range")
    }
    guard replaceBytes(object, place, place + 1, bytes) else { return .null }
    return owned(.none)
  }

  private mutating func bytearraySetSlice(_ object: Ref, _ index: Ref, _ value: Ref) -> Ref {
    var bytes: [UInt8] = []
    if !value.isNull {
      guard let contents = byteContents(value, "bytearray") else { return .null }
      bytes = contents
    }
    guard let range = sliceRange(index, of: object) else { return .null }
    if range.step == 1 {
      guard replaceBytes(object, range.start, range.start + range.count, bytes) else {
        return .null
      }
      return owned(.none)
    }
    if value.isNull {
      let dropped = Set((0..<range.count).map { range.start + $0 * range.step })
      let kept = byteBuffer(object).enumerated().filter { !dropped.contains($0.offset) }
      guard replaceBytes(object, 0, Int(rows[object].b), kept.map(\.element)) else { return .null }
      return owned(.none)
    }
    guard bytes.count == range.count else {
      return raise(
        .valueError,
        "attempt to assign bytes of size \(bytes.count) to extended slice of size "
          + "\(range.count)")
    }
    let data = byteView(object).data
    for (number, byte) in bytes.enumerated() {
      data.storeBytes(
        of: byte, toByteOffset: range.start + number * range.step, as: UInt8.self)
    }
    return owned(.none)
  }

  /// The table of `bytearray`. It has no hash: `__hash__` is None.
  static let bytearrayEntries: [NativeEntry] =
    [
      .staticMethod("__new__", 0, 255, keywords: true) { $0.bytearrayNew($1) },
      .special(.initialize, 0, 255, keywords: true) { $0.bytearrayInitialize($1) },
      .special(.str) { $0.bytesRepr($1[0]) },
      .special(.getItem, 1) { $0.bytesSubscript($1[0], $1[1]) },
      .special(.setItem, 2) { $0.bytearraySet($1[0], $1[1], $1[2]) },
      .special(.deleteItem, 1) { $0.bytearraySet($1[0], $1[1], .null) },
      .special(.iter) { $0.makeStrIterator($1[0]) },
      .special(.inPlaceAdd, 1) { world, args in
        guard world.bufferContents(args[1]) != nil else {
          let name = world.typeName(args[1])
          return world.raise(.typeError, "can't concat \(name) to bytearray")
        }
        return world.bytearrayExtend(args[0], args[1]) ? world.owned(args[0]) : .null
      },
      .special(.inPlaceMultiply, 1) { world, args in
        let result = world.bytesMultiply(args)
        if result.isNull { return .null }
        let bytes = Array(world.byteBuffer(result))
        world.disown(result)
        guard world.replaceBytes(args[0], 0, Int(world.rows[args[0]].b), bytes) else {
          return .null
        }
        return world.owned(args[0])
      },
      .method("__sizeof__") { world, args in
        let basic = Int(world.record(world.rows[args[0]].type).pointee.basicSize)
        let size = basic + world.bytearrayRoom(args[0])
        return world.makeInt(size)
      },
      .method("append", 1) { $0.bytearrayInsert($1[0], .max, $1[1]) },
      .method("insert", 2) { world, args in
        guard let place = world.countArgument(args[1]) else { return .null }
        return world.bytearrayInsert(args[0], place, args[2])
      },
      .method("extend", 1) { world, args in
        world.bytearrayExtend(args[0], args[1]) ? world.owned(.none) : .null
      },
      .method("pop", 0, 1) { $0.bytearrayPop($1) },
      .method("remove", 1) { $0.bytearrayRemove($1) },
      .method("reverse") { $0.bytearrayReverse($1[0]) },
      .method("clear") { world, args in
        guard world.replaceBytes(args[0], 0, Int(world.rows[args[0]].b), []) else { return .null }
        return world.owned(.none)
      },
      .method("copy") { world, args in
        world.makeBytearray(world.byteView(args[0]))
      },
    ] + byteSpecials + byteMethods + byteCasing
}
