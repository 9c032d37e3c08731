/// The arrows painted so far, to leave gaps where a later one crosses them.
struct ArrowCrossings {
  private var painted: [Painted] = []

  /// From so many paths on no gaps are left: there would be hundreds to a path.
  private static let most = 400

  /// The arrows of a path: their stretches, and the room that they take.
  private struct Painted {
    var levels: [Stretch] = []
    var uprights: [Stretch] = []
    var target: Int
    var steps: StepSet
    var left = Int.max
    var right = Int.min
    var top = Int.max
    var bottom = Int.min

    mutating func add(_ stretch: Stretch) {
      let (x, y) = stretch.isLevel ? (stretch.low, stretch.at) : (stretch.at, stretch.low)
      let (maxX, maxY) = stretch.isLevel ? (stretch.high, stretch.at) : (stretch.at, stretch.high)
      (left, right) = (min(left, x), max(right, maxX))
      (top, bottom) = (min(top, y), max(bottom, maxY))
      if stretch.isLevel { levels.append(stretch) } else { uprights.append(stretch) }
    }

    func overlaps(_ other: Painted) -> Bool {
      left <= other.right && other.left <= right && top <= other.bottom && other.top <= bottom
    }
  }

  /// Adds the arrows of one path, and to the gaps short strokes in the ground's colour, painted
  /// beneath them where they cross earlier arrows that can be seen at the same step.
  ///
  /// Empty `steps` mean all.
  mutating func add(_ arrows: [ArrowPath], steps: StepSet, gaps: inout Markup) {
    if painted.count >= Self.most { return }
    var path = Painted(target: arrows.first?.target ?? 0, steps: steps)
    var stretches: [Stretch] = []
    for arrow in arrows { arrow.addStretches(to: &stretches) }
    for stretch in stretches { path.add(stretch) }
    var seen: Set<Point> = []
    for earlier in painted.indices
    where painted[earlier].target != path.target && painted[earlier].overlaps(path) {
      if !steps.isEmpty, !painted[earlier].steps.isEmpty,
        !steps.intersects(painted[earlier].steps)
      {
        continue
      }
      for stretch in stretches {
        for other in stretch.isLevel ? painted[earlier].uprights : painted[earlier].levels
        where Self.cross(stretch, other) {
          let level = stretch.isLevel
          let point = Point(x: level ? other.at : stretch.at, y: level ? stretch.at : other.at)
          guard seen.insert(point).inserted else { continue }
          gaps.add("M", level ? point.x - 4 : point.x)
          gaps.add(" ", level ? point.y : point.y - 4)
          gaps.add(level ? "h8" : "v8")
        }
      }
    }
    painted.append(path)
  }

  /// Whether a level and an upright stretch cross well inside both.
  private static func cross(_ one: Stretch, _ other: Stretch) -> Bool {
    let margin = 3
    return one.low + margin <= other.at && other.at <= one.high - margin
      && other.low + margin <= one.at && one.at <= other.high - margin
  }
}

extension ArrowPath {
  /// Appends its stretches, in pixels; an upright one has a height.
  fileprivate func addStretches(to stretches: inout [Stretch]) {
    for index in points.indices.dropFirst() {
      let (from, to) = (points[index - 1], points[index])
      stretches.append(
        from.y == to.y
          ? Stretch(isLevel: true, at: from.y, from: from.x, to: to.x)
          : Stretch(isLevel: false, at: from.x, from: from.y, to: to.y))
    }
  }
}
