import HeapTrace

/// Which pool of which arena, holding blocks of which size.
struct PoolKey: Hashable, Comparable, Sendable {
  var arena: Int
  var index: Int
  var blockSize: Int

  static func < (left: PoolKey, right: PoolKey) -> Bool {
    (left.arena, left.index, left.blockSize) < (right.arena, right.index, right.blockSize)
  }
}

/// A pool's strip: a title and rows of cells that stand for its blocks.
struct PoolStrip: Sendable {
  var key: PoolKey
  var capacity: Int
  /// The rows of blocks that the program ever touches, in order; others are told in `rest`.
  var rows: [Int] = []
  var rest: String?
  /// Whether a drawn object ever lies in it.
  var holdsObjects = false
  var presence = StepSet()
  var titleY = 0

  /// Two bytes a pixel, so that all pools are drawn to one scale.
  var cell: Int { max(4, key.blockSize / 2) }
  var cellsInRow: Int { max(1, PoolStrips.rowWidth / cell) }
  /// The top of the first row.
  var top: Int { titleY + 8 }
}

/// The strips of all arenas of a run, below each other, and where each stands.
struct PoolStrips: Sendable {
  private(set) var strips: [PoolStrip] = []
  /// The base line of each arena's title, by number.
  private(set) var arenas: [(number: Int, y: Int)] = []
  private(set) var bottom = 32
  /// For each arena what is told of its pools that never hold a drawn object, and where.
  private(set) var folded: [(number: Int, text: String, y: Int)] = []

  static let rowWidth = 512
  static let rowHeight = 16
  static let margin = 12

  init(_ steps: [Step], _ words: Words = .english) {
    var touched: [PoolKey: Set<Int>] = [:]
    var found: [PoolKey: PoolStrip] = [:]
    var numbers: Set<Int> = []
    for (step, state) in steps.map(\.state).enumerated() {
      for arena in state.arenas {
        numbers.insert(arena.number)
        for pool in arena.pools {
          let key = PoolKey(arena: arena.number, index: pool.index, blockSize: pool.blockSize)
          var strip = found[key] ?? PoolStrip(key: key, capacity: pool.capacity)
          strip.presence.insert(step)
          strip.holdsObjects = strip.holdsObjects || pool.blocks.contains(where: \.isOfObject)
          let rows = Self.touchedRows(pool, cellsInRow: strip.cellsInRow)
          touched[key, default: []].formUnion(rows)
          strip.rest = Self.rest(
            pool, cellsInRow: strip.cellsInRow, rows: touched[key] ?? [], words)
          found[key] = strip
        }
      }
    }
    place(found, touched: touched, numbers: numbers.sorted(), words)
  }

  private static func touchedRows(_ pool: PoolState, cellsInRow: Int) -> Set<Int> {
    var rows: Set<Int> = []
    for (index, use) in pool.blocks.enumerated() where use != .virgin && use != .startup {
      rows.insert(index / cellsInRow)
    }
    return rows
  }

  private static func rest(
    _ pool: PoolState, cellsInRow: Int, rows: Set<Int>, _ words: Words
  ) -> String? {
    var startup = 0
    var virgin = 0
    for (index, use) in pool.blocks.enumerated() where !rows.contains(index / cellsInRow) {
      if use == .startup { startup += 1 } else { virgin += 1 }
    }
    let parts =
      (startup > 0 ? [words.text("pools.rest.startup", ["number": "\(startup)"])] : [])
      + (virgin > 0 ? [words.text("pools.rest.virgin", ["number": "\(virgin)"])] : [])
    return parts.isEmpty ? nil : "… " + parts.joined(separator: ", ")
  }

  private mutating func place(
    _ found: [PoolKey: PoolStrip], touched: [PoolKey: Set<Int>], numbers: [Int], _ words: Words
  ) {
    let isAnyOurs = found.values.contains(where: \.holdsObjects)
    var y = 16
    for number in numbers {
      arenas.append((number, y + 4))
      y += 32
      for key in found.keys.sorted() where key.arena == number {
        guard var strip = found[key], strip.holdsObjects || !isAnyOurs else { continue }
        strip.rows = (touched[key] ?? []).sorted()
        strip.titleY = y + 8
        strips.append(strip)
        y = strip.top + strip.rows.count * Self.rowHeight + (strip.rest == nil ? 0 : 16) + 16
        y = (y + 15) / 16 * 16
      }
      let others = found.values.filter { $0.key.arena == number && !$0.holdsObjects }
      if isAnyOurs, !others.isEmpty {
        let text = words.text(
          "pools.others", number: others.count, ["number": "\(others.count)"])
        folded.append((number, text, y + 8))
        y += 16
      }
      y += 16
    }
    bottom = y
  }
}

extension BlockUse {
  /// Whether it is a part of a drawn object.
  fileprivate var isOfObject: Bool {
    if case .object = self { return true }
    return false
  }
}
