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
    var stretches: [Stretch]
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
      placed.append(Placed(link: link, stretches: choice.stretches))
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
    let stretch = Stretch(isLevel: true, at: link.fromY, from: link.exitX, to: link.entryX)
    let neighbours = neighbours(of: link)
    guard cost(of: [stretch], link: link, among: neighbours) != nil else { return nil }
    return Choice(cost: 0, route: ArrowRoute(), stretches: [stretch])
  }

  private func bent(_ link: ArrowLink) -> Choice {
    let neighbours = neighbours(of: link)
    for offset in Self.offsets {
      if link.exitGutter == link.entryGutter {
        let choice = cheapest { lane in
          let route = ArrowRoute(offset: offset, lane: lane)
          return self.choice(route, link, stretches(link, route), neighbours)
        }
        if let choice { return choice }
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

  /// The best lanes on both sides of a channel: first the one at the exit, then, given that one,
  /// the one at the entry.
  private func far(
    _ link: ArrowLink, _ offset: Int, _ channel: Int, _ neighbours: [Placed]
  ) -> Choice? {
    let exit = cheapest { lane in
      let route = ArrowRoute(offset: offset, lane: lane, channel: channel, entryLane: 0)
      return choice(route, link, Array(stretches(link, route).prefix(2)), neighbours)
    }
    guard let exit else { return nil }
    let entry = cheapest { lane in
      var route = exit.route
      route.entryLane = lane
      return choice(route, link, Array(stretches(link, route).dropFirst(2)), neighbours)
    }
    guard let entry else { return nil }
    return Choice(
      cost: exit.cost + entry.cost, route: entry.route, stretches: stretches(link, entry.route))
  }

  private func choice(
    _ route: ArrowRoute, _ link: ArrowLink, _ stretches: [Stretch], _ neighbours: [Placed]
  ) -> Choice? {
    cost(of: stretches, link: link, among: neighbours).map {
      Choice(cost: $0, route: route, stretches: stretches)
    }
  }

  /// The cheapest choice of a lane; lanes further from the middle cost one more each.
  private func cheapest(_ choice: (Int) -> Choice?) -> Choice? {
    var best: Choice?
    for lane in Self.lanes {
      if let best, abs(lane) - Self.sharing >= best.cost { break }
      guard var found = choice(lane) else { continue }
      found.cost += abs(lane)
      if found.cost < best?.cost ?? Int.max { best = found }
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
    return Choice(cost: 0, route: route, stretches: stretches(link, route))
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

  /// The arrows that are seen at the same steps and pass the same gutters.
  private func neighbours(of link: ArrowLink) -> [Placed] {
    placed.filter { other in
      link.gutters.overlaps(other.link.gutters) && other.link.steps.intersects(link.steps)
    }
  }

  /// The price of the crossings, less a discount for sharing a lane with the same object's
  /// arrows; nil when the way lies on another arrow.
  private func cost(
    of stretches: [Stretch], link: ArrowLink, among neighbours: [Placed]
  ) -> Int? {
    var crossings = 0
    var shares = false
    for other in neighbours {
      let sameTarget = other.link.target == link.target
      let sameSource = other.link.source == link.source
      for one in stretches {
        for two in other.stretches {
          if one.isLevel != two.isLevel {
            if !sameTarget, Self.crosses(one, two) { crossings += 1 }
          } else if one.isLevel {
            let touches = abs(one.at - two.at) < 5 && one.low < two.high && two.low < one.high
            if touches, !sameTarget, !sameSource { return nil }
          } else if one.at == two.at, one.low - 8 < two.high, two.low - 8 < one.high {
            if !sameTarget { return nil }
            shares = true
          }
        }
      }
    }
    return Self.crossing * crossings - (shares ? Self.sharing : 0)
  }

  private static func crosses(_ one: Stretch, _ two: Stretch) -> Bool {
    let level = one.isLevel ? one : two
    let upright = one.isLevel ? two : one
    return level.low < upright.at && upright.at < level.high
      && upright.low < level.at && level.at < upright.high
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
