/// What a slot or a name holds, as a picture shows it.
public enum SlotValue: Equatable, Hashable, Sendable {
  /// A value written in place: a number, a short text, `None`, or the name of what is not drawn
  /// (`class Node`, `function f`).
  case atom(String)
  /// A reference to the drawn object of that display number (`#3` is 3).
  case object(Int)
  /// The name exists and is not bound.
  case unbound
}

/// A place in an object that holds a reference or a value.
public struct Slot: Equatable, Hashable, Sendable {
  /// An attribute's name, an index (`0`), a key (`"k"`).
  public var name: String
  /// What it holds.
  public var value: SlotValue
  /// Whether the reference is weak (not counted).
  public var isWeak: Bool

  /// A slot.
  public init(name: String, value: SlotValue, isWeak: Bool = false) {
    self.name = name
    self.value = value
    self.isWeak = isWeak
  }
}

/// A reference count as a program would see it, less the asker's own reference.
public enum ReferenceCount: Equatable, Hashable, Sendable {
  /// The number of references.
  case count(Int)
  /// Never counted, never freed.
  case immortal
}

/// Why an object ceased to exist.
public enum FreeCause: String, Equatable, Sendable, CaseIterable {
  /// Its reference count fell to zero.
  case count
  /// The cycle collector cleared its cycle.
  case collector
  /// The process ended.
  case exit
}

/// Whether an object exists, and whether the program can still reach it.
public enum Liveness: Equatable, Sendable {
  /// Reachable from a name or a running frame.
  case live
  /// Exists, but no chain of references leads to it.
  case unreachable
  /// Gone since `line`; drawn as a tombstone until its block is used again.
  case freed(line: Int, cause: FreeCause)
}

/// What the cycle collector says of an object within a collection.
public enum CollectionMark: Equatable, Sendable {
  /// Its count was copied.
  case copied
  /// References from inside were subtracted.
  case subtracted
  /// Moved to the tentatively unreachable.
  case tentative
  /// Not moved away, being reachable from outside.
  case reachable
  /// Moved back, being reachable from outside.
  case movedBack
  /// Found to be garbage.
  case garbage
  /// Found to be garbage; its finalizer runs or has run.
  case finalizing
  /// Brought back by a finalizer.
  case resurrected
  /// Its references are being cleared.
  case clearing
}

/// Which of the collector's lists an object is in.
///
/// Authority: CPython, Modules/gcmodule.c: `gc_collect_main` and what it calls.
public enum CollectorList: Equatable, Hashable, Sendable {
  /// A generation's list: 0 is the youngest.
  case generation(Int)
  /// `gc.freeze()`'s, and immortal objects that a collection has met.
  case permanent
  /// Set aside by `move_unreachable`, or known to be garbage.
  case unreachable
  /// Found to be unreachable again, after the finalizers have run.
  case stillUnreachable
  /// Its finalizer has been called in the running collection.
  case finalized
}

/// One block of memory that an object has requested.
public struct BlockPlace: Equatable, Sendable {
  /// The simulated address of its first byte.
  public var address: UInt64
  /// The bytes that were requested.
  public var bytes: Int
  /// What it is for: `object`, `items`, `keys`, `values`.
  public var purpose: String

  /// A block that belongs to an object.
  public init(address: UInt64, bytes: Int, purpose: String) {
    self.address = address
    self.bytes = bytes
    self.purpose = purpose
  }
}

/// An object at a step, as much of it as a picture needs.
public struct ObjectState: Equatable, Sendable {
  /// The display number: `#k`, the k-th object of the program that something held at a line's end.
  public var number: Int
  /// The name of its type.
  public var type: String
  /// Its count; nil where the runtime has none.
  public var count: ReferenceCount?
  /// References that make up the count and are no slot or name of the picture, each by its name
  /// (`argument`, `loop iterator`, `constant`): the *named rest*.
  public var rest: [String]
  /// Its slots in the order in which the collector visits them, at most the first and last few.
  public var slots: [Slot]
  /// How many slots stand between `slots[foldAt - 1]` and `slots[foldAt]` and are not listed.
  public var foldedSlots: Int
  /// Where the folded ones are missing.
  public var foldAt: Int
  /// For a container, the number of its items; nil otherwise.
  public var length: Int?
  /// Whether it exists and can be reached.
  public var liveness: Liveness
  /// The collector's generation that it is in; nil when not tracked.
  public var generation: Int?
  /// The collector's list that it is in; nil when not tracked.
  public var list: CollectorList?
  /// The collector's copy of the count, within a collection.
  public var gcRefs: Int?
  /// What the collector says of it, within a collection.
  public var mark: CollectionMark?
  /// Its size in bytes, as `sys.getsizeof` says.
  public var size: Int
  /// Where it lies; the first is the object itself.
  public var places: [BlockPlace]
  /// Which of several unreachable groups it belongs to, from 1; nil where there is one at most.
  public var unreachableGroup: Int?

  /// The state of an object.
  public init(
    number: Int, type: String, count: ReferenceCount?, rest: [String] = [], slots: [Slot] = [],
    foldedSlots: Int = 0, foldAt: Int = 0, length: Int? = nil, liveness: Liveness = .live,
    generation: Int? = nil, list: CollectorList? = nil, gcRefs: Int? = nil,
    mark: CollectionMark? = nil, size: Int = 0, places: [BlockPlace] = []
  ) {
    self.number = number
    self.type = type
    self.count = count
    self.rest = rest
    self.slots = slots
    self.foldedSlots = foldedSlots
    self.foldAt = foldAt
    self.length = length
    self.liveness = liveness
    self.generation = generation
    self.list = list
    self.gcRefs = gcRefs
    self.mark = mark
    self.size = size
    self.places = places
  }
}
