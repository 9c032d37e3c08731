/// The table of `memoryview`.
///
/// Authority: CPython, Objects/memoryobject.c.
extension World {
  static let memoryViewEntries: [NativeEntry] = memorySpecials + memoryMethods + memoryGetters

  private static let memorySpecials: [NativeEntry] = [
    .staticMethod("__new__", 0, 255, keywords: true) { $0.memoryViewNew($1) },
    .special(.repr) { world, args in
      let isReleased = world.memoryBody(args[0]).pointee.exporter.isNull
      let shown = world.addressText(args[0])
      return world.makeStr("<\(isReleased ? "released memory" : "memory") at \(shown)>")
    },
    .special(.length) { world, args in
      guard world.isUsable(args[0]) else { return .null }
      let count = world.memoryBody(args[0]).pointee.count
      return world.makeInt(count)
    },
    .special(.getItem, 1) { $0.memorySubscript($1[0], $1[1]) },
    .special(.setItem, 2) { $0.memoryAssign($1[0], $1[1], $1[2]) },
    .special(.deleteItem, 1) { world, args in
      guard world.isUsable(args[0]) else { return .null }
      if world.memoryBody(args[0]).pointee.isReadOnly {
        return world.raise(.typeError, "cannot modify read-only memory")
      }
      return world.raise(.typeError, "cannot delete memory")
    },
    .special(.iter) { world, args in
      guard world.isUsable(args[0]) else { return .null }
      return world.makeSequenceIterator(args[0])
    },
    .special(.hash) { $0.memoryHash($1[0]) },
    .special(.equal, 1) { $0.memoryEqual($1[0], $1[1], negated: false) },
    .special(.notEqual, 1) { $0.memoryEqual($1[0], $1[1], negated: true) },
    .special(.enter) { world, args in
      world.isUsable(args[0]) ? world.owned(args[0]) : .null
    }.coexisting(),
    .special(.exit, 0, 255) { world, args in
      world.releaseMemory(args[0])
      return world.owned(.none)
    }.coexisting(),
  ]

  private static let memoryMethods: [NativeEntry] = [
    .method("__sizeof__") { world, _ in world.makeInt(World.memoryViewBytes - 16) },
    .method("release") { world, args in
      world.releaseMemory(args[0])
      return world.owned(.none)
    },
    .method("tobytes", 0, 1, keywords: true) { world, args in
      guard world.isUsable(args[0]) else { return .null }
      return world.makeBytes(world.memoryContents(args[0]))
    },
    .method("tolist") { world, args in
      guard world.isUsable(args[0]) else { return .null }
      let count = world.memoryBody(args[0]).pointee.count
      guard world.charge(count) else { return .null }
      let items = (0..<count).map { world.memoryItem(args[0], $0) }
      return world.makeList(consuming: items)
    },
    .method("hex", 0, 2, keywords: true) { world, args in
      guard world.isUsable(args[0]) else { return .null }
      let bytes = world.makeBytes(world.memoryContents(args[0]))
      defer { world.disown(bytes) }
      let name = world.internedStr("hex")
      defer { world.disown(name) }
      let method = world.getAttribute(bytes, name)
      if method.isNull { return .null }
      defer { world.disown(method) }
      let given = args.names.isNull ? 0 : world.tupleCount(args.names)
      let names = (0..<given).map { (world.tupleItems(args.names)[$0], args[args.count + $0]) }
      return world.call(method, (1..<args.count).map { args[$0] }, keywords: names)
    },
    .method("toreadonly") { world, args in
      guard world.isUsable(args[0]) else { return .null }
      var body = world.memoryBody(args[0]).pointee
      body.isReadOnly = true
      return world.makeMemoryView(body)
    },
    .method("cast", 1, 2) { $0.memoryCast($1) },
  ]

  private static func figure(
    _ name: String, _ read: @escaping @Sendable (inout World, MemoryViewBody) -> Ref
  ) -> NativeEntry {
    .getter(name) { world, args in
      guard world.isUsable(args[0]) else { return .null }
      return read(&world, world.memoryBody(args[0]).pointee)
    }
  }

  private static let memoryGetters: [NativeEntry] = [
    figure("obj") { $0.owned($1.exporter) },
    figure("nbytes") { $0.makeInt($1.count * $1.kind.bytes) },
    figure("readonly") { $0.bool($1.isReadOnly) },
    figure("itemsize") { $0.makeInt($1.kind.bytes) },
    figure("format") { $0.makeStr(character: UInt32($1.format)) },
    figure("ndim") { world, _ in world.makeInt(1) },
    figure("shape") { world, body in
      let count = world.makeInt(body.count)
      return world.makeTuple(consuming: [count])
    },
    figure("strides") { world, body in
      let stride = world.makeInt(body.stride)
      return world.makeTuple(consuming: [stride])
    },
    figure("suboffsets") { world, _ in world.owned(.emptyTuple) },
    figure("c_contiguous") { $0.bool($1.stride == $1.kind.bytes || $1.count < 2) },
    figure("f_contiguous") { $0.bool($1.stride == $1.kind.bytes || $1.count < 2) },
    figure("contiguous") { $0.bool($1.stride == $1.kind.bytes || $1.count < 2) },
  ]

  // MARK: Items

  private mutating func memoryPlace(_ view: Ref, _ index: Ref) -> Int? {
    guard let given = indexValue(index) else { return nil }
    let count = memoryBody(view).pointee.count
    let place = given < 0 ? given &+ count : given
    if place >= 0, place < count { return place }
    raise(.indexError, "index out of bounds on dimension 1")
    return nil
  }

  private mutating func memorySubscript(_ view: Ref, _ key: Ref) -> Ref {
    guard isUsable(view) else { return .null }
    let index = onlyIndex(key)
    if layout(index) == .slice {
      guard let body = memorySlice(view, index) else { return .null }
      return makeMemoryView(body)
    }
    if index == .ellipsis { return owned(view) }
    guard layout(index) == .int || !lookupSpecial(index, .index).isNull else {
      return raise(.typeError, "memoryview: invalid slice key")
    }
    guard let place = memoryPlace(view, index), isUsable(view) else { return .null }
    return memoryItem(view, place)
  }

  private mutating func memorySlice(_ view: Ref, _ slice: Ref) -> MemoryViewBody? {
    var body = memoryBody(view).pointee
    guard let range = sliceRange(slice, body.count) else { return nil }
    body.start += range.start * body.stride
    body.stride *= range.step
    body.count = max(0, range.count)
    body.hash = -1
    return body
  }

  private mutating func memoryAssign(_ view: Ref, _ key: Ref, _ value: Ref) -> Ref {
    guard isUsable(view) else { return .null }
    let index = onlyIndex(key)
    if memoryBody(view).pointee.isReadOnly {
      return raise(.typeError, "cannot modify read-only memory")
    }
    if layout(index) == .slice {
      guard let body = memorySlice(view, index) else { return .null }
      guard let bytes = bufferContents(value) else {
        return raise(
          .typeError, "a bytes-like object is required, not '\(typeName(value))'")
      }
      let format = bufferFormat(value)
      guard bytes.count == body.count * body.kind.bytes, format == body.format else {
        return raise(
          .valueError,
          "memoryview assignment: lvalue and rvalue have different structures")
      }
      let target = makeMemoryView(body)
      fillMemory(target, bytes)
      disown(target)
      return owned(.none)
    }
    guard layout(index) == .int || !lookupSpecial(index, .index).isNull else {
      return raise(.typeError, "memoryview: invalid slice key")
    }
    guard let place = memoryPlace(view, index), isUsable(view) else { return .null }
    return setMemoryItem(view, place, value) ? owned(.none) : .null
  }

  /// The code of the items of a bytes-like object.
  private func bufferFormat(_ object: Ref) -> UInt8 {
    switch layout(object) {
    case .memoryview: memoryBody(object).pointee.format
    case .array: arrayBody(object).pointee.kind.code.utf8.first ?? 66
    default: 66
    }
  }

  /// The index in a tuple of one; the key itself otherwise.
  private mutating func onlyIndex(_ key: Ref) -> Ref {
    guard rows[key].type == .type(.tuple), tupleCount(key) == 1 else { return key }
    let item = tupleItems(key)[0]
    return layout(item) == .int || !lookupSpecial(item, .index).isNull ? item : key
  }

  // MARK: The whole

  private mutating func memoryHash(_ view: Ref) -> Ref {
    let known = memoryBody(view).pointee
    if known.hash != -1 { return makeInt(known.hash) }
    guard isUsable(view) else { return .null }
    guard known.isReadOnly else {
      return raise(.valueError, "cannot hash writable memoryview object")
    }
    guard [66, 98, 99].contains(known.format) else {
      return raise(.valueError, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'")
    }
    let hash = hashOf(known.exporter)
    if hash == -1 { return .null }
    let bytes = makeBytes(memoryContents(view))
    memoryBody(view).pointee.hash = bytesHash(bytes)
    disown(bytes)
    return makeInt(memoryBody(view).pointee.hash)
  }

  /// Views are equal where all items are.
  private mutating func memoryEqual(_ view: Ref, _ other: Ref, negated: Bool) -> Ref {
    let body = memoryBody(view).pointee
    if body.exporter.isNull
      || layout(other) == .memoryview
        && memoryBody(other).pointee.exporter.isNull
    {
      return bool((view == other) != negated)
    }
    let otherView = layout(other) == .memoryview ? owned(other) : memoryOver(other)
    if otherView.isNull { return owned(.notImplemented) }
    defer { disown(otherView) }
    let count = body.count
    if memoryBody(otherView).pointee.count != count { return bool(negated) }
    if body.format == memoryBody(otherView).pointee.format, body.kind != .double,
      body.kind != .float
    {
      return bool((memoryContents(view) == memoryContents(otherView)) != negated)
    }
    for index in 0..<count {
      let left = memoryItem(view, index)
      let right = memoryItem(otherView, index)
      let equal = compare(left, right, .equal)
      disown(left)
      disown(right)
      if equal.isNull { return .null }
      let answer = truth(equal)
      disown(equal)
      if answer == 0 { return bool(negated) }
    }
    return bool(!negated)
  }

  /// A view of a bytes-like object; null, with nothing pending, for others.
  private mutating func memoryOver(_ object: Ref) -> Ref {
    guard [.bytes, .bytearray, .array].contains(layout(object)) else { return .null }
    return call(.type(.memoryview), object)
  }

  private mutating func memoryCast(_ args: Arguments) -> Ref {
    guard isUsable(args[0]) else { return .null }
    var body = memoryBody(args[0]).pointee
    guard layout(args[1]) == .str else {
      return raise(
        .typeError, "cast() argument 'format' must be str, not \(typeName(args[1]))")
    }
    guard args.count == 2 else {
      return raise(.notImplementedError, "memoryview: several dimensions are not modelled")
    }
    guard body.stride == body.kind.bytes || body.count < 2 else {
      return raise(.typeError, "memoryview: casts are restricted to C-contiguous views")
    }
    let format = text(args[1]).utf8.drop { $0 == UInt8(ascii: "@") }
    guard format.count == 1, let code = format.first, let kind = World.memoryKind(code) else {
      return raise(
        .valueError,
        "memoryview: destination format must be a native single character format prefixed "
          + "with an optional '@'")
    }
    let isByte = { (format: UInt8) in [66, 98, 99].contains(format) }
    guard isByte(code) || isByte(body.format) else {
      return raise(
        .typeError, "memoryview: cannot cast between two non-byte formats")
    }
    let bytes = body.count * body.kind.bytes
    guard bytes % kind.bytes == 0 else {
      return raise(.typeError, "memoryview: length is not a multiple of itemsize")
    }
    body.kind = kind
    body.format = code
    body.stride = kind.bytes
    body.count = bytes / kind.bytes
    body.hash = -1
    return makeMemoryView(body)
  }

  private static func memoryKind(_ code: UInt8) -> ArrayKind? {
    switch code {
    case UInt8(ascii: "c"), UInt8(ascii: "?"): .uint8
    case UInt8(ascii: "n"): .int64
    case UInt8(ascii: "N"): .uint64
    case UInt8(ascii: "u"): nil
    default: ArrayKind(code: UInt32(code))
    }
  }
}
