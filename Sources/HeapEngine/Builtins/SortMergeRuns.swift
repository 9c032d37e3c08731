/// The two merges: from the low end with the left run set aside, from the high end with the right.
///
/// Authority: CPython, Objects/listobject.c: `merge_lo`, `merge_hi`.

/// Three cursors over keys and values that move together.
private struct MergeCursors {
  let keys: UnsafeMutablePointer<Ref>
  let values: UnsafeMutablePointer<Ref>?
  let sideKeys: UnsafeMutablePointer<Ref>
  let sideValues: UnsafeMutablePointer<Ref>

  init(_ sort: borrowing Sort) {
    keys = sort.keys
    values = sort.values
    sideKeys = sort.temporary
    sideValues = sort.temporaryValues
  }

  /// Sets items aside.
  func setAside(_ start: Int, _ count: Int) {
    sideKeys.update(from: keys + start, count: count)
    if let values { sideValues.update(from: values + start, count: count) }
  }

  /// Moves items within the array; the stretches may overlap.
  @inline(__always)
  func move(_ source: Int, to target: Int, _ count: Int = 1) {
    (keys + target).update(from: keys + source, count: count)
    if let values { (values + target).update(from: values + source, count: count) }
  }

  /// Brings items back from the side.
  @inline(__always)
  func bring(_ source: Int, to target: Int, _ count: Int = 1) {
    (keys + target).update(from: sideKeys + source, count: count)
    if let values { (values + target).update(from: sideValues + source, count: count) }
  }
}

extension World {
  /// Merges with the left run, the shorter one, set aside.
  mutating func mergeLow(_ sort: inout Sort, _ left: Sort.Run, _ right: Sort.Run) -> Bool {
    reserveTemporary(&sort, left.count)
    let cursors = MergeCursors(sort)
    cursors.setAside(left.start, left.count)
    var target = left.start
    var one = 0
    var two = right.start
    var ones = left.count
    var twos = right.count
    let done = mergeLow(&sort, cursors, &target, &one, &two, &ones, &twos)
    if done == 1 {
      // One item of the left run belongs at the end.
      cursors.move(two, to: target, twos)
      cursors.bring(one, to: target + twos)
    } else if ones > 0 {
      cursors.bring(one, to: target, ones)
    }
    return done >= 0
  }

  /// 0: only the left run has items left; 1: one of the left run is to go to the end; -1: failed.
  private mutating func mergeLow(
    _ sort: inout Sort, _ cursors: MergeCursors, _ target: inout Int, _ one: inout Int,
    _ two: inout Int, _ ones: inout Int, _ twos: inout Int
  ) -> Int {
    cursors.move(two, to: target)
    target += 1
    two += 1
    twos -= 1
    if twos == 0 { return 0 }
    if ones == 1 { return 1 }
    var gallop = sort.gallop
    while true {
      var oneWins = 0
      var twoWins = 0
      while true {
        let less = sortLess(sort, cursors.keys[two], cursors.sideKeys[one])
        if less < 0 { return -1 }
        if less == 1 {
          cursors.move(two, to: target)
          (target, two, twos) = (target + 1, two + 1, twos - 1)
          (twoWins, oneWins) = (twoWins + 1, 0)
          if twos == 0 { return 0 }
          if twoWins >= gallop { break }
        } else {
          cursors.bring(one, to: target)
          (target, one, ones) = (target + 1, one + 1, ones - 1)
          (oneWins, twoWins) = (oneWins + 1, 0)
          if ones == 1 { return 1 }
          if oneWins >= gallop { break }
        }
      }
      gallop += 1
      repeat {
        if gallop > 1 { gallop -= 1 }
        sort.gallop = gallop
        guard
          let skip = gallopRight(sort, cursors.keys[two], cursors.sideKeys + one, ones, 0)
        else { return -1 }
        oneWins = skip
        if skip > 0 {
          cursors.bring(one, to: target, skip)
          (target, one, ones) = (target + skip, one + skip, ones - skip)
          if ones == 1 { return 1 }
          if ones == 0 { return 0 }
        }
        cursors.move(two, to: target)
        (target, two, twos) = (target + 1, two + 1, twos - 1)
        if twos == 0 { return 0 }
        guard
          let jump = gallopLeft(sort, cursors.sideKeys[one], cursors.keys + two, twos, 0)
        else { return -1 }
        twoWins = jump
        if jump > 0 {
          cursors.move(two, to: target, jump)
          (target, two, twos) = (target + jump, two + jump, twos - jump)
          if twos == 0 { return 0 }
        }
        cursors.bring(one, to: target)
        (target, one, ones) = (target + 1, one + 1, ones - 1)
        if ones == 1 { return 1 }
      } while oneWins >= Sort.minimumGallop || twoWins >= Sort.minimumGallop
      gallop += 1
      sort.gallop = gallop
    }
  }

  /// Merges with the right run, the shorter one, set aside; from the end to the start.
  mutating func mergeHigh(_ sort: inout Sort, _ left: Sort.Run, _ right: Sort.Run) -> Bool {
    reserveTemporary(&sort, right.count)
    let cursors = MergeCursors(sort)
    cursors.setAside(right.start, right.count)
    var target = right.start + right.count - 1
    var ones = left.count
    var twos = right.count
    let done = mergeHigh(&sort, cursors, left.start, &target, &ones, &twos)
    if done == 1 {
      // One item of the right run belongs at the front.
      cursors.move(left.start, to: target - ones + 1, ones)
      cursors.bring(0, to: target - ones)
    } else if twos > 0 {
      cursors.bring(0, to: target - twos + 1, twos)
    }
    return done >= 0
  }

  /// 0: only the right run has items left; 1: one of it is to go to the front; -1: failed.
  private mutating func mergeHigh(
    _ sort: inout Sort, _ cursors: MergeCursors, _ base: Int, _ target: inout Int,
    _ ones: inout Int, _ twos: inout Int
  ) -> Int {
    cursors.move(base + ones - 1, to: target)
    target -= 1
    ones -= 1
    if ones == 0 { return 0 }
    if twos == 1 { return 1 }
    var gallop = sort.gallop
    while true {
      var oneWins = 0
      var twoWins = 0
      while true {
        let less = sortLess(
          sort, cursors.sideKeys[twos - 1], cursors.keys[base + ones - 1])
        if less < 0 { return -1 }
        if less == 1 {
          cursors.move(base + ones - 1, to: target)
          (target, ones) = (target - 1, ones - 1)
          (oneWins, twoWins) = (oneWins + 1, 0)
          if ones == 0 { return 0 }
          if oneWins >= gallop { break }
        } else {
          cursors.bring(twos - 1, to: target)
          (target, twos) = (target - 1, twos - 1)
          (twoWins, oneWins) = (twoWins + 1, 0)
          if twos == 1 { return 1 }
          if twoWins >= gallop { break }
        }
      }
      gallop += 1
      repeat {
        if gallop > 1 { gallop -= 1 }
        sort.gallop = gallop
        guard
          let place = gallopRight(
            sort, cursors.sideKeys[twos - 1], cursors.keys + base, ones, ones - 1)
        else { return -1 }
        oneWins = ones - place
        if oneWins > 0 {
          cursors.move(base + place, to: target - oneWins + 1, oneWins)
          (target, ones) = (target - oneWins, place)
          if ones == 0 { return 0 }
        }
        cursors.bring(twos - 1, to: target)
        (target, twos) = (target - 1, twos - 1)
        if twos == 1 { return 1 }
        guard
          let spot = gallopLeft(
            sort, cursors.keys[base + ones - 1], cursors.sideKeys, twos, twos - 1)
        else { return -1 }
        twoWins = twos - spot
        if twoWins > 0 {
          cursors.bring(spot, to: target - twoWins + 1, twoWins)
          (target, twos) = (target - twoWins, spot)
          if twos == 1 { return 1 }
          if twos == 0 { return 0 }
        }
        cursors.move(base + ones - 1, to: target)
        (target, ones) = (target - 1, ones - 1)
        if ones == 0 { return 0 }
      } while oneWins >= Sort.minimumGallop || twoWins >= Sort.minimumGallop
      gallop += 1
      sort.gallop = gallop
    }
  }
}
