/// The arrows painted so far, to leave gaps where a later one crosses them.
struct ArrowCrossings {
  private var painted: [(segments: [(from: Point, to: Point)], target: Int, steps: StepSet)] = []

  /// Adds the arrows of one path; returns short strokes in the ground's colour, painted beneath
  /// them where they cross earlier arrows that can be seen at the same step.
  ///
  /// Empty `steps` mean all.
  mutating func add(_ arrows: [ArrowPath], steps: StepSet) -> String {
    var gaps: [Point: String] = [:]
    var order: [Point] = []
    let segments = arrows.flatMap(\.segments)
    let target = arrows.first?.target ?? 0
    for earlier in painted where earlier.target != target {
      if !steps.ranges.isEmpty, !earlier.steps.ranges.isEmpty, !steps.intersects(earlier.steps) {
        continue
      }
      for segment in segments {
        for other in earlier.segments {
          guard let point = Self.crossing(segment, other), gaps[point] == nil else { continue }
          let isLevel = segment.from.y == segment.to.y
          gaps[point] =
            isLevel ? "M\(point.x - 4) \(point.y)h8" : "M\(point.x) \(point.y - 4)v8"
          order.append(point)
        }
      }
    }
    painted.append((segments, target, steps))
    return order.compactMap { gaps[$0] }.joined()
  }

  /// Where a level and an upright stretch cross well inside both.
  static func crossing(
    _ one: (from: Point, to: Point), _ other: (from: Point, to: Point)
  ) -> Point? {
    let oneLevel = one.from.y == one.to.y
    if oneLevel == (other.from.y == other.to.y) { return nil }
    let level = oneLevel ? one : other
    let upright = oneLevel ? other : one
    let point = Point(x: upright.from.x, y: level.from.y)
    let margin = 3
    let inLevel =
      min(level.from.x, level.to.x) + margin <= point.x
      && point.x <= max(level.from.x, level.to.x) - margin
    let inUpright =
      min(upright.from.y, upright.to.y) + margin <= point.y
      && point.y <= max(upright.from.y, upright.to.y) - margin
    return inLevel && inUpright ? point : nil
  }
}
