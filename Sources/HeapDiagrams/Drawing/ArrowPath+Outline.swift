extension ArrowPath {
  /// The line in SVG's path language, with rounded corners, ending inside the head.
  var line: String {
    var line = Markup()
    addLine(to: &line)
    return line.text
  }

  /// Appends the line to a text in the making.
  func addLine(to result: inout Markup) {
    var corners = points
    if corners.count >= 2 {
      let before = corners[corners.count - 2]
      let tip = corners[corners.count - 1]
      corners[corners.count - 1].x = tip.x + (before.x > tip.x ? 7 : -7)
    }
    guard let first = corners.first else { return }
    result.add("M", first.x)
    result.add(" ", first.y)
    var current = first
    for index in 1..<corners.count {
      let corner = corners[index]
      guard index + 1 < corners.count else {
        Self.addStraight(from: current, to: corner, &result)
        break
      }
      let next = corners[index + 1]
      let radius = min(6, Self.reach(current, corner), max(1, Self.reach(corner, next) / 2))
      let into = Self.moved(corner, towards: current, by: radius)
      let out = Self.moved(corner, towards: next, by: radius)
      Self.addStraight(from: current, to: into, &result)
      result.add("q", corner.x - into.x)
      for number in [corner.y - into.y, out.x - into.x, out.y - into.y] {
        // A minus sign separates too.
        result.add(number < 0 ? "" : " ", number)
      }
      current = out
    }
  }

  /// The filled parts: the head, and the bar of a dropped arrow.
  var solidParts: [SolidPart] {
    guard points.count >= 2, let tip = points.last else { return [] }
    let fromRight = points[points.count - 2].x > tip.x
    let head = SolidPart(at: tip, shape: fromRight ? .headFromRight : .head)
    guard isDropped else { return [head] }
    let start = points[0]
    let forward = points[1].x >= start.x
    let bar = Point(x: start.x + (forward ? 17 : -19), y: start.y - 6)
    return [head, SolidPart(at: bar, shape: .bar)]
  }

  /// The straight stretches, for crossings and for tests.
  var segments: [(from: Point, to: Point)] {
    zip(points, points.dropFirst()).map { ($0, $1) }
  }

  private static func reach(_ from: Point, _ to: Point) -> Int {
    abs(from.x - to.x) + abs(from.y - to.y)
  }

  private static func moved(_ point: Point, towards other: Point, by length: Int) -> Point {
    Point(
      x: point.x + (other.x - point.x).signum() * length,
      y: point.y + (other.y - point.y).signum() * length)
  }

  private static func addStraight(from: Point, to: Point, _ result: inout Markup) {
    if from == to { return }
    if from.y == to.y { result.add("h", to.x - from.x) } else { result.add("v", to.y - from.y) }
  }
}

/// A filled part of an arrow.
struct SolidPart: Equatable {
  enum Shape { case head, headFromRight, bar }

  var at: Point
  var shape: Shape

  /// Appends it in SVG's path language.
  func add(to result: inout Markup) {
    result.add("M", at.x)
    result.add(" ", at.y)
    switch shape {
    case .head: result.add("l-8-4v8z")
    case .headFromRight: result.add("l8-4v8z")
    case .bar: result.add("h2v12h-2z")
    }
  }
}
