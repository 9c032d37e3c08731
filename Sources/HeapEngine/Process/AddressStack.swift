/// A stack of block addresses (in granules) in plain memory: what a free list of CPython is to us.
///
/// A Swift array would check for uniqueness at each push and pop, which the loop feels. The memory
/// belongs to whoever holds the stack and is given back by `deallocate`.
struct AddressStack: Sequence {
  private var addresses: UnsafeMutablePointer<UInt32>?
  private var capacity: Int32 = 0
  private var used: Int32 = 0

  /// How many addresses it holds.
  @inline(__always) var count: Int { Int(used) }

  @inline(__always) var isEmpty: Bool { used == 0 }

  /// Puts an address on top.
  @inline(__always)
  mutating func append(_ address: UInt32) {
    if used == capacity { grow() }
    addresses.unsafelyUnwrapped[Int(used)] = address
    used &+= 1
  }

  /// Takes the address on top; nil when there is none.
  @inline(__always)
  mutating func popLast() -> UInt32? {
    if used == 0 { return nil }
    used &-= 1
    return addresses.unsafelyUnwrapped[Int(used)]
  }

  /// Forgets all addresses and keeps the memory.
  mutating func removeAll() { used = 0 }

  func makeIterator() -> UnsafeBufferPointer<UInt32>.Iterator {
    UnsafeBufferPointer(start: addresses, count: Int(used)).makeIterator()
  }

  /// Gives the memory back.
  mutating func deallocate() {
    addresses?.deallocate()
    self = AddressStack()
  }

  private mutating func grow() {
    let larger = Swift.max(16, Int(capacity) * 2)
    let fresh = UnsafeMutablePointer<UInt32>.allocate(capacity: larger)
    if let addresses {
      fresh.update(from: addresses, count: Int(used))
      addresses.deallocate()
    }
    addresses = fresh
    capacity = Int32(larger)
  }
}
