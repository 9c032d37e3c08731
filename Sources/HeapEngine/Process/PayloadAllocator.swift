/// Host memory for what objects hold (items, entries, text), in power-of-sixteen-byte slabs.
///
/// This is not part of the model: simulated addresses come from `ObjectAllocator`. One allocator
/// serves a whole world and is freed with it, so that ending a run needs no walk over its objects.
/// What start-up takes lies in the first slabs, whatever its size, so that it can be put back.
struct PayloadAllocator: ~Copyable {
  private static let largest = 512
  private static let slabBytes = 1 << 18
  /// So many emptied slabs wait for the next run.
  private static let spareSlabs = 8

  /// A piece of host memory that blocks are cut from.
  private struct Slab {
    var memory: UnsafeMutableRawPointer
    var bytes: Int
  }

  private var freeLists: UnsafeMutablePointer<UnsafeMutableRawPointer?>
  private var slabs: [Slab] = []
  private var spare: [UnsafeMutableRawPointer] = []
  private var next: UnsafeMutableRawPointer
  private var remaining = 0
  /// The large blocks, which come from the host one by one; none while start-up runs.
  private var large: Set<UnsafeMutableRawPointer> = []
  private var isStarting = true
  /// The largest block that the lists serve; below zero when every block is guarded.
  private var listed = PayloadAllocator.largest
  /// Bytes of each guarded block, under `HEAPBOOK_STRESS=1`.
  private var guarded: [UnsafeMutableRawPointer: Int] = [:]

  private static let classCount = largest / 16 + 1

  init() {
    freeLists = .allocate(capacity: Self.classCount)
    freeLists.initialize(repeating: nil, count: Self.classCount)
    next = UnsafeMutableRawPointer(freeLists)
  }

  deinit {
    for slab in slabs { slab.memory.deallocate() }
    for memory in spare { memory.deallocate() }
    for block in large { block.deallocate() }
    freeLists.deallocate()
  }

  /// A block of at least `bytes` bytes, 16-byte aligned, not initialised.
  @inline(__always)
  mutating func allocate(_ bytes: Int) -> UnsafeMutableRawPointer {
    let index = (bytes + 15) >> 4
    if bytes <= listed {
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
    if bytes <= listed {
      enlist(block, bytes)
    } else {
      freeLarge(block, bytes)
    }
  }

  @inline(__always)
  private func enlist(_ block: UnsafeMutableRawPointer, _ bytes: Int) {
    let index = (bytes + 15) >> 4
    block.storeBytes(of: freeLists[index], as: UnsafeMutableRawPointer?.self)
    freeLists[index] = block
  }

  private mutating func freeLarge(_ block: UnsafeMutableRawPointer, _ bytes: Int) {
    if listed < 0 { return freeGuarded(block, bytes) }
    if large.remove(block) != nil { block.deallocate() }
  }

  private mutating func carve(_ bytes: Int) -> UnsafeMutableRawPointer {
    let size = max(bytes, 16)
    if remaining < size { addSlab(size) }
    defer {
      next += size
      remaining -= size
    }
    return next
  }

  private mutating func addSlab(_ least: Int) {
    remaining = max(least, PayloadAllocator.slabBytes)
    if remaining == PayloadAllocator.slabBytes, let memory = spare.popLast() {
      next = memory
    } else {
      next = .allocate(byteCount: remaining, alignment: 16)
    }
    slabs.append(Slab(memory: next, bytes: remaining))
  }

  private mutating func allocateLarge(_ bytes: Int) -> UnsafeMutableRawPointer {
    if isStarting { return carve((bytes + 15) & ~15) }
    if listed < 0 { return allocateGuarded(bytes) }
    let block = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 16)
    large.insert(block)
    return block
  }
}

extension PayloadAllocator {
  /// What start-up has left in an allocator.
  struct Image {
    fileprivate var slabs: [[UInt8]] = []
    fileprivate var freeLists: [UnsafeMutableRawPointer?] = []
    fileprivate var next: UnsafeMutableRawPointer
    fileprivate var remaining: Int
  }

  /// Ends start-up: large blocks come from the host from here on; all do, if they are guarded.
  mutating func endStartup() {
    isStarting = false
    if StressState.isOn { listed = -1 }
  }

  /// What the allocator holds now.
  func image() -> Image {
    var image = Image(next: next, remaining: remaining)
    image.freeLists = (0..<Self.classCount).map { freeLists[$0] }
    for (index, slab) in slabs.enumerated() {
      let used = index + 1 < slabs.count ? slab.bytes : slab.bytes - remaining
      image.slabs.append(Array(UnsafeRawBufferPointer(start: slab.memory, count: used)))
    }
    return image
  }

  /// Puts back what the allocator held when start-up had ended.
  mutating func restore(_ image: borrowing Image) {
    for block in large { block.deallocate() }
    large = []
    guarded = [:]
    while slabs.count > image.slabs.count, let slab = slabs.popLast() {
      if slab.bytes == Self.slabBytes, spare.count < Self.spareSlabs {
        spare.append(slab.memory)
      } else {
        slab.memory.deallocate()
      }
    }
    for (slab, bytes) in zip(slabs, image.slabs) {
      slab.memory.copyMemory(from: bytes, byteCount: bytes.count)
    }
    freeLists.update(from: image.freeLists, count: Self.classCount)
    next = image.next
    remaining = image.remaining
  }
}

// MARK: Guarded blocks

/// Under `HEAPBOOK_STRESS=1` each block comes from the host and ends in a guard, which is looked at
/// when the block is given back: a write beyond the end, or a size that is not the block's, ends
/// the process.
extension PayloadAllocator {
  private static let guardBytes = 16
  private static let guardByte: UInt8 = 0xA5
  private static let deadByte: UInt8 = 0xDB

  private mutating func allocateGuarded(_ bytes: Int) -> UnsafeMutableRawPointer {
    let block = UnsafeMutableRawPointer.allocate(
      byteCount: bytes + Self.guardBytes, alignment: 16)
    block.initializeMemory(as: UInt8.self, repeating: Self.deadByte, count: bytes)
    (block + bytes).initializeMemory(
      as: UInt8.self, repeating: Self.guardByte, count: Self.guardBytes)
    large.insert(block)
    guarded[block] = bytes
    return block
  }

  private mutating func freeGuarded(_ block: UnsafeMutableRawPointer, _ bytes: Int) {
    guard let size = guarded.removeValue(forKey: block) else {
      if bytes <= Self.largest { enlist(block, bytes) }
      return
    }
    if (size + 15) >> 4 != (bytes + 15) >> 4 {
      failStress("a payload of \(size) bytes is given back as \(bytes)")
    }
    let end = UnsafeRawBufferPointer(start: block + size, count: Self.guardBytes)
    if !end.allSatisfy({ $0 == Self.guardByte }) {
      failStress("a payload of \(size) bytes was written to beyond its end")
    }
    block.initializeMemory(as: UInt8.self, repeating: Self.deadByte, count: size)
    large.remove(block)
    block.deallocate()
  }
}
