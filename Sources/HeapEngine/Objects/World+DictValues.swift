/// Values of dicts whose keys are shared by the instances of a class: `valueCapacity` references,
/// then the order in which they were set, one byte each, then how many there are.
///
/// Authority: CPython, Objects/dictobject.c: "split tables"; pycore_dict.h, `_dictvalues`.
extension World {
  /// Host bytes of a block of values.
  static func valuesHostBytes(_ capacity: Int) -> Int { capacity * 5 + 1 }

  /// The order bytes of a block of values.
  @inline(__always)
  func orderBytes(
    _ values: UnsafeMutablePointer<Ref>, _ capacity: Int
  ) -> UnsafeMutablePointer<UInt8> {
    UnsafeMutableRawPointer(values + capacity).assumingMemoryBound(to: UInt8.self)
  }

  /// A block of null values.
  mutating func makeValues(_ capacity: Int) -> UnsafeMutablePointer<Ref> {
    let memory = payload.allocate(World.valuesHostBytes(capacity))
    let values = memory.bindMemory(to: Ref.self, capacity: capacity)
    clearValues(values, capacity)
    return values
  }

  /// Sets all values to null and the order to empty.
  @inline(__always)
  func clearValues(_ values: UnsafeMutablePointer<Ref>, _ capacity: Int) {
    values.initialize(repeating: .null, count: capacity)
    orderBytes(values, capacity)[capacity] = 0
  }

  /// Remembers that the value at `index` was set last.
  @inline(__always)
  func noteSet(_ values: UnsafeMutablePointer<Ref>, _ capacity: Int, _ index: Int) {
    let order = orderBytes(values, capacity)
    let count = order[capacity]
    order[Int(count)] = UInt8(truncatingIfNeeded: index)
    order[capacity] = count &+ 1
  }

  /// Takes an index out of the order.
  func noteUnset(_ values: UnsafeMutablePointer<Ref>, _ capacity: Int, _ index: Int) {
    let order = orderBytes(values, capacity)
    let count = Int(order[capacity])
    var place = 0
    while place < count, order[place] != UInt8(index) { place += 1 }
    guard place < count else { return }
    while place + 1 < count {
      order[place] = order[place + 1]
      place += 1
    }
    order[capacity] = UInt8(count - 1)
  }

  /// Calls `visit` with each value that is set, in the order in which they were.
  @inline(__always)
  func forEachShared(
    _ body: UnsafeMutablePointer<DictBody>, _ visit: (Int, Ref) -> Void
  ) {
    guard let values = body.pointee.values else { return }
    let capacity = Int(body.pointee.valueCapacity)
    let order = orderBytes(values, capacity)
    for place in 0..<Int(order[capacity]) {
      let index = Int(order[place])
      if !values[index].isNull { visit(index, values[index]) }
    }
  }

  /// Frees the block of values of a dict; the values themselves have been moved or given up.
  mutating func freeValues(_ body: UnsafeMutablePointer<DictBody>) {
    guard let values = body.pointee.values else { return }
    if !body.pointee.owner.isNull {
      // They lie inside an instance, which has no valid ones from here on (3.13).
      store(of: body.pointee.owner)?.pointee.valueCapacity = 0
      body.pointee.owner = .null
      body.pointee.values = nil
      body.pointee.valueCapacity = 0
      return
    }
    payload.free(values, World.valuesHostBytes(Int(body.pointee.valueCapacity)))
    if body.pointee.valuesBytes > 0 {
      giveBack(body.pointee.valuesAddress, Int(body.pointee.valuesBytes))
    }
    body.pointee.values = nil
    body.pointee.valueCapacity = 0
    body.pointee.valuesBytes = 0
  }
}
