/// Merging two neighbouring runs. Functions return nil or false with an exception pending.
///
/// Authority: CPython, Objects/listobject.c: `merge_at`, `gallop_left`, `gallop_right`.
extension World {
  /// Merges the runs at an index and after it.
  mutating func mergeAt(_ sort: inout Sort, _ index: Int) -> Bool {
    var left = sort.runs[index]
    var right = sort.runs[index + 1]
    sort.runs[index].count = left.count + right.count
    sort.runs.remove(at: index + 1)
    let keys = sort.keys
    guard
      let skipped = gallopRight(sort, keys[right.start], keys + left.start, left.count, 0)
    else { return false }
    left.start += skipped
    left.count -= skipped
    if left.count == 0 { return true }
    guard
      let kept = gallopLeft(
        sort, keys[left.start + left.count - 1], keys + right.start, right.count,
        right.count - 1)
    else { return false }
    right.count = kept
    if kept == 0 { return true }
    return left.count <= right.count
      ? mergeLow(&sort, left, right) : mergeHigh(&sort, left, right)
  }

  /// Where a key belongs in a sorted stretch, before the keys that equal it.
  mutating func gallopLeft(
    _ sort: borrowing Sort, _ key: Ref, _ items: UnsafeMutablePointer<Ref>, _ count: Int,
    _ hint: Int
  ) -> Int? {
    var last = 0
    var offset = 1
    let first = sortLess(sort, items[hint], key)
    if first < 0 { return nil }
    if first == 1 {
      let most = count - hint
      while offset < most {
        let less = sortLess(sort, items[hint + offset], key)
        if less < 0 { return nil }
        if less == 0 { break }
        last = offset
        offset = offset << 1 + 1
      }
      offset = min(offset, most)
      last += hint
      offset += hint
    } else {
      let most = hint + 1
      while offset < most {
        let less = sortLess(sort, items[hint - offset], key)
        if less < 0 { return nil }
        if less == 1 { break }
        last = offset
        offset = offset << 1 + 1
      }
      offset = min(offset, most)
      (last, offset) = (hint - offset, hint - last)
    }
    last += 1
    while last < offset {
      let middle = last + (offset - last) >> 1
      let less = sortLess(sort, items[middle], key)
      if less < 0 { return nil }
      if less == 1 { last = middle + 1 } else { offset = middle }
    }
    return offset
  }

  /// Where a key belongs in a sorted stretch, after the keys that equal it.
  mutating func gallopRight(
    _ sort: borrowing Sort, _ key: Ref, _ items: UnsafeMutablePointer<Ref>, _ count: Int,
    _ hint: Int
  ) -> Int? {
    var last = 0
    var offset = 1
    let first = sortLess(sort, key, items[hint])
    if first < 0 { return nil }
    if first == 1 {
      let most = hint + 1
      while offset < most {
        let less = sortLess(sort, key, items[hint - offset])
        if less < 0 { return nil }
        if less == 0 { break }
        last = offset
        offset = offset << 1 + 1
      }
      offset = min(offset, most)
      (last, offset) = (hint - offset, hint - last)
    } else {
      let most = count - hint
      while offset < most {
        let less = sortLess(sort, key, items[hint + offset])
        if less < 0 { return nil }
        if less == 1 { break }
        last = offset
        offset = offset << 1 + 1
      }
      offset = min(offset, most)
      last += hint
      offset += hint
    }
    last += 1
    while last < offset {
      let middle = last + (offset - last) >> 1
      let less = sortLess(sort, key, items[middle])
      if less < 0 { return nil }
      if less == 1 { offset = middle } else { last = middle + 1 }
    }
    return offset
  }

  /// Gives the temporary array room for so many items (twice that with values).
  ///
  /// Authority: `merge_getmem`: 256 places need no allocation.
  mutating func reserveTemporary(_ sort: inout Sort, _ need: Int) {
    let places = sort.values == nil ? 1 : 2
    let free = Sort.freeTemporaries / places
    if need > sort.temporaryCount {
      payload.free(sort.temporary, sort.temporaryCount * 2 * 4)
      sort.temporary = payload.allocate(need * 2 * 4).bindMemory(
        to: Ref.self, capacity: need * 2)
      sort.temporaryCount = need
    }
    let bytes = need * places * 8
    guard need > free, bytes > sort.blockBytes else { return }
    if sort.blockBytes > 0 { giveBack(sort.block, sort.blockBytes) }
    sort.block = request(bytes)
    sort.blockBytes = bytes
  }

  /// Gives back the memory of a sort.
  mutating func freeTemporary(_ sort: Sort) {
    payload.free(sort.temporary, sort.temporaryCount * 2 * 4)
    if sort.blockBytes > 0 { giveBack(sort.block, sort.blockBytes) }
  }
}
