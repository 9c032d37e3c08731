/// Finding and making sorted runs. Functions return nil with an exception pending.
///
/// Authority: CPython, Objects/listobject.c: `count_run`, `binarysort`, `list_sort_impl`.
extension World {
  /// Sorts everything. False: an exception is pending; the keys are then in some order.
  mutating func runSort(_ sort: inout Sort) -> Bool {
    var start = 0
    var left = sort.count
    let minimum = Sort.minimumRun(left)
    while left > 0 {
      guard var count = countRun(&sort, start, left) else { return false }
      if count < minimum {
        let forced = min(left, minimum)
        if !insertSorted(&sort, start, forced, sorted: count) { return false }
        count = forced
      }
      if level >= .python311, !mergeBefore(&sort, count) { return false }
      sort.runs.append(Sort.Run(start: start, count: count))
      if level < .python311, !mergeCollapse(&sort) { return false }
      start += count
      left -= count
    }
    return mergeAll(&sort)
  }

  /// The length of the run at `start`; a descending one has been reversed.
  private mutating func countRun(_ sort: inout Sort, _ start: Int, _ left: Int) -> Int? {
    if level >= .python313 { return countRunOrEqual(&sort, start, left) }
    if left == 1 { return 1 }
    let keys = sort.keys + start
    let first = sortLess(sort, keys[1], keys[0])
    if first < 0 { return nil }
    var count = 2
    while count < left {
      let less = sortLess(sort, keys[count], keys[count - 1])
      if less < 0 { return nil }
      if less != first { break }
      count += 1
    }
    if first == 1 { sort.reverse(start, count) }
    return count
  }

  /// As 3.13 counts: equal neighbours may stand in a descending run.
  private mutating func countRunOrEqual(
    _ sort: inout Sort, _ start: Int, _ left: Int
  ) -> Int? {
    let keys = sort.keys + start
    guard var count = countAscending(sort, start, 1, left) else { return nil }
    if count == left { return count }
    if count > 1 {
      let ascends = sortLess(sort, keys[0], keys[count - 1])
      if ascends < 0 { return nil }
      if ascends == 1 { return count }
      sort.reverse(start, count)
    }
    count += 1
    var equal = 0
    while count < left {
      let smaller = sortLess(sort, keys[count], keys[count - 1])
      if smaller < 0 { return nil }
      if smaller == 1 {
        if equal > 0 { sort.reverse(start + count - equal - 1, equal + 1) }
        equal = 0
      } else {
        let larger = sortLess(sort, keys[count - 1], keys[count])
        if larger < 0 { return nil }
        if larger == 1 { break }
        equal += 1
      }
      count += 1
    }
    if equal > 0 { sort.reverse(start + count - equal - 1, equal + 1) }
    sort.reverse(start, count)
    return countAscending(sort, start, count, left)
  }

  /// Where an ascending run that has `count` items ends.
  private mutating func countAscending(
    _ sort: borrowing Sort, _ start: Int, _ known: Int, _ left: Int
  ) -> Int? {
    let keys = sort.keys + start
    var count = known
    while count < left {
      let smaller = sortLess(sort, keys[count], keys[count - 1])
      if smaller < 0 { return nil }
      if smaller == 1 { break }
      count += 1
    }
    return count
  }

  /// Sorts `count` items of which the first ones are sorted, by binary insertion.
  private mutating func insertSorted(
    _ sort: inout Sort, _ start: Int, _ count: Int, sorted: Int
  ) -> Bool {
    let keys = sort.keys + start
    for next in max(sorted, 1)..<max(count, max(sorted, 1)) {
      let pivot = keys[next]
      var low = 0
      var high = next
      while low < high {
        let middle = low + (high - low) >> 1
        let less = sortLess(sort, pivot, keys[middle])
        if less < 0 { return false }
        if less == 1 { high = middle } else { low = middle + 1 }
      }
      World.moveDown(keys, from: next, to: low)
      if let values = sort.values { World.moveDown(values + start, from: next, to: low) }
    }
    return true
  }

  /// Takes an item out and puts it in at a lower place.
  private static func moveDown(
    _ items: UnsafeMutablePointer<Ref>, from source: Int, to target: Int
  ) {
    let item = items[source]
    var place = source
    while place > target {
      items[place] = items[place - 1]
      place -= 1
    }
    items[target] = item
  }

  // MARK: When to merge

  /// Merges what is deeper in the tree than the node before a new run (3.11+).
  private mutating func mergeBefore(_ sort: inout Sort, _ count: Int) -> Bool {
    guard let last = sort.runs.last else { return true }
    let power = Sort.power(last.start, last.count, count, total: sort.count)
    while sort.runs.count > 1, sort.runs[sort.runs.count - 2].power > power {
      if !mergeAt(&sort, sort.runs.count - 2) { return false }
    }
    sort.runs[sort.runs.count - 1].power = power
    return true
  }

  /// Restores the rules for the lengths of the waiting runs (up to 3.10).
  private mutating func mergeCollapse(_ sort: inout Sort) -> Bool {
    while sort.runs.count > 1 {
      var index = sort.runs.count - 2
      if isTooLong(sort, index) || index > 0 && isTooLong(sort, index - 1) {
        if sort.runs[index - 1].count < sort.runs[index + 1].count { index -= 1 }
      } else if sort.runs[index].count > sort.runs[index + 1].count {
        break
      }
      if !mergeAt(&sort, index) { return false }
    }
    return true
  }

  /// Whether the run before an index is not longer than the two after it together.
  private func isTooLong(_ sort: borrowing Sort, _ index: Int) -> Bool {
    index > 0
      && sort.runs[index - 1].count <= sort.runs[index].count + sort.runs[index + 1].count
  }

  /// Merges all waiting runs.
  private mutating func mergeAll(_ sort: inout Sort) -> Bool {
    while sort.runs.count > 1 {
      var index = sort.runs.count - 2
      if index > 0, sort.runs[index - 1].count < sort.runs[index + 1].count { index -= 1 }
      if !mergeAt(&sort, index) { return false }
    }
    return true
  }
}
