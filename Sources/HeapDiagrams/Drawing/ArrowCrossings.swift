/// The arrows painted so far, to leave gaps where a later one crosses them.
struct ArrowCrossings {
  /// The paths, with the stretches of all of them after one another.
  private var painted: [Painted] = []
  private var steps: [StepSet] = []
  private var levels: [Stretch] = []
  private var uprights: [Stretch] = []
  /// The gaps of the path that is added: lines and places, as numbers that are in their order.
  private var gaps: [UInt64] = []

  /// From so many paths on no gaps are left: there would be hundreds to a path.
  private static let most = 400

  /// The arrows of a path: their stretches, and the room that they take.
  private struct Painted {
    var target: Int
    var levels: Range<Int>
    var uprights: Range<Int>
    var left = Int.max
    var right = Int.min
    var top = Int.max
    var bottom = Int.min

    mutating func add(_ points: [Point]) {
      for point in points {
        (left, right) = (min(left, point.x), max(right, point.x))
        (top, bottom) = (min(top, point.y), max(bottom, point.y))
      }
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
    let path = append(arrows, steps)
    self.gaps.removeAll(keepingCapacity: true)
    for earlier in painted.indices.dropLast()
    where painted[earlier].target != path.target && painted[earlier].overlaps(path) {
      let others = self.steps[earlier]
      if steps.isEmpty || others.isEmpty || steps.intersects(others) {
        addGaps(of: path, over: painted[earlier])
      }
    }
    if !self.gaps.isEmpty { write(to: &gaps) }
  }

  private mutating func append(_ arrows: [ArrowPath], _ steps: StepSet) -> Painted {
    var path = Painted(
      target: arrows.first?.target ?? 0, levels: levels.count..<levels.count,
      uprights: uprights.count..<uprights.count)
    for arrow in arrows {
      path.add(arrow.points)
      for index in arrow.points.indices.dropFirst() {
        let (from, to) = (arrow.points[index - 1], arrow.points[index])
        if from.y == to.y {
          levels.append(Stretch(isLevel: true, at: from.y, from: from.x, to: to.x))
        } else {
          uprights.append(Stretch(isLevel: false, at: from.x, from: from.y, to: to.y))
        }
      }
    }
    path.levels = path.levels.lowerBound..<levels.count
    path.uprights = path.uprights.lowerBound..<uprights.count
    painted.append(path)
    self.steps.append(steps)
    return path
  }

  private mutating func addGaps(of path: Painted, over earlier: Painted) {
    for level in path.levels {
      for upright in earlier.uprights where Self.cross(levels[level], uprights[upright]) {
        gaps.append(Gap(isLevel: true, line: levels[level].at, middle: uprights[upright].at).order)
      }
    }
    for upright in path.uprights {
      for level in earlier.levels where Self.cross(levels[level], uprights[upright]) {
        gaps.append(Gap(isLevel: false, line: uprights[upright].at, middle: levels[level].at).order)
      }
    }
  }

  /// Whether a level and an upright stretch cross well inside both.
  private static func cross(_ one: Stretch, _ other: Stretch) -> Bool {
    let margin = 3
    return one.low + margin <= other.at && other.at <= one.high - margin
      && other.low + margin <= one.at && one.at <= other.high - margin
  }

  /// Writes the gaps in SVG's path language: those of arrows side by side as one stroke.
  private mutating func write(to result: inout Markup) {
    gaps.sort()
    var pen: Point?
    var index = 0
    while index < gaps.count {
      let first = Gap(gaps[index])
      var last = first.middle
      index += 1
      while index < gaps.count {
        let next = Gap(gaps[index])
        if !next.isOnLine(of: first) || next.middle - last > Gap.length + 1 { break }
        last = next.middle
        index += 1
      }
      pen = first.write(to: last, from: pen, &result)
    }
  }
}

/// A place at which an arrow crosses earlier ones: on a level or upright line, by the x or y of it.
private struct Gap {
  /// How much is left out around an arrow that is crossed, in pixels.
  static let length = 8

  let isLevel: Bool
  let line: Int
  let middle: Int

  /// Coordinates as numbers of so many bits, in which those left of the picture and above it
  /// have room, too.
  private static let bits = UInt64(31)
  private static let origin = 1 << 30

  init(isLevel: Bool, line: Int, middle: Int) {
    (self.isLevel, self.line, self.middle) = (isLevel, line, middle)
  }

  /// The gap that has a place in the order of gaps.
  init(_ order: UInt64) {
    let mask = (UInt64(1) << Self.bits) - 1
    isLevel = order >> (2 * Self.bits) == 0
    line = Int(order >> Self.bits & mask) - Self.origin
    middle = Int(order & mask) - Self.origin
  }

  /// A number by which gaps are in order of their lines and of their places on it.
  var order: UInt64 {
    let (line, middle) = (UInt64(line + Self.origin), UInt64(middle + Self.origin))
    return (isLevel ? 0 : 1) << (2 * Self.bits) | line << Self.bits | middle
  }

  func isOnLine(of other: Gap) -> Bool { isLevel == other.isLevel && line == other.line }

  /// Writes a stroke up to the middle of the last gap on it, in as few bytes as can be; returns
  /// where the pen is then.
  func write(to last: Int, from pen: Point?, _ result: inout Markup) -> Point {
    let (start, end) = (middle - Self.length / 2, last + Self.length / 2)
    let from = isLevel ? Point(x: start, y: line) : Point(x: line, y: start)
    result.move(to: from, from: pen)
    result.add(isLevel ? "h" : "v", end - start)
    return isLevel ? Point(x: end, y: line) : Point(x: line, y: end)
  }
}

extension Markup {
  /// Moves the pen of a path in SVG's language: by the way there where that is the shorter word.
  mutating func move(to point: Point, from pen: Point?) {
    guard let pen else {
      add("M", point.x)
      add(" ", point.y)
      return
    }
    let (x, y) = (point.x - pen.x, point.y - pen.y)
    let far = Self.length(point.x) + 1 + Self.length(point.y)
    let near = Self.length(x) + (y < 0 ? 0 : 1) + Self.length(y)
    if far <= near { return move(to: point, from: nil) }
    add("m", x)
    // A minus sign separates too.
    if y < 0 { add(y) } else { add(" ", y) }
  }

  /// The characters of a number.
  private static func length(_ number: Int) -> Int {
    var rest = number.magnitude
    var length = number < 0 ? 2 : 1
    while rest >= 10 {
      rest /= 10
      length += 1
    }
    return length
  }
}
