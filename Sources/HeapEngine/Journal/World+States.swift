import HeapTrace
import PythonSubset

/// Taking the state of the program's part of the heap, for pictures.
///
/// Objects are walked from names and frames; what was shown before and still exists is walked too,
/// so that garbage stays in the picture. Nothing is allocated in, or held from, the heap.
extension World {
  /// Objects beyond this many are folded into sums.
  static let shownLimit = 400
  /// So many more are numbered where a name of the module is bound to them.
  static let namedReserve = 100

  /// The state now.
  mutating func captureState(withPools: Bool) -> HeapState {
    var walk = StateWalk(rows: rowCount)
    let frames = captureFrames(&walk)
    number(&walk)
    var reached = walk.seen
    queueUnseen(&walk)
    // Held by what is not drawn: an evaluation stack, a closure, a class, or one too many to draw.
    if !walk.queue.isEmpty {
      var lost = RowSet(rows: rowCount)
      for one in walk.queue { _ = lost.insert(one.object) }
      reached.formUnion(reachable(among: lost))
    }
    number(&walk)
    numberWeak(&walk)
    var hidden: [String] = []
    for (kind, count) in walk.hidden.sorted(by: { $0.key < $1.key }) {
      hidden.append("\(count) \(count == 1 ? kind : kind == "class" ? "classes" : kind + "s")")
    }
    let objects = captureObjects(reached: reached, frames: frames, &walk)
    let wantsCollector = observer?.request.window?.withCollector == true
    let state = HeapState(
      frames: frames, objects: objects, arenas: withPools ? captureArenas() : [], hidden: hidden,
      folded: walk.folded, collector: wantsCollector ? captureCollector() : nil)
    return state.sharing(observer?.steps.last?.state)
  }

  /// Queues the objects that were shown before, still exist and have not been walked.
  private func queueUnseen(_ walk: inout StateWalk) {
    for known in sight.known where known.freed == nil {
      if walk.seen.contains(known.object) { continue }
      walk.queue.append(StateWalk.Queued(object: known.object, number: known.number))
    }
  }

  /// Adds an object to the sums of those that are left out.
  private mutating func fold(_ object: Ref, _ walk: inout StateWalk) {
    let number = rows[object].count
    let count = number < 0 ? ReferenceCount.immortal : .count(Int(number))
    let type = plainTypeName(object)
    if let place = walk.folded.firstIndex(where: { $0.type == type && $0.count == count }) {
      walk.folded[place].number += 1
    } else {
      walk.folded.append(FoldedObjects(type: type, number: 1, count: count))
    }
  }

  /// A walk over the program's objects in progress.
  struct StateWalk {
    /// An object to be walked, and its display number.
    struct Queued {
      var object: Ref
      var number: Int
    }

    /// Whether texts and slots are made; else objects are numbered only.
    var isDrawn = true
    var queue: [Queued] = []
    /// Whether the module's names are being read.
    var isNaming = false
    /// What only weak references have led to so far.
    var weak: [Queued] = []
    var seen: RowSet
    var hidden: [String: Int] = [:]
    var hiddenSeen: RowSet
    var folded: [FoldedObjects] = []
    /// Whether signs are made in the place of slots, whether these tell all, and the signs.
    var isSigning = false
    var isSure = true
    var signs: [UInt64] = []

    init(rows: UInt32, isDrawn: Bool = true) {
      self.isDrawn = isDrawn
      seen = RowSet(rows: rows)
      hiddenSeen = seen
    }
  }

  /// Gives display numbers to what has come into view, without a picture.
  mutating func numberObjects() {
    var walk = StateWalk(rows: rowCount, isDrawn: false)
    _ = captureFrames(&walk)
    number(&walk)
    numberWeak(&walk)
  }

  private mutating func numberWeak(_ walk: inout StateWalk) {
    while !walk.weak.isEmpty {
      swap(&walk.queue, &walk.weak)
      number(&walk)
    }
  }

  // MARK: Frames

  private mutating func captureFrames(_ walk: inout StateWalk) -> [FrameState] {
    var result: [FrameState] = []
    walk.isNaming = true
    let variables = captureNames(ofFrame: 0, &walk) { world, variables, walk in
      world.captureNames(in: world.mainGlobals, &variables, &walk)
    }
    walk.isNaming = false
    if walk.isDrawn {
      result.append(
        FrameState(
          title: "module", id: 0, line: frameCount > 0 ? line(of: frames) : 0, variables: variables,
          stack: frameCount > 0 ? captureStack(frames) : [],
          code: observer?.listings.isEmpty == false ? 0 : nil))
    }
    for index in 0..<frameCount {
      let frame = frames + index
      let compiled = codes[Int(frame.pointee.code.pointee.index)]
      guard compiled.filename == observer?.filename, frame.pointee.locals != mainGlobals else {
        continue
      }
      if let state = captureFrame(frame, &walk) { result.append(state) }
    }
    return result
  }

  /// The names of a frame; those that it had at the last step where they are as they were.
  private mutating func captureNames(
    ofFrame id: Int, _ walk: inout StateWalk,
    _ capture: (inout World, inout [Slot], inout StateWalk) -> Void
  ) -> [Slot] {
    var variables: [Slot] = []
    if walk.isDrawn {
      sign(&walk) { world, walk in capture(&world, &variables, &walk) }
      if walk.isSure, let known = sight.names[id], known.signs == walk.signs {
        return known.variables
      }
    }
    capture(&self, &variables, &walk)
    if walk.isDrawn {
      let signs = walk.isSure ? walk.signs : Sight.unknown
      sight.names[id] = Sight.Names(signs: signs, variables: variables)
    }
    return variables
  }

  /// The program's names in a namespace.
  private mutating func captureNames(
    in namespace: Ref, _ variables: inout [Slot], _ walk: inout StateWalk
  ) {
    var position = 0
    while let entry = dictNext(namespace, &position) {
      if isDunder(entry.key) { continue }
      guard namespace != mainGlobals || rows[entry.key].layout == .str else { continue }
      show(.text(entry.key), entry.value, in: &variables, &walk)
    }
  }

  /// A frame; nil where objects are numbered only.
  private mutating func captureFrame(
    _ frame: UnsafeMutablePointer<Frame>, _ walk: inout StateWalk
  ) -> FrameState? {
    let compiled = codes[Int(frame.pointee.code.pointee.index)]
    let variables = captureNames(ofFrame: Int(frame.pointee.id), &walk) { world, variables, walk in
      if !frame.pointee.locals.isNull {
        return world.captureNames(in: frame.pointee.locals, &variables, &walk)
      }
      for (slot, name) in compiled.localNames.enumerated() where !name.hasPrefix(".") {
        var value = frame.pointee.base[slot]
        if !value.isNull, world.isCellSlot(compiled, slot), world.rows[value].layout == .cell {
          value = world.rows[value].field0
        }
        world.show(.local(slot, name), value, in: &variables, &walk)
      }
    }
    if !walk.isDrawn { return nil }
    let title =
      frame.pointee.locals.isNull ? "\(compiled.name)()" : "class \(compiled.name)"
    return FrameState(
      title: title, id: Int(frame.pointee.id), line: line(of: frame), variables: variables,
      stack: captureStack(frame),
      enclosing: Array(compiled.localNames.suffix(compiled.freeCount)),
      code: observer?.codePlaces[ObjectIdentifier(compiled)])
  }

  /// The evaluation stack of a frame, where steps are instructions; nothing new is numbered.
  private mutating func captureStack(_ frame: UnsafeMutablePointer<Frame>) -> [SlotValue] {
    guard observer?.grain == .instruction else { return [] }
    let bottom = frame.pointee.base + Int(frame.pointee.code.pointee.slotCount)
    var values: [SlotValue] = []
    for depth in 0..<max(0, frame.pointee.top - bottom) {
      let value = bottom[depth]
      values.append(value.isNull ? .unbound : quietValue(value))
    }
    return values
  }

  /// Whether a str is one of Python's own names, `__so__`, which pictures leave out.
  private func isDunder(_ name: Ref) -> Bool {
    guard rows[name].layout == .str else { return false }
    let count = strCount(name)
    let underscore: UInt32 = 0x5F
    return count >= 2 && strCharacter(name, 0) == underscore && strCharacter(name, 1) == underscore
      && strCharacter(name, count - 1) == underscore
      && strCharacter(name, count - 2) == underscore
  }

  // MARK: Values

  /// How something that a slot holds is shown.
  enum Sighting {
    case atom
    case hidden
    case number(Int)
    /// One too many to be drawn.
    case folded
  }

  /// What a slot that holds an object shows; objects to be drawn are queued.
  mutating func slotValue(_ object: Ref, _ walk: inout StateWalk) -> SlotValue {
    let sighting = meet(object, &walk)
    if case .number(let number) = sighting { return .object(number) }
    if !walk.isDrawn { return .unbound }
    switch sighting {
    case .atom: return .atom(atomText(object) ?? "")
    case .hidden:
      guard let kind = hiddenKind(object) else { return .unbound }
      return .atom("\(kind.kind) \(kind.name)")
    default: return .atom("… \(plainTypeName(object))")
    }
  }

  /// Gives a number to an object that is to be drawn and has none, and queues it; counts what is not
  /// to be drawn.
  mutating func meet(_ object: Ref, _ walk: inout StateWalk) -> Sighting {
    if isAtom(object), !isBoxed(object) { return .atom }
    if isHidden(object) {
      if walk.isDrawn, walk.hiddenSeen.insert(object), !rows[object].flags.contains(.startup),
        let kind = hiddenKind(object)
      {
        walk.hidden[kind.kind, default: 0] += 1
      }
      return .hidden
    }
    if let number = displayNumber(object) {
      if !walk.seen.contains(object) { walk.queue.append(.init(object: object, number: number)) }
      return .number(number)
    }
    let number = sight.known.count + 1
    rows[object].flags.insert(.seen)
    guard number <= World.shownLimit + (walk.isNaming ? World.namedReserve : 0) else {
      if walk.hiddenSeen.insert(object) { fold(object, &walk) }
      return .folded
    }
    sight.add(Sight.Known(object: object, birth: gc[object].birth, number: number))
    sight.numbers[birthKey(object)] = number
    walk.queue.append(.init(object: object, number: number))
    return .number(number)
  }

  /// The number by which pictures call an object; nil for one that was never shown.
  @inline(__always)
  func displayNumber(_ object: Ref) -> Int? {
    rows[object].flags.contains(.seen) ? sight.numbers[birthKey(object)] : nil
  }

  /// The birth number of an object, or for one that the interpreter itself has, which has none, a
  /// number that no birth comes to.
  @inline(__always)
  private func birthKey(_ object: Ref) -> UInt32 {
    let birth = gc[object].birth
    return birth == 0 ? 1 << 31 | object.raw : birth
  }

  /// Whether a number or a text is an object of the states, with its value as its only slot.
  func isBoxed(_ object: Ref) -> Bool {
    guard sight.showsAtoms, isAtom(object) else { return false }
    switch rows[object].layout {
    case .int, .float, .complex, .str, .bytes:
      return object != .trueObject && object != .falseObject
    default: return false
    }
  }

  func isCellSlot(_ compiled: CodeObject, _ slot: Int) -> Bool {
    compiled.cellSlots.contains(slot) || slot >= compiled.localNames.count - compiled.freeCount
  }

  /// Gives numbers to all that can be reached from the queue.
  private mutating func number(_ walk: inout StateWalk) {
    var index = 0
    while index < walk.queue.count {
      let one = walk.queue[index]
      index += 1
      guard walk.seen.insert(one.object) else { continue }
      if walk.isDrawn {
        captureShown(one.object, one.number, &walk)
      } else {
        _ = captureSlots(one.object, &walk)
      }
    }
    walk.queue.removeAll(keepingCapacity: true)
  }
}
