/// The module `_heapq`: heaps in lists.
///
/// Authority: CPython, Modules/_heapqmodule.c.
extension World {
  static let heapqFunctions: [NativeEntry] = [
    .function("heappush", 2) { world, args in
      guard world.isHeap(args[0], "heappush", isOnly: false) else { return .null }
      world.append(world.owned(args[1]), toList: args[0])
      return world.rise(args[0], 0, world.listCount(args[0]) - 1) ? world.owned(.none) : .null
    },
    .function("heappop", 1) { $0.heapPop($1[0]) },
    .function("heapreplace", 2) { $0.heapReplace($1[0], $1[1]) },
    .function("heappushpop", 2) { $0.heapPushPop($1[0], $1[1]) },
    .function("heapify", 1) { world, args in
      guard world.isHeap(args[0], "heapify") else { return .null }
      for place in (0..<world.listCount(args[0]) / 2).reversed() {
        guard world.settle(args[0], place) else { return .null }
      }
      return world.owned(.none)
    },
    .function("_heappop_max", 1) { $0.heapPop($1[0], isMax: true) },
    .function("_heapreplace_max", 2) { $0.heapReplace($1[0], $1[1], isMax: true) },
    .function("_heapify_max", 1) { world, args in
      guard world.isHeap(args[0], "_heapify_max") else { return .null }
      for place in (0..<world.listCount(args[0]) / 2).reversed() {
        guard world.settle(args[0], place, isMax: true) else { return .null }
      }
      return world.owned(.none)
    },
  ]

  private mutating func isHeap(_ heap: Ref, _ name: String, isOnly: Bool = true) -> Bool {
    if layout(heap) == .list { return true }
    raise(
      .typeError,
      level >= .python310
        ? "\(name)() argument\(isOnly ? "" : " 1") must be list, not \(typeName(heap))"
        : "heap argument must be a list")
    return false
  }

  /// Whether the item at a place comes before another: 1, 0, or -1 with an exception pending.
  private mutating func precedes(
    _ heap: Ref, _ left: Int, _ right: Int, _ isMax: Bool, _ count: Int
  ) -> Int {
    let first = owned(listItems(heap)[isMax ? right : left])
    let second = owned(listItems(heap)[isMax ? left : right])
    let answer = isLess(first, second)
    disown(first)
    disown(second)
    if answer >= 0, listCount(heap) != count {
      raise(.runtimeError, "list changed size during iteration")
      return -1
    }
    return answer
  }

  /// `left < right`: 1, 0, or -1 with an exception pending.
  mutating func isLess(_ left: Ref, _ right: Ref) -> Int {
    let result = compare(left, right, .less)
    if result.isNull { return -1 }
    let answer = truth(result)
    disown(result)
    return answer
  }

  /// Moves the item at a place up to where its parent does not come after it.
  ///
  /// Authority: `siftdown`.
  private mutating func rise(
    _ heap: Ref, _ start: Int, _ place: Int, isMax: Bool = false
  ) -> Bool {
    let count = listCount(heap)
    if place >= count {
      raise(.indexError, "index out of range")
      return false
    }
    var place = place
    while place > start {
      let parent = (place - 1) >> 1
      let answer = precedes(heap, place, parent, isMax, count)
      if answer < 0 { return false }
      if answer == 0 { break }
      let items = listItems(heap)
      (items[place], items[parent]) = (items[parent], items[place])
      place = parent
    }
    return true
  }

  /// Moves the smaller children up to a leaf, then the item from there to its place.
  ///
  /// Authority: `siftup`.
  private mutating func settle(_ heap: Ref, _ start: Int, isMax: Bool = false) -> Bool {
    let count = listCount(heap)
    if start >= count {
      raise(.indexError, "index out of range")
      return false
    }
    var place = start
    while place < count >> 1 {
      var child = 2 * place + 1
      if child + 1 < count {
        let answer = precedes(heap, child, child + 1, isMax, count)
        if answer < 0 { return false }
        if answer == 0 { child += 1 }
      }
      let items = listItems(heap)
      (items[child], items[place]) = (items[place], items[child])
      place = child
    }
    return rise(heap, start, place, isMax: isMax)
  }

  private mutating func heapPop(_ heap: Ref, isMax: Bool = false) -> Ref {
    guard isHeap(heap, isMax ? "_heappop_max" : "heappop") else { return .null }
    let count = listCount(heap)
    if count == 0 { return raise(.indexError, "index out of range") }
    let last = owned(listItems(heap)[count - 1])
    resizeList(heap, count - 1)
    disown(last)
    if count == 1 { return last }
    let first = listItems(heap)[0]
    listItems(heap)[0] = last
    if settle(heap, 0, isMax: isMax) { return first }
    disown(first)
    return .null
  }

  private mutating func heapReplace(_ heap: Ref, _ item: Ref, isMax: Bool = false) -> Ref {
    guard isHeap(heap, isMax ? "_heapreplace_max" : "heapreplace", isOnly: false) else {
      return .null
    }
    if listCount(heap) == 0 { return raise(.indexError, "index out of range") }
    let first = listItems(heap)[0]
    listItems(heap)[0] = owned(item)
    if settle(heap, 0, isMax: isMax) { return first }
    disown(first)
    return .null
  }

  private mutating func heapPushPop(_ heap: Ref, _ item: Ref) -> Ref {
    guard isHeap(heap, "heappushpop", isOnly: false) else { return .null }
    if listCount(heap) == 0 { return owned(item) }
    let top = owned(listItems(heap)[0])
    let answer = isLess(top, item)
    disown(top)
    if answer < 0 { return .null }
    if answer == 0 { return owned(item) }
    if listCount(heap) == 0 { return raise(.indexError, "index out of range") }
    return heapReplace(heap, item)
  }
}
