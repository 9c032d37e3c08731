/// Requests to the simulated allocators.
extension World {
  /// A block of so many bytes (0 is served as 1): pymalloc up to 512, the raw allocator above.
  @inline(__always)
  mutating func request(_ bytes: Int) -> UInt32 {
    blocksInUse &+= 1
    bytesInUse &+= bytes
    if bytesInUse > peakTrigger, let address = notePeak(bytes) { return address }
    if bytes <= SizeClass.largestRequest && bytes > 0 { return objectMemory.allocate(bytes) }
    return rawMemory.allocate(max(bytes, 1))
  }

  /// Gives back a block that was requested with so many bytes.
  @inline(__always)
  mutating func giveBack(_ address: UInt32, _ bytes: Int) {
    blocksInUse &-= 1
    bytesInUse &-= bytes
    if isTracing { traces.forget(address) }
    if bytes <= SizeClass.largestRequest && bytes > 0 {
      objectMemory.free(address)
    } else {
      rawMemory.release(address, bytes: max(bytes, 1))
    }
  }

  /// A block for `new` bytes in place of one of `old` bytes, as `pymalloc_realloc` decides.
  mutating func resize(_ address: UInt32, from old: Int, to new: Int) -> UInt32 {
    if old > 0, old <= SizeClass.largestRequest, new > 0, new <= SizeClass.largestRequest {
      let size = SizeClass.blockSize(SizeClass.index(ofRequest: old))
      if new <= size, 4 * new > 3 * size {
        bytesInUse += new - old
        if isTracing { trace(address, new) }
        return address
      }
    }
    let moved = request(new)
    giveBack(address, old)
    return moved
  }

  /// A request has made a new peak, or is to be recorded: then it is served here.
  private mutating func notePeak(_ bytes: Int) -> UInt32? {
    if bytesInUse > peakBytes {
      peakBytes = bytesInUse
      if bytesInUse > limits.heapBytes, stopped == nil {
        stop("\(grouped(limits.heapBytes >> 20)) MiB of memory")
      }
    }
    if isJournaling || isTracing {
      let address = requestRecorded(bytes)
      if isTracing { trace(address, bytes) }
      return address
    }
    peakTrigger = peakBytes
    return nil
  }

  /// Ends the run at a limit, named for the reader.
  mutating func stop(_ limit: String) {
    if stopped == nil {
      stopped = limit
      stoppedLine = currentLine()
    }
    breaker = true
  }
}

/// A whole number with commas between groups of three digits.
func grouped(_ number: Int) -> String {
  var digits = Array(String(number))
  var index = digits.count - 3
  while index > 0 {
    digits.insert(",", at: index)
    index -= 3
  }
  return String(digits)
}
