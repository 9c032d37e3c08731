/// A horizontal or vertical stretch of an arrow in the router's coordinates.
struct Stretch: Sendable {
  var isLevel: Bool
  /// The y of a level stretch, the x of an upright one.
  var at: Int
  var low: Int
  var high: Int

  init(isLevel: Bool, at: Int, from: Int, to: Int) {
    self.isLevel = isLevel
    self.at = at
    low = min(from, to)
    high = max(from, to)
  }
}

/// An arrow to be led through the gutters.
///
/// The router's x: gutter `g` (0 lies between the names and the first column of objects, `c + 1`
/// at the right of column `c`) begins at 1000 g, its lane `k` lies at 1000 g + 250 + 10 k, and the
/// column behind it spans 1000 g + 500 to 1000 (g + 1). Real distances come later, when the
/// number of lanes is known.
struct ArrowLink: Sendable {
  var source: ArrowSource
  var target: Int
  var exitGutter: Int
  var fromY: Int
  var toY: Int
  var toColumn: Int
  var steps: StepSet

  /// Objects are entered from the left by what stands further left, else from the right.
  var entersLeft: Bool { exitGutter <= toColumn }
  var entryGutter: Int { entersLeft ? toColumn : toColumn + 1 }
  /// All gutters that it passes.
  var gutters: ClosedRange<Int> {
    min(exitGutter, entryGutter)...max(exitGutter, entryGutter)
  }
  var exitX: Int { exitGutter * 1000 }
  var entryX: Int { entersLeft ? toColumn * 1000 + 500 : (toColumn + 1) * 1000 }

  /// The x of a lane.
  static func x(gutter: Int, lane: Int) -> Int { gutter * 1000 + 250 + lane * 10 }
}

/// The way that the router has found for an arrow.
struct ArrowRoute: Sendable {
  /// How far below the middle of the header it enters.
  var offset = 0
  /// The lane in the exit gutter; nil for a straight arrow.
  var lane: Int?
  /// The y at which it crosses columns, and the lane in the entry gutter.
  var channel: Int?
  var entryLane: Int?
}
