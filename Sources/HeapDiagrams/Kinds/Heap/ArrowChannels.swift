/// The heights at which arrows can cross the columns between two gutters.
struct ArrowChannels {
  /// So many are tried for an arrow.
  private static let most = 12

  private let columns: HeapColumns
  /// What is free of boxes between two gutters, from the top, by the columns between them.
  private var strips: [Range<Int>: Strips] = [:]

  private struct Strips {
    var free: [ClosedRange<Int>] = []
    /// From here on downwards everything is free.
    var end = 0
  }

  private struct Candidate {
    var y: Int
    var distance: Int
  }

  init(_ columns: HeapColumns) { self.columns = columns }

  /// The heights that are nearest to an arrow, the nearest first.
  mutating func nearest(_ link: ArrowLink) -> [Int] {
    let between =
      min(link.exitGutter, link.entryGutter)..<max(link.exitGutter, link.entryGutter)
    let found = strips[between] ?? strips(between)
    strips[between] = found
    var best: [Candidate] = []
    best.reserveCapacity(Self.most + 1)
    for strip in found.free { Self.add(strip, near: link, to: &best) }
    for lane in 0..<8 { Self.add(found.end + 4 + 12 * lane, near: link, to: &best) }
    return best.map(\.y)
  }

  private func strips(_ between: Range<Int>) -> Strips {
    var taken: [ClosedRange<Int>] = []
    for column in between {
      for place in columns.columns[column] {
        taken.append((place.y - 14)...(place.y + place.height + 21))
      }
    }
    taken.sort { $0.lowerBound < $1.lowerBound }
    var result = Strips()
    var free = ObjectBox.top - 14
    for range in taken {
      if range.lowerBound - free >= 3 { result.free.append(free...range.lowerBound) }
      free = max(free, range.upperBound)
    }
    result.end = max(free, columns.bottom)
    return result
  }

  /// Adds the usable heights of a free strip: its middle, or several when there is room.
  private static func add(
    _ strip: ClosedRange<Int>, near link: ArrowLink, to best: inout [Candidate]
  ) {
    let height = strip.upperBound - strip.lowerBound
    if height < 16 {
      add(strip.lowerBound + height / 2, near: link, to: &best)
      return
    }
    for wish in [link.fromY, link.toY] where strip.contains(wish - 2) && strip.contains(wish + 2) {
      add(wish, near: link, to: &best)
    }
    for y in stride(from: strip.lowerBound + 4, to: strip.upperBound - 2, by: 12) {
      add(y, near: link, to: &best)
    }
  }

  /// Keeps a height if it is among the nearest; of equally near ones the higher comes first.
  private static func add(_ y: Int, near link: ArrowLink, to best: inout [Candidate]) {
    let distance = abs(y - link.fromY) + abs(y - link.toY)
    func isBehind(_ other: Candidate) -> Bool { (other.distance, other.y) <= (distance, y) }
    if best.count == most, let last = best.last, isBehind(last) { return }
    var place = best.count
    while place > 0, !isBehind(best[place - 1]) { place -= 1 }
    best.insert(Candidate(y: y, distance: distance), at: place)
    if best.count > most { best.removeLast() }
  }
}
