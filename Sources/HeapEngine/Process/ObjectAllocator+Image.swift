extension ObjectAllocator {
  /// What start-up has left in an allocator.
  struct Image {
    fileprivate var pools: [Pool]
    /// The chains of the pools that have one.
    fileprivate var chains: [(pool: Int, links: [Int16])] = []
    fileprivate var arenas: [Arena]
    fileprivate var freeArenas: [Int32]
    fileprivate var usable: [Int32]
    fileprivate var lastWithFree: [Int32]
    fileprivate var usableArenas: Int32
    fileprivate var classesServed: UInt32
    /// The counters: arenas allocated, reclaimed, at most at once, now.
    fileprivate var counters: [Int]
  }

  /// What the allocator holds now.
  func image() -> Image {
    var image = Image(
      pools: Array(UnsafeBufferPointer(start: pools, count: poolCapacity)), arenas: arenas,
      freeArenas: freeArenas,
      usable: Array(UnsafeBufferPointer(start: usable, count: SizeClass.count)),
      lastWithFree: lastWithFree, usableArenas: usableArenas, classesServed: classesServed,
      counters: [arenasAllocated, arenasReclaimed, arenasHighWater, arenasCurrent])
    for pool in 0..<poolCapacity {
      guard let chain = links[pool] else { continue }
      let count = Int(pools[pool].capacity)
      image.chains.append((pool, Array(UnsafeBufferPointer(start: chain, count: count))))
    }
    return image
  }

  /// Puts back what the allocator held when start-up had ended; a table of pools that has grown
  /// stays as large.
  mutating func restore(_ image: borrowing Image) {
    for pool in 0..<poolCapacity where links[pool] != nil {
      links[pool]?.deallocate()
      links[pool] = nil
    }
    pools.update(from: image.pools, count: image.pools.count)
    (pools + image.pools.count).update(
      repeating: Pool(), count: poolCapacity - image.pools.count)
    for (pool, saved) in image.chains {
      let chain = UnsafeMutablePointer<Int16>.allocate(capacity: max(1, saved.count))
      chain.initialize(from: saved, count: saved.count)
      links[pool] = chain
    }
    arenas = image.arenas
    freeArenas = image.freeArenas
    usable.update(from: image.usable, count: SizeClass.count)
    lastWithFree = image.lastWithFree
    usableArenas = image.usableArenas
    classesServed = image.classesServed
    (arenasAllocated, arenasReclaimed) = (image.counters[0], image.counters[1])
    (arenasHighWater, arenasCurrent) = (image.counters[2], image.counters[3])
  }
}
