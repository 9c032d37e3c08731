/// The checker's view of the collector's lists, of pools and of blocks.
extension World {
  /// Each list of the collector is a circle of tracked objects, and each tracked object is in one.
  func checkLists() {
    var listed = 0
    for head in 1...8 {
      var current = gc[head].next
      var previous = UInt32(head)
      while current != UInt32(head) {
        let row = rows[Int(current)]
        if gc[Int(current)].previous != previous {
          failStress("list \(head): row \(current) does not point back to row \(previous)")
        }
        if row.layout == .none || !row.flags.contains(.tracked) {
          failStress("list \(head): row \(current) is not tracked")
        }
        listed += 1
        if listed > Int(rowCount) { failStress("list \(head) is no circle") }
        previous = current
        current = gc[Int(current)].next
      }
      if gc[head].previous != previous { failStress("list \(head): the head's last is wrong") }
    }
    var tracked = 0
    for row in 1..<Int(rowCount)
    where rows[row].layout != .none && rows[row].flags.contains(.tracked) { tracked += 1 }
    if tracked != listed { failStress("\(tracked) objects are tracked, \(listed) are in lists") }
  }

  /// In each pool, used and free blocks make up those carved, and the free chain is sound.
  func checkPools() {
    for arena in objectMemory.arenas where arena.isMapped {
      for pool in Int(arena.firstPool)..<Int(arena.firstPool + arena.carved) {
        let header = objectMemory.pools[pool]
        if header.isStartup || header.sizeClass == ObjectAllocator.none { continue }
        guard let links = objectMemory.links[pool] else {
          failStress("pool \(pool) has no chain")
        }
        var free = header.freeBlock
        var length: Int32 = 0
        while free != ObjectAllocator.none {
          length += 1
          if free < 0 || free >= header.nextVirgin || length > header.capacity {
            failStress("pool \(pool): its free chain is broken at block \(free)")
          }
          free = Int32(links[Int(free)])
        }
        if header.used + length != header.nextVirgin {
          failStress(
            "pool \(pool): \(header.used) blocks used and \(length) free of "
              + "\(header.nextVirgin) carved")
        }
      }
    }
  }

  /// No two objects lie in one block, and none lies in a free one; no two share a payload.
  func checkBlocks() {
    var owners: [UInt32: Int] = [:]
    let free = freeBlocks()
    for row in Int(Ref.firstFree)..<Int(rowCount) {
      let one = rows[row]
      if one.layout == .none || one.count == 0 || one.flags.contains(.isStatic) { continue }
      if one.flags.contains(.startup) || one.layout == .frame { continue }
      if let other = owners.updateValue(row, forKey: one.address) {
        failStress("rows \(other) and \(row) lie in one block")
      }
      if free.contains(one.address) { failStress("row \(row) lies in a free block") }
    }
    for stack in [
      freeLists.float, freeLists.list, freeLists.dict, freeLists.slice, freeLists.methods,
      freeLists.natives,
    ] {
      for address in stack {
        if let row = owners[address] { failStress("the block of row \(row) is on a free list") }
        if free.contains(address) { failStress("a block of a free list is free") }
      }
    }
  }

  /// The addresses on the free chains of pymalloc's pools.
  private func freeBlocks() -> Set<UInt32> {
    var result: Set<UInt32> = []
    for arena in objectMemory.arenas where arena.isMapped {
      for pool in Int(arena.firstPool)..<Int(arena.firstPool + arena.carved) {
        let header = objectMemory.pools[pool]
        guard header.sizeClass != ObjectAllocator.none, !header.isStartup,
          let links = objectMemory.links[pool]
        else { continue }
        var free = header.freeBlock
        while free != ObjectAllocator.none {
          result.insert(
            objectMemory.address(
              pool: Int32(pool), block: free, index: Int(header.sizeClass)))
          free = Int32(links[Int(free)])
        }
      }
    }
    return result
  }
}
