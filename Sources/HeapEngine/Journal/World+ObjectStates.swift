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
    let count = captureUnwalked(&walk)
    let rests = captureRests(count, frames)
    var freedAddresses: [UInt64] = []
    states.reserveCapacity(count)
    for index in 0..<count {
      if sight.known[index].freed != nil {
        guard let state = tombstone(sight.known[index]) else { continue }
        states.append(state)
        freedAddresses.append(state.places.first?.address ?? 0)
        continue
      }
      let list = index < lists.count ? lists[index] : nil
      let isReached = reached.contains(sight.known[index].object)
      states.append(captureObject(index, rests[index], isReached: isReached, list, &walk))
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

  /// Captures what is shown of each known object that exists and was not walked; the number of all
  /// that were known before.
  private mutating func captureUnwalked(_ walk: inout StateWalk) -> Int {
    let count = sight.known.count
    for index in 0..<count {
      if sight.known[index].freed != nil || walk.seen.contains(sight.known[index].object) {
        continue
      }
      captureShown(sight.known[index].object, index + 1, &walk)
    }
    return count
  }

  /// What is left of a freed object; nil for one that no step has shown.
  private mutating func tombstone(_ known: Sight.Known) -> ObjectState? {
    guard var state = known.state, let freed = known.freed else { return nil }
    if state.isFreed { return state }
    state.liveness = .freed(line: freed.line, cause: freed.cause)
    state.slots = []
    state.rest = []
    state.mark = nil
    sight.note(known.number, state: state)
    return state
  }

  private mutating func captureObject(
    _ index: Int, _ rest: [String], isReached: Bool, _ list: CollectorList?,
    _ walk: inout StateWalk
  ) -> ObjectState {
    let object = sight.known[index].object
    let mark = collectionMark(object, list)
    let size = quietSize(object)
    walk.signs.removeAll(keepingCapacity: true)
    addStateSigns(of: object, isReached: isReached, list, mark, size: size, to: &walk.signs)
    let former = sight.known[index].state
    if let former, sight.stateSigns[index] == walk.signs, former.rest == rest { return former }
    sight.stateSigns[index] = walk.signs
    let count = rows[object].count
    let shown = sight.shown[index]
    let state = ObjectState(
      number: index + 1, type: plainTypeName(object),
      count: count < 0 ? .immortal : .count(Int(count)), rest: rest, slots: shown.slots,
      foldedSlots: shown.folded, foldAt: 6, length: containerLength(object),
      liveness: isReached ? .live : .unreachable, generation: list?.generation, list: list,
      gcRefs: mark == nil ? nil : Int(gc[object].gcRefs), mark: mark,
      size: size, places: placesOf(object), sharing: former)
    if former?.isSame(as: state) != true { sight.note(index + 1, state: state) }
    return state
  }

  func containerLength(_ object: Ref) -> Int? {
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
    var places: [BlockPlace] = []
    forEachPlace(of: object) { address, bytes, purpose in
      places.append(BlockPlace(address: address, bytes: bytes, purpose: purpose))
    }
    return places
  }

  /// Tells the blocks that an object has requested: address, bytes, purpose.
  @inline(__always)
  func forEachPlace(of object: Ref, _ tell: (UInt64, Int, String) -> Void) {
    let row = rows[object]
    tell(UInt64(row.address) * 16, objectRequest(object), "object")
    switch row.layout {
    case .list where row.a != 0:
      tell(UInt64(listItemsAddress(object)) * 16, 8 * listCapacity(object), "items")
    case .dict: tellPlaces(ofDict: object, tell)
    case .deque:
      let body = dequeBody(object)
      for block in body.pointee.blocks[body.pointee.gone...] {
        tell(UInt64(block.address) * 16, DequeBody.blockBytes, "items")
      }
    case .instance:
      let body = row.body(InstanceBody.self)
      if body.pointee.valueCapacity > 0, body.pointee.valuesAddress != 0 {
        tell(
          UInt64(body.pointee.valuesAddress) * 16, valuesBytes(Int(body.pointee.valueCapacity)),
          "values")
      }
      if !body.pointee.dict.isNull {
        tell(UInt64(rows[body.pointee.dict].address) * 16, World.dictBytes, "dict")
        tellPlaces(ofDict: body.pointee.dict, tell)
      }
    default: break
    }
  }

  private func tellPlaces(ofDict object: Ref, _ tell: (UInt64, Int, String) -> Void) {
    let body = dict(object)
    if let keys = body.pointee.keys, keys.pointee.kind != .shared {
      tell(UInt64(keys.pointee.address) * 16, Int(keys.pointee.bytes), "keys")
    }
    if body.pointee.values != nil, body.pointee.valuesBytes > 0 {
      tell(UInt64(body.pointee.valuesAddress) * 16, Int(body.pointee.valuesBytes), "values")
    }
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
  private func captureRests(_ objects: Int, _ frames: [FrameState]) -> [[String]] {
    var missing = Array(repeating: 0, count: objects)
    for index in 0..<objects where sight.known[index].freed == nil {
      let count = rows[sight.known[index].object].count
      if count > 0 { missing[index] = Int(count) }
    }
    func note(_ slots: [Slot]) {
      for slot in slots where !slot.isWeak {
        guard case .object(let number) = slot.value, number <= missing.count else { continue }
        missing[number - 1] -= 1
      }
    }
    for frame in frames { note(frame.variables) }
    for index in 0..<objects where sight.known[index].freed == nil {
      note(sight.shown[index].slots)
    }
    var rests: [[String]] = Array(repeating: [], count: objects)
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
