/// Leads arrows through the gutters, so that no two of different objects lie on each other.
///
/// Greedy: straight arrows first, then short before long, each taking the cheapest way that is
/// still free during its life. Arrows to the same object may share a lane.
struct ArrowRouter {
  /// The ways, in the order of the links.
  private(set) var routes: [ArrowRoute]
  private let columns: HeapColumns
  private var traffic: ArrowTraffic
  private var channels: ArrowChannels
  private var placed = 0

  private struct Choice {
    var cost: Int
    var route: ArrowRoute
  }

  /// What the first and the last level stretch of an arrow meet.
  private struct Ends {
    var exit: LevelProbe
    var entry: LevelProbe
    /// How far it can go from the end of the first one, and from the beginning of the last.
    var out: UprightReach
    var into: UprightReach
  }

  private static let offsets = [0, 9]
  private static let crossing = 7
  private static let sharing = 3
  /// The lanes in the order in which they are tried.
  private static let lanes = [0] + (1...20).flatMap { [$0, -$0] }

  init(_ links: [ArrowLink], columns: HeapColumns) {
    self.columns = columns
    channels = ArrowChannels(columns)
    traffic = ArrowTraffic(links, gutters: columns.columns.count + 1)
    routes = Array(repeating: ArrowRoute(), count: links.count)
    for index in Self.order(links) {
      traffic.lead(index)
      let choice = straight(index) ?? bent(index)
      routes[index] = choice.route
      traffic.add(stretches(links[index], choice.route), of: index)
      placed += 1
    }
  }

  private static func order(_ links: [ArrowLink]) -> [Int] {
    let ranks = links.indices.map { index in
      let link = links[index]
      return (abs(link.entryGutter - link.exitGutter), abs(link.toY - link.fromY), index)
    }
    return ranks.sorted { $0 < $1 }.map(\.2)
  }

  private func straight(_ index: Int) -> Choice? {
    let link = traffic.links[index]
    guard link.fromY == link.toY, link.exitGutter == link.entryGutter, link.entersLeft else {
      return nil
    }
    let probe = traffic.level(
      at: link.fromY, from: link.exitX, through: link.exitGutter...link.exitGutter)
    return probe.crossings(to: link.entryX).map { _ in Choice(cost: 0, route: ArrowRoute()) }
  }

  private mutating func bent(_ index: Int) -> Choice {
    let link = traffic.links[index]
    let exit = traffic.level(
      at: link.fromY, from: link.exitX, through: link.exitGutter...link.exitGutter)
    let out = traffic.reach(from: link.fromY, in: link.exitGutter)
    for offset in Self.offsets {
      let entry = traffic.level(
        at: link.toY + offset, from: link.entryX,
        through: link.entryGutter...link.entryGutter)
      let into = traffic.reach(from: link.toY + offset, in: link.entryGutter)
      let ends = Ends(exit: exit, entry: entry, out: out, into: into)
      if link.exitGutter == link.entryGutter {
        if let choice = near(index, offset, ends) { return choice }
        continue
      }
      var best: Choice?
      for (rank, channel) in channels.nearest(link).enumerated() {
        if let best, 6 * rank - 2 * Self.sharing >= best.cost { break }
        let limit = (best?.cost ?? Int.max) - 6 * rank
        guard var choice = far(index, offset, channel, ends, below: limit) else { continue }
        choice.cost += 6 * rank
        if choice.cost < best?.cost ?? Int.max { best = choice }
      }
      if let best { return best }
    }
    return last(link)
  }

  /// The best lane of the one gutter between exit and entry.
  private func near(_ index: Int, _ offset: Int, _ ends: Ends) -> Choice? {
    let link = traffic.links[index]
    let upright = traffic.upright(ends.out, to: link.toY + offset)
    let found = cheapest { lane in
      let x = ArrowLink.x(gutter: link.exitGutter, lane: lane)
      guard let across = upright.crossings(at: x), let out = ends.exit.crossings(to: x),
        let into = ends.entry.crossings(to: x)
      else { return nil }
      return Self.price(out + across + into, shares: upright.shares(x))
    }
    return found.map { Choice(cost: $0.cost, route: ArrowRoute(offset: offset, lane: $0.lane)) }
  }

  /// The best lanes on both sides of a channel: first the one at the exit, then, given that one,
  /// the one at the entry; nil where the first alone costs too much.
  private func far(
    _ index: Int, _ offset: Int, _ channel: Int, _ ends: Ends, below limit: Int
  ) -> Choice? {
    let link = traffic.links[index]
    let down = traffic.upright(ends.out, to: channel)
    let exit = cheapest { lane in
      let x = ArrowLink.x(gutter: link.exitGutter, lane: lane)
      guard let across = down.crossings(at: x), let out = ends.exit.crossings(to: x) else {
        return nil
      }
      return Self.price(out + across, shares: down.shares(x))
    }
    guard let exit, exit.cost - Self.sharing < limit else { return nil }
    let first = ArrowLink.x(gutter: link.exitGutter, lane: exit.lane)
    let over = traffic.level(at: channel, from: first, through: link.gutters)
    let up = traffic.upright(ends.into, to: channel)
    let entry = cheapest { lane in
      let x = ArrowLink.x(gutter: link.entryGutter, lane: lane)
      guard let across = up.crossings(at: x), let along = over.crossings(to: x),
        let into = ends.entry.crossings(to: x)
      else { return nil }
      return Self.price(along + across + into, shares: up.shares(x))
    }
    guard let entry else { return nil }
    let route = ArrowRoute(
      offset: offset, lane: exit.lane, channel: channel, entryLane: entry.lane)
    return Choice(cost: exit.cost + entry.cost, route: route)
  }

  /// The price of a way: its crossings, less a discount for sharing a lane with arrows of the same
  /// object.
  private static func price(_ crossings: Int, shares: Bool) -> Int {
    crossing * crossings - (shares ? sharing : 0)
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
    var route = ArrowRoute(lane: 10 + placed % 14)
    if link.exitGutter != link.entryGutter {
      route.channel = columns.bottom + 4 + 6 * (placed % 16)
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
}
