/// Arenas: where pools come from and where they go.
///
/// Authority: CPython, Objects/obmalloc.c: `new_arena`, `allocate_from_new_pool`,
/// `insert_to_freepool`.
extension ObjectAllocator {
  /// A pool for a class whose list is empty, ready to hand out its first block.
  mutating func newPool(_ index: Int) -> Int32 {
    if usableArenas == ObjectAllocator.none { newArena() }
    let arena = Int(usableArenas)
    let pool = takePool(of: arena)
    pools[Int(pool)].arena = Int32(arena)
    link(pool, index: index)
    if pools[Int(pool)].sizeClass != Int32(index) { setUp(pool, index: index) }
    if classesServed & 1 << UInt32(index) == 0 {
      classesServed |= 1 << UInt32(index)
      pools[Int(pool)].isShared = true
    }
    return pool
  }

  /// Takes the last recycled pool of an arena, else the next one never used.
  mutating func takePool(of arena: Int) -> Int32 {
    let free = Int(arenas[arena].freePools)
    if lastWithFree[free] == Int32(arena) { lastWithFree[free] = ObjectAllocator.none }
    if free > 1 { lastWithFree[free - 1] = Int32(arena) }
    arenas[arena].freePools -= 1
    let recycled = arenas[arena].recycled
    let pool: Int32
    if recycled != ObjectAllocator.none {
      arenas[arena].recycled = pools[Int(recycled)].next
      pool = recycled
    } else {
      pool = arenas[arena].firstPool + arenas[arena].carved
      arenas[arena].carved += 1
    }
    if arenas[arena].freePools == 0 { removeFromUsable(arena) }
    return pool
  }

  /// Cuts a pool into blocks of a class, the first of them on its free chain.
  mutating func setUp(_ pool: Int32, index: Int) {
    let blockGranules = Int32(index + 1)
    let capacity = (poolGranules - headerGranules) / blockGranules
    pools[Int(pool)].sizeClass = Int32(index)
    pools[Int(pool)].capacity = capacity
    pools[Int(pool)].used = 0
    pools[Int(pool)].freeBlock = 0
    pools[Int(pool)].nextVirgin = 1
    links[Int(pool)]?.deallocate()
    let chain = UnsafeMutablePointer<Int16>.allocate(capacity: Int(capacity))
    chain.initialize(repeating: Int16(ObjectAllocator.none), count: Int(capacity))
    links[Int(pool)] = chain
  }

  /// Maps an arena: the slot released last, else a new one.
  mutating func newArena() {
    let slot: Int
    if let free = freeArenas.popLast() {
      slot = Int(free)
    } else {
      slot = arenas.count
      arenas.append(Arena())
      growPools(to: (slot + 1) * Int(poolsPerArena))
    }
    arenas[slot] = Arena()
    arenas[slot].firstPool = Int32(slot) * poolsPerArena
    arenas[slot].freePools = poolsPerArena
    arenas[slot].isMapped = true
    usableArenas = Int32(slot)
    lastWithFree[Int(poolsPerArena)] = Int32(slot)
    arenasAllocated += 1
    arenasCurrent += 1
    arenasHighWater = max(arenasHighWater, arenasCurrent)
  }

  /// Sets the pools that are in use apart as start-up's, and carves more until there are `count`:
  /// the program begins with pools of its own, as if start-up's were full.
  mutating func sealStartup(pools count: Int) {
    var sealed = 0
    for pool in 0..<poolCapacity where pools[pool].sizeClass != ObjectAllocator.none {
      pools[pool].isStartup = true
      pools[pool].freeBlock = ObjectAllocator.none
      pools[pool].nextVirgin = pools[pool].capacity
      pools[pool].next = ObjectAllocator.none
      pools[pool].previous = ObjectAllocator.none
      sealed += 1
    }
    usable.update(repeating: ObjectAllocator.none, count: SizeClass.count)
    while sealed < count {
      if usableArenas == ObjectAllocator.none { newArena() }
      let arena = Int(usableArenas)
      let pool = Int(takePool(of: arena))
      setUp(Int32(pool), index: SizeClass.count - 1)
      pools[pool].arena = Int32(arena)
      pools[pool].isStartup = true
      pools[pool].used = pools[pool].capacity
      pools[pool].freeBlock = ObjectAllocator.none
      pools[pool].nextVirgin = pools[pool].capacity
      sealed += 1
    }
    classesServed = 0
  }

  /// Gives a pool without blocks in use back to its arena.
  mutating func recycle(_ pool: Int32) {
    let arena = Int(pools[Int(pool)].arena)
    pools[Int(pool)].next = arenas[arena].recycled
    arenas[arena].recycled = pool
    let free = Int(arenas[arena].freePools)
    let last = lastWithFree[free]
    if free > 0, last == Int32(arena) {
      let before = arenas[arena].previous
      let same = before != ObjectAllocator.none && Int(arenas[Int(before)].freePools) == free
      lastWithFree[free] = same ? before : ObjectAllocator.none
    }
    arenas[arena].freePools += 1
    let now = free + 1
    if now == Int(poolsPerArena), arenas[arena].next != ObjectAllocator.none {
      release(arena)
    } else if now == 1 {
      pushFront(arena)
      if lastWithFree[1] == ObjectAllocator.none { lastWithFree[1] = Int32(arena) }
    } else {
      moveRight(arena, behind: last, now: now)
    }
  }

  /// Keeps the list sorted by free pools: an arena that has one more goes behind the last of those
  /// that had as many as it had.
  private mutating func moveRight(_ arena: Int, behind last: Int32, now: Int) {
    if lastWithFree[now] == ObjectAllocator.none { lastWithFree[now] = Int32(arena) }
    guard last != Int32(arena), last != ObjectAllocator.none else { return }
    removeFromUsable(arena)
    let next = arenas[Int(last)].next
    arenas[arena].previous = last
    arenas[arena].next = next
    arenas[Int(last)].next = Int32(arena)
    if next != ObjectAllocator.none { arenas[Int(next)].previous = Int32(arena) }
  }

  private mutating func pushFront(_ arena: Int) {
    arenas[arena].next = usableArenas
    arenas[arena].previous = ObjectAllocator.none
    if usableArenas != ObjectAllocator.none { arenas[Int(usableArenas)].previous = Int32(arena) }
    usableArenas = Int32(arena)
  }

  private mutating func removeFromUsable(_ arena: Int) {
    let next = arenas[arena].next
    let previous = arenas[arena].previous
    if previous == ObjectAllocator.none {
      usableArenas = next
    } else {
      arenas[Int(previous)].next = next
    }
    if next != ObjectAllocator.none { arenas[Int(next)].previous = previous }
    arenas[arena].next = ObjectAllocator.none
    arenas[arena].previous = ObjectAllocator.none
  }

  /// Unmaps an arena none of whose pools is in use.
  private mutating func release(_ arena: Int) {
    removeFromUsable(arena)
    let first = Int(arenas[arena].firstPool)
    for pool in first..<first + Int(poolsPerArena) {
      links[pool]?.deallocate()
      links[pool] = nil
      pools[pool] = Pool()
    }
    arenas[arena].isMapped = false
    freeArenas.append(Int32(arena))
    arenasReclaimed += 1
    arenasCurrent -= 1
  }

  private mutating func growPools(to needed: Int) {
    guard needed > poolCapacity else { return }
    let capacity = max(needed, poolCapacity * 2)
    let grown = UnsafeMutablePointer<Pool>.allocate(capacity: capacity)
    grown.moveInitialize(from: pools, count: poolCapacity)
    (grown + poolCapacity).initialize(repeating: Pool(), count: capacity - poolCapacity)
    pools.deallocate()
    pools = grown
    let chains = UnsafeMutablePointer<UnsafeMutablePointer<Int16>?>.allocate(capacity: capacity)
    chains.moveInitialize(from: links, count: poolCapacity)
    (chains + poolCapacity).initialize(repeating: nil, count: capacity - poolCapacity)
    links.deallocate()
    links = chains
    poolCapacity = capacity
  }
}
