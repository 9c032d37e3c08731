/// Sums over the process at one step, as the queries of the same names give them.
public struct ProcessFigures: Equatable, Sendable {
  /// Objects that the program has made and that exist (`heap.objects`), and the bytes in use
  /// since its beginning (`heap.bytes`).
  public var objects, bytes: Int
  /// The collector's counter for each generation (`gc.count(g)`).
  public var counters: [Int]
  /// The collections of each generation so far (`gc.collections(g)`).
  public var collections: [Int]
  /// The requests that each layer has served so far, in the order of `AllocationLayer`; empty
  /// unless requests are recorded.
  public var served: [Int]
  /// The bytes of each frame, and of the table of its names (0 where it has none), as in
  /// `HeapState.frames`.
  public var frameBytes, tableBytes: [Int]
  /// Lines that have run so far.
  public var lines: Int

  /// Sums at a step.
  public init(
    objects: Int, bytes: Int, counters: [Int], collections: [Int], served: [Int] = [],
    frameBytes: [Int] = [], tableBytes: [Int] = [], lines: Int = 0
  ) {
    self.objects = objects
    self.bytes = bytes
    self.counters = counters
    self.collections = collections
    self.served = served
    self.frameBytes = frameBytes
    self.tableBytes = tableBytes
    self.lines = lines
  }
}

/// A stretch of a run of one or more lines, by the state at its end.
public struct TimelineSample: Equatable, Sendable {
  /// The lines that had run by its end, and the last of them.
  public var lines, line: Int
  /// Objects and bytes at its end, and the most bytes within it.
  public var objects, bytes, peakBytes: Int
  /// The collector's counters at its end, the collections so far.
  public var counters, collections: [Int]

  /// A stretch of a run.
  public init(
    lines: Int, line: Int, objects: Int, bytes: Int, peakBytes: Int, counters: [Int],
    collections: [Int]
  ) {
    self.lines = lines
    self.line = line
    self.objects = objects
    self.bytes = bytes
    self.peakBytes = peakBytes
    self.counters = counters
    self.collections = collections
  }
}
