import HeapTrace
import PythonSubset

/// The states of the drawn objects: counts with their named rest, places, tombstones.
extension World {
  /// All objects that exist or have a tombstone, by number.
  ///
  /// What is as it was at the last step is that step's very value, so that a recording grows with
  /// what changed.
  mutating func captureObjects(
    reached: RowSet, frames: [FrameState], _ walk: inout StateWalk
  ) -> [ObjectState] {
    var states: [ObjectState] = []
    let lists = collectorLists()
    let shown = captureShownSlots(&walk)
    let rests = captureRests(shown, frames)
    var freedAddresses: [UInt64] = []
    states.reserveCapacity(shown.count)
    for index in shown.indices {
      let known = sight.known[index]
      if known.freed != nil {
        guard let state = tombstone(known) else { continue }
        states.append(state)
        freedAddresses.append(state.places.first?.address ?? 0)
        continue
      }
      let list = index < lists.count ? lists[index] : nil
      let state = captureObject(
        known, shown[index], rests[index], isReached: reached.contains(known.object), list)
      states.append(state)
    }
    if freedAddresses.isEmpty { return states }
    let freed = Set(freedAddresses)
    var reused: Set<UInt64> = []
    for state in states where !state.isFreed {
      if let address = state.places.first?.address, freed.contains(address) {
        reused.insert(address)
      }
    }
    if reused.isEmpty { return states }
    return states.filter { !$0.isFreed || !reused.contains($0.places.first?.address ?? 0) }
  }

  /// The slots of an object that are shown, and how many are left out of the middle.
  struct ShownSlots {
    var slots: [Slot] = []
    var folded = 0
  }

  /// What is shown of each known object that exists.
  private mutating func captureShownSlots(_ walk: inout StateWalk) -> [ShownSlots] {
    var result: [ShownSlots] = []
    for index in 0..<sight.known.count {
      let known = sight.known[index]
      guard known.freed == nil else {
        result.append(ShownSlots())
        continue
      }
      var shown = ShownSlots(
        slots: walk.slots(of: known.number) ?? captureSlots(known.object, &walk))
      if shown.slots.count > 8 {
        shown.folded = shown.slots.count - 7
        shown.slots.removeSubrange(6..<6 + shown.folded)
      }
      result.append(shown)
    }
    return result
  }

  /// What is left of a freed object; nil for one that no step has shown.
  private mutating func tombstone(_ known: Sight.Known) -> ObjectState? {
    guard var state = known.state, let freed = known.freed else { return nil }
    if state.isFreed { return state }
    state.liveness = .freed(line: freed.line, cause: freed.cause)
    state.slots = []
    state.rest = []
    state.mark = nil
    sight.known[known.number - 1].state = state
    return state
  }

  private mutating func captureObject(
    _ known: Sight.Known, _ shown: ShownSlots, _ rest: [String], isReached: Bool,
    _ list: CollectorList?
  ) -> ObjectState {
    let object = known.object
    let count = rows[object].count
    let mark = collectionMark(object, list)
    let state = ObjectState(
      number: known.number, type: plainTypeName(object),
      count: count < 0 ? .immortal : .count(Int(count)), rest: rest, slots: shown.slots,
      foldedSlots: shown.folded, foldAt: 6, length: containerLength(object),
      liveness: isReached ? .live : .unreachable, generation: list?.generation, list: list,
      gcRefs: mark == nil ? nil : Int(gc[object].gcRefs), mark: mark,
      size: quietSize(object), places: placesOf(object), sharing: known.state)
    if known.state?.isSame(as: state) != true { sight.known[known.number - 1].state = state }
    return state
  }

  private func containerLength(_ object: Ref) -> Int? {
    switch rows[object].layout {
    case .list: listCount(object)
    case .tuple: tupleCount(object)
    case .dict: dictCount(object)
    case .deque: dequeCount(object)
    default: nil
    }
  }

  /// `sys.getsizeof` without running program code.
  mutating func quietSize(_ object: Ref) -> Int { fullSize(object) }

  /// The blocks that an object has requested.
  func placesOf(_ object: Ref) -> [BlockPlace] {
    let row = rows[object]
    var places = [
      BlockPlace(
        address: UInt64(row.address) * 16, bytes: objectRequest(object), purpose: "object")
    ]
    switch row.layout {
    case .list where row.a != 0:
      places.append(
        BlockPlace(
          address: UInt64(listItemsAddress(object)) * 16, bytes: 8 * listCapacity(object),
          purpose: "items"))
    case .dict: places += placesOfDict(object)
    case .deque:
      let body = dequeBody(object)
      places += body.pointee.blocks[body.pointee.gone...].map {
        BlockPlace(
          address: UInt64($0.address) * 16, bytes: DequeBody.blockBytes, purpose: "items")
      }
    case .instance:
      let body = row.body(InstanceBody.self)
      if body.pointee.valueCapacity > 0, body.pointee.valuesAddress != 0 {
        places.append(
          BlockPlace(
            address: UInt64(body.pointee.valuesAddress) * 16,
            bytes: valuesBytes(Int(body.pointee.valueCapacity)), purpose: "values"))
      }
      if !body.pointee.dict.isNull {
        places.append(
          BlockPlace(
            address: UInt64(rows[body.pointee.dict].address) * 16, bytes: World.dictBytes,
            purpose: "dict"))
        places += placesOfDict(body.pointee.dict)
      }
    default: break
    }
    return places
  }

  private func placesOfDict(_ object: Ref) -> [BlockPlace] {
    let body = dict(object)
    var places: [BlockPlace] = []
    if let keys = body.pointee.keys, keys.pointee.kind != .shared {
      places.append(
        BlockPlace(
          address: UInt64(keys.pointee.address) * 16, bytes: Int(keys.pointee.bytes),
          purpose: "keys"))
    }
    if body.pointee.values != nil, body.pointee.valuesBytes > 0 {
      places.append(
        BlockPlace(
          address: UInt64(body.pointee.valuesAddress) * 16, bytes: Int(body.pointee.valuesBytes),
          purpose: "values"))
    }
    return places
  }

  /// The bytes of an object's own block.
  func objectRequest(_ object: Ref) -> Int {
    let row = rows[object]
    if record(row.type).pointee.isHeapType {
      if row.layout == .instance { return instanceBytes(of: object) }
      return bornBytes[object.raw] ?? 64
    }
    switch row.layout {
    case .list: return World.listBytes
    case .dict: return Int(record(row.type).pointee.basicSize) + 16
    case .tuple: return World.tupleBytes(tupleCount(object))
    case .set: return 216
    case .deque: return dequeBytes
    case .float: return World.floatBytes
    case .int: return intBytes(bits: bitCount(object))
    case .str:
      let body = str(object).pointee
      return strBytes(Int(body.length), width: body.width, isASCII: body.isASCII)
    case .method: return 64
    case .cell: return 40
    case .weakref, .weakProxy: return profile.weakrefBytes
    case .function: return profile.functionBytes
    case .generator: return generatorBytes(generator(object).pointee.frame.code)
    case .exception: return exceptionBytes(row.type)
    default: return 48
    }
  }

  // MARK: The named rest of a count

  /// The references that make up each known object's count and are no arrow of the picture.
  private func captureRests(_ shown: [ShownSlots], _ frames: [FrameState]) -> [[String]] {
    var missing = Array(repeating: 0, count: shown.count)
    for (index, known) in sight.known.enumerated().prefix(shown.count) {
      let count = known.freed == nil ? rows[known.object].count : 0
      if count > 0 { missing[index] = Int(count) }
    }
    func note(_ slot: Slot) {
      guard !slot.isWeak, case .object(let number) = slot.value, number <= missing.count else {
        return
      }
      missing[number - 1] -= 1
    }
    for frame in frames { frame.variables.forEach(note) }
    for one in shown { one.slots.forEach(note) }
    var rests: [[String]] = Array(repeating: [], count: shown.count)
    if missing.contains(where: { $0 > 0 }) { findHolders(&missing, &rests) }
    for index in missing.indices where missing[index] > 0 {
      rests[index] += Array(repeating: "interpreter", count: missing[index])
    }
    return rests
  }

  private func findHolders(_ missing: inout [Int], _ reasons: inout [[String]]) {
    var left = missing
    var found = reasons
    var open = left.reduce(0) { $0 + max(0, $1) }
    func note(_ target: Ref, _ reason: @autoclosure () -> String) {
      guard open > 0, !target.isNull, let number = displayNumber(target), number <= left.count,
        left[number - 1] > 0, sight.known[number - 1].object == target
      else { return }
      left[number - 1] -= 1
      open -= 1
      found[number - 1].append(reason())
    }
    for known in sight.known where known.freed == nil {
      noteFolded(known.object) { note($0, $1) }
    }
    for index in 0..<frameCount { noteStack(index) { note($0, $1) } }
    note(handled, "exception being handled")
    for number in [0, 1, 2] where open > 0 {
      forEach(in: .generation(number)) { holder in
        guard open > 0, holder != mainGlobals, displayNumber(holder) == nil else { return }
        forEachReference(holder) { note($0, holderName(holder)) }
      }
    }
    missing = left
    reasons = found
  }

  /// References in the folded slots of a long container.
  private func noteFolded(_ object: Ref, _ note: (Ref, String) -> Void) {
    guard let count = containerLength(object), count > 8, let number = displayNumber(object)
    else { return }
    // Of a long one the items are counted together, so that the sum stays short.
    let together = count > 40 ? "folded item of #\(number)" : nil
    switch rows[object].layout {
    case .list:
      for index in 6..<count - 1 {
        note(listItems(object)[index], together ?? "item \(index) of #\(number)")
      }
    case .tuple:
      for index in 6..<count - 1 {
        note(tupleItems(object)[index], together ?? "item \(index) of #\(number)")
      }
    case .deque:
      for index in 6..<count - 1 {
        note(dequePlace(object, index).pointee, together ?? "item \(index) of #\(number)")
      }
    default: break
    }
  }

  /// References on the evaluation stack of a running frame: arguments, iterators, temporaries.
  func noteStack(_ index: Int, _ note: (Ref, String) -> Void) {
    let frame = frames + index
    let first = frame.pointee.base + Int(frame.pointee.code.pointee.slotCount)
    let limit = min(frame.pointee.top, first + Int(frame.pointee.code.pointee.stackSize))
    var place = first
    while place < limit {
      let value = place.pointee
      place += 1
      if value.isNull { continue }
      switch rows[value].layout {
      case .listIterator, .tupleIterator, .setIterator, .dictIterator, .enumerate, .zip, .reversed,
        .map, .filter, .dequeIterator, .iteratorTool, .orderedIterator:
        note(value, "loop iterator")
        forEachReference(value) { note($0, "loop iterator") }
      default:
        note(value, index + 1 < frameCount ? "argument" : "evaluation stack")
      }
    }
    note(frame.pointee.subject, "call of __init__")
  }

  /// What a holder that is not drawn is called.
  private func holderName(_ holder: Ref) -> String {
    if let kind = hiddenKind(holder) { return "\(kind.kind) \(kind.name)" }
    switch rows[holder].layout {
    case .cell: return "closure cell"
    case .frame: return "frame"
    default: return plainTypeName(holder)
    }
  }
}

extension ObjectState {
  /// Whether only a tombstone is left.
  var isFreed: Bool {
    if case .freed = liveness { return true }
    return false
  }
}
