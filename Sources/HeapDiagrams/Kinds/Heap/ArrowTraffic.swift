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
  /// Whether crossings are left out of the account.
  let isDense: Bool
  /// Whether all arrows are seen at the same steps.
  private let isStill: Bool
  /// Level stretches by an eighth of their y; upright ones by their gutter.
  private var levels: [[Entry]] = []
  private var uprights: [[Entry]]

  init(_ links: [ArrowLink], gutters: Int) {
    self.links = links
    isDense = links.count > Self.dense
    isStill = links.allSatisfy { $0.steps == links.first?.steps }
    uprights = Array(repeating: [], count: gutters)
  }

  private static func band(_ y: Int) -> Int { max(0, y) >> 3 }

  /// Notes the way of an arrow.
  mutating func add(_ stretches: [Stretch], of link: Int) {
    for stretch in stretches {
      let entry = Entry(at: stretch.at, low: stretch.low, high: stretch.high, link: link)
      if stretch.isLevel {
        let band = Self.band(stretch.at)
        while levels.count <= band { levels.append([]) }
        levels[band].append(entry)
      } else {
        uprights[stretch.at / 1000].append(entry)
      }
    }
  }

  /// Whether two arrows are ever seen at the same step.
  private func meet(_ one: Int, _ two: Int) -> Bool {
    isStill || links[one].steps.intersects(links[two].steps)
  }

  /// What a level stretch of an arrow meets that lies at `y`, begins at `start` and ends in one of
  /// the gutters.
  func level(of link: Int, at y: Int, from start: Int, through gutters: ClosedRange<Int>)
    -> LevelProbe
  {
    var probe = LevelProbe(start: start)
    let target = links[link].target
    for band in Self.band(y - 4)...Self.band(y + 4) where band < levels.count {
      for entry in levels[band] where abs(entry.at - y) < 5 {
        let other = links[entry.link]
        if other.target != target, other.source != links[link].source, meet(link, entry.link) {
          probe.closed.append((entry.low, entry.high))
        }
      }
    }
    if isDense { return probe }
    for gutter in gutters {
      for entry in uprights[gutter] where entry.low < y && y < entry.high {
        if links[entry.link].target != target, meet(link, entry.link) {
          probe.crossed.append(entry.at)
        }
      }
    }
    return probe
  }

  /// What an upright stretch of an arrow meets between two heights in the lanes of a gutter.
  func upright(of link: Int, from: Int, to: Int, in gutter: Int) -> UprightProbe {
    var probe = UprightProbe()
    let target = links[link].target
    let (low, high) = (min(from, to), max(from, to))
    for entry in uprights[gutter] where low - 8 < entry.high && entry.low - 8 < high {
      guard meet(link, entry.link) else { continue }
      if links[entry.link].target == target {
        probe.shared.append(entry.at)
      } else {
        probe.closed.append(entry.at)
      }
    }
    if isDense || high - low < 2 { return probe }
    let (left, right) = (gutter * 1000, gutter * 1000 + 500)
    for band in Self.band(low)...Self.band(high) where band < levels.count {
      for entry in levels[band]
      where low < entry.at && entry.at < high && entry.low < right && left < entry.high {
        if links[entry.link].target != target, meet(link, entry.link) {
          probe.crossed.append((entry.low, entry.high))
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
  /// The x of arrows that it must not lie on, and of those of its own target.
  var closed: [Int] = []
  var shared: [Int] = []
  /// The spans of the level stretches that it may cross.
  var crossed: [(low: Int, high: Int)] = []

  /// How many arrows it crosses at an x; nil where it would lie on one.
  func crossings(at x: Int) -> Int? {
    if closed.contains(x) { return nil }
    var count = 0
    for span in crossed where span.low < x && x < span.high { count += 1 }
    return count
  }

  /// Whether it shares its lane with an arrow to the same object.
  func shares(_ x: Int) -> Bool { shared.contains(x) }
}
