/// What `f_locals` of a function's frame is from 3.13 on (PEP 667): a mapping that reads and writes
/// the frame's own variables. `field0` is the frame object, whose `extraLocals` are other names.
///
/// Authority: CPython 3.13, Objects/frameobject.c: `PyFrameLocalsProxy_Type`.
extension World {
  static let frameProxyBytes = 40

  mutating func makeFrameProxy(_ frame: Ref) -> Ref {
    let proxy = makeCollectable(.type(.frameProxy), .frameProxy, bytes: World.frameProxyBytes)
    rows[proxy].field0 = owned(frame)
    track(proxy)
    return proxy
  }

  /// Whether the locals of a frame object are shown through such a mapping.
  func hasFrameProxy(_ frame: Ref) -> Bool {
    level >= .python313
      && rows[rows[frame].body(FrameBody.self).pointee.code].body(CodeBody.self).pointee.isOptimized
  }

  /// The frame's variables where they lie now.
  private func frameSlots(_ frame: Ref) -> (values: UnsafeMutablePointer<Ref>, count: Int)? {
    let body = rows[frame].body(FrameBody.self)
    let code = rows[body.pointee.code].body(CodeBody.self)
    let count = Int(code.pointee.slotCount)
    if body.pointee.index >= 0 { return (frames[Int(body.pointee.index)].base, count) }
    if let values = body.pointee.values { return (values, Int(body.pointee.valueCount)) }
    if body.pointee.generator.isNull { return nil }
    let suspended = generator(body.pointee.generator)
    return (suspended.pointee.values, min(count, Int(suspended.pointee.valueCount)))
  }

  /// The names of a frame's variables; those of comprehensions are empty.
  private func frameNames(_ frame: Ref) -> [String] {
    let code = rows[rows[frame].body(FrameBody.self).pointee.code].body(CodeBody.self)
    let names = codes[Int(code.pointee.index)].localNames
    return names.map { $0.hasPrefix(".") && $0 != ".0" ? "" : $0 }
  }

  /// The cell in a slot, where the variable has one.
  private func frameCell(_ frame: Ref, _ index: Int, _ value: Ref) -> Ref {
    guard !value.isNull, layout(value) == .cell else { return .null }
    let code = rows[rows[frame].body(FrameBody.self).pointee.code].body(CodeBody.self)
    let compiled = codes[Int(code.pointee.index)]
    let isFree = index >= compiled.localNames.count - compiled.freeCount
    return isFree || compiled.cellSlots.contains(index) ? value : .null
  }

  /// A new dict of all that a proxy shows.
  mutating func frameProxyDict(_ proxy: Ref) -> Ref {
    let frame = rows[proxy].field0
    let dict = makeDict()
    if let slots = frameSlots(frame) {
      let names = frameNames(frame)
      for index in 0..<min(slots.count, names.count) where !names[index].isEmpty {
        var value = slots.values[index]
        let cell = frameCell(frame, index, value)
        if !cell.isNull { value = rows[cell].field0 }
        if value.isNull { continue }
        let name = internedStr(names[index])
        dictSet(dict, name, value)
        disown(name)
      }
    }
    let extra = rows[frame].body(FrameBody.self).pointee.extraLocals
    if !extra.isNull { _ = dictUpdate(dict, extra) }
    return dict
  }

  /// Sets a variable, or an extra name. False: an exception is pending.
  private mutating func setFrameVariable(_ proxy: Ref, _ key: Ref, _ value: Ref) -> Bool {
    let frame = rows[proxy].field0
    if layout(key) == .str, let slots = frameSlots(frame),
      let index = frameNames(frame).firstIndex(of: text(key)), index < slots.count
    {
      let cell = frameCell(frame, index, slots.values[index])
      if cell.isNull {
        put(owned(value), into: slots.values + index)
      } else {
        let old = rows[cell].field0
        rows[cell].field0 = owned(value)
        disownIfAny(old)
      }
      return true
    }
    let body = rows[frame].body(FrameBody.self)
    if body.pointee.extraLocals.isNull {
      let made = makeDict()
      body.pointee.extraLocals = made
    }
    return dictSet(body.pointee.extraLocals, key, value)
  }

  private mutating func updateFrameProxy(_ proxy: Ref, _ source: Ref) -> Bool {
    guard layout(source) == .dict || layout(source) == .frameProxy else {
      raise(.typeError, "update() argument must be dict or another FrameLocalsProxy")
      return false
    }
    let dict = layout(source) == .dict ? owned(source) : frameProxyDict(source)
    defer { disown(dict) }
    var position = 0
    while let entry = dictNext(dict, &position) {
      let key = owned(entry.key)
      let value = owned(entry.value)
      let done = setFrameVariable(proxy, key, value)
      disown(key)
      disown(value)
      if !done { return false }
    }
    return true
  }

  /// Does something with the dict of what a proxy shows.
  private mutating func withFrameDict(
    _ proxy: Ref, _ work: (inout World, Ref) -> Ref
  ) -> Ref {
    let dict = frameProxyDict(proxy)
    let result = work(&self, dict)
    disown(dict)
    return result
  }

  private static func reading(
    _ name: String, _ least: Int = 0, _ most: Int? = nil,
    _ work: @escaping @Sendable (inout World, Ref, Arguments) -> Ref
  ) -> NativeEntry {
    .method(name, least, most) { world, args in
      world.withFrameDict(args[0]) { work(&$0, $1, args) }
    }
  }

  private mutating func listOf(_ dict: Ref, _ method: String) -> Ref {
    let name = internedStr(method)
    defer { disown(name) }
    let view = callMethod(dict, name, [])
    if view.isNull { return .null }
    defer { disown(view) }
    return call(.type(.list), view)
  }

  static let frameProxyEntries: [NativeEntry] = [
    .special(.repr) { world, args in
      guard world.enterRepr(args[0]) else { return world.makeStr("{...}") }
      defer { world.leaveRepr(args[0]) }
      return world.withFrameDict(args[0]) { $0.repr($1) }
    },
    .special(.length) { world, args in
      world.withFrameDict(args[0]) { $0.makeInt($0.dictCount($1)) }
    },
    .special(.getItem, 1) { world, args in
      world.withFrameDict(args[0]) { world, dict in
        let found = world.dictGet(dict, args[1])
        if !found.isNull { return world.owned(found) }
        if !world.pending.isNull { return .null }
        guard let shown = world.shownText(args[1]) else { return .null }
        let message = world.makeStr("local variable '\(shown)' is not defined")
        defer { world.disown(message) }
        return world.raise(.keyError, value: message)
      }
    },
    .special(.setItem, 2) {
      $0.setFrameVariable($1[0], $1[1], $1[2]) ? $0.owned(.none) : .null
    },
    .special(.deleteItem, 1) { world, _ in
      world.raise(.typeError, "cannot remove variables from FrameLocalsProxy")
    },
    .special(.contains, 1) { world, args in
      world.withFrameDict(args[0]) { world, dict in
        let found = world.contains(dict, args[1])
        return found < 0 ? .null : world.bool(found > 0)
      }
    },
    .special(.iter) { world, args in
      world.withFrameDict(args[0]) { world, dict in
        let list = world.listOf(dict, "keys")
        if list.isNull { return .null }
        defer { world.disown(list) }
        return world.iterate(list)
      }
    },
    .special(.equal, 1) { $0.frameProxyEqual($1[0], $1[1], negated: false) },
    .special(.notEqual, 1) { $0.frameProxyEqual($1[0], $1[1], negated: true) },
    .special(.or, 1) { $0.frameProxyUnion($1[0], $1[1]) },
    .special(.reflectedOr, 1) { $0.frameProxyUnion($1[1], $1[0]) },
    .special(.inPlaceOr, 1) {
      $0.updateFrameProxy($1[0], $1[1]) ? $0.owned($1[0]) : .null
    },
    reading("__reversed__") { world, dict, _ in
      let list = world.listOf(dict, "keys")
      if list.isNull { return .null }
      defer { world.disown(list) }
      return world.makeReversed(of: list)
    },
    reading("keys") { world, dict, _ in world.listOf(dict, "keys") },
    reading("values") { world, dict, _ in world.listOf(dict, "values") },
    reading("items") { world, dict, _ in world.listOf(dict, "items") },
    reading("copy") { world, dict, _ in world.owned(dict) },
    reading("get", 1, 2) { world, dict, args in
      let found = world.dictGet(dict, args[1])
      if found.isNull, !world.pending.isNull { return .null }
      return world.owned(found.isNull ? (args.count > 2 ? args[2] : .none) : found)
    },
    .method("setdefault", 1, 2) { world, args in
      let found = world.withFrameDict(args[0]) { world, dict in
        world.ownIfAny(world.dictGet(dict, args[1]))
      }
      if !found.isNull || !world.pending.isNull { return found }
      let value = args.count > 2 ? args[2] : Ref.none
      return world.setFrameVariable(args[0], args[1], value) ? world.owned(value) : .null
    },
    .method("update", 1) {
      $0.updateFrameProxy($1[0], $1[1]) ? $0.owned(.none) : .null
    },
  ]

  private mutating func frameProxyEqual(_ proxy: Ref, _ other: Ref, negated: Bool) -> Ref {
    if layout(other) == .frameProxy {
      return bool((rows[proxy].field0 == rows[other].field0) != negated)
    }
    guard layout(other) == .dict else { return owned(.notImplemented) }
    return withFrameDict(proxy) { $0.compare($1, other, negated ? .notEqual : .equal) }
  }

  private mutating func frameProxyUnion(_ left: Ref, _ right: Ref) -> Ref {
    for side in [left, right] where layout(side) != .dict && layout(side) != .frameProxy {
      return owned(.notImplemented)
    }
    let dict = makeDict()
    for side in [left, right] {
      let source = layout(side) == .dict ? owned(side) : frameProxyDict(side)
      let done = dictUpdate(dict, source)
      disown(source)
      if !done {
        disown(dict)
        return .null
      }
    }
    return dict
  }
}
