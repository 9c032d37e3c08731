/// The candidate that a misspelt name most likely means, or nil where none is near.
///
/// Near is an edit distance of at most a third of the name's length, and at least one. Of equally
/// near candidates the first wins, so that the answer does not depend on chance.
public func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
  let target = Array(name.utf8)
  var limit = max(1, target.count / 3)
  var best: String?
  for candidate in candidates {
    let other = Array(candidate.utf8)
    guard abs(other.count - target.count) <= limit else { continue }
    let distance = editDistance(target, other)
    guard distance <= limit, distance < max(target.count, other.count) else { continue }
    best = candidate
    if distance == 0 { break }
    limit = distance - 1
  }
  return best
}

/// The number of insertions, deletions, replacements and swaps of neighbours between two texts.
///
/// The restricted Damerau-Levenshtein distance, in time and space proportional to the product
/// and sum of the lengths.
func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
  var before: [Int] = []
  var previous = Array(0...right.count)
  for row in 0..<left.count {
    var current = [row + 1]
    current.reserveCapacity(right.count + 1)
    for column in 0..<right.count {
      let cost = left[row] == right[column] ? 0 : 1
      var best = min(previous[column + 1] + 1, current[column] + 1, previous[column] + cost)
      let isSwap =
        row > 0 && column > 0 && left[row] == right[column - 1] && left[row - 1] == right[column]
      if isSwap { best = min(best, before[column - 1] + 1) }
      current.append(best)
    }
    before = previous
    previous = current
  }
  return previous[right.count]
}
