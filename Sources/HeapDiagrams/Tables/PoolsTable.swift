import HeapTrace

/// The text twin of the pools picture: a row for each pool.
enum PoolsTable {
  /// The table of a step.
  static func table(_ step: Step) -> TextTable {
    let rows = step.state.arenas.flatMap { arena in arena.pools.map { row($0, of: arena) } }
    let sums = step.state.arenas.map { arena in
      "arena \(arena.number) at \(full(arena.address)): \(arena.poolCount) pools, "
        + "\(arena.startupPools) in use since before the program, \(arena.freePools) never used"
    }
    let place = "Step \(step.number)" + (step.line > 0 ? ", line \(step.line)" : "")
    return TextTable(
      caption: ([place] + sums).joined(separator: "; "),
      header: ["pool", "address", "block size", "in use", "objects", "others", "free chain"],
      rows: rows)
  }

  private static func row(_ pool: PoolState, of arena: ArenaState) -> [String] {
    var objects: [String] = []
    var others: [(name: String, number: Int)] = []
    var chain: [(order: Int, block: Int)] = []
    for (block, use) in pool.blocks.enumerated() {
      switch use {
      case .object(let number): objects.append("#\(number) in block \(block)")
      case .other(let name):
        if let place = others.firstIndex(where: { $0.name == name }) {
          others[place].number += 1
        } else {
          others.append((name, 1))
        }
      case .free(let order): chain.append((order, block))
      case .virgin, .startup: break
      }
    }
    chain.sort { ($0.order, $0.block) < ($1.order, $1.block) }
    return [
      "pool \(pool.index) of arena \(arena.number)", full(pool.address), "\(pool.blockSize)",
      "\(pool.used) of \(pool.capacity)", objects.joined(separator: ", "),
      others.map { "\($0.number) \($0.name)" }.joined(separator: ", "),
      chain.map { "\($0.block)" }.joined(separator: " → "),
    ]
  }

  /// The last four digits of an address.
  static func short(_ address: UInt64) -> String {
    "…" + DisplayText.hexadecimal(address & 0xFFFF, digits: 4)
  }

  private static func full(_ address: UInt64) -> String {
    "0x" + DisplayText.hexadecimal(address, digits: 1)
  }
}
