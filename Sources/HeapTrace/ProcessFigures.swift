/// Sums over the process at one step, as the queries of the same names give them.
public struct ProcessFigures: Equatable, Sendable {
  /// Objects that the program has made and that exist (`heap.objects`), and the bytes in use
  /// since its beginning (`heap.bytes`).
  public var objects, bytes: Int
  /// The collector's counter for each generation (`gc.count(g)`).
  public var counters: [Int]
  /// The collections of each generation so far (`gc.collections(g)`).
  public var collections: [Int]
  /// What all collections so far have cost, in objects that they looked at, and brought, in objects
  /// that they found to be garbage.
  public var lookedAt, reclaimed: Int
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
    objects: Int, bytes: Int, counters: [Int], collections: [Int], lookedAt: Int = 0,
    reclaimed: Int = 0, served: [Int] = [],
    frameBytes: [Int] = [], tableBytes: [Int] = [], lines: Int = 0
  ) {
    self.objects = objects
    self.bytes = bytes
    self.counters = counters
    self.collections = collections
    self.lookedAt = lookedAt
    self.reclaimed = reclaimed
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
  /// The objects that all collections so far have looked at.
  public var lookedAt: Int

  /// A stretch of a run.
  public init(
    lines: Int, line: Int, objects: Int, bytes: Int, peakBytes: Int, counters: [Int],
    collections: [Int], lookedAt: Int = 0
  ) {
    self.lookedAt = lookedAt
    self.lines = lines
    self.line = line
    self.objects = objects
    self.bytes = bytes
    self.peakBytes = peakBytes
    self.counters = counters
    self.collections = collections
  }
}
