import HeapTrace
import PythonSubset

/// The states of the drawn objects: counts with their named rest, places, tombstones.
extension World {
  /// All objects that exist or have a tombstone, by number.
  mutating func captureObjects(
    reached: Set<UInt32>, frames: [FrameState], _ walk: inout StateWalk
  ) -> [ObjectState] {
    var states: [ObjectState] = []
    let lists = collectorLists()
    for index in 0..<(observer?.known.count ?? 0) {
      guard let known = observer?.known[index] else { continue }
      if let freed = known.freed {
        guard var state = known.state else { continue }
        state.liveness = .freed(line: freed.line, cause: freed.cause)
        state.slots = []
        state.rest = []
        state.mark = nil
        states.append(state)
        continue
      }
      let state = captureObject(
        known, isReached: reached.contains(known.birth), lists[known.object.raw], &walk)
      states.append(state)
    }
    addRests(&states, frames)
    let live = Set(
      states.compactMap { $0.isFreed ? nil : $0.places.first?.address })
    states.removeAll { $0.isFreed && live.contains($0.places.first?.address ?? 0) }
    return shared(states)
  }

  /// The same states; what is as it was at the last step is that step's very value, so that a
  /// recording grows with what changed.
  private mutating func shared(_ states: [ObjectState]) -> [ObjectState] {
    var states = states
    for index in states.indices where !states[index].isFreed {
      let place = states[index].number - 1
      if let old = observer?.known[place].state, old == states[index] {
        states[index] = old
      } else {
        observer?.known[place].state = states[index]
      }
    }
    if let last = observer?.steps.last?.state.objects, last == states { return last }
    return states
  }

  private mutating func captureObject(
    _ known: Observer.Known, isReached: Bool, _ list: CollectorList?, _ walk: inout StateWalk
  ) -> ObjectState {
    let object = known.object
    var slots = walk.slots[known.birth] ?? captureSlots(object, &walk)
    let total = slots.count
    var folded = 0
    if total > 8 {
      folded = total - 7
      slots.removeSubrange(6..<6 + folded)
    }
    let count = rows[object].count
    let mark = collectionMark(object, list)
    return ObjectState(
      number: known.number, type: plainTypeName(object),
      count: count < 0 ? .immortal : .count(Int(count)), slots: slots, foldedSlots: folded,
      foldAt: 6, length: containerLength(object), liveness: isReached ? .live : .unreachable,
      generation: list?.generation, list: list,
      gcRefs: mark == nil ? nil : Int(gc[object].gcRefs), mark: mark,
      size: quietSize(object), places: placesOf(object))
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

  /// Names the references that make up a count and are no arrow of the picture.
  private mutating func addRests(_ states: inout [ObjectState], _ frames: [FrameState]) {
    var missing: [Int: Int] = [:]
    for state in states where !state.isFreed {
      if case .count(let count)? = state.count { missing[state.number] = count }
    }
    func seen(_ slot: Slot) {
      if !slot.isWeak, case .object(let number) = slot.value { missing[number, default: 0] -= 1 }
    }
    for frame in frames { frame.variables.forEach(seen) }
    for state in states where !state.isFreed { state.slots.forEach(seen) }
    var reasons: [Int: [String]] = [:]
    if missing.values.contains(where: { $0 > 0 }) { findHolders(&missing, &reasons) }
    for index in states.indices where !states[index].isFreed {
      let number = states[index].number
      var rest = reasons[number] ?? []
      let left = missing[number] ?? 0
      if left > 0 { rest += Array(repeating: "interpreter", count: left) }
      states[index].rest = rest
    }
  }

  private mutating func findHolders(
    _ missing: inout [Int: Int], _ reasons: inout [Int: [String]]
  ) {
    var left = missing
    var found: [Int: [String]] = [:]
    func note(_ target: Ref, _ reason: String) {
      guard !target.isNull, let number = observer?.numbers[gc[target].birth],
        (left[number] ?? 0) > 0, observer?.known[number - 1].object == target
      else { return }
      left[number, default: 0] -= 1
      found[number, default: []].append(reason)
    }
    for known in observer?.known ?? [] where known.freed == nil {
      noteFolded(known.object, note)
    }
    for index in 0..<frameCount { noteStack(index, note) }
    note(handled, "exception being handled")
    for number in [0, 1, 2] {
      forEach(in: .generation(number)) { holder in
        guard observer?.numbers[gc[holder].birth] == nil, holder != mainGlobals else { return }
        let name = holderName(holder)
        forEachReference(holder) { note($0, name) }
      }
    }
    missing = left
    reasons = found
  }

  /// References in the folded slots of a long container.
  private func noteFolded(_ object: Ref, _ note: (Ref, String) -> Void) {
    guard let number = observer?.numbers[gc[object].birth],
      let count = containerLength(object), count > 8
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
