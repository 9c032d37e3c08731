/// Host memory for what objects hold (items, entries, text), in power-of-sixteen-byte slabs.
///
/// This is not part of the model: simulated addresses come from `ObjectAllocator`. One allocator
/// serves a whole world and is freed with it, so that ending a run needs no walk over its objects.
struct PayloadAllocator: ~Copyable {
  private static let largest = 512
  private static let slabBytes = 1 << 18

  private var freeLists: UnsafeMutablePointer<UnsafeMutableRawPointer?>
  private var slabs: [UnsafeMutableRawPointer] = []
  private var next: UnsafeMutableRawPointer
  private var remaining = 0
  /// Bytes in large blocks, which come from the host one by one.
  private(set) var largeBytes = 0
  private var large: Set<UnsafeMutableRawPointer> = []

  init() {
    let classes = PayloadAllocator.largest / 16 + 1
    freeLists = .allocate(capacity: classes)
    freeLists.initialize(repeating: nil, count: classes)
    next = UnsafeMutableRawPointer(freeLists)
  }

  deinit {
    for slab in slabs { slab.deallocate() }
    for block in large { block.deallocate() }
    freeLists.deallocate()
  }

  /// A block of at least `bytes` bytes, 16-byte aligned, not initialised.
  @inline(__always)
  mutating func allocate(_ bytes: Int) -> UnsafeMutableRawPointer {
    let index = (bytes + 15) >> 4
    if bytes <= PayloadAllocator.largest {
      if let block = freeLists[index] {
        freeLists[index] = block.load(as: UnsafeMutableRawPointer?.self)
        return block
      }
      return carve(index << 4)
    }
    return allocateLarge(bytes)
  }

  /// Gives back a block of that size.
  @inline(__always)
  mutating func free(_ block: UnsafeMutableRawPointer, _ bytes: Int) {
    if bytes <= PayloadAllocator.largest {
      let index = (bytes + 15) >> 4
      block.storeBytes(of: freeLists[index], as: UnsafeMutableRawPointer?.self)
      freeLists[index] = block
    } else {
      freeLarge(block, bytes)
    }
  }

  private mutating func carve(_ bytes: Int) -> UnsafeMutableRawPointer {
    let size = max(bytes, 16)
    if remaining < size {
      next = .allocate(byteCount: PayloadAllocator.slabBytes, alignment: 16)
      slabs.append(next)
      remaining = PayloadAllocator.slabBytes
    }
    defer {
      next += size
      remaining -= size
    }
    return next
  }

  private mutating func allocateLarge(_ bytes: Int) -> UnsafeMutableRawPointer {
    let block = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 16)
    large.insert(block)
    largeBytes += bytes
    return block
  }

  private mutating func freeLarge(_ block: UnsafeMutableRawPointer, _ bytes: Int) {
    large.remove(block)
    largeBytes -= bytes
    block.deallocate()
  }
}
