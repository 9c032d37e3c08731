/// A collection of a run, and where the program stands meanwhile.
public struct CollectionVisit: Equatable, Sendable {
  /// A line that runs while a collection does.
  public struct Line: Equatable, Sendable {
    /// The line, from 1.
    public var line: Int
    /// How many collections this line has come to, this one included.
    public var visit: Int

    /// A line and the number of its collections.
    public init(line: Int, visit: Int) {
      self.line = line
      self.visit = visit
    }
  }

  /// The collections of a run are numbered from 1.
  public var number: Int
  /// The oldest generation that it looks at.
  public var generation: Int
  /// Whether a threshold began it, and not the program.
  public var isAutomatic: Bool
  /// The lines that run, the innermost frame's first, each once.
  public var lines: [Line]

  /// A collection.
  public init(number: Int, generation: Int, isAutomatic: Bool, lines: [Line]) {
    self.number = number
    self.generation = generation
    self.isAutomatic = isAutomatic
    self.lines = lines
  }
}

/// One of the collector's lists, as a picture shows it.
public struct CollectorListState: Equatable, Sendable {
  /// Which list.
  public var list: CollectorList
  /// The drawn objects in it, in the list's order, by display number.
  public var objects: [Int]
  /// How many more objects of the program are in it, that are not drawn.
  public var others: Int

  /// A list of the collector.
  public init(list: CollectorList, objects: [Int], others: Int) {
    self.list = list
    self.objects = objects
    self.others = others
  }
}

/// The cycle collector's counters and lists at a step.
///
/// Authority: CPython, Modules/gcmodule.c: `struct _gc_runtime_state`.
public struct CollectorView: Equatable, Sendable {
  /// What `gc.get_count()` and `gc.get_threshold()` say, the youngest generation first.
  public var counts, thresholds: [Int]
  /// Whether automatic collection is on.
  public var isEnabled: Bool
  /// Survivors of the middle generation since the last full collection, and all that it left
  /// alive: an automatic full collection waits until the first is a quarter of the second.
  public var longLivedPending, longLivedTotal: Int
  /// Objects of the start-up in the oldest generation, beside those of `lists`.
  public var startup: Int
  /// The three generations, then whatever other lists hold something.
  public var lists: [CollectorListState]

  /// The state of the collector.
  public init(
    counts: [Int], thresholds: [Int], isEnabled: Bool = true, longLivedPending: Int = 0,
    longLivedTotal: Int = 0, startup: Int = 0, lists: [CollectorListState]
  ) {
    self.counts = counts
    self.thresholds = thresholds
    self.isEnabled = isEnabled
    self.longLivedPending = longLivedPending
    self.longLivedTotal = longLivedTotal
    self.startup = startup
    self.lists = lists
  }

  /// Moves a drawn object to the end of a list.
  public mutating func move(_ object: Int, to list: CollectorList) {
    for index in lists.indices { lists[index].objects.removeAll { $0 == object } }
    if let index = lists.firstIndex(where: { $0.list == list }) {
      lists[index].objects.append(object)
    } else {
      lists.append(CollectorListState(list: list, objects: [object], others: 0))
    }
  }
}
