/// The arrows that have their ways already, found by where they are.
///
/// Level stretches are kept by the height at which they lie, upright ones by their gutter: what
/// an arrow meets is then looked up and not searched for among all of them.
struct ArrowTraffic {
  /// From so many arrows on, ways are compared by their lanes alone and not by what they cross:
  /// nobody follows single arrows there, and the picture must not take seconds.
  static let dense = 400

  /// A stretch, and the arrow that it belongs to.
  struct Entry {
    var at: Int
    var low: Int
    var high: Int
    var link: Int
  }

  let links: [ArrowLink]
  /// Of each arrow its target, the number of its source, its steps.
  private let targets: [Int]
  private let sources: [Int]
  private let steps: [StepSet]
  /// Whether crossings are left out of the account.
  let isDense: Bool
  /// Whether all arrows are seen at the same steps.
  private let isStill: Bool
  /// Level stretches by an eighth of their y, and all of them; upright ones by their gutter.
  private var levels: [[Entry]] = []
  private var allLevels: [Entry] = []
  private var uprights: [[Entry]]
  /// The arrows that have their ways, and what each is to the one that is led.
  private var placed: [Int] = []
  private var relations: [Relation]

  /// What an arrow is to another one; nothing to those that are never seen with it.
  private struct Relation: OptionSet {
    let rawValue: UInt8
    static let meets = Relation(rawValue: 1)
    static let isOfTarget = Relation(rawValue: 2)
    static let isOfSource = Relation(rawValue: 4)
  }

  init(_ links: [ArrowLink], gutters: Int) {
    self.links = links
    targets = links.map(\.target)
    steps = links.map(\.steps)
    var numbers: [ArrowSource: Int] = [:]
    sources = links.map { link in
      let known = numbers[link.source] ?? numbers.count
      numbers[link.source] = known
      return known
    }
    isDense = links.count > Self.dense
    isStill = links.allSatisfy { $0.steps == links.first?.steps }
    uprights = Array(repeating: [], count: gutters)
    relations = Array(repeating: [], count: links.count)
  }

  private static func band(_ y: Int) -> Int { max(0, y) >> 3 }

  /// Begins to lead an arrow: what is asked from now on is asked for it.
  mutating func lead(_ link: Int) {
    for other in placed {
      guard isStill || steps[link].intersects(steps[other]) else {
        relations[other] = []
        continue
      }
      var relation = Relation.meets
      if targets[other] == targets[link] { relation.insert(.isOfTarget) }
      if sources[other] == sources[link] { relation.insert(.isOfSource) }
      relations[other] = relation
    }
  }

  /// Notes the way of an arrow.
  mutating func add(_ stretches: [Stretch], of link: Int) {
    placed.append(link)
    for stretch in stretches {
      let entry = Entry(at: stretch.at, low: stretch.low, high: stretch.high, link: link)
      if stretch.isLevel {
        let band = Self.band(stretch.at)
        while levels.count <= band { levels.append([]) }
        levels[band].append(entry)
        allLevels.append(entry)
      } else {
        uprights[stretch.at / 1000].append(entry)
      }
    }
  }

  /// What a level stretch of the arrow meets that lies at `y`, begins at `start` and ends in one of
  /// the gutters.
  func level(at y: Int, from start: Int, through gutters: ClosedRange<Int>) -> LevelProbe {
    var probe = LevelProbe(start: start)
    let (left, right) = (gutters.lowerBound * 1000, gutters.upperBound * 1000 + 500)
    for band in Self.band(y - 4)...Self.band(y + 4) where band < levels.count {
      for entry in levels[band]
      where abs(entry.at - y) < 5 && entry.low < right && left < entry.high {
        if relations[entry.link] == .meets { probe.closed.append((entry.low, entry.high)) }
      }
    }
    if isDense { return probe }
    for gutter in gutters {
      for entry in uprights[gutter] where entry.low < y && y < entry.high {
        if crosses(entry) { probe.crossed.append(entry.at) }
      }
    }
    return probe
  }

  /// Whether a stretch belongs to an arrow that the one that is led should not cross.
  private func crosses(_ entry: Entry) -> Bool {
    relations[entry.link].isSubset(of: [.meets, .isOfSource]) && relations[entry.link] != []
  }

  /// How far an upright stretch of the arrow that begins at a height can go in each lane of a gutter.
  func reach(from height: Int, in gutter: Int) -> UprightReach {
    var reach = UprightReach(from: height, gutter: gutter)
    reach.change { reach in
      for entry in uprights[gutter] where relations[entry.link] != [] {
        reach.add(entry, isOfTarget: relations[entry.link].contains(.isOfTarget))
      }
    }
    return reach
  }

  /// What an upright stretch of the arrow meets that ends at a height, in the lanes of its gutter.
  func upright(_ reach: UprightReach, to end: Int) -> UprightProbe {
    var probe = reach.probe(to: end)
    let (low, high) = (min(reach.from, end), max(reach.from, end))
    if isDense || high - low < 2 { return probe }
    let (left, right) = (reach.gutter * 1000, reach.gutter * 1000 + 500)
    func add(_ entry: Entry) {
      if low < entry.at, entry.at < high, entry.low < right, left < entry.high, crosses(entry) {
        probe.crossed.append((entry.low, entry.high))
      }
    }
    // Where there are few arrows it takes longer to go from band to band than to look at them all.
    let bands = Self.band(low)...Self.band(high)
    if allLevels.count < 4 * bands.count {
      for entry in allLevels { add(entry) }
    } else {
      for band in bands where band < levels.count {
        for entry in levels[band] { add(entry) }
      }
    }
    return probe
  }
}

/// How far one can go up and down from a height in the lanes of a gutter, before another arrow
/// would be lain on or one to the same object be shared.
struct UprightReach {
  let from: Int
  let gutter: Int
  /// The ends downwards by lane, and upwards; then the same for arrows to the same object.
  private var ends: [Int]

  /// The lowest lane and the number of lanes that arrows may take.
  private static let lowest = -20
  private static let lanes = 44
  /// The least distance between two upright stretches of a lane.
  private static let distance = 8

  init(from: Int, gutter: Int) {
    self.from = from
    self.gutter = gutter
    ends = Array(repeating: Int.max, count: 4 * Self.lanes)
    for lane in Self.lanes..<2 * Self.lanes {
      ends[lane] = Int.min
      ends[2 * Self.lanes + lane] = Int.min
    }
  }

  /// The place of the lane at an x of the gutter.
  fileprivate static func place(_ x: Int, _ gutter: Int) -> Int {
    (x - ArrowLink.x(gutter: gutter, lane: lowest)) / 10
  }

  /// Lets other arrows narrow the reach.
  fileprivate mutating func change(_ body: (inout Narrowing) -> Void) {
    let (from, gutter) = (from, gutter)
    ends.withUnsafeMutableBufferPointer { ends in
      var narrowing = Narrowing(from: from, gutter: gutter, ends: ends)
      body(&narrowing)
    }
  }

  /// A reach while it is narrowed, with its ends at hand.
  fileprivate struct Narrowing {
    let from: Int
    let gutter: Int
    let ends: UnsafeMutableBufferPointer<Int>

    @inline(__always)
    func add(_ entry: ArrowTraffic.Entry, isOfTarget: Bool) {
      let down = place(entry.at, gutter) + (isOfTarget ? 2 * lanes : 0)
      if entry.high > from - distance { ends[down] = min(ends[down], entry.low - distance) }
      let up = down + lanes
      if entry.low - distance < from { ends[up] = max(ends[up], entry.high) }
    }
  }

  /// The lanes that are closed and shared on the way to a height.
  fileprivate func probe(to end: Int) -> UprightProbe {
    var probe = UprightProbe(gutter: gutter)
    ends.withUnsafeBufferPointer { ends in
      if end >= from {
        for lane in 0..<Self.lanes {
          if ends[lane] < end { probe.closed |= 1 << UInt64(lane) }
          if ends[2 * Self.lanes + lane] < end { probe.shared |= 1 << UInt64(lane) }
        }
      } else {
        let end = end - Self.distance
        for lane in 0..<Self.lanes {
          if end < ends[Self.lanes + lane] { probe.closed |= 1 << UInt64(lane) }
          if end < ends[3 * Self.lanes + lane] { probe.shared |= 1 << UInt64(lane) }
        }
      }
    }
    return probe
  }
}

/// What a level stretch meets, wherever it ends.
struct LevelProbe {
  let start: Int
  /// The spans of arrows that it must not lie on, and the x of those that it may cross.
  var closed: [(low: Int, high: Int)] = []
  var crossed: [Int] = []

  init(start: Int) { self.start = start }

  /// How many arrows it crosses on its way to an x; nil where it would lie on one.
  func crossings(to end: Int) -> Int? {
    let (low, high) = (min(start, end), max(start, end))
    for span in closed where low < span.high && span.low < high { return nil }
    var count = 0
    for x in crossed where low < x && x < high { count += 1 }
    return count
  }
}

/// What an upright stretch meets, in whichever lane it lies.
struct UprightProbe {
  let gutter: Int
  /// The lanes of arrows that it must not lie on, and of those of its own target, a bit each.
  var closed: UInt64 = 0
  var shared: UInt64 = 0
  /// The spans of the level stretches that it may cross.
  var crossed: [(low: Int, high: Int)] = []

  init(gutter: Int) { self.gutter = gutter }

  private func bit(_ x: Int) -> UInt64 { 1 << UInt64(UprightReach.place(x, gutter)) }

  /// How many arrows it crosses at an x; nil where it would lie on one.
  func crossings(at x: Int) -> Int? {
    if closed & bit(x) != 0 { return nil }
    var count = 0
    for span in crossed where span.low < x && x < span.high { count += 1 }
    return count
  }

  /// Whether it shares its lane with an arrow to the same object.
  func shares(_ x: Int) -> Bool { shared & bit(x) != 0 }
}
