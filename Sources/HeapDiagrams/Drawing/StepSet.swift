/// A set of steps by their index in a run, kept as ascending ranges.
///
/// Steps are inserted in ascending order, so that a set costs nothing while its element stays. Most
/// sets of a picture are one range, which needs no memory of its own.
struct StepSet: Hashable, Sendable {
  /// The ends of the first range; none while the upper one is below the other.
  private var lower = 0
  private var upper = -1
  /// The further ranges.
  private var more: [ClosedRange<Int>] = []

  /// Whether there is no step in it.
  var isEmpty: Bool { upper < lower }

  /// The number of ranges.
  var count: Int { isEmpty ? 0 : 1 + more.count }

  /// A range by its place.
  subscript(place: Int) -> ClosedRange<Int> { place == 0 ? lower...upper : more[place - 1] }

  /// The ranges.
  var ranges: [ClosedRange<Int>] { isEmpty ? [] : [lower...upper] + more }

  /// The first and the last step; nil when empty.
  var first: Int? { isEmpty ? nil : lower }
  var last: Int? { isEmpty ? nil : more.last?.upperBound ?? upper }

  /// Adds a step that is no earlier than the last one inserted.
  mutating func insert(_ step: Int) {
    guard let last else {
      (lower, upper) = (step, step)
      return
    }
    if step <= last { return }
    if step > last + 1 {
      more.append(step...step)
    } else if more.isEmpty {
      upper = step
    } else {
      more[more.count - 1] = more[more.count - 1].lowerBound...step
    }
  }

  /// Adds steps that follow each other.
  mutating func insert(_ steps: Range<Int>) {
    if !steps.isEmpty { append(steps.lowerBound...steps.upperBound - 1) }
  }

  private mutating func append(_ range: ClosedRange<Int>) {
    guard let last else {
      (lower, upper) = (range.lowerBound, range.upperBound)
      return
    }
    if range.lowerBound > last + 1 {
      more.append(range)
    } else if let end = more.last {
      if range.lowerBound >= end.lowerBound {
        more[more.count - 1] = end.lowerBound...max(last, range.upperBound)
      } else {
        self = union(Self(range))
      }
    } else if range.lowerBound >= lower {
      upper = max(upper, range.upperBound)
    } else {
      self = union(Self(range))
    }
  }

  /// No steps.
  init() {}

  private init(_ range: ClosedRange<Int>) {
    (lower, upper) = (range.lowerBound, range.upperBound)
  }

  /// Adds the steps of another set.
  mutating func formUnion(_ other: StepSet) {
    if isEmpty { self = other } else if self != other { self = union(other) }
  }

  /// Whether the step is in it.
  func contains(_ step: Int) -> Bool {
    lower <= step && step <= upper || more.contains { $0.contains(step) }
  }

  /// Whether some step is in both.
  func intersects(_ other: StepSet) -> Bool {
    if more.isEmpty, other.more.isEmpty {
      return !isEmpty && !other.isEmpty && lower <= other.upper && other.lower <= upper
    }
    var left = 0
    var right = 0
    let (leftCount, rightCount) = (count, other.count)
    while left < leftCount, right < rightCount {
      let (one, another) = (self[left], other[right])
      if one.overlaps(another) { return true }
      if one.upperBound < another.upperBound { left += 1 } else { right += 1 }
    }
    return false
  }

  /// The steps of both.
  func union(_ other: StepSet) -> StepSet {
    var result = StepSet()
    var left = 0
    var right = 0
    let (leftCount, rightCount) = (count, other.count)
    while left < leftCount || right < rightCount {
      let isLeft =
        right == rightCount
        || left < leftCount && self[left].lowerBound <= other[right].lowerBound
      let range = isLeft ? self[left] : other[right]
      if isLeft { left += 1 } else { right += 1 }
      result.append(range)
    }
    return result
  }
}
