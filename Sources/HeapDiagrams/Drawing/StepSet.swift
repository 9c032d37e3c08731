/// A set of steps by their index in a run, kept as ascending ranges.
///
/// Steps are inserted in ascending order, so that a set costs nothing while its element stays.
struct StepSet: Hashable, Sendable {
  private(set) var ranges: [ClosedRange<Int>] = []

  /// The first and the last step; nil when empty.
  var first: Int? { ranges.first?.lowerBound }
  var last: Int? { ranges.last?.upperBound }

  /// Adds a step that is no earlier than the last one inserted.
  mutating func insert(_ step: Int) {
    guard let end = ranges.last else {
      ranges.append(step...step)
      return
    }
    if step <= end.upperBound { return }
    if step == end.upperBound + 1 {
      ranges[ranges.count - 1] = end.lowerBound...step
    } else {
      ranges.append(step...step)
    }
  }

  /// Adds steps that follow each other.
  mutating func insert(_ steps: Range<Int>) {
    guard !steps.isEmpty else { return }
    let range = steps.lowerBound...steps.upperBound - 1
    guard let end = ranges.last, steps.lowerBound <= end.upperBound + 1 else {
      ranges.append(range)
      return
    }
    if steps.lowerBound >= end.lowerBound {
      ranges[ranges.count - 1] = end.lowerBound...max(end.upperBound, range.upperBound)
    } else {
      var other = StepSet()
      other.ranges = [range]
      self = union(other)
    }
  }

  /// Adds the steps of another set.
  mutating func formUnion(_ other: StepSet) {
    if ranges.isEmpty { ranges = other.ranges } else if self != other { self = union(other) }
  }

  /// Whether the step is in it.
  func contains(_ step: Int) -> Bool {
    ranges.contains { $0.contains(step) }
  }

  /// Whether some step is in both.
  func intersects(_ other: StepSet) -> Bool {
    var left = 0
    var right = 0
    while left < ranges.count, right < other.ranges.count {
      if ranges[left].overlaps(other.ranges[right]) { return true }
      if ranges[left].upperBound < other.ranges[right].upperBound {
        left += 1
      } else {
        right += 1
      }
    }
    return false
  }

  /// The steps of both.
  func union(_ other: StepSet) -> StepSet {
    var result = StepSet()
    for range in (ranges + other.ranges).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let end = result.ranges.last, range.lowerBound <= end.upperBound + 1 {
        let upper = max(end.upperBound, range.upperBound)
        result.ranges[result.ranges.count - 1] = end.lowerBound...upper
      } else {
        result.ranges.append(range)
      }
    }
    return result
  }
}
