extension ArrowPath {
  /// The line in SVG's path language, with rounded corners, ending inside the head.
  var line: String {
    var corners = points
    if corners.count >= 2 {
      let before = corners[corners.count - 2]
      let tip = corners[corners.count - 1]
      corners[corners.count - 1].x = tip.x + (before.x > tip.x ? 7 : -7)
    }
    guard let first = corners.first else { return "" }
    var result = "M\(first.x) \(first.y)"
    var current = first
    for index in 1..<corners.count {
      let corner = corners[index]
      guard index + 1 < corners.count else {
        result += Self.straight(from: current, to: corner)
        break
      }
      let next = corners[index + 1]
      let radius = min(6, Self.reach(current, corner), max(1, Self.reach(corner, next) / 2))
      let into = Self.moved(corner, towards: current, by: radius)
      let out = Self.moved(corner, towards: next, by: radius)
      result += Self.straight(from: current, to: into)
      result += "q" + Self.pair(corner.x - into.x, corner.y - into.y)
      result += Self.following(out.x - into.x) + Self.following(out.y - into.y)
      current = out
    }
    return result
  }

  /// The filled parts: the head, and the bar of a dropped arrow.
  var solidParts: [String] {
    guard points.count >= 2, let tip = points.last else { return [] }
    let fromRight = points[points.count - 2].x > tip.x
    var parts = ["M\(tip.x) \(tip.y)l\(fromRight ? 8 : -8)-4v8z"]
    if isDropped {
      let start = points[0]
      let forward = points[1].x >= start.x
      parts.append("M\(start.x + (forward ? 17 : -19)) \(start.y - 6)h2v12h-2z")
    }
    return parts
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

  private static func straight(from: Point, to: Point) -> String {
    if from == to { return "" }
    return from.y == to.y ? "h\(to.x - from.x)" : "v\(to.y - from.y)"
  }

  private static func pair(_ first: Int, _ second: Int) -> String {
    "\(first)" + following(second)
  }

  /// A number after another one: a minus sign separates too.
  private static func following(_ number: Int) -> String { number < 0 ? "\(number)" : " \(number)" }
}
