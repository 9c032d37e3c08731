import HeapTrace

/// Births, deaths and requests, while they are recorded.
extension World {
  /// Begins to record allocations.
  mutating func startJournal(keepsEvents: Bool) {
    observer?.journal = AllocationJournal(
      keepsEvents: keepsEvents, room: limits.events)
    spareRow = freeRow
    freeRow = 0
    rowLimit = 0
    peakTrigger = .min
  }

  /// So many rows may be used; a few more are there for what runs until the stop.
  static let rowReserve: UInt32 = (1 << 27) - (1 << 20)

  /// Whether allocations are recorded.
  var isJournaling: Bool { rowLimit == 0 }

  // MARK: Births

  /// A row beyond the short path: while births are recorded, or when the table is full.
  mutating func newRowSlowly() -> Ref {
    let row: UInt32
    if spareRow != 0 {
      row = spareRow
      spareRow = UInt32(truncatingIfNeeded: rows[Int(row)].a)
      rows[Int(row)].a = 0
    } else {
      row = rowCount
      rowCount = row &+ 1
      if row >= World.rowReserve { stop("\(grouped(Int(row))) objects") }
    }
    guard observer?.journal != nil else { return Ref(row) }
    settleBirth()
    observer?.journal?.pendingRow = row
    return Ref(row)
  }

  /// Completes the birth that was noted last: by now its row says what and where it is.
  mutating func settleBirth() {
    guard let row = observer?.journal?.pendingRow, row != 0 else { return }
    observer?.journal?.pendingRow = 0
    let one = rows[Int(row)]
    guard one.layout != .none, !one.flags.contains(.startup) else { return }
    let object = Ref(row)
    let birth = gc[object].birth
    observer?.journal?.made[one.type.raw, default: 0] += 1
    guard var block = observer?.journal?.blocks[one.address] else { return }
    let layer = block.isUsed ? AllocationLayer.freeList : block.layer
    if block.isUsed { observer?.journal?.count(.freeList) }
    let former = block.owner
    let keepsEvents = observer?.journal?.keepsEvents == true
    let name =
      keepsEvents ? ObjectName(birth: Int(birth), type: noteTypeName(one.type)) : nil
    block.isUsed = true
    block.owner = name
    observer?.journal?.blocks[one.address] = block
    observer?.journal?.layers[birth] = layer
    if observer?.journal?.lastRequest == one.address { observer?.journal?.lastRequest = 0 }
    guard let name else { return }
    observer?.journal?.settleRequest()
    observer?.journal?.add(
      .allocated(
        name, bytes: block.bytes, address: UInt64(one.address) * 16, layer: layer,
        reuses: former))
  }

  private mutating func noteTypeName(_ type: Ref) -> String {
    if let known = observer?.journal?.typeNames[type.raw] { return known }
    // A class may die and its row be used again: only built-in ones are remembered.
    if record(type).pointee.isHeapType { return nameOfType(type) }
    let name = shortName(of: type)
    observer?.journal?.typeNames[type.raw] = name
    return name
  }

  // MARK: Requests

  /// Serves a request whose layer is recorded.
  mutating func requestRecorded(_ bytes: Int) -> UInt32 {
    let layer = layer(serving: bytes)
    let isSmall = bytes <= SizeClass.largestRequest && bytes > 0
    let address = isSmall ? objectMemory.allocate(bytes) : rawMemory.allocate(max(bytes, 1))
    guard observer?.journal != nil else { return address }
    settleBirth()
    observer?.journal?.settleRequest()
    let former = observer?.journal?.blocks[address]?.owner
    observer?.journal?.count(layer)
    observer?.journal?.blocks[address] = AllocationJournal.Block(
      bytes: bytes, layer: layer, owner: former)
    observer?.journal?.lastRequest = address
    return address
  }

  /// Which layer is about to serve a request.
  private func layer(serving bytes: Int) -> AllocationLayer {
    guard bytes > 0, bytes <= SizeClass.largestRequest else { return .raw }
    if objectMemory.usable[SizeClass.index(ofRequest: bytes)] != ObjectAllocator.none {
      return .pool
    }
    return objectMemory.usableArenas == ObjectAllocator.none ? .freshArena : .freshPool
  }

  // MARK: Deaths

  /// An object's row is about to be freed. True when the row is kept apart from the short path.
  mutating func noteFreed(_ object: Ref) -> Bool {
    if isJournaling { noteFreedRecorded(object) }
    if rows[object].flags.contains(.seen) { noteFreedKnown(object) }
    guard isJournaling else { return false }
    rows[object].layout = .none
    rows[object].type = .null
    rows[object].flags = []
    rows[object].a = UInt64(spareRow)
    spareRow = object.raw
    return true
  }

  private mutating func noteFreedRecorded(_ object: Ref) {
    guard observer?.journal != nil else { return }
    settleBirth()
    if rows[object].flags.contains(.startup) { return }
    let birth = gc[object].birth
    let type = rows[object].type
    observer?.journal?.freed[type.raw, default: 0] += 1
    observer?.journal?.layers[birth] = nil
    guard observer?.journal?.keepsEvents == true else { return }
    let name = ObjectName(birth: Int(birth), type: noteTypeName(type))
    observer?.journal?.add(.freed(name, cause: freeCause))
  }

  /// The death of an object that a picture has shown, or that a query will ask for.
  private mutating func noteFreedKnown(_ object: Ref) {
    let birth = gc[object].birth
    let line = currentLine()
    observer?.freedLines[birth] = line
    guard let number = sight.numbers[birth] else { return }
    sight.note(number, freed: (line, freeCause))
  }

  // MARK: Events of a step

  /// The events since the last step, with display numbers; they are forgotten here.
  mutating func takeEvents() -> (events: [HeapEvent], cut: Int) {
    guard observer?.journal?.keepsEvents == true else {
      let events = observer?.phaseEvents ?? []
      observer?.phaseEvents = []
      return (numbered(events), 0)
    }
    settleBirth()
    observer?.journal?.settleRequest()
    let events = observer?.journal?.events ?? []
    let cut = observer?.journal?.eventsCut ?? 0
    observer?.journal?.events = []
    observer?.journal?.eventsCut = 0
    return (numbered(events), cut)
  }

  private func numbered(_ events: [HeapEvent]) -> [HeapEvent] {
    var result: [HeapEvent] = []
    for event in events { result.append(numbered(event)) }
    return result
  }

  /// An event of the collector: into the journal where there is one, else beside it.
  mutating func note(_ event: HeapEvent) {
    if observer?.journal?.keepsEvents == true {
      settleBirth()
      observer?.journal?.add(event)
    } else {
      observer?.phaseEvents.append(event)
    }
  }

  private func numbered(_ name: ObjectName) -> ObjectName {
    guard name.number == nil, let number = sight.numbers[UInt32(name.birth)] else {
      return name
    }
    var name = name
    name.number = number
    return name
  }

  private func numbered(_ event: HeapEvent) -> HeapEvent {
    switch event {
    case .allocated(let name, let bytes, let address, let layer, let reuses):
      .allocated(
        numbered(name), bytes: bytes, address: address, layer: layer,
        reuses: reuses == nil ? nil : numbered(reuses ?? name))
    case .freed(let name, let cause): .freed(numbered(name), cause: cause)
    default: event
    }
  }
}
