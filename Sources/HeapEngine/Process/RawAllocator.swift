/// The allocator below pymalloc, for requests over 512 bytes: first fit with coalescing.
///
/// CPython leaves these to the C library; this one is simple and deterministic. Addresses are in
/// granules of 16 bytes; every block is preceded by one granule for its size, as malloc's are.
struct RawAllocator {
  /// A run of free granules.
  private struct Span {
    var start: UInt32
    var length: UInt32
  }

  /// The free runs below `end`, by address.
  private var free: [Span] = []
  /// The first granule never handed out.
  private var end: UInt32
  /// Bytes in use.
  private(set) var bytes = 0

  /// An allocator whose blocks begin at `base`.
  init(base: UInt32) { end = base }

  private static func granules(_ bytes: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: (bytes + 15) >> 4) &+ 1
  }

  /// A block of at least so many bytes; the address of its first usable granule.
  mutating func allocate(_ bytes: Int) -> UInt32 {
    let wanted = RawAllocator.granules(bytes)
    self.bytes += bytes
    for index in free.indices where free[index].length >= wanted {
      let start = free[index].start
      if free[index].length == wanted {
        free.remove(at: index)
      } else {
        free[index].start += wanted
        free[index].length -= wanted
      }
      return start + 1
    }
    defer { end &+= wanted }
    return end &+ 1
  }

  /// Gives back a block of that many bytes.
  mutating func release(_ address: UInt32, bytes: Int) {
    self.bytes -= bytes
    var span = Span(start: address - 1, length: RawAllocator.granules(bytes))
    var index = position(of: span.start)
    if index < free.count, span.start + span.length == free[index].start {
      span.length += free[index].length
      free.remove(at: index)
    }
    if index > 0, free[index - 1].start + free[index - 1].length == span.start {
      span.start = free[index - 1].start
      span.length += free[index - 1].length
      free.remove(at: index - 1)
      index -= 1
    }
    if span.start + span.length == end {
      end = span.start
    } else {
      free.insert(span, at: index)
    }
  }

  /// The index of the first free run above an address.
  private func position(of start: UInt32) -> Int {
    var low = 0
    var high = free.count
    while low < high {
      let middle = (low + high) / 2
      if free[middle].start < start { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
