/// The interned strings: a hash table of references, keyed by content.
struct StringTable: ~Copyable {
  private var slots: UnsafeMutablePointer<Ref>
  private var mask: Int
  private(set) var count = 0

  init() {
    mask = 4095
    slots = .allocate(capacity: 4096)
    slots.initialize(repeating: .null, count: 4096)
  }

  deinit { slots.deallocate() }

  /// The first place to look for a hash.
  @inline(__always)
  func start(_ hash: Int) -> Int { hash & mask }

  /// The place after one.
  @inline(__always)
  func after(_ place: Int) -> Int { (place &+ 1) & mask }

  /// What stands at a place.
  @inline(__always)
  subscript(_ place: Int) -> Ref { slots[place] }

  /// Puts a string at an empty place.
  mutating func insert(_ string: Ref, at place: Int) {
    slots[place] = string
    count += 1
  }

  /// Whether it should grow before the next insertion.
  var isCrowded: Bool { count * 3 > mask * 2 }

  /// Doubles the table; `hash` tells a string's hash.
  mutating func grow(hash: (Ref) -> Int) {
    let old = slots
    let oldMask = mask
    mask = mask * 2 + 1
    slots = .allocate(capacity: mask + 1)
    slots.initialize(repeating: .null, count: mask + 1)
    for index in 0...oldMask where !old[index].isNull {
      var place = start(hash(old[index]))
      while !slots[place].isNull { place = after(place) }
      slots[place] = old[index]
    }
    old.deallocate()
  }

  /// Takes the string at a place out, keeping the others findable.
  mutating func remove(at place: Int, hash: (Ref) -> Int) {
    count -= 1
    var hole = place
    slots[hole] = .null
    var next = after(hole)
    while !slots[next].isNull {
      let home = start(hash(slots[next]))
      if (next &- home) & mask >= (next &- hole) & mask {
        slots[hole] = slots[next]
        slots[next] = .null
        hole = next
      }
      next = after(next)
    }
  }
}

extension StringTable {
  /// The strings that start-up has interned, by their places.
  struct Image {
    fileprivate var slots: [Ref]
    fileprivate var count: Int
  }

  /// What the table holds now.
  func image() -> Image {
    Image(slots: Array(UnsafeBufferPointer(start: slots, count: mask + 1)), count: count)
  }

  /// Puts back what the table held when start-up had ended.
  mutating func restore(_ image: borrowing Image) {
    if mask + 1 != image.slots.count {
      slots.deallocate()
      mask = image.slots.count - 1
      slots = .allocate(capacity: mask + 1)
    }
    slots.initialize(from: image.slots, count: image.slots.count)
    count = image.count
  }
}
