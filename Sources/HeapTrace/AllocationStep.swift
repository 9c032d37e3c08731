/// One request of an allocation trace, as the malloc lab writes it.
public enum AllocationRequest: Equatable, Sendable {
  /// `a ID BYTES`: a new block.
  case allocate(id: Int, bytes: Int)
  /// `r ID BYTES`: another size for a block; what was in it is copied.
  case reallocate(id: Int, bytes: Int)
  /// `f ID`: a block is given back.
  case free(id: Int)

  /// The block that it is about.
  public var id: Int {
    switch self {
    case .allocate(let id, _), .reallocate(let id, _), .free(let id): id
    }
  }
}

/// A block of a heap that is one row of blocks.
public struct HeapBlock: Equatable, Sendable {
  /// The offset of its payload in the heap, and its size with its tags, in bytes.
  public var offset, bytes: Int
  /// The id that the trace knows it by; nil for a free one.
  public var id: Int?
  /// How many bytes were asked for; nil for a free one.
  public var requested: Int?

  /// A block.
  public init(offset: Int, bytes: Int, id: Int? = nil, requested: Int? = nil) {
    self.offset = offset
    self.bytes = bytes
    self.id = id
    self.requested = requested
  }
}

/// What a request of a trace left behind.
public struct AllocationStep: Equatable, Sendable {
  /// The line of the trace, from 1.
  public var line: Int
  /// The request.
  public var request: AllocationRequest
  /// The blocks, in order of address.
  public var blocks: [HeapBlock]
  /// The bytes of the whole heap.
  public var heapBytes: Int
  /// The bytes that are asked for now, and the most that were at once.
  public var payload, peakPayload: Int
  /// The blocks that the search for a free one looked at.
  public var looked: Int
  /// Whether the heap had to grow.
  public var hasGrown: Bool

  /// A step.
  public init(
    line: Int, request: AllocationRequest, blocks: [HeapBlock], heapBytes: Int, payload: Int,
    peakPayload: Int, looked: Int, hasGrown: Bool
  ) {
    self.line = line
    self.request = request
    self.blocks = blocks
    self.heapBytes = heapBytes
    self.payload = payload
    self.peakPayload = peakPayload
    self.looked = looked
    self.hasGrown = hasGrown
  }
}
