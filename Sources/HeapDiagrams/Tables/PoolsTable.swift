import HeapTrace

/// The text twin of the pools picture: a row for each pool.
enum PoolsTable {
  /// The table of a step.
  static func table(_ step: Step, _ words: Words) -> TextTable {
    let rows = step.state.arenas.flatMap { arena in arena.pools.map { row($0, of: arena, words) } }
    let sums = step.state.arenas.map { arena in
      words.pools(of: arena, address: full(arena.address)) + ", " + words.use(of: arena)
    }
    let place = words.place(step)
    return TextTable(
      caption: ([place] + sums).joined(separator: "; "),
      header: words.heads("pool", "address", "blockSize", "inUse", "objects", "others", "chain"),
      rows: rows)
  }

  private static func row(
    _ pool: PoolState, of arena: ArenaState, _ words: Words
  ) -> [String] {
    var objects: [String] = []
    var others: [(name: String, number: Int)] = []
    var chain: [(order: Int, block: Int)] = []
    for (block, use) in pool.blocks.enumerated() {
      switch use {
      case .object(let number):
        objects.append(
          words.text("pools.place", ["object": "#\(number)", "block": "\(block)"]))
      case .other(let use):
        let name = words.use(use)
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
      words.text("pools.pool", ["pool": "\(pool.index)", "arena": "\(arena.number)"]),
      full(pool.address), "\(pool.blockSize)",
      words.text("pools.used", ["used": "\(pool.used)", "capacity": "\(pool.capacity)"]),
      objects.joined(separator: ", "),
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

extension Words {
  /// `arena 1: 64 pools in 1024 KiB, at …0000`.
  func pools(of arena: ArenaState, address: String) -> String {
    let values: KeyValuePairs = [
      "arena": "\(arena.number)", "pools": "\(arena.poolCount)", "size": "\(arena.bytes / 1024)",
      "address": address,
    ]
    return text("pools.arena", values)
  }

  /// How many pools of an arena were in use before the program, and how many never were.
  func use(of arena: ArenaState) -> String {
    let values: KeyValuePairs = ["startup": "\(arena.startupPools)", "free": "\(arena.freePools)"]
    return text("pools.arena.use", values)
  }
}
