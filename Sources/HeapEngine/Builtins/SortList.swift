/// `list.sort` and `sorted`: the list is empty while it is sorted.
///
/// Authority: CPython, Objects/listobject.c: `list_sort_impl`.
extension World {
  /// `list.sort(*, key=None, reverse=False)`.
  mutating func listSortMethod(_ args: Arguments) -> Ref {
    if args.count > 1 { return raise(.typeError, "sort() takes no positional arguments") }
    guard let options = sortOptions(args) else { return .null }
    return listSort(args[0], key: options.key, isReversed: options.isReversed)
      ? owned(.none) : .null
  }

  /// The keyword arguments of a sort; the key function is null for None.
  mutating func sortOptions(_ args: Arguments) -> (key: Ref, isReversed: Bool)? {
    guard
      let values = parse(
        args, function: "sort", ["key", "reverse"], required: 0, skip: args.count)
    else { return nil }
    var isReversed = false
    if !values[1].isNull {
      if level < .python312 {
        guard let number = cIntInRange(values[1]) else { return nil }
        isReversed = number != 0
      } else {
        let answer = truth(values[1])
        if answer < 0 { return nil }
        isReversed = answer == 1
      }
    }
    return (values[0] == .none ? .null : values[0], isReversed)
  }

  /// Sorts a list in place, stably. False: an exception is pending.
  mutating func listSort(_ list: Ref, key: Ref, isReversed: Bool) -> Bool {
    let count = listCount(list)
    let savedItems = rows[list].a
    let savedCounts = rows[list].b
    // Every request for room takes the mark away, which tells that the program changes the list.
    let wasSorting = rows[list].flags.contains(.sorting)
    let marker = payload.allocate(8)
    marker.storeBytes(of: request(0), as: UInt32.self)
    let markerItems = UInt64(UInt(bitPattern: marker + 8))
    rows[list].a = markerItems
    rows[list].b = 0
    rows[list].flags.insert(.sorting)
    var done = charge(count)
    if done, count > 0 {
      let items = UnsafeMutablePointer<Ref>(bitPattern: UInt(savedItems)).unsafelyUnwrapped
      done = sortItems(items, count, key: key, isReversed: isReversed)
    }
    let isChanged = !rows[list].flags.contains(.sorting)
    if !wasSorting { rows[list].flags.remove(.sorting) }
    if isChanged, done {
      raise(.valueError, "list modified during sort")
      done = false
    }
    restoreList(list, savedItems, savedCounts)
    return done
  }

  /// Gives a list its items back, and gives up what the program put there meanwhile.
  private mutating func restoreList(_ list: Ref, _ items: UInt64, _ counts: UInt64) {
    let strays = rows[list].a
    let count = listCount(list)
    let capacity = listCapacity(list)
    let address = listItemsAddress(list)
    rows[list].a = items
    rows[list].b = counts
    guard strays != 0,
      let memory = UnsafeMutableRawPointer(bitPattern: UInt(strays))
    else { return }
    let values = memory.assumingMemoryBound(to: Ref.self)
    var index = count
    while index > 0 {
      index -= 1
      disown(values[index])
    }
    giveBack(address, 8 * capacity)
    payload.free(memory - 8, 8 + 4 * capacity)
  }

  /// Sorts items by the keys that a function (null: none) makes of them.
  private mutating func sortItems(
    _ items: UnsafeMutablePointer<Ref>, _ count: Int, key: Ref, isReversed: Bool
  ) -> Bool {
    if key.isNull { return sortKeys(items, nil, count, isReversed: isReversed) }
    let needsBlock = count >= Sort.freeTemporaries / 2
    let block = needsBlock ? request(8 * count) : 0
    let keys = payload.allocate(count * 4).bindMemory(to: Ref.self, capacity: count)
    var made = 0
    while made < count {
      let value = callOne(key, items[made])
      if value.isNull { break }
      keys[made] = value
      made += 1
    }
    let isComplete = made == count
    let done = isComplete && sortKeys(keys, items, count, isReversed: isReversed)
    if isComplete {
      for index in 0..<count { disown(keys[index]) }
    } else {
      while made > 0 {
        made -= 1
        disown(keys[made])
      }
    }
    payload.free(keys, count * 4)
    if needsBlock { giveBack(block, 8 * count) }
    return done
  }

  private mutating func sortKeys(
    _ keys: UnsafeMutablePointer<Ref>, _ values: UnsafeMutablePointer<Ref>?, _ count: Int,
    isReversed: Bool
  ) -> Bool {
    if count < 2 { return true }
    let room = 32
    var sort = Sort(
      keys: keys, values: values, count: count, comparison: sortComparison(keys, count),
      temporary: payload.allocate(room * 2 * 4).bindMemory(to: Ref.self, capacity: room * 2),
      temporaryCount: room)
    if isReversed { sort.reverse(0, count) }
    let done = runSort(&sort)
    if isReversed { Sort.reverse(values ?? keys, count) }
    freeTemporary(sort)
    return done
  }
}
