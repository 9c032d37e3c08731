import HeapTrace

/// Why a trace of allocations cannot go on.
public struct AllocationFault: Error, Equatable, Sendable {
  /// The line, from 1.
  public var line: Int
  /// What is wrong with it.
  public var message: String
  /// Whether it is the limit of the heap.
  public var isLimit = false
}

/// Runs a trace of requests, each with its line, on an allocator with boundary tags.
///
/// - Parameter limit: the bytes that the heap may have.
/// - Throws: `AllocationFault` at a block that is unknown, or in use already, or too large.
public func runAllocations(
  _ requests: [(line: Int, request: AllocationRequest)], fit: BlockFit, limit: Int
) throws(AllocationFault) -> [AllocationStep] {
  var run = AllocationRun(heap: BlockList(fit: fit, limit: limit))
  for (line, request) in requests { try run.perform(request, line: line) }
  return run.steps
}

/// A run of a trace.
private struct AllocationRun {
  var heap: BlockList
  var steps: [AllocationStep] = []
  /// The blocks in use, by the trace's ids.
  private var held: [Int: (offset: Int, bytes: Int)] = [:]
  private var payload = 0
  private var peak = 0

  init(heap: BlockList) { self.heap = heap }

  mutating func perform(_ request: AllocationRequest, line: Int) throws(AllocationFault) {
    let before = heap.heapBytes
    heap.forgetSearch()
    switch request {
    case .allocate(let id, let bytes):
      guard held[id] == nil else {
        throw AllocationFault(line: line, message: "block \(id) is in use already")
      }
      try allocate(id, bytes, line: line)
    case .reallocate(let id, let bytes):
      // As the textbook does it: another block first, then the old one is given back.
      let old = held[id]
      try allocate(id, bytes, line: line)
      if let old { release(old) }
    case .free(let id):
      guard let old = held.removeValue(forKey: id) else {
        throw AllocationFault(line: line, message: "there is no block \(id) to free")
      }
      release(old)
    }
    peak = max(peak, payload)
    steps.append(
      AllocationStep(
        line: line, request: request, blocks: blocks, heapBytes: heap.heapBytes,
        payload: payload, peakPayload: peak, looked: heap.looked,
        hasGrown: heap.heapBytes > before))
  }

  private mutating func allocate(_ id: Int, _ bytes: Int, line: Int) throws(AllocationFault) {
    guard let offset = heap.allocate(bytes) else {
      throw AllocationFault(
        line: line, message: "the heap may have \(heap.limit) bytes", isLimit: true)
    }
    held[id] = (offset, bytes)
    payload += bytes
  }

  private mutating func release(_ block: (offset: Int, bytes: Int)) {
    heap.free(block.offset)
    payload -= block.bytes
  }

  private var blocks: [HeapBlock] {
    let owners = Dictionary(held.map { ($1.offset, $0) }, uniquingKeysWith: { first, _ in first })
    return heap.blocks.map { block in
      let id = owners[block.offset]
      return HeapBlock(
        offset: block.offset, bytes: block.bytes, id: id,
        requested: id.flatMap { held[$0]?.bytes })
    }
  }
}
