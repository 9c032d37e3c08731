/// Making and unmaking rows of the object table.
extension World {
  /// Rows after which a run is stopped; a built-in that runs may still take some million more.
  static let rowLimit: UInt32 = (1 << 27) - (1 << 23)

  /// A row that is in use for nothing yet.
  @inline(__always)
  mutating func newRow() -> Ref {
    let free = freeRow
    if free != 0 {
      freeRow = UInt32(truncatingIfNeeded: rows[Int(free)].a)
      return Ref(free)
    }
    let row = rowCount
    if row >= rowLimit { return newRowSlowly() }
    rowCount = row &+ 1
    if row >= World.rowLimit, stopped == nil { stop("\(grouped(Int(row))) objects") }
    return Ref(row)
  }

  /// A new object at `address`, with one reference, which the caller owns.
  @inline(__always)
  mutating func place(
    _ type: Ref, _ layout: Layout, at address: UInt32, flags: RowFlags
  ) -> Ref {
    let object = newRow()
    births &+= 1
    gc[object].birth = births
    rows[object] = Row(
      count: 1, type: type, address: address, layout: layout, flags: flags)
    return object
  }

  /// A new object that the collector does not know of, of so many bytes.
  @inline(__always)
  mutating func makeAtomic(_ type: Ref, _ layout: Layout, bytes: Int) -> Ref {
    place(type, layout, at: request(bytes), flags: [])
  }

  /// A new object with a collector's header, of `bytes` bytes with that header; not yet tracked.
  @inline(__always)
  mutating func makeCollectable(_ type: Ref, _ layout: Layout, bytes: Int) -> Ref {
    let address = request(bytes)
    countAllocation()
    return place(type, layout, at: address, flags: .collectable)
  }

  /// A container made at a block of a free list: no allocation is counted.
  @inline(__always)
  mutating func makeRecycled(_ type: Ref, _ layout: Layout, at address: UInt32) -> Ref {
    place(type, layout, at: address, flags: .collectable)
  }

  /// An object of the interpreter itself, outside the simulated heap.
  mutating func makeStatic(_ type: Ref, _ layout: Layout, at row: Ref? = nil) -> Ref {
    let object = row ?? newRow()
    rows[object] = Row(
      count: profile.hasImmortals ? -1 : 100_000, type: type, address: 0x100_0000 + object.raw,
      layout: layout, flags: [.startup, .isStatic])
    return object
  }

  /// An object of start-up that is counted as others are.
  mutating func makeStartup(_ type: Ref, _ layout: Layout) -> Ref {
    let object = makeStatic(type, layout)
    rows[object].count = 1
    return object
  }

  /// Counts an allocation of a collectable object and sees whether a collection is due.
  ///
  /// Authority: CPython, Modules/gcmodule.c: `_PyObject_GC_Alloc` (to 3.11: collects here),
  /// `_PyObject_GC_Link` (3.12: asks the evaluation breaker to).
  @inline(__always)
  mutating func countAllocation() {
    collector.count0 &+= 1
    if collector.count0 > collector.trigger { collectionDue() }
  }

  /// Ends a row: its block goes back to the allocator.
  @inline(__always)
  mutating func freeObject(_ object: Ref, bytes: Int) {
    if rows[object].flags.contains(.collectable), collector.count0 > 0 { collector.count0 &-= 1 }
    if !rows[object].flags.contains(.isStatic) { giveBack(rows[object].address, bytes) }
    freeRow(object)
  }

  /// Ends a row whose block stays with a free list.
  @inline(__always)
  mutating func freeRow(_ object: Ref) {
    if isObserved, noteFreed(object) { return }
    rows[object].layout = .none
    rows[object].type = .null
    rows[object].flags = []
    rows[object].a = UInt64(freeRow)
    freeRow = object.raw
  }

  /// Puts an object at the end of the youngest generation.
  @inline(__always)
  mutating func track(_ object: Ref) {
    rows[object].flags.insert(.tracked)
    append(object, to: .generation0)
  }

  /// Takes an object out of the collector's lists.
  @inline(__always)
  mutating func untrack(_ object: Ref) {
    guard rows[object].flags.contains(.tracked) else { return }
    rows[object].flags.remove([.tracked, .collecting, .unreachable])
    unlink(object)
  }

  /// Appends to a circular list of the collector.
  @inline(__always)
  func append(_ object: Ref, to head: Ref) {
    let last = gc[head].previous
    gc[object].previous = last
    gc[object].next = head.raw
    gc[Int(last)].next = object.raw
    gc[head].previous = object.raw
  }

  /// Takes an object out of its circular list.
  @inline(__always)
  func unlink(_ object: Ref) {
    let next = gc[object].next
    let previous = gc[object].previous
    gc[Int(previous)].next = next
    gc[Int(next)].previous = previous
    gc[object].next = 0
    gc[object].previous = 0
  }
}
