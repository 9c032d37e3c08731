/// Leads arrows through the gutters, so that no two of different objects lie on each other.
///
/// Greedy: straight arrows first, then short before long, each taking the cheapest way that is
/// still free during its life. Arrows to the same object may share a lane.
struct ArrowRouter {
  /// The ways, in the order of the links.
  private(set) var routes: [ArrowRoute]
  private let links: [ArrowLink]
  private let columns: HeapColumns
  private var placed: [Placed] = []

  private struct Placed {
    var link: ArrowLink
    var stretches: [Stretch]
  }

  private struct Choice {
    var cost: Int
    var route: ArrowRoute
  }

  private static let offsets = [0, 9]
  private static let crossing = 7
  private static let sharing = 3
  /// The lanes in the order in which they are tried.
  private static let lanes = [0] + (1...20).flatMap { [$0, -$0] }

  init(_ links: [ArrowLink], columns: HeapColumns) {
    self.links = links
    self.columns = columns
    routes = Array(repeating: ArrowRoute(), count: links.count)
    for index in Self.order(links) {
      let link = links[index]
      let choice = straight(link) ?? bent(link)
      routes[index] = choice.route
      placed.append(Placed(link: link, stretches: stretches(link, choice.route)))
    }
  }

  private static func order(_ links: [ArrowLink]) -> [Int] {
    func rank(_ index: Int) -> (Int, Int, Int) {
      let link = links[index]
      return (
        abs(link.entryGutter - link.exitGutter), abs(link.toY - link.fromY), index
      )
    }
    return links.indices.sorted { rank($0) < rank($1) }
  }

  private func straight(_ link: ArrowLink) -> Choice? {
    guard link.fromY == link.toY, link.exitGutter == link.entryGutter, link.entersLeft else {
      return nil
    }
    var price = Price()
    let neighbours = neighbours(of: link)
    let stretch = Stretch(isLevel: true, at: link.fromY, from: link.exitX, to: link.entryX)
    return price.add(stretch, among: neighbours) ? Choice(cost: 0, route: ArrowRoute()) : nil
  }

  private func bent(_ link: ArrowLink) -> Choice {
    let neighbours = neighbours(of: link)
    for offset in Self.offsets {
      if link.exitGutter == link.entryGutter {
        if let choice = near(link, offset, neighbours) { return choice }
        continue
      }
      var best: Choice?
      for (rank, channel) in channels(link).prefix(12).enumerated() {
        if let best, 6 * rank - 2 * Self.sharing >= best.cost { break }
        guard var choice = far(link, offset, channel, neighbours) else { continue }
        choice.cost += 6 * rank
        if choice.cost < best?.cost ?? Int.max { best = choice }
      }
      if let best { return best }
    }
    return last(link)
  }

  /// The best lane of the one gutter between exit and entry.
  private func near(_ link: ArrowLink, _ offset: Int, _ neighbours: Neighbours) -> Choice? {
    let toY = link.toY + offset
    let found = cheapest { lane in
      let x = ArrowLink.x(gutter: link.exitGutter, lane: lane)
      var price = Price()
      guard
        price.add(
          Stretch(isLevel: true, at: link.fromY, from: link.exitX, to: x), among: neighbours),
        price.add(Stretch(isLevel: false, at: x, from: link.fromY, to: toY), among: neighbours),
        price.add(Stretch(isLevel: true, at: toY, from: x, to: link.entryX), among: neighbours)
      else { return nil }
      return price.sum
    }
    return found.map { Choice(cost: $0.cost, route: ArrowRoute(offset: offset, lane: $0.lane)) }
  }

  /// The best lanes on both sides of a channel: first the one at the exit, then, given that one,
  /// the one at the entry.
  private func far(
    _ link: ArrowLink, _ offset: Int, _ channel: Int, _ neighbours: Neighbours
  ) -> Choice? {
    let exit = cheapest { lane in
      let x = ArrowLink.x(gutter: link.exitGutter, lane: lane)
      var price = Price()
      guard
        price.add(
          Stretch(isLevel: true, at: link.fromY, from: link.exitX, to: x), among: neighbours),
        price.add(Stretch(isLevel: false, at: x, from: link.fromY, to: channel), among: neighbours)
      else { return nil }
      return price.sum
    }
    guard let exit else { return nil }
    let first = ArrowLink.x(gutter: link.exitGutter, lane: exit.lane)
    let toY = link.toY + offset
    let entry = cheapest { lane in
      let x = ArrowLink.x(gutter: link.entryGutter, lane: lane)
      var price = Price()
      guard price.add(Stretch(isLevel: true, at: channel, from: first, to: x), among: neighbours),
        price.add(Stretch(isLevel: false, at: x, from: channel, to: toY), among: neighbours),
        price.add(Stretch(isLevel: true, at: toY, from: x, to: link.entryX), among: neighbours)
      else { return nil }
      return price.sum
    }
    guard let entry else { return nil }
    let route = ArrowRoute(
      offset: offset, lane: exit.lane, channel: channel, entryLane: entry.lane)
    return Choice(cost: exit.cost + entry.cost, route: route)
  }

  /// The cheapest lane; lanes further from the middle cost one more each.
  private func cheapest(_ price: (Int) -> Int?) -> (lane: Int, cost: Int)? {
    var best: (lane: Int, cost: Int)?
    for lane in Self.lanes {
      if let best, abs(lane) - Self.sharing >= best.cost { break }
      guard let cost = price(lane).map({ $0 + abs(lane) }) else { continue }
      if cost < best?.cost ?? Int.max { best = (lane, cost) }
    }
    return best
  }

  /// The way out when everything is taken: a lane of its own, further out.
  private func last(_ link: ArrowLink) -> Choice {
    var route = ArrowRoute(lane: 10 + placed.count % 14)
    if link.exitGutter != link.entryGutter {
      route.channel = columns.bottom + 4 + 6 * (placed.count % 16)
      route.entryLane = route.lane
    }
    return Choice(cost: 0, route: route)
  }

  private func stretches(_ link: ArrowLink, _ route: ArrowRoute) -> [Stretch] {
    let lane = ArrowLink.x(gutter: link.exitGutter, lane: route.lane ?? 0)
    let toY = link.toY + route.offset
    var result = [Stretch(isLevel: true, at: link.fromY, from: link.exitX, to: lane)]
    guard let channel = route.channel, let entryLane = route.entryLane else {
      result.append(Stretch(isLevel: false, at: lane, from: link.fromY, to: toY))
      result.append(Stretch(isLevel: true, at: toY, from: lane, to: link.entryX))
      return result
    }
    let second = ArrowLink.x(gutter: link.entryGutter, lane: entryLane)
    result.append(Stretch(isLevel: false, at: lane, from: link.fromY, to: channel))
    result.append(Stretch(isLevel: true, at: channel, from: lane, to: second))
    result.append(Stretch(isLevel: false, at: second, from: channel, to: toY))
    result.append(Stretch(isLevel: true, at: toY, from: second, to: link.entryX))
    return result
  }

  /// The stretches of the arrows that are seen at the same steps and pass the same gutters.
  private func neighbours(of link: ArrowLink) -> Neighbours {
    var found = Neighbours()
    for other in placed
    where link.gutters.overlaps(other.link.gutters) && other.link.steps.intersects(link.steps) {
      found.add(
        other.stretches, isSameTarget: other.link.target == link.target,
        isSameSource: other.link.source == link.source)
    }
    return found
  }

  /// The stretches near an arrow, by what they are to it.
  private struct Neighbours {
    /// Those that it may cross, at a price: of other targets.
    var levels: [Stretch] = []
    var uprights: [Stretch] = []
    /// Level ones that it must not lie on: of other targets and other sources.
    var closed: [Stretch] = []
    /// Upright ones of its own target, whose lanes it may share.
    var shared: [Stretch] = []

    mutating func add(_ stretches: [Stretch], isSameTarget: Bool, isSameSource: Bool) {
      for stretch in stretches {
        switch (stretch.isLevel, isSameTarget) {
        case (true, false):
          levels.append(stretch)
          if !isSameSource { closed.append(stretch) }
        case (false, false): uprights.append(stretch)
        case (false, true): shared.append(stretch)
        case (true, true): break
        }
      }
    }
  }

  /// The price of a way: its crossings, less a discount for sharing a lane with arrows of the same
  /// object.
  private struct Price {
    private var crossings = 0
    private var shares = false

    var sum: Int { ArrowRouter.crossing * crossings - (shares ? ArrowRouter.sharing : 0) }

    /// Adds a stretch; false where it would lie on another arrow.
    mutating func add(_ one: Stretch, among neighbours: Neighbours) -> Bool {
      let (at, low, high) = (one.at, one.low, one.high)
      if one.isLevel {
        for two in neighbours.closed
        where abs(at - two.at) < 5 && low < two.high && two.low < high { return false }
        for two in neighbours.uprights
        where low < two.at && two.at < high && two.low < at && at < two.high { crossings += 1 }
        return true
      }
      for two in neighbours.uprights
      where at == two.at && low - 8 < two.high && two.low - 8 < high { return false }
      for two in neighbours.levels
      where two.low < at && at < two.high && low < two.at && two.at < high { crossings += 1 }
      shares =
        shares
        || neighbours.shared.contains { two in
          at == two.at && low - 8 < two.high && two.low - 8 < high
        }
      return true
    }
  }

  /// Heights at which all columns between two gutters can be crossed, the nearest first.
  private func channels(_ link: ArrowLink) -> [Int] {
    let between =
      min(link.exitGutter, link.entryGutter)..<max(link.exitGutter, link.entryGutter)
    var taken: [ClosedRange<Int>] = []
    for column in between {
      for place in columns.columns[column] {
        taken.append((place.y - 14)...(place.y + place.height + 21))
      }
    }
    taken.sort { $0.lowerBound < $1.lowerBound }
    var candidates: [Int] = []
    var free = ObjectBox.top - 14
    for range in taken {
      Self.add(free...max(free, range.lowerBound), near: link, to: &candidates)
      free = max(free, range.upperBound)
    }
    for lane in 0..<8 { candidates.append(max(free, columns.bottom) + 4 + 12 * lane) }
    return candidates.sorted { rank($0, link) < rank($1, link) }
  }

  private func rank(_ y: Int, _ link: ArrowLink) -> (Int, Int) {
    (abs(y - link.fromY) + abs(y - link.toY), y)
  }

  /// Adds the usable heights of a free strip: its middle, or several when there is room.
  private static func add(
    _ strip: ClosedRange<Int>, near link: ArrowLink, to candidates: inout [Int]
  ) {
    let height = strip.upperBound - strip.lowerBound
    if height < 3 { return }
    if height < 16 {
      candidates.append(strip.lowerBound + height / 2)
      return
    }
    for wish in [link.fromY, link.toY] where strip.contains(wish - 2) && strip.contains(wish + 2) {
      candidates.append(wish)
    }
    candidates += stride(from: strip.lowerBound + 4, to: strip.upperBound - 2, by: 12)
  }
}
