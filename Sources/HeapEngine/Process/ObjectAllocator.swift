import Runtimes

/// pymalloc: arenas cut into pools, pools cut into blocks of one size class, with all of its
/// bookkeeping beside the memory instead of inside it.
///
/// Addresses are in granules of 16 bytes. The order in which blocks are handed out is CPython's to
/// the letter: last freed first inside a pool, one virgin block carved ahead, the pool at the front
/// of its class's list, the fullest arena first.
///
/// Authority: CPython, Objects/obmalloc.c: `pymalloc_alloc`, `allocate_from_new_pool`,
/// `pymalloc_free`, `insert_to_freepool`.
struct ObjectAllocator: ~Copyable {
  /// No pool, no arena, no block.
  static let none: Int32 = -1

  /// A pool's header, out of band.
  struct Pool {
    /// Blocks in use.
    var used: Int32 = 0
    /// The index of the first free block, or `none`.
    var freeBlock: Int32 = ObjectAllocator.none
    /// Neighbours in the class's list of usable pools, or in the arena's list of free pools.
    var next: Int32 = ObjectAllocator.none
    var previous: Int32 = ObjectAllocator.none
    /// The size class that it serves; `none` before its first use.
    var sizeClass: Int32 = ObjectAllocator.none
    /// The index of the next block never carved.
    var nextVirgin: Int32 = 0
    /// How many blocks it has.
    var capacity: Int32 = 0
    /// Which arena it is in.
    var arena: Int32 = 0
    /// Whether it has been in use since before the program.
    var isStartup = false
    /// Whether objects of start-up lie in it too, so that it never becomes empty; they are not
    /// counted in `used`.
    var isShared = false
  }

  /// An arena's row.
  struct Arena {
    /// Its first pool's number.
    var firstPool: Int32 = 0
    /// Free pools: recycled ones and those never carved.
    var freePools: Int32 = 0
    /// The head of the list of recycled pools.
    var recycled: Int32 = ObjectAllocator.none
    /// How many pools have been carved.
    var carved: Int32 = 0
    /// Whether it is allocated.
    var isMapped = false
    /// Neighbours in the list of usable arenas.
    var next: Int32 = ObjectAllocator.none
    var previous: Int32 = ObjectAllocator.none
  }

  let poolGranules: Int32
  /// The binary logarithm of `poolGranules`.
  let poolShift: Int32
  let poolsPerArena: Int32
  let headerGranules: Int32 = 3
  /// For each size class, 2^20 over its blocks' granules, rounded up: a product with it, shifted by
  /// 20, is an exact division of up to 1,024 granules.
  let reciprocals: UnsafeMutablePointer<Int32>
  /// The granule at which arena slot 0 begins.
  let base: UInt32

  var pools: UnsafeMutablePointer<Pool>
  /// For each pool, the link of each of its blocks in the free chain.
  var links: UnsafeMutablePointer<UnsafeMutablePointer<Int16>?>
  var poolCapacity: Int
  var arenas: [Arena] = []
  /// Slots of released arenas, reused last in, first out.
  var freeArenas: [Int32] = []
  /// The front pool of each class's list of usable pools.
  var usable: UnsafeMutablePointer<Int32>
  /// The list of arenas that have a free pool, the fullest first.
  var usableArenas: Int32 = ObjectAllocator.none
  /// The last arena with a given number of free pools.
  var lastWithFree: [Int32]
  /// The classes that have had a pool since start-up ended, a bit each: the first pool of a class
  /// is one in which objects of start-up lie, so that it is never given back.
  var classesServed = UInt32.max
  /// Counters of `sys._debugmallocstats`.
  var arenasAllocated = 0
  var arenasReclaimed = 0
  var arenasHighWater = 0
  var arenasCurrent = 0

  init(profile: Profile) {
    poolGranules = Int32(profile.poolBytes / 16)
    poolShift = Int32(poolGranules.trailingZeroBitCount)
    poolsPerArena = Int32(profile.arenaBytes / profile.poolBytes)
    base = profile.heapBase
    poolCapacity = Int(poolsPerArena) * 16
    pools = .allocate(capacity: poolCapacity)
    pools.initialize(repeating: Pool(), count: poolCapacity)
    links = .allocate(capacity: poolCapacity)
    links.initialize(repeating: nil, count: poolCapacity)
    reciprocals = .allocate(capacity: SizeClass.count)
    for index in 0..<SizeClass.count {
      reciprocals[index] = Int32((1 << 20 + index) / (index + 1))
    }
    usable = .allocate(capacity: SizeClass.count)
    usable.initialize(repeating: ObjectAllocator.none, count: SizeClass.count)
    lastWithFree = Array(repeating: ObjectAllocator.none, count: Int(poolsPerArena) + 2)
  }

  deinit {
    for index in 0..<poolCapacity { links[index]?.deallocate() }
    links.deallocate()
    pools.deallocate()
    usable.deallocate()
    reciprocals.deallocate()
  }

  // MARK: Allocation

  /// A block for a request of 1 to 512 bytes; its address in granules.
  @inline(__always)
  mutating func allocate(_ bytes: Int) -> UInt32 {
    let index = SizeClass.index(ofRequest: bytes)
    var pool = usable[index]
    if pool == ObjectAllocator.none { pool = newPool(index) }
    let header = pools + Int(pool)
    let block = header.pointee.freeBlock
    header.pointee.used &+= 1
    let link = Int32(links[Int(pool)].unsafelyUnwrapped[Int(block)])
    header.pointee.freeBlock = link
    if link == ObjectAllocator.none { extend(pool) }
    return address(pool: pool, block: block, index: index)
  }

  @inline(__always)
  func address(pool: Int32, block: Int32, index: Int) -> UInt32 {
    let inPool = headerGranules &+ block &* Int32(truncatingIfNeeded: index &+ 1)
    return base &+ UInt32(bitPattern: (pool &<< poolShift) &+ inPool)
  }

  /// The pool that an address in granules lies in, and the granules before it there.
  @inline(__always)
  func locate(_ address: UInt32) -> (pool: Int32, granules: Int32) {
    let offset = Int32(bitPattern: address &- base)
    return (offset &>> poolShift, offset & (poolGranules &- 1))
  }

  /// Carves one more virgin block for the free chain, or takes the full pool off its list.
  mutating func extend(_ pool: Int32) {
    let virgin = pools[Int(pool)].nextVirgin
    if virgin < pools[Int(pool)].capacity {
      pools[Int(pool)].freeBlock = virgin
      links[Int(pool)].unsafelyUnwrapped[Int(virgin)] = Int16(ObjectAllocator.none)
      pools[Int(pool)].nextVirgin = virgin + 1
    } else {
      unlink(pool)
    }
  }

  /// Frees a block; true when it was of this allocator.
  @inline(__always)
  mutating func free(_ address: UInt32) {
    let (pool, granules) = locate(address)
    let header = pools + Int(pool)
    let sizeClass = Int(header.pointee.sizeClass)
    let block = ((granules &- headerGranules) &* reciprocals[sizeClass]) &>> 20
    let before = header.pointee.freeBlock
    links[Int(pool)].unsafelyUnwrapped[Int(block)] = Int16(truncatingIfNeeded: before)
    header.pointee.freeBlock = block
    header.pointee.used &-= 1
    if before == ObjectAllocator.none {
      link(pool, index: sizeClass)
    } else if header.pointee.used == 0, !header.pointee.isShared {
      unlink(pool)
      recycle(pool)
    }
  }

  // MARK: The lists of usable pools

  /// Puts a pool at the front of its class's list.
  mutating func link(_ pool: Int32, index: Int) {
    let front = usable[index]
    pools[Int(pool)].next = front
    pools[Int(pool)].previous = ObjectAllocator.none
    if front != ObjectAllocator.none { pools[Int(front)].previous = pool }
    usable[index] = pool
  }

  mutating func unlink(_ pool: Int32) {
    let next = pools[Int(pool)].next
    let previous = pools[Int(pool)].previous
    if previous == ObjectAllocator.none {
      usable[Int(pools[Int(pool)].sizeClass)] = next
    } else {
      pools[Int(previous)].next = next
    }
    if next != ObjectAllocator.none { pools[Int(next)].previous = previous }
    pools[Int(pool)].next = ObjectAllocator.none
    pools[Int(pool)].previous = ObjectAllocator.none
  }
}
