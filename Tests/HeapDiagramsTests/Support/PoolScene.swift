import HeapTrace

/// Three steps of an arena with four pools: two objects are freed, one block is used again.
func poolSteps() -> [Step] {
  func blocks(_ used: [BlockUse], of capacity: Int) -> [BlockUse] {
    used + Array(repeating: .virgin, count: capacity - used.count)
  }
  let old = Array(repeating: BlockUse.startup, count: 5)
  let runs: [[BlockUse]] = [
    old + [.object(1), .object(2), .other("str"), .free(order: 0), .free(order: 1)],
    old + [.free(order: 0), .free(order: 1), .other("str"), .free(order: 2), .free(order: 3)],
    old + [.object(3), .free(order: 0), .other("str"), .free(order: 1), .free(order: 2)],
  ]
  let small = (0..<40).map { $0 < 36 ? BlockUse.other("float") : .free(order: 39 - $0) }
  return runs.enumerated().map { index, run in
    func pool(_ place: Int, _ size: Int, _ capacity: Int, _ used: [BlockUse]) -> PoolState {
      let free = used.count {
        if case .free = $0 { return true }
        return false
      }
      return PoolState(
        index: place, address: 0x7f00_0000_0000 + UInt64(place) * 16384, blockSize: size,
        used: used.count - free, capacity: capacity, blocks: blocks(used, of: capacity))
    }
    let startup = Array(repeating: BlockUse.startup, count: 300)
    let arena = ArenaState(
      number: 0, address: 0x7f00_0000_0000, bytes: 1 << 20, poolCount: 64, startupPools: 41,
      freePools: 19,
      pools: [
        pool(3, 64, 255, run), pool(7, 48, 340, startup + [.other("dict keys"), .object(4)]),
        pool(9, 16, 1021, small), pool(10, 512, 31, [.object(9), .free(order: 0)]),
      ])
    return Step(
      number: index + 1, line: index + 1, endLine: index + 1,
      state: HeapState(frames: [], objects: [], arenas: [arena]))
  }
}
