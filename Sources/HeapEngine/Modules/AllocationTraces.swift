/// What `tracemalloc` has recorded: for each block requested since `start`, its bytes and where the
/// program stood.
///
/// Authority: CPython, Modules/_tracemalloc.c (Python/tracemalloc.c from 3.12 on).
struct AllocationTraces {
  /// A place in the program: a code object's index and a line.
  struct Place: Hashable {
    let code: Int
    let line: Int
  }

  struct Trace {
    let bytes: Int
    /// The innermost place first, at most `limit` of them.
    let places: [Place]
    /// How many frames there were in all.
    let depth: Int
    /// Where it stands in the order of requests.
    let serial: Int
  }

  /// By the address of the block, in granules.
  private(set) var blocks: [UInt32: Trace] = [:]
  private(set) var bytes = 0
  var peak = 0
  /// Frames kept of each request.
  var limit = 1
  private var serials = 0

  mutating func note(_ address: UInt32, _ size: Int, places: [Place], depth: Int) {
    forget(address)
    serials += 1
    blocks[address] = Trace(bytes: size, places: places, depth: depth, serial: serials)
    bytes += size
    peak = max(peak, bytes)
  }

  mutating func forget(_ address: UInt32) {
    if let trace = blocks.removeValue(forKey: address) { bytes -= trace.bytes }
  }

  mutating func clear() {
    blocks = [:]
    bytes = 0
    peak = 0
  }

  /// The traces in the order of their requests.
  var inOrder: [Trace] { blocks.values.sorted { $0.serial < $1.serial } }
}

extension World {
  /// Records a block, at the place where the program stands.
  mutating func trace(_ address: UInt32, _ bytes: Int) {
    var places: [AllocationTraces.Place] = []
    var index = frameCount
    while index > 0, places.count < traces.limit {
      index -= 1
      places.append(
        AllocationTraces.Place(
          code: Int(frames[index].code.pointee.index), line: line(of: frames + index)))
    }
    traces.note(address, bytes, places: places, depth: frameCount)
  }

  /// Sets the bound above which a request is looked at: all are while they are recorded.
  mutating func settlePeakTrigger() {
    peakTrigger = isJournaling || isTracing ? .min : peakBytes
  }
}
