/// The module `array`.
///
/// Authority: CPython, Modules/arraymodule.c.
extension World {
  /// Puts the class into the module.
  mutating func fillArray(_ dict: Ref) {
    setStartup(dict, "array", .type(.array))
    setStartup(dict, "ArrayType", .type(.array))
    let codes = makeStr("bBuhHiIlLqQfd")
    setStartup(dict, "typecodes", codes)
    disown(codes)
  }

  static let arrayEntries: [NativeEntry] = arraySpecials + arrayMethods

  private static let arraySpecials: [NativeEntry] = [
    .staticMethod("__new__", 0, 255, keywords: true) { $0.arrayNew($1) },
    .special(.initialize, 0, 255, keywords: true) { world, _ in world.owned(.none) },
    .special(.repr) { $0.arrayRepr($1[0]) },
    .special(.length) { world, args in
      let count = world.arrayCount(args[0])
      return world.makeInt(count)
    },
    .special(.getItem, 1) { $0.arraySubscript($1[0], $1[1]) },
    .special(.setItem, 2) { $0.arrayAssign($1[0], $1[1], $1[2]) },
    .special(.deleteItem, 1) { $0.arrayAssign($1[0], $1[1], .null) },
    .special(.contains, 1) { world, args in
      let place = world.arrayFind(args[0], args[1], counting: false)
      return place == -2 ? .null : world.owned(.bool(place >= 0))
    },
    .special(.iter) { $0.makeSequenceIterator($1[0]) },
    .special(.add, 1) { $0.arrayAdd($1[0], $1[1]) },
    .special(.multiply, 1) { $0.arrayMultiply($1[0], $1[1]) },
    .special(.reflectedMultiply, 1) { $0.arrayMultiply($1[0], $1[1]) },
    .special(.inPlaceAdd, 1) { world, args in
      guard world.layout(args[1]) == .array else {
        return world.raise(
          .typeError, "can only extend with array (not \"\(world.typeName(args[1]))\")")
      }
      return world.arrayExtend(args[0], args[1]) ? world.owned(args[0]) : .null
    },
    .special(.inPlaceMultiply, 1) { $0.arrayRepeat($1[0], $1[1]) },
    .special(.equal, 1) { $0.arrayCompare($1, .equal) },
    .special(.notEqual, 1) { $0.arrayCompare($1, .notEqual) },
    .special(.less, 1) { $0.arrayCompare($1, .less) },
    .special(.lessOrEqual, 1) { $0.arrayCompare($1, .lessOrEqual) },
    .special(.greater, 1) { $0.arrayCompare($1, .greater) },
    .special(.greaterOrEqual, 1) { $0.arrayCompare($1, .greaterOrEqual) },
  ]

  private static let arrayMethods: [NativeEntry] = [
    .getter(
      "typecode",
      { world, args in
        let code = world.arrayBody(args[0]).pointee.kind.code
        return world.internedStr(code)
      }),
    .getter(
      "itemsize",
      { world, args in
        let size = world.arrayBody(args[0]).pointee.kind.bytes
        return world.makeInt(size)
      }),
    .method("__sizeof__") { world, args in
      let body = world.arrayBody(args[0]).pointee
      return world.makeInt(64 + Int(body.room) * body.kind.bytes)
    },
    .method("append", 1) { $0.arrayInsert($1[0], .max, $1[1]) },
    .method("insert", 2) { world, args in
      guard let place = world.countArgument(args[1]) else { return .null }
      return world.arrayInsert(args[0], place, args[2])
    },
    .method("extend", 1) { world, args in
      world.arrayExtend(args[0], args[1]) ? world.owned(.none) : .null
    },
    .method("fromlist", 1) { $0.arrayFromList($1[0], $1[1]) },
    .method("tolist") { world, args in
      let items = (0..<world.arrayCount(args[0])).map { world.arrayItem(args[0], $0) }
      return world.makeList(consuming: items)
    },
    .method("tobytes") { world, args in
      let count = world.arrayCount(args[0]) * world.arrayBody(args[0]).pointee.kind.bytes
      let data = UnsafeRawBufferPointer(start: world.arrayData(args[0]), count: count)
      return world.makeBytes(Array(data))
    },
    .method("frombytes", 1) { $0.arrayFromBytes($1[0], $1[1]) },
    .method("tounicode") { world, args in
      let scalars = (0..<world.arrayCount(args[0])).map {
        world.arrayData(args[0]).load(fromByteOffset: $0 * 4, as: UInt32.self)
      }
      return world.makeStr(scalars: scalars)
    },
    .method("pop", 0, 1) { $0.arrayPop($1) },
    .method("remove", 1) { $0.arrayRemove($1[0], $1[1]) },
    .method("index", 1, 3) { world, args in
      let place = world.arrayFind(args[0], args[1], counting: false)
      if place == -2 { return .null }
      if place < 0 { return world.raise(.valueError, "array.index(x): x not in array") }
      return world.makeInt(place)
    },
    .method("count", 1) { world, args in
      let count = world.arrayFind(args[0], args[1], counting: true)
      return count < 0 ? .null : world.makeInt(count)
    },
    .method("reverse") { $0.arrayReverse($1[0]) },
    .method("byteswap") { $0.arrayByteSwap($1[0]) },
    .method("buffer_info") { world, args in
      let address = Int(world.arrayBody(args[0]).pointee.address) * 16
      let count = world.arrayCount(args[0])
      let parts = [world.makeInt(address), world.makeInt(count)]
      return world.makeTuple(consuming: parts)
    },
    .method("__copy__") { $0.arraySlice($1[0], 0, 1, $0.arrayCount($1[0])) },
    .method("__deepcopy__", 1) { $0.arraySlice($1[0], 0, 1, $0.arrayCount($1[0])) },
  ]

  // MARK: Making

  private mutating func arrayNew(_ args: Arguments) -> Ref {
    if args[0] == .type(.array), refusesKeywords(args, "array.array") { return .null }
    guard args.count >= 2 else {
      return raise(.typeError, "array() takes at least 1 argument (0 given)")
    }
    guard args.count <= 3 else {
      return raise(.typeError, "array() takes at most 2 arguments (\(args.count - 1) given)")
    }
    guard layout(args[1]) == .str, strCount(args[1]) == 1 else {
      return raise(
        .typeError,
        "array() argument 1 must be a unicode character, not \(typeName(args[1]))")
    }
    guard let kind = ArrayKind(code: strCharacter(args[1], 0)) else {
      let codes = level >= .python313 ? "b, B, u, w, h, H" : "b, B, u, h, H"
      return raise(
        .valueError, "bad typecode (must be \(codes), i, I, l, L, q, Q, f or d)")
    }
    let source = args.count > 2 ? args[2] : Ref.null
    if !source.isNull, layout(source) == .str, kind != .unicode {
      return raise(
        .typeError, "cannot use a str to initialize an array with typecode '\(kind.code)'")
    }
    if !source.isNull, layout(source) == .list || layout(source) == .tuple {
      return arrayOfItems(kind, source, args[0])
    }
    let array = makeArray(kind, 0, type: args[0])
    if source.isNull { return array }
    let done: Bool
    if isBytesLike(source) {
      let result = arrayFromBytes(array, source)
      disownIfAny(result)
      done = !result.isNull
    } else {
      done = arrayExtend(array, source, anyKind: true)
    }
    if done { return array }
    disown(array)
    return .null
  }

  private mutating func arrayOfItems(_ kind: ArrayKind, _ source: Ref, _ type: Ref) -> Ref {
    guard let items = collectItems(source) else { return .null }
    defer { for item in items { disown(item) } }
    guard charge(items.count) else { return .null }
    let array = makeArray(kind, items.count, type: type)
    for (index, item) in items.enumerated() {
      guard let bits = arrayValue(kind, item) else {
        disown(array)
        return .null
      }
      storeArray(array, index, bits)
    }
    return array
  }

  /// A new array of some of the items.
  mutating func arraySlice(_ array: Ref, _ start: Int, _ step: Int, _ count: Int) -> Ref {
    let kind = arrayBody(array).pointee.kind
    let result = makeArray(kind, count)
    let from = arrayData(array)
    let to = arrayData(result)
    for index in 0..<count {
      (to + index * kind.bytes).copyMemory(
        from: from + (start + index * step) * kind.bytes, byteCount: kind.bytes)
    }
    return result
  }

  private mutating func arrayRepr(_ array: Ref) -> Ref {
    let kind = arrayBody(array).pointee.kind
    let name = typeName(array)
    let shown = name.split(separator: ".").last.map(String.init) ?? name
    if arrayCount(array) == 0 { return makeStr("\(shown)('\(kind.code)')") }
    let items = (0..<arrayCount(array)).map { arrayItem(array, $0) }
    let list: Ref
    if kind == .unicode {
      let scalars = items.map { strCharacter($0, 0) }
      for item in items { disown(item) }
      list = makeStr(scalars: scalars)
    } else {
      list = makeList(consuming: items)
    }
    let text = repr(list)
    disown(list)
    if text.isNull { return .null }
    defer { disown(text) }
    return join("\(shown)('\(kind.code)', ", text, ")")
  }
}
