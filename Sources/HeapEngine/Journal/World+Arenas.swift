import HeapTrace

/// The object allocator's arenas and pools, as the `pools` picture shows them.
extension World {
  /// The arenas that hold blocks of the program.
  mutating func captureArenas() -> [ArenaState] {
    let uses = blockUses()
    var result: [ArenaState] = []
    for (number, arena) in objectMemory.arenas.enumerated() where arena.isMapped {
      let first = Int(arena.firstPool)
      var pools: [PoolState] = []
      var startup = 0
      for index in 0..<Int(arena.carved) {
        let pool = objectMemory.pools[first + index]
        if pool.isStartup {
          startup += 1
        } else if pool.sizeClass != ObjectAllocator.none {
          pools.append(capturePool(first + index, index, uses))
        }
      }
      if pools.isEmpty { continue }
      let address = UInt64(objectMemory.base) * 16 + UInt64(first * profile.poolBytes)
      result.append(
        ArenaState(
          number: number, address: address, bytes: profile.arenaBytes,
          poolCount: Int(objectMemory.poolsPerArena), startupPools: startup,
          freePools: Int(arena.freePools), pools: pools))
    }
    return result
  }

  private func capturePool(_ pool: Int, _ index: Int, _ uses: [UInt64: BlockUse]) -> PoolState {
    let header = objectMemory.pools[pool]
    let size = SizeClass.blockSize(Int(header.sizeClass))
    let address = UInt64(objectMemory.base) * 16 + UInt64(pool * profile.poolBytes)
    var blocks: [BlockUse] = []
    for block in 0..<Int(header.capacity) {
      if block >= Int(header.nextVirgin) {
        blocks.append(.virgin)
      } else {
        let place = address + UInt64(profile.poolHeaderBytes + block * size)
        blocks.append(uses[place] ?? .other("block"))
      }
    }
    var free = header.freeBlock
    var order = 0
    while free != ObjectAllocator.none {
      blocks[Int(free)] = .free(order: order)
      order += 1
      free = Int32(objectMemory.links[pool].unsafelyUnwrapped[Int(free)])
    }
    return PoolState(
      index: index, address: address, blockSize: size, used: Int(header.used),
      capacity: Int(header.capacity), blocks: blocks)
  }

  /// Who uses each block: drawn objects by number, all others by their type's name.
  private mutating func blockUses() -> [UInt64: BlockUse] {
    var uses: [UInt64: BlockUse] = [:]
    for row in Ref.firstFree..<rowCount {
      let object = Ref(row)
      guard rows[object].layout != .none, !rows[object].flags.contains(.isStatic) else { continue }
      let drawn = displayNumber(object)
      for place in placesOf(object) {
        let name =
          place.purpose == "object"
          ? plainTypeName(object) : "\(plainTypeName(object)) \(place.purpose)"
        if case .object? = uses[place.address] { continue }
        uses[place.address] = drawn.map { .object($0) } ?? .other(name)
      }
    }
    return uses
  }
}
